"""The labelled cases and the sample articles keep the rules of their format."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import halqa
from halqa.model import SYMMETRIC, Condition, FigureStatus, Instrument, Kind, Metric, Status
from halqa.units import Bound, Period

Case = dict[str, Any]
Item = dict[str, Any]

CASES = Path(__file__).parent / "cases"
SAMPLES = Path(halqa.__file__).parent / "samples" / "articles.jsonl"
LINES = {
    "ar-look": 60,
    "ar-once": 60,
    "en-look": 60,
    "en-once": 60,
    "en-look-2": 110,
    "ar-look-2": 110,
    "en-look-4": 80,
    "ar-look-4": 80,
    "en-look-3": 80,
    "ar-look-3": 70,
    "en-look-5": 80,
    "ar-look-5": 80,
    "en-look-6": 70,
    "ar-look-6": 70,
    "en-once-5": 32,
    "ar-once-5": 33,
}
# the plain telling of deals and the manner of the press; half of the lines of every other set
TRAPS = {
    "en-look-3": 20,
    "ar-look-3": 15,
    "en-look-5": 27,
    "ar-look-5": 27,
    "en-look-6": 23,
    "ar-look-6": 23,
    "en-once-5": 8,
    "ar-once-5": 8,
}
FILES = (*LINES, "en-web", "samples")
FIRST_OF_A_LATER_LOT = {"-2": 101, "-3": 301, "-4": 401, "-5": 501, "-6": 601}
TIE_KEYS = frozenset(
    "kind from to amount currency bound per power_mw chips stake_pct start end status hearsay evidence".split()
)
TIE_EXTRAS = frozenset("amount_high shared_amount part_of condition instrument optional".split())
FIGURE_KEYS = frozenset("party metric amount unit bound period status evidence".split())
FIGURE_EXTRAS = frozenset("amount_high optional".split())
CURRENCIES = frozenset("USD EUR GBP AED SAR QAR KWD EGP MAD CNY JPY KRW INR AUD TWD".split())
UNITS = CURRENCIES | {"MW", "chips", "users", "%"}
WORDS_OF_EVIDENCE = 12


def rows(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def cases(name: str) -> list[Case]:
    return rows(CASES / f"{name}.jsonl")


def ties(name: str) -> Iterator[tuple[str, Item]]:
    return ((case["id"], tie) for case in cases(name) for tie in case["ties"])


def figures(name: str) -> Iterator[tuple[str, Item]]:
    return ((case["id"], figure) for case in cases(name) for figure in case["figures"])


every_file = pytest.mark.parametrize("name", FILES)
every_set = pytest.mark.parametrize("name", LINES)


@every_file
def test_every_case_has_the_keys_of_the_format(name: str) -> None:
    for case in cases(name):
        assert set(case) == {"id", "lang", "title", "published", "text", "ties", "figures"}, case["id"]
        assert case["lang"] in {"ar", "en"}
        assert case["text"]
        assert case["text"].strip() == case["text"]


@every_file
def test_all_evidence_stands_verbatim_in_its_text_and_is_short(name: str) -> None:
    for case in cases(name):
        for item in (*case["ties"], *case["figures"]):
            assert item["evidence"] in case["text"], (case["id"], item["evidence"])
            assert 0 < len(item["evidence"].split()) <= WORDS_OF_EVIDENCE, (case["id"], item["evidence"])


@every_file
def test_ties_use_only_known_keys_and_values(name: str) -> None:
    for ident, tie in ties(name):
        assert set(tie) >= TIE_KEYS, ident
        assert set(tie) <= TIE_KEYS | TIE_EXTRAS, ident
        assert tie["kind"] in set(Kind), ident
        assert tie["status"] in set(Status), ident
        assert tie["per"] is None or tie["per"] in set(Period), ident
        assert isinstance(tie["hearsay"], bool), ident
        assert tie["from"], ident
        assert tie["to"], ident
        assert tie["from"] != tie["to"], ident
        assert tie.get("instrument", Instrument.CASH) in set(Instrument), ident
        assert tie.get("condition", Condition.CONDITION) in set(Condition), ident


@every_file
def test_an_amount_has_a_currency_and_nothing_else_has_one(name: str) -> None:
    for ident, tie in ties(name):
        assert (tie["amount"] is None) == (tie["currency"] is None), ident
        assert tie["currency"] is None or tie["currency"] in CURRENCIES, ident
        assert tie["amount"] is None or tie["amount"] > 0, ident


@every_file
def test_a_bound_stands_exactly_where_there_is_a_quantity(name: str) -> None:
    for ident, tie in ties(name):
        has_quantity = any(tie[key] is not None for key in ("amount", "power_mw", "chips", "stake_pct"))
        assert (tie["bound"] is not None) == has_quantity, ident
        assert tie["bound"] is None or tie["bound"] in set(Bound), ident


@every_file
def test_a_range_starts_at_its_low_end_and_a_part_is_no_bigger_than_its_total(name: str) -> None:
    for ident, tie in ties(name):
        if "amount_high" in tie:
            assert tie["amount"] < tie["amount_high"], ident
            assert tie["bound"] == Bound.AT_LEAST, ident
        if "part_of" in tie:
            assert tie["amount"] < tie["part_of"], ident


@every_file
def test_a_part_names_a_total_that_its_document_tells(name: str) -> None:
    for case in cases(name):
        totals = {(tie["from"], tie["to"], tie["amount"]) for tie in case["ties"] if "part_of" not in tie}
        for tie in case["ties"]:
            if "part_of" in tie:
                assert (tie["from"], tie["to"], tie["part_of"]) in totals, case["id"]


@every_file
def test_ties_without_a_direction_name_their_parties_in_alphabetical_order(name: str) -> None:
    for ident, tie in ties(name):
        if tie["kind"] in SYMMETRIC:
            assert tie["from"].casefold() < tie["to"].casefold(), ident
            assert tie["amount"] is None, ident


@every_file
def test_figures_use_only_known_keys_and_values(name: str) -> None:
    for ident, figure in figures(name):
        assert set(figure) >= FIGURE_KEYS, ident
        assert set(figure) <= FIGURE_KEYS | FIGURE_EXTRAS, ident
        assert figure["metric"] in set(Metric), ident
        assert figure["status"] in set(FigureStatus), ident
        assert figure["bound"] in set(Bound), ident
        assert figure["unit"] in UNITS, ident
        assert figure["party"], ident


def test_no_id_and_no_text_of_a_case_comes_twice() -> None:
    everything = [case for name in FILES for case in cases(name)]
    for key in ("id", "text"):
        assert [value for value, times in Counter(case[key] for case in everything).items() if times > 1] == []


@every_set
def test_half_of_each_set_are_traps_and_fewer_of_the_plain_ones_and_of_the_press(name: str) -> None:
    traps = [case for case in cases(name) if not case["ties"] and not case["figures"]]
    assert len(cases(name)) == LINES[name]
    assert len(traps) == TRAPS.get(name, LINES[name] // 2)


@every_set
def test_each_set_has_every_kind_and_every_status(name: str) -> None:
    assert {tie["kind"] for _, tie in ties(name)} == set(Kind)
    assert {tie["status"] for _, tie in ties(name)} == set(Status)
    assert {tie["hearsay"] for _, tie in ties(name)} == {True, False}
    assert {tie["bound"] for _, tie in ties(name)} == {*Bound, None}


@every_set
def test_ids_carry_the_name_of_their_file_and_its_language(name: str) -> None:
    stem, lot = (name[:-2], name[-2:]) if name[-2:] in FIRST_OF_A_LATER_LOT else (name, "")
    first = FIRST_OF_A_LATER_LOT.get(lot, 1)
    numbers = range(first, first + LINES[name])
    assert [case["id"] for case in cases(name)] == [f"{stem}-{number:03}" for number in numbers]
    assert {case["lang"] for case in cases(name)} == {name[:2]}


def test_the_web_articles_have_a_headline_a_date_and_the_length_of_a_report() -> None:
    for number, case in enumerate(cases("en-web"), 1):
        assert case["id"] == f"en-web-{number:03}"
        assert case["title"], case["id"]
        assert date.fromisoformat(case["published"]).year >= 2023, case["id"]
        assert 6 <= len(re.findall(r"[.!?][\"”’')]*(?:\s|$)", case["text"])) <= 14, case["id"]
        assert case["ties"], case["id"]


def test_the_sample_articles_are_six_in_each_language_and_of_the_promised_length() -> None:
    articles = rows(SAMPLES)
    assert Counter(article["lang"] for article in articles) == {"ar": 6, "en": 6}
    for article in articles:
        assert 120 <= len(article["text"].split()) <= 250, article["id"]
        assert date(2025, 9, 1) <= date.fromisoformat(article["published"]) <= date(2026, 6, 30), article["id"]


def test_the_sample_articles_name_a_made_up_publisher_and_their_sources() -> None:
    for article in rows(SAMPLES):
        assert set(article) == {"id", "lang", "title", "published", "publisher", "text", "sources"}, article["id"]
        assert article["publisher"].startswith("Halqa sample desk "), article["id"]
        assert article["sources"], article["id"]
        assert all(url.startswith("https://") for url in article["sources"]), article["id"]


def test_the_labelled_samples_are_the_sample_articles() -> None:
    labelled = {case["id"]: (case["title"], case["published"], case["text"]) for case in cases("samples")}
    shipped = {article["id"]: (article["title"], article["published"], article["text"]) for article in rows(SAMPLES)}
    assert labelled == shipped


def test_one_wire_story_is_told_by_two_desks_in_nearly_the_same_words() -> None:
    first, second = (article for article in rows(SAMPLES) if article["id"] in {"sample-en-2", "sample-en-3"})
    one, other = set(first["text"].split()), set(second["text"].split())
    assert first["publisher"] != second["publisher"]
    assert len(one & other) / len(one | other) > 0.85


def test_the_samples_send_money_round_in_rings() -> None:
    paid = {(tie["from"], tie["to"]) for _, tie in ties("samples") if tie["kind"] not in SYMMETRIC}
    rings = ["Nvidia OpenAI Oracle", "Microsoft OpenAI", "Amazon Anthropic", "Amazon OpenAI", "Nvidia xAI"]
    for ring in (*rings, "Nvidia CoreWeave"):
        parties = ring.split()
        assert set(zip(parties, [*parties[1:], parties[0]], strict=True)) <= paid, ring
