"""Names that the catalogue does not hold: which of them are one party's, and which are not."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.ledger.deals import deals
from halqa.ledger.names import are_one, keys, known_as, resemblance, score
from halqa.ledger.parties import Spelling, consonants, identity, is_sure
from halqa.model import Kind, Reading, Verdict
from tests.ledger.build import reading, tie
from tests.ledger.judging import judged, undo

NAMES: dict[str, list[dict[str, str]]] = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))
SPELLINGS = ["Pelagia", "بيلاجيا", "PELAGIA Inc.", "Quillon", "كويلون", "Quillon Labs", "نفيديا", "Nvidia", "Halden"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pelagia", "بيلاجيا"),
        ("Quillon", "كويلون"),
        ("Halden", "هالدن"),
        ("Brightloom", "BrightLoom, Inc."),
        ("Brightloom Labs", "Brightloom"),
        ("ستونبريدج", "ستون بريدج"),
    ],
)
def test_two_spellings_of_a_newcomer_are_one_party(one: str, other: str) -> None:
    assert are_one(one, other)
    assert are_one(other, one)
    assert len(deals([reading("a", tie(one, "Nvidia", 2)), reading("b", tie(other, "Nvidia", 2))])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Crescent Capital", "Crescent Energy"),
        ("Osprey Series F", "Osprey Series G"),
        ("Halyard 2", "Halyard 3"),
        ("Halden", "Holden"),
        ("Tessellate", "Tesselate AI"),
        ("هالدن", "هولندا"),
        ("تالس", "Tallis"),  # three consonants may be many a name
    ],
)
def test_names_that_are_only_near_stay_two(one: str, other: str) -> None:
    assert not are_one(one, other)
    assert len(deals([reading("a", tie(one, "Nvidia", 2)), reading("b", tie(other, "Nvidia", 2))])) == 2


@pytest.mark.parametrize("row", NAMES["traps"], ids=lambda row: f"{row['name']} / {row['not']}")
def test_no_trap_is_held_under_the_name_that_it_looks_like(row: dict[str, str]) -> None:
    assert identity(row["name"]) != row["not"]
    assert not are_one(row["name"], row["not"])
    assert known_as([(row["name"], "Someone")]).get(row["name"]) != row["not"]


def test_of_the_field_s_names_none_are_one_that_are_two() -> None:
    """As if the catalogue held none of them: each spelling beside each other one."""
    rows = NAMES["spellings"]
    sounds = {row["name"]: consonants(Spelling(row["name"]).core) for row in rows}
    near = [(a, b) for a, b in combinations(rows, 2) if len(sounds[a["name"]] & sounds[b["name"]]) > 1]
    alike = [
        (one["party"], other["party"])
        for one, other in near
        if (reasons := resemblance(one["name"], other["name"]))
        if is_sure(Spelling(one["name"]), Spelling(other["name"]), reasons)
    ]

    assert [pair for pair in alike if pair[0] != pair[1]] == []
    assert len(alike) > 0.4 * sum(one["party"] == other["party"] for one, other in combinations(rows, 2))


def test_a_name_of_the_catalogue_in_other_letters_is_its_party() -> None:
    found = deals([reading("a", tie("OpenAI", "أوراكل كوربوريشن", 300)), reading("b", tie("OpenAI", "Oracle", 300))])

    assert [(deal.id, deal.versions[0].origins) for deal in found] == [("compute-openai-oracle", 2)]


def test_a_name_that_fits_two_which_differ_joins_neither() -> None:
    facing = [("Cellnor", "Nvidia"), ("Sellnar", "Nvidia"), ("سيلنور", "Nvidia")]

    assert are_one("Cellnor", "سيلنور")
    assert are_one("Sellnar", "سيلنور") is are_one("سيلنور", "Sellnar")
    assert known_as(facing[::2]) == {"سيلنور": "Cellnor"}
    assert known_as(facing) == ({} if are_one("Sellnar", "سيلنور") else {"سيلنور": "Cellnor"})
    assert score("Cellnor", "Sellnar") == 0


def test_the_two_sides_of_a_claim_are_two_parties() -> None:
    assert known_as([("Pelagia", "بيلاجيا")]) == {}
    assert known_as([("نفيديا", "Nvidia"), ("نفيديا", "OpenAI")]) == {}


def test_what_was_judged_comes_first() -> None:
    news = [reading("a", tie("Pelagia", "Nvidia", 2)), reading("b", tie("بيلاجيا", "Nvidia", 2))]
    apart = judged(Verdict.NOT_SAME, "Pelagia", "بيلاجيا")
    bought = judged(Verdict.SAME, "Pelagia", "OpenAI", minute=1)

    assert {deal.payer for deal in deals(news, None, [apart])} == {"Pelagia", "بيلاجيا"}
    assert {deal.payer for deal in deals(news, None, [bought])} == {"OpenAI"}
    assert {deal.payer for deal in deals(news, None, [apart, bought])} == {"OpenAI", "بيلاجيا"}
    assert deals(news, None, [apart, undo(apart, 2)]) == deals(news)


def test_a_name_means_the_same_from_whatever_day_one_looks() -> None:
    news = [
        reading("a", tie("بيلاجيا", "Nvidia", 2), day="2025-01-01"),
        reading("b", tie("Pelagia", "Nvidia", 2), day="2026-01-01"),
    ]

    assert [deal.id for deal in deals(news, news[0].document.published)] == ["compute-pelagia-nvidia"]


@st.composite
def newcomers_told(draw: st.DrawFn) -> list[Reading]:
    names = st.sampled_from(SPELLINGS)
    pairs = st.tuples(names, names).filter(lambda pair: pair[0] != pair[1])
    days = st.sampled_from([None, "2025-09-01", "2025-12-01"])
    kinds = st.sampled_from([Kind.COMPUTE, Kind.EQUITY])
    told = st.lists(
        st.builds(lambda pair, kind, usd: tie(pair[0], pair[1], usd, kind=kind), pairs, kinds, st.integers(1, 2))
    )
    return [reading(f"d{number}", *draw(told)[:3], day=draw(days)) for number in range(draw(st.integers(0, 5)))]


@given(st.data())
def test_the_order_of_names_makes_no_difference(data: st.DataObject) -> None:
    told = data.draw(newcomers_told())

    assert deals(data.draw(st.permutations(told))) == deals(told)
    assert deals([*told, *told]) == deals(told)


@given(newcomers_told())
def test_a_party_is_held_under_one_of_its_names_and_never_faces_itself(told: list[Reading]) -> None:
    facing = {(each.payer.party, each.payee.party) for one in told for each in one.ties}
    held = known_as(facing)

    assert all(held.get(name, name) == name for name in held.values())
    assert all(held.get(one, one) != held.get(other, other) for one, other in facing)
    assert sum(len(version.ties) for deal in deals(told) for version in deal.versions) == sum(
        len({(each.document, each) for each in one.ties}) for one in told
    )


def test_names_that_differ_by_a_number_are_not_even_compared() -> None:
    assert keys("Party 12") & keys("Party 13") == frozenset()
    assert keys("Halyard 2") & keys("هاليارد 2")
