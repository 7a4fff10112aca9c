"""How likely a sum is to move: a table that an expert can edit."""

from datetime import date
from typing import Any

import pytest

from halqa.catalogue.chances import chance
from halqa.model import Condition, Deal, Kind, Status
from halqa.units import Bound


def told(**fields: Any) -> Deal:
    stated: dict[str, Any] = {"status": Status.AGREED, "hearsay": False, "bound": Bound.EXACT}
    return Deal(
        id="a", kind=Kind.EQUITY, payer="A", payee="B", amount=None, known=date(2026, 1, 1), **{**stated, **fields}
    )


@pytest.mark.parametrize(
    "fields",
    [{"hearsay": True}, {"bound": Bound.UP_TO}, {"condition": Condition.CONDITION}, {"status": Status.TALKS}],
)
def test_what_takes_from_certainty_takes_from_the_chance(fields: dict[str, Any]) -> None:
    assert 0 < chance(told(**fields)) < chance(told()) <= 1


def test_an_option_is_less_likely_than_a_condition() -> None:
    assert chance(told(condition=Condition.OPTION)) < chance(told(condition=Condition.CONDITION))


def test_what_was_paid_has_moved_and_what_is_denied_does_not() -> None:
    assert chance(told(paid=True, bound=Bound.UP_TO)) == 1
    assert chance(told(status=Status.DENIED)) == chance(told(status=Status.ENDED, paid=True)) == 0
