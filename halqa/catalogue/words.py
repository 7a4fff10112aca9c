"""What Halqa knows of a language before it reads: words as data (`words/<language>.json`), and frames they call up.

A language is one file; the frames (`frames.json`) are the same for all. Adding a language touches no code.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from halqa.errors import UnknownLanguageError
from halqa.text.folding import folded
from halqa.text.forms import Form, arabic_noun, arabic_stems, arabic_verb, english_verb

_LISTS = (
    "talks", "firm", "ended", "finishes", "denied", "negation", "negates_verbs", "unnamed", "affirms", "confirms",
    "conditional", "condition", "option", "paid", "losses", "respectively", "completed", "so_far", "projected",
    "target", "share_price", "unsold", "in_shares", "press", "own_goods", "clause", "under", "dative", "own",
    "possessive", "definite", "article", "be", "have", "by", "to_come", "would", "whose", "such_as", "former",
    "then", "and", "ongoing", "relative", "subordinate", "organisation", "filler", "people", "pronouns", "both",
    "unrelated", "changes", "market_things", "wealth", "industry", "worth", "rates", "same_sum", "loses",
    "collective", "carried_out", "in_force", "membership", "memorandum", "mostly", "ownership",
    "becomes", "funding", "plant", "running", "span", "compared", "reaches", "increments", "was",
    "begun", "persons", "often", "not_net", "that_of", "decides", "fails", "perhaps", "heard", "costs", "begins",
    "estimates",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """What one word or phrase may mean: a category (event, role, goods, talks …) and its name there."""

    category: str
    name: str
    part: str = ""  # verb, noun, participle
    tense: str = ""
    pronoun: bool = False
    glued: str = ""  # what stands before it in the same word (Arabic)
    length: int = 1  # in tokens


class Meanings(tuple[Tag, ...]):  # noqa: SLOT001 — no slots in a tuple that holds more than itself
    """All that a word or phrase may mean, with the first tag of each category at hand."""

    first: Mapping[str, Tag]
    longest: int  # in tokens

    def __new__(cls, tags: Iterable[Tag] = ()) -> "Meanings":
        """Take the tags in their order."""
        meanings = super().__new__(cls, tags)
        meanings.first = {tag.category: tag for tag in reversed(meanings)}
        meanings.longest = max((tag.length for tag in meanings), default=1)
        return meanings


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a word means by itself, and which words after it may make it a phrase."""

    alone: Meanings
    followers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """What an event or a role means for the money, in any language."""

    name: str
    kind: str | None  # None: the goods tell
    subject: str  # payer, payee or either: what the one who acts is
    past: str
    other: str
    needs: str = ""
    default: str | None = None
    object: str | None = None
    agent: tuple[str, ...] = ()  # the prepositions of the one who acts, where it is not the subject
    unsaid: str = ""  # whether the other side is left to an earlier sentence: often, never
    owned_by_agent: bool = False  # as a noun, what stands right after it acts (استثمار أمازون)
    consumes: bool = False  # who acts is the one who pays, or the frame does not fit
    delivers: bool = False  # servers it is about change hands; else their use does
    through_cloud: bool = False  # of a cloud's chips it takes computing, not the chips
    lasting: bool = False  # told in the present it is in force: "rents"
    joins: bool = False  # with a venture on one side it is membership


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    script: str
    verb_first: bool  # the subject follows its verb, the owner its thing
    negation_reach: int  # words between a negation and the verb it governs
    phrases: Mapping[str, tuple[Tag, ...]]
    longest: Mapping[str, int]  # first word of a phrase -> its length in tokens
    prepositions: Mapping[str, str]
    glued_prepositions: Mapping[str, str]
    counterparts: Mapping[str, tuple[str, ...]]  # event -> the prepositions that its other side takes
    bound_pronouns: Mapping[str, str]  # a preposition with a pronoun glued on (فيها) -> the preposition
    company_pronoun: str  # glued on to a verb: a company that is acted on
    masculine: frozenset[str]  # those of them that mean no company
    descriptions: Mapping[str, Mapping[str, Any]]
    countries: Mapping[str, str]
    goods_names: Mapping[str, str]  # words in a name that tell the goods: Google Cloud
    strong_metrics: frozenset[str]  # metrics that name their number for sure: revenue, not "round"
    called: frozenset[str]  # words that lead in a name: تدعى, باسم
    together: frozenset[str]  # words beside a noun of organisations that make it a venture: a joint company
    firms: frozenset[str]  # nouns of organisations behind which an unknown word is a name: شركة
    founders: frozenset[str]  # people whom only an organisation has: مؤسس, رئيسة
    sites: frozenset[str]  # what the name before it is the name of, and of no organisation: plant, campus
    things: frozenset[str]  # what a name in quotes behind them names, and no organisation: model, index, city
    firm_adjectives: frozenset[str]  # what only an organisation is called: المدعومة, السعودية
    organisation_nouns: Mapping[str, str]  # "startup" before or after a name -> type of party
    organisation_endings: Mapping[str, str]  # "Capital" as the last word of a name -> type of party
    newcomer_before: tuple[str, ...]  # what stands right before a name that is dealt with: "acquisition of"
    newcomer_after: tuple[str, ...]  # what stands right after a name that deals: "raised"
    no_names: frozenset[str]  # places, months and other words with a capital that name no organisation
    given_names: frozenset[str]  # of persons
    ordinary_names: frozenset[str]  # names of parties that are ordinary words too
    everyday_names: frozenset[str]  # of these the words met so often that a known party does not make them names
    followers: Mapping[str, frozenset[str]]  # first word of a phrase -> the second words it may have
    _met: dict[str, _Entry] = field(default_factory=dict, repr=False, compare=False)

    def tags(self, tokens: list[str], index: int) -> Meanings:
        """Return what the words from `index` on may mean, the longest phrase first."""
        token = tokens[index]
        met = self._met.get(token) or self._meet(token)
        if met.followers and index + 1 < len(tokens) and tokens[index + 1] in met.followers:
            return Meanings(self._read(tokens, index))
        return met.alone

    def _meet(self, token: str) -> _Entry:
        """Look a word up, and keep what is found at hand."""
        if len(self._met) > _REMEMBERED:
            self._met.clear()
        followers = (self.followers.get(word, frozenset()) for _, word in self.stems(token))
        self._met[token] = met = _Entry(Meanings(self._read([token], 0)), frozenset().union(*followers))
        return met

    def stems(self, token: str) -> Iterable[tuple[str, str]]:
        """Return what may be glued on before a word, and the rest, the whole word first."""
        if self.script != "arabic":
            return (("", token),)
        bare = token.lstrip("وف")
        article = [("ل", "ا" + bare[1:])] if bare.startswith("لل") else []  # للإنفاق is ل and الإنفاق
        return [*arabic_stems(token), *article]

    def _read(self, tokens: list[str], index: int) -> Iterator[Tag]:
        for glued, word in self.stems(tokens[index]):
            for length in range(min(self.longest.get(word, 0), len(tokens) - index), 0, -1):
                phrase = " ".join([word, *tokens[index + 1 : index + length]])
                for tag in self.phrases.get(phrase, ()):
                    if tag.part == "verb" and _takes_no_verb(glued, tag.tense):
                        continue
                    yield _replaced(tag, glued, length)


def _takes_no_verb(glued: str, tense: str) -> bool:
    """Whether no verb stands after these letters: an article, "with", "as"; "to" only before the present."""
    if tense == "present" and glued.endswith("ب"):
        return False  # بتشتري: so the present begins on the Nile and in the Levant
    return glued.endswith(("ال", "ب", "ك")) or (glued.endswith("ل") and tense == "past")


_REMEMBERED = 50_000  # different words whose meaning is kept at hand


def _replaced(tag: Tag, glued: str, length: int) -> Tag:
    return Tag(tag.category, tag.name, tag.part, tag.tense, tag.pronoun, glued, length)


def languages() -> tuple[str, ...]:
    """Return the languages that can be read.

    >>> languages()
    ('ar', 'en')
    """
    folder = files("halqa.catalogue") / "words"
    return tuple(sorted(item.name.removesuffix(".json") for item in folder.iterdir() if item.name.endswith(".json")))


@cache
def language_data(language: str) -> Mapping[str, Any]:
    """Return the data file of a language, from which each part of the reader builds its own tables."""
    if language not in languages():
        raise UnknownLanguageError(language=language, known=", ".join(languages()))
    data: Mapping[str, Any] = json.loads((files("halqa.catalogue") / "words" / f"{language}.json").read_text("utf-8"))
    return data


@cache
def words(language: str) -> Words:
    """Return the words of a language, ready to be looked up."""
    return words_from(language_data(language))


def words_from(data: Mapping[str, Any]) -> Words:
    """Build the look-up tables from the data of one language file."""
    phrases: defaultdict[str, list[Tag]] = defaultdict(list)
    for phrase, tag in _entries(data):
        if tag not in phrases[phrase]:
            phrases[phrase].append(tag)
    longest: defaultdict[str, int] = defaultdict(int)
    followers: defaultdict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        first, *others = phrase.split(" ")
        longest[first] = max(longest[first], 1 + len(others))
        followers[first].update(others[:1])
    return Words(
        language=data["language"],
        script=data["script"],
        verb_first=data["verb_first"],
        negation_reach=data["negation_reach"],
        phrases={phrase: tuple(tags) for phrase, tags in phrases.items()},
        longest=dict(longest),
        prepositions={folded(word): name for name, listed in data["prepositions"].items() for word in listed},
        glued_prepositions=dict(data.get("clitic_prepositions", {})),
        counterparts={name: tuple(entry["at"]) for name, entry in data["events"].items()},
        bound_pronouns=_by_word(data.get("bound_pronouns", {})),
        company_pronoun=data.get("company_pronoun", ""),
        masculine=frozenset(map(folded, data.get("masculine_pronouns", []))),
        descriptions={folded(phrase): told for phrase, told in data["descriptions"].items()},
        countries={folded(word): code for word, code in data["countries"].items()},
        goods_names=_by_word(data.get("goods_names", {})),
        strong_metrics=frozenset(data["strong_metrics"]),
        called=frozenset(map(folded, data.get("called", []))),
        together=frozenset(map(folded, data.get("together", []))),
        firms=frozenset(map(folded, data.get("firms", []))),
        founders=frozenset(map(folded, data.get("founders", []))),
        sites=frozenset(map(folded, data.get("sites", []))),
        things=frozenset(map(folded, data.get("things", []))),
        firm_adjectives=frozenset(map(folded, data.get("firm_adjectives", []))),
        organisation_nouns=_by_word(data.get("organisation_nouns", {})),
        organisation_endings=_by_word(data.get("organisation_endings", {})),
        newcomer_before=tuple(map(folded, data.get("newcomers", {}).get("before", []))),
        newcomer_after=tuple(map(folded, data.get("newcomers", {}).get("after", []))),
        no_names=frozenset(_no_names(data)),
        given_names=frozenset(map(folded, data.get("given_names", []))),
        ordinary_names=frozenset(map(folded, data.get("ordinary_names", []))),
        everyday_names=frozenset(map(folded, data.get("everyday_names", []))),
        followers={first: frozenset(second) for first, second in followers.items() if second},
    )


def _no_names(data: Mapping[str, Any]) -> Iterator[str]:
    yield from map(folded, (*data.get("no_names", []), *data.get("places", [])))
    calendar = data.get("dates", {})
    for listed in (*calendar.get("months", []), *calendar.get("weekdays", [])):
        yield from map(folded, listed)


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {folded(word): name for name, listed in table.items() for word in listed}


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Tag]]:
    """Yield every phrase of a language with what it may mean."""
    arabic = data["script"] == "arabic"
    yield from _event_entries(data["events"], arabic)
    for category, table in (("role", data["roles"]), ("goods", data["goods"])):
        for name, listed in table.items():
            yield from _nouns(category, name, "noun", listed, arabic)
    for name, listed in data.get("metric_nouns", {}).items():
        yield from _nouns("metric", name, "noun", listed, arabic)
    for name, listed in data.get("qualified_metrics", {}).items():
        yield from (entry for phrase in listed for entry in _qualified(name, folded(phrase)))
    for name, listed in data.get("constructed", {}).items():
        yield from _constructed(name, listed, arabic)
    for category in ("metrics", "prepositions"):
        for name, listed in data[category].items():
            yield from ((folded(phrase), Tag(category.removesuffix("s"), name)) for phrase in listed)
    for category in _LISTS:
        yield from ((folded(phrase), Tag(category, folded(phrase))) for phrase in data[category])
    yield from ((folded(phrase), Tag("description", folded(phrase))) for phrase in data["descriptions"])
    yield from ((folded(word), Tag("country", code)) for word, code in data["countries"].items())


def _event_entries(events: Mapping[str, Any], arabic: bool) -> Iterator[tuple[str, Tag]]:
    for name, entry in events.items():
        for verb in entry["verbs"]:
            for form in _verb_forms(verb, arabic):
                yield form.text, Tag("event", name, "verb", form.tense, form.pronoun)
        yield from _nouns("event", name, "noun", entry["nouns"], arabic)
        yield from _nouns("event", name, "participle", entry.get("participles", []), arabic)
        yield from _nouns("event", name, "phrase", entry.get("phrases", []), False)


def _constructed(name: str, listed: Mapping[str, Iterable[str]], arabic: bool) -> Iterator[tuple[str, Tag]]:
    """Yield the forms of words that tell a metric only in company: values, أنفقت, قيمتها."""
    for verb in listed["verbs"]:
        for form in _verb_forms(verb, arabic):
            yield form.text, Tag("constructed", name, "verb", form.tense, form.pronoun)
    yield from _nouns("constructed", name, "noun", listed["nouns"], arabic)


def _verb_forms(entry: str, arabic: bool) -> Iterator[Form]:
    if arabic:
        past, present = folded(entry).split("/")
        return arabic_verb(past, present)
    return english_verb(entry)


def _nouns(category: str, name: str, part: str, listed: Iterable[str], arabic: bool) -> Iterator[tuple[str, Tag]]:
    for phrase in map(folded, listed):
        forms = arabic_noun(phrase) if arabic and " " not in phrase else (Form(phrase),)
        for form in forms:
            yield form.text, Tag(category, name, part, pronoun=form.pronoun)
        if arabic and " " not in phrase and not phrase.startswith("ال"):
            yield "ال" + phrase, Tag(category, name, part)


def _qualified(name: str, phrase: str) -> Iterator[tuple[str, Tag]]:
    """Yield the forms of an Arabic noun with its adjective; after an owner the adjective stands by itself."""
    noun, adjective = phrase.split(" ", 1)
    yield phrase, Tag("metric", name)
    yield f"ال{noun} ال{adjective}", Tag("metric", name)
    yield noun, Tag("qualified", name, f"ال{adjective}")
    for form in arabic_noun(noun):
        if form.pronoun:
            yield f"{form.text} ال{adjective}", Tag("metric", name)


@cache
def frames() -> Mapping[str, Frame]:
    """Return the frames of events and roles by name; roles are prefixed with "role:"."""
    data = _frame_data()
    events = {
        name: Frame(name=name, **row | {"agent": tuple(row.get("agent", ()))}) for name, row in data["events"].items()
    }
    roles = {
        f"role:{name}": Frame(
            f"role:{name}", row["kind"], row["holder"], row["status"], row["status"], joins=row.get("joins", False)
        )
        for name, row in data["roles"].items()
    }
    return events | roles


def payee_prior(kind: str, party_type: str) -> float:
    """Return how much a type of party is the one that is paid in ties of a kind; only differences mean something."""
    return float(_frame_data()["prior"].get(kind, {}).get(party_type, 0.3))


def given_by(party_type: str) -> str | None:
    """Return what a party of a type gives when it gives money, and nothing says what for: an investor equity."""
    kind = _frame_data()["given_by"].get(party_type)
    return str(kind) if kind else None


def usual_kind(first: str, second: str) -> str | None:
    """Return the kind of deal that two types of parties usually make, whichever pays."""
    return _kind_between("default_kind", first, second)


def likely_kind(first: str, second: str) -> str | None:
    """Return the kind of deal that two types make where a word says that one buys of the other, and not what.

    >>> likely_kind("bank", "lab"), likely_kind("bank", "bank")
    ('service', None)
    """
    return _kind_between("likely_kind", first, second)


def _kind_between(table: str, first: str, second: str) -> str | None:
    for kind, payers, payees in _frame_data()[table]:
        if (first in payers and second in payees) or (second in payers and first in payees):
            return str(kind)
    return None


@cache
def _frame_data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads((files("halqa.catalogue") / "frames.json").read_text("utf-8"))
    return data
