"""A stress in words: who fails when and by what margin, who loses what and through whom, and how sure that is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from halqa.catalogue.shocks import Shock
from halqa.findings.effects import Effect
from halqa.findings.fates import Fate, fates, number_of
from halqa.findings.odds import Odds
from halqa.findings.perils import Perils
from halqa.findings.pulled import Link, chain, links
from halqa.findings.stressed import Side, Stressed, assumed
from halqa.stress.system import MECHANISMS, Mechanism
from halqa.stress.unknowns import Unknowns
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, day, period

_LEAST_PART = 0.01  # of a loss: smaller parts of it are not told of
_MOST_LINKS, _MOST_NEEDY, _MOST_EFFECTS = 2, 3, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is told of one stress."""

    found: Stressed
    perils: Perils
    draws: int
    odds: tuple[Odds, ...]
    effects: tuple[Effect, ...]


def stress_view(speech: Voice, told: Told, most: int) -> Iterator[RenderableType]:
    """Show what a shock does, what it rests on, and how sure that is."""
    yield from _head(speech, told.found)
    if told.found.reason:
        yield line(speech, _no_effect(speech, told.found), "bold")
    else:
        for side in told.found.sides:
            yield from _side(speech, told.found, side, most)
        if told.draws:
            yield from _odds(speech, told, most)
    yield from _perils(speech, told.perils)
    if told.effects:
        yield from _effects(speech, told.effects)
    yield indented(speech, speech.labels["stress.note"], style="dim")


def list_view(speech: Voice, shocks: Sequence[Shock]) -> Iterator[RenderableType]:
    """Show the shocks that ship, each explained."""
    yield title(speech, speech.labels["stress.list"])
    grid = table(speech, ("stress.list.name", 2), ("stress.list.what", 7))
    for one in shocks:
        row(grid, speech.isolate(one.name), f"{_in(speech, one.title)}\n{_in(speech, one.why)}")
    yield grid


def month_of(speech: Voice, at: int) -> str:
    """Return a month, counted from the year 0, in words."""
    return period(speech.wording, f"{at // 12:04}-{at % 12 + 1:02}")


def mechanism_of(speech: Voice, mechanism: Mechanism) -> str:
    """Return what a mechanism is called."""
    return speech.labels[f"stress.mechanism.{mechanism}"]


def name_of(speech: Voice, shock: Shock) -> str:
    """Return what a shock is called."""
    return _in(speech, shock.title) or shock.name


def _in(speech: Voice, words: Mapping[str, str]) -> str:
    return speech.isolate(words.get(speech.wording.lang) or next(iter(words.values()), ""))


# --- what it rests on ------------------------------------------------------------------------------------------------


def _head(speech: Voice, found: Stressed) -> Iterator[RenderableType]:
    question, as_of = found.question, found.view.as_of
    said = speech.labels["stress.title"].format(
        shock=name_of(speech, question.shock),
        months=counted(speech.wording, question.ahead, "months", oblique=True),
        since=month_of(speech, as_of.year * 12 + as_of.month - 1),
        day=day(speech.wording, as_of),
    )
    yield title(speech, f"{said} ({speech.labels['stress.by_group']})" if question.by_group else said)
    if why := _in(speech, question.shock.why):
        yield line(speech, why)
    yield indented(speech, _conditional(speech, found), style="dim")
    yield indented(speech, _known(speech, found), style="dim")
    yield indented(speech, _unknowns(speech, found), style="dim")
    off = [mechanism_of(speech, one) for one in MECHANISMS if one not in question.acting]
    if off:
        yield indented(speech, speech.labels["stress.without"].format(mechanisms=_listed(speech, off)), style="dim")


def _conditional(speech: Voice, found: Stressed) -> str:
    opening = found.sides[0].opening
    needed = opening.plan.funding.sum(axis=1) * ~opening.system.is_financier
    order = sorted(range(needed.size), key=lambda at: (-needed[at], found.parties[at]))[:_MOST_NEEDY]
    parties = [
        speech.say("stress.party_sum", party=speech.wording.name(found.parties[at]), sum=usd(speech, float(needed[at])))
        for at in order
        if needed[at] > 0
    ]
    return speech.labels["stress.conditional"].format(
        sum=usd(speech, float(needed.sum())), parties=_listed(speech, parties) or "–"
    )


def _known(speech: Voice, found: Stressed) -> str:
    if found.known.firm is None:
        return speech.labels["stress.known.none"]
    return speech.labels["stress.known"].format(
        firm=percent(speech, found.known.firm),
        sourced=percent(speech, found.known.sourced),
        deals=counted(speech.wording, found.known.unsized, "deals"),
    )


def _unknowns(speech: Voice, found: Stressed) -> str:
    side, how, cash = found.sides[-1], found.question.unknowns, assumed()["cash_months"]
    months = cash.low if how is Unknowns.BOUND else cash.value
    return speech.labels[f"stress.unknowns.{how}"].format(
        deals=counted(speech.wording, len(side.estimated), "deals", oblique=True),
        parties=counted(speech.wording, len(side.opening.unknown), "parties", oblique=True),
        months=counted(speech.wording, int(months), "months", oblique=True),
    )


def _no_effect(speech: Voice, found: Stressed) -> str:
    names = [speech.isolate(speech.wording.name(party)) for party in found.affected]
    return speech.labels[f"stress.{found.reason}"].format(parties=_listed(speech, names))


def _listed(speech: Voice, words: Sequence[str]) -> str:
    return speech.labels["stress.and"].join(words)


# --- what it does ----------------------------------------------------------------------------------------------------


def _side(speech: Voice, found: Stressed, side: Side, most: int) -> Iterator[RenderableType]:
    told, pulls = fates(found, side), links(side)
    if len(found.sides) > 1:
        yield line(speech, speech.labels[f"stress.side.{side.name}"], "bold underline")
    whole = side.lost.sum(axis=0)
    parts = {mechanism: float(whole[at]) for at, mechanism in enumerate(MECHANISMS)}
    said = {"sum": usd(speech, float(whole.sum())), "parts": _parts(speech, parts)}
    yield line(speech, speech.labels["stress.lost"].format(**said), "bold")
    yield indented(speech, speech.isolate(number_of(found, side, None)), style="dim")
    yield from _failing(speech, found, [fate for fate in told if fate.month is not None], pulls, most)
    losing = sorted((fate for fate in told if fate.total > 0), key=lambda fate: (-fate.total, fate.party))
    yield from _losing(speech, found, side, losing, pulls, most)


def _failing(
    speech: Voice, found: Stressed, told: Sequence[Fate], pulls: Sequence[Link], most: int
) -> Iterator[RenderableType]:
    yield line(speech, speech.labels["stress.fails"], "bold")
    if not told:
        yield indented(speech, speech.labels["stress.fails.none"])
        return
    grid = table(speech, ("stress.party", 3), ("stress.when", 2), ("stress.margin", 3), ("stress.because", 6))
    for fate in told[:most]:
        steps = chain(pulls, fate.party, found.affected)
        because = speech.labels["stress.by_shock"] if fate.is_shocked else _chain(speech, steps)
        cells = (month_of(speech, fate.month or 0), _margin(speech, fate), because)
        row(grid, speech.wording.name(fate.party), *cells)
    yield grid
    yield from _more(speech, len(told) - most)


def _losing(
    speech: Voice, found: Stressed, side: Side, told: Sequence[Fate], pulls: Sequence[Link], most: int
) -> Iterator[RenderableType]:
    yield line(speech, speech.labels["stress.losers"], "bold")
    grid = table(speech, ("stress.party", 3), ("stress.sum", 2), ("stress.parts", 4), ("stress.through", 6))
    for fate in told[:most]:
        mine = [link for link in pulls if link.to == fate.party][:_MOST_LINKS]
        name = speech.wording.name(fate.party)
        first = f"{name}\n{_margin(speech, fate)}" if fate.month is None and fate.is_judged else name
        through = "\n".join(
            [*(_link(speech, link) for link in mine), speech.isolate(number_of(found, side, fate.party))]
        )
        row(grid, first, usd(speech, fate.total), _parts(speech, fate.lost), through)
    yield grid
    yield from _more(speech, len(told) - most)


def _margin(speech: Voice, fate: Fate) -> str:
    if fate.month is not None and not fate.is_shocked:
        share = percent(speech, abs(fate.margin or 0.0))
        return speech.labels["stress.short"].format(sum=usd(speech, fate.shortfall), share=share)
    if fate.margin is None:
        return "–" if fate.is_shocked else speech.labels["stress.not_judged"]
    return speech.labels["stress.spare"].format(share=percent(speech, max(fate.margin, 0.0)))


def _parts(speech: Voice, lost: dict[Mechanism, float]) -> str:
    whole = sum(lost.values())
    parts = [
        speech.labels["stress.part"].format(mechanism=mechanism_of(speech, mechanism), sum=usd(speech, amount))
        for mechanism, amount in sorted(lost.items(), key=lambda one: -one[1])
        if amount > _LEAST_PART * whole
    ]
    return _listed(speech, parts) or "–"


def _chain(speech: Voice, steps: Sequence[Link]) -> str:
    """Return who pulled whom, from where it began, with the deals on it."""
    if not steps:
        return "–"
    told = _link(speech, steps[0])
    for step in steps[1:]:
        told = speech.labels["stress.arrow"].format(before=told, after=_link(speech, step))
    return told


def _link(speech: Voice, link: Link) -> str:
    deals = [speech.isolate(deal) for deal, _ in link.deals[:_MOST_LINKS]]
    key = "stress.link" if link.by else "stress.link.outside"
    said = speech.labels[key].format(
        by=speech.isolate(speech.wording.name(link.by or "")),
        mechanism=mechanism_of(speech, link.mechanism),
        sum=usd(speech, link.usd),
    )
    return f"{said} ({_listed(speech, deals)})" if deals else said


def _more(speech: Voice, left: int) -> Iterator[RenderableType]:
    if left > 0:
        parties = counted(speech.wording, left, "parties")
        yield indented(speech, speech.labels["stress.more"].format(parties=parties), style="dim")


# --- how sure it is --------------------------------------------------------------------------------------------------


def _odds(speech: Voice, told: Told, most: int) -> Iterator[RenderableType]:
    draws = counted(speech.wording, told.draws, "draws")
    yield line(speech, speech.labels["stress.odds"].format(draws=draws), "bold")
    if not told.odds:
        yield indented(speech, speech.labels["stress.odds.none"])
        return
    grid = table(speech, ("stress.party", 3), ("stress.odds.share", 3), ("stress.odds.when", 4))
    for one in told.odds[:most]:
        months = {"least": month_of(speech, one.early), "most": month_of(speech, one.late)}
        when = months["least"] if one.early == one.late else speech.labels["stress.range"].format(**months)
        row(grid, speech.wording.name(one.party), _share(speech, one.least, one.most), when)
    yield grid
    yield from _more(speech, len(told.odds) - most)


def _share(speech: Voice, least: float, most: float) -> str:
    if least == most:
        return percent(speech, most)
    return speech.labels["stress.range"].format(least=percent(speech, least), most=percent(speech, most))


def _perils(speech: Voice, perils: Perils) -> Iterator[RenderableType]:
    yield line(speech, speech.labels["stress.danger"], "bold")
    told = {"goods": perils.by_goods, "money": perils.by_money, "fragile": perils.fragile}
    found = [
        speech.say(f"stress.danger.{key}", party=speech.wording.name(one.party), share=percent(speech, one.share))
        for key, one in told.items()
        if one is not None
    ]
    for words in found or [speech.labels["stress.danger.none"]]:
        yield indented(speech, words)


def _effects(speech: Voice, told: Sequence[Effect]) -> Iterator[RenderableType]:
    yield line(speech, speech.labels["stress.effects"], "bold")
    columns = (("stress.assumption", 6), ("stress.value", 4), ("stress.change", 3), ("stress.source", 2))
    grid = table(speech, *columns)
    for effect in told[:_MOST_EFFECTS]:
        one = effect.assumption
        value = speech.labels["stress.value.range"].format(
            value=f"{one.value:g}", low=f"{one.low:g}", high=f"{one.high:g}", unit=speech.isolate(one.unit)
        )
        change = f"{_signed(speech, effect.low)}\n{_signed(speech, effect.high)}"
        source = _listed(speech, list(map(speech.isolate, one.sources))) or speech.labels["stress.assumed"]
        row(grid, speech.isolate(one.why[speech.wording.lang]), value, change, source)
    yield grid
    yield Text()


def _signed(speech: Voice, change: float) -> str:
    key = "stress.signed.less" if change < 0 else "stress.signed.more"
    return speech.isolate(speech.labels[key].format(sum=usd(speech, abs(change))))
