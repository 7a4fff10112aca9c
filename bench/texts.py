"""The texts that reading is measured on: posts of the shared corpus, and long documents made of them."""

import json
from functools import cache
from pathlib import Path

from halqa.model import Document
from halqa.sources.samples import samples

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "hn-digest.jsonl"
MEGABYTE = 1_000_000


@cache
def posts(*, on_topic: bool) -> tuple[Document, ...]:
    """Return the posts of the corpus that are on the subject, or those that are not, where they are there."""
    given = map(json.loads, CORPUS.read_text("utf-8").splitlines() if CORPUS.exists() else ())
    return tuple(
        Document(id=one["id"], text=one["text"], lang=one["lang"]) for one in given if one["on_topic"] is on_topic
    )


def long_document(megabytes: float) -> Document:
    """Return one document of a length: the posts of the corpus over and over, or the samples where there is none."""
    given = [*posts(on_topic=True), *posts(on_topic=False)] or list(samples())
    whole = "\n\n".join(document.text for document in given) + "\n\n"
    return Document(id="long", text=whole * round(megabytes * MEGABYTE / len(whole.encode("utf-8"))))
