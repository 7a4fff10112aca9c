"""What goods an event is about: those of the other side, else the nearest that are named or counted."""

from collections.abc import Iterator

from halqa.catalogue.words import Tag
from halqa.reading.frames.scene import Scene
from halqa.reading.items import Item
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import How
from halqa.reading.quantities.amounts import Measure

_AFTER = 12  # items after the parties in which goods still belong to them
_FARTHEST = 16.0


def goods_near(scene: Scene, agent: Group, other: Group) -> str | None:
    """Return the goods that an event is about: those of the other side, else the nearest that are named."""
    if not scene.words.verb_first and _is_fitted_with(scene, agent, other):
        return agent.goods  # "its cluster, powered by Nvidia chips"
    if other.goods and other.goods != "stake" and not _is_supplied(scene, other):
        return other.goods
    product = is_product(other) or _names_product(scene, other)
    if scene.event.frame.name in _OF_PRODUCTS and not other.goods and product:
        return "service"
    if scene.event.passive and scene.event.frame.subject == "payee" and agent.goods not in (None, "stake"):
        return agent.goods  # "powered by Nvidia chips"
    if scene.event.frame.name == "supply" and (is_product(agent) or _names_product(scene, agent)):
        return "service"  # "Google's Gemini will power Siri"
    nearest = min(_goods_named(scene, agent, other), default=None)
    if nearest and nearest[0] < _FARTHEST:
        return nearest[1]
    return "energy" if _is_power_sold(scene, agent if scene.event.frame.subject == "payee" else other) else None


_OF_PRODUCTS = frozenset(("use", "open", "get", "choose"))


def _is_fitted_with(scene: Scene, agent: Group, other: Group) -> bool:
    """Whether who is supplied is named with what the goods are for, and who supplies with the goods."""
    supplied = scene.event.frame.name == "supply" and scene.event.passive
    return supplied and other.owner and agent.goods in ("chips", "energy", "servers")


def _names_product(scene: Scene, other: Group) -> bool:
    """Tell "access to Google's Gemini": what is had is the product that its owner is named with."""
    behind = scene.items[other.last + 1 : other.last + 3]
    product = behind[1].named if other.owner and len(behind) == 2 else None
    if product is None or product.how is not How.PRODUCT or product.party not in other.names:
        return False
    return product.type in _MODELS and not scene.words.goods_names.keys() & set(product.written.split())


_MODELS = ("lab", "cloud", "software")  # types of parties whose products are models and software


def is_product(other: Group) -> bool:
    """Tell دمجت آبل تشات جي بي تي: what is used, and named by its own name, is a service of whoever makes it."""
    return all(named.how is How.PRODUCT and named.type in _MODELS for named in other.parties)


def _is_power_sold(scene: Scene, seller: Group) -> bool:
    """Tell "American Electric Power will supply 200 megawatts": what a utility sells by the megawatt is energy."""
    behind = (item.quantity for item in scene.items[scene.event.index :] if item.quantity)
    return seller.parties[0].type == "energy" and any(size.measure is Measure.POWER for size in behind)


def _goods_named(scene: Scene, agent: Group, other: Group) -> Iterator[tuple[float, str]]:
    place = scene.event.index
    low = max(0, min(place, agent.first, other.first) - 1)
    if scene.items[low].tag("relative"):
        low = max(0, low - 2)  # "processors that Meta designed with Broadcom"
    high = min(len(scene.items), max(place, agent.last, other.last) + _AFTER)
    for index in range(low, high):
        item = scene.items[index]
        tag = item.tag("goods")
        name = tag.name if tag else _counted(item, other, index)
        if name and not item.covered and not _is_modifier(scene, index):
            far = abs(index - place) + (0 if index > place else 2) + _turns(scene, index)
            yield far + (_governed(scene, other, index, tag) if tag else 0), name


def _counted(item: Item, other: Group, index: int) -> str | None:
    """Return what a number alone tells of the goods: chips; or a share, "for 30% of the robot maker"."""
    if item.quantity is None:
        return None
    if item.quantity.measure is Measure.CHIPS:
        return "chips"
    part = other.preposition in ("of", "in") and 0 < other.first - index <= _PART
    return "stake" if item.quantity.measure is Measure.SHARE and part else None


_PART = 6  # items from a share to whose it is


def _is_supplied(scene: Scene, other: Group) -> bool:
    """Whether the other side is given goods: what is its own (لمجمع ميتا) is not what it gets."""
    if not scene.words.verb_first or scene.event.frame.name not in _SUPPLIES:
        return False
    goods = (item.tag("goods") for item in scene.items[scene.event.index :])
    return other.preposition == "to" or any(tag and tag.glued.lstrip("وف").startswith("ب") for tag in goods)


_SUPPLIES = frozenset(("supply", "sell", "rent_out", "build"))
_OWN = 6.0  # goods of who gets them
_FOR = 4.0  # what they are for
_WITH = -4.0  # what is supplied: تزويد المراكز بالطاقة


def _governed(scene: Scene, other: Group, index: int, tag: Tag) -> float:
    """Weigh how goods are governed, where letters glued on say it."""
    if not scene.words.verb_first:
        return 0.0
    if _is_supplied(scene, other) and other.goods == tag.name and other.first - 4 <= index < other.first:
        return _OWN
    before = tag.glued.lstrip("وف")[:1]
    supplied = before == "ب" and scene.event.frame.name == "supply"
    return _FOR if before == "ل" and index > scene.event.index else _WITH if supplied else 0.0


def _is_modifier(scene: Scene, index: int) -> bool:
    """Tell the data centre of "data centre racks": the last of the words names the goods."""
    tag = scene.items[index].tag("goods")
    after = index + (tag.length if tag else 1)
    following = scene.items[after] if after < len(scene.items) else None
    if scene.words.verb_first or following is None or following.covered:
        return False
    return following.tag("goods") is not None


def _turns(scene: Scene, index: int) -> float:
    low, high = sorted((scene.event.index, index))
    between = scene.items[low + 1 : high]
    return sum(
        6.0 if item.tag("subordinate") or item.text == ";" else 1.0 if item.text == "," else 0 for item in between
    )
