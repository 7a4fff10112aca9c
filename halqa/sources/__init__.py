"""Bytes from outside -> documents: text, HTML, JSON lines, and claims that were read before."""
