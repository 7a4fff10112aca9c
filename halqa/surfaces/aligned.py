"""Alliance and rivalry in words: pairs with both sides beside each other, camps, and who changed side when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from rich.console import RenderableType
from rich.text import Text

from halqa.measures.alignment import Pair, Sign, Stance, Strength
from halqa.measures.camps import Camps, Partition, Sides
from halqa.measures.turns import Alignment, Move, Quarter, Turn
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, day, dollars, quantity

SHOWN_PARTIES = 8
SHOWN_DEALS = 3


def alignment_view(speech: Voice, told: Alignment, most: int) -> Iterator[RenderableType]:
    """Show all pairs, rivals first, then the camps, the quarters and the turns."""
    there = _by_strength(told.pairs)
    if not there:
        yield line(speech, speech.say("alignment.none", day=day(speech.wording, told.as_of)))
        return
    yield from _heading(speech, told, there)
    yield from _pairs(speech, there, most)
    yield from _camps(speech, told)
    yield from _quarters(speech, told.quarters)
    yield from _turns(speech, told)


def party_view(speech: Voice, told: Alignment, party: str, most: int) -> Iterator[RenderableType]:
    """Show the pairs of one party, with whom it stands, and its turns."""
    there = [pair for pair in _by_strength(told.pairs) if party in pair.parties]
    if not there:
        name, when = speech.wording.name(party), day(speech.wording, told.as_of)
        yield line(speech, speech.say("alignment.none_of", day=when, party=name))
    else:
        yield from _heading(speech, told, there, party)
        yield from _pairs(speech, there, most)
        yield from _camp_of(speech, told, party)
        yield from _between(speech, told, frozenset({party}))
    yield from _turns(speech, told, frozenset({party}))


def pair_view(speech: Voice, told: Alignment, parties: tuple[str, str]) -> Iterator[RenderableType]:
    """Show what two parties are to each other, every deal that says so, what says so no longer, and their turns."""
    pair = next((each for each in told.pairs if each.parties == parties), None)
    names = dict(zip(("one", "other"), map(speech.wording.name, parties), strict=True))
    yield title(speech, speech.say("alignment.pair", **names))
    stance = pair.stance if pair else Stance.NEITHER
    yield line(speech, f"{speech.labels[f'alignment.stance.{stance}']} ({day(speech.wording, told.as_of)})", "bold")
    if pair is not None:
        for side in ("ally", "rival"):
            if (strength := getattr(pair, side)).deals:
                said = " · ".join(_strength(speech, strength))
                yield indented(speech, speech.labels[f"alignment.side.{side}"].format(told=said))
                yield from _deals(speech, told, strength.deals)
        yield from _signs(speech, "alignment.doubtful", pair.doubtful)
        yield from _signs(speech, "alignment.past", pair.past)
    yield from _between(speech, told, frozenset(parties))
    yield from _turns(speech, told, frozenset(parties))


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
        row(speech, grid, _names(speech, pair.parties), speech.labels[f"alignment.stance.{pair.stance}"], *sides)
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


def _deals(speech: Voice, told: Alignment, names: Iterable[str]) -> Iterator[RenderableType]:
    for name in names:
        if name in told.deals:
            said = sentence(speech.wording, told.deals[name], speech.isolate)
            yield indented(speech, f"{said} ({speech.isolate(name)})", depth=4, style="dim")


def _signs(speech: Voice, key: str, signs: Sequence[Sign]) -> Iterator[RenderableType]:
    if signs:
        yield indented(speech, speech.labels[key])
    for sign in signs:
        times = _times(speech, sign.since, sign.until, is_assumed=sign.is_end_assumed)
        said = " · ".join([sentence(speech.wording, sign.deal, speech.isolate), *times])
        yield indented(speech, f"{said} ({speech.isolate(sign.deal.id)})", depth=4, style="dim")


# --- camps -----------------------------------------------------------------------------------------------------------


def _camps(speech: Voice, told: Alignment) -> Iterator[RenderableType]:
    found = told.camps
    yield line(speech, speech.labels["alignment.camps"], "bold")
    index, of = _bounds(speech, found), counted(speech.wording, found.ties, "pairs", oblique=True)
    yield indented(speech, speech.say("alignment.index", index=index, pairs=of))
    for name in ("as_allies", "as_rivals") if found.both else ("as_allies",):
        if found.both:
            said = speech.labels[f"alignment.reading.{name}"]
            yield indented(speech, said.format(index=_bounds(speech, getattr(found, name))))
        yield from _partition(speech, told, getattr(found, name))
    yield from _between(speech, told)


def _bounds(speech: Voice, of: Camps | Partition) -> str:
    key = "alignment.bounds.proven" if of.least == of.most else "alignment.bounds.open"
    return speech.say(key, least=str(of.least), most=str(of.most))


def _partition(speech: Voice, told: Alignment, found: Partition) -> Iterator[RenderableType]:
    for sides in found.sides:
        yield from _sides(speech, told, sides)
    if found.frustrated:
        pairs = speech.labels["alignment.semicolon"].join(_names(speech, pair) for pair in found.frustrated)
        yield indented(speech, speech.labels["alignment.unsatisfied"].format(pairs=pairs), depth=4, style="dim")


def _sides(speech: Voice, told: Alignment, sides: Sides) -> Iterator[RenderableType]:
    fewer, rest = sorted((sides.first, sides.second), key=lambda camp: (len(camp), camp))
    said = {"alignment.camp": fewer, "alignment.camp.rest": rest} if fewer else {"alignment.camp.one": rest}
    for key, parties in said.items():
        yield indented(speech, speech.labels[key].format(parties=_listed(speech, told, parties)), depth=4)
    if sides.open and fewer:
        names = _listed(speech, told, sides.open)
        yield indented(speech, speech.labels["alignment.camp.undecided"].format(parties=names), depth=4, style="dim")


def _camp_of(speech: Voice, told: Alignment, party: str) -> Iterator[RenderableType]:
    """Tell with whom a party stands, pairs that are both taken as allies; nothing where that is not decided."""
    for sides in told.camps.as_allies.sides:
        for camp, others in ((sides.first, sides.second), (sides.second, sides.first)):
            if party in camp and others and party not in sides.open:
                mates = _listed(speech, told, [name for name in camp if name != party])
                said = speech.labels["alignment.camp.party"]
                yield indented(speech, said.format(party=speech.isolate(speech.wording.name(party)), parties=mates))
                against = _listed(speech, told, others)
                yield indented(speech, speech.labels["alignment.camp.rest"].format(parties=against))


def _between(speech: Voice, told: Alignment, of: frozenset[str] = frozenset()) -> Iterator[RenderableType]:
    """Tell who is allied with both sides of a rivalry: of every one, or of those that have to do with some parties."""
    for pair, both in told.camps.between.items():
        if not of or of & {*pair, *both}:
            one, other = (speech.isolate(speech.wording.name(name)) for name in pair)
            said = speech.labels["alignment.between" if both else "alignment.between.nobody"]
            yield indented(speech, said.format(one=one, other=other, parties=_listed(speech, told, both)))


def _names(speech: Voice, pair: tuple[str, str]) -> str:
    one, other = map(speech.wording.name, pair)
    return speech.say("alignment.pair", one=one, other=other)


def _listed(speech: Voice, told: Alignment, parties: Iterable[str]) -> str:
    """Return the names of parties, those with most ties first, and of many how many more there are."""
    ties = Counter(name for pair in told.pairs if pair.stance is not Stance.NEITHER for name in pair.parties)
    names = [
        speech.isolate(speech.wording.name(name)) for name in sorted(parties, key=lambda name: (-ties[name], name))
    ]
    said = speech.labels["alignment.comma"].join(names[:SHOWN_PARTIES])
    left = len(names) - SHOWN_PARTIES
    return speech.labels["alignment.and_more"].format(parties=said, n=left) if left > 0 else said


# --- time ------------------------------------------------------------------------------------------------------------


def _quarters(speech: Voice, told: Sequence[Quarter]) -> Iterator[RenderableType]:
    yield line(speech, speech.labels["alignment.quarters"], "bold")
    grid = table(
        speech,
        ("alignment.day", 2),
        ("alignment.allies", 1),
        ("alignment.rivals", 1),
        ("alignment.both", 1),
        ("alignment.unsatisfied.least_most", 1),
    )
    for quarter in told:
        counts = (f"{quarter.count(stance):,}" for stance in (Stance.ALLY, Stance.RIVAL, Stance.BOTH))
        least, most = quarter.camps.least, quarter.camps.most
        span = str(least) if least == most else speech.labels["alignment.from_to"].format(least=least, most=most)
        row(speech, grid, day(speech.wording, quarter.day), *counts, span)
    yield grid


def _turns(speech: Voice, told: Alignment, of: frozenset[str] = frozenset()) -> Iterator[RenderableType]:
    """Tell who changed side: of a pair or a party all of it, of all parties what has to do with a rivalry."""
    turns = [turn for turn in told.turns if (of <= set(turn.parties) if of else _is_of_rivals(turn))]
    moves = [move for move in told.moves if not of or move.party in of]
    yield line(speech, speech.labels["alignment.turns"], "bold")
    if not turns and not moves:
        yield indented(speech, speech.labels["alignment.turns.none"])
    for turn in turns:
        yield indented(speech, _turn(speech, turn))
        if _is_of_rivals(turn) or len(of) > 1:
            yield from _deals(speech, told, turn.deals[:SHOWN_DEALS])
    for move in moves:
        yield indented(speech, _move(speech, told, move))
    if not of:
        yield from _others(speech, told.turns)
    yield Text()


def _is_of_rivals(turn: Turn) -> bool:
    return {turn.before, turn.after} != {Stance.NEITHER, Stance.ALLY}


def _turn(speech: Voice, turn: Turn) -> str:
    one, other = map(speech.wording.name, turn.parties)
    since, until = (day(speech.wording, when) for when in (turn.since, turn.day))
    words = speech.labels[f"alignment.turn.{turn.before}.{turn.after}"]
    return speech.say("alignment.turn", since=since, day=until, one=one, other=other, told=words)


def _move(speech: Voice, told: Alignment, move: Move) -> str:
    since, until = (day(speech.wording, when) for when in (move.since, move.day))
    left, joined = (_listed(speech, told, names) for names in (move.left, move.joined))
    party = speech.isolate(speech.wording.name(move.party))
    return speech.labels["alignment.move"].format(since=since, day=until, party=party, left=left, joined=joined)


def _others(speech: Voice, turns: Sequence[Turn]) -> Iterator[RenderableType]:
    begun, ended = (
        sum((turn.before, turn.after) == way for turn in turns)
        for way in ((Stance.NEITHER, Stance.ALLY), (Stance.ALLY, Stance.NEITHER))
    )
    if begun or ended:
        yield indented(speech, speech.say("alignment.turns.others", begun=str(begun), ended=str(ended)), style="dim")
