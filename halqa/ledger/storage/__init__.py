"""Where a ledger is kept: the truth, to which is only added, and the tables of what follows from it."""
