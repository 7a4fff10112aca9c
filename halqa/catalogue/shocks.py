"""Shocks: what goes wrong from which month on, as small YAML files that an expert can edit.

A shock is a list of events. Each is of one of seven kinds and tells what that kind asks for, and nothing else: the
share in percent, the months, and of whom. Where no party is told, all are meant, of the kinds that can mean all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from halqa.catalogue.settings import Limits, number, require_names, settings
from halqa.errors import BadScenarioError

_KEYS = ("title", "why", "months", "events")
_LANGUAGES = ("en", "ar")
_FOLDER = files("halqa.catalogue") / "shocks"
LONGEST: Final = 60  # months
LATEST: Final = 36  # months by which something can be late
_MOST_EVENTS, _MOST_PARTIES, _MOST_WORDS = 50, 100, 1_000


class ShockKind(StrEnum):
    """What goes wrong."""

    PARTY_FAILS = "party_fails"
    PARTY_PAYS = "party_pays"
    FUNDING_SHUTS = "funding_shuts"
    SHIPS_LESS = "ships_less"
    DEMAND_FALLS = "demand_falls"
    POWER_LATE = "power_late"
    GPU_HOUR_FALLS = "gpu_hour_falls"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that goes wrong."""

    kind: ShockKind
    parties: tuple[str, ...] | None  # as they are named in the file; None: all
    percent: float  # of what is owed, for `party_pays` what is paid; else how much less
    first: int  # the month, from 0
    months: int | None  # None: to the end
    months_late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shock:
    """What goes wrong, and how far one looks ahead."""

    name: str
    title: Mapping[str, str]  # by language
    why: Mapping[str, str]
    months: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class _Asks:
    """What an event of a kind tells."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()


_TIME = ("from_month", "months")
_ASKS: Final[Mapping[ShockKind, _Asks]] = {
    ShockKind.PARTY_FAILS: _Asks(("parties",), ("from_month",)),
    ShockKind.PARTY_PAYS: _Asks(("parties", "percent"), _TIME),
    ShockKind.FUNDING_SHUTS: _Asks(("percent",), ("parties", *_TIME)),
    ShockKind.SHIPS_LESS: _Asks(("parties", "percent"), _TIME),
    ShockKind.DEMAND_FALLS: _Asks(("percent",), ("parties", *_TIME)),
    ShockKind.POWER_LATE: _Asks(("months_late",), ("parties",)),
    ShockKind.GPU_HOUR_FALLS: _Asks(("percent",), _TIME),
}
_PERCENT, _MONTHS = Limits(0, 100), Limits(1, LONGEST)


def shipped() -> tuple[str, ...]:
    """Return the names of the shocks that come with Halqa.

    >>> "openai-fails" in shipped()
    True
    """
    return tuple(sorted(one.name.removesuffix(".yaml") for one in _FOLDER.iterdir() if one.name.endswith(".yaml")))


def shock(name: str) -> Shock:
    """Return a shock that ships with Halqa, by name, or one of your own, by the path of its file.

    Raises BadScenarioError where there is none, or it cannot be read.
    """
    if name in shipped():
        return shock_of((_FOLDER / f"{name}.yaml").read_text("utf-8"), name)
    path = Path(name)
    if not path.is_file():
        require_names({name: None}, shipped(), "halqa stress", "the shock ")
    try:
        return shock_of(path.read_text("utf-8"), path.stem)
    except UnicodeDecodeError:
        raise BadScenarioError(source=name, reason="it is not text in UTF-8") from None


def shock_of(text: str, name: str) -> Shock:
    """Return the shock that a text writes down.

    >>> told = shock_of("{title: {}, months: 6, events: [{kind: ships_less, parties: [Nvidia], percent: 50}]}", "x")
    >>> told.events[0].parties, told.events[0].percent, told.events[0].first
    (('Nvidia',), 50.0, 0)
    """
    told = settings(text, name)
    require_names(told, _KEYS, name)
    for key in ("title", "months", "events"):
        if key not in told:
            raise BadScenarioError(source=name, reason=f"it tells no {key}")
    rows = told["events"]
    if not isinstance(rows, list) or not rows or len(rows) > _MOST_EVENTS:
        raise BadScenarioError(source=name, reason=f"events are a list of 1 to {_MOST_EVENTS}")
    months = _whole(told["months"], _MONTHS, name, "months")
    return Shock(
        name=name,
        title=_words(told["title"], name, "title"),
        why=_words(told.get("why") or {}, name, "why"),
        months=months,
        events=tuple(_event(row, months, f"{name}, event {at}") for at, row in enumerate(rows, start=1)),
    )


def _event(row: Any, months: int, source: str) -> Event:
    if not isinstance(row, dict) or not isinstance(row.get("kind"), str):
        raise BadScenarioError(source=source, reason="it tells no kind")
    require_names({row["kind"]: None}, [kind.value for kind in ShockKind], source, "the kind ")
    kind = ShockKind(row["kind"])
    asks = _ASKS[kind]
    require_names(row, ("kind", *asks.needs, *asks.may), source, f"in an event {kind}, ")
    if missing := [name for name in asks.needs if name not in row]:
        raise BadScenarioError(source=source, reason=f"an event {kind} tells {missing[0]}, and this one does not")
    return Event(
        kind=kind,
        parties=_parties(row["parties"], source) if "parties" in row else None,
        percent=number(row["percent"], _PERCENT, source, "percent") if "percent" in row else 0.0,
        first=_whole(row.get("from_month", 1), Limits(1, months), source, "from_month") - 1,
        months=_whole(row["months"], _MONTHS, source, "months") if "months" in row else None,
        months_late=_whole(row.get("months_late", 0), Limits(0, LATEST), source, "months_late"),
    )


def _whole(told: object, limits: Limits, source: str, place: str) -> int:
    found = number(told, limits, source, place)
    if found != int(found):
        raise BadScenarioError(source=source, reason=f"{place} is {found:g}, which is no whole number")
    return int(found)


def _parties(told: Any, source: str) -> tuple[str, ...]:
    if not isinstance(told, list) or not told or not all(isinstance(one, str) and one.strip() for one in told):
        raise BadScenarioError(source=source, reason="parties are a list of names, as in [OpenAI, Oracle]")
    if len(told) > _MOST_PARTIES:
        raise BadScenarioError(source=source, reason=f"parties are {_MOST_PARTIES} at most")
    return tuple(told)


def _words(told: Any, source: str, place: str) -> dict[str, str]:
    if not isinstance(told, dict) or not all(isinstance(words, str) for words in told.values()):
        raise BadScenarioError(source=source, reason=f"{place} tells words by language, as in {{en: ..., ar: ...}}")
    require_names(told, _LANGUAGES, source, f"in {place}, ")
    if any(len(words) > _MOST_WORDS for words in told.values()):
        raise BadScenarioError(source=source, reason=f"{place} is longer than {_MOST_WORDS} characters")
    return told
