"""The table of types of cycles."""

import pytest

from halqa.catalogue.cycle_types import Form, cycle_types, typed, types_of
from halqa.errors import CatalogueError
from halqa.model import Instrument, Kind

EQUITY, CHIPS, SERVICE, LOAN = (Kind.EQUITY, None), (Kind.CHIPS, None), (Kind.SERVICE, None), (Kind.DEBT, None)
WARRANT, GUARANTEE = (Kind.EQUITY, Instrument.WARRANT), (Kind.DEBT, Instrument.GUARANTEE)
COMPUTE = (Kind.COMPUTE, None)
ROW = {
    "id": "any",
    "gives": {},
    "returns": {},
    **{name: {"ar": "كلمة", "en": "word"} for name in ("name", "worries", "normal")},
}


@pytest.mark.parametrize(
    ("legs", "expected"),
    [
        ([[EQUITY], [CHIPS]], ["equity_for_purchase"]),
        ([[CHIPS], [EQUITY]], ["equity_for_purchase"]),
        ([[EQUITY], [COMPUTE], [CHIPS]], ["equity_for_purchase"]),
        ([[SERVICE], [COMPUTE], [CHIPS]], ["mutual_purchase"]),
        ([[EQUITY], [SERVICE]], ["service_for_stake"]),
        ([[LOAN], [CHIPS]], ["vendor_debt"]),
        ([[WARRANT], [CHIPS]], ["warrants_for_purchase"]),
        ([[GUARANTEE], [COMPUTE]], ["backstop"]),
        ([[COMPUTE], [CHIPS]], ["mutual_purchase"]),
        ([[EQUITY], [LOAN]], ["money_for_money"]),
        ([[EQUITY, LOAN], [CHIPS]], ["vendor_debt", "equity_for_purchase"]),
        ([[CHIPS], [(Kind.ACQUISITION, None)]], ["other"]),
    ],
)
def test_a_cycle_is_of_the_types_that_its_legs_make(legs: list[list[Form]], expected: list[str]) -> None:
    assert [found.id for found in types_of(legs)] == expected


def test_every_cycle_is_of_some_type() -> None:
    assert all(types_of([[(one, None)], [(other, None)]]) for one in Kind for other in Kind)


def test_each_type_says_why_it_worries_and_why_it_may_be_normal_in_both_languages() -> None:
    for found in cycle_types():
        for words in (found.name, found.worries, found.normal):
            assert set(words) == {"ar", "en"}
            assert all(words.values())
            assert words["ar"] != words["en"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({**ROW, "worries": {"en": "word"}}, "any has no ar"),
        ({**ROW, "gives": {"kinds": ["gold"]}}, "gold"),
        ({**ROW, "returns": {"kinds": ["chips"]}}, "does not fit every cycle"),
    ],
)
def test_a_table_that_lacks_something_is_refused(row: dict[str, object], reason: str) -> None:
    with pytest.raises(CatalogueError, match=reason):
        typed([row])


def test_an_empty_table_and_two_types_of_one_id_are_refused() -> None:
    for rows in ([], [ROW, ROW]):
        with pytest.raises(CatalogueError, match="an id of its own"):
            typed(rows)
