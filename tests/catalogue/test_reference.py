"""The reference: every row whole, its sources there, its parties in the catalogue, and only what was collected."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from halqa.catalogue.parties import party
from halqa.catalogue.reference import citations, cited, constants, rows

FACTS = Path(__file__).parents[3] / "shared" / "facts"
COPIED = (
    "kind",
    "from",
    "to",
    "currency",
    "bound",
    "per",
    "power_mw",
    "stake_pct",
    "announced",
    "start",
    "end",
    "status",
)


def test_the_reference_has_what_the_manual_says() -> None:
    assert (len(rows("deals")), len(rows("figures")), len(constants()), len(citations())) == (311, 172, 67, 361)


@pytest.mark.parametrize("name", ["deals", "figures", "constants"])
def test_every_row_rests_on_a_source_and_has_an_id_of_its_own(name: str) -> None:
    assert all(cited(row) for row in rows(name))
    assert len({row["id"] for row in rows(name)}) == len(rows(name))


def test_every_party_of_a_row_is_in_the_catalogue() -> None:
    named = {row[side] for row in rows("deals") for side in ("from", "to")} | {row["party"] for row in rows("figures")}
    assert {party(name).name for name in named} == named


def test_every_source_is_used_and_its_address_is_one_of_the_web() -> None:
    used = {name for file in ("deals", "figures", "constants") for row in rows(file) for name in row["sources"]}
    assert used == set(citations())
    assert all(
        citation.url is None or citation.url.startswith(("https://", "http://")) for citation in citations().values()
    )


def test_a_constant_lies_in_its_range_and_has_a_unit() -> None:
    for constant in constants().values():
        assert (constant.low or constant.value) <= constant.value <= (constant.high or constant.value), constant.id
        assert constant.unit


def test_no_row_holds_a_path() -> None:
    assert not [
        row["id"] for file in ("deals", "figures", "constants", "sources") for row in rows(file) if "/work" in str(row)
    ]


@pytest.mark.skipif(not FACTS.is_dir(), reason="the collected facts (../shared/facts) are not here")
def test_the_rows_are_the_facts_that_were_collected() -> None:
    facts: list[dict[str, Any]] = json.loads((FACTS / "deals.json").read_text("utf-8"), parse_float=Decimal)
    own = {row["id"]: row for row in rows("deals")}
    assert [fact["id"] for fact in facts] == list(own)
    for fact in facts:
        row = own[fact["id"]]
        told = [
            name for name in COPIED if row.get(name) != fact[name] and not (name == "bound" and fact["amount"] is None)
        ]
        assert not told, fact["id"]
        assert (row.get("amount") is None) == (fact["amount"] is None), fact["id"]
        assert fact["amount"] is None or fact["amount"] == row["amount"], fact["id"]
        assert len(row["sources"]) == len({source["url"] for source in fact["sources"]}), fact["id"]
