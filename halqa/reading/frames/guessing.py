"""What a tie is about where no words tell it: what who the parties are makes likely."""

from halqa.catalogue.words import given_by, likely_kind, usual_kind
from halqa.reading.frames.scene import Scene
from halqa.reading.names.groups import Group

_MEMORANDUM = 5  # items from a verb of signing to what is signed
_ORDERS = frozenset(("win", "award", "order"))
_TRADES = frozenset(("role:customer", "role:supplier", *_ORDERS))  # one sells to the other what it makes
_MADE_BY = {"chipmaker": "chips", "server": "chips", "equipment": "chips", "energy": "energy", "neocloud": "compute"}
_BETWEEN_TRADERS = frozenset(
    ("deal", "role:customer", "role:supplier", "choose", "account_for", "earn_from", "come_from")
)  # they say that one buys of the other


def guessed(scene: Scene, agent: Group, other: Group) -> str | None:
    """Return the kind that who the parties are makes likely, where no words tell it."""
    frame = scene.event.frame
    first, second = agent.parties[0].type, other.parties[0].type
    if frame.name == "commit" and (gives := given_by(first)):
        return gives  # what a fund or a bank pledges, it invests or lends
    if agent.carried or other.carried:
        return usual_kind(first, second)
    given = given_by(second) if frame.default and frame.subject == "payee" and frame.name != "win" else None
    likely = likely_kind(first, second) if frame.name in _BETWEEN_TRADERS else None
    made = _MADE_BY.get(first if frame.subject == "payee" else second) if frame.name in _TRADES else None
    ordered = made if frame.name in _ORDERS and "equipment" not in (first, second) else None
    return usual_kind(first, second) or given or ordered or frame.default or likely or made


def is_memorandum(scene: Scene) -> bool:
    """Tell "signed a memorandum of understanding": where it names no goods, it is an alliance."""
    near = scene.items[scene.event.index : scene.event.index + _MEMORANDUM]
    return scene.event.frame.name == "deal" and any(item.tag("memorandum") for item in near)
