"""What the interface says in words of its own, in both languages."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(lang: str) -> Mapping[str, str]:
    """Return the words of a language by their keys."""
    found: dict[str, str] = json.loads((files("halqa.surfaces") / "locales" / f"http.{lang}.json").read_text("utf-8"))
    return found
