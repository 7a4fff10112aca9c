"""Every field of every claim has its reason, and so has the silence of a sentence that names two parties."""

import pytest
from hypothesis import given, settings

from halqa.catalogue.words import frames
from halqa.model import Document
from halqa.reading import read
from halqa.reading.explaining.reasons import Explained, Explanation, Reason, Rule
from halqa.reading.explanation import explanation
from halqa.reading.reader import READER
from halqa.sources.samples import samples
from halqa.surfaces.explained import explain_words
from halqa.surfaces.export import figure_object, tie_object
from tests.reading.test_reader import SENTENCES

PLACES = {"from_span", "to_span", "party_span", "evidence_span", "rule"}


def why(text: str) -> Explanation:
    return explanation(Document(id="row", text=text))


def reasons(text: str) -> dict[str, tuple[str, str | None]]:
    """Return the rule and the words behind each field that the one tie of a text tells."""
    (explained,) = why(text).ties
    return {reason.field: _shown(reason, text) for reason in explained.reasons if reason.is_told}


def _shown(reason: Reason, text: str) -> tuple[str, str | None]:
    quote = Document(id="row", text=text).quote(reason.words) if reason.words else None
    return reason.rule.value, quote


def test_each_field_names_its_rule_and_its_words() -> None:
    text = "Sources say that OpenAI will rent cloud capacity from Oracle for about $30 billion a year from 2027."
    assert reasons(text) == {
        "kind": ("kind.event", "rent"),
        "from": ("party.name", "OpenAI"),
        "to": ("party.name", "Oracle"),
        "way": ("way.actor_pays", "rent"),
        "amount": ("size.near", "$30 billion"),
        "currency": ("currency.written", "$30 billion"),
        "per": ("per.written", "a year"),
        "bound": ("bound.words", "about"),
        "start": ("date.near", "2027"),
        "status": ("status.form", "rent"),
        "hearsay": ("hearsay.unnamed", "Sources"),
        "evidence": ("evidence.words", "OpenAI will rent cloud capacity from Oracle for about $30 billion"),
    }


def test_each_field_names_its_rule_and_its_words_in_arabic() -> None:
    text = "نفت إنفيديا أنها ستستثمر نحو 5 مليارات دولار في إنتل."
    assert reasons(text) == {
        "kind": ("kind.event", "ستستثمر"),
        "from": ("party.name", "إنفيديا"),
        "to": ("party.name", "إنتل"),
        "way": ("way.actor_pays", "ستستثمر"),
        "amount": ("size.near", "5 مليارات دولار"),
        "currency": ("currency.written", "5 مليارات دولار"),
        "bound": ("bound.words", "نحو"),
        "status": ("status.denied", "نفت"),
        "evidence": ("evidence.words", "إنفيديا أنها ستستثمر نحو 5 مليارات دولار في إنتل"),
    }


@pytest.mark.parametrize(
    ("text", "field", "shown"),
    [
        ("Meta buys chips from Google.", "kind", ("kind.goods", "chips")),
        ("Nvidia bought Intel.", "kind", ("kind.object", "bought")),
        ("OpenAI has a deal with Oracle.", "kind", ("kind.parties", "deal")),
        ("Amazon competes with Google.", "status", ("status.standing", "competes")),
        ("The ChatGPT maker will rent capacity from Oracle.", "from", ("party.description", "ChatGPT maker")),
        ("ChatGPT will rent capacity from Oracle.", "from", ("party.product", "ChatGPT")),
        ("Nvidia will invest in the startup Quillon.", "to", ("party.new", "Quillon")),
        ("Oracle is glad. It will rent capacity from Google.", "from", ("party.reference", "It")),
        ("Nvidia is in talks to invest in Intel.", "status", ("status.hedged", "talks")),
        ("Nvidia ended its deal to buy chips from Intel.", "status", ("status.ended", "ended")),
        ("Nvidia will sell chips to Meta.", "way", ("way.actor_is_paid", "sell")),
        ("Nvidia will invest 5 billion in Intel.", "currency", ("currency.usual", "5 billion")),
        ("OpenAI will rent capacity from Oracle. The deal is worth $30 billion.", "amount",
         ("told.later", "The deal is worth $30 billion.")),
        ("ستشتري ميتا رقائق من جوجل.", "kind", ("kind.goods", "رقائق")),
        ("ستستثمر ميتا في إنتل، بحسب مصادر.", "hearsay", ("hearsay.unnamed", "مصادر")),
    ],
)  # fmt: skip
def test_a_field_names_what_gave_it(text: str, field: str, shown: tuple[str, str]) -> None:
    assert reasons(text)[field] == shown


@pytest.mark.parametrize(
    ("text", "rule", "words", "pair"),
    [
        ("If Nvidia buys Intel, the price falls.", "silent.conditional", "If", ["Nvidia", "Intel"]),
        ("Microsoft uses Google.", "silent.needs", "uses", ["Microsoft", "Google"]),
        ("Nvidia did not buy Intel.", "silent.negated", "not", ["Nvidia", "Intel"]),
        ("Will AMD buy Intel?", "silent.question", "?", ["AMD", "Intel"]),
        ("Meta and Microsoft dined in Paris.", "silent.no_event", None, ["Meta", "Microsoft"]),
        ("لم تشتر إنفيديا شركة إنتل.", "silent.negated", "لم", ["Nvidia", "Intel"]),
        ("لو اشترت إنفيديا شركة إنتل لربحت.", "silent.conditional", "لو", ["Nvidia", "Intel"]),
        ("هل تشتري إنفيديا شركة إنتل؟", "silent.question", "؟", ["Nvidia", "Intel"]),
        ("التقى ممثلون عن ميتا ومايكروسوفت في لندن.", "silent.no_event", None, ["Meta", "Microsoft"]),
    ],
)
def test_a_sentence_without_a_claim_says_why(text: str, rule: str, words: str | None, pair: list[str]) -> None:
    found = why(text)
    (silence,) = found.silences
    assert found.ties == ()
    assert _shown(silence.reason, text) == (rule, words)
    assert sorted(party.party for party in silence.parties) == sorted(pair)
    assert (silence.cost is None) == (words is None)


def test_what_an_event_lacks_is_named() -> None:
    (silence,) = why("Microsoft uses Google.").silences
    assert dict(silence.reason.values) == {"frame": "use", "need": "goods"}
    assert silence.limit is not None
    assert silence.cost is not None
    assert silence.cost < silence.limit


@pytest.mark.parametrize("text", ["Nvidia rose.", "", "Nvidia will invest $5 billion in Intel.", "the board met."])
def test_a_sentence_with_a_claim_or_one_party_owes_no_reason(text: str) -> None:
    assert why(text).silences == ()


def require_whole(found: Explanation, document: Document) -> None:
    """Check that every field has one reason, and that all words lie in the text."""
    for tie in found.ties:
        require_fields(tie, set(tie_object(tie.claim, document)) - PLACES)  # type: ignore[arg-type]
    for figure in found.figures:
        require_fields(figure, set(figure_object(figure.claim, document)) - PLACES)  # type: ignore[arg-type]
    every = [reason for one in (*found.ties, *found.figures) for reason in one.reasons]
    for reason in (*every, *(silence.reason for silence in found.silences)):
        assert reason.words is None or document.quote(reason.words).strip()
    for silence in found.silences:
        assert len({party.party for party in silence.parties}) >= 2
        assert document.quote(silence.sentence)


def require_fields(explained: Explained, names: set[str]) -> None:
    given_ = [reason.field for reason in explained.reasons if reason.field != "way"]
    assert sorted(given_) == sorted(names)
    told = {reason.field: reason.is_told for reason in explained.reasons}
    for field in ("amount", "power_mw", "chips", "stake_pct", "start", "end", "condition", "part_of", "instrument"):
        if hasattr(explained.claim, field):
            assert told[field] == (getattr(explained.claim, field) is not None), field


@pytest.mark.parametrize("document", samples(), ids=lambda document: str(document.id))
def test_every_field_of_the_samples_is_explained(document: Document) -> None:
    found = explanation(document)
    require_whole(found, document)
    held = read(document)
    assert tuple(one.claim for one in found.ties) == held.ties
    assert tuple(one.claim for one in found.figures) == held.figures
    assert (found.reader, held.reader) == (READER, READER)


@given(SENTENCES)
@settings(max_examples=60)
def test_whatever_the_words_every_field_is_explained(text: str) -> None:
    document = Document(id="d", text=text)
    found = explanation(document)
    held = read(document)
    require_whole(found, document)
    assert tuple(one.claim for one in (*found.ties, *found.figures)) == (*held.ties, *held.figures)


def test_every_need_of_a_frame_has_its_wording() -> None:
    words = explain_words("en")
    needs = {frame.needs for frame in frames().values() if frame.needs}
    assert {f"{Rule.SILENT_NEEDS}.{need}" for need in needs} <= set(words)
