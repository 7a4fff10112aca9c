"""Who a sentence, a title or a whole text is about, and who may be meant without being named."""

from collections import Counter
from collections.abc import Iterable, Sequence

from halqa.model import Document
from halqa.reading.items import HYPHEN, Sentence
from halqa.reading.names.groups import Group, carried
from halqa.reading.names.mentions import How, Named, mentions
from halqa.reading.tellings.finding import Told
from halqa.text.folding import fold


def joint_payee(told: Sequence[Told]) -> Named | None:
    """Return who is paid by several in one deal."""
    by_payee = Counter(one.raw.payee.party for one in told if one.raw.kind in ("equity", "acquisition", "debt"))
    joint = (one.raw.payee for one in told if by_payee[one.raw.payee.party] > 1)
    return next(joint, None)


def spoken_of(sentence: Sentence, found: Sequence[Group]) -> Group | None:
    """Return what a sentence is about: its first parties that nothing governs, unless it speaks of "its" backer."""
    roles = "role" in sentence.categories
    owned = [index for index, item in enumerate(sentence.items) if item.tag("own")] if roles else []
    if any(_is_role(sentence, place) for index in owned for place in range(index, index + 3)):
        return None
    if roles and any(item.tag("role") and item.tags[0].pronoun for item in sentence.items):
        return None
    free = (
        one
        for one in found
        if not one.preposition and not one.goods and one.parties[0].type != "venture" and not _is_joined(sentence, one)
    )
    return next(free, None) or next((one for one in found if _has(sentence, one)), None)


def _has(sentence: Sentence, group: Group) -> bool:
    """Tell صار لدى إكس إيه آي 200 ألف معالج: who has something is the subject, for all the preposition."""
    return group.preposition == "at" and not group.goods and group.first <= _OPENING and sentence.language == "ar"


_OPENING = 4  # items at the beginning of a sentence


def opens_with(sentence: Sentence, group: Group) -> bool:
    """Tell "For CoreWeave, which listed its shares in March, the order lifts": what it opens with, it speaks of."""
    behind = sentence.items[group.last + 1 : group.last + 2]
    opens = group.first <= 2 and group.preposition in ("for", "at") and len(group.parties) == 1
    return opens and sentence.items[0].text.isascii() and any(item.text == "," for item in behind)


def _is_role(sentence: Sentence, index: int) -> bool:
    """Whether a word is a role, and not part of another: "its backers", not "its customer service"."""
    item, *after = sentence.items[index : index + 2] or (None,)
    if item is None or not item.tag("role"):
        return False
    return not after or bool(after[0].tags) or after[0].named is not None or not after[0].text.isalpha()


def _is_joined(sentence: Sentence, group: Group) -> bool:
    """Whether a name only describes the next one: "Microsoft-backed OpenAI", "Elon Musk's xAI"."""
    after = sentence.items[group.last + 1 : group.last + 3]
    owns = group.owner and len(after) == 2 and after[1].is_party
    return owns or any(item.text == HYPHEN for item in after[:1])


def may_be_meant(meant: Iterable[Named | None], found: Sequence[Group], dropped: Named | None) -> list[Group]:
    """Return who may be meant without being named: who the last sentence, and who the whole text is about.

    `dropped` is the subject that the sentence leaves out: it is meant even where the sentence names what is its own.
    """
    named = {one.party: one for one in meant if one}
    present = {
        name
        for group in found
        if not (dropped and group.goods and dropped.party in group.names)
        for name in group.names
    }
    absent = [one for party, one in named.items() if party not in present]
    return [carried([one], 0, _REMOTE * rank) for rank, one in enumerate(absent)]


def left_out(subject: Named | None, found: Sequence[Group], *, verb_first: bool) -> Named | None:
    """Return the subject of the last sentence, where this one opens without any: تبني لأوبن إيه آي مجمعا."""
    return subject if verb_first and found and found[0].preposition == "to" and not found[0].goods else None


_REMOTE = 0.3  # what each party costs that is nearer to the reader's mind


def most_named(named: Sequence[Named]) -> Named | None:
    """Return who is named most often, the outlets that report left out."""
    counts = Counter(one.party for one in named if one.how is not How.OUTLET)
    most = max(counts.values(), default=0)
    return next((one for one in named if counts[one.party] == most > 0 and one.how is not How.OUTLET), None)


def title_subject(document: Document) -> Named | None:
    """Return who the title of a document names first."""
    named = mentions(fold(document.title), document.title) if document.title else []
    return next((one for one in named if one.how is not How.OUTLET), None)
