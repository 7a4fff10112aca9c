"""Who is who: the party of the catalogue that a name in either script means, with a score that explains itself.

A name is compared with every spelling of every party that shares some of its sounds. The score is a sum of features,
each with what it adds or takes away; what reaches `SAME_AT`, and leads the next party by `MARGIN`, is that party. All
other names stay parties of their own: a false merge poisons every number, a missed one only splits it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from halqa.catalogue.name_words import name_words
from halqa.catalogue.parties import PartyEntry, near_names, parties, party
from halqa.catalogue.placeholders import placeholder
from halqa.text.folding import folded
from halqa.text.sounds import Sound, likeness, sounds, words
from halqa.text.transliteration import is_arabic

SAME_AT = 0.9
SURE_AT = 0.95  # by sound: what is held to be one without a person's word
MARGIN = 0.02
REASONS = ("same_letters", "initials", "sound", "descriptors_left_out", "short_name")
_SAYS_ENOUGH = 3.0  # weight of sounds: what less is heard of may be many a name
_SHORT = 2.5  # weight of sounds: names that say so little must agree in all of it
_NEARLY = 0.97
_LETTERS_AT_LEAST = 3  # of a name that is one by its letters alone
_LIKENESS_AT_LEAST = 0.7  # below it nothing that follows can make two names one
_INITIALS_AT_LEAST = 3
_MOST_CANDIDATES = 60  # parties whose sounds come nearest; only they are compared in full
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for a score, and what it adds to it or takes from it."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Match:
    """A party that a name may mean, by which of its spellings, and why."""

    party: str
    spelling: str
    features: tuple[Feature, ...]

    @property
    def score(self) -> float:
        """The sum of the features, between 0 and 1."""
        return round(min(1.0, max(0.0, sum(feature.value for feature in self.features))), 3)


@dataclass(frozen=True)
class Spelling:
    """A name taken apart for comparison."""

    text: str

    @cached_property
    def letters(self) -> str:
        """Its folded letters and digits, run together."""
        return _SIGNS.sub("", folded(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words without its legal form, unless nothing else is left."""
        told = words(self.text)
        kept = tuple(word for word in told if folded(word) not in name_words().legal_forms)
        return kept or tuple(told)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """Its words without those that only describe a firm, unless too little is left to know it by."""
        kept = tuple(word for word in self.words if folded(word) not in name_words().descriptors)
        return kept if sum(map(len, kept)) >= 4 else self.words

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of its words, with and without its legal form, where they are enough to stand for it."""
        told = ("".join(word[0] for word in row).upper() for row in (words(self.text), self.words))
        return frozenset(row for row in told if row.isascii() and len(row) >= _INITIALS_AT_LEAST)


@dataclass(frozen=True)
class Register:
    """The spellings of all parties, and which of them share a pair of sounds."""

    spellings: tuple[tuple[str, Spelling], ...]

    @classmethod
    def of(cls, entries: Iterable[PartyEntry], without: Iterable[str] = ()) -> "Register":
        """Return the register of parties, with some spellings left out."""
        left_out = frozenset(without)
        named = ((entry.name, name) for entry in entries if not entry.placeholder for name in entry.names)
        return cls(tuple((party, Spelling(name)) for party, name in named if name not in left_out))

    @cached_property
    def by_pair(self) -> Mapping[str, list[int]]:
        """The places of the spellings in which two consonants follow each other."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, (_, spelling) in enumerate(self.spellings):
            for pair in consonants(spelling.core):
                found[pair].append(at)
        return found

    @cached_property
    def pair_counts(self) -> Sequence[int]:
        """How many such pairs each spelling has."""
        return [len(consonants(spelling.core)) for _, spelling in self.spellings]

    @cached_property
    def by_initials(self) -> Mapping[str, list[int]]:
        """The places of the spellings that some initials, or letters said one by one, may stand for."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, (_, spelling) in enumerate(self.spellings):
            for key in {*spelling.initials, spelling.letters.upper()}:
                found[key].append(at)
        return found

    def matches(self, name: str) -> tuple[Match, ...]:
        """Return the parties that a name may mean, one match each, the best first.

        >>> [(match.party, match.score) for match in register().matches("Nvidia Corporation")[:1]]
        [('Nvidia', 1.0)]
        """
        wanted = Spelling(name)
        best: dict[str, Match] = {}
        for at in self._near(wanted):
            party, spelling = self.spellings[at]
            if is_arabic(spelling.text) and not is_arabic(name):
                continue  # every party has a Latin name, which tells more: سيسكو is Cisco and may be Sysco
            found = Match(party, spelling.text, tuple(features(wanted, spelling)))
            if party not in best or found.score > best[party].score:
                best[party] = found
        return tuple(sorted(best.values(), key=lambda match: (-match.score, match.party)))

    def party(self, name: str) -> Match | None:
        """Return the party that a name means, or None where no party, or more than one, fits.

        What is one slip from a party's name but a word or name of its own (`near_names`) is not that party.

        >>> register().party("نفيديا").party, register().party("Oracle Park")
        ('Nvidia', None)
        """
        return meant(name, self.matches(name))

    def _near(self, wanted: Spelling) -> list[int]:
        shared: Counter[int] = Counter()
        pairs = consonants(wanted.core)
        for pair in pairs:
            shared.update(self.by_pair.get(pair, ()))
        near = [at for at, count in shared.items() if 2 * count >= max(len(pairs), self.pair_counts[at])]
        ranked = sorted(near, key=lambda at: (-shared[at] / self.pair_counts[at], at))
        named = (at for key in {*wanted.initials, wanted.letters.upper()} for at in self.by_initials.get(key, ()))
        return list(dict.fromkeys([*named, *ranked[:_MOST_CANDIDATES]]))


def meant(name: str, matches: Sequence[Match]) -> Match | None:
    """Return which of its matches, the best first, a name means; None where none does, or two fit alike."""
    first, second = (*matches[:2], None, None)[:2]
    if first is None or first.score < SAME_AT or (first.score < 1 and folded(name) in near_names()):
        return None
    return first if second is None or first.score - second.score >= MARGIN else None


@lru_cache(maxsize=1 << 14)
def identity(name: str) -> str:
    """Return the canonical name of the party that a name surely means; what is nobody's keeps its own.

    It asks for more than `Register.party` does, for nobody looks at the answer: of 1,935 parties with a name in both
    scripts, each against all the others, half are found so, and 6 that are not the same.

    >>> identity("نفيديا"), identity("Nvidia Corp."), identity("تالس"), identity("Hollow Pine Energy")
    ('Nvidia', 'Nvidia', 'تالس', 'Hollow Pine Energy')
    """
    found = None if name in canonical_names() else register().party(name)
    if found is None or placeholder(name) or not is_sure(Spelling(name), Spelling(found.spelling), found.features):
        return name
    is_word = found.spelling in party(found.party).common_words
    return name if is_word and found.features[0].name != "same_letters" else found.party


def is_sure(one: Spelling, other: Spelling, features: Sequence[Feature]) -> bool:
    """Whether the reasons for taking two names for one need no person's word: letters, or enough that sounds alike."""
    if features[0].name == "same_letters":
        return len(one.letters) >= _LETTERS_AT_LEAST
    enough = min(_weight(one.core), _weight(other.core)) >= _SAYS_ENOUGH
    return features[0].name == "sound" and enough and sum(feature.value for feature in features) >= SURE_AT


@cache
def canonical_names() -> frozenset[str]:
    """Return the names under which the catalogue keeps its parties."""
    return frozenset(entry.name for entry in parties())


@cache
def register() -> Register:
    """Return the register of the catalogue."""
    return Register.of(parties())


def consonants(core: tuple[str, ...]) -> frozenset[str]:
    """Return which consonants follow each other, each by the first letter that it may be; begin and end count too."""
    return frozenset(first + second for row in _rows(core) for first, second in zip("^" + row, row + "$", strict=True))


def _rows(core: tuple[str, ...]) -> Iterator[str]:
    heard = [sound for sound in _heard(core) if sound.weight == 1]
    yield "".join(_CLASS.get(min(sound.may_be), min(sound.may_be)) for sound in heard)


_CLASS = dict(zip("bpfvkgjxCSsztd", "bbffkkkkSSssdd", strict=True))
"""Consonants that are taken for each other stand for one when candidates are looked for."""


@lru_cache(maxsize=1 << 15)
def _heard(told: tuple[str, ...]) -> tuple[Sound, ...]:
    return sounds(" ".join(told))


def features(wanted: Spelling, known: Spelling) -> Iterator[Feature]:
    """Yield the reasons for taking one name for the other, or against it."""
    if wanted.letters == known.letters:
        yield Feature("same_letters", 1.0)
        return
    if wanted.initials & {known.letters.upper()} or known.initials & {wanted.letters.upper()}:
        yield Feature("initials", 0.9)
        return
    plain, bare = _alike(wanted.words, known.words), _alike(wanted.core, known.core)
    dropped = sum(len(spelling.words) - len(spelling.core) for spelling in (wanted, known))
    if bare - 0.03 * dropped > plain:
        yield Feature("sound", bare)
        yield Feature("descriptors_left_out", -0.03 * dropped)
    else:
        yield Feature("sound", plain)
    if min(_weight(wanted.core), _weight(known.core)) < _SHORT and max(plain, bare) < _NEARLY:
        yield Feature("short_name", -0.15)


@lru_cache(maxsize=1 << 15)
def _weight(told: tuple[str, ...]) -> float:
    return sum(sound.weight for sound in _heard(told))


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return how alike two names are by their sounds; where both are in Latin letters those must be alike too.

    Latin letters tell Intel from Entel, whose sounds do not; Arabic ones leave out what would tell them apart.
    """
    light, heavy = sorted((_weight(left), _weight(right)))
    if light < _LIKENESS_AT_LEAST * heavy:
        return light / heavy  # the most that it could be
    heard = likeness(_heard(left), _heard(right))
    both = ["".join(told).casefold() for told in (left, right)]
    if heard < _LIKENESS_AT_LEAST or any(map(is_arabic, both)):
        return heard
    return min(heard, likeness(*(tuple(Sound(frozenset(letter), is_said=True) for letter in told) for told in both)))
