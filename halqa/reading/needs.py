"""What a frame needs beside its two parties (money, goods, a stake, a loan), and whether the sentence has it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from halqa.catalogue.words import usual_kind
from halqa.reading.amounts import Measure
from halqa.reading.events import Event
from halqa.reading.groups import Group
from halqa.reading.items import Item
from halqa.reading.kinds import goods_near, is_bought, is_direct_object
from halqa.reading.mentions import How
from halqa.reading.scene import Scene, is_purpose


@dataclass(frozen=True, slots=True)
class _Cast:
    """A scene with its two sides."""

    scene: Scene
    agent: Group
    other: Group

    @property
    def event(self) -> Event:
        return self.scene.event

    def items(self, before: int, after: int) -> Sequence[Item]:
        """Return the items around the event."""
        return self.scene.items[max(0, self.event.index - before) : self.event.index + after]

    def names(self, goods: str, before: int, after: int) -> bool:
        """Whether goods are named around the event."""
        return any(item.tag("goods", goods) for item in self.items(before, after))


def is_satisfied(scene: Scene, agent: Group, other: Group) -> bool:
    """Whether a frame finds what it needs beside two parties: money, goods, a stake, a loan."""
    need = _NEEDS.get(scene.event.frame.needs)
    return need is None or need(_Cast(scene, agent, other))


def _money(cast: _Cast) -> bool:
    return any(item.money for item in cast.items(5, 14))


def _money_in(cast: _Cast) -> bool:
    """Money goes *into* somebody: paying them is something else."""
    event, other = cast.event, cast.other
    into = other.preposition == "in" or (event.is_noun and other.preposition == "to")
    named_before = not other.preposition and not other.carried and other.last < cast.agent.first
    unsaid = other.carried and (not event.is_verb or _stake(cast) or _puts_in(cast))
    return (into or unsaid or named_before) and _money(cast)


def _puts_in(cast: _Cast) -> bool:
    """Tell "putting in another $30 billion": into whom, was said before."""
    after = cast.scene.items[cast.event.index + 1 : cast.event.index + 5]
    return bool(after) and after[0].tag("preposition", "in") is not None and any(item.money for item in after)


def _stake(cast: _Cast) -> bool:
    before = 14 if cast.event.frame.agent else 0  # "27% of the startup … will belong to"
    shares = (item.quantity for item in cast.items(before, 9) if item.quantity)
    return cast.names("stake", before, 9) or any(share.measure is Measure.SHARE for share in shares)


def _is_sold(cast: _Cast) -> bool:
    """Tell "Lakeland was sold to", بيع كوهير إلى: a noun takes what is sold right behind it."""
    noun = cast.event.is_noun and cast.scene.words.verb_first
    return is_bought(cast.scene, cast.other) or (noun and is_direct_object(cast.scene, cast.other))


def _ownership(cast: _Cast) -> bool:
    """Tell آلت ملكية كوهير إلى سيسكو, "ownership of Cohere passed to Cisco": the whole of it, no share."""
    near = cast.items(5, 4)
    shared = any(item.quantity and item.quantity.measure is Measure.SHARE for item in near)
    return not shared and any(item.tag("ownership") for item in near)


def _own_stake(cast: _Cast) -> bool:
    return any(_is_own_stake(item) for item in cast.items(0, 9))


def _debt(cast: _Cast) -> bool:
    if cast.event.frame.name == "guarantee" and not cast.scene.words.verb_first and _money(cast):
        return True  # "guarantees the whole sum": the word says enough
    told_by_noun = cast.event.is_noun and cast.event.frame.name != "grant"
    return told_by_noun or cast.names("debt", 6 if cast.event.tag.pronoun or cast.event.passive else 0, 7)


def _goods(cast: _Cast) -> bool:
    name, other = cast.event.frame.name, cast.other
    usual = usual_kind(cast.agent.parties[0].type, other.parties[0].type)
    if name == "order" and usual:
        return True
    if name == "supply" and _gives_money(cast):
        return False
    if name == "open" and (other.goods or goods_near(cast.scene, cast.agent, other)) in ("chips", "energy"):
        return False
    if name == "train" and other.goods not in (None, "chips", "compute", "servers"):
        return False
    if name in ("use", "train") and not other.goods:
        return other.preposition in ("on", "from", "to") and usual is not None
    return other.goods is not None or goods_near(cast.scene, cast.agent, other) is not None


def _gives_money(cast: _Cast) -> bool:
    """Tell "provides $5 billion to Valor": the object is money, not goods."""
    following = cast.items(0, 5)[1:]
    place = next((index for index, item in enumerate(following) if item.money), None)
    bare = place is not None and not any(item.tag("goods") or item.is_party for item in following[: place + 3])
    return bare and not any(item.tag("preposition") for item in following[:place])


def _power(cast: _Cast) -> bool:
    return any(item.quantity and item.quantity.measure is Measure.POWER for item in cast.items(0, 8))


def _is_right_before(cast: _Cast) -> bool:
    """Tell كروسو المملوكة لإنتل: a participle describes the name before it, no farther one."""
    return 0 < cast.event.index - cast.other.last <= _ADJECTIVES


_ADJECTIVES = 2  # items from a name over its other adjectives to a participle


def _is_own_stake(item: Item) -> bool:
    """Tell حصتها, "its stake"."""
    return item.tag("own") is not None or any(
        tag.name == "hold" and tag.part == "noun" and tag.pronoun for tag in item.tags
    )


def _from(cast: _Cast) -> bool:
    """It comes from a party; who raises money gets money of it, not رقائق إنفيديا."""
    raises = cast.event.frame.name == "raise"
    if raises and (cast.other.goods not in (None, "stake", "debt") or _is_order(cast)):
        return False
    if raises and cast.scene.words.verb_first and _gets_goods(cast):
        return False
    if raises and cast.scene.words.verb_first and cast.other.first < cast.event.index:
        return cast.other.preposition == "with" and is_purpose(cast.scene)  # محادثات مع أمازون لجمع
    return cast.other.preposition in ("from", "by", "with")


def _gets_goods(cast: _Cast) -> bool:
    """Tell حصلت من أوراكل على قدرات حوسبة: what is got is no money."""
    after = cast.scene.items[cast.other.last + 1 : cast.other.last + 4]
    on = bool(after) and after[0].tag("preposition", "on") is not None
    goods = (tag.name for item in after if not item.covered and (tag := item.tag("goods")))
    return on and any(name in _TANGIBLE for name in goods)


_TANGIBLE = frozenset(("compute", "chips", "servers", "energy", "service"))


def _is_of_round(item: Item) -> bool:
    return item.tag("goods", "stake") is not None or item.tag("role", "investor") is not None


def _takes_money(cast: _Cast) -> bool:
    """Tell "takes $5 billion from Amazon": what is taken is money."""
    return any(item.money for item in cast.scene.items[cast.event.index + 1 : cast.event.index + 4])


def _is_joining(cast: _Cast) -> bool:
    """Tell "was led by Fidelity, with participation from Temasek": what is led is a round."""
    leads = (item.tag("event", "lead_round") for item in cast.scene.items[: cast.event.index])
    took_part = cast.event.tag.part == "phrase" and cast.other.carried  # "Microsoft also took part."
    return took_part or (cast.event.is_noun and any(leads))


def _is_order(cast: _Cast) -> bool:
    """Tell "landed a $400 million order from Nvidia", تعهد من غوغل بشراء: what is won is no money of an investor."""
    between = cast.scene.items[cast.event.index + 1 : cast.other.first]
    nouns = (tag.name for item in between for tag in item.tags if tag.category == "event" and tag.part == "noun")
    return any(name in ("order", "deal", "commit") for name in nouns)


_NEEDS: Mapping[str, Callable[[_Cast], bool]] = {
    "money": _money,
    "money_in": _money_in,
    "money_for": lambda cast: cast.other.preposition == "for" and _money(cast),
    "warrant": lambda cast: cast.names("warrant", 0, 14),
    "debt": _debt,
    "stake": lambda cast: cast.event.is_noun or _stake(cast),
    "stake_near": _stake,
    "goods": _goods,
    "taken": lambda cast: (
        cast.other.preposition == "from" and not _takes_money(cast) and (_goods(cast) or _power(cast))
    ),
    "money_from": lambda cast: cast.other.preposition == "from" and _takes_money(cast) and not _is_order(cast),
    "sold": _is_sold,
    "object": lambda cast: is_direct_object(cast.scene, cast.other) or is_bought(cast.scene, cast.other),
    "for": lambda cast: cast.other.preposition in ("for", "to") or bool(cast.other.owner and cast.other.goods),
    "from": _from,
    "order": lambda cast: cast.other.preposition == "from" and _is_order(cast),
    "stake_to": lambda cast: cast.other.preposition == "to" and _stake(cast) and not _own_stake(cast),
    "stake_of": lambda cast: cast.other.preposition != "to",
    "round": lambda cast: (
        cast.event.passive or any(_is_of_round(item) for item in cast.scene.items) or _is_joining(cast)
    ),
    "own_stake": _own_stake,
    "priced": lambda cast: any(item.money or item.tag("event", "pay") for item in cast.items(8, 8)),
    "owned": lambda cast: _is_right_before(cast) and cast.agent.parties[0].how is not How.REFERENCE,
    "ownership": _ownership,
    "stake_passed": lambda cast: _stake(cast) and not _ownership(cast),
    "choice": lambda cast: _goods(cast) or any(item.tag("role") for item in cast.items(0, 12)),
    "venture": lambda cast: any(named.type == "venture" for named in cast.other.parties),
}
