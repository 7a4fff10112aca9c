"""Who holds a role: what it costs to take a group for the backer, the supplier, the rival that a word speaks of."""

from collections.abc import Sequence

from halqa.reading.frames.scene import AGAINST, Scene
from halqa.reading.items import Item
from halqa.reading.names.groups import Group


def holding(scene: Scene, group: Group) -> float:
    """Weigh who holds a role: "its rival OpenAI", "backers include Microsoft", "Amazon is among its backers"."""
    if _is_cast(scene, group):
        return 0.0
    if scene.is_left(group):
        if not scene.words.verb_first and group.last == scene.event.index - 1 and not group.preposition:
            return AGAINST  # "Core Scientific shareholders": they are those of Core Scientific
        return 4.0 if group.owner or group.preposition == "of" else 1.0 if not group.preposition else 3.0
    pronoun = scene.event.tag.pronoun
    between = scene.items[scene.event.index + 1 : group.first]
    listed = any(item.tag("membership") for item in scene.near(_CAST))
    if (
        scene.words.verb_first
        and between
        and (_is_each(scene.items, group.first) or (listed and not group.preposition))
    ):
        return 0.5  # تضم قائمة المستثمرين في … كلا من …
    if pronoun or not scene.words.verb_first:
        listed = any(item.tag("such_as") for item in between)
        direct = len(between) <= 4 and not any(item.tag("preposition") or _is_verb(item) for item in between)
        if direct or listed:
            own = any(item.tag("own") or item.text == "'s" for item in scene.near(3))
            return 0.0 if own or pronoun or listed else 2.0
    return 3.0 if scene.words.verb_first and not group.preposition and len(between) <= 2 else 6.0


def is_called(scene: Scene, group: Group) -> bool:
    """Tell "Microsoft is its biggest customer", "Amazon is among its backers"."""
    if scene.words.verb_first or group.preposition or not scene.is_left(group) or not scene.says_own:
        return False
    between = scene.items[group.last + 1 : scene.event.index]
    copula = next((at for at in range(len(between) - 1, -1, -1) if between[at].tag("be")), None)
    if copula is None or any(_is_stop(item) for item in between[copula:]):
        return False
    return copula == 0 or (between[copula - 1].tag("then") is not None and group.first <= _SUBJECT)


_SUBJECT = 2  # items before the subject of "Nvidia owns 7% of CoreWeave and is its main supplier"


def _is_stop(item: Item) -> bool:
    return item.is_mark or item.is_party or item.tag("event") is not None


def _is_each(items: Sequence[Item], first: int) -> bool:
    return any((tag := item.tag("organisation")) and tag.length > 1 for item in items[max(0, first - 3) : first])


def _is_verb(item: Item) -> bool:
    """Whether an Arabic verb or noun of a deal parts a role from a name: مساهميها أنها تعتزم شراء."""
    return item.tag("event") is not None and not item.text.isascii()


def _is_cast(scene: Scene, group: Group) -> bool:
    """Tell "with CoreWeave as its anchor tenant", "lists Groq and SambaNova as competitors"."""
    following = scene.items[group.last + 1] if scene.is_left(group) else None
    near = scene.event.index - group.last <= _CAST
    return (
        near
        and (group.preposition == "with" or (not group.preposition and not scene.words.verb_first))
        and following is not None
        and following.tag("preposition", "as") is not None
    )


_CAST = 7  # items from a name over "as" to the role it has
