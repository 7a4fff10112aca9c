"""Who was named so far: in the text, and in the sentence whose references are being resolved."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from halqa.catalogue.words import Words
from halqa.reading.items import Item
from halqa.reading.names.mentions import Named

_MEMORY = 40  # mentions that are remembered


@dataclass(slots=True)
class Memory:
    """The parties named so far, the last at the end, and who the last sentence was about."""

    named: list[Named]
    subject: Named | None = None
    venture: Named | None = None  # the last one named
    heads: dict[str, Named] = field(default_factory=dict)  # by the noun before the name: مجموعة علي بابا
    topic: Named | None = None  # what the whole text is about
    paid: Named | None = None  # who gets the money of the last deal told: what the next sentence values

    def add(self, named: Named) -> None:
        """Remember a mention."""
        self.named.append(named)
        del self.named[:-_MEMORY]

    def recent(self, count: int) -> list[Named]:
        """Return the last different parties, the latest last."""
        kept: dict[str, Named] = {}
        for one in reversed(self.named):
            if one.type not in ("person",):
                kept.setdefault(one.party, one)
            if len(kept) == count:
                break
        return list(reversed(kept.values()))


@dataclass(slots=True)
class Place:
    """A sentence that is being resolved: what it leans on, and its own subject once it is named."""

    items: Sequence[Item]
    memory: Memory
    words: Words
    topic: Named | None  # who the sentences before were about
    done: list[Item]  # those that were resolved
    here: Named | None = None
    dealt: Named | None = None  # the last party of the sentence that does not act: none after "by", "from", "with"

    def after(self, index: int) -> Item | None:
        """Return an item, if the sentence goes so far."""
        return self.items[index] if index < len(self.items) else None


Meant = tuple[list[Named], int]  # who words refer to, and how many items they are
NOBODY: Meant = ([], 0)
