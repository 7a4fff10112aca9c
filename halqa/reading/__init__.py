"""Document -> claims, each with the span that carries it.

Start with `reader`. A text goes through the folders in this order: `page` (what is the article), `quantities` and
`dating` (what is counted, and when), `names` (who is named), `events` (what is said to happen), `frames` (who does it
with whom), `tellings` (what of it is told how surely), `figures` (what is told of one party); `explaining` says why.
"""

from halqa.reading.reader import READER, language, read

__all__ = ["READER", "language", "read"]
