"""Which sentences may tell a deal or a figure at all, judged by their words alone before any of them is read.

An event or a role calls up a frame, and a frame has needs: a sum, goods, a venture, two parties of types that usually
deal with each other. Where no word of a sentence calls up a frame whose needs its own words can meet, it tells no tie.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from halqa.catalogue.words import Frame, Tag, Words, frames, likely_kind, usual_kind
from halqa.reading.names.mentions import Named

REFERS: Final = 1  # may stand for a party: "it", الشركة, "its rival"
COUNTS: Final = 2  # may be part of a number
SIZES: Final = 4  # a currency, a unit, a scale
MEASURES: Final = 8  # names a figure: revenue
CROWDS: Final = 16384  # a bare number of it is a figure: users
GOODS: Final = 128  # names goods, or is part of a name that tells them: chips, the Cloud of Google Cloud
CALLS: Final = 256  # calls up a frame that needs no more than its parties
_FOR_SUM: Final = 512  # one that needs a sum
_FOR_GOODS: Final = 1024  # one that needs goods
_FOR_SIZE: Final = 2048  # one that needs goods or a number
_FOR_USUAL: Final = 4096  # one whose kind is told by goods, or by the types of the parties
_FOR_VENTURE: Final = 8192  # one that a venture makes a deal
_FOR_SOURCE: Final = 32768  # one that needs a party after "from", "by" or "with"
_FOR_REVENUE: Final = 131072  # one that tells of revenue
_SOURCE: Final = 65536  # such a preposition
EXACT: Final = (
    MEASURES
    | CALLS
    | _FOR_SUM
    | _FOR_GOODS
    | _FOR_SIZE
    | _FOR_USUAL
    | _FOR_VENTURE
    | _FOR_SOURCE
    | _FOR_REVENUE
    | _SOURCE
)
_NEEDED: Final[Mapping[str, int]] = {
    "money": _FOR_SUM, "money_in": _FOR_SUM, "money_for": _FOR_SUM, "money_from": _FOR_SUM,
    "goods": _FOR_GOODS, "goods_within": _FOR_GOODS, "warrant": _FOR_GOODS, "choice": _FOR_GOODS,
    "taken": _FOR_SIZE, "stake_near": _FOR_SIZE, "stake_to": _FOR_SIZE,
    "revenue_of": _FOR_REVENUE, "revenue_from": _FOR_REVENUE,
    "venture": _FOR_VENTURE, "from": _FOR_SOURCE,
}  # fmt: skip
_BY_WORD: Final = frozenset(("debt", "stake"))  # what a noun says by itself, and a verb only with its object
_BY_TYPES: Final = frozenset(("order", "use", "train"))  # frames whose goods the types of their parties may tell

_BY_SIZE: Final = frozenset(("get", "supply"))  # frames whose goods a size may tell


def called(tag: Tag) -> int:
    """Return what a meaning of a word brings to a sentence: goods, or a frame by its needs.

    >>> called(Tag("event", "acquire", "verb")) == CALLS, called(Tag("goods", "chips")) == GOODS
    (True, True)
    """
    if tag.category == "goods":
        return GOODS
    if tag.category == "role":
        return CALLS
    if tag.category == "preposition":
        return _SOURCE if tag.name in ("from", "by", "with") else 0
    return _needs(frames()[tag.name], tag.part) if tag.category == "event" else 0


def _needs(frame: Frame, part: str) -> int:
    needed = _FOR_VENTURE if frame.joins else 0  # with a venture on one side it is membership, whatever else it is
    if frame.name in _BY_TYPES:
        return needed | _FOR_USUAL
    if frame.name in _BY_SIZE:
        return needed | _FOR_SIZE
    if frame.name == "open":
        return needed | _FOR_GOODS | _FOR_USUAL
    if frame.needs in _BY_WORD:
        return needed | (CALLS if part != "verb" else _FOR_SIZE)
    if frame.needs in _NEEDED:
        return needed | _NEEDED[frame.needs]
    told = frame.kind or frame.default or frame.object == "acquisition"
    return needed | (CALLS if told else _FOR_USUAL)


def prospects(bearings: Sequence[int], naming: Sequence[int], parties: Iterable[Named], words: Words) -> Iterator[bool]:
    """Yield for each sentence whether it may be the first to tell a tie or a figure.

    `bearings` is what the words of each bear on, `naming` whether each names a party, `parties` who is
    named in the text.
    """
    types = {one.party: one.type for one in parties}
    possible = _possible(frozenset(types.values())) if len(types) > 1 else 0
    if words.glued_prepositions:
        possible |= _FOR_SOURCE if possible else 0  # prepositions may stand in the word of the name itself
    counted = False
    for bearing, names in zip(bearings, naming, strict=True):
        figure = states_figure(bearing)
        counted |= figure  # the shares of a round that was told need no word for what their givers do
        told = possible and (_calls(bearing, possible) or (counted and _has_sum(bearing)))
        yield figure or bool(told and (names or bearing & REFERS))


def states_figure(bearing: int) -> bool:
    """Whether words that bear on this may state a figure of a party."""
    return bool(bearing & COUNTS and bearing & (MEASURES | CROWDS))


@cache
def _possible(types: frozenset[str]) -> int:
    """Return what needs the parties of a text can meet by what they are."""
    usual = any(usual_kind(one, other) or likely_kind(one, other) for one in types for other in types)
    return CALLS | (_FOR_USUAL if usual else 0) | (_FOR_VENTURE if "venture" in types else 0)


@lru_cache(maxsize=4096)
def _calls(bearing: int, possible: int) -> bool:
    """Whether a word calls up a frame, and the needs of the frame can be met."""
    met = possible
    if bearing & GOODS:
        met |= _FOR_GOODS | _FOR_SIZE | _FOR_USUAL
    if bearing & (COUNTS | SIZES):
        met |= _FOR_SIZE
    if bearing & _SOURCE:
        met |= _FOR_SOURCE
    if _has_sum(bearing):
        met |= _FOR_SUM
    if bearing & MEASURES:
        met |= _FOR_REVENUE
    return bool(bearing & met)


def _has_sum(bearing: int) -> bool:
    return bool(bearing & COUNTS and bearing & SIZES)
