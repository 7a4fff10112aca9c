"""Reasons reach the reader in both languages: every rule has its words, and the words are those of the text."""

import json
import re
from pathlib import Path

import pytest

from halqa.model import Document, Kind, Mention, Reading, Span, Status, Tie
from halqa.pipeline import explained
from halqa.reading import read
from halqa.reading.explaining.reasons import Rule
from halqa.surfaces.explained import explain_words
from tests.surfaces.commands import halqa

FIELDS = re.compile(r"{\w+}")
TEXT = "If Nvidia buys Intel, the price falls. Nvidia will invest about $5 billion in AMD."
NASS = "لم تشتر إنفيديا شركة إنتل. ستستثمر إنفيديا نحو 5 مليارات دولار في إنتل."


def test_both_languages_have_the_same_wording_with_the_same_values_to_fill_in() -> None:
    arabic, english = explain_words("ar"), explain_words("en")
    assert set(arabic) == set(english)
    for key, words in english.items():
        assert sorted(FIELDS.findall(words)) == sorted(FIELDS.findall(arabic[key])), key


def test_every_rule_has_its_wording_and_no_wording_is_left_over() -> None:
    words = set(explain_words("en"))
    rules = {rule.value for rule in Rule} - {Rule.SILENT_NEEDS.value}
    assert rules <= words
    frame = {
        "title",
        "other_reader",
        "reason",
        "reason.words",
        "silent",
        "silent.pair",
        "silent.pair.words",
        "silent.cost",
    }
    left = {key for key in words - rules - frame if not key.startswith(("field.", f"{Rule.SILENT_NEEDS}."))}
    assert left == set()


def test_a_rule_that_quotes_ends_in_a_colon_in_both_languages() -> None:
    for lang in ("ar", "en"):
        words = explain_words(lang)
        assert all(not words[rule].endswith(":") for rule in Rule if rule.endswith(".none"))


def test_the_terminal_tells_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    told = " ".join(halqa("read", str(tmp_path / "a.txt"), "--explain").stdout.split())
    assert "Kind: the word for the event tells it: “invest”" in told
    assert "Bound: said beside the number: “about”" in told
    assert (
        "No deal in “If Nvidia buys Intel, the price falls.” Nvidia and Intel: a conditional governs it: “If”" in told
    )
    assert "the nearest pair costs 0.5, and a claim may cost 9.0" in told


def test_the_terminal_tells_why_in_arabic(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NASS, "utf-8")
    told = " ".join(halqa("read", str(tmp_path / "a.txt"), "--explain", "--lang", "ar").stdout.split())
    assert "الحد: مذكور بجانب العدد: «نحو»" in told
    assert "إنفيديا وإنتل: الحدث منفي: «لم»" in told


def test_without_the_option_nothing_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert "Why" not in halqa("read", str(tmp_path / "a.txt")).stdout
    assert "explanation" not in json.loads(halqa("read", str(tmp_path / "a.txt"), "--json").stdout)


def test_json_tells_why_with_the_span_of_the_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    found = json.loads(halqa("read", str(tmp_path / "a.txt"), "--json", "--explain").stdout)
    why = found["explanation"]
    assert why["reader"] == found["reader"]
    assert len(why["ties"]) == len(found["ties"]) == 1
    amount = why["ties"][0]["amount"]
    assert amount["rule"] == "size.near"
    assert TEXT[amount["span"]["start"] : amount["span"]["end"]] == amount["words"] == "$5 billion"
    assert why["ties"][0]["start"] == {"rule": "date.none", "words": None, "span": None, "values": {}}
    (silence,) = why["silences"]
    assert (silence["rule"], silence["words"], silence["parties"][:2]) == (
        "silent.conditional",
        "If",
        ["Nvidia", "Intel"],
    )


def test_claims_with_reasons_can_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "c.jsonl").write_text(halqa("read", str(tmp_path / "a.txt"), "--json", "--explain").stdout, "utf-8")
    again = halqa("read", str(tmp_path / "c.jsonl"), "--json", "--explain").stdout
    assert again == (tmp_path / "c.jsonl").read_text("utf-8")


@pytest.mark.parametrize("text", [TEXT, NASS])
def test_the_claims_of_this_reader_are_explained(text: str) -> None:
    why = explained(read(Document(id="d", text=text)))
    assert why is not None
    assert len(why.ties) == 1


def test_the_claims_of_another_reader_are_not_explained() -> None:
    document = Document(id="d", text="Nvidia bought Intel.")
    sides = {"payer": Mention(party="Nvidia", span=None), "payee": Mention(party="Intel", span=None)}
    tie = Tie(document="d", evidence=Span(0, 6), kind=Kind.DEBT, status=Status.DONE, **sides)  # type: ignore[arg-type]
    assert explained(Reading(document=document, reader="by hand", ties=(tie,))) is None
