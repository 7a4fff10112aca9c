"""The network -> numbers."""
