"""The HTTP interface: what the commands ask, for other programs and for the pages."""
