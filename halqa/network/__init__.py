"""Deals -> the network as of a day: the one place where a deal becomes flows."""
