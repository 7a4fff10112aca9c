"""The articles that ship with the package, written in the project's own words about real facts."""

from importlib.resources import files

from halqa.model import Document
from halqa.sources.objects import document, parsed

SAMPLES = files("halqa") / "samples" / "articles.jsonl"
SOURCE = "halqa/samples/articles.jsonl"


def samples() -> tuple[Document, ...]:
    """Return the sample articles, in the order of the file."""
    lines = SAMPLES.read_text("utf-8").split("\n")
    return tuple(document(parsed(line), SOURCE) for line in lines if line.strip())
