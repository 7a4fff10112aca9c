"""What a reader keeps in mind from sentence to sentence: who is spoken of, what was rumoured, what was just told."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from halqa.catalogue.parties import parents
from halqa.catalogue.words import Words
from halqa.model import SYMMETRIC, Document, Figure, Status, Tie
from halqa.reading.certainty import Source, source
from halqa.reading.claims import confirmed_before, denied_before, tie_of, worth_before
from halqa.reading.figures import RawFigure, figure_of, raw_figures
from halqa.reading.frames import RawTie, raw_ties
from halqa.reading.groups import Group, carried, groups
from halqa.reading.items import Sentence
from halqa.reading.mentions import How, Named, mentions
from halqa.reading.quantities import Quantity
from halqa.reading.references import Memory, resolved
from halqa.reading.rounds import gapped, given, respective
from halqa.reading.screen import ANSWERS, COUNTS, REFERS, SIZES, WHISPERS, states_figure
from halqa.reading.tellings import Told, parts, told
from halqa.reading.ventures import memberships
from halqa.text.folding import Folded, fold

_SURE_METRIC = 3.5  # a metric nearer than this names the number, whatever event stands beside it


@dataclass(slots=True)
class Discourse:
    """One document as it is read: the claims so far, and what the next sentence may lean on."""

    document: Document
    text: Folded
    words: Words
    memory: Memory
    ties: list[Tie] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    hearsay: bool = False
    rumoured: bool = False  # the last deal told was hearsay of talks
    free: list[Named] = field(default_factory=list)  # named in the last sentence, governed by nothing
    dealing: list[Named] = field(default_factory=list)  # the parties of the last deal
    last: range = range(0)  # the ties of the last sentence that told any
    main: Told | None = None  # the last deal told with a sum
    rounds: dict[str, Quantity] = field(default_factory=dict)  # what who raises, as told so far
    closed: dict[str, Quantity] = field(default_factory=dict)  # of these, what was raised

    def concerns(self, bearing: int) -> bool:
        """Whether a sentence that names nobody may make a claim, change one, or change what comes after it.

        It may where it refers to a party, states a figure, or sizes, confirms or denies what was told before.
        """
        told = bool(self.ties)
        if bearing & (REFERS | WHISPERS) or states_figure(bearing) or (told and bearing & COUNTS and bearing & SIZES):
            return True
        return bool(bearing & ANSWERS) and (told or self.hearsay or self.rumoured)

    def pass_over(self) -> None:
        """Go on behind a sentence that does not concern us: nobody is named in it."""
        self.free = []

    def read(self, plain: Sentence) -> None:
        """Read one more sentence."""
        before = self.memory.subject
        sentence = resolved(plain, self.memory, self.words)
        said = self._listen(sentence)
        found = groups(sentence, self.words)
        if not _is_quiet(sentence):
            self._claim(sentence, found, said, before)
        self._remember(sentence, found)

    def _claim(self, sentence: Sentence, found: Sequence[Group], said: Source, before: Named | None) -> None:
        """Add what a sentence claims."""
        raws = self._raw_ties(sentence, found, before)
        figures, used = self._strong_figures(sentence, found, raws, before)
        tellings = [one for one in told(sentence, raws, used, said, self.hearsay or self.rumoured) if _stands(one)]
        tellings = respective(sentence, tellings)
        tellings += gapped(sentence, found, tellings)
        used |= {index for one in tellings for index in one.extra}
        figures += raw_figures(sentence, found, self._meant(before), self.words, strong=False, used=used)
        self._note(sentence, figures)
        self._tell(sentence, tellings, said, used)

    def _listen(self, sentence: Sentence) -> Source:
        """Hearsay lasts until a party itself speaks."""
        said = source(sentence)
        if said.confirmed:
            self.rumoured = False
        self.hearsay = said.unnamed or (self.hearsay and not said.confirmed)
        return said

    def _raw_ties(self, sentence: Sentence, found: Sequence[Group], before: Named | None) -> list[RawTie]:
        unsaid = _unsaid((before, self.memory.topic, *self.free, *self.dealing), found)
        listed = memberships(sentence, found, self.memory.venture)
        return [*raw_ties(sentence, found, unsaid, self.words), *listed, *given(sentence, found, self.rounds)]

    def _meant(self, before: Named | None) -> tuple[Named | None, ...]:
        return (self.memory.topic, before)

    def _strong_figures(
        self, sentence: Sentence, found: Sequence[Group], raws: Sequence[RawTie], before: Named | None
    ) -> tuple[list[RawFigure], frozenset[int]]:
        """Return the figures that are sure against any deal beside them, and the numbers they take."""
        strong = raw_figures(sentence, found, self._meant(before), self.words, strong=True, used=frozenset())
        kept = [figure for figure in strong if _names_its_number(figure, raws)]
        return kept, frozenset(figure.item for figure in kept)

    def _note(self, sentence: Sentence, figures: Sequence[RawFigure]) -> None:
        self.rounds |= _rounds(figures, ("raised", "raising"))
        self.closed |= _rounds(figures, ("raised",))
        self.figures += [figure_of(self.document, self.text, sentence, figure) for figure in figures]

    def _tell(self, sentence: Sentence, tellings: list[Told], said: Source, used: frozenset[int]) -> None:
        """Add the deals of a sentence; one without any may deny or size up those before."""
        if not tellings:
            self._mend(denied_before(sentence, self.ties))
            self._mend(confirmed_before(sentence, self.ties, self.last))
            self._mend(worth_before(self.document, self.text, sentence, self.ties, self.last, used))
        else:
            if self.rumoured and not said.unnamed and not said.confirmed:
                tellings = [_still_rumoured(one, sentence) for one in tellings]
            self.rumoured = any(one.hearsay and one.status is Status.TALKS for one in tellings)
            tellings = [_led(one, self.closed) for one in tellings]
            self.dealing = [tellings[-1].raw.payee, tellings[-1].raw.payer]
            self.main = next((one for one in reversed(tellings) if one.money), None)
        whole = self.main
        tranches = parts(sentence, whole, used) if whole else []
        if tellings or tranches:
            self.last = range(len(self.ties), len(self.ties) + len(tellings) + len(tranches))
        self.ties += [tie_of(self.document, self.text, one) for one in (*tellings, *tranches)]

    def _mend(self, changed: Mapping[int, Tie]) -> None:
        for place, tie in changed.items():
            self.ties[place] = tie

    def _remember(self, sentence: Sentence, found: Sequence[Group]) -> None:
        ventures = (one for group in found for one in group.parties if one.type == "venture")
        self.memory.venture = next(ventures, self.memory.venture)
        self.memory.subject = _about(sentence, found) or self.memory.subject
        self.free = [group.parties[0] for group in found if not group.preposition and not group.goods][:3]


def discourse(document: Document, text: Folded, named: Sequence[Named], words: Words) -> Discourse:
    """Return a discourse that has read nothing yet, but knows what the text as a whole is about."""
    title = _title_subject(document)
    return Discourse(document, text, words, Memory([], title, topic=title or _most_named(named)))


_SAYING = frozenset(("event", "role", "affirms", "denied"))  # what words mean that tell, confirm or deny a deal


def _is_quiet(sentence: Sentence) -> bool:
    """Whether a sentence only names: without such words and without a number nothing can be claimed."""
    return _SAYING.isdisjoint(sentence.categories) and not any(item.quantity for item in sentence.items)


def _names_its_number(figure: RawFigure, raws: Sequence[RawTie]) -> bool:
    nearest = min((abs(tie.event - figure.item) for tie in raws), default=99)
    return figure.cost < _SURE_METRIC or figure.cost < nearest * 0.5


def _rounds(figures: Sequence[RawFigure], metrics: Sequence[str]) -> dict[str, Quantity]:
    """Return the size of the rounds that a sentence tells, by who raises them."""
    return {one.party.party: one.quantity for one in figures if one.metric in metrics}


def _led(one: Told, closed: Mapping[str, Quantity]) -> Told:
    """Who leads a round that is closed shares its sum, told before."""
    size = closed.get(one.raw.payee.party)
    if one.raw.frame not in ("lead_round", "raise") or one.money or size is None:
        return one
    return replace(one, money=size, shared=True)


def _still_rumoured(one: Told, sentence: Sentence) -> Told:
    """What follows a rumour of talks without a firm word of its own is part of it."""
    firm = any(item.tag("firm") for item in sentence.items)
    if one.status is Status.AGREED and not firm and one.raw.kind not in SYMMETRIC:
        return replace(one, status=Status.TALKS)
    return one


def _stands(one: Told) -> bool:
    """A denial near a rivalry is of something else, and what a party has of its own project is no deal."""
    if one.raw.kind == "rivalry" and one.status is Status.DENIED:
        return False
    payer, payee = one.raw.payer, one.raw.payee
    own = parents().get(payer.party) == payee.party or parents().get(payee.party) == payer.party
    return not (own and "venture" in (payer.type, payee.type) and one.raw.kind not in ("venture", "equity", "debt"))


def _about(sentence: Sentence, found: Sequence[Group]) -> Named | None:
    """Return what a sentence is about: its first party that nothing governs, unless it speaks of "its" backer."""
    roles = "role" in sentence.categories
    owned = [index for index, item in enumerate(sentence.items) if item.tag("own")] if roles else []
    if any(item.tag("role") for index in owned for item in sentence.items[index : index + 3]):
        return None
    if roles and any(item.tag("role") and item.tags[0].pronoun for item in sentence.items):
        return None
    free = (one for one in found if not one.preposition and not one.goods and one.parties[0].type != "venture")
    return next((group.parties[0] for group in free), None)


def _unsaid(meant: Iterable[Named | None], found: Sequence[Group]) -> list[Group]:
    """Return who may be meant without being named: who the last sentence, and who the whole text is about."""
    named = {one.party: one for one in meant if one}
    present = {name for group in found for name in group.names}
    return [carried([one], 0) for party, one in named.items() if party not in present]


def _most_named(named: Sequence[Named]) -> Named | None:
    counts = Counter(one.party for one in named if one.how is not How.OUTLET)
    most = max(counts.values(), default=0)
    return next((one for one in named if counts[one.party] == most > 0 and one.how is not How.OUTLET), None)


def _title_subject(document: Document) -> Named | None:
    named = mentions(fold(document.title), document.title) if document.title else []
    return next((one for one in named if one.how is not How.OUTLET), None)
