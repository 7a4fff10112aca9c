"""Revenue as what a frame needs: a customer is told by its share in what is earned, or ordered."""

from collections.abc import Sequence

from halqa.reading.frames.cast import Cast
from halqa.reading.items import Item
from halqa.reading.quantities.amounts import Measure

_SHARED = 6  # items from a share over whose revenue it is of
_EARNED = 12  # items from a customer's verb to what its share is of


def accounts_for_revenue(cast: Cast) -> bool:
    """Tell "accounts for 62% of CoreWeave's revenue": a customer is told by its share in what is earned, or ordered."""
    behind = cast.scene.items[cast.event.index + 1 : cast.event.index + _EARNED]
    told = (_is_revenue(behind) and _is_part(behind)) or (cast.other.carried and _is_of_it(behind))
    return told and (cast.other.owner or cast.other.carried or cast.other.preposition == "of")


def _is_of_it(items: Sequence[Item]) -> bool:
    """Tell "accounts for $11 billion of it": of what was told before."""
    sums = (at for at, item in enumerate(items) if item.money)
    return any(
        len(items) > at + 2 and items[at + 1].tag("preposition", "of") and items[at + 2].text in _IT for at in sums
    )


_IT = frozenset(("it", "that", "this", "them"))


def earns(cast: Cast) -> bool:
    """Tell "gets a third of its revenue from OpenAI", "depends on OpenAI for a third of its revenue"."""
    behind = cast.scene.items[cast.event.index + 1 : cast.event.index + _EARNED]
    sourced = cast.other.preposition in ("from", "on") and not cast.other.goods
    return sourced and _is_revenue(behind) and _is_part(behind)


def is_earned(cast: Cast) -> bool:
    """Tell "a third of CoreWeave's backlog comes from OpenAI"."""
    low, high = sorted((cast.event.index, cast.other.first))
    told = cast.scene.items[max(0, low - _SHARED) : max(high, cast.agent.first)]
    return cast.other.first < cast.agent.first and _is_revenue(told) and _is_part(told)


def _is_revenue(items: Sequence[Item]) -> bool:
    return any(item.tag("metric", name) for item in items for name in ("revenue", "backlog"))


def _is_part(items: Sequence[Item]) -> bool:
    """Whether a share is told: "a third", "62%", "most", "much"."""
    shares = any(item.quantity and item.quantity.measure is Measure.SHARE for item in items)
    return shares or any(item.tag("mostly") for item in items)
