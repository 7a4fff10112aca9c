"""Camps in words: who stands with whom, how many ties that leaves unsatisfied, and who is allied with both sides."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import RenderableType

from halqa.measures.alignment import Stance
from halqa.measures.camps import Camps, Partition, Sides
from halqa.measures.turns import Alignment
from halqa.surfaces.layout import indented, line
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted

SHOWN_PARTIES = 8


def camps_view(speech: Voice, told: Alignment) -> Iterator[RenderableType]:
    """Show the camps under each reading of the pairs that are both, with the bounds of the index."""
    found = told.camps
    yield line(speech, speech.labels["alignment.camps"], "bold")
    index, of = _bounds(speech, found), counted(speech.wording, found.ties, "pairs", oblique=True)
    yield indented(speech, speech.say("alignment.index", index=index, pairs=of))
    for name in ("as_allies", "as_rivals") if found.both else ("as_allies",):
        if found.both:
            said = speech.labels[f"alignment.reading.{name}"]
            yield indented(speech, said.format(index=_bounds(speech, getattr(found, name))))
        yield from _partition(speech, told, getattr(found, name))
    yield from between(speech, told)


def _bounds(speech: Voice, of: Camps | Partition) -> str:
    key = "alignment.bounds.proven" if of.least == of.most else "alignment.bounds.open"
    return speech.say(key, least=str(of.least), most=str(of.most))


def _partition(speech: Voice, told: Alignment, found: Partition) -> Iterator[RenderableType]:
    for sides in found.sides:
        yield from _sides(speech, told, sides)
    if found.frustrated:
        pairs = speech.labels["alignment.semicolon"].join(names(speech, pair) for pair in found.frustrated)
        yield indented(speech, speech.labels["alignment.unsatisfied"].format(pairs=pairs), depth=4, style="dim")


def _sides(speech: Voice, told: Alignment, sides: Sides) -> Iterator[RenderableType]:
    fewer, rest = sorted((sides.first, sides.second), key=lambda camp: (len(camp), camp))
    said = {"alignment.camp": fewer, "alignment.camp.rest": rest} if fewer else {"alignment.camp.one": rest}
    for key, parties in said.items():
        yield indented(speech, speech.labels[key].format(parties=listed(speech, told, parties)), depth=4)
    if sides.open and fewer:
        names = listed(speech, told, sides.open)
        yield indented(speech, speech.labels["alignment.camp.undecided"].format(parties=names), depth=4, style="dim")


def camp_of(speech: Voice, told: Alignment, party: str) -> Iterator[RenderableType]:
    """Tell with whom a party stands, pairs that are both taken as allies; nothing where that is not decided."""
    for sides in told.camps.as_allies.sides:
        for camp, others in ((sides.first, sides.second), (sides.second, sides.first)):
            if party in camp and others and party not in sides.open:
                mates = listed(speech, told, [name for name in camp if name != party])
                said = speech.labels["alignment.camp.party"]
                yield indented(speech, said.format(party=speech.isolate(speech.wording.name(party)), parties=mates))
                against = listed(speech, told, others)
                yield indented(speech, speech.labels["alignment.camp.rest"].format(parties=against))


def between(speech: Voice, told: Alignment, of: frozenset[str] = frozenset()) -> Iterator[RenderableType]:
    """Tell who is allied with both sides of a rivalry: of every one, or of those that have to do with some parties."""
    for pair, both in told.camps.between.items():
        if not of or of & {*pair, *both}:
            one, other = (speech.isolate(speech.wording.name(name)) for name in pair)
            said = speech.labels["alignment.between" if both else "alignment.between.nobody"]
            yield indented(speech, said.format(one=one, other=other, parties=listed(speech, told, both)))


def names(speech: Voice, pair: tuple[str, str]) -> str:
    """Return the names of a pair."""
    one, other = map(speech.wording.name, pair)
    return speech.say("alignment.pair", one=one, other=other)


def listed(speech: Voice, told: Alignment, parties: Iterable[str]) -> str:
    """Return the names of parties, those with most ties first, and of many how many more there are."""
    ties = Counter(name for pair in told.pairs if pair.stance is not Stance.NEITHER for name in pair.parties)
    names = [
        speech.isolate(speech.wording.name(name)) for name in sorted(parties, key=lambda name: (-ties[name], name))
    ]
    said = speech.labels["alignment.comma"].join(names[:SHOWN_PARTIES])
    left = len(names) - SHOWN_PARTIES
    return speech.labels["alignment.and_more"].format(parties=said, n=left) if left > 0 else said
