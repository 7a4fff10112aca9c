"""What outlook and stress assume: each with unit, value, range, and a source or `assumed` and why, as data to edit."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.catalogue.reference import constants
from halqa.catalogue.settings import Limits, number, require_names, settings
from halqa.errors import BadScenarioError

_FILE = "assumptions.yaml"
_KEYS = ("unit", "value", "low", "high", "least", "most", "source", "en", "ar")
RANGE = ("value", "low", "high")
_ALL = Limits(-1e15, 1e15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One quantity that no deal tells: draws are taken from the triangle of low, value and high."""

    name: str
    unit: str
    value: float
    low: float
    high: float
    limits: Limits  # what a scenario may set at all
    sources: tuple[str, ...]  # ids of constants; none: it is assumed
    why: dict[str, str]  # by language

    @property
    def is_sourced(self) -> bool:
        """Whether a constant of the reference stands behind it."""
        return bool(self.sources)


@cache
def assumptions(file: str = _FILE) -> dict[str, Assumption]:
    """Return the assumptions by name, in the order of the file.

    >>> assumptions()["depreciation_years"].sources
    ('dep_years_hyperscaler', 'dep_years_bear')
    """
    told = settings((files("halqa.catalogue") / file).read_text("utf-8"), file)
    return {name: _assumption(name, row, file) for name, row in told.items()}


def ranged(told: dict[str, Any], limits: Limits, source: str, name: str) -> tuple[float, float, float]:
    """Return value, low and high of an assumption; a number alone is certain.

    Raises BadScenarioError where they are out of order or of their limits.
    """
    require_names(told, RANGE, source, f"{name}: ")
    if "value" not in told:
        raise BadScenarioError(source=source, reason=f"{name} tells no value")
    value = number(told["value"], limits, source, name)
    low, high = (number(told.get(end, value), limits, source, f"{name}: {end}") for end in ("low", "high"))
    if not low <= value <= high:
        raise BadScenarioError(source=source, reason=f"{name}: {low:g}, {value:g} and {high:g} are not in order")
    return value, low, high


def _assumption(name: str, row: Any, file: str) -> Assumption:
    if not isinstance(row, dict) or set(row) != set(_KEYS):
        raise BadScenarioError(source=file, reason=f"{name} has not all of {', '.join(_KEYS)}, or more")
    limits = Limits(*(number(row[end], _ALL, file, f"{name}: {end}") for end in ("least", "most")))
    value, low, high = ranged({each: row[each] for each in RANGE}, limits, file, name)
    sources = () if row["source"] == "assumed" else tuple(row["source"])
    require_names(dict.fromkeys(sources), constants(), file, f"{name}: the constant ")
    why = {lang: row[lang] for lang in ("en", "ar")}
    return Assumption(
        name=name, unit=row["unit"], value=value, low=low, high=high, limits=limits, sources=sources, why=why
    )
