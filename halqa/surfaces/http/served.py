"""The ledger that is served, and what was worked out of it: kept until something is added to it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from halqa import __version__
from halqa.ledger.storage.store import Ledger

MOST_BYTES = 64_000_000  # of answers
MOST_VALUES = 16  # of what answers are worked out of: views of a ledger, each some megabytes

Value = TypeVar("Value")


@dataclass(slots=True)
class Served:
    """A ledger by its place, and a memory of answers that ends with the revision that they were given for."""

    place: str
    writing: Lock = field(
        default_factory=Lock, repr=False
    )  # who writes here waits in line; a database's own wait is none
    _lock: Lock = field(default_factory=Lock, repr=False)
    _revision: str = ""
    _values: "OrderedDict[Hashable, Any]" = field(default_factory=OrderedDict, repr=False)
    _answers: "OrderedDict[Hashable, bytes]" = field(default_factory=OrderedDict, repr=False)
    _bytes: int = 0

    def revision(self) -> str:
        """Return the stamp of what is held now, and of the program that works on it."""
        with Ledger.open(self.place, create=True) as ledger:
            now = f"{__version__}-{ledger.revision()}"
        with self._lock:
            if now != self._revision:
                self._revision, self._bytes = now, 0
                self._values.clear()
                self._answers.clear()
        return now

    def value(self, revision: str, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what is worked out of a revision, from memory where it was worked out before."""
        with self._lock:
            if revision == self._revision and key in self._values:
                self._values.move_to_end(key)
                found: Value = self._values[key]
                return found
        made = make()
        with self._lock:
            if revision == self._revision:
                self._values[key] = made
                while len(self._values) > MOST_VALUES:
                    self._values.popitem(last=False)
        return made

    def answer(self, revision: str, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return the bytes of an answer, from memory where the same was asked of the same revision."""
        with self._lock:
            if revision == self._revision and key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        made = make()
        with self._lock:
            if revision == self._revision and key not in self._answers:
                self._answers[key] = made
                self._bytes += len(made)
                while self._bytes > MOST_BYTES:
                    self._bytes -= len(self._answers.popitem(last=False)[1])
        return made
