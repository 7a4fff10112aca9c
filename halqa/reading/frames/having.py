"""Goods as what a frame needs: named, told by their size, passed on, taken, or left for others to use."""

from halqa.catalogue.words import likely_kind, usual_kind
from halqa.reading.frames.cast import Cast
from halqa.reading.frames.goods import goods_near, is_product
from halqa.reading.frames.orders import is_order
from halqa.reading.quantities.amounts import Measure

_NO_SERVICE = frozenset(("chips", "energy", "compute", "stake", "debt", "warrant"))
_SIZED = frozenset(("get", "supply"))  # what is had, or given, may be told by its size alone
TANGIBLE = frozenset(("compute", "chips", "servers", "energy", "service"))
_USED = 9  # items from who may use something to what it is


def has_goods(cast: Cast) -> bool:
    """Whether goods are named beside two parties, or told by a size, a product or who they are."""
    name, other = cast.event.frame.name, cast.other
    usual = usual_kind(cast.agent.parties[0].type, other.parties[0].type)
    if name == "order" and (usual or likely_kind(cast.agent.parties[0].type, other.parties[0].type) in TANGIBLE):
        return True
    if _is_no_goods(cast):
        return False
    if name == "train" and other.goods not in (None, "chips", "compute", "servers"):
        return other.preposition == "at" and usual is not None  # "will train its next model at CoreWeave"
    if name in ("use", "train") and not other.goods:
        return (other.preposition in ("on", "from", "to") and usual is not None) or (
            is_product(other) and other.preposition != "in"
        )
    sized = name in _SIZED and usual is not None and has_power(cast) and not cast.scene.words.verb_first
    if sized or (name == "open" and _is_offered_on(cast)):
        return True  # "will get 4.5 gigawatts from Oracle"
    return other.goods is not None or goods_near(cast.scene, cast.agent, other) is not None


def _is_no_goods(cast: Cast) -> bool:
    """Whether what stands beside a verb is money, an order, or goods that are no service."""
    name, other = cast.event.frame.name, cast.other
    if name == "supply":
        return _gives_money(cast)
    if name == "open":
        return (other.goods or goods_near(cast.scene, cast.agent, other)) in _NO_SERVICE
    return name == "get" and not cast.scene.words.verb_first and is_order(cast)


def _is_offered_on(cast: Cast) -> bool:
    """Tell "will offer Perplexity to its customers": what is passed on to users is the other's service."""
    beside = 0 < cast.other.first - cast.event.index <= 2 and not (cast.other.preposition or cast.other.owner)
    behind = cast.scene.items[cast.other.last + 1 : cast.other.last + 3]
    passed = any(item.tag("preposition", name) for item in behind[:1] for name in ("to", "on", "in"))
    return beside and passed and cast.other.parties[0].type == "lab" and any(item.tag("own") for item in behind)


def _gives_money(cast: Cast) -> bool:
    """Tell "provides $5 billion to Valor": the object is money, not goods."""
    following = cast.items(0, 5)[1:]
    place = next((index for index, item in enumerate(following) if item.money), None)
    bare = place is not None and not any(item.tag("goods") or item.is_party for item in following[: place + 3])
    return bare and not any(item.tag("preposition") for item in following[:place])


def has_power(cast: Cast) -> bool:
    """Whether megawatts are told behind the event."""
    return any(item.quantity and item.quantity.measure is Measure.POWER for item in cast.items(0, 8))


def gets_goods(cast: Cast) -> bool:
    """Tell حصلت من أوراكل على قدرات حوسبة: what is got is no money."""
    after = cast.scene.items[cast.other.last + 1 : cast.other.last + 4]
    on = bool(after) and after[0].tag("preposition", "on") is not None
    goods = (tag.name for item in after if not item.covered and (tag := item.tag("goods")))
    return on and any(name in TANGIBLE for name in goods)


def lines_up_goods(cast: Cast) -> bool:
    """Tell "lined up 40,000 accelerators from AMD": what is had from the other side is no money."""
    between = cast.scene.items[cast.event.index + 1 : cast.other.first]
    goods = (tag.name for item in between if not item.covered and (tag := item.tag("goods")))
    counted = any(item.quantity and item.quantity.measure is Measure.CHIPS for item in between)
    return (counted or any(name in TANGIBLE for name in goods)) and not any(item.money for item in between)


def is_taken(cast: Cast) -> bool:
    """Tell "takes power from", "takes the whole output of", "took 300 MW at": what is taken is there for the taking."""
    if cast.other.preposition == "from":
        return True
    if cast.other.carried and not cast.scene.words.verb_first:
        behind = cast.scene.items[cast.event.index + 1 : cast.event.index + 4]  # "has taken 526 megawatts"
        hosted = usual_kind(cast.agent.parties[0].type, cast.other.parties[0].type) == "compute"
        return hosted and any(item.quantity and item.quantity.measure is Measure.POWER for item in behind)
    between = cast.scene.items[cast.event.index + 1 : cast.other.first]
    taken = any(item.tag("goods", "compute") or item.tag("goods", "energy") for item in between) or has_power(cast)
    taken = taken or cast.other.goods in ("compute", "energy")
    return not cast.scene.words.verb_first and cast.other.preposition in ("of", "at") and taken


def lets_use(cast: Cast) -> bool:
    """Tell "lets OpenAI use its articles", تسمح لأوبن إيه آي باستخدام مقالاتها: what is used is the subject's own."""
    behind = cast.scene.items[cast.other.last + 1 : cast.other.last + _USED]
    uses = any(item.tag("event", name) for item in behind[:3] for name in ("use", "train", "get"))
    own = (item for item in behind if (tag := item.tag("goods")) and (tag.pronoun or not cast.scene.words.verb_first))
    near = 0 < cast.other.first - cast.event.index <= 3 and not cast.other.goods
    owned = cast.scene.words.verb_first or any(item.tag("own") for item in behind)
    return near and uses and owned and any(own)


def is_within(cast: Cast) -> bool:
    """Tell "Microsoft's site will house 100,000 Nvidia GPUs": chips that another makes stand in what is one's own."""
    return cast.other.goods in ("chips", "servers") and not (cast.other.owner or _is_of_site(cast))


def _is_of_site(cast: Cast) -> bool:
    """Tell "xAI's Colossus houses 200,000 chips": what a site houses is a figure of it."""
    subject = cast.scene.items[cast.agent.first : cast.event.index]
    return any(item.named is not None and item.named.type == "venture" for item in subject)
