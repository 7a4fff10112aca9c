"""What a tie is about, and which way its money goes: told by its event, by goods named near it, or by who is party."""

from collections.abc import Sequence

from halqa.catalogue.words import payee_prior, usual_kind
from halqa.model import SYMMETRIC
from halqa.reading.frames.goods import goods_near, is_product
from halqa.reading.frames.guessing import guessed, is_memorandum
from halqa.reading.frames.lending import is_by_loan, is_funding, is_of_rent, is_owed, is_raising
from halqa.reading.frames.scene import Scene, is_fronted, is_relative_object
from halqa.reading.items import Item
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import Named
from halqa.reading.quantities.amounts import Measure

_IMPLAUSIBLE = 2.0  # how much more the payer than the payee is used to being paid
_KIND_OF = {"stake": "equity", "warrant": "equity"}


def kind(scene: Scene, agent: Group, other: Group) -> tuple[str | None, bool]:
    """Return the kind of the tie, and whether the text said it; None where nothing tells."""
    frame = scene.event.frame
    first, second = agent.parties[0].type, other.parties[0].type
    if frame.joins and "venture" in (second, first if frame.subject == "either" else ""):
        return "venture", True  # who gives joins it; what it gives itself is no membership
    if frame.kind:
        return _told_by(scene, agent, other)
    if _is_takeover(scene, other):
        return "acquisition", True
    near = goods_near(scene, agent, other)
    goods = None if _runs_by_itself(scene, agent, other, near) else _settled(scene, near, first, second)
    if goods == "stake" and frame.name in _NOT_IN_SHARES:
        return None, False  # shares that are sold on, or won, give the company itself nothing
    if goods:
        return _KIND_OF.get(goods, goods), True
    if frame.name == "pay" and _is_of_revenue(scene):
        return "service", True
    return ("partnership", True) if is_memorandum(scene) else (guessed(scene, agent, other), False)


def _runs_by_itself(scene: Scene, agent: Group, other: Group, goods: str | None) -> bool:
    """Tell "Meta's models run on CoreWeave": what runs is the user's own, and tells nothing of what it runs on."""
    own = agent.goods == goods == "service" and not other.goods and not is_product(other)
    own = own or (goods == "service" and other.preposition == "at")
    return own and scene.event.frame.name in ("use", "train")


def _is_takeover(scene: Scene, other: Group) -> bool:
    """Whether what is bought, or agreed on, is the whole of the other side."""
    if scene.event.frame.name == "deal":
        return any(item.tag("event", "acquire") for item in scene.near(1))  # "their merger agreement"
    if scene.event.frame.object != "acquisition":
        return False
    glued = scene.event.tag.pronoun and scene.is_left(other) and not other.preposition  # عرضا لشرائها
    return glued or is_direct_object(scene, other) or is_bought(scene, other)


_PAID = 12  # items from a payment to the share that it is


def _is_of_revenue(scene: Scene) -> bool:
    """Tell "pays 20% of its revenue": a share of what one earns is a commission."""
    following = scene.items[scene.event.index + 1 : scene.event.index + _PAID]
    shares = (at for at, item in enumerate(following) if item.quantity and item.quantity.measure is Measure.SHARE)
    return any(item.tag("metric", "revenue") for at in shares for item in following[at + 1 : at + 4])


_NOT_IN_SHARES = frozenset(("sell", "get", "order", "use", "supply", "choose", "train"))


def _told_by(scene: Scene, agent: Group, other: Group) -> tuple[str | None, bool]:
    """Return the kind of a frame that has one, save where the words beside it tell another."""
    frame = scene.event.frame
    giver = (other if frame.name == "raise" else agent).parties[0]
    if frame.name == "owe" and (goods := goods_near(scene, agent, other)) in _TANGIBLE:
        return goods, True  # "owes CoreWeave $4 billion for computing"
    if frame.name in ("raise", "lead_round"):
        owed = is_owed(scene, giver, goods_near(scene, agent, other)) or _is_of_lenders(scene)
        return "debt" if owed else frame.kind, True
    if frame.name == "back" and (is_by_loan(scene) or is_of_rent(scene) or _is_financed_by_bank(scene, giver)):
        return "debt", True
    if frame.name in ("lend", "finance") and is_raising(scene) and is_funding(scene, giver):
        return "equity", True
    if frame.through_cloud and frame.kind == "compute" and other.parties[0].type == "chipmaker":
        return None, False  # who rents chips rents them from a cloud
    if frame.kind == "compute" and not scene.words.verb_first and goods_near(scene, agent, other) == "energy":
        return "energy", True  # "rents gas turbines from"
    if frame.kind == "acquisition" and _is_part(scene, other):
        return "equity", True
    return frame.kind, True


_TANGIBLE = frozenset(("compute", "chips", "energy"))


def _is_financed_by_bank(scene: Scene, giver: Named) -> bool:
    """Tell مول بنك مصر الشركة بملياري جنيه: a bank that finances lends, where no shares are named."""
    finances = scene.event.is_verb and scene.items[scene.event.index].tag("event", "finance") is not None
    return finances and giver.type == "bank" and not any(item.tag("goods", "stake") for item in scene.items)


def _is_of_lenders(scene: Scene) -> bool:
    """Tell "banks led by JPMorgan lent $7 billion to Crusoe": what is led lends."""
    behind = scene.items[scene.event.index + 1 :]
    lends = any(tag.name == "lend" and tag.part == "verb" for item in behind for tag in item.tags)
    return lends and not scene.words.verb_first and not any(item.tag("goods", "stake") for item in scene.items)


def _settled(scene: Scene, goods: str | None, first: str, second: str) -> str | None:
    """Mend what the nearest word for goods would get wrong."""
    frame = scene.event.frame
    if goods == "stake" and frame.name == "account_for":
        return None  # a share of what is earned
    if goods == "chips" and frame.through_cloud and second == "cloud":
        return "compute"  # chips reached through a cloud are compute
    payee = second if frame.subject == "payer" else first
    if goods == "chips" and "chipmaker" not in (first, second) and _is_hosted(scene, payee):
        return "compute"
    if goods == "debt" and frame.name in ("deal", "get", "use"):
        return None  # "deals", said of a debt, are none
    powers = frame.name == "supply" and payee == "energy"
    if goods == "compute" and usual_kind(first, second) == "energy" and (powers or _names_energy(scene)):
        return "energy"  # electricity for a data centre
    if goods == "compute" and second == "chipmaker" and frame.delivers and _names_chips(scene):
        return "chips"  # chips for a data centre
    if goods == "servers":
        built = frame.delivers or payee in _MAKERS or (frame.name == "deal" and "server" in (first, second))
        return "chips" if built else "compute"  # who builds servers sells them, others let them out
    return _dealt_in(scene, goods, usual_kind(first, second))


_SOLD = 6  # items from bonds to who sold them


def _dealt_in(scene: Scene, goods: str | None, usual: str | None) -> str | None:
    """Let who the parties are tell what a mere deal, or a choice, is about, where the goods named are only its use."""
    name = scene.event.frame.name
    if name == "sell" and any(item.tag("goods", "debt") for item in scene.near(_SOLD)):
        return "debt"  # "bonds that Vantage Data Centers sold"
    if goods == "service" and name == "choose" and any(_is_hosting(item) for item in scene.items):
        return usual or "compute"  # chosen "to host its models"
    if name == "deal" and (goods == "service" or (goods == "chips" and usual == "compute")):
        return usual or goods
    return goods


def _is_hosting(item: Item) -> bool:
    return item.tag("event", "rent_out") is not None or item.tag("event", "train") is not None


_MAKERS = frozenset(("server", "chipmaker", "equipment"))


def _names_energy(scene: Scene) -> bool:
    return any(item.tag("goods", "energy") for item in scene.items)


def _names_chips(scene: Scene) -> bool:
    sizes = (item.quantity for item in scene.items if item.quantity)
    return any(size.measure is Measure.CHIPS for size in sizes) or any(
        item.tag("goods", "chips") for item in scene.items
    )


def _are_anothers(scene: Scene) -> bool:
    """Tell "Amazon will supply OpenAI with Nvidia chips": a cloud hands out no chips that another makes."""
    behind = scene.items[scene.event.index :]
    return not scene.words.verb_first and any(item.named and item.named.type == "chipmaker" for item in behind)


_HOSTS = frozenset(("neocloud", "datacenter", "crypto"))


def _is_hosted(scene: Scene, payee: str) -> bool:
    """Whether chips are only made use of: a host provides them, or a cloud gives access to them."""
    if payee in _HOSTS or (payee == "cloud" and scene.event.frame.delivers and _are_anothers(scene)):
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
    """Tell "Lakeland is being bought by", "Moveworks, which ServiceNow bought": what is bought is the party itself."""
    if other.preposition or other.goods or other.owner:
        return False
    if is_fronted(scene) and other.first > scene.event.index:
        return True  # "Sold in March to Hitachi, Omnigrid makes"
    behind = scene.words.verb_first and 0 < other.first - scene.event.index <= 2  # بيعت كوهير
    placed = scene.event.passive and (scene.is_left(other) or behind)
    return placed or (scene.is_left(other) and is_relative_object(scene, other))


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
    if subject == "payee" and not _is_signed(scene):
        return plausible(kind, other, agent)
    paid = payee_prior(kind, agent.type) > payee_prior(kind, other.type)
    return (other, agent) if paid else (agent, other)


def _is_signed(scene: Scene) -> bool:
    """Tell وقعت عقد توريد كهرباء مع أكوا باور: who signs it may be either side."""
    event, before = scene.event, scene.near(1)
    signed = bool(before) and before[0].tag("event", "deal") is not None and not event.tag.glued
    return scene.words.verb_first and event.is_noun and event.frame.name == "supply" and signed


def is_turned(scene: Scene, kind: str, agent: Named, other: Named) -> bool:
    """Whether a kind would turn round what the frame says of payer and payee."""
    subject = scene.event.frame.subject
    if subject == "either" or kind in SYMMETRIC:
        return False
    said = (agent, other) if subject == "payer" else (other, agent)
    return directed(scene, kind, agent, other) != said


def plausible(kind: str, payer: Named, payee: Named) -> tuple[Named, Named]:
    """Turn a tie round that would have a cloud rent from a lab, or a lab sell chips to a chip maker."""
    if kind not in ("compute", "chips", "energy", "debt") or (kind == "compute" and payee.type == "other"):
        return payer, payee  # clouds rent too, from whom nothing is known
    gap = payee_prior(kind, payer.type) - payee_prior(kind, payee.type)
    return (payee, payer) if gap >= _IMPLAUSIBLE else (payer, payee)
