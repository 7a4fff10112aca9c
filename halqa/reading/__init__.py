"""Document -> claims, each with the span that carries it."""

from halqa.reading.reader import READER, language, read

__all__ = ["READER", "language", "read"]
