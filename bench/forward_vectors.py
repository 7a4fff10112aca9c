"""The worked examples of the outlook: what Halqa answers to each expected value, by the id of its vector."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from halqa.outlook.sim import Economy, Habits, simulated, steady

Inputs = Mapping[str, Any]
Answer = Callable[[Inputs], Any]
PERIODS = 400  # of model SIM; in the book's first, nothing has been spent yet


def _habits(inputs: Inputs) -> Habits:
    return Habits(tax_rate=inputs["theta"], of_income=inputs["alpha1"], of_money=inputs["alpha2"])


def _letters(economy: Economy, at: int | tuple[()]) -> dict[str, float]:
    """Return a period under the book's letters."""
    told = {
        "G": economy.spending,
        "Y": economy.income,
        "T": economy.taxes,
        "YD": economy.disposable,
        "C": economy.consumption,
        "H": economy.held,
    }
    return {letter: float(flow[at]) for letter, flow in told.items()}


def _period(number: int) -> Answer:
    def answer(inputs: Inputs) -> dict[str, float]:
        found = simulated(np.full(PERIODS, float(inputs["G"])), _habits(inputs), opening=float(inputs.get("H0", 0)))
        return _letters(found, number - 2)

    return answer


ANSWERS: dict[str, dict[str, Answer]] = {
    "sfc_sim": {f"period{number}": _period(number) for number in range(2, PERIODS + 2)}
    | {"steady_state": lambda inputs: _letters(steady(float(inputs["G"]), _habits(inputs)), ())}
}
