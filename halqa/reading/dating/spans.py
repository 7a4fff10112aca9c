"""Rules that resolve a shape with a length or two ends: "six months ago", "the next 5 years", "4 to 22 May"."""

from collections.abc import Mapping, Sequence
from datetime import date

from halqa.reading.dating.calendars import Interval, day, shifted
from halqa.reading.dating.days import day_of
from halqa.reading.dating.match import Match, Resolved, Rule, between, fixed, is_slot, on
from halqa.reading.dating.units import MONTHS, unit_interval

_DAYS = {"D": 1, "W": 7}


def _spans(match: Match) -> list[tuple[int, str]]:
    """Return counts with their units: "1 month and 21 days"; a unit without a count is one, a dual is two."""
    said = [(match.found.start(name), is_slot(name, "n"), name) for name, text in match.found.groupdict().items()
            if text is not None and (is_slot(name, "n") or is_slot(name, "u") or is_slot(name, "du"))]  # fmt: skip
    spans: list[tuple[int, str]] = []
    counts: list[int] = []
    for _, is_count, name in sorted(said):
        slot = name.split("_")[0]
        value = match.value(slot, match.found[name])
        if is_count:
            counts.append(value)
        elif value is not None:
            spans.append((counts.pop() if counts else 2 if slot == "du" else 1, value))
    if counts and spans and len(spans) == 1:
        spans[0] = (counts[0], spans[0][1])  # الأشهر الثلاثة: the count stands behind
    return spans


def _moved(start: date, spans: Sequence[tuple[int, str]], sign: int) -> date | None:
    months = sum(count * MONTHS.get(unit, 0) for count, unit in spans)
    days = sum(count * _DAYS.get(unit, 0) for count, unit in spans)
    return shifted(start, months=sign * months, days=sign * days)


def _duration(spans: Sequence[tuple[int, str]]) -> str:
    years = sum(count * MONTHS[unit] // 12 for count, unit in spans if unit in ("Y", "10Y", "100Y"))
    rest = {unit: sum(count for count, one in spans if one == unit) for unit in ("M", "W", "D")}
    return "P" + (f"{years}Y" if years else "") + "".join(f"{count}{unit}" for unit, count in rest.items() if count)


def _period(first: date | None, until: date | None, spans: Sequence[tuple[int, str]]) -> Resolved | None:
    if first is None or until is None or until < first:
        return None
    return fixed(f"({first},{until},{_duration(spans)})", Interval(first, until))


def _ago(match: Match) -> Resolved | None:
    spans = _spans(match)
    if any(unit == "WE" for _, unit in spans):
        return None
    start = shifted(match.ref, days=match.one("nd", 0))
    return on(_moved(start, spans, -1 if match.has("back") else 1)) if start else None


def _next(match: Match) -> Resolved | None:
    """Read "the next three years": from tomorrow on, or up to today; decades are whole ones."""
    rel, spans = match.one("rel", 0), _spans(match)
    if not rel or len(spans) != 1 or spans[0][1] == "WE":
        return None
    count, unit = spans[0]
    if unit in ("10Y", "100Y"):
        first = unit_interval(unit, 1 if rel > 0 else -count, match.ref)
        until = shifted(first[1].first, months=count * MONTHS[unit]) if first else None
        return _period(first[1].first, until, spans) if first else None
    if rel > 0:
        start = shifted(match.ref, days=1)
        return _period(start, _moved(start, spans, 1), spans) if start else None
    return _period(_moved(match.ref, spans, -1), match.ref, spans)


def _within(match: Match) -> Resolved | None:
    spans = _spans(match)
    return _period(match.ref, _moved(match.ref, spans, 1), spans)


def _in_future(match: Match) -> Resolved | None:
    spans, start = _spans(match), shifted(match.ref, days=1)
    return _period(start, _moved(start, spans, 1), spans) if start else None


def _years_ahead(match: Match) -> Resolved | None:
    spans = _spans(match)
    return on(_moved(match.ref, spans, 1))


def _for_from(match: Match) -> Resolved | None:
    """Read "for three days from today"."""
    spans = _spans(match)
    if match.one("m") is not None:
        read = day_of(match.one("m"), match.one("d"), None, match.ref)
        start = read[1].first if read and read[1] else None
    else:
        start = shifted(match.ref, days=match.one("nd", 0))
    return _period(start, _moved(start, spans, 1), spans) if start else None


def _years(match: Match) -> Resolved | None:
    """Read two years in words: "from two thousand to two thousand and fourteen"."""
    first, last = (day(year, 1, 1) if year >= 1000 else None for year in match.all("yw")[:2])
    if first is None or last is None or last <= first:
        return None
    return fixed(f"({first},{last},P{last.year - first.year}Y)", Interval(first, last))


def _days(match: Match) -> Resolved | None:
    """Read "from 4 to 22 January 1995", "4 till 23 of this month", "November 19-20"."""
    (first, last), month, year = match.all("d")[:2], match.one("m"), match.one("y")
    if month is None:
        moved = shifted(match.ref.replace(day=1), months=match.one("rel", 0))
        month, year = (moved.month, moved.year) if moved else (1, None)
    if year is not None:
        return between(day(year, month, first), day(year, month, last))
    begun, ended = (day_of(month, one, None, match.ref) for one in (first, last))
    return _spanned(begun, ended, f"P{last - first}D") if begun and ended and first < last else None


def _spanned(begun: Resolved, ended: Resolved, duration: str) -> Resolved | None:
    """Join two open dates to one interval to come and one gone by."""
    future, past = join(begun[1], ended[1]), join(begun[2], ended[2])
    return f"({begun[0]},{ended[0]},{duration})", future, past, None, "D"


def join(begun: Interval | None, ended: Interval | None) -> Interval | None:
    """Return the interval from one date up to another; an end before its start is taken a year later."""
    if begun is None or ended is None:
        return None
    until = ended.first if ended.first >= begun.first else shifted(ended.first, months=12)
    return Interval(begun.first, until) if until else None


SPANS: Mapping[str, Rule] = {
    "ago": _ago, "next": _next, "within": _within, "infuture": _in_future, "yearsahead": _years_ahead,
    "forfrom": _for_from, "years": _years, "days": _days,
}  # fmt: skip
