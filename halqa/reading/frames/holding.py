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
        if not between and scene.event.index and is_compounded(scene, None):
            return 0.0
        direct = len(between) <= 4 and not any(item.tag("preposition") or _is_verb(item) for item in between)
        if direct or listed:
            own = any(item.tag("own") or item.text == "'s" for item in scene.near(3))
            own = own or (bool(between) and between[0].tag("be") is not None)  # "The tenant is Cohere"
            return 0.0 if own or pronoun or listed else 2.0
    if scene.words.verb_first and not between and not pronoun and not _is_definite(scene):
        return 6.0  # عملاء إنفيديا: they are hers
    return 3.0 if scene.words.verb_first and not group.preposition and len(between) <= 2 else 6.0


def _is_definite(scene: Scene) -> bool:
    """Tell المورد إنفيديا: behind a role with an article stands who holds it."""
    return scene.items[scene.event.index].text.startswith("ال")


def is_compounded(scene: Scene, group: Group | None) -> bool:
    """Tell "Nvidia supplier SK Hynix": whose role it is stands right before it, who holds it right behind."""
    index, items = scene.event.index, scene.items
    if scene.words.verb_first or not 0 < index < len(items) - 1 or not items[index - 1].is_party:
        return False
    beside = index > 1 and items[index - 2].tag("and") is not None  # "Nvidia and supplier SK Hynix"
    return not beside and items[index + 1].is_party and (group is None or group.last == index - 1)


def is_called(scene: Scene, group: Group) -> bool:
    """Tell "Microsoft is its biggest customer", "Amazon is among its backers", "Meta is one of AMD's customers"."""
    if scene.words.verb_first or group.preposition or not scene.is_left(group):
        return False
    between = _without_owner(scene.items[group.last + 1 : scene.event.index])
    if between and between[0].text == "," and len(between) < scene.event.index - group.last - 1:
        return not any(_is_stop(item) for item in between[1:])  # "OpenAI, CoreWeave's largest customer, renewed"
    copula = next((at for at in range(len(between) - 1, -1, -1) if _is_copula(between[at])), None)
    if copula is None or any(_is_stop(item) for item in between[copula:]):
        return False
    if not scene.says_own and len(between) == scene.event.index - group.last - 1:
        return False
    return copula == 0 or (between[copula - 1].tag("then") is not None and group.first <= _SUBJECT)


def _without_owner(between: Sequence[Item]) -> Sequence[Item]:
    """Leave out whose role it is: "one of [AMD's] largest customers"."""
    owned = (at for at in range(len(between) - 1) if between[at].is_party and between[at + 1].text == "'s")
    at = next(owned, None)
    return between if at is None else (*between[:at], *between[at + 2 :])


def _is_copula(item: Item) -> bool:
    return item.tag("be") is not None or item.tag("becomes") is not None


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
