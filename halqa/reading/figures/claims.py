"""A figure as a claim: from the metric, the party and the number of a sentence to what the document says."""

from collections.abc import Iterator, Sequence

from halqa.model import Document, Figure, FigureStatus, Metric
from halqa.reading.claims import CURRENCY, WORDS, mention, word_count
from halqa.reading.figures.finding import RawFigure
from halqa.reading.figures.metrics import NOT_MONEY
from halqa.reading.items import Item, Sentence
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.text.folding import Folded
from halqa.units import plain


def figure_of(document: Document, text: Folded, sentence: Sentence, raw: RawFigure) -> Figure:
    """Return the claim that a raw figure makes."""
    items = sentence.items
    quantity = raw.quantity
    low, high = min(raw.cue, raw.item), max(raw.cue, raw.item)
    while low < raw.item and word_count(document, text, items, low, high) > WORDS:
        low += 1
    near = items[max(0, raw.cue - 4) : raw.cue + 3]
    sign = -1 if raw.metric == "net_income" and any(item.tag("losses") for item in near) else 1
    return Figure(
        document=document.id,
        evidence=text.raw(items[low].start, items[max(high, raw.item)].end),
        party=mention(text, raw.party),
        metric=Metric(raw.metric),
        amount=sign * plain(quantity.value),
        unit=_unit(raw.metric, quantity),
        bound=quantity.bound,
        high=quantity.high,
        period=_period(items, raw.item),
        status=_status(items, raw),
        rule=f"{raw.metric}: {items[raw.cue].text}, cost {raw.cost:.1f}",
    )


def _unit(metric: str, quantity: Quantity) -> str:
    if quantity.measure is Measure.MONEY and metric not in NOT_MONEY:
        return quantity.unit or CURRENCY
    if quantity.measure in (Measure.MONEY, Measure.COUNT):
        return metric
    return quantity.unit or quantity.measure.value


def _status(items: Sequence[Item], raw: RawFigure) -> FigureStatus:
    low = max(0, min(raw.cue, raw.item) - 7)
    low = max((at for at in range(low, raw.cue) if items[at].tag("relative")), default=low)
    before = items[low : raw.item]
    if raw.metric == "raising" or any(item.tag("target") for item in before):
        return FigureStatus.TARGET
    to_come = any(tag.tense == "future" for item in before for tag in item.tags)
    return FigureStatus.PROJECTED if to_come or any(item.tag("projected") for item in before) else FigureStatus.ACTUAL


def _period(items: Sequence[Item], number: int) -> str | None:
    """Return the year that is named nearest to a number."""
    years = sorted(_years(items), key=lambda place: abs(place[0] - number))
    return years[0][1] if years and abs(years[0][0] - number) <= 8 else None


_CENTURY = range(1990, 2061)


def _years(items: Sequence[Item]) -> Iterator[tuple[int, str]]:
    for index, item in enumerate(items):
        counts = item.quantity is not None and item.quantity.measure is Measure.COUNT
        if counts and len(item.text) == 4 and item.text.isdigit() and int(item.text) in _CENTURY:
            yield index, item.text
