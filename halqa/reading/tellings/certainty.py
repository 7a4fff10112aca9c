"""How sure a tie is: talks, agreed, done, denied or ended; hearsay or not; firm, conditional or optional; paid."""

from collections.abc import Sequence
from dataclasses import dataclass

from halqa.model import Condition, Status
from halqa.reading.frames.ties import RawTie
from halqa.reading.items import Item, Sentence
from halqa.reading.names.mentions import How
from halqa.reading.quantities.amounts import Measure
from halqa.reading.tellings.clauses import beside

_REACH = 7  # items before an event in which a hedge still governs it
_BEFORE = 6  # items before a tie in which what ends it may stand: رفض مجلس إدارة
_FAILED = 4  # items from "failed to" to what was tried
_TURN = frozenset((";", ":"))


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind what a sentence says."""

    unnamed: bool  # sources that are not named, a leak, a report
    reported: bool  # a newspaper or an agency
    confirmed: bool  # a party itself
    answered: bool = False  # what a party denies was in a report


def source(sentence: Sentence) -> Source:
    """Tell whether unnamed sources or the press carry a sentence, or a party itself does."""
    unnamed = "unnamed" in sentence.categories and any(
        item.tag("unnamed") and not item.covered and not _is_affirmed(sentence.items, index)
        for index, item in enumerate(sentence.items)
    )
    unnamed = unnamed or any(_are_few(item) for item in sentence.items if item.quantity)
    outlet = "press" in sentence.categories and any(item.tag("press") for item in sentence.items)
    outlet = outlet or any(item.named and item.named.how is How.OUTLET for item in sentence.items)
    confirmed = "confirms" in sentence.categories and any(item.tag("confirms") for item in sentence.items)
    answered = "denied" in sentence.categories and any(item.tag("heard") for item in sentence.items)
    return Source(unnamed, outlet and not confirmed, confirmed and not unnamed, answered)


def _is_affirmed(items: Sequence[Item], index: int) -> bool:
    """Tell "confirmed earlier reports", مؤكدة تقارير سابقة: what was hearsay before."""
    return any(item.tag("affirms") for item in items[max(0, index - 2) : index])


def _are_few(item: Item) -> bool:
    """Tell the "two people" who said so: a handful is nobody's users."""
    counted = item.quantity
    return counted is not None and counted.measure is Measure.USERS and counted.value <= _FEW


def _is_past(event: Item) -> bool:
    tense = next((tag.tense for tag in event.tags if tag.category == "event" and tag.part == "verb"), "")
    return tense == "past"


_FEW = 20  # people
_OPEN = (Status.TALKS, Status.AGREED)


def hearsay(said: Source, since: bool, tie: RawTie, status: Status, event: Item) -> bool:
    """Whether a tie rests on hearsay; `since`: unnamed sources have carried the text since before this sentence.

    Unnamed sources carry whatever they are quoted for, and what goes on from there: not what was plainly signed, in the
    past and without a word of theirs. The press by itself carries what is still open: what it tells as done is common
    knowledge. What is denied was said by somebody: by those, or by a report that the denial speaks of.
    """
    if tie.kind == "rivalry" or (tie.frame.startswith("role:") and status is Status.DONE):
        return False  # background, whoever tells the news: "its rival, whose backers include Microsoft"
    if status is Status.DENIED and (said.answered or since):
        return True
    lasting = since and not said.confirmed and (status is Status.TALKS or (status in _OPEN and not _is_past(event)))
    return said.unnamed or lasting or (said.reported and status in _OPEN)


def status(sentence: Sentence, tie: RawTie, said: Source) -> Status:
    """Return how far the deal has come, from the words that govern its event."""
    items = sentence.items
    if tie.kind == "rivalry":
        return Status.DONE
    near = _clause(items, tie)
    denied = "denied" in sentence.categories and any(item.tag("denied") for item in beside(items, tie.event))
    if denied or tie.status == "denied":
        return Status.DENIED
    if any(item.tag("ended") and not _finishes(item, tie, near) for item in near) or _came_to_nothing(items, tie):
        return Status.ENDED
    if any(item.tag("fails") for item in items[max(0, tie.event - _FAILED) : tie.event]):
        return Status.ENDED
    if any(_finishes(item, tie, near) for item in near):
        return Status.DONE
    before = items[max(0, _head_of(items, tie.event) - _REACH) : tie.event + 1]
    hedged = len(before) - 1 if _is_possible(items, tie.event) else _last(before, "talks")
    agreed = _last(before[:-1] if _is_name_of_deal(items[tie.event]) else before, "firm")
    if hedged is not None and before[hedged].tag("would") and (said.confirmed or agreed is not None):
        hedged = None  # "Google said that it would", "promised that it would": reported speech, no doubt
    if hedged is None or _is_over(before, hedged, tie):
        return Status(tie.status)
    open_ = agreed is None or agreed <= hedged or _is_talked_of(before, hedged, agreed)
    return Status.TALKS if open_ else Status(tie.status)


def _head_of(items: Sequence[Item], event: int) -> int:
    """Return the first of verbs joined after one "to": "plans to buy chips and lease the computing power to"."""
    joined = event > 1 and items[event - 1].tag("then") is not None and _is_infinitive(items[event])
    if not joined or not items[event].text.isascii():
        return event
    for at in range(event - 2, max(0, event - _JOINED), -1):
        if items[at].text in _TURN or items[at].tag("subordinate"):
            return event
        if _is_infinitive(items[at]) and items[at - 1].tag("to_come"):
            return at
    return event


def _is_infinitive(item: Item) -> bool:
    return any(tag.part == "verb" and tag.tense == "present" for tag in item.tags) and not item.text.endswith("s")


_JOINED = 24  # items from a verb to one joined to it


def _is_possible(items: Sequence[Item], event: int) -> bool:
    """Tell قد تستثمر, which may be, from قد استثمرت, which has been."""
    verbs = [tag.tense for tag in items[event].tags if tag.part == "verb"]
    return event > 0 and items[event - 1].tag("perhaps") is not None and verbs[:1] == ["present"]


def _is_talked_of(items: Sequence[Item], hedged: int, agreed: int) -> bool:
    """Tell "nearing a deal to rent", محادثات بشأن عقد لاستئجار: the deal itself is what the talks are about."""
    named = any(tag.name == "deal" and tag.part == "noun" for tag in items[agreed].tags)
    return named and agreed - hedged <= _TALKED


_TALKED = 4  # items from talks to the deal that they are about


def _came_to_nothing(items: Sequence[Item], tie: RawTie) -> bool:
    """Tell سعت إلى شراء كوهير, المقيمة بملياري دولار, ولم توفق: a whole phrase may say so farther on."""
    beyond = items[tie.last + 8 : tie.last + _CONCLUSION]
    return tie.status != "done" and any((tag := item.tag("ended")) and tag.length > 1 for item in beyond)


_CONCLUSION = 16  # items after a tie in which a phrase may still say that nothing came of it


def _is_over(before: Sequence[Item], hedged: int, tie: RawTie) -> bool:
    """Tell "after months of talks, it bought", بعد مفاوضات دامت أشهرا: what came of the talks is done."""
    after = any(item.tag("preposition", "than") for item in before[max(0, hedged - 3) : hedged])
    return after and tie.status == "done" and any(item.text == "," for item in before[hedged:])


def _finishes(item: Item, tie: RawTie, near: Sequence[Item]) -> bool:
    """Tell أنهت صفقة الاستحواذ, which carries a purchase through, from أنهت العقد and أنهت المحادثات."""
    bought = tie.kind in ("acquisition", "equity") and tie.status != "ended"
    return bought and item.tag("finishes") is not None and not any(one.tag("talks") for one in near)


def _is_name_of_deal(event: Item) -> bool:
    """Whether a word only calls it a deal: "in talks for a cloud deal" is firm for no more than the talks."""
    tag = event.tag("event")
    return tag is not None and tag.part == "noun"


def _clause(items: Sequence[Item], tie: RawTie) -> Sequence[Item]:
    """Return the items around a tie, as far as its clause goes (ألغت عقدها مع كومباس, لكنها أبقت على)."""
    low, high = max(0, tie.first - _BEFORE), min(len(items), tie.last + 8)
    turns = [index for index in range(low, high) if _turns(items[index])]
    low = max((index for index in turns if index < tie.event), default=low)
    high = min((index for index in turns if index > tie.event), default=high)
    return beside(items, tie.event, low, high)


def _turns(item: Item) -> bool:
    """Whether a sentence turns at an item: what stands before says nothing of what stands behind."""
    return item.text in _TURN or (item.tag("subordinate") is not None and not item.covered)


def _last(items: Sequence[Item], category: str) -> int | None:
    """Return the place of the last word of a category after the last turn of the sentence."""
    for index in range(len(items) - 1, -1, -1):
        if items[index].text in _TURN or (items[index].tag("subordinate") and index < len(items) - 1):
            return None
        if items[index].tag(category) and not (category == "talks" and _is_sure(items, index)):
            return index
    return None


def _is_sure(items: Sequence[Item], index: int) -> bool:
    """Whether a word of talks is firm here, or a month: "by May 2021"."""
    month = items[index].text == "may" and index + 1 < len(items) and items[index + 1].quantity is not None
    return month or items[index].tag("firm") is not None


def condition(sentence: Sentence, tie: RawTie) -> Condition | None:
    """Return why a sum is not firm though it is agreed, where the sentence says so."""
    near = sentence.items[max(0, tie.first - 3) : tie.last + 10]
    if any(item.tag("condition") for item in near):
        return Condition.CONDITION
    if any(item.tag("option") for item in near):
        return Condition.OPTION
    return None


def paid(sentence: Sentence, tie: RawTie) -> bool:
    """Whether the words say that the money was handed over."""
    near = sentence.items[max(0, tie.event - 2) : tie.event + 2]
    return tie.status == "done" and (
        any(item.tag("paid") for item in near) or tie.frame in ("put_money", "invest", "lend", "pay", "raise")
    )
