"""Families of constructions of business English and Arabic: each verb, noun, role and order of words by itself.

A line of `families/<language>.txt` is a sentence, two bars, and the ties that it gives; behind the bars of a trap
stands nothing.
"""

from pathlib import Path

import pytest

from halqa.model import Document
from halqa.reading.reader import read

FOLDER = Path(__file__).parent / "families"


def rows() -> list[tuple[str, str, str]]:
    """Return (language, sentence, ties) of each line that is no heading."""
    found: list[tuple[str, str, str]] = []
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            text, bars, gives = line.partition("||")
            if bars:
                found.append((file.stem, text.strip(), gives.strip()))
    return found


@pytest.mark.parametrize(("language", "text", "gives"), rows())
def test_a_construction_gives_its_ties_and_no_others(language: str, text: str, gives: str) -> None:
    ties = read(Document(id="row", text=text, lang=language)).ties
    assert "; ".join(sorted(f"{tie.kind.value} {tie.payer.party}>{tie.payee.party}" for tie in ties)) == gives


def test_both_languages_have_traps() -> None:
    assert {language for language, _, gives in rows() if not gives} == {"ar", "en"}
