"""Who changed side when, in words: the quarters, the pairs that turned, and the parties that moved."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.measures.alignment import Stance
from halqa.measures.turns import Alignment, Move, Quarter, Turn
from halqa.surfaces.camps_view import listed
from halqa.surfaces.layout import indented, line, row, table
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import day

SHOWN_DEALS = 3


def quarters_view(speech: Voice, told: Sequence[Quarter]) -> Iterator[RenderableType]:
    """Show how many pairs were what at the end of each quarter, and how many ties were unsatisfied."""
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
        row(grid, day(speech.wording, quarter.day), *counts, span)
    yield grid


def turns_view(speech: Voice, told: Alignment, of: frozenset[str] = frozenset()) -> Iterator[RenderableType]:
    """Tell who changed side: of a pair or a party all of it, of all parties what has to do with a rivalry."""
    turns = [turn for turn in told.turns if (of <= set(turn.parties) if of else _is_of_rivals(turn))]
    moves = [move for move in told.moves if not of or move.party in of]
    yield line(speech, speech.labels["alignment.turns"], "bold")
    if not turns and not moves:
        yield indented(speech, speech.labels["alignment.turns.none"])
    for turn in turns:
        yield indented(speech, _turn(speech, turn))
        if _is_of_rivals(turn) or len(of) > 1:
            yield from deal_lines(speech, told, turn.deals[:SHOWN_DEALS])
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
    left, joined = (listed(speech, told, names) for names in (move.left, move.joined))
    party = speech.isolate(speech.wording.name(move.party))
    return speech.labels["alignment.move"].format(since=since, day=until, party=party, left=left, joined=joined)


def _others(speech: Voice, turns: Sequence[Turn]) -> Iterator[RenderableType]:
    begun, ended = (
        sum((turn.before, turn.after) == way for turn in turns)
        for way in ((Stance.NEITHER, Stance.ALLY), (Stance.ALLY, Stance.NEITHER))
    )
    if begun or ended:
        yield indented(speech, speech.say("alignment.turns.others", begun=str(begun), ended=str(ended)), style="dim")


def deal_lines(speech: Voice, told: Alignment, names: Iterable[str]) -> Iterator[RenderableType]:
    """Show deals by their ids, each as a sentence."""
    for name in names:
        if name in told.deals:
            said = sentence(speech.wording, told.deals[name], speech.isolate)
            yield indented(speech, f"{said} ({speech.isolate(name)})", depth=4, style="dim")
