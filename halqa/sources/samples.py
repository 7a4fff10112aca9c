"""The articles that ship with the package, written in the project's own words about real facts."""

from importlib.resources import files

from halqa.model import Document
from halqa.sources.objects import document, parsed

ARTICLES = "articles.jsonl"
RETOLD = "retold.jsonl"  # what the press told and the reference contradicts
SOURCE = "halqa/samples/"


def samples(file: str = ARTICLES) -> tuple[Document, ...]:
    """Return the articles of a file that ships, in its order."""
    lines = (files("halqa") / "samples" / file).read_text("utf-8").split("\n")
    return tuple(document(parsed(line), SOURCE + file) for line in lines if line.strip())
