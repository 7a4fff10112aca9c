from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from halqa.errors import ClaimError, InvalidClaimError, QuoteMismatchError, SpanOutsideTextError
from halqa.model import Citation, Figure, Kind, Mention, Metric, Origin, Reading, Span, Status, Tie
from halqa.sources.claims import holds_claims, reading
from halqa.units import Bound, Money

TEXT = "وقّعت أوراكل عقداً: OpenAI pays Oracle $300 billion."
QUOTE = "OpenAI pays Oracle $300 billion"
START = TEXT.index(QUOTE)


def tie(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "compute",
        "from": "OpenAI",
        "to": "Oracle",
        "amount": 300_000_000_000,
        "currency": "USD",
        "bound": "exact",
        "status": "agreed",
        "start": "2027",
        "evidence": QUOTE,
        "evidence_span": {"start": START, "end": START + len(QUOTE)},
        "from_span": {"start": START, "end": START + 6},
        **changes,
    }


def figure(**changes: Any) -> dict[str, Any]:
    span = {"start": START, "end": START + len(QUOTE)}
    told = {"party": "Oracle", "metric": "backlog", "amount": Decimal("3e11"), "unit": "USD", "evidence": QUOTE}
    return {**told, "evidence_span": span, **changes}


def claims(**changes: Any) -> dict[str, Any]:
    base = {"id": "a", "text": TEXT, "published": "2025-09-10", "reader": "r 1", "ties": [tie()], "figures": [figure()]}
    return {**base, **changes}


def test_an_object_is_claims_where_it_names_its_reader() -> None:
    assert holds_claims(claims())
    assert not holds_claims({"id": "a", "text": TEXT, "ties": [], "figures": []})


def test_claims_come_back_as_the_values_they_were() -> None:
    found = reading(claims(), "claims.jsonl")
    assert found.document.published == date(2025, 9, 10)
    assert found.ties == (
        Tie(
            document="a",
            evidence=Span(START, START + len(QUOTE)),
            kind=Kind.COMPUTE,
            payer=Mention(party="OpenAI", span=Span(START, START + 6)),
            payee=Mention(party="Oracle", span=None),
            status=Status.AGREED,
            amount=Money(Decimal(300_000_000_000), "USD"),
            bound=Bound.EXACT,
            start="2027",
        ),
    )
    assert found.figures == (
        Figure(
            document="a",
            evidence=Span(START, START + len(QUOTE)),
            party=Mention(party="Oracle", span=None),
            metric=Metric.BACKLOG,
            amount=Decimal(300_000_000_000),
            unit="USD",
        ),
    )


def test_a_reading_without_claims_keeps_its_reason() -> None:
    found = reading(claims(ties=[], figures=[], reason="no deal"), "claims.jsonl")
    assert isinstance(found, Reading)
    assert (found.ties, found.figures, found.reason) == ((), (), "no deal")


@pytest.mark.parametrize("claim", [tie, figure])
@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"evidence": "OpenAI pays Oracle $400 billion"}, QuoteMismatchError),
        ({"evidence_span": {"start": START + 1, "end": START + 1 + len(QUOTE)}}, QuoteMismatchError),
        ({"evidence": "", "evidence_span": {"start": 3, "end": 3}}, QuoteMismatchError),
        ({"evidence_span": {"start": START, "end": 5000}}, SpanOutsideTextError),
        ({"evidence_span": {"start": 9, "end": 3}}, SpanOutsideTextError),
        ({"evidence_span": {"start": -1, "end": 3}}, InvalidClaimError),
        ({"evidence_span": {"start": 0.5, "end": 3}}, InvalidClaimError),
        ({"evidence_span": None}, InvalidClaimError),
    ],
)
def test_a_quote_that_is_not_in_its_place_is_refused(
    claim: Callable[..., dict[str, Any]], changes: dict[str, Any], refusal: type[ClaimError]
) -> None:
    name = "ties" if claim is tie else "figures"
    with pytest.raises(ClaimError) as found:
        reading(claims(**{name: [claim(**changes)]}), "claims.jsonl")
    assert type(found.value) is refusal


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "gift"}, "kind"),
        ({"kind": None}, "kind"),
        ({"status": "maybe"}, "status"),
        ({"bound": "most"}, "bound"),
        ({"hearsay": "true"}, "hearsay"),
        ({"hearsay": 1}, "hearsay"),
        ({"amount": "300000000000"}, "amount"),
        ({"amount": True}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": Decimal("1e999999")}, "amount"),
        ({"amount": 10**31}, "amount"),
        ({"currency": "usd"}, "currency"),
        ({"currency": None}, "no currency"),
        ({"chips": Decimal("1.5")}, "chips"),
        ({"start": "next year"}, "start: .*is not a date"),
        ({"start": "2026-13"}, "start"),
        ({"end": "2026-02-30"}, "end"),
        ({"from": ""}, "from"),
        ({"from": "x" * 400}, "from"),
        ({"from": "Oracle"}, "both sides"),
        ({"to": None}, "to"),
        ({"invented": 1}, "invented"),
        ({"from_span": {"start": 0, "end": 9999}}, "outside the text"),
    ],
)
def test_a_tie_that_no_reader_writes_is_refused_with_the_field_named(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ClaimError, match=said):
        reading(claims(ties=[tie(**changes)]), "claims.jsonl")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"metric": "luck"}, "metric"),
        ({"unit": "dollars"}, "unit|currency"),
        ({"amount": None}, "amount"),
        ({"status": "agreed"}, "status"),
    ],
)
def test_a_figure_that_no_reader_writes_is_refused_with_the_field_named(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ClaimError, match=said):
        reading(claims(figures=[figure(**changes)]), "claims.jsonl")


@pytest.mark.parametrize("when", ["2026", "2026-09", "2026-09-30", "2026-Q3", "2026-H2"])
def test_dates_are_as_precise_as_the_text(when: str) -> None:
    assert reading(claims(ties=[tie(end=when)]), "claims.jsonl").ties[0].end == when


def test_a_text_that_was_changed_after_it_was_read_is_refused() -> None:
    sha256 = reading(claims(), "c").document.sha256
    assert reading(claims(sha256=sha256), "c").document.sha256 == sha256
    with pytest.raises(InvalidClaimError, match="sha256"):
        reading(claims(sha256=sha256, text=f"{TEXT} "), "c")


@pytest.mark.parametrize("changes", [{"ties": {}}, {"ties": None}, {"figures": "none"}, {"reader": ""}, {"ties": [5]}])
def test_claims_of_another_shape_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidClaimError):
        reading(claims(**changes), "claims.jsonl")


def test_words_of_our_own_say_so_and_what_they_rest_on() -> None:
    cited = {"publisher": "Oracle", "title": "Form 8-K", "published": "2025-09", "url": "https://example.org/8k"}
    found = reading(claims(origin="reference", citations=[cited]), "claims.jsonl").document
    assert found.origin is Origin.REFERENCE
    assert found.citations == (Citation(**cited),)
    assert reading(claims(), "claims.jsonl").document.origin is Origin.READ


@pytest.mark.parametrize(
    "changes", [{"origin": "wire"}, {"citations": [{"publisher": "Oracle"}]}, {"citations": [{"title": "x", "by": 1}]}]
)
def test_an_origin_or_a_citation_of_another_shape_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidClaimError, match=r"origin|citations"):
        reading(claims(**changes), "claims.jsonl")
