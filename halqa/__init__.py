"""Halqa (حلقة, a ring): the money that goes round in the AI build-out, read from the news."""

__version__ = "0.1.0"
