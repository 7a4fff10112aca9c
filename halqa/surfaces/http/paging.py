"""Long lists a page at a time: a cursor names the last one seen, so that what is added meanwhile shifts nothing."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from halqa.errors import InvalidCursorError

Item = TypeVar("Item")
Place: TypeAlias = tuple[float | str, ...]
"""Where an item stands in the order of a list: no two items have the same."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of a list, in its order."""

    items: tuple[Item, ...]
    total: int
    next: str | None  # the cursor of the page after; None: this is the last


def page(items: Sequence[Item], place: Callable[[Item], Place], limit: int, cursor: str | None) -> Page[Item]:
    """Return the items after the one that a cursor names, at most `limit` of them, in order of their places.

    >>> first = page(["c", "a", "b"], lambda item: (item,), 2, None)
    >>> first.items, page(["c", "a", "b"], lambda item: (item,), 2, first.next)
    (('a', 'b'), Page(items=('c',), total=3, next=None))
    """
    ordered = sorted(items, key=place)
    start = _after(ordered, place, cursor) if cursor is not None else 0
    found = tuple(ordered[start : start + limit])
    is_last = start + limit >= len(ordered)
    return Page(found, len(ordered), None if is_last or not found else _cursor(place(found[-1])))


def _after(ordered: Sequence[Item], place: Callable[[Item], Place], cursor: str) -> int:
    seen = _place(cursor)
    if ordered and [isinstance(part, str) for part in seen] != [isinstance(part, str) for part in place(ordered[0])]:
        raise InvalidCursorError(given=cursor)  # of a list in another order
    return bisect_right(ordered, seen, key=place)


def _cursor(place: Place) -> str:
    return urlsafe_b64encode(json.dumps(place, ensure_ascii=False).encode()).decode().rstrip("=")


def _place(cursor: str) -> Place:
    try:
        told = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, list) or not all(isinstance(part, (int, float, str)) for part in told):
        raise InvalidCursorError(given=cursor)
    return tuple(told)
