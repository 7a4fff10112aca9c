"""The sample articles that the demo reads: our own words about public facts."""
