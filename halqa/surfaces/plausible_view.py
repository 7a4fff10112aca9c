"""Plausibility of deals in words: what is told, what each reading makes of it, and what the dollars would buy."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from halqa.catalogue.price_readings import PriceReading
from halqa.findings.plausibility import Bought, Held, Plausibility, Range, Verdict
from halqa.model import Deal
from halqa.surfaces.amounts import usd
from halqa.surfaces.layout import indented, line, title
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, day, quantity


def deals_view(speech: Voice, as_of: date, found: Mapping[Deal, Plausibility]) -> Iterator[RenderableType]:
    """Show the deals that no reading fits, and count the others."""
    yield title(speech, speech.say("plausible.title", day=day(speech.wording, as_of)))
    counts = Counter(one.verdict for one in found.values())
    for deal, one in found.items():
        if one.verdict is Verdict.NO_READING:
            yield line(speech, sentence(speech.wording, deal, speech.isolate), "bold")
            yield from (indented(speech, words) for words in _nearest(speech, one))
            yield indented(speech, speech.isolate(deal.id), style="dim")
    for verdict in Verdict:
        told = counted(speech.wording, counts[verdict], "deals")
        yield line(speech, speech.labels[f"plausible.count.{verdict}"].format(deals=told))
    yield indented(speech, speech.labels["plausible.note"], style="dim")
    yield Text()


def deal_view(speech: Voice, deal: Deal | None, found: Plausibility) -> Iterator[RenderableType]:
    """Show one deal with the whole arithmetic."""
    yield title(speech, sentence(speech.wording, deal, speech.isolate) if deal else speech.labels["plausible.given"])
    yield line(speech, _told(speech, found))
    yield line(speech, speech.labels[f"plausible.verdict.{found.verdict}"], "bold")
    for one in found.held:
        yield indented(speech, _held(speech, one))
    if found.bought:
        yield line(speech, speech.labels["plausible.buys"].format(sum=_sum(speech, found.told.usd or (0, 0))))
        for bought in found.bought:
            yield indented(speech, _bought(speech, bought))
    readings = [*(one.reading for one in found.held), *(one.reading for one in found.bought)]
    if readings:
        yield line(speech, speech.labels["plausible.rates"])
    for reading in {one.id: one for one in readings}.values():
        yield from _sources(speech, reading)
    yield indented(speech, speech.labels["plausible.note"], style="dim")
    yield Text()


def _told(speech: Voice, found: Plausibility) -> str:
    told = found.told
    sum_ = None if told.usd is None else _sum(speech, told.usd)
    parts = [
        speech.labels["plausible.a_year"].format(sum=sum_) if sum_ and told.is_yearly else sum_,
        None if told.mw is None else _amount(speech, told.mw, "mw"),
        None if told.chips is None else _amount(speech, told.chips, "chip"),
        None if told.years is None else speech.labels["plausible.years"].format(n=_number(told.years)),
    ]
    return speech.labels["plausible.told"].format(told=" · ".join(filter(None, parts)))


def _nearest(speech: Voice, found: Plausibility) -> Iterator[str]:
    yield _told(speech, found)
    if found.nearest:
        yield _held(speech, found.nearest)


def _held(speech: Voice, one: Held) -> str:
    """Say what a reading makes of the quantity, and how far what is told is from it."""
    key = "plausible.part" if one.reading.is_part else "plausible.whole"
    told = speech.labels[key].format(
        reading=_name(speech, one.reading),
        rate=_rate(speech, one.reading),
        times=_years(speech, one.years),
        expected=_amount(speech, one.expected, one.reading.of),
        most=_amount(speech, (one.expected[1],) * 2, one.reading.of),
        told=_amount(speech, one.told, one.reading.of),
    )
    return f"{told} {_off(speech, one)}"


def _off(speech: Voice, one: Held) -> str:
    if one.fits:
        return speech.labels["plausible.fits"]
    key, times = ("plausible.above", one.off) if one.off > 1 else ("plausible.below", 1 / one.off if one.off else 0.0)
    return speech.labels[key].format(n=f"{times:.3g}")


def _years(speech: Voice, years: Range | None) -> str:
    if years is None:
        return ""
    low, high = map(_number, years)
    key = "plausible.times" if low == high else "plausible.times_assumed"
    return speech.labels[key].format(n=low, low=low, high=high)


def _bought(speech: Voice, one: Bought) -> str:
    quantity_ = _amount(speech, one.quantity, one.reading.per)
    told = speech.labels["plausible.for_a_year"].format(quantity=quantity_) if one.reading.is_yearly else quantity_
    return speech.labels["plausible.bought"].format(
        reading=_name(speech, one.reading), rate=_rate(speech, one.reading), quantity=told
    )


def _name(speech: Voice, reading: PriceReading) -> str:
    return speech.labels[f"plausible.reading.{reading.id}"]


def _rate(speech: Voice, reading: PriceReading) -> str:
    rate = _amount(speech, (float(reading.low), float(reading.high)), reading.of)
    key = f"plausible.per.{reading.per}{'.year' if reading.is_yearly else ''}"
    return speech.labels[key].format(rate=rate)


def _sources(speech: Voice, reading: PriceReading) -> Iterator[RenderableType]:
    yield indented(speech, _name(speech, reading), style="dim")
    for constant in (rate.constant for rate in reading.rates):
        ends = [f"{end:,f}" for end in (constant.low, constant.high) if end is not None and end != constant.value]
        range_ = f" ({'–'.join(ends)})" if ends else ""
        whose = ", ".join(dict.fromkeys(citation.publisher for citation in constant.citations))
        told = f"{constant.id}: {constant.value:,f}{range_} {constant.unit}; {constant.what}; {whose}"
        yield indented(speech, speech.isolate(told), depth=4, style="dim")


def _sum(speech: Voice, sum_: Range) -> str:
    return _amount(speech, sum_, "usd")


def _amount(speech: Voice, told: Range, unit: str) -> str:
    """Return a range in words: dollars, MW or GW, chips."""
    is_range = told[0] != told[1]
    low, high = (_one(speech, end, unit, oblique=is_range) for end in told)
    return low if low == high else speech.labels["plausible.range"].format(low=low, high=high)


_UNITS = {"usd": "USD", "mw": "MW", "chip": "chips"}


def _one(speech: Voice, number: float, unit: str, *, oblique: bool) -> str:
    rounded = Decimal(f"{number:.3g}")
    if unit == "usd" and (speech.wording.lang != "ar" or not oblique):
        return usd(speech, number)
    if unit == "mw" and rounded < 1:
        return speech.labels["plausible.kw"].format(n=_number(float(rounded * 1000)))
    return speech.isolate(quantity(speech.wording, Decimal(f"{rounded:f}"), _UNITS[unit], oblique=oblique))


def _number(number: float) -> str:
    return f"{number:.3g}"
