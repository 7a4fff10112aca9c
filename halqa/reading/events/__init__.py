"""What is said to happen: event words, whether they are asserted, and how far the event has come."""
