"""What is taken for granted where texts are silent, as data that an expert can edit: usual terms, and what is the same.

A period is written as precisely as the text tells it (2026, 2026-Q3, 2026-09, 2026-09-23) and lasts to its last day.
"""

import json
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from halqa.errors import CatalogueError
from halqa.model import Assumption, Kind
from halqa.units import Bound, Money, Period

_FILE = Path(__file__).with_name("conventions.json")
_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?")
_MONTHS_PER_YEAR = 12
_MONTHS = {Period.YEAR: _MONTHS_PER_YEAR, Period.QUARTER: 3, Period.MONTH: 1}


@dataclass(frozen=True, slots=True)
class Sameness:
    """When two tellings of one kind between the same parties are held to speak of one deal."""

    same_sum_within: Decimal  # share of the greater sum
    same_sum_across_currencies_within: Decimal
    news_wave_days: int  # tellings this close are one wave of news: sums within `news_wave_ratio` are rivals
    news_wave_ratio: Decimal
    rival_days: int  # tellings this close with sums within `rival_ratio` are rivals
    rival_ratio: Decimal
    talk_days: int  # talks, hearsay and denials reach this far to a telling with another sum
    round_days: int  # a financing round is held to stay open this long
    longest_term_years: int  # a total is at most this many yearly sums
    same_words_share: Decimal  # evidence that shares this much of its words speaks of one deal
    same_words_at_least: int  # provided that it has this many
    same_story_share: Decimal  # documents that share this much of their phrases are one story
    translated_days: int  # texts of two languages this close may be one story, told in translation,
    translated_numbers_share: Decimal  # where they share this much of all the numbers in them,
    translated_numbers_at_least: int  # and this many numbers
    same_story_sentence_words: int  # a sentence of this many words, found in two documents, is one story


def term_years(kind: Kind) -> Decimal:
    """Return the usual term of a kind in years: what a total is spread over where no text tells its term.

    >>> term_years(Kind.COMPUTE)
    Decimal('5')
    """
    return _terms()[kind]


@cache
def ramp_months(kind: Kind) -> int:
    """Return over how many months the payments of a kind rise to their full height; 0: they are even from the start.

    >>> ramp_months(Kind.COMPUTE), ramp_months(Kind.EQUITY)
    (12, 0)
    """
    rows = _rows()["ramp_months"]
    return int(_number(rows, kind)) if kind in rows else 0


@cache
def draw_years(kind: Kind) -> Decimal | None:
    """Return over how many years money of a kind is drawn where no draws are told; None: it is not drawn.

    The end that is told of what is drawn is when it is due back, and not when the last of it is paid.

    >>> draw_years(Kind.DEBT), draw_years(Kind.COMPUTE)
    (Decimal('5'), None)
    """
    rows = _rows()["draw_years"]
    return _number(rows, kind) if kind in rows else None


@cache
def longest_schedule_months() -> int:
    """Return after how many months a schedule ends at the latest, whatever end is told."""
    return int(_number(_rows(), "longest_schedule_years")) * _MONTHS_PER_YEAR


@cache
def spread(bound: Bound | None) -> tuple[Decimal, Decimal]:
    """Return between which shares of a stated sum the true one is taken to lie, by the bound that is stated with it.

    >>> spread(Bound.ABOUT), spread(None)
    ((Decimal('0.9'), Decimal('1.1')), (Decimal('1'), Decimal('1')))
    """
    rows = _rows()["spread"]
    if bound is None or bound not in rows:
        return Decimal(1), Decimal(1)
    low, high = (Decimal(str(share)) for share in rows[bound])
    if not 0 <= low <= high:
        raise CatalogueError(
            file=_FILE.name, reason=f"spread: {bound} ends below where it begins, or begins below zero"
        )
    return low, high


@cache
def sameness() -> Sameness:
    """Return the thresholds for telling deals and stories apart."""
    rows = _rows()
    return Sameness(
        same_sum_within=_number(rows, "same_sum_within"),
        same_sum_across_currencies_within=_number(rows, "same_sum_across_currencies_within"),
        news_wave_days=int(_number(rows, "news_wave_days")),
        news_wave_ratio=_number(rows, "news_wave_ratio"),
        rival_days=int(_number(rows, "rival_days")),
        rival_ratio=_number(rows, "rival_ratio"),
        talk_days=int(_number(rows, "talk_days")),
        round_days=int(_number(rows, "round_days")),
        longest_term_years=int(_number(rows, "longest_term_years")),
        same_words_share=_number(rows, "same_words_share"),
        same_words_at_least=int(_number(rows, "same_words_at_least")),
        same_story_share=_number(rows, "same_story_share"),
        translated_days=int(_number(rows, "translated_days")),
        translated_numbers_share=_number(rows, "translated_numbers_share"),
        translated_numbers_at_least=int(_number(rows, "translated_numbers_at_least")),
        same_story_sentence_words=int(_number(rows, "same_story_sentence_words")),
    )


@cache
def doubts() -> dict[str, Decimal]:
    """Return how much is to be doubted, from 0 to 1, by the reason: what a person should look at first.

    >>> doubts()["alleged"] > doubts()["stated"]
    True
    """
    rows = dict(_rows()["doubts"])
    return {name: min(_number(rows, name), Decimal(1)) for name in rows}


def first_day(period: str | None) -> date | None:
    """Return the first day of a period, or None where it is not one.

    >>> first_day("2026-Q3")
    datetime.date(2026, 7, 1)
    """
    bounds = _bounds(period)
    return bounds[0] if bounds else None


def day_after(period: str | None) -> date | None:
    """Return the day after the last day of a period.

    >>> day_after("2026"), day_after("2026-09")
    (datetime.date(2027, 1, 1), datetime.date(2026, 10, 1))
    """
    bounds = _bounds(period)
    return bounds[1] if bounds else None


def periods_between(start: str | None, end: str | None, per: Period) -> Decimal | None:
    """Return how many years, quarters or months lie between two periods, both included; None where one is not told.

    Whole months are counted as such, so that a year is 12 of them whatever its days; loose days are twelfths' shares.

    >>> periods_between("2026", "2029", Period.YEAR)
    Decimal('4')
    >>> periods_between("2026-03", "2026-05", Period.MONTH)
    Decimal('3')
    """
    first, after = first_day(start), day_after(end)
    if first is None or after is None or after <= first:
        return None
    months = Decimal((after.year - first.year) * _MONTHS_PER_YEAR + after.month - first.month)
    months += Decimal(after.day - 1) / monthrange(after.year, after.month)[1]
    months -= Decimal(first.day - 1) / monthrange(first.year, first.month)[1]
    return months / _MONTHS[per]


def whole_sum(money: Money, start: str | None, end: str | None) -> tuple[Money, Assumption | None]:
    """Return a sum over its whole term, and what was taken for granted; a total is its own whole.

    >>> whole_sum(Money(Decimal("2e9"), "USD", Period.YEAR), "2026", "2028")[0].amount
    Decimal('6000000000.00')
    """
    if money.per is None:
        return money, None
    periods = periods_between(start, end, money.per)
    return _times(money, periods or Decimal(1)), None if periods else Assumption.ONE_PERIOD


def _times(money: Money, factor: Decimal) -> Money:
    cents = Decimal("0.01")
    high = (money.high * factor).quantize(cents) if money.high is not None else None
    return Money((money.amount * factor).quantize(cents), money.currency, None, high)


def _bounds(period: str | None) -> tuple[date, date] | None:
    found = _PERIOD.fullmatch(period) if period else None
    if found is None:
        return None
    year, quarter, half, month, day = (int(part) if part else None for part in found.groups())
    try:
        return _days(year or 0, quarter, half, month, day)
    except (ValueError, OverflowError):  # a month 13, a year 0 or the last day of all
        return None


def _days(year: int, quarter: int | None, half: int | None, month: int | None, day: int | None) -> tuple[date, date]:
    if day is not None and month is not None:
        first = date(year, month, day)
        return first, first + timedelta(days=1)
    if month is not None:
        return date(year, month, 1), _months_on(year, month, 1)
    if quarter is not None:
        return date(year, quarter * 3 - 2, 1), _months_on(year, quarter * 3 - 2, 3)
    if half is not None:
        return date(year, half * 6 - 5, 1), _months_on(year, half * 6 - 5, 6)
    return date(year, 1, 1), date(year + 1, 1, 1)


def _months_on(year: int, month: int, months: int) -> date:
    years, rest = divmod(month - 1 + months, _MONTHS_PER_YEAR)
    return date(year + years, rest + 1, 1)


@cache
def _terms() -> dict[Kind, Decimal]:
    rows = dict(_rows()["term_years"])
    _require_kinds({*rows, *_rows()["ramp_months"], *_rows()["draw_years"]})
    return {Kind(kind): _number(rows, kind) for kind in rows}


def _require_kinds(names: set[str]) -> None:
    if unknown := names - {kind.value for kind in Kind}:
        raise CatalogueError(file=_FILE.name, reason=f"{min(unknown)} is not a kind")


def _number(rows: dict[str, Any], name: str) -> Decimal:
    try:
        number = Decimal(str(rows[name]))
    except (KeyError, InvalidOperation):
        raise CatalogueError(file=_FILE.name, reason=f"{name} is missing or not a number") from None
    if number <= 0:
        raise CatalogueError(file=_FILE.name, reason=f"{name} is not above zero")
    return number


@cache
def _rows() -> dict[str, Any]:
    return dict(json.loads(_FILE.read_text(encoding="utf-8")))
