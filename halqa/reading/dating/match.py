"""A shape found in a text, and the forms of what it resolves to: a day, an open date, an interval."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from halqa.reading.dating.calendars import Interval, shifted
from halqa.reading.dating.shapes import Language
from halqa.reading.quantities.cardinals import NumberWords, number
from halqa.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Match:
    """A shape found in a text: what its slots hold, and what is needed to resolve them."""

    found: re.Match[str]
    language: Language
    ref: date

    def all(self, slot: str) -> list[Any]:
        """Return the values of a slot, in the order of the text."""
        groups = self.found.groupdict()
        said = sorted(
            (self.found.start(name), text) for name, text in groups.items() if text is not None and is_slot(name, slot)
        )
        return [value for _, text in said if (value := self.value(slot, text)) is not None]

    def one(self, slot: str, other: Any = None) -> Any:
        """Return the first value of a slot."""
        return next(iter(self.all(slot)), other)

    def has(self, mark: str) -> bool:
        """Whether a named mark of the shape was passed."""
        return self.found.groupdict().get(mark) is not None

    def value(self, slot: str, text: str) -> Any:
        """Return what a slot's text stands for: its entry in the table, else its year or figures."""
        table = self.language.tables.get(slot)
        if slot == "m":
            text = text.split("/", maxsplit=1)[0].strip()  # آذار/مارس
        if table is not None and text in table:
            return table[text]
        if slot in ("y", "yw"):
            return _year(text, self.language.numbers)
        if slot == "n" and not text.isdecimal():
            return None
        figures = re.match(r"\d+", text)
        return int(figures.group()) if figures else None


def is_slot(name: str, slot: str) -> bool:
    """Whether a group of the shape is a slot, or a repeat of it: m, m_2."""
    return name == slot or (name.startswith(slot + "_") and name[len(slot) + 1 :].isdecimal())


def _year(text: str, words: NumberWords) -> int | None:
    """Read 2018, "two thousand and eighteen", "nineteen seventy eight", "nineteen zero one"."""
    if text[:4].isdecimal():
        return int(text[:4])
    row = [part.text for part in tokens(text)]
    first = number(row, 0, words)
    if first is None:
        return None
    if first.stop == len(row):
        return int(first.value) if first.value >= 100 else None
    rest = [one for one in (number(row, at, words) for at in range(first.stop, len(row))) if one]
    if not 10 <= first.value <= 29 or not rest:
        return None
    tail = rest[0].value * 10 + rest[1].value if len(rest) == 2 and rest[0].value == 0 else rest[0].value
    return int(first.value * 100 + tail) if tail < 100 and rest[-1].stop == len(row) else None


# A timex, the interval to come, the one gone by, the day in a given year where the year is open, and the size.
Resolved = tuple[str, Interval | None, Interval | None, Callable[[int], date | None] | None, str]
Rule = Callable[[Match], Resolved | None]


def fixed(timex: str, interval: Interval | None, size: str = "D") -> Resolved | None:
    """Resolve to one interval, the same to come and gone by."""
    return (timex, interval, interval, None, size) if interval else None


def single(found: date | None) -> Interval | None:
    """Return the interval of one day."""
    until = shifted(found, days=1) if found else None
    return Interval(found, until) if found and until else None


def on(found: date | None) -> Resolved | None:
    """Resolve to one day."""
    return fixed(found.isoformat(), single(found)) if found else None


def open_date(timex: str, ref: date, in_year: Callable[[int], date | None]) -> Resolved:
    """Resolve a date without a year: the next one from the dateline on, and the last before it."""
    around = [found for year in range(ref.year - 8, ref.year + 9) if 1 <= year < 9999 and (found := in_year(year))]
    future = next((one for one in around if one >= ref), None)
    past = next((one for one in reversed(around) if one < ref), None)
    return timex, single(future), single(past), in_year, "D"


def between(first: date | None, last: date | None) -> Resolved | None:
    """Resolve to the days from one up to another."""
    if first is None or last is None or last < first:
        return None
    return fixed(f"({first},{last},P{(last - first).days}D)", Interval(first, last))
