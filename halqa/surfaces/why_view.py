"""Where a number comes from, in words: the deals behind it, what each adds, and the words that say so."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.findings.numbers import Number, Unit
from halqa.findings.uncertain import Doubt
from halqa.model import Deal, Document
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.sentences import sentence
from halqa.surfaces.terminal import deal_view
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import bare, counted, fill


def why_view(
    speech: Voice,
    numbers: Sequence[Number],
    deals: Mapping[str, Deal],
    documents: Mapping[str, Document],
    most: int,
    doubt: Mapping[str, Doubt],
) -> Iterator[RenderableType]:
    """Show numbers, each with the deals behind it, and then the words of those deals, each once."""
    quoted: dict[str, None] = {}
    for number in numbers:
        yield title(speech, _headline(speech, number))
        if number.id in doubt:
            yield from _doubted(speech, number, deals, doubt[number.id])
        yield from _behind(speech, number, deals, most)
        quoted.update(dict.fromkeys(deal for deal, _ in number.deals[:most]))
    if quoted:
        yield line(speech, speech.labels["why.words"], "bold")
    for at, name in enumerate(quoted, start=1):
        yield from deal_view(speech, at, deals[name], documents)


def _headline(speech: Voice, number: Number) -> str:
    name = speech.labels[f"name.{number.name}"]
    if number.value is None:
        return speech.labels["why.unknown"].format(name=name, reason=speech.labels[f"reason.{number.reason}"])
    told = _amount(speech, number, number.value)
    return speech.labels["why.number.share"].format(name=name, sum=told, id=speech.isolate(number.id))


def _doubted(speech: Voice, number: Number, deals: Mapping[str, Deal], doubt: Doubt) -> Iterator[RenderableType]:
    """Say how far a number may be off, and what it would be without the deals that move it most."""
    band = doubt.band
    draws = counted(speech.wording, band.draws, "draws", oblique=True)
    level = percent(speech, band.level)
    ends = {name: _amount(speech, number, getattr(band, name)) for name in ("low", "middle", "high")}
    yield indented(speech, speech.labels["why.band"].format(level=level, draws=draws, **ends))
    for mover in doubt.movers:
        left = _amount(speech, number, (number.value or 0.0) + mover.change)
        told = sentence(speech.wording, deals[mover.deal], speech.isolate)
        yield indented(speech, speech.labels["why.without"].format(deal=told, left=left), style="dim")


def _amount(speech: Voice, number: Number, value: float | None) -> str:
    if number.unit is Unit.SHARE or value is None:
        return percent(speech, value)
    return usd(speech, value) if number.unit is Unit.USD else str(speech.number(value, 2))


def _of_deal(speech: Voice, number: Number, amount: float) -> str:
    """Say what a deal adds: dollars, but for a strength."""
    return str(speech.number(amount, 2)) if number.unit is Unit.STRENGTH else usd(speech, amount)


def _behind(speech: Voice, number: Number, deals: Mapping[str, Deal], most: int) -> Iterator[RenderableType]:
    if not number.deals:
        yield indented(speech, speech.labels["why.none"])
        return
    count = counted(speech.wording, len(number.deals), "deals")
    yield indented(speech, fill(speech.wording, "why.behind", bare, deals=count))
    whole = sum(amount for _, amount in number.deals)
    grid = table(speech, ("why.deal", 6), ("why.usd", 2), ("why.share", 1))
    for name, amount in number.deals[:most]:
        told = f"{sentence(speech.wording, deals[name], speech.isolate)}\n{speech.isolate(name)}"
        row(grid, told, _of_deal(speech, number, amount), percent(speech, amount / whole if whole else None))
    yield grid
    if rest := number.deals[most:]:
        left = counted(speech.wording, len(rest), "deals")
        told = _of_deal(speech, number, sum(amount for _, amount in rest))
        yield indented(speech, speech.labels["why.rest"].format(deals=left, sum=told), style="dim")
    yield Text()
