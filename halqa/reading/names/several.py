"""Nouns for several who act together: "a group led by Blackstone", "from a group of banks including"."""

from collections.abc import Sequence

from halqa.reading.items import Item


def is_several(item: Item) -> bool:
    """Whether a noun means several who act together: a group, a consortium, investors, banks."""
    return item.tag("organisation") is not None or item.tag("event", "join") is not None


def is_group_of(items: Sequence[Item], index: int) -> bool:
    """Tell the "of" of "from a group of banks including": what it joins is one."""
    if not items[index].tag("preposition", "of") or index < 1:
        return False
    heads = items[index - 1].tag("organisation") or items[index - 1].tag("event", "join")
    return heads is not None and items[index + 1].tag("organisation") is not None


def head_led(items: Sequence[Item], index: int) -> int | None:
    """Return the place of the group in "a group led by Blackstone", whose "by" stands at an index; else None."""
    if index < 2 or not items[index].tag("by") or not items[index - 1].tag("event", "lead_round"):
        return None
    return index - 2 if is_several(items[index - 2]) else None
