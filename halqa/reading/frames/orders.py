"""Orders as what a frame needs: contracts and commitments that are won, awarded, or in hand."""

from halqa.reading.frames.cast import Cast
from halqa.reading.items import Item


def wins(cast: Cast) -> bool:
    """Tell "won a contract from Meta", "lands a giant Meta contract", "landed Meta as a customer"."""
    if cast.scene.words.verb_first:
        return cast.other.preposition == "from" and is_order(cast)
    won = any(is_order_noun(item) or item.tag("role", "customer") for item in cast.items(0, 12))
    return won and cast.other.first > cast.event.index and cast.other.preposition in ("from", "with", "by", "")


def is_order_noun(item: Item) -> bool:
    """Whether a noun is of an order, a contract or a commitment."""
    return any(
        tag.name in ("order", "deal", "commit") and tag.part == "noun" for tag in item.tags if tag.category == "event"
    )


def is_project(cast: Cast) -> bool:
    """Tell ترسية مشروع على علم: what is awarded."""
    return cast.event.is_noun and any(item.tag("organisation") and not item.named for item in cast.items(0, 3)[1:])


def is_order(cast: Cast) -> bool:
    """Tell "landed a $400 million order from Nvidia", تعهد من غوغل بشراء: what is won is no money of an investor."""
    between = cast.scene.items[cast.event.index + 1 : cast.other.first]
    return any(is_order_noun(item) for item in between)
