"""What a reader keeps in mind from sentence to sentence: who is spoken of, what was rumoured, what was just told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from halqa.catalogue.parties import parents
from halqa.catalogue.words import Words
from halqa.model import SYMMETRIC, Document, Figure, Status, Tie
from halqa.reading.claims import tie_of
from halqa.reading.figures.claims import figure_of
from halqa.reading.figures.finding import RawFigure, carried, raw_figures
from halqa.reading.frames.sellers import buyers, sellers
from halqa.reading.frames.ties import RawTie, raw_ties
from halqa.reading.frames.ventures import memberships
from halqa.reading.items import Sentence
from halqa.reading.names.groups import Group, groups
from halqa.reading.names.memory import Memory
from halqa.reading.names.mentions import Named
from halqa.reading.names.references import resolved
from halqa.reading.prospects import COUNTS, REFERS, SIZES, states_figure
from halqa.reading.quantities.amounts import Quantity
from halqa.reading.screen import ANSWERS, LASTS, WHISPERS
from halqa.reading.tellings.afterwards import confirmed_before, denied_before, ended_before, priced_before, worth_before
from halqa.reading.tellings.asides import asides
from halqa.reading.tellings.beside import guaranteed, in_rounds, newly_agreed, parts
from halqa.reading.tellings.certainty import Source, source
from halqa.reading.tellings.finding import Told, told
from halqa.reading.tellings.participants import participants
from halqa.reading.tellings.rounds import gapped, given, of_rounds, own_sums, respective, same_again, shared_out
from halqa.reading.tellings.topics import (
    joint_payee,
    left_out,
    may_be_meant,
    most_named,
    opens_with,
    spoken_of,
    title_subject,
)
from halqa.reading.terms import lasting_before, tells_term
from halqa.text.folding import Folded

_SURE_BARE, _SURE_SIZED = 3.6, 7.0  # cost of a deal whose other side is not named; a sum or a size makes it surer
_DOUBTFUL = 5.0  # cost of a deal read from the very word of a metric
_FAR = 6.0  # cost of a deal with both sides named, but nothing that tells its size, where word order tells the sides
_SURE_METRIC = 4.0  # a metric nearer than this names the number, whatever event stands beside it


@dataclass(frozen=True, slots=True)
class Step:
    """What one sentence gave, kept only where somebody asks why."""

    sentence: Sentence  # with the parties that its words refer to
    found: Sequence[Group]
    raws: Sequence[RawTie]
    told: Sequence[Told]
    figures: Sequence[RawFigure]
    ties: tuple[Tie, ...]  # all so far: a later sentence may change an earlier tie


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
    told: Sequence[Told] = ()  # the deals of the last sentence
    figure: RawFigure | None = None  # the last one of the last sentence
    steps: list[Step] | None = None  # a record of the way, where one is asked for

    def concerns(self, bearing: int) -> bool:
        """Whether a sentence that names nobody may make a claim, change one, or change what comes after it.

        It may where it refers to a party, states a figure, or sizes, dates, confirms or denies what was told before.
        """
        told = bool(self.ties)
        if bearing & (REFERS | WHISPERS) or states_figure(bearing):
            return True
        if told and (bearing & LASTS or (bearing & COUNTS and bearing & SIZES)):
            return True
        return bool(bearing & ANSWERS) and (told or self.hearsay or self.rumoured)

    def pass_over(self) -> None:
        """Go on behind a sentence that does not concern us: nobody is named in it."""
        self.free = []
        self.told = ()
        self.figure = None

    def read(self, plain: Sentence, *, founds: bool = True) -> None:
        """Read one more sentence; one that `founds` nothing may only change what was told before."""
        before = self.memory.subject
        sentence = resolved(plain, self.memory, self.words)
        said = self._listen(sentence)
        found = groups(sentence, self.words)
        raws: list[RawTie] = []
        figures: list[RawFigure] = []
        self.told = ()
        if (founds or self.ties) and not _is_quiet(sentence):
            if founds:
                raws, figures = self._claim(sentence, found, said, before)
            else:
                self._tell(sentence, [], said, asides(sentence.items).moves)
        self.figure = max(figures, key=lambda one: one.item, default=None)
        self._remember(sentence, found)
        if self.steps is not None:
            self.steps.append(Step(sentence, found, raws, self.told, figures, tuple(self.ties)))

    def _claim(
        self, sentence: Sentence, found: Sequence[Group], said: Source, before: Named | None
    ) -> tuple[list[RawTie], list[RawFigure]]:
        """Add what a sentence claims, and return what it was read from."""
        self._note_round(sentence, found, before)
        raws = self._raw_ties(sentence, found, before)
        beside = asides(sentence.items)
        figures, used = self._strong_figures(sentence, found, raws, before, beside.moves)
        rumoured = self.hearsay or self.rumoured
        tellings = [
            one
            for one in in_rounds(told(sentence, raws, used | beside.numbers, said, rumoured), (), self.closed)
            if _stands(one) and not self._is_far(one, figures)
        ]
        tellings = participants(sentence, tellings)
        tellings = own_sums(sentence, found, respective(sentence, tellings))
        tellings = shared_out(sentence, found, tellings)
        tellings = same_again(sentence, tellings, self.main)
        tellings = gapped(sentence, found, tellings)
        tellings = newly_agreed(sentence, raws, guaranteed(tellings), said)
        used |= ({index for one in tellings for index in one.extra} - of_rounds(sentence, tellings)) | beside.moves
        figures += raw_figures(sentence, found, self._meant(before), self.words, strong=False, used=used)
        figures += carried(sentence, figures, self.figure, used)
        known = len(self.figures)
        self._note(sentence, figures)
        tellings = in_rounds(tellings, figures, self.closed)
        self._tell(sentence, tellings, said, used)
        if not tellings:
            self._mend(priced_before(self.ties, self.last, self.figures[known:]))
        return raws, figures

    def _listen(self, sentence: Sentence) -> Source:
        """Hearsay lasts until a party itself speaks."""
        said = source(sentence)
        if said.confirmed:
            self.rumoured = False
        self.hearsay = said.unnamed or (self.hearsay and not said.confirmed)
        return said

    def _raw_ties(self, sentence: Sentence, found: Sequence[Group], before: Named | None) -> list[RawTie]:
        meant = (before, self.memory.topic, *self.free, *self.dealing)
        if "under" in sentence.categories and self.dealing:
            meant = (*self.dealing, *meant)  # بموجبه: under what was just agreed
        unsaid = may_be_meant(meant, found, left_out(before, found, verb_first=self.words.verb_first))
        listed = memberships(sentence, found, self.memory.venture)
        raws = raw_ties(sentence, found, unsaid, self.words)
        sold = (*sellers(sentence, raws, found), *buyers(sentence, raws, found))
        return [*raws, *listed, *sold, *given(sentence, found, self.rounds)]

    def _is_far(self, one: Told, figures: Sequence[RawFigure]) -> bool:
        """Whether a deal of no size is told by words too far apart for a language that lives by word order.

        A round whose sum the same sentence tells has a size.
        """
        payee = one.raw.payee.party
        sized = one.is_sized or any(figure.metric == "raised" and figure.party.party == payee for figure in figures)
        bare = not sized and one.raw.kind not in SYMMETRIC
        return bare and not self.words.verb_first and one.raw.cost >= _FAR

    def _note_round(self, sentence: Sentence, found: Sequence[Group], before: Named | None) -> None:
        """Note a round that the sentence itself shares out: "a $110 billion round, with $50 billion from Amazon"."""
        if any(group.preposition == "from" for group in found):
            told = raw_figures(sentence, found, self._meant(before), self.words, strong=False, used=frozenset())
            self.rounds |= _rounds(told, ("raised", "raising"))

    def _meant(self, before: Named | None) -> tuple[Named | None, ...]:
        return (before, self.memory.topic, *self.dealing)

    def _strong_figures(
        self,
        sentence: Sentence,
        found: Sequence[Group],
        raws: Sequence[RawTie],
        before: Named | None,
        moves: frozenset[int],
    ) -> tuple[list[RawFigure], frozenset[int]]:
        """Return the figures that are sure against any deal beside them, and the numbers they take."""
        strong = raw_figures(sentence, found, self._meant(before), self.words, strong=True, used=moves)
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
            self._mend(ended_before(sentence, self.ties, self.last))
            self._mend(confirmed_before(sentence, self.ties, self.last))
            self._mend(worth_before(self.document, self.text, sentence, self.ties, self.last, used))
            self._mend(lasting_before(self.text, sentence, self.ties, self.last, self.document.published))
        else:
            if self.rumoured and not said.unnamed and not said.confirmed:
                tellings = [_still_rumoured(one, sentence) for one in tellings]
            self.rumoured = any(one.hearsay and one.status is Status.TALKS for one in tellings)
            self.dealing = [tellings[-1].raw.payee, tellings[-1].raw.payer]
            if tellings[-1].raw.kind in ("equity", "acquisition"):
                self.memory.paid = tellings[-1].raw.payee
            self.main = next((one for one in reversed(tellings) if one.money), None)
        whole = self.main
        tranches = parts(sentence, whole, used) if whole else []
        if tellings or tranches:
            self.last = range(len(self.ties), len(self.ties) + len(tellings) + len(tranches))
        self.told = (*tellings, *tranches)
        self.ties += [tie_of(self.document, self.text, one) for one in self.told]

    def _mend(self, changed: Mapping[int, Tie]) -> None:
        for place, tie in changed.items():
            self.ties[place] = tie

    def _remember(self, sentence: Sentence, found: Sequence[Group]) -> None:
        ventures = (one for group in found for one in group.parties if one.type == "venture")
        self.memory.venture = next(ventures, self.memory.venture)
        about = spoken_of(sentence, found)
        if joint := joint_payee(self.told):
            self.memory.subject = joint  # "the company" is the one that several put money in
        elif about and len(about.parties) == 1:
            self.memory.subject = about.parties[0]
        elif about is None and found and opens_with(sentence, found[0]):
            self.memory.subject = found[0].parties[0]
        self.free = [group.parties[0] for group in found if not group.preposition and not group.goods][:3]


def discourse(document: Document, text: Folded, named: Sequence[Named], words: Words) -> Discourse:
    """Return a discourse that has read nothing yet, but knows what the text as a whole is about."""
    title = title_subject(document)
    return Discourse(document, text, words, Memory([], title, topic=title or most_named(named)))


_SAYING = frozenset(("event", "role", "affirms", "denied"))  # what words mean that tell, confirm or deny a deal


def _is_quiet(sentence: Sentence) -> bool:
    """Whether a sentence only names: without such words and without a number nothing can be claimed."""
    says = not _SAYING.isdisjoint(sentence.categories) or any(item.quantity for item in sentence.items)
    return not says and not tells_term(sentence)


def _names_its_number(figure: RawFigure, raws: Sequence[RawTie]) -> bool:
    if figure.metric == "debt" and any(_lends(tie, figure) for tie in raws):
        return False
    others = (tie for tie in raws if tie.event != figure.cue or tie.cost < _DOUBTFUL)  # أنفقت … في الدولة pays nobody
    nearest = min((abs(tie.event - figure.item) for tie in others), default=99)
    return figure.cost < _SURE_METRIC or figure.cost < nearest * 0.5


def _lends(tie: RawTie, figure: RawFigure) -> bool:
    """Tell "raised $27 billion in debt from": the sum is that of the loan, not of all that is owed."""
    return tie.kind == "debt" and tie.cost < _DOUBTFUL and 0 < figure.item - tie.event <= _LENT


_LENT = 4  # items from a verb of lending to its sum


def _rounds(figures: Sequence[RawFigure], metrics: Sequence[str]) -> dict[str, Quantity]:
    """Return the size of the rounds that a sentence tells, by who raises them."""
    return {one.party.party: one.quantity for one in figures if one.metric in metrics}


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
    if one.raw.unsaid and one.raw.cost >= (_SURE_SIZED if one.is_sized else _SURE_BARE):
        return False
    payer, payee = one.raw.payer, one.raw.payee
    if payee.type == "person" and one.raw.kind in ("equity", "acquisition"):
        return False
    own = parents().get(payer.party) == payee.party or parents().get(payee.party) == payer.party
    return not (own and "venture" in (payer.type, payee.type) and one.raw.kind not in ("venture", "equity", "debt"))
