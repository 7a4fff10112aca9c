"""What may decide how two marked parties stand to each other: features of their setting, in words a person can read.

Those of the grammar (ties, events, roles, goods, concepts, prepositions, lists, quantities) are the same in every
language; those that begin with `word` hold a word's first letters, and speak only the language they were learnt in.
"""

from collections.abc import Iterator, Sequence

from halqa.catalogue.words import Words
from halqa.reading.events.finding import events
from halqa.reading.items import Item
from halqa.reading.names.groups import Group, groups
from halqa.reading.names.mentions import How, Named
from halqa.reading.pairs.concepts import concepts
from halqa.reading.pairs.grammar import links
from halqa.reading.pairs.setting import Setting

ALWAYS = "always"  # what every pair has: how common a relation is
STEM = 6  # letters: "acquired" and "acquires" are one
_NEAR = 8  # items before the left and after the right party
_EDGE = 3  # items beside a party
_VERB = 5  # items between a verb that comes first and the left party
_STOPS = frozenset(".;:,")
_LIST = 60  # items that a list may have before the party


def features(told: Setting) -> tuple[str, ...]:
    """Return the features of a setting, each once, in order of the alphabet."""
    return tuple(sorted({ALWAYS, *_grammar(told), *_words(told)}))


def is_of_words(feature: str) -> bool:
    """Whether a feature holds words of one language."""
    return feature.startswith("word ")


ZONES = ("before", "between", "after")


def _zones(told: Setting) -> dict[str, list[Item]]:
    """Return the items near the two by where they stand: before both, between them, after both."""
    left, right = told.places
    found: dict[str, list[Item]] = {zone: [] for zone in ZONES}
    for place in range(max(0, left - _NEAR), min(len(told.items), right + 1 + _NEAR)):
        if place not in (left, right):
            found[_zone(told, place)].append(told.items[place])
    return found


def _zone(told: Setting, place: int) -> str:
    """Tell where an item stands; a verb that comes first stands for one between its subject and its object."""
    left, right = told.places
    if place > right:
        return "after"
    leads = (
        told.words.verb_first
        and left - place <= _VERB
        and not any(item.text in _STOPS for item in told.items[place:left])
    )
    return "between" if place > left or leads else "before"


def _grammar(told: Setting) -> Iterator[str]:
    yield from _ties(told)
    yield from _events(told)
    yield from _sides(told)
    yield from _parties(told)
    for zone, items in _zones(told).items():
        for item in items:
            yield from (f"{what} {zone}" for what in _meanings(item, told.words))
    for item in told.items:
        yield from (f"{what} in the text" for what in _meanings(item, told.words))
    for item in _head(told):
        yield from (f"{what} heads the list" for what in _meanings(item, told.words))


def _ties(told: Setting) -> Iterator[str]:
    read = links(told)
    if not read:
        yield "no tie read"
    for link in read:
        yield f"tie {link.relation}"
        yield f"tie {link.kind}, {'left' if link.left_pays else 'right'} pays"
        yield f"tie by {link.frame}, {'left' if link.left_pays else 'right'} pays"


def _events(told: Setting) -> Iterator[str]:
    """Yield the events asserted, each with its part of speech, its voice and where it stands."""
    begin = 0
    for one in told.sentences:
        for event in events(one, told.words):
            zone = _zone(told, begin + event.index)
            voice = " passive" if event.passive else ""
            name = event.frame.name.replace("role:", "role ")
            yield f"{name} {event.tag.part}{voice} {zone}"
            if event.frame.kind:
                yield f"frame {event.frame.kind} {zone}"
        begin += len(one.items)


def _meanings(item: Item, known: Words) -> Iterator[str]:
    for tag in item.tags:
        if tag.category in ("event", "role", "goods"):
            yield f"{tag.category} {tag.name}"
        elif tag.category in ("by", "own", "such_as", "subordinate", "talks", "ended", "both", "people", "be"):
            yield tag.category
    yield from (f"concept {name}" for name in concepts(item.text, known))
    if item.quantity:
        yield f"quantity {item.quantity.measure}"


def _sides(told: Setting) -> Iterator[str]:
    """Yield how each party is governed in its sentence, and whether they are members of one list."""
    found = [group for one in told.sentences for group in groups(one, told.words)]
    mine = {side: _group(found, party) for side, party in (("left", told.left), ("right", told.right))}
    for side, group in mine.items():
        if group is None:
            continue
        yield f"{side} after {group.preposition or 'nothing'}"
        if group.owner:
            yield f"{side} owns"
        if group.goods:
            yield f"{side} with goods {group.goods}"
        if len(group.parties) > 1:
            yield f"{side} in a list"
    if mine["left"] is not None and mine["left"] is mine["right"]:
        yield "both in one list"


def _group(found: Sequence[Group], party: Named) -> Group | None:
    return next((group for group in found if any(one.start == party.start for one in group.parties)), None)


def _parties(told: Setting) -> Iterator[str]:
    left, right = told.places
    for side, party, place in (("left", told.left, left), ("right", told.right, right)):
        yield f"{side} is {_SORTS.get(party.type, 'a company')}"
        refers = _refers(party, told.words)
        yield f"{side} is {'referred to' if refers else 'named'}"
        if place + 1 < len(told.items) and told.items[place + 1].text == "'s":
            yield f"{side} possessive"
        for item in _had(told, place):
            yield from (f"{side} has {what}" for what in _meanings(item, told.words))
    apart = sum(1 for item in told.items[left + 1 : right] if not item.is_mark)
    yield f"apart {next(limit for limit in (0, 1, 2, 4, 8, 16, 10**6) if apart <= limit)}"
    if not any(one.span.start <= told.left.start and told.right.end <= one.span.end for one in told.sentences):
        yield "in different sentences"
    if any(item.text == "," for item in told.items[left + 1 : right]):
        yield "comma between"
    yield f"names after {min(3, sum(1 for item in told.items[right + 1 : right + 12] if item.named))}"


def _had(told: Setting, place: int) -> Sequence[Item]:
    """Return the words for what is a party's own: its "clients", the "rivals" of it, عملاء before its name."""
    after, before = told.items[place + 1 : place + 2 + _EDGE], told.items[max(0, place - _EDGE) : place]
    if after and after[0].text == "'s":
        return after[1:]
    if before and before[-1].tag("preposition", "of"):
        return before[:-1]
    return before[-1:] if told.words.verb_first else ()


# finer types would teach who the few well-known parties are, not how they stand to each other
_SORTS = {
    "investor": "an investor",
    "bank": "an investor",
    "sovereign": "an investor",
    "government": "a government",
    "person": "a person",
}


def _refers(party: Named, known: Words) -> bool:
    """Whether a party is spoken of, not named: "it", "the company"."""
    return party.how is How.NEW and all(
        any(tag.category in ("pronouns", "own", "definite", "organisation", "filler") for tag in known.tags([word], 0))
        for word in party.written.split()
    )


def _head(told: Setting) -> Sequence[Item]:
    """Return the words that head the list in which the right party stands: "its clients include A, B and [C]"."""
    left, right = told.places
    index = right - 1
    while index > max(left, right - _LIST) and _is_listed(told, index):
        index -= 1
    return [item for item in told.items[max(left + 1, index - _EDGE) : index + 1] if not item.is_mark]


def _is_listed(told: Setting, index: int) -> bool:
    """Whether an item may stand in a list of names: a name, a mark, an "and", a word with a capital letter."""
    item = told.items[index]
    if item.named or (item.is_mark and item.text not in ".;:") or item.tag("and"):
        return True
    return told.document.text[told.text.raw(item.start, item.end).start].isupper()


def _words(told: Setting) -> Iterator[str]:
    """Yield the words around the parties, never those of their names: a company is no evidence of its deals."""
    for zone, items in _zones(told).items():
        stems = [_stem(item) for item in items]
        yield from (f"word {zone} {stem}" for stem in stems)
        if zone == "between":
            yield from (f"word right of left {stem}" for stem in stems[:_EDGE])
            yield from (f"word left of right {stem}" for stem in stems[-_EDGE:])
    yield from (f"word in the text {_stem(item)}" for item in told.items)
    yield from (f"word heads the list {_stem(item)}" for item in _head(told))


def _stem(item: Item) -> str:
    if item.named:
        return "[name]"
    return f"[{item.quantity.measure}]" if item.quantity else item.text[:STEM]
