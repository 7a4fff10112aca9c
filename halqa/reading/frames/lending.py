"""Whether money that is given is lent: a loan by its name, a loan as the means, or funding that is none."""

from halqa.reading.frames.scene import Scene
from halqa.reading.names.mentions import Named

_MEANS = 8  # items from a verb over its object to the means


def is_owed(scene: Scene, giver: Named, goods: str | None) -> bool:
    """Whether what is raised, or led, is a loan: lenders are named, or a loan is; `goods` are those named near it."""
    frame = scene.event.frame
    if any(item.tag("role", "lender") for item in scene.items):
        return True  # "a group of lenders led by Morgan Stanley"
    loan = frame.name == "raise" or not any(item.tag("goods", "stake") for item in scene.items)
    if loan and goods == "debt" and not is_funding(scene, giver):
        return True
    return frame.name == "raise" and _is_of_loan(scene)


def _is_of_loan(scene: Scene) -> bool:
    """Tell حصلت على خط ائتمان: what is raised is a loan by its name, and no mere funding."""
    following = scene.items[scene.event.index + 1 : scene.event.index + _MEANS]
    loans = (item for item in following if item.tag("event", "lend") and not item.tag("event", "finance"))
    return scene.words.verb_first and any(not item.covered for item in loans)


def is_by_loan(scene: Scene) -> bool:
    """Tell مولت بلاكستون توسع كروسو بقرض: who backs with a loan lends."""
    following = scene.items[scene.event.index + 1 : scene.event.index + _MEANS]
    owed = [tag for item in following if (tag := item.tag("goods", "debt") or item.tag("event", "lend"))]
    if not scene.words.verb_first and not scene.event.passive:
        return bool(owed)  # "Apollo backs Meta's $27 billion financing"
    return any(tag.glued.endswith("ب") for tag in owed)


def is_of_rent(scene: Scene) -> bool:
    """Tell "Lambda's rent is backed by Nvidia": who stands behind payments guarantees them."""
    return scene.event.passive and any(item.tag("event", "rent") or item.tag("goods", "debt") for item in scene.near(4))


def is_raising(scene: Scene) -> bool:
    """Whether an event is the funding that somebody is told to get: تلقت تمويلا."""
    return scene.event.is_noun and any(item.tag("event", "raise") for item in scene.items[: scene.event.index])


def is_funding(scene: Scene, giver: Named) -> bool:
    """Tell حصلت على تمويل بقيادة سنابل: funding of one that is no bank is no loan, where no word of a loan stands."""
    owes = (item for item in scene.items if item.tag("goods", "debt") and not item.tag("event", "finance"))
    return scene.words.verb_first and giver.type != "bank" and not any(owes)
