"""The text proper of a page: what was never said in it, and where it was cut off."""
