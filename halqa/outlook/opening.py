"""With what each party begins on each path: what texts tell, and what is assumed where they are silent."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from halqa.outlook.economy import TYPES, Economy, Floats
from halqa.units import MONTHS_PER_YEAR

_LEAST_COSTS = 0.2  # of all costs: what is left for others than the ledger's parties, at least


class Opening(NamedTuple):
    """What each party begins with, each (d, n); US dollars, per month where it flows; zero where unknown."""

    cash: Floats
    debt: Floats
    value: Floats
    revenue: Floats
    costs: Floats
    capex: Floats


def opening(economy: Economy, values: Mapping[str, Floats]) -> Opening:
    """Return what parties begin with, as far as assumptions fill what nobody tells; `values` by name, each (d,)."""
    firms = economy.firms
    of = {name: column[:, None] for name, column in values.items()}
    paths = next(iter(values.values())).size
    is_lab = firms.type == TYPES.index("lab")
    share = np.where(is_lab, of["cost_share_lab"], of["cost_share_other"])
    whole = _told(firms.costs, share * np.nan_to_num(firms.whole_revenue))
    depreciation = np.nan_to_num(firms.capex) / of["capex_to_depreciation"]
    costs = np.maximum(whole - depreciation - firms.bought, _LEAST_COSTS * whole)
    by_months = of["cash_months"] * np.nan_to_num(firms.whole_revenue)
    in_hand = np.maximum(of["cash_of_raised"] * firms.raised, by_months)
    worth = of["price_to_sales"] * MONTHS_PER_YEAR * np.nan_to_num(firms.whole_revenue)
    columns = (
        _told(firms.cash, in_hand),
        np.nan_to_num(firms.debt),
        _told(firms.value, worth),
        np.nan_to_num(firms.revenue),
        costs,
        np.nan_to_num(firms.capex),
    )
    known = ~firms.is_open
    return Opening(*(np.ascontiguousarray(np.broadcast_to(column * known, (paths, known.size))) for column in columns))


def _told(column: Floats, otherwise: Floats) -> Floats:
    return np.asarray(np.where(np.isnan(column), otherwise, column))
