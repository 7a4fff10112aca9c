"""What a tie is about, and which way its money goes: told by the event, by the goods near it, or by who the parties are."""

from collections.abc import Callable, Iterator, Mapping

from halqa.catalogue.words import payee_prior, usual_kind
from halqa.model import SYMMETRIC
from halqa.reading.groups import Group
from halqa.reading.mentions import Named
from halqa.reading.quantities import Measure
from halqa.reading.sides import Scene

_AFTER = 12  # items after the parties in which goods still belong to them
_FARTHEST = 16.0
_IMPLAUSIBLE = 2.0  # how much more the payer than the payee is used to being paid
_KIND_OF = {"stake": "equity", "warrant": "equity"}


def goods_near(scene: Scene, agent: Group, other: Group) -> str | None:
    """Return the goods that an event is about: those of the other side, else the nearest that are named."""
    if other.goods and other.goods != "stake":
        return other.goods
    nearest = min(_goods_named(scene, agent, other), default=None)
    return nearest[1] if nearest and nearest[0] < _FARTHEST else None


def _goods_named(scene: Scene, agent: Group, other: Group) -> Iterator[tuple[float, str]]:
    place = scene.event.index
    low = max(0, min(place, agent.first, other.first) - 1)
    high = min(len(scene.items), max(place, agent.last, other.last) + _AFTER)
    for index in range(low, high):
        item = scene.items[index]
        tag = item.tag("goods")
        name = "chips" if item.quantity and item.quantity.measure is Measure.CHIPS else tag.name if tag else None
        if name and not item.covered:
            yield abs(index - place) + (0 if index > place else 2) + _turns(scene, index), name


def _turns(scene: Scene, index: int) -> float:
    low, high = sorted((scene.event.index, index))
    between = scene.items[low + 1 : high]
    return sum(6.0 if item.tag("subordinate") or item.text == ";" else 1.0 if item.text == "," else 0 for item in between)


def kind(scene: Scene, agent: Group, other: Group) -> tuple[str | None, bool]:
    """Return the kind of the tie, and whether the text said it; None where nothing tells."""
    frame = scene.event.frame
    first, second = agent.parties[0].type, other.parties[0].type
    if "venture" in (first, second) and frame.joins:
        return "venture", True
    if frame.kind:
        return frame.kind, True
    if frame.object == "acquisition" and _is_direct_object(scene, other):
        return "acquisition", True
    goods = _settled(scene, goods_near(scene, agent, other), first, second)
    if goods == "stake" and frame.name == "sell" and other.preposition != "to":
        return None, False  # shares that are sold, to nobody named
    if goods:
        return _KIND_OF.get(goods, goods), True
    fallback = frame.default if not (agent.carried or other.carried) else None
    return usual_kind(first, second) or fallback, False


def _settled(scene: Scene, goods: str | None, first: str, second: str) -> str | None:
    """Mend what the nearest word for goods would get wrong."""
    frame = scene.event.frame
    if goods == "chips" and frame.through_cloud and second == "cloud":
        return "compute"  # chips reached through a cloud are compute
    if goods == "debt" and frame.name in ("deal", "get", "use"):
        return None  # "deals", said of a debt, are none
    if goods == "service" and frame.name == "deal":
        return usual_kind(first, second) or goods
    return goods


def _is_direct_object(scene: Scene, other: Group) -> bool:
    """Tell "buys Aligned", شراء سويتش: the party itself is bought, not something of its own or from it."""
    place = scene.event.index
    return (
        not other.goods
        and not other.owner
        and other.preposition in ("", "of")
        and 0 < other.first - place <= 6
        and not any(item.quantity or item.tag("goods") for item in scene.items[place + 1 : other.first])
    )


def directed(scene: Scene, kind: str, agent: Named, other: Named) -> tuple[Named, Named]:
    """Return (payer, payee): as the frame says, else by who usually is paid in such deals."""
    subject = scene.event.frame.subject
    if kind in SYMMETRIC:
        return (agent, other) if agent.party.casefold() <= other.party.casefold() else (other, agent)
    if kind == "venture":
        return (other, agent) if agent.type == "venture" else (agent, other)
    if scene.event.frame.needs == "warrant":
        return other, agent  # the holder of a warrant, not its issuer, invests
    if subject == "payer":
        return plausible(kind, agent, other)
    if subject == "payee":
        return plausible(kind, other, agent)
    paid = payee_prior(kind, agent.type) > payee_prior(kind, other.type)
    return (other, agent) if paid else (agent, other)


def plausible(kind: str, payer: Named, payee: Named) -> tuple[Named, Named]:
    """Turn a tie round that would have a cloud rent from a lab, or a lab sell chips to a chip maker."""
    if kind not in ("compute", "chips", "energy", "equity", "debt"):
        return payer, payee
    gap = payee_prior(kind, payer.type) - payee_prior(kind, payee.type)
    return (payee, payer) if gap >= _IMPLAUSIBLE else (payer, payee)


def is_satisfied(scene: Scene, agent: Group, other: Group) -> bool:
    """Whether a frame finds what it needs beside two parties: money, goods, a stake, a loan …"""
    need = _NEEDS.get(scene.event.frame.needs)
    return need is None or need(scene, agent, other)


def _money(scene: Scene, agent: Group, other: Group) -> bool:
    place = scene.event.index
    near = scene.items[max(0, place - 5) : place + 14]
    return any(item.quantity and item.quantity.measure is Measure.MONEY for item in near)


def _money_in(scene: Scene, agent: Group, other: Group) -> bool:
    """Money goes *into* somebody: paying them is something else."""
    event = scene.event
    into = other.preposition == "in" or (event.is_noun and other.preposition == "to")
    named_before = not other.preposition and other.last < agent.first
    unsaid = other.carried and (not event.is_verb or _stake(scene, agent, other))
    return (into or unsaid or (named_before and not other.carried)) and _money(scene, agent, other)


def _money_for(scene: Scene, agent: Group, other: Group) -> bool:
    return other.preposition == "for" and _money(scene, agent, other)


def _warrant(scene: Scene, agent: Group, other: Group) -> bool:
    return any(item.tag("goods", "warrant") for item in scene.items[scene.event.index : scene.event.index + 14])


def _debt(scene: Scene, agent: Group, other: Group) -> bool:
    place = scene.event.index
    low = max(0, place - 6) if scene.event.tag.pronoun else place
    return scene.event.is_noun or any(item.tag("goods", "debt") for item in scene.items[low : place + 7])


def _stake(scene: Scene, agent: Group, other: Group) -> bool:
    place = scene.event.index
    low = max(0, place - 14) if scene.event.frame.agent else place  # "27% of the startup … will belong to"
    return any(
        item.tag("goods", "stake") or (item.quantity and item.quantity.measure is Measure.SHARE)
        for item in scene.items[low : place + 9]
    )


def _stake_or_noun(scene: Scene, agent: Group, other: Group) -> bool:
    return scene.event.is_noun or _stake(scene, agent, other)


def _goods(scene: Scene, agent: Group, other: Group) -> bool:
    frame = scene.event.frame
    usual = usual_kind(agent.parties[0].type, other.parties[0].type)
    if frame.name == "order" and usual:
        return True
    if frame.name == "train" and other.goods not in (None, "chips", "compute"):
        return False
    if frame.name in ("use", "train") and not other.goods:
        return other.preposition in ("on", "from", "to") and usual is not None
    return other.goods is not None or goods_near(scene, agent, other) is not None


def _for(scene: Scene, agent: Group, other: Group) -> bool:
    return other.preposition in ("for", "to")


def _from(scene: Scene, agent: Group, other: Group) -> bool:
    return other.preposition in ("from", "by", "with")


def _venture(scene: Scene, agent: Group, other: Group) -> bool:
    return any(named.type == "venture" for named in other.parties)


_NEEDS: Mapping[str, Callable[[Scene, Group, Group], bool]] = {
    "money": _money,
    "money_in": _money_in,
    "money_for": _money_for,
    "warrant": _warrant,
    "debt": _debt,
    "stake": _stake_or_noun,
    "goods": _goods,
    "for": _for,
    "from": _from,
    "venture": _venture,
}
