import json
import re
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from halqa.catalogue.identifiers import identifiers
from halqa.ledger.changes import News
from halqa.ledger.doubts import Reason
from halqa.ledger.overlap_rules import Because, Relation
from halqa.ledger.parties import REASONS
from halqa.ledger.unnamed import FEATURES
from halqa.model import Verdict
from halqa.surfaces.changes import FACTS
from halqa.surfaces.layout import line, row, show, table
from halqa.surfaces.passage import Passage
from halqa.surfaces.reviewing import ANSWERS
from halqa.surfaces.voice import CLOSE, OPEN, voice

LETTERS = st.text("ab دولار\n", max_size=80)


def labels(lang: str) -> dict[str, str]:
    text = (files("halqa.surfaces") / "locales" / f"{lang}.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)["terminal"]
    return found


def printed(view: RenderableType, width: int) -> str:
    console = Console(file=StringIO(), width=width)
    show(console, [view])
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_both_languages_have_the_same_labels_with_the_same_values_to_fill_in() -> None:
    arabic, english = labels("ar"), labels("en")
    assert arabic.keys() == english.keys()
    for key, label in english.items():
        assert set(re.findall(r"{\w+}", arabic[key])) == set(re.findall(r"{\w+}", label)), key


def test_every_arabic_label_is_in_arabic() -> None:
    typed = "answer."  # what a person may type, in either script
    shown = {key: label for key, label in labels("ar").items() if not key.startswith(typed)}
    words = {key: re.sub(r"{\w+}", "", label) for key, label in shown.items()}
    assert [key for key, label in words.items() if not re.search("[ء-ي]", label) and len(label) > 6] == []
    assert [key for key, label in words.items() if re.search("[A-Za-z]", label)] == []


def test_no_label_is_left_unused(root: Path) -> None:
    code = "".join(path.read_text("utf-8") for path in (root / "halqa/surfaces").glob("*.py"))
    made = {"mark.condition", "mark.option", "layer.in_kind", "layer.conditional", "layer.optional", "layer.limits"}
    made |= {f"who.{register}" for name in ("Nvidia", "OpenAI") for register in identifiers(name)}
    made |= {f"who.{reason}" for reason in REASONS}
    made |= {f"overlaps.{relation}" for relation in Relation} | {f"because.{reason}" for reason in Because}
    made |= {f"unnamed.{feature.name}" for feature in FEATURES}
    made |= {f"verdict.{verdict}" for verdict in Verdict} | {f"news.{news}" for news in News}
    made |= {f"doubt.{reason}" for reason in Reason} | {f"answer.{answer}" for answer in ANSWERS}
    made |= {f"change.{fact}{ending}" for fact in FACTS for ending in ("", ".unknown")}
    assert [key for key in labels("en") if not re.search(f"[\"']{key}[\"']", code) and key not in made] == []


@given(st.lists(LETTERS, min_size=1, max_size=6), st.integers(4, 40))
def test_every_line_closes_the_isolates_it_opens(parts: list[str], width: int) -> None:
    words = " ".join(f"{OPEN}{part}{CLOSE}" if number % 2 else part for number, part in enumerate(parts))
    for shown in printed(Passage(words), width).split("\n"):
        assert shown.count(OPEN) == shown.count(CLOSE)


def test_isolates_take_no_room() -> None:
    grid = table(voice("en"), ("read.kind", 0), ("read.claim", 1))
    row(grid, f"{OPEN}دين{CLOSE}", "claim\nquote")
    seen = printed(grid, 60).replace(OPEN, "").replace(CLOSE, "")
    assert {len(shown) for shown in seen.strip("\n").split("\n")} == {60}


def test_arabic_tables_begin_on_the_right() -> None:
    grid = table(voice("ar"), ("read.kind", 0), ("read.claim", 1))
    row(grid, "دين", "قرض")
    shown = printed(grid, 60)
    assert shown.index("قرض") < shown.index("دين")
    assert printed(line(voice("ar"), "دين"), 10) == "       دين\n"


@pytest.mark.parametrize(
    ("lang", "words", "shown"),
    [
        ("en", "Oracle", "Oracle"),
        ("en", "أوراكل", f"{OPEN}أوراكل{CLOSE}"),
        ("ar", "أوراكل", "أوراكل"),
        ("ar", "Oracle أوراكل", f"{OPEN}Oracle أوراكل{CLOSE}"),
        ("en", "G42 جي 42\u202e\x1b[31m", f"{OPEN}G42 جي 42[31m{CLOSE}"),
        ("en", "two\n lines", "two lines"),
    ],
)
def test_words_of_the_other_direction_stand_in_isolates(lang: str, words: str, shown: str) -> None:
    assert voice(lang).isolate(words) == shown
