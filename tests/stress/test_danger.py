"""Who is dangerous and who fragile: by goods and by money, each by itself."""

import numpy as np
import pytest
from hypothesis import given, settings

from halqa.stress.danger import danger
from halqa.stress.plan import planned
from halqa.stress.system import Role, System, Terms
from tests.stress.systems import MONTHS, system, systems


def of(told: System):  # type: ignore[no-untyped-def]
    terms = Terms()
    return danger(told, terms, planned(told, terms, np.zeros(told.cash.size, dtype=np.bool_)))


@given(systems())
@settings(deadline=None, max_examples=40)
def test_all_are_shares(told: System) -> None:
    found = of(told)
    for shares in (found.by_goods, found.by_money, found.fragility):
        assert ((shares >= 0) & (shares <= 1 + 1e-9)).all()


def test_the_one_all_buy_from_is_dangerous_by_goods_and_the_one_buyer_by_money() -> None:
    told = system(4, [(1, 0, Role.GOODS, 4.0), (2, 0, Role.GOODS, 4.0), (3, 1, Role.GOODS, 9.0)])
    found = of(told)
    assert found.by_goods[0] == pytest.approx(1.0)
    assert int(found.by_money.argmax()) == 3
    assert found.by_money[3] >= 9.0 * MONTHS / (17.0 * MONTHS)


def test_without_goods_and_dues_nobody_is_dangerous() -> None:
    found = of(system(2, []))
    assert not found.by_goods.any()
    assert not found.by_money.any()
