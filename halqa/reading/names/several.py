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


def is_partitive(items: Sequence[Item], index: int) -> bool:
    """Tell من بين عملاء إنفيديا: the preposition governs the customers, and whose they are stands free."""
    role = items[index].tag("role") if index > 0 else None
    if role is None or role.pronoun or role.glued or items[index].text.startswith("ال"):
        return False
    return any(items[index - 1].tag("preposition", name) for name in ("from", "between"))


def is_each(items: Sequence[Item], index: int) -> bool:
    """Tell الجولة كل من إنفيديا وسيسكو: a phrase that begins a list ends what stands before it."""
    tag = items[index].tag("organisation")
    return tag is not None and tag.length > 1


def is_among(items: Sequence[Item], index: int) -> bool:
    """Tell من بنوك بينها غولدمان ساكس: the bank is governed by what governs the banks."""
    many = items[index - 1] if index and items[index].tag("such_as") else None
    return many is not None and any(many.tag(category) for category in ("organisation", "role", "collective"))
