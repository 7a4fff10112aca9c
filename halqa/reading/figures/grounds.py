"""Why a figure is what it is: the rule and the words behind each of its fields."""

from collections.abc import Iterable, Mapping, Sequence

from halqa.model import Figure, FigureStatus
from halqa.reading.discourse import Step
from halqa.reading.explaining.grounds import BY_NAME
from halqa.reading.explaining.reasons import Reason, Rule
from halqa.reading.figures.finding import RawFigure
from halqa.reading.items import Item
from halqa.reading.quantities.amounts import Measure
from halqa.text.folding import Folded
from halqa.units import Bound


def figure_reasons(text: Folded, step: Step, raw: RawFigure, figure: Figure) -> tuple[Reason, ...]:
    """Return a reason for every field of a figure."""
    items = step.sentence.items
    cue, number = (text.raw(items[index].start, items[index].end) for index in (raw.cue, raw.item))
    party = text.raw(raw.party.start, raw.party.end) if raw.party.start < raw.party.end else None
    here = any(item.named and item.named.party == raw.party.party for item in items)
    written = bool(raw.quantity.unit) and not raw.quantity.implied
    exact = figure.bound is Bound.EXACT
    return (
        Reason("metric", Rule.METRIC_WORDS, cue),
        Reason("party", BY_NAME.get(raw.party.how, Rule.PARTY_NAME) if here else Rule.PARTY_UNSAID, party),
        Reason("amount", Rule.NUMBER_WORDS, number),
        Reason("amount_high", Rule.RANGE, number)
        if figure.high is not None
        else Reason("amount_high", Rule.RANGE_NONE),
        Reason("unit", Rule.UNIT_WRITTEN if written or not _is_money(raw) else Rule.CURRENCY_USUAL, number),
        Reason("bound", Rule.BOUND_EXACT if exact else Rule.BOUND_WORDS, number),
        _period(text, items, raw, figure),
        _figure_status(text, items, raw, figure),
        Reason("evidence", Rule.EVIDENCE, figure.evidence),
    )


def _is_money(raw: RawFigure) -> bool:
    return raw.quantity.measure is Measure.MONEY


def _period(text: Folded, items: Sequence[Item], raw: RawFigure, figure: Figure) -> Reason:
    named = [item for item in items if figure.period is not None and figure.period[:4] in item.text]
    if figure.period is None:
        return Reason("period", Rule.PERIOD_NONE)
    near = min(named, key=lambda item: abs(item.start - items[raw.item].start), default=None)
    return Reason("period", Rule.PERIOD_NEAR, text.raw(near.start, near.end) if near else figure.evidence)


_EXPECTED: Mapping[FigureStatus, tuple[Rule, tuple[str, ...]]] = {
    FigureStatus.TARGET: (Rule.FIGURE_TARGET, ("target", "talks")),
    FigureStatus.PROJECTED: (Rule.FIGURE_PROJECTED, ("projected",)),
}


def _figure_status(text: Folded, items: Sequence[Item], raw: RawFigure, figure: Figure) -> Reason:
    if figure.status not in _EXPECTED:
        return Reason("status", Rule.FIGURE_ACTUAL, text.raw(items[raw.cue].start, items[raw.cue].end))
    rule, categories = _EXPECTED[figure.status]
    words = _last_tagged(items[: raw.item], categories) or items[raw.cue]
    return Reason("status", rule, text.raw(words.start, words.end))


def _last_tagged(items: Iterable[Item], categories: Sequence[str]) -> Item | None:
    tagged = [item for item in items if any(item.tag(category) for category in categories)]
    return tagged[-1] if tagged else None
