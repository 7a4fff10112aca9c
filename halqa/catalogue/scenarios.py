"""Scenarios: what is assumed otherwise than usual, and what happens when, as YAML with a seed, for experts to edit."""

import re
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from halqa.catalogue.assumptions import Assumption, assumptions, ranged
from halqa.catalogue.settings import Limits, number, require_names, settings
from halqa.errors import BadScenarioError
from halqa.units import MONTHS_PER_YEAR

_KEYS = ("name", "seed", "until", "en", "ar", "assumptions", "steps")
_STEP_KEYS = ("what", "from", "until", "times")
LEVERS = ("demand", "window", "power", "chips")
_SEEDS, _TIMES = Limits(0, 2**63), Limits(0, 100)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_LONGEST_YEARS = 30
_FOLDER = files("halqa.catalogue") / "scenarios"


@dataclass(frozen=True, slots=True)
class Step:
    """From one month to another, both included, a lever is multiplied; months are counted from the year 0."""

    what: str  # of LEVERS
    first: int
    last: int
    times: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One way in which things may go: every assumption, set or not, and the steps."""

    name: str
    seed: int
    until: int  # the last month, counted from the year 0
    why: dict[str, str]  # by language
    assumed: dict[str, Assumption]
    steps: tuple[Step, ...]


def shipped() -> tuple[str, ...]:
    """Return the names of the scenarios that come with Halqa.

    >>> "funding-freeze" in shipped()
    True
    """
    return tuple(
        sorted(found.name.removesuffix(".yaml") for found in _FOLDER.iterdir() if found.name.endswith(".yaml"))
    )


def scenario(name: str, as_of: date) -> Scenario:
    """Return a scenario that ships with Halqa, by name, or one of your own, by the path of its file.

    Raises BadScenarioError where there is none, it cannot be read, or it ends before `as_of`.
    """
    if name in shipped():
        return scenario_of((_FOLDER / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml", as_of)
    path = Path(name)
    if not path.is_file():
        require_names({name: None}, shipped(), "outlook", "the scenario ")
    try:
        return scenario_of(path.read_text("utf-8"), name, as_of)
    except UnicodeDecodeError:
        raise BadScenarioError(source=name, reason="it is not text in UTF-8") from None


def scenario_of(text: str, source: str, as_of: date) -> Scenario:
    """Return the scenario that a text writes down.

    >>> text = "{name: mine, seed: 1, until: 2030-12, assumptions: {interest_rate: 0.1}}"
    >>> told = scenario_of(text, "mine.yaml", date(2026, 7, 1))
    >>> told.assumed["interest_rate"].value, told.assumed["interest_rate"].high
    (0.1, 0.1)
    """
    told = settings(text, source)
    require_names(told, _KEYS, source)
    missing = [key for key in ("name", "seed", "until") if key not in told]
    if missing:
        raise BadScenarioError(source=source, reason=f"it tells no {missing[0]}")
    until = _month(told["until"], source, "until")
    now = as_of.year * MONTHS_PER_YEAR + as_of.month - 1
    if until < now:
        raise BadScenarioError(source=source, reason=f"it ends in {told['until']}, which is before {as_of:%Y-%m}")
    if until - now > _LONGEST_YEARS * MONTHS_PER_YEAR:
        raise BadScenarioError(source=source, reason=f"until is more than {_LONGEST_YEARS} years ahead")
    seed = number(told["seed"], _SEEDS, source, "seed")
    if seed != int(seed):
        raise BadScenarioError(source=source, reason="seed is no whole number")
    return Scenario(
        name=str(told["name"]),
        seed=int(told["seed"]),
        until=until,
        why={lang: str(told[lang]) for lang in ("en", "ar") if lang in told},
        assumed=_assumed(told.get("assumptions") or {}, source),
        steps=tuple(_step(row, source, now) for row in _list(told.get("steps") or [], source)),
    )


def _assumed(told: Any, source: str) -> dict[str, Assumption]:
    known = assumptions()
    if not isinstance(told, dict):
        raise BadScenarioError(source=source, reason="assumptions are not made of names and values")
    require_names(told, known, source, "the assumption ")
    return {name: _set(one, told[name], source) if name in told else one for name, one in known.items()}


def _set(one: Assumption, told: Any, source: str) -> Assumption:
    row = told if isinstance(told, dict) else {"value": told}
    value, low, high = ranged(row, one.limits, source, one.name)
    return replace(one, value=value, low=low, high=high)


def _list(told: Any, source: str) -> list[Any]:
    if not isinstance(told, list) or not all(isinstance(row, dict) for row in told):
        raise BadScenarioError(source=source, reason="steps are not a list of names and values")
    return told


def _step(row: dict[str, Any], source: str, now: int) -> Step:
    require_names(row, _STEP_KEYS, source, "in a step, ")
    if missing := [key for key in _STEP_KEYS if key not in row]:
        raise BadScenarioError(source=source, reason=f"a step tells no {missing[0]}")
    require_names({row["what"]: None}, LEVERS, source, "in a step, what: ")
    first, last = (_month(row[end], source, f"in a step, {end}") for end in ("from", "until"))
    if not now <= last or not first <= last:
        raise BadScenarioError(source=source, reason=f"a step of {row['what']} ends before it begins, or in the past")
    return Step(row["what"], first, last, number(row["times"], _TIMES, source, f"{row['what']}: times"))


def _month(told: object, source: str, place: str) -> int:
    found = _MONTH.fullmatch(str(told))
    if found is None:
        raise BadScenarioError(source=source, reason=f"{place} is {told!r}: write a month as 2029-06")
    return int(found[1]) * MONTHS_PER_YEAR + int(found[2]) - 1
