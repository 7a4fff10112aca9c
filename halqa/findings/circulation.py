"""What goes round of some money, and beside it by state, by time and by kind: the whole answer to one question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from halqa.findings.asked import Asked
from halqa.findings.circular import CircularMoney, by_kind, circular
from halqa.findings.view import Months, View, years
from halqa.model import SYMMETRIC, Kind
from halqa.network.firmness import State
from halqa.network.monthly import MonthlyNetwork


@dataclass(frozen=True, slots=True, kw_only=True)
class Circulating:
    """What goes round of the money that one asks of, and what stands beside it."""

    view: View
    money: CircularMoney
    by_state: Sequence[CircularMoney]
    by_time: Sequence[CircularMoney]
    by_kind: Sequence[tuple[CircularMoney, float]]  # of each kind alone, and its part of what typically goes round


def circulating(view: View, asked: Asked, times: Callable[[MonthlyNetwork], Sequence[Months]] = years) -> Circulating:
    """Return what goes round of some money; where no time is asked for, in each of the times that are told apart."""
    money = circular(view, asked)
    apart = () if asked.months.label else times(view.network(by_group=asked.by_group))
    kinds = [each for each in Kind if each not in SYMMETRIC] if asked.kind is None else []
    alone = {each: circular(view, replace(asked, kind=each)) for each in kinds}
    parts = by_kind(money, view)
    return Circulating(
        view=view,
        money=money,
        by_state=[circular(view, replace(asked, state=each)) for each in State],
        by_time=[circular(view, replace(asked, months=when)) for when in apart],
        by_kind=[(found, parts.get(each, 0.0)) for each, found in alone.items() if found.total],
    )
