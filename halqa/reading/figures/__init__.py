"""What is told of one party in a number: revenue, valuation, capacity."""
