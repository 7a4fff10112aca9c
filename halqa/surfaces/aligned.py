"""Alliance and rivalry in words: pairs with both sides beside each other, camps, and who changed side when."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from rich.console import RenderableType

from halqa.findings.stances import pair_numbers
from halqa.measures.alignment import Pair, Sign, Stance, Strength
from halqa.measures.turns import Alignment
from halqa.surfaces.camps_view import between, camp_of, camps_view, names
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.sentences import sentence
from halqa.surfaces.turns_view import deal_lines, quarters_view, turns_view
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, day, dollars, quantity


def alignment_view(speech: Voice, told: Alignment, most: int) -> Iterator[RenderableType]:
    """Show all pairs, rivals first, then the camps, the quarters and the turns."""
    there = _by_strength(told.pairs)
    if not there:
        yield line(speech, speech.say("alignment.none", day=day(speech.wording, told.as_of)))
        return
    yield from _heading(speech, told, there)
    yield from _pairs(speech, there, most)
    yield from camps_view(speech, told)
    yield from quarters_view(speech, told.quarters)
    yield from turns_view(speech, told)


def party_view(speech: Voice, told: Alignment, party: str, most: int) -> Iterator[RenderableType]:
    """Show the pairs of one party, with whom it stands, and its turns."""
    there = [pair for pair in _by_strength(told.pairs) if party in pair.parties]
    if not there:
        name, when = speech.wording.name(party), day(speech.wording, told.as_of)
        yield line(speech, speech.say("alignment.none_of", day=when, party=name))
    else:
        yield from _heading(speech, told, there, party)
        yield from _pairs(speech, there, most)
        yield from camp_of(speech, told, party)
        yield from between(speech, told, frozenset({party}))
    yield from turns_view(speech, told, frozenset({party}))


def pair_view(speech: Voice, told: Alignment, parties: tuple[str, str], *, by_group: bool) -> Iterator[RenderableType]:
    """Show what two parties are to each other, every deal that says so, what says so no longer, and their turns."""
    pair = next((each for each in told.pairs if each.parties == parties), None)
    yield title(speech, names(speech, parties))
    stance = pair.stance if pair else Stance.NEITHER
    yield line(speech, f"{speech.labels[f'alignment.stance.{stance}']} ({day(speech.wording, told.as_of)})", "bold")
    if pair is not None:
        for side in ("ally", "rival"):
            if (strength := getattr(pair, side)).deals:
                said = " · ".join(_strength(speech, strength))
                yield indented(speech, speech.labels[f"alignment.side.{side}"].format(told=said))
                yield from deal_lines(speech, told, strength.deals)
        yield from _signs(speech, "alignment.doubtful", pair.doubtful)
        yield from _signs(speech, "alignment.past", pair.past)
        yield from _ids(speech, pair, by_group=by_group, with_doubtful=told.with_doubtful)
    yield from between(speech, told, frozenset(parties))
    yield from turns_view(speech, told, frozenset(parties))


def _ids(speech: Voice, pair: Pair, *, by_group: bool, with_doubtful: bool) -> Iterator[RenderableType]:
    """Tell by which ids to ask where the numbers of a pair come from."""
    ids = [number.id for number in pair_numbers(pair, by_group=by_group, with_doubtful=with_doubtful)]
    if ids:
        said = speech.labels["alignment.comma"].join(map(speech.isolate, ids))
        yield indented(speech, speech.labels["alignment.why"].format(ids=said), style="dim")


# --- pairs -----------------------------------------------------------------------------------------------------------


def _heading(
    speech: Voice, told: Alignment, there: Sequence[Pair], party: str | None = None
) -> Iterator[RenderableType]:
    counts = {stance.value: f"{sum(pair.stance is stance for pair in there):,}" for stance in Stance}
    when, all_ = day(speech.wording, told.as_of), counted(speech.wording, len(there), "pairs")
    yield title(speech, speech.say("alignment.title", day=when, pairs=all_))
    yield line(speech, speech.say("alignment.counts", **counts))
    of_one = [pair for pair in told.pairs if party is None or party in pair.parties]
    otherwise = sum(pair.stance is not pair.doubtful_stance for pair in of_one)
    yield indented(speech, _counted(speech, told, otherwise), style="dim")
    yield indented(speech, _known(speech, there), style="dim")


def _counted(speech: Voice, told: Alignment, otherwise: int) -> str:
    if told.with_doubtful:
        return speech.labels["alignment.counted.doubtful"]
    return speech.say("alignment.counted.announced", pairs=counted(speech.wording, otherwise, "pairs", oblique=True))


def _known(speech: Voice, there: Sequence[Pair]) -> str:
    sides = [side for pair in there for side in (pair.ally, pair.rival)]
    sized, moving = sum(side.sized for side in sides), sum(side.sized + side.unsized for side in sides)
    weight, firm = sum(side.weight for side in sides), sum(side.firm for side in sides)
    shares = {"known": _share(speech, sized, moving), "firm": _share(speech, firm, weight)}
    return speech.say("alignment.known", **shares)


def _share(speech: Voice, part: float, whole: float) -> str:
    if not whole:
        return speech.labels["alignment.nothing"]
    return quantity(speech.wording, speech.number(100 * part / whole, 0), "%")


def _by_strength(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs that are something to each other: those with a rivalry first, then the strongest."""
    there = [pair for pair in pairs if pair.stance is not Stance.NEITHER]
    return sorted(there, key=lambda pair: (not pair.rival.deals, -pair.rival.weight, -pair.ally.weight, pair.parties))


def _pairs(speech: Voice, there: Sequence[Pair], most: int) -> Iterator[RenderableType]:
    grid = table(
        speech,
        ("alignment.parties", 3),
        ("alignment.stance", 2),
        ("alignment.ally", 3),
        ("alignment.rival", 2),
    )
    for pair in there[:most]:
        sides = ("\n".join(_strength(speech, side)) for side in (pair.ally, pair.rival))
        row(grid, names(speech, pair.parties), speech.labels[f"alignment.stance.{pair.stance}"], *sides)
    yield grid
    if len(there) > most:
        left = counted(speech.wording, len(there) - most, "pairs")
        yield indented(speech, speech.say("alignment.more", pairs=left), style="dim")


def _strength(speech: Voice, side: Strength) -> list[str]:
    """Return how strong one side of a pair is, and from when to when."""
    if not side.deals:
        return [speech.labels["alignment.nothing"]]
    told = {"deals": counted(speech.wording, len(side.deals), "deals"), "strength": str(speech.number(side.weight, 2))}
    if side.usd is not None:
        told["sum"] = dollars(speech.wording, side.usd)
    said = [speech.say("alignment.strength.usd" if "sum" in told else "alignment.strength", **told)]
    return [*said, *_times(speech, side.since, side.until, is_assumed=side.is_end_assumed)]


def _times(speech: Voice, since: date | None, until: date | None, *, is_assumed: bool) -> list[str]:
    told = [speech.say("alignment.since", day=day(speech.wording, since))] if since else []
    if until is None:
        return told
    key = "alignment.until.assumed" if is_assumed else "alignment.until"
    return [*told, speech.say(key, day=day(speech.wording, until - timedelta(days=1)))]


def _signs(speech: Voice, key: str, signs: Sequence[Sign]) -> Iterator[RenderableType]:
    if signs:
        yield indented(speech, speech.labels[key])
    for sign in signs:
        times = _times(speech, sign.since, sign.until, is_assumed=sign.is_end_assumed)
        said = " · ".join([sentence(speech.wording, sign.deal, speech.isolate), *times])
        yield indented(speech, f"{said} ({speech.isolate(sign.deal.id)})", depth=4, style="dim")
