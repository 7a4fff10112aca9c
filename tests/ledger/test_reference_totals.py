"""The reference ledger's totals, reconciled by hand: no dollar of a listed overlap counts twice."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.reference import rows
from halqa.ledger.deals import deals
from halqa.ledger.totals import Totals, totals
from halqa.model import Deal, Status
from halqa.sources.reference import reference
from halqa.sources.relations import relations

OVERLAPS = Path(__file__).parents[3] / "shared" / "facts" / "overlaps.json"
Row = Mapping[str, Any]

# By hand, from the notes of the rows: on the left what is not counted beside what stands on the right.
WITHIN = {
    "microsoft-nebius": "microsoft-neocloud-60b",
    "microsoft-nscale": "microsoft-neocloud-60b",
    "microsoft-iren": "microsoft-neocloud-60b",
    "microsoft-lambda": "microsoft-neocloud-60b",
    "microsoft-coreweave": "microsoft-neocloud-60b",
    "circular-1t-total": "openai-14t-commitments",
    "openai-600b-target": "circular-1t-total",
    "openai-oracle-300b": "circular-1t-total",
    "openai-amd-6gw": "circular-1t-total",
    "openai-coreweave-11.9b": "circular-1t-total",
    "openai-coreweave-4b": "circular-1t-total",
    "openai-coreweave-6.5b": "circular-1t-total",
    "stargate-5-sites": "stargate-500b",
    "oracle-newmexico-18b": "stargate-5-sites",
    "microsoft-openai-2019": "microsoft-openai-total",
    **dict.fromkeys(
        (
            "nvidia-openai-equity-2026 nvidia-anthropic-10b nvidia-xai-equity nvidia-lumentum-2b nvidia-coreweave-2b "
            "nvidia-uk-2b nvidia-marvell-2b nvidia-nebius-2b nvidia-intel-5b nvidia-coherent-2b"
        ).split(),
        "nvidia-ecosystem-90b",
    ),
    "xai-colossus2-spv-debt": "xai-series-e",
    "colossus2-spv-nvidia": "xai-series-e",
    "tesla-xai-2b": "xai-series-e",
    "crusoe-amd-chips": "goldman-crusoe-loan",
    "anthropic-broadcom-3.5gw": "anthropic-google-200b",
    "berkshire-alphabet-10b": "alphabet-equity-raise",
    "blackrock-hyperion-bonds": "hyperion-spv-debt",
    "microsoft-anthropic-5b": "anthropic-series-g",
    "microsoft-g42-1.5b": "microsoft-uae-15.2b",
    "valor-vci-fund": "vci-nvidia-chips",
    "vci-xai-lease": "vci-nvidia-chips",
}
TOLD_TWICE = {
    "openai-oracle-30b-year",
    "nvidia-openai-loi-2025",
    "seed4-nvidia-largest-ever",
    "seed4-amazon-openai-talks",
}
NO_CASH = {"guarantee", "backstop", "warrant", "stock"}
NO_MONEY = {"partnership", "rivalry"}


@cache
def held() -> tuple[Deal, ...]:
    told = reference()
    return deals(told, None, relations(told))


@cache
def counted() -> Totals:
    return totals(held(), usd_per_unit)


def is_announced(row: Row) -> bool:
    return row["status"] in {"agreed", "done"} and not row.get("hearsay", False)


def is_firm(row: Row) -> bool:
    return is_announced(row) and row["bound"] != "up_to" and "condition" not in row


def is_paid(row: Row) -> bool:
    return is_firm(row) and row.get("paid", False)


def by_hand(belongs: Callable[[Row], bool]) -> Decimal:
    """Add up the rows of a layer, leaving out what is told twice, and what is within another row of the layer."""
    moving = {
        row["id"]: row
        for row in rows("deals")
        if "amount" in row
        and row["kind"] not in NO_MONEY
        and row.get("instrument") not in NO_CASH
        and row["id"] not in TOLD_TWICE
    }
    layer = {name: row for name, row in moving.items() if belongs(row)}
    return sum((dollars(row) for name, row in layer.items() if not layer.keys() & set(wholes(name))), Decimal(0))


def wholes(name: str) -> list[str]:
    found = []
    while (name := WITHIN.get(name, "")) != "":
        found.append(name)
    return found


def dollars(row: Row) -> Decimal:
    rate = usd_per_unit(row["currency"], date.fromisoformat(row["announced"]))
    return (Decimal(row["amount"]) * rate * term(row)).quantize(Decimal("0.01"))


def term(row: Row) -> Decimal:
    """Return how many years or months a sum is paid for; one where no end is told."""
    if "per" not in row or "end" not in row:
        return Decimal(1)
    assert row["id"] in {"openai-server-rent-2025", "anthropic-spacex-colossus"}
    return Decimal(1) if row["per"] == "year" else 36 + Decimal(26) / 31  # 2026-05-06 to 2029-05-31


@pytest.mark.parametrize(
    ("layer", "belongs", "billions"),
    [("announced", is_announced, "5033.3"), ("firm", is_firm, "4497.9"), ("paid", is_paid, "616.8")],
)
def test_a_total_is_what_the_rows_come_to_by_hand(layer: str, belongs: Callable[[Row], bool], billions: str) -> None:
    excess = Decimal("3.5e9") if layer == "firm" else Decimal(0)  # a fund and a lease came to more than the chips
    total = getattr(counted(), layer).usd
    assert abs(total - (by_hand(belongs) - excess)) < 1
    assert round(total / 10**9, 1) == Decimal(billions)


def test_a_row_is_one_deal_unless_it_tells_of_one_that_another_row_tells() -> None:
    assert len(held()) == len(rows("deals")) - len(TOLD_TWICE)


@pytest.mark.skipif(not OVERLAPS.is_file(), reason="the collected overlaps (../shared/facts) are not here")
def test_no_listed_overlap_stands_in_a_total_beside_what_it_overlaps() -> None:
    home = {tie.document.split("/")[1]: deal.id for deal in held() for version in deal.versions for tie in version.ties}
    for group in json.loads(OVERLAPS.read_text("utf-8")):
        for layer in (counted().announced, counted().firm, counted().paid):
            for other in group["with"]:
                both = {home[group["deal"]], home[other]}
                assert len(both) == 1 or not both <= set(layer.deals), (group["deal"], other)


def test_the_letter_of_intent_is_what_was_held_until_it_was_replaced() -> None:
    told = reference()
    states = []
    for day in (date(2025, 10, 1), date(2026, 3, 1)):
        found = {deal.id: deal for deal in deals(told, day, relations(told))}["equity-nvidia-openai"]
        states.append((found.status, found.amount.amount if found.amount else None))
    assert states == [(Status.AGREED, Decimal("100e9")), (Status.DONE, Decimal("30e9"))]
