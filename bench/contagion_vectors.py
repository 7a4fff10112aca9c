"""The worked examples of contagion: what Halqa answers to each expected value, by the id of its vector."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from halqa.stress.balance_sheets import BalanceSheets, balance_sheets
from halqa.stress.cascade import cascade
from halqa.stress.clearing import Clearing, clearing
from halqa.stress.default_probability import Implied, at_horizon, before_horizon, implied
from halqa.stress.distress import passed_on, passed_once
from halqa.stress.holdings import looked_through, waves
from halqa.stress.supply import Supply, shortage, supply, systemic_risk
from halqa.stress.valuation import (
    as_cleared,
    as_cleared_at_a_cost,
    as_failed,
    expected_as_cleared,
    expected_as_failed,
    expected_before_horizon,
    in_proportion,
    revalued,
)

Inputs = Mapping[str, Any]
Answer = Callable[[Inputs], Any]


def _array(value: Any) -> np.ndarray:
    return np.array(value, dtype=float)


def _cleared_sheets(inputs: Inputs) -> BalanceSheets:
    return balance_sheets(
        _array(inputs["L_i_owes_j"]), _array(inputs["external_assets"]), _array(inputs["external_liabilities"])
    )


def _cleared(inputs: Inputs) -> Clearing:
    return clearing(_cleared_sheets(inputs))


def _at_a_cost(inputs: Inputs) -> Clearing:
    return clearing(_cleared_sheets(inputs), recovery_of_assets=0.5, recovery_of_dues=0.7)


def _failed(found: Clearing) -> list[int]:
    return list(map(int, found.is_failed))


def _cascaded(recovery_rate: float) -> Answer:
    return lambda inputs: (cascade(_cleared_sheets(inputs), recovery_rate) >= 0).astype(int).tolist()


def _equity(inputs: Inputs) -> np.ndarray:
    """Return equity when claims are worth what is cleared; an outside due is paid in proportion, as by clearing."""
    sheets = _cleared_sheets(inputs)
    return revalued(sheets, as_cleared(sheets.due.sum(axis=0)))


def _valued(name: str, given: list[float]) -> float:
    equity, *rest = (np.array([number]) for number in given)
    numbers = given[1:]
    calls: dict[str, Callable[[], Any]] = {
        "lin_dr": lambda: in_proportion(rest[0])(equity),
        "eisenberg_noe": lambda: as_cleared(rest[0])(equity),
        "rogers_veraart": lambda: as_cleared_at_a_cost(rest[1], rest[0], numbers[2], numbers[3])(equity),
        "furfine": lambda: as_failed(0.0)(equity),
        "blackcox_pd": lambda: before_horizon(equity, rest[0], numbers[1]),
        "lognormal_pd": lambda: at_horizon(equity, rest[0], numbers[1]),
        "exante_en_blackcox_gbm": lambda: expected_before_horizon(rest[0], numbers[1], numbers[2])(equity),
        "exante_en_merton_gbm": lambda: expected_as_cleared(rest[0], rest[1], numbers[2], numbers[3])(equity),
        "exante_furfine_merton_gbm": lambda: expected_as_failed(rest[0], numbers[1], numbers[2])(equity),
    }
    return float(calls[name]()[0])


def _relative_loss(inputs: Inputs) -> np.ndarray:
    """Return the loss of equity as a share of the unshocked, when claims lose value in proportion."""
    sheets = balance_sheets(
        _array(inputs["X_lender_borrower"]).T, _array(inputs["ext_assets"]), _array(inputs["ext_liab"])
    )
    before = _array(inputs["equity0"])
    shocked = sheets.assets - _array(inputs["equity_shock"])
    return np.asarray(1 - np.clip(revalued(sheets, in_proportion(before), shocked) / before, 0, 1))


def _distress(travel: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Answer:
    return lambda inputs: travel(_array(inputs["W_impact_i_on_j"]), _array(inputs["psi"]))


def _debt_rank(travel: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Answer:
    """Return the value that distress destroys beside that of the first shock."""
    return lambda inputs: float((_distress(travel)(inputs) - _array(inputs["psi"])) @ _array(inputs["v"]))


def _stakes(inputs: Inputs) -> np.ndarray:
    held = _array(inputs["debt_held_by_row_owed_by_column_musd"])
    return np.asarray(inputs["cross_held_share_c"] * held / held.sum(axis=0))


def _falling(dependency: Callable[[Inputs], np.ndarray]) -> Answer:
    """Return the waves of failing countries by how far below its value of 2008 a country may fall."""

    def answer(inputs: Inputs) -> dict[str, list[list[str]]]:
        seen, names = dependency(inputs), inputs["order"]
        found = {}
        for theta in ("0.90", "0.93", "0.935", "0.94"):
            least = float(theta) * (seen @ _array(inputs["p_2008"]))
            told = waves(seen, _array(inputs["p_2011_gdp_rel_portugal"]), least, least / 2).wave
            found[theta] = [sorted(np.array(names)[told == turn].tolist()) for turn in range(told.max() + 1)]
        return found

    return answer


def _misprinted(inputs: Inputs) -> np.ndarray:
    rounded = looked_through(_stakes(inputs)).round(2)
    rounded[inputs["order"].index("Spain"), inputs["order"].index("Italy")] = 0.2
    return rounded


def _ratio(inputs: Inputs) -> np.ndarray:
    seen = looked_through(_stakes(inputs))
    return np.asarray((seen @ _array(inputs["p_2011_gdp_rel_portugal"])) / (seen @ _array(inputs["p_2008"])))


def _goods(inputs: Inputs, is_essential: bool) -> Supply:
    pairs = np.array(inputs["W_supplier_buyer_1based_weight1"]) - 1
    trade = np.array([int(name) - 1 for name in inputs["industry"]])
    kinds = trade.max() + 1
    return supply(pairs[:, 0], pairs[:, 1], np.ones(len(pairs)), trade, np.full((kinds, kinds), is_essential))


def _cut_off(is_essential: bool) -> Answer:
    def answer(inputs: Inputs) -> dict[str, list[float]]:
        goods = _goods(inputs, is_essential)
        found = shortage(goods, 1 - np.eye(goods.size))
        return {
            "ESRI": systemic_risk(goods).tolist(),
            "downstream": ((1 - found.down) @ goods.weight).tolist(),
            "upstream": ((1 - found.up) @ goods.weight).tolist(),
        }

    return answer


def _implied(inputs: Inputs) -> Implied:
    return implied(inputs["E0"], inputs["sigma_E"], inputs["D"], inputs["r"], inputs["T"])


def _expected_loss(inputs: Inputs) -> float:
    return _implied(inputs).expected_loss(inputs["D"] * np.exp(-inputs["r"] * inputs["T"]))


ANSWERS: dict[str, dict[str, Answer]] = {
    "en_": {
        "clearing": lambda inputs: _cleared(inputs).total,
        "default": lambda inputs: _failed(_cleared(inputs)),
        "equity_NEVA": _equity,
    },
    "rv_": {
        "clearing": lambda inputs: _at_a_cost(inputs).total,
        "default": lambda inputs: _failed(_at_a_cost(inputs)),
    },
    "cascade_": {"default_recovery0": _cascaded(0.0), "default_recovery0.5": _cascaded(0.5)},
    "neva_": {"": lambda inputs: [_valued(name, given) for name, given in inputs["calls"]]},
    "lindr_": {"h_correct": _relative_loss},
    "debtrank_": {
        "DR2012_h": _distress(passed_once),
        "DR2012": _debt_rank(passed_once),
        "linear_h": _distress(passed_on),
        "linear_DR": _debt_rank(passed_on),
    },
    "egj_2org": {"A": lambda inputs: looked_through(_array(inputs["C"]))},
    "egj_": {
        "A": lambda inputs: looked_through(_stakes(inputs)),
        "A_2dp": lambda inputs: looked_through(_stakes(inputs)).round(2),
        "value_ratio_2011_to_2008": lambda inputs: _ratio(inputs).round(4),
        "waves_unrounded": _falling(lambda inputs: looked_through(_stakes(inputs))),
        "waves_A_rounded_2dp": _falling(lambda inputs: looked_through(_stakes(inputs)).round(2)),
        "waves_if_A[Spain][Italy]=0.2": _falling(_misprinted),
    },
    "esri_": {"linear": _cut_off(is_essential=False), "leontief": _cut_off(is_essential=True)},
    "merton_": {
        "V0": lambda inputs: _implied(inputs).assets,
        "sigma_V": lambda inputs: _implied(inputs).sigma,
        "PD": lambda inputs: _implied(inputs).probability,
        "debt_value": lambda inputs: _implied(inputs).debt,
        "expected_loss_pct": _expected_loss,
    },
}
"""By the beginning of a vector's id, the longest that fits: an answer for each value; of a list alone, under ""."""

REMARKS = {"h_NEVA_0.3"}
"""What vectors tell beside their values: what a library that is wrong gives."""
