"""An event with its two sides: what a frame finds around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from halqa.reading.events.finding import Event
from halqa.reading.frames.scene import Scene
from halqa.reading.items import Item
from halqa.reading.names.groups import Group


@dataclass(frozen=True, slots=True)
class Cast:
    """A scene with its two sides."""

    scene: Scene
    agent: Group
    other: Group

    @property
    def event(self) -> Event:
        """The event that the two sides are of."""
        return self.scene.event

    def items(self, before: int, after: int) -> Sequence[Item]:
        """Return the items around the event."""
        return self.scene.items[max(0, self.event.index - before) : self.event.index + after]

    def names(self, goods: str, before: int, after: int) -> bool:
        """Whether goods are named around the event."""
        return any(item.tag("goods", goods) for item in self.items(before, after) if not _is_of_market(item))


def _is_of_market(item: Item) -> bool:
    """Tell the share of "market share"."""
    return item.covered and item.text == "share"


def has_it_made(cast: Cast) -> bool:
    """Tell "has its processors made by Samsung"."""
    if not cast.event.passive or not cast.scene.is_left(cast.other) or cast.other.preposition:
        return False
    between = cast.scene.items[cast.other.last + 1 : cast.event.index]
    has = bool(between) and between[0].tag("have") is not None
    return has and any(item.tag("own") for item in between) and any(item.tag("goods") for item in between)
