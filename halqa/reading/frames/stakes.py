"""Shares as what a frame needs: a stake, ownership, new shares, a round and who takes part in it."""

from halqa.catalogue.words import given_by
from halqa.reading.frames.cast import Cast
from halqa.reading.items import Item
from halqa.reading.quantities.amounts import Measure


def names_stake(cast: Cast) -> bool:
    """Whether shares, or a share in per cent, are named near the event."""
    before = 14 if cast.event.frame.agent else 6 if cast.event.passive else 0  # "27% of the startup … will belong to"
    shares = (item.quantity for item in cast.items(before, 9) if item.quantity)
    return cast.names("stake", before, 9) or any(share.measure is Measure.SHARE for share in shares)


def is_ownership(cast: Cast) -> bool:
    """Tell آلت ملكية كوهير إلى سيسكو, "ownership of Cohere passed to Cisco": the whole of it, no share."""
    near = cast.items(5, 4)
    shared = any(item.quantity and item.quantity.measure is Measure.SHARE for item in near)
    return not shared and any(item.tag("ownership") for item in near)


def names_new_shares(cast: Cast) -> bool:
    """Tell "issued $5 billion of new shares to Nvidia"."""
    return cast.event.is_verb and any(item.tag("goods", "stake") for item in cast.items(0, 7))


def is_of_another(cast: Cast) -> bool:
    """Tell "sold a 4% stake in Arm to Nvidia": the shares are those of a third."""
    behind = range(cast.event.index + 1, cast.other.first)
    return any(cast.scene.items[at].is_party for at in behind if not cast.agent.first <= at <= cast.agent.last)


def names_own_stake(cast: Cast) -> bool:
    """Tell "cut its stake", "cut its 5% holding" from "cut its reliance on"."""
    own = any(_is_own_stake(item) for item in cast.items(0, 9))
    return own and (cast.scene.words.verb_first or names_stake(cast))


def _is_own_stake(item: Item) -> bool:
    """Tell حصتها, "its stake"."""
    return item.tag("own") is not None or any(
        tag.name == "hold" and tag.part == "noun" and tag.pronoun for tag in item.tags
    )


def is_of_round(item: Item) -> bool:
    """Whether a word speaks of shares, of investors or of funding."""
    return bool(item.tag("goods", "stake") or item.tag("role", "investor") or item.tag("funding"))


def is_joining(cast: Cast) -> bool:
    """Tell "was led by Fidelity, with participation from Temasek": what is led is a round."""
    leads = (item.tag("event", "lead_round") for item in cast.scene.items[: cast.event.index])
    named = cast.event.tag.length > 1 or cast.scene.items[cast.event.index].text.startswith("particip")
    took_part = named and cast.other.carried  # "Microsoft also took part."
    return took_part or _leads_alone(cast) or (cast.event.is_noun and any(leads))


def _leads_alone(cast: Cast) -> bool:
    """Tell "General Catalyst led; Bosch Ventures came along": which round, was said just before."""
    behind = cast.scene.items[cast.event.index + cast.event.tag.length :][:1]
    investor = given_by(cast.agent.parties[0].type) == "equity"
    ends = not behind or behind[0].is_mark or behind[0].tag("and") is not None
    return cast.other.carried and cast.event.is_verb and ends and investor and not cast.scene.words.verb_first


def subscribes(cast: Cast) -> bool:
    """Tell "subscribed 800 million euros of it", "came in with $25 million": the sum is the object."""
    behind = cast.scene.items[cast.event.index + 1 : cast.event.index + 3]
    if not cast.event.is_verb or len(behind) < 2:
        return False
    of_it = behind[1].tag("preposition", "of") is not None or behind[1].is_mark
    return bool(behind[0].money and of_it) or bool(behind[0].tag("preposition", "with") and behind[1].money)


def is_for_share(cast: Cast) -> bool:
    """Tell "hand over $450 million for 30% of": the money buys a share."""
    between = cast.scene.items[cast.event.index + 1 : cast.other.first]
    shares = (item.quantity.measure is Measure.SHARE for item in between if item.quantity)
    return (
        cast.other.preposition in ("of", "in")
        and any(item.tag("preposition", "for") for item in between)
        and any(shares)
    )
