"""The shapes of dates in one language, compiled from its data.

The shapes are data (`templates` of the language's dates): each names the rule that resolves it. A shape is a regular
expression in which {m} stands for a month, {d} for a day, {y} for a year, and so on; a blank is white space.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from halqa.catalogue.words import language_data
from halqa.reading.quantities.cardinals import NumberWords, number_words
from halqa.text.folding import folded

_SLOT = re.compile(r"\{([a-z]\w*)\}")
_CLASS = re.compile(r"(\[[^]]*\])")
_DIGITS = {
    "y4": r"[12]\d{3}", "a": r"\d{1,2}", "b": r"\d{1,2}", "c": r"(?:\d{4}|\d{2})", "n": r"\d{1,4}",
    "c2": r"(?:3[2-9]|[4-9]\d)",
    "d": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)", "y": r"[12]\d{3}(?!\d)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """What dates look like in one language: its shapes with their rules, its tables and its joining words."""

    shapes: Sequence[tuple[str, re.Pattern[str]]]
    tables: Mapping[str, Mapping[str, Any]]
    numbers: NumberWords
    opens: re.Pattern[str]
    tos: frozenset[str]
    joins: frozenset[str]
    day_first: bool


@cache
def language_shapes(language: str) -> Language:
    """Return the shapes of a language, compiled from its data."""
    return _language_from(language_data(language))


def _language_from(data: Mapping[str, Any]) -> Language:
    dates = data["dates"]
    tables = _tables(dates)
    numbers = number_words(data)
    slots = {name: _slot(name, tables.get(name, {})) for name in {*tables, *_DIGITS}}
    year = _worded_year(numbers)
    slots |= {"yw": year, "y": f"(?:{_DIGITS['y']}|{year})"}
    shapes = [(rule, _shape(template, slots)) for rule, template in dates.get("templates", [])]
    opens = "|".join(map(re.escape, map(folded, dates.get("opens", []))))
    return Language(
        shapes=shapes,
        tables=tables,
        numbers=numbers,
        opens=re.compile(rf"(?<!\w)(?P<word>{opens})\s{{1,3}}$") if opens else re.compile(r"(?!)(?P<word>)"),
        tos=frozenset(map(folded, dates.get("to", []))),
        joins=numbers.joins,
        day_first=data["script"] == "arabic",
    )


def _tables(dates: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    days = {folded(word): value for word, value in dates.get("day_words", {}).items()}
    weekdays = {folded(word): at for at, listed in enumerate(dates.get("weekdays", [])) for word in listed}
    months = {folded(word): at for at, listed in enumerate(dates["months"], 1) for word in listed}
    hijri = {folded(word): at for at, listed in enumerate(dates.get("hijri", []), 1) for word in listed.split("|")}
    named = {"rel": "relative", "nd": "named_days", "part": "parts", "rank": "ranks", "s": "seasons", "q": "quarters",
             "dec": "decades", "h": "hundreds", "u": "units", "du": "dual_units", "n": "counts"}  # fmt: skip
    tables = {slot: {folded(word): value for word, value in dates.get(key, {}).items()} for slot, key in named.items()}
    rest = {folded(word): True for word in dates.get("rest", [])}
    bare = {word.removeprefix("ال"): at for word, at in weekdays.items()}
    with_for = {"ل" + word.removeprefix("ال"): at for word, at in days.items() if word.startswith("ال")}
    weeks = {word: "WE" for word, unit in tables["u"].items() if unit == "W"}
    return {
        **tables,
        "d": days,
        "w": weekdays,
        "wb": bare,
        "m": months,
        "hm": hijri,
        "rest": rest,
        "dl": with_for,
        "we": weeks,
    }


def _slot(name: str, table: Mapping[str, Any]) -> str:
    worded = [re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(table, key=len, reverse=True)]
    pattern = "|".join([*worded, *([_DIGITS[name]] if name in _DIGITS else [])])
    return f"(?:{pattern or '(?!)'})" + (
        rf"(?:\s?/\s?(?:{pattern})(?!\w))?" if name == "m" and any(map(_is_arabic, table)) else ""
    )


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[:1] <= "\u06ff"


def _worded_year(numbers: NumberWords) -> str:
    """Match two to eight number words in a row, of which a match then makes a year."""
    words = {*numbers.units, *numbers.scales, *numbers.pairs} - {word for word in numbers.scales if len(word) < 3}
    each = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    glued = "و?" if numbers.arabic else ""
    joins = "|".join(sorted(numbers.joins))
    return rf"(?:(?:{each})(?!\w)(?:(?:\s|-)(?:(?:{joins})\s)?{glued}(?:{each})(?!\w)){{0,7}})"


def _shape(template: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    seen: dict[str, int] = {}

    def expanded(found: re.Match[str]) -> str:
        name = found.group(1)
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}_{seen[name]}"
        return f"(?P<{group}>{slots[name]})"

    pieces = _CLASS.split(folded(template).replace("(?p", "(?P"))
    spaced = [piece if at % 2 else _blanks(piece) for at, piece in enumerate(pieces)]
    return re.compile(
        rf"(?:(?<![\w$€£])|(?<=\s[وفبل])(?=\d))(?<!\d[.,/])(?:{_SLOT.sub(expanded, ''.join(spaced))})(?!\w)(?![.,/]\d)"
    )


def _blanks(piece: str) -> str:
    return piece.replace(" ?", r"\s{0,3}").replace("~", r"\s{0,3}").replace(" ", r"\s{1,4}")
