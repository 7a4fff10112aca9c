"""A small YAML text that a person edits -> names and values: what is misspelt, told twice or no number is refused.

Every scalar comes as it is written, no tag is obeyed and no alias followed, so that a text from anywhere can be read.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from typing import Any

import yaml

from halqa.errors import BadScenarioError

MOST_BYTES = 200_000
_DEEPEST = 12

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """Between what a number has to lie; both ends may be taken."""

    least: float
    most: float


class _Plain(yaml.BaseLoader):  # type: ignore[misc] # every scalar stays as written
    """A loader that refuses aliases, names told twice and what is nested too deeply."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("an alias (*name) is not taken")
        self.depth += 1
        if self.depth > _DEEPEST:
            raise yaml.YAMLError("it is nested too deeply")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value]
        twice = {str(name) for name in names if names.count(name) > 1}
        if twice:
            raise yaml.YAMLError(f"{min(twice)} is told twice")
        return dict(super().construct_mapping(node, deep))


def settings(text: str, source: str) -> dict[str, Any]:
    """Return the names and values of a text; scalars are strings.

    >>> settings("seed: 7", "mine.yaml")
    {'seed': '7'}
    """
    if len(text) > MOST_BYTES:
        raise BadScenarioError(source=source, reason=f"it is longer than {MOST_BYTES:,} characters")
    try:
        found = yaml.load(text, Loader=_Plain)  # noqa: S506 # a BaseLoader makes strings, lists and mappings alone
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        told = " ".join(str(error).split())[:200]
        raise BadScenarioError(source=source, reason=f"it is not YAML as it is taken here ({told})") from None
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found):
        raise BadScenarioError(source=source, reason="it is not made of names and values")
    return found


def require_names(told: Told, known: Collection[str], source: str, place: str = "") -> None:
    """Raise BadScenarioError where a name is told that is not known; the nearest known one is named."""
    for name in told:
        if name not in known:
            nearest = get_close_matches(str(name), known, n=1, cutoff=0.5)
            hint = f"did you mean {nearest[0]}" if nearest else f"known are {', '.join(sorted(known))}"
            raise BadScenarioError(source=source, reason=f"{place}{name!r} is not known: {hint}")


def number(value: object, limits: Limits, source: str, place: str) -> float:
    """Return a number within limits.

    >>> number("0.5", Limits(0, 1), "mine.yaml", "window_open")
    0.5
    """
    try:
        found = float(value)  # type: ignore[arg-type] # what is no number raises
    except (TypeError, ValueError):
        raise BadScenarioError(source=source, reason=f"{place} is {value!r}, which is no number") from None
    if not isfinite(found):
        raise BadScenarioError(source=source, reason=f"{place} is {value!r}, which is no number")
    if not limits.least <= found <= limits.most:
        raise BadScenarioError(
            source=source, reason=f"{place} is {found:g}: it can be from {limits.least:g} to {limits.most:g}"
        )
    return found
