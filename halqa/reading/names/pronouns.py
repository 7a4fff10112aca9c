"""Who a pronoun means that is glued on to a preposition or to goods: فيها, معها, على سحابتها."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halqa.catalogue.words import payee_prior
from halqa.reading.items import Item
from halqa.reading.names.mentions import Named, governing

_BEFORE = 4  # items before a pronoun in which the event stands that it belongs to
_MASCULINE = frozenset(("venture", "sovereign", "investor", "bank", "person"))
_FREE = frozenset(("rent", "buy", "order", "get"))  # events that take goods directly
_BOUND = frozenset(("use", "train", "pay"))  # and those that take them with a preposition
_NO_GOODS = frozenset(("stake", "debt", "warrant"))


@dataclass(frozen=True, slots=True)
class Around:
    """What a pronoun may lean on: the items of its sentence as understood so far, and who is spoken of."""

    items: Sequence[Item]
    index: int  # of the pronoun
    here: Named | None  # the subject of the sentence
    topic: Named | None  # that of the last one
    recent: Sequence[Named]  # parties, the latest last

    def named(self) -> Iterator[Named]:
        """Yield the parties named before the pronoun in its sentence, the nearest first."""
        yield from (item.named for item in reversed(self.items[: self.index]) if item.named and item.is_party)

    def candidates(self) -> Iterator[Named]:
        """Yield who may be meant, the likeliest first."""
        yield from filter(None, (self.here,))
        yield from self.named()
        yield from filter(None, (self.topic,))
        yield from reversed(self.recent)

    def other(self, acts: Named | None, *, masculine: bool = False) -> Named | None:
        """Return the likeliest party beside the one who acts."""
        fits = (one for one in self.candidates() if (one.type in _MASCULINE) is masculine)
        return next((one for one in fits if acts is None or one.party != acts.party), None)

    def event(self) -> int | None:
        """Return the item of the event that stands right before."""
        near = range(self.index - 1, max(self.index - 1 - _BEFORE, -1), -1)
        return next((back for back in near if self.items[back].tag("event") and not self.items[back].named), None)

    def acting(self, place: int) -> Named | None:
        """Return who acts at an event: a bare name beside it, else the subject."""
        beside = [*self.items[max(0, place - 2) : place], *self.items[place + 1 : place + 3]]
        named = [item.named for item in beside if item.named and item.is_party and not governing(item.named.glued)]
        return named[-1] if named else self.clause(place) or self.here or self.topic

    def clause(self, place: int) -> Named | None:
        """Return the nearest party before an event that nothing governs, as far as no mark stands between."""
        for index in range(place - 1, 0, -1):
            item, before = self.items[index], self.items[index - 1]
            if item.is_mark:
                return None
            if item.named and item.is_party and not governing(item.named.glued) and not before.tag("preposition"):
                return item.named
        return None


def by_preposition(around: Around, *, masculine: bool) -> Named | None:
    """Return who فيها, معها, عليها means right after an event: the latest party that does not act there itself."""
    place = around.event()
    if place is None and around.index and around.items[around.index - 1].tag("role"):
        return around.other(around.here or next(around.named(), None), masculine=masculine)  # أكبر داعم لها
    if place is None or any(_is_stop(item) for item in around.items[place + 1 : around.index]):
        return None
    event = around.items[place].tag("event")
    if event is None or event.name in ("lead_round", "award"):
        return around.here if event and event.name == "award" else None  # ترسية مشروع عليها; شاركت فيها: in the round
    if event.part == "verb" and place and around.items[place - 1].tag("relative"):
        return _antecedent_or_subject(around, place)
    if event.part == "verb":
        return around.other(around.acting(place), masculine=masculine)
    if around.items[around.index].tag("preposition", "from") or event.name == "hold":
        return None  # حصة النفقات منها: of it
    here = around.here
    if "ل" in event.glued and here and any(one.party != here.party for one in around.named()):
        return here  # a purpose (عرضا من … للاستحواذ عليها) leads back to the subject
    return _partner(around) or around.other(next(around.named(), here or around.topic), masculine=masculine)


def _partner(around: Around) -> Named | None:
    """Return the nearest party before the pronoun where it is talked with: محادثات مع سيفايف بشأن الاستحواذ عليها."""
    named = (at for at in range(around.index - 1, 0, -1) if around.items[at].is_party)
    place = next(named, None)
    with_ = place is not None and around.items[place - 1].tag("preposition", "with") is not None
    talks = any(item.tag("talks") for item in around.items[: around.index])
    meant = around.items[place].named if place is not None and with_ and talks else None
    return meant if meant and around.here and meant.party != around.here.party else None


def _antecedent_or_subject(around: Around, place: int) -> Named | None:
    """Tell أنثروبيك التي استثمرت فيها أمازون from أنثروبيك …, على سحابة أمازون التي استثمرت فيها.

    Where the verb names no subject of its own, who is rather paid into is meant.
    """
    antecedent, here = next(around.named(), None), around.here
    behind = (*around.items[place + 1 : around.index], *around.items[around.index + 1 : around.index + _SUBJECT])
    if antecedent is None or here is None or any(item.is_party for item in behind):
        return antecedent
    mostly = payee_prior("equity", here.type) - payee_prior("equity", antecedent.type)
    return here if mostly >= _RATHER else antecedent


_SUBJECT = 4  # items behind a pronoun in which the subject of its verb stands: استثمرت فيها أمازون
_RATHER = 1.0  # how much more one is used to being paid into


def by_goods(around: Around) -> Named | None:
    """Return whose goods are rented, bought or used: تستأجر خوادمها; nobody where they are one's own."""
    item, place = around.items[around.index], around.event()
    tag = next((tag for tag in item.tags if tag.category == "goods" and tag.pronoun), None)
    if tag is None or tag.name in _NO_GOODS or place is None or _is_its_own(around):
        return None
    event = around.items[place].tag("event")
    if event and event.part == "noun" and "ل" in event.glued:
        return None  # a purpose, of whoever stands before: لعملائها لشراء معداتها
    if any(item.is_mark or item.named for item in around.items[place + 2 : around.index]):
        return None
    names = {tag.name for tag in around.items[place].tags if tag.category == "event"}
    governed = around.items[around.index - 1].tag("preposition") is not None
    return around.other(around.acting(place)) if names & _FREE or (names & _BOUND and governed) else None


def _is_stop(item: Item) -> bool:
    """Whether an item parts an event from the pronoun behind it."""
    return item.is_mark or item.quantity is not None or item.tag("preposition") is not None


def _is_its_own(around: Around) -> bool:
    """Tell رقائقها الخاصة, خوادمها هي, خوادمها من ديل: what follows says that they are the subject's own."""
    following = around.items[around.index + 1 : around.index + 4]
    own = any(item.tag("own_goods") for item in following)
    return own or any(item.tag("preposition", "from") for item in following[:1])
