"""What a tie is about, and which way its money goes: told by its event, by goods named near it, or by who is party."""

from collections.abc import Iterator, Sequence

from halqa.catalogue.words import Tag, payee_prior, usual_kind
from halqa.model import SYMMETRIC
from halqa.reading.amounts import Measure
from halqa.reading.groups import Group
from halqa.reading.items import Item
from halqa.reading.lending import is_by_loan, is_funding, is_owed, is_raising
from halqa.reading.mentions import How, Named
from halqa.reading.scene import Scene

_AFTER = 12  # items after the parties in which goods still belong to them
_FARTHEST = 16.0
_IMPLAUSIBLE = 2.0  # how much more the payer than the payee is used to being paid
_KIND_OF = {"stake": "equity", "warrant": "equity"}


def goods_near(scene: Scene, agent: Group, other: Group) -> str | None:
    """Return the goods that an event is about: those of the other side, else the nearest that are named."""
    if other.goods and other.goods != "stake" and not _is_supplied(scene, other):
        return other.goods
    if scene.event.frame.name in _OF_PRODUCTS and not other.goods and _is_product(other):
        return "service"
    if scene.event.passive and scene.event.frame.subject == "payee" and agent.goods not in (None, "stake"):
        return agent.goods  # "powered by Nvidia chips"
    nearest = min(_goods_named(scene, agent, other), default=None)
    return nearest[1] if nearest and nearest[0] < _FARTHEST else None


_OF_PRODUCTS = frozenset(("use", "open"))


def _is_product(other: Group) -> bool:
    """Tell دمجت آبل تشات جي بي تي: what is used, and named by its own name, is a service of whoever makes it."""
    return all(named.how is How.PRODUCT and named.type in ("lab", "cloud", "software") for named in other.parties)


def _goods_named(scene: Scene, agent: Group, other: Group) -> Iterator[tuple[float, str]]:
    place = scene.event.index
    low = max(0, min(place, agent.first, other.first) - 1)
    high = min(len(scene.items), max(place, agent.last, other.last) + _AFTER)
    for index in range(low, high):
        item = scene.items[index]
        tag = item.tag("goods")
        name = "chips" if item.quantity and item.quantity.measure is Measure.CHIPS else tag.name if tag else None
        if name and not item.covered and not _is_modifier(scene, index):
            far = abs(index - place) + (0 if index > place else 2) + _turns(scene, index)
            yield far + (_governed(scene, other, index, tag) if tag else 0), name


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
    return not scene.words.verb_first and following is not None and following.tag("goods") is not None


def _turns(scene: Scene, index: int) -> float:
    low, high = sorted((scene.event.index, index))
    between = scene.items[low + 1 : high]
    return sum(
        6.0 if item.tag("subordinate") or item.text == ";" else 1.0 if item.text == "," else 0 for item in between
    )


def kind(scene: Scene, agent: Group, other: Group) -> tuple[str | None, bool]:
    """Return the kind of the tie, and whether the text said it; None where nothing tells."""
    frame = scene.event.frame
    first, second = agent.parties[0].type, other.parties[0].type
    if frame.joins and "venture" in (second, first if frame.subject == "either" else ""):
        return "venture", True  # who gives joins it; what it gives itself is no membership
    if frame.kind:
        return _told_by(scene, agent, other)
    if frame.object == "acquisition" and scene.event.tag.pronoun and scene.is_left(other) and not other.preposition:
        return "acquisition", True  # عرضا لشرائها
    if frame.object == "acquisition" and (is_direct_object(scene, other) or is_bought(scene, other)):
        return "acquisition", True
    goods = _settled(scene, goods_near(scene, agent, other), first, second)
    if goods == "stake" and frame.name in _NOT_IN_SHARES:
        return None, False  # shares that are sold on, or won, give the company itself nothing
    if goods:
        return _KIND_OF.get(goods, goods), True
    if frame.name == "pay" and _is_of_revenue(scene):
        return "service", True
    fallback = frame.default if not (agent.carried or other.carried) else None
    return usual_kind(first, second) or fallback, False


def _is_of_revenue(scene: Scene) -> bool:
    """Tell "pays 20% of its revenue": a share of what one earns is a commission."""
    following = scene.items[scene.event.index + 1 : scene.event.index + _AFTER]
    shares = (at for at, item in enumerate(following) if item.quantity and item.quantity.measure is Measure.SHARE)
    return any(item.tag("metric", "revenue") for at in shares for item in following[at + 1 : at + 4])


_NOT_IN_SHARES = frozenset(("sell", "get", "order", "use", "supply", "choose", "train"))


def _told_by(scene: Scene, agent: Group, other: Group) -> tuple[str | None, bool]:
    """Return the kind of a frame that has one, save where the words beside it tell another."""
    frame = scene.event.frame
    giver = (other if frame.name == "raise" else agent).parties[0]
    if frame.name in ("raise", "lead_round"):
        return "debt" if is_owed(scene, giver, goods_near(scene, agent, other)) else frame.kind, True
    if frame.name == "back" and is_by_loan(scene):
        return "debt", True
    if frame.name in ("lend", "finance") and is_raising(scene) and is_funding(scene, giver):
        return "equity", True
    if frame.through_cloud and frame.kind == "compute" and other.parties[0].type == "chipmaker":
        return None, False  # who rents chips rents them from a cloud
    if frame.kind == "acquisition" and _is_part(scene, other):
        return "equity", True
    return frame.kind, True


def _settled(scene: Scene, goods: str | None, first: str, second: str) -> str | None:
    """Mend what the nearest word for goods would get wrong."""
    frame = scene.event.frame
    if goods == "chips" and frame.through_cloud and second == "cloud":
        return "compute"  # chips reached through a cloud are compute
    payee = second if frame.subject == "payer" else first
    if goods == "chips" and "chipmaker" not in (first, second) and _is_hosted(scene, payee):
        return "compute"
    if goods == "debt" and frame.name in ("deal", "get", "use"):
        return None  # "deals", said of a debt, are none
    if (
        goods == "compute"
        and usual_kind(first, second) == "energy"
        and any(item.tag("goods", "energy") for item in scene.items)
    ):
        return "energy"  # electricity for a data centre
    if goods == "compute" and second == "chipmaker" and frame.delivers and _names_chips(scene):
        return "chips"  # chips for a data centre
    if goods == "servers":
        built = frame.delivers or (frame.name == "deal" and "server" in (first, second))
        return "chips" if built else "compute"  # who builds servers sells them, others let them out
    usual = usual_kind(first, second)
    if frame.name == "deal" and (goods == "service" or (goods == "chips" and usual == "compute")):
        return usual or goods
    return goods


def _names_chips(scene: Scene) -> bool:
    sizes = (item.quantity for item in scene.items if item.quantity)
    return any(size.measure is Measure.CHIPS for size in sizes) or any(
        item.tag("goods", "chips") for item in scene.items
    )


_HOSTS = frozenset(("neocloud", "datacenter", "crypto"))


def _is_hosted(scene: Scene, payee: str) -> bool:
    """Whether chips are only made use of: a host provides them, or a cloud gives access to them."""
    if payee in _HOSTS:
        return True
    near = scene.items[max(0, scene.event.index - 8) : scene.event.index + 8]
    gets = (tag for item in near if (tag := item.tag("event", "get")))
    return payee == "cloud" and any(tag.part == "noun" for tag in gets)


def is_direct_object(scene: Scene, other: Group) -> bool:
    """Tell "buys Aligned", شراء سويتش: the party itself is bought, not something of its own or from it."""
    place = scene.event.index
    return (
        not other.goods
        and not other.owner
        and other.preposition in ("", "of", "to" if scene.event.frame.name == "price_of" else "")
        and 0 < other.first - place <= 6
        and not any(_is_verb(item) for item in scene.items[place + 1 : other.first])
        and not any(_is_thing(scene.items, index) for index in range(place + 1, other.first))
    )


def is_bought(scene: Scene, other: Group) -> bool:
    """Tell "Lakeland is being bought by", بيعت كوهير: what is bought is the party itself."""
    behind = scene.words.verb_first and 0 < other.first - scene.event.index <= 2
    placed = scene.event.passive and (scene.is_left(other) or behind)
    return placed and not (other.preposition or other.goods or other.owner)


def _is_part(scene: Scene, other: Group) -> bool:
    """Tell "a purchase of 8% of Cohere": less than the whole of it is bought."""
    between = scene.items[scene.event.index + 1 : other.first]
    shares = (item.quantity for item in between if item.quantity and item.quantity.measure is Measure.SHARE)
    return any(share.value <= _MINORITY for share in shares)


_MINORITY = 50  # per cent: who buys no more takes a stake


def _is_verb(item: Item) -> bool:
    """Whether a verb of a deal stands between: بشراء ما لا تبيعه فيرموس."""
    tag = item.tag("event")
    return tag is not None and tag.part == "verb" and not item.text.isascii()


def _is_thing(items: Sequence[Item], index: int) -> bool:
    """Whether an item is goods or a number, and not only what a company makes ("the chip startup Rivos")."""
    makes = items[index + 1].tag("organisation") is not None
    return items[index].quantity is not None or (items[index].tag("goods") is not None and not makes)


def directed(scene: Scene, kind: str, agent: Named, other: Named, *, sure: bool = False) -> tuple[Named, Named]:
    """Return (payer, payee): as the frame says, else by who usually is paid; `sure`: the grammar tells who."""
    subject = scene.event.frame.subject
    if kind in SYMMETRIC:
        return (agent, other) if agent.party.casefold() <= other.party.casefold() else (other, agent)
    if kind == "venture":
        return (other, agent) if agent.type == "venture" else (agent, other)
    if scene.event.frame.needs == "warrant":
        return other, agent  # the holder of a warrant, not its issuer, invests
    if subject != "either" and sure:
        return (agent, other) if subject == "payer" else (other, agent)
    if subject == "payer" and scene.event.is_role:
        return agent, other  # who is called a customer pays, whoever it is
    if subject == "payer":
        return plausible(kind, agent, other)
    if subject == "payee":
        return plausible(kind, other, agent)
    paid = payee_prior(kind, agent.type) > payee_prior(kind, other.type)
    return (other, agent) if paid else (agent, other)


def is_turned(scene: Scene, kind: str, agent: Named, other: Named) -> bool:
    """Whether a kind would turn round what the frame says of payer and payee."""
    subject = scene.event.frame.subject
    if subject == "either" or kind in SYMMETRIC:
        return False
    said = (agent, other) if subject == "payer" else (other, agent)
    return directed(scene, kind, agent, other) != said


def plausible(kind: str, payer: Named, payee: Named) -> tuple[Named, Named]:
    """Turn a tie round that would have a cloud rent from a lab, or a lab sell chips to a chip maker."""
    if kind not in ("compute", "chips", "energy", "debt"):
        return payer, payee
    gap = payee_prior(kind, payer.type) - payee_prior(kind, payee.type)
    return (payee, payer) if gap >= _IMPLAUSIBLE else (payer, payee)
