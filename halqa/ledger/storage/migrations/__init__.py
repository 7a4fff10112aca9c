"""The way from any format of a ledger to the present one, step by step; a new ledger goes all of it."""
