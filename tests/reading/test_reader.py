"""The reader as a whole: it never breaks, never points outside the text, says the same of the same text, and why."""

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.errors import UnknownLanguageError
from halqa.model import Document, Figure, FigureStatus, Kind, Mention, Metric, Reading, Status, Tie
from halqa.reading import read
from halqa.reading.reader import READER, language
from halqa.text.folding import fold
from tests.reading.rows import reading

WORDS = 12  # of evidence at most


def require_sound(found: Reading) -> None:
    """Check every rule that each claim of a reading must keep."""
    text = found.document.text
    for tie in found.ties:
        assert tie.kind in Kind
        assert tie.status in Status
        assert tie.payer.party != tie.payee.party
        assert tie.amount is None or (tie.amount.currency and tie.amount.amount >= 0)
        sized = any(size is not None for size in (tie.amount, tie.power_mw, tie.chips, tie.stake_pct))
        assert (tie.bound is not None) == sized
        assert tie.part_of is None or (tie.amount is not None and tie.amount.amount <= tie.part_of)
        require_place(tie.payer, text)
        require_place(tie.payee, text)
    for figure in found.figures:
        assert figure.metric in Metric
        assert figure.status in FigureStatus
        assert figure.unit
        assert isinstance(figure.amount, Decimal)
        require_place(figure.party, text)
    claims: tuple[Tie | Figure, ...] = (*found.ties, *found.figures)
    for claim in claims:
        assert claim.document == found.document.id
        assert 0 < len(found.document.quote(claim.evidence).split()) <= WORDS
    assert bool(found.ties) == (found.reason is None)


def require_place(mention: Mention, text: str) -> None:
    assert mention.party
    assert mention.span is None or 0 <= mention.span.start < mention.span.end <= len(text)


PIECES = st.sampled_from(
    [
        *"Nvidia|OpenAI|Microsoft|Oracle|Stargate|the company|it|its partner|the two companies|Reuters reported".split(
            "|"
        ),
        *"will invest|invested|buys|rents|signed|a deal|lent|denied|is in talks to|revenue of|valued at".split("|"),
        *"members of|chips|capacity|a stake|if|not|and|in|from|to|with|by|for|up to|a year|each".split("|"),
        *"$5 billion|€2bn|27%|2 GW|100,000 GPUs|2027|,|.|;|?|(|)|«|»|\"|'s|\n|\u202e|\u200f".split("|"),
        *"إنفيديا|أوبن إيه آي|ومايكروسوفت|لأوراكل|ستارغيت|الشركة|كلاهما|شركة «مرفأ»".split("|"),
        *"ستستثمر|استثمرت|اشترت|تستأجر|وقعت|صفقة|نفت|محادثات|لو|لم|في|من|إلى|مع|،|؟".split("|"),
        *"خمسة مليارات دولار|٣ مليارات يورو|نصف مليار|5ر4 مليار|غيغاواط|رقائق|حصة|إيرادات|بحسب مصادر".split("|"),
    ]
)
SENTENCES = st.lists(PIECES, max_size=30).map(" ".join)
LETTERS = st.one_of(
    st.characters(),  # lone surrogates among them
    st.sampled_from("٠٩ـًأى«»،؟ \n\u200f\u202e\u2066\u2069\ufeff\x00$€%().,-'&5 "),
)


@given(SENTENCES)
def test_every_claim_keeps_the_rules_whatever_the_words(text: str) -> None:
    require_sound(reading(text))


@given(st.text(LETTERS, max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    require_sound(reading(text))


@given(st.lists(st.one_of(PIECES, st.text(LETTERS, max_size=5)), max_size=15).map("".join))
def test_no_text_with_names_in_it_breaks_the_reader(text: str) -> None:
    require_sound(reading(text))


@given(SENTENCES)
@settings(max_examples=20)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert reading(text) == reading(text)


@given(SENTENCES, st.sampled_from(["ar", "en"]))
@settings(max_examples=20)
def test_a_text_can_be_read_in_the_language_that_is_told(text: str, lang: str) -> None:
    found = read(Document(id="d", text=text, lang=lang))
    require_sound(found)
    assert found.document.lang == lang


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10**4,
        "Nvidia " + "(" * 10**4 + " OpenAI",
        "9" * 5000,
        "Nvidia will invest $" + "9" * 5000 + " in Intel.",
        "1," * 2000,
        "«" * 2000,
        "ـ" * 2000,
        "\u202e" * 2000,
        "Nvidia " * 500,
        "Nvidia, " * 500,
        "Nvidia and " * 500,
        "مليار " * 500,
        "a " * 2000 + "billion",
        "A" * 5000,
        "startup A " * 200,
        "Nvidia will invest $5 billion in Intel. " * 50,
        "\x00Nvidia\x00 invests $5 billion in \x00 Intel",
        "\u202eNvidia\u202c will invest \u2066$5 billion\u2069 in Intel.",
        "استثمرت Nvidia مبلغ $5 billion في إنتل",
        "$",
        "$-",
        "5 to $",
        "half",
        "quarter of",
        "مليار و",
        "ال",
        "شركة «»",
        "شركة « »",
        "the startup ",
        "① Nvidia invests in Intel.",
        "Nvidia owns ² of Intel.",
        "Nvidia \ud800 invests in Intel.",
        pytest.param("Nvidia will invest $1" + ",000" * 12 + " in Intel."),
        "Nvidia will invest $" + "9" * 29 + " billion in Intel.",
        "one hundred " * 500,
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_hostile_texts_are_read_soundly(text: str) -> None:
    require_sound(reading(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no known party is named"),
        ("The weather is fine.", "no known party is named"),
        ("الطقس جميل.", "no known party is named"),
        ("Oracle grew.", "only one party is named: Oracle"),
        ("Oracle met Meta.", "2 parties are named, but no sentence asserts a deal between two of them"),
    ],
)
def test_a_text_without_a_deal_says_why(text: str, reason: str) -> None:
    assert reading(text).reason == reason


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Nvidia invests", "en"),
        ("استثمرت إنفيديا", "ar"),
        ("استثمرت Nvidia مبلغا كبيرا في OpenAI هذا العام", "ar"),
        ("Nvidia (إنفيديا) invests", "en"),
    ],
)
def test_the_script_tells_the_language(text: str, lang: str) -> None:
    assert language(fold(text)) == lang
    assert reading(text).document.lang == lang


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguageError, match="'fr' is not known"):
        read(Document(id="d", text="Nvidia investit.", lang="fr"))


def test_a_reading_names_its_reader_and_each_tie_its_rule() -> None:
    found = reading("Nvidia will invest $5 billion in Intel.")
    assert found.reader == READER
    assert all(tie.rule for tie in found.ties)


@pytest.mark.parametrize("line", ["Read more: Nvidia invests in Wayve", "اقرأ أيضا: استثمرت إنفيديا في وايف"])
def test_the_furniture_of_a_page_is_not_read(line: str) -> None:
    assert not reading(f"{line}\nNvidia grew.").ties


def test_the_title_tells_who_the_text_is_about() -> None:
    text = "The company will invest $5 billion in Intel."
    assert not reading(text).ties
    (tie,) = read(Document(id="d", text=text, title="Nvidia opens its purse")).ties
    assert tie.payer.party == "Nvidia"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oracle ordered processors from Nvidia on Monday. The order is worth about $60 billion.", "$60 billion"),
        ("وقعت أوبن إيه آي اتفاقا مع أمازون للحوسبة. وتبلغ قيمة الصفقة 38 مليار دولار.", "38 مليار دولار"),
    ],
)
def test_a_sum_told_in_the_next_sentence_is_quoted_from_there(text: str, words: str) -> None:
    (tie,) = reading(text).ties
    assert tie.amount
    assert words in reading(text).document.quote(tie.evidence)


_DIGEST = """
from hashlib import sha256
from halqa.reading import read
from halqa.sources.samples import samples
print(sha256(repr([read(document) for document in samples()]).encode()).hexdigest())
"""


def test_a_reading_does_not_hang_on_the_seed_of_the_hash() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", _DIGEST], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, check=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1
