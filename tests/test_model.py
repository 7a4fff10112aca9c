"""The values that stages hand on: frozen, told apart by what they hold, pointing into a text that never changes."""

import dataclasses
import inspect
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa import model
from halqa.errors import NotACycleError, SpanOutsideTextError
from halqa.model import (
    SYMMETRIC,
    ClaimKey,
    Document,
    Figure,
    Flow,
    Judgement,
    Kind,
    Mention,
    Metric,
    Span,
    Status,
    Tie,
    Verdict,
    require_cycle,
)

VALUES = [member for _, member in inspect.getmembers(model, dataclasses.is_dataclass)]
TEXTS = st.text(max_size=200)
NAMES = st.sampled_from(["Nvidia", "OpenAI", "Oracle", "Microsoft", "CoreWeave", "أوراكل"])


@pytest.mark.parametrize("value", VALUES)
def test_every_value_is_frozen_and_slotted(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(value)
    assert value.__doc__


@given(TEXTS, st.data())
def test_a_span_gives_back_the_words_it_was_made_from(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    assert Document(id="d", text=text).quote(Span(start, end)) == text[start:end]


@given(TEXTS, st.integers(-5, 300), st.integers(-5, 300))
def test_a_span_outside_the_text_is_refused_not_cut_short(text: str, start: int, end: int) -> None:
    document = Document(id="d", text=text)
    if 0 <= start <= end <= len(text):
        assert len(document.quote(Span(start, end))) == end - start
    else:
        with pytest.raises(SpanOutsideTextError, match=f"text of {len(text)} characters"):
            document.quote(Span(start, end))


def test_a_span_counts_code_points_also_after_an_emoji_and_in_arabic() -> None:
    document = Document(id="d", text="📈 وقّعت أوراكل")

    assert document.quote(Span(2, 7)) == "وقّعت"
    assert document.quote(Span(8, 14)) == "أوراكل"


@given(TEXTS, TEXTS)
def test_two_documents_have_one_hash_when_they_have_one_text(left: str, right: str) -> None:
    hashes = Document(id="a", text=left).sha256, Document(id="b", text=right, title="another").sha256

    assert (hashes[0] == hashes[1]) == (left == right)


def test_a_text_that_no_encoding_can_hold_has_a_hash_all_the_same() -> None:
    assert len(Document(id="d", text="half a pair: \ud83d").sha256) == 64


def test_a_text_is_never_changed() -> None:
    document = Document(id="d", text="as fetched")

    with pytest.raises(AttributeError):
        document.text = "cleaned"  # type: ignore[misc]


def test_a_claim_without_its_words_cannot_be_made() -> None:
    fields = {"document": "d", "kind": Kind.CHIPS, "status": Status.DONE}
    parties = {"payer": Mention(party="OpenAI", span=None), "payee": Mention(party="Nvidia", span=None)}

    with pytest.raises(TypeError, match="evidence"):
        Tie(**fields, **parties)  # type: ignore[arg-type]


def test_what_a_text_does_not_say_is_none_and_never_zero() -> None:
    tie = Tie(
        document="d",
        evidence=Span(0, 1),
        kind=Kind.EQUITY,
        payer=Mention(party="Nvidia", span=None),
        payee=Mention(party="OpenAI", span=None),
        status=Status.AGREED,
    )

    unread = (tie.amount, tie.bound, tie.power_mw, tie.chips, tie.stake_pct, tie.start, tie.end, tie.part_of)
    assert set(unread) == {None}


def test_the_words_for_kinds_and_statuses_are_those_of_the_claim_format() -> None:
    assert [kind.value for kind in Kind] == (
        "equity debt compute chips energy service acquisition venture partnership rivalry".split()
    )
    assert [status.value for status in Status] == "talks agreed done denied ended".split()
    assert {Kind.PARTNERSHIP, Kind.RIVALRY} == SYMMETRIC


def test_a_figure_is_a_number_with_its_unit() -> None:
    figure = Figure(
        document="d",
        evidence=Span(0, 4),
        party=Mention(party="OpenAI", span=Span(0, 4)),
        metric=Metric.POWER_CAPACITY,
        amount=Decimal(1400),
        unit="MW",
    )

    assert (figure.amount, figure.unit, figure.bound.value) == (Decimal(1400), "MW", "exact")


@given(st.lists(NAMES, min_size=1, max_size=6, unique=True), st.floats(1, 1e12))
def test_flows_that_come_back_are_a_cycle_wherever_one_starts(parties: list[str], usd_per_year: float) -> None:
    flows = ring(parties, usd_per_year)

    for turn in range(len(flows)):
        require_cycle(flows[turn:] + flows[:turn])


@given(st.lists(NAMES, min_size=2, max_size=6, unique=True))
def test_flows_with_a_leg_missing_are_no_cycle_and_the_gap_is_named(parties: list[str]) -> None:
    flows = ring(parties, 1.0)[:-1]

    with pytest.raises(NotACycleError, match=f"{parties[-1]} receives, but {parties[0]} pays next"):
        require_cycle(flows)


def ring(parties: list[str], usd_per_year: float) -> list[Flow]:
    """Return flows from each party to the next, and from the last to the first."""
    following = [*parties[1:], *parties[:1]]
    return [Flow(payer, payee, usd_per_year) for payer, payee in zip(parties, following, strict=True)]


def test_a_judgement_is_known_by_all_that_it_says() -> None:
    claim = ClaimKey(text="ab" * 32, about="equity", payer="Nvidia", payee="OpenAI", span=Span(0, 6))
    said = Judgement(verdict=Verdict.ACCEPT, subject=claim, by="Hind", at=datetime(2026, 1, 2, tzinfo=UTC))

    assert said.id == replace(said).id
    assert said.id != replace(said, verdict=Verdict.REJECT).id
    assert said.id != replace(said, by="Omar").id
