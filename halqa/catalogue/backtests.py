"""Backtests that ship, a file each: from which day a model starts, what is assumed, and what it is scored on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.errors import CatalogueError, UnknownBacktestError

AS_AT_START = "as_at_start"  # the guess that nothing changes
NAMES = ("telecom",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One number that no source of the first day tells: drawn evenly between its ends."""

    id: str
    low: float
    high: float
    unit: str  # a_month, months, share, log: keys of the words
    source: str  # or "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing that is scored: of what and on which day, a guess, and what came where the ledger does not tell it."""

    id: str
    of: str
    day: date
    guess: float | None  # None: that nothing changes
    low: float | None = None
    high: float | None = None
    before: tuple[int, int] | None = None  # months from the start, the first is 1: sales of these,
    after: tuple[int, int] | None = None  # and of these
    figures: tuple[str, ...] = ()  # rows that tell both
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a backtest does; what came is only looked at when it is scored."""

    book: str  # the shipped ledger
    start: date
    end: date
    vendor: str
    customers: int
    assumptions: tuple[Assumption, ...]
    targets: tuple[Target, ...]
    failure_days: tuple[date, ...]
    failure_guess: float
    fitted_on: str  # of which target draws are kept that meet it,
    fitted_within: float  # so nearly


@cache
def plan(name: str) -> Plan:
    """Return the plan of a backtest. Raises UnknownBacktestError.

    >>> plan("telecom").start.isoformat(), len(plan("telecom").targets)
    ('2000-09-30', 6)
    """
    if name not in NAMES:
        raise UnknownBacktestError(name=name, known=", ".join(NAMES))
    told = json.loads((files("halqa.catalogue") / "backtests" / f"{name}.json").read_text("utf-8"))
    try:
        return _plan(told)
    except (KeyError, TypeError, ValueError) as wrong:
        raise CatalogueError(file=f"backtests/{name}.json", reason=f"it is not whole ({wrong})") from None


def _plan(told: Mapping[str, Any]) -> Plan:
    return Plan(
        book=told["book"],
        start=date.fromisoformat(told["start"]),
        end=date.fromisoformat(told["end"]),
        vendor=told["vendor"],
        customers=int(told["customers"]),
        assumptions=tuple(_assumption(row) for row in told["assumptions"]),
        targets=tuple(_target(row) for row in told["targets"]),
        failure_days=tuple(map(date.fromisoformat, told["failures"]["days"])),
        failure_guess=float(told["failures"]["guess"]),
        fitted_on=told["fitted_on"]["target"],
        fitted_within=float(told["fitted_on"]["within"]),
    )


def _assumption(row: Mapping[str, Any]) -> Assumption:
    low, high = float(row["low"]), float(row["high"])
    if not 0 <= low <= high < float("inf"):
        raise ValueError(f"{row['id']} does not run from a low end to a high one")
    return Assumption(id=row["id"], low=low, high=high, unit=row["unit"], source=row["source"])


def _target(row: Mapping[str, Any]) -> Target:
    return Target(
        id=row["id"],
        of=row["of"],
        day=date.fromisoformat(row["day"]),
        guess=None if row["guess"] == AS_AT_START else float(row["guess"]),
        low=row.get("low"),
        high=row.get("high"),
        before=_pair(row.get("before")),
        after=_pair(row.get("after")),
        figures=tuple(row.get("figures", ())),
        facts=tuple(row.get("facts", ())),
    )


def _pair(told: Sequence[int] | None) -> tuple[int, int] | None:
    return (int(told[0]), int(told[1])) if told else None
