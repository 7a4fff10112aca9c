"""What goes round, in words: the interval first, then by state, time and kind, each row with what `halqa why` takes."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from halqa.findings.asked import Asked
from halqa.findings.circular import CircularMoney
from halqa.findings.circulation import Circulating
from halqa.findings.numbers import Known, id_of
from halqa.model import Kind
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.grid import Grid
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import bare, counted, day, fill, period

CAVEATS = ("bound", "order", "missing", "normal")


def circular_view(speech: Voice, told: Circulating, time: str) -> Iterator[RenderableType]:
    """Show what goes round of the money asked for, and where; `time`: year, quarter or month."""
    yield title(speech, _title(speech, told))
    if not told.money.total and not told.money.inside:
        yield line(speech, speech.labels["circular.none"])
    else:
        yield from (line(speech, words) for words in _lead(speech, told.money))
    yield from (indented(speech, words, style="dim") for words in known_words(speech, told.money.known))
    yield _states(speech, told)
    yield from _times(speech, told, time)
    if any(part for _, part in told.by_kind):
        yield _kinds(speech, told)
    yield from (indented(speech, speech.labels[f"caveat.{name}"], style="dim") for name in CAVEATS)
    yield Text()


def _title(speech: Voice, told: Circulating) -> str:
    asked = told.money.asked
    state, when = speech.labels[f"state.{asked.state}"], day(speech.wording, told.view.as_of)
    return speech.say("circular.title", state=state, day=when, whole=whole_words(speech, asked))


def whole_words(speech: Voice, asked: Asked) -> str:
    """Say which part of the money is looked at."""
    words = speech.labels["circular.whole" if asked.months.label is None else "circular.whole.time"]
    if asked.months.label:
        words = speech.say("circular.in", whole=words, period=period(speech.wording, asked.months.label))
    if asked.kind:
        words = speech.say("circular.of_kind", whole=words, kind=speech.wording.words[f"kind.{asked.kind}"])
    return f"{words} ({speech.labels['circular.by_group']})" if asked.by_group else words


def _lead(speech: Voice, money: CircularMoney) -> Iterator[str]:
    sums = {name: usd(speech, getattr(money, name)) for name in ("total", "greatest", "typical", "acyclic")}
    shares = {f"{name}_share": percent(speech, money.share(getattr(money, name))) for name in ("greatest", "typical")}
    yield speech.labels["circular.lead"].format(**sums, **shares)
    if money.once is None:
        yield speech.labels["circular.once.unknown"]
    else:
        once = {name: usd(speech, getattr(money, name)) for name in ("once", "one_way")}
        yield speech.labels["circular.once"].format(**once, share=percent(speech, money.once_share))
    if money.inside:
        yield speech.labels["circular.inside"].format(inside=usd(speech, money.inside))


def known_words(speech: Voice, known: Known) -> Iterator[str]:
    """Say how well the dollars of a result are known."""
    if known.firm is not None:
        firm, sourced = percent(speech, known.firm), percent(speech, known.sourced)
        yield speech.labels["known.shares"].format(firm=firm, sourced=sourced)
    if known.unsized:
        yield fill(speech.wording, "known.unsized", bare, deals=counted(speech.wording, known.unsized, "deals"))


def _grid(speech: Voice, first: str) -> Grid:
    columns = [(f"circular.{name}", 2) for name in ("total", "greatest", "typical", "once.short")]
    return table(speech, (f"circular.{first}", 2), *columns, ("circular.why", 4))


def _cells(speech: Voice, money: CircularMoney) -> tuple[str, ...]:
    sums = (money.total, money.greatest, money.typical)
    shares = ("", *(f"\n{percent(speech, money.share(amount))}" for amount in sums[1:]))
    told = [f"{usd(speech, amount)}{share}" for amount, share in zip(sums, shares, strict=True)]
    return (*told, usd(speech, money.once), speech.isolate(id_of("circularity", *money.asked.facets)))


def _states(speech: Voice, told: Circulating) -> Grid:
    grid = _grid(speech, "state")
    for money in told.by_state:
        row(grid, speech.labels[f"state.{money.asked.state}"], *_cells(speech, money))
    return grid


def _times(speech: Voice, told: Circulating, time: str) -> Iterator[RenderableType]:
    there = [money for money in told.by_time if money.greatest > 0]
    words = "some" if there else "none"
    if told.by_time:
        told_apart = speech.labels[f"time.{time}"]
        yield indented(speech, speech.say(f"circular.times.{words}", time=told_apart), style="dim")
    if there:
        grid = _grid(speech, "when")
        for money in there:
            row(grid, period(speech.wording, money.asked.months.label or ""), *_cells(speech, money))
        yield grid


def _kinds(speech: Voice, told: Circulating) -> Grid:
    columns = ("total", "part", "alone")
    grid = table(speech, ("circular.kind", 2), *((f"circular.{name}", 2) for name in columns), ("circular.why", 4))
    for money, part in told.by_kind:
        kind: Kind | None = money.asked.kind
        id_ = speech.isolate(id_of("circularity", *money.asked.facets))
        sums = (usd(speech, amount) for amount in (money.total, part, money.greatest))
        row(grid, speech.wording.words[f"kind.{kind}"], *sums, id_)
    return grid
