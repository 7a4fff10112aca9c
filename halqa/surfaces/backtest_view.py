"""A backtest in words: what was told and assumed, what was said beside what came, the scores, what stays open."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.findings.backtest import Backtest, Scored
from halqa.model import Document
from halqa.outlook.vendor_credit import Floats
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, day

_MOST_EFFECTS = 4
COLUMNS = {"target": 4, "said": 3, "if_fitted": 3, "came": 2, "guess": 2, "score": 2, "guess_score": 2}
OPEN = ("one_vendor", "known_failures", "no_books", "hindsight", "low_bar", "ranges")


def backtest_view(speech: Voice, found: Backtest) -> Iterator[RenderableType]:
    """Show a backtest: the scores whatever they are."""
    start = day(speech.wording, found.plan.start)
    yield title(speech, speech.say("backtest.title", day=start))
    yield indented(speech, _opening(speech, found))
    yield indented(speech, _how(speech, found))
    yield _targets(speech, found)
    yield from _verdicts(speech, found)
    yield line(speech, speech.labels["backtest.sources"], "bold")
    yield from (indented(speech, words, style="dim") for words in _sources(speech, found))
    yield line(speech, speech.labels["backtest.failures"], "bold")
    yield indented(speech, _brier(speech, found))
    yield _carriers(speech, found)
    yield line(speech, speech.labels["backtest.effects"], "bold")
    yield from (indented(speech, _effects(speech, one)) for one in found.scored)
    yield line(speech, speech.labels["backtest.assumed"], "bold")
    yield _assumptions(speech, found)
    yield line(speech, speech.labels["backtest.calibrated"], "bold")
    yield indented(speech, speech.labels["backtest.nothing_calibrated"])
    yield indented(speech, _fitted(speech, found))
    yield line(speech, speech.labels["backtest.open"], "bold")
    yield from (indented(speech, speech.labels[f"backtest.open.{name}"]) for name in OPEN)
    yield Text()


def _opening(speech: Voice, found: Backtest) -> str:
    line_ = found.opening
    told, hidden = len(found.told_at_start), found.hidden
    return speech.labels["backtest.opening"].format(
        vendor=speech.wording.name(found.plan.vendor),
        committed=usd(speech, line_.committed),
        drawn=usd(speech, line_.drawn),
        available=usd(speech, line_.available),
        conditional=usd(speech, line_.conditional),
        told=counted(speech.wording, told, "documents"),
        hidden=counted(speech.wording, hidden, "documents"),
    )


def _how(speech: Voice, found: Backtest) -> str:
    return speech.labels["backtest.how"].format(
        draws=f"{found.draws:,}",
        seed=found.seed,
        assumptions=len(found.plan.assumptions),
        sourced=percent(speech, _sourced(found)),
        shut=percent(speech, found.shut),
    )


def _sourced(found: Backtest) -> float:
    """Return the share of the inputs that a source tells: the three parts of the line, of all."""
    told = 3 + sum(one.source != "assumed" for one in found.plan.assumptions)
    return told / (3 + len(found.plan.assumptions))


def _targets(speech: Voice, found: Backtest) -> RenderableType:
    grid = table(speech, *((f"backtest.{name}", share) for name, share in COLUMNS.items()))
    for one in found.scored:
        came = speech.labels["backtest.range"] if one.outcome[0] != one.outcome[1] else "{low}"
        ends = {name: percent(speech, end) for name, end in zip(("low", "high"), one.outcome, strict=True)}
        name = f"{speech.labels[f'backtest.target.{one.target.id}']}\n{day(speech.wording, one.target.day)}"
        scores = _points(speech, one.score), _points(speech, one.guess_score)
        if one.inside is not None:
            scores = speech.labels["backtest.inside"].format(share=percent(speech, one.inside)), "–"
        cells = _said(speech, one.quantiles), _said(speech, one.fitted), came.format(**ends), percent(speech, one.guess)
        row(grid, name, *cells, *scores)
    return grid


def _said(speech: Voice, quantiles: Floats | None) -> str:
    """Return the median, and the outer quantiles below it."""
    if quantiles is None:
        return "–"
    low, middle, high = (percent(speech, float(quantiles[at])) for at in (0, 2, -1))
    return f"{middle}\n{speech.labels['backtest.range'].format(low=low, high=high)}"


def _points(speech: Voice, score: float | None) -> str:
    return "–" if score is None else speech.isolate(f"{100 * score:.1f}")


def _verdicts(speech: Voice, found: Backtest) -> Iterator[RenderableType]:
    better = [one for one in found.scored if one.beats_guess]
    worse = [one for one in found.scored if not one.beats_guess]
    missed = [one for one in found.scored if not one.covered]
    for key, which in (("better", better), ("worse", worse), ("missed", missed)):
        if which:
            yield indented(speech, speech.labels[f"backtest.{key}"].format(targets=_named(speech, which)))


def _sources(speech: Voice, found: Backtest) -> Iterator[str]:
    """Say for the start and for each target which statements tell it, and on whose word they rest."""
    yield f"{speech.labels['backtest.at_start']}: {_told_by(speech, found.told_at_start)}"
    for one in found.scored:
        yield f"{speech.labels[f'backtest.target.{one.target.id}']}: {_told_by(speech, one.documents)}"


def _told_by(speech: Voice, documents: Sequence[Document]) -> str:
    comma = speech.labels["backtest.comma"]
    ids = comma.join(speech.isolate(document.id) for document in documents)
    whose = dict.fromkeys(citation.publisher for document in documents for citation in document.citations)
    return speech.labels["backtest.told_by"].format(ids=ids, publishers=comma.join(map(speech.isolate, whose)))


def _named(speech: Voice, which: list[Scored]) -> str:
    return speech.labels["backtest.comma"].join(speech.labels[f"backtest.target.{one.target.id}"] for one in which)


def _brier(speech: Voice, found: Backtest) -> str:
    key = "backtest.brier.better" if found.brier < found.brier_guess else "backtest.brier.worse"
    return speech.labels[key].format(brier=f"{found.brier:.2f}", guess=f"{found.brier_guess:.2f}")


def _carriers(speech: Voice, found: Backtest) -> RenderableType:
    days = found.plan.failure_days
    grid = table(speech, ("backtest.carrier", 3), ("backtest.failed_on", 2), ("backtest.said_by", 6))
    for one in found.failures:
        told = " · ".join(
            speech.labels["backtest.by_day"].format(share=percent(speech, share), day=f"{on:%Y-%m}")
            for on, share in zip(days, one.said, strict=True)
        )
        row(grid, speech.wording.name(one.party), day(speech.wording, one.day), told)
    return grid


def _effects(speech: Voice, one: Scored) -> str:
    told = speech.labels["backtest.comma"].join(
        f"{speech.labels[f'backtest.assumption.{name}']} ({speech.isolate(f'{effect:+.2f}')})"
        for name, effect in one.effects[:_MOST_EFFECTS]
    )
    return f"{speech.labels[f'backtest.target.{one.target.id}']}: {told}"


def _assumptions(speech: Voice, found: Backtest) -> RenderableType:
    grid = table(speech, ("backtest.assumption", 5), ("backtest.values", 3), ("backtest.source", 2))
    for one in found.plan.assumptions:
        ends = {"low": f"{one.low:g}", "high": f"{one.high:g}"}
        values = f"{speech.labels['backtest.range'].format(**ends)} {speech.labels[f'backtest.unit.{one.unit}']}"
        source = speech.labels["backtest.is_assumed"] if one.source == "assumed" else speech.isolate(one.source)
        row(grid, speech.labels[f"backtest.assumption.{one.id}"], values, source)
    return grid


def _fitted(speech: Voice, found: Backtest) -> str:
    return speech.labels["backtest.fitted"].format(
        target=speech.labels[f"backtest.target.{found.plan.fitted_on}"],
        within=f"{100 * found.plan.fitted_within:g}",
        fitted=f"{found.fitted:,}",
        draws=f"{found.draws:,}",
    )
