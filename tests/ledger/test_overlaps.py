"""Deals that may count the same money, found without being told: from kinds, parties, sums, days, terms and power."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.reference import rows
from halqa.ledger.overlap_rules import Because, Relation
from halqa.ledger.overlaps import Overlap, overlaps
from halqa.model import Deal, Kind, Status
from halqa.units import Bound, Money, Period

OVERLAPS = Path(__file__).parents[3] / "shared" / "facts" / "overlaps.json"
READ = Path(__file__).with_name("overlaps_read.jsonl")
Pair = frozenset[str]


def seen(row: Mapping[str, Any], name: str) -> Deal:
    """Return a row as it was collected, without its id, its note, and whatever was added from reading the note."""
    per = Period(row["per"]) if "per" in row else None
    return Deal(
        id=name,
        kind=Kind(row["kind"]),
        payer=row["from"],
        payee=row["to"],
        status=Status(row["status"]),
        hearsay=False,
        amount=Money(Decimal(row["amount"]), row["currency"], per) if "amount" in row else None,
        bound=Bound(row["bound"]) if "amount" in row else None,
        start=row.get("start"),
        end=row.get("end"),
        known=date.fromisoformat(row["announced"]),
        power_mw=Decimal(row["power_mw"]) if "power_mw" in row else None,
        stake_pct=Decimal(row["stake_pct"]) if "stake_pct" in row else None,
    )


@cache
def found() -> dict[Pair, Overlap]:
    """Return what is found among the rows of the reference under names that say nothing."""
    known = list(rows("deals"))
    random.Random(20261121).shuffle(known)  # noqa: S311 - an order without meaning, no secret
    names = {f"deal-{number}": row["id"] for number, row in enumerate(known)}
    deals = [seen(row, name) for name, row in zip(names, known, strict=True)]
    return {frozenset({names[one.deal], names[one.other]}): one for one in overlaps(deals, usd_per_unit)}


def told() -> set[Pair]:
    """Return the pairs that were collected as overlaps."""
    groups = json.loads(OVERLAPS.read_text("utf-8"))
    return {frozenset({group["deal"], other}) for group in groups for other in group["with"]}


def read() -> Iterator[dict[str, Any]]:
    return map(json.loads, READ.read_text("utf-8").splitlines())


@pytest.mark.skipif(not OVERLAPS.is_file(), reason="the collected overlaps (../shared/facts) are not here")
def test_four_of_five_overlaps_are_found_and_seven_of_ten_others_hold() -> None:
    wanted, judged = told(), {frozenset({row["deal"], row["other"]}): row["holds"] for row in read()}
    rest = found().keys() - wanted
    assert rest == judged.keys(), "each pair beyond those collected is read by a person, with the reason beside it"
    assert len(wanted & found().keys()) >= Decimal("0.8") * len(wanted)
    assert sum(judged[pair] for pair in rest) >= Decimal("0.7") * len(rest)


def test_each_pair_that_was_read_says_why() -> None:
    assert all(len(row["why"]) > 20 and isinstance(row["holds"], bool) for row in read())


def test_every_pair_says_what_speaks_for_it() -> None:
    assert all(len(one.because) >= 2 for one in found().values())
    assert {one.relation for one in found().values()} == set(Relation)


def test_neither_the_order_nor_the_names_of_deals_make_a_difference() -> None:
    deals = [seen(row, row["id"]) for row in rows("deals")]
    again = overlaps(list(reversed(deals)), usd_per_unit)
    assert overlaps(deals, usd_per_unit) == again
    assert {frozenset({one.deal, one.other}) for one in again} == found().keys()


# --- what a rule finds, and what it leaves ---------------------------------------------------------------------------

AGREED = Deal(
    id="a",
    kind=Kind.EQUITY,
    payer="Amazon",
    payee="OpenAI",
    status=Status.AGREED,
    hearsay=False,
    amount=Money(Decimal("35e9"), "USD"),
    bound=Bound.EXACT,
    known=date(2026, 2, 27),
)


def deal(name: str, billions: str | None, day: str = "2026-02-27", **changes: Any) -> Deal:
    amount = Money(Decimal(billions) * 10**9, "USD", changes.pop("per", None)) if billions else None
    return replace(AGREED, id=name, amount=amount, known=date.fromisoformat(day), **changes)


def only(*deals: Deal) -> list[tuple[str, str, Relation]]:
    return [(one.deal, one.other, one.relation) for one in overlaps(deals, usd_per_unit)]


def test_talks_that_became_a_deal_are_replaced_by_it_and_not_the_other_way_round() -> None:
    talks, later = (
        deal("t", "50", "2026-01-29", status=Status.TALKS),
        deal("t", "50", "2026-06-01", status=Status.TALKS),
    )
    assert only(talks, AGREED) == [("a", "t", Relation.REPLACED)]
    assert only(later, AGREED) == []
    assert only(deal("t", "50", "2024-01-29", status=Status.TALKS), AGREED) == []


def test_two_firm_sums_of_the_same_parties_are_two_deals() -> None:
    assert only(AGREED, deal("b", "15")) == []


def test_a_sum_a_year_is_one_with_the_total_that_it_can_come_to() -> None:
    total = deal("b", "300", kind=Kind.COMPUTE)
    assert only(deal("a", "30", kind=Kind.COMPUTE, per=Period.YEAR), total) == [("b", "a", Relation.SAME)]
    assert only(deal("a", "0.5", kind=Kind.COMPUTE, per=Period.MONTH), total) == [], "50 years of it"
    assert only(deal("a", "400", kind=Kind.COMPUTE, per=Period.YEAR), total) == []


def test_a_total_over_a_class_holds_what_was_agreed_with_its_members_before() -> None:
    total = deal("t", "60", "2025-11-05", kind=Kind.COMPUTE, payer="Microsoft", payee="Neoclouds (aggregate)")
    parts = [
        deal("p", "17.4", "2025-09-08", kind=Kind.COMPUTE, payer="Microsoft", payee="Nebius"),
        deal("later", "17.4", "2025-12-08", kind=Kind.COMPUTE, payer="Microsoft", payee="Nebius"),
        deal("other", "17.4", "2025-09-08", kind=Kind.COMPUTE, payer="Meta", payee="Nebius"),
        deal("no-neocloud", "17.4", "2025-09-08", kind=Kind.COMPUTE, payer="Microsoft", payee="Oracle"),
        deal("greater", "70", "2025-09-08", kind=Kind.COMPUTE, payer="Microsoft", payee="Nscale"),
        deal("ended", "5", "2025-09-08", kind=Kind.COMPUTE, payer="Microsoft", payee="IREN", status=Status.ENDED),
    ]
    assert [pair for pair in only(total, *parts) if "t" in pair] == [("t", "p", Relation.PART)]


def test_a_loan_that_buys_goods_for_the_same_sum_in_the_same_news_is_passed_on() -> None:
    loan = deal("loan", "0.3", kind=Kind.DEBT, payer="Goldman Sachs", payee="Crusoe")
    chips = deal("chips", "0.3", "2026-03-01", kind=Kind.CHIPS, payer="Crusoe", payee="AMD")
    assert only(loan, chips) == [("chips", "loan", Relation.PASSED_ON)]
    assert only(loan, replace(chips, known=date(2026, 5, 1))) == []
    assert only(loan, replace(chips, amount=Money(Decimal("0.5e9"), "USD"))) == []


def test_why_is_told_feature_by_feature() -> None:
    (pair,) = overlaps([AGREED, deal("t", "50", "2026-01-29", status=Status.TALKS)], usd_per_unit)
    assert pair.because == (Because.ONE_KIND, Because.ONE_PAYER, Because.ONE_PAYEE, Because.SOFT_THEN_FIRM)
