import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.model import Kind
from halqa.surfaces.drawing import is_rtl, picture, sign_at
from halqa.surfaces.ring import MAX_PARTIES, THINNEST, WIDEST, Strand, arrows, drawn, marks, order, seats, width
from halqa.surfaces.wording import wording

SVG = "{http://www.w3.org/2000/svg}"
MONEY_KINDS = [kind for kind in Kind if kind not in (Kind.PARTNERSHIP, Kind.RIVALRY)]
ROLES = {"OpenAI": "labs", "Anthropic": "labs", "Oracle": "clouds", "Nvidia": "chips", "SoftBank": "capital"}


def strand(payer: str, payee: str, usd: float | None = 1e9, kind: Kind = Kind.COMPUTE, **more: object) -> Strand:
    return Strand(payer=payer, payee=payee, kind=kind, usd=usd, href="#deal-a", told="told", **more)  # type: ignore[arg-type]


RING = [
    strand("OpenAI", "Oracle", 300e9, in_cycle=True),
    strand("Oracle", "Nvidia", 40e9, Kind.CHIPS, in_cycle=True),
    strand("Nvidia", "OpenAI", 100e9, Kind.EQUITY, in_cycle=True),
    strand("OpenAI", "Nvidia", None, Kind.CHIPS),
    strand("SoftBank", "OpenAI", 40e9, Kind.EQUITY),
    strand("Nvidia", "Anthropic", 10e9, Kind.EQUITY, doubtful=True),
]
PARTIES = st.sampled_from(
    ["OpenAI", "Oracle", "Nvidia", "SoftBank", "Anthropic", "إم جي إكس", "A very long name of one"]
)
STRANDS = st.lists(
    st.builds(strand, PARTIES, PARTIES, st.none() | st.floats(0, 1e12), st.sampled_from(MONEY_KINDS)), max_size=14
)


def laid(strands: Sequence[Strand]):  # type: ignore[no-untyped-def]
    around = order(drawn(strands), ROLES, strands)
    seated = seats(around, {party: party for party in around}, ROLES, strands)
    return seated, arrows(strands, seated)


def svg(strands: Sequence[Strand], lang: str = "en") -> ET.Element:
    in_ = wording(lang, {"OpenAI": "أوبن إيه آي"} if lang == "ar" else {})
    return ET.fromstring(picture(in_, strands, ROLES, title="Who pays", desc="A ring"))  # noqa: S314 - our own text


@given(STRANDS)
@settings(max_examples=25)
def test_no_two_names_meet_and_every_party_has_one_seat(strands: list[Strand]) -> None:
    seated, _ = laid(strands)
    assert sorted(seat.party for seat in seated) == sorted({p for s in strands for p in (s.payer, s.payee)})
    assert not [(a.party, b.party) for a, b in combinations(seated, 2) if a.label.meets(b.label)]


@given(STRANDS, st.randoms())
@settings(max_examples=15)
def test_the_seats_do_not_depend_on_the_order_in_which_deals_come(strands: list[Strand], rng) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(strands)
    rng.shuffle(shuffled)
    assert [s.party for s in laid(strands)[0]] == [s.party for s in laid(shuffled)[0]]


def test_each_role_sits_together() -> None:
    around = order(drawn(RING), ROLES, RING)
    roles = [ROLES[party] for party in around]
    assert len([1 for a, b in pairwise(roles) if a != b]) == len(set(roles)) - 1


def test_money_that_comes_back_takes_another_way() -> None:
    seated, found = laid([strand("A", "B"), strand("B", "A"), strand("A", "B", kind=Kind.EQUITY)])
    middles = [arrow.curve.at(0.5) for arrow in found]
    assert min(abs(a - b) for a, b in combinations(middles, 2)) > WIDEST
    assert len(seated) == 2


def test_an_arrow_begins_at_the_payer_and_ends_at_the_payee() -> None:
    seated, (arrow,) = laid([strand("A", "B")])
    centre = {seat.party: seat.centre for seat in seated}
    assert abs(arrow.curve.start - centre["A"]) < abs(arrow.curve.start - centre["B"])
    assert abs(arrow.curve.end - centre["B"]) < abs(arrow.curve.end - centre["A"])


def test_a_party_that_pays_itself_is_not_drawn_as_an_arrow() -> None:
    assert laid([strand("A", "A"), strand("A", "B")])[1][0].strand.payee == "B"
    assert len(laid([strand("A", "A"), strand("A", "B")])[1]) == 1


@given(st.floats(0, 1e13), st.floats(0, 1e13))
def test_more_money_is_never_thinner(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert THINNEST <= width(less, 1e13) <= width(more, 1e13) <= WIDEST


def test_marks_lie_on_no_name_and_no_other_mark() -> None:
    seated, found = laid(RING)
    placed = marks(found, seated, lambda usd: f"${usd / 1e9:.0f}bn")
    assert len(placed) == len(RING)
    assert {mark.text for mark in placed} == {"$300bn", "$40bn", "$100bn", "$10bn", ""}
    assert not [1 for a, b in combinations(placed, 2) if a.box.meets(b.box)]
    assert not [1 for mark in placed for seat in seated if mark.box.meets(seat.label)]


def test_a_crowd_is_cut_to_what_can_be_read_and_keeps_the_cycles() -> None:
    crowd = [strand(f"P{n:02}", "Hub", n * 1e9) for n in range(1, 60)]
    kept = drawn([*crowd, strand("P01", "P02", 1.0, in_cycle=True)])
    assert len(kept) == MAX_PARTIES
    assert {"Hub", "P01", "P02", "P59"} <= set(kept)
    svg([*crowd, strand("P01", "P02", 1.0, in_cycle=True)])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_picture_is_xml_with_a_title_a_description_and_middled_text(lang: str) -> None:
    root = svg(RING, lang)
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("direction") == "ltr"
    texts = list(root.iter(f"{SVG}text"))
    assert {text.get("text-anchor") for text in texts} == {"middle"}
    assert {text.get("direction") for text in texts if is_rtl(text.text or "")} <= {"rtl"}
    assert any(text.text == ("أوبن إيه آي" if lang == "ar" else "OpenAI") for text in texts)
    assert not [e for e in root.iter() if e.get("style") or any(name.startswith("on") for name in e.attrib)]


def test_every_arrow_leads_somewhere_and_tells_itself() -> None:
    links = list(svg(RING).iter(f"{SVG}a"))
    assert len(links) == len(RING)
    assert {link.get("href") for link in links} == {"#deal-a"}
    assert {link.findtext(f"{SVG}title") for link in links} == {"told"}


def test_unknown_doubtful_and_cyclic_arrows_are_told_apart_by_more_than_colour() -> None:
    classes = [set((link.get("class") or "").split()) for link in svg(RING).iter(f"{SVG}a")]
    assert sum("unknown" in each for each in classes) == 1
    assert sum("doubtful" in each for each in classes) == 1
    assert sum("in-cycle" in each for each in classes) == 3
    assert len({re.sub(r"[-\d.,]+", "", sign_at(kind, 0j)) + sign_at(kind, 0j) for kind in MONEY_KINDS}) == 8


def test_names_are_escaped_and_stripped_of_what_reorders_text() -> None:
    drawn_text = picture(wording("en"), [strand("<script>x</script>", "a\u202eb")], {}, title="</svg><b>", desc="&")
    assert "<script" not in drawn_text
    assert "</svg><b>" not in drawn_text
    assert "\u202e" not in drawn_text
    ET.fromstring(drawn_text)  # noqa: S314 - our own text


def test_no_strands_make_an_empty_picture_and_no_error() -> None:
    assert svg([]).tag == f"{SVG}svg"
