"""Halqa (حلقة, a ring): the money that goes round in the AI build-out, read from the news."""

__version__ = "0.2.0"
