"""What must hold whatever comes in, and where bad input comes from.

Nothing crashes but with an error of ours, every span lies in its text and quotes what it claims, and the same input
gives the same answer.
"""

from io import BytesIO
from itertools import chain

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halqa.errors import InputError
from halqa.model import Document, Figure, Mention, Reading, Span, Tie
from halqa.reading import read
from halqa.reading.explaining.reasons import Explanation
from halqa.reading.explanation import explanation
from halqa.sources.inputs import STANDARD_INPUT, inputs
from halqa.sources.page import page
from halqa.text.folding import fold
from halqa.text.markup import without_markup
from halqa.text.sentences import sentences

ENCODINGS = ("utf-8", "utf-16-le", "windows-1256")
PIECES = (
    "Nvidia", "OpenAI", "Open A.I.", "Oracle", "Stargate", "I.B.M.", "it", "the company", "its partner",
    "Reuters reported", "the startup Quillon", "will invest", "bought", "rents", "a deal", "lent", "denied",
    "is in talks to", "revenue of", "valued at", "if", "not", "members of", "uses", "chips", "capacity",
    "a stake", "and", "in", "from", "to", "with", "by", "for", "up to", "about", "a year", "each",
    "respectively", "until 2030", "$5 billion", "€2bn", "27%", "2 GW", "100,000 GPUs", "2027", "$", "5",
    "1,000,", "9.9.9", "half", ",", ".", ";", "?", "(", ")", "[", "]", "«", "»", "\"", "'s", "…", "[+9 chars]",
    "\n", "\n\n", "إنفيديا", "أوبن إيه.آي", "ومايكروسوفت", "لأوراكل", "الشركة", "كلاهما", "شركة «مرفأ»",
    "إن.في.آي", "ستستثمر", "اشترت", "تستأجر", "صفقة", "نفت", "لو", "لم", "في", "من", "إلى", "مع", "،", "؟",
    "خمسة مليارات دولار", "٣ مليارات يورو", "5ر4 مليار", "غيغاواط", "رقائق", "حصة", "إيرادات", "بحسب مصادر",
    "Read more: ", "Related\n", "اقرأ أيضا: ", "<p>", "</b>", "<script>", "&nbsp;", "&#36;", "&amp;", "<!--",
    "{\"id\": 1, \"text\": \"", "\"}\n", "{\"id\":\"", "\u200b", "\u200d", "\u200f", "\u202e", "\u202c",
    "\u2066", "\u2069", "\ufeff", "ـ", "ً", "́", "\ud800", "\udfff", "ﷺ", "ﻻ", "＄", "²", "①", "௰", "\u0000",
    "\u001b", "\u2028", "🚀", " ",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map(" ".join) | st.lists(
    st.one_of(st.sampled_from(PIECES), st.characters()), max_size=60
).map("".join)


def check_text(text: str) -> None:
    """Read a text and hold every rule that each answer must keep against what comes out."""
    document = Document(id="fuzz", text=text)
    found = read(document)
    require_spans(found)
    why = explanation(document)
    require_reasons(why, found)
    if read(document) != found:
        raise AssertionError("the same text was read in two ways")
    folded = without_markup(fold(text))
    places = (place for span in sentences(folded.text) for place in (folded.raw(span.start, span.end),))
    for span in places:
        document.quote(span)


def require_spans(found: Reading) -> None:
    """Require that all spans of a reading lie in the text, and that evidence says something."""
    claims: tuple[Tie | Figure, ...] = (*found.ties, *found.figures)
    named = chain.from_iterable((tie.payer, tie.payee) for tie in found.ties)
    mentions: list[Mention] = [*named, *(figure.party for figure in found.figures)]
    spans: list[Span | None] = [*(claim.evidence for claim in claims), *(one.span for one in mentions)]
    for span in spans:
        if span is not None and not found.document.quote(span).strip():
            raise AssertionError(f"nothing is quoted at {span}")


def require_reasons(why: Explanation, found: Reading) -> None:
    """Require that the explanation is of these claims, and that its words lie in the text."""
    explained = (*why.ties, *why.figures)
    if tuple(one.claim for one in explained) != (*found.ties, *found.figures):
        raise AssertionError("other claims were explained than were read")
    reasons = (*(reason for one in explained for reason in one.reasons), *(one.reason for one in why.silences))
    for reason in reasons:
        if reason.words is not None:
            found.document.quote(reason.words)


TAGS = (
    *("<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<a href=x>", "</a>", "<div>", "</div>", "<body>", "</body>"),
    *("<div class=related>", "<p hidden>", "<script>", "</script>", "<template>", "<svg>", "<table>", "<td>", "<!--"),
    *("<script type='application/ld+json'>", '{"datePublished": "2025-01-01"}', "<time datetime=2025>", "<figcaption>"),
    *("<html lang=ar>", "<frameset>", "<select>", "<math>", "<title>", "<meta name=date content=x>", "\x00", "&#0;"),
    "Nvidia will invest $5 billion in Intel, the company said on Monday.",
)
SOUPS = st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=5)), max_size=60).map("".join)


def check_page(html: str) -> None:
    """Take the text out of a page, twice the same."""
    if page(html) != page(html):
        raise AssertionError("the same page was read in two ways")


def check_bytes(data: bytes) -> None:
    """Load bytes as standard input would, and read what they hold."""
    for item in inputs([STANDARD_INPUT], BytesIO(data)):
        if isinstance(item, Document):
            check_text(item.text)
        elif not isinstance(item, InputError | Reading):
            raise TypeError(f"{type(item).__name__} came out of the loaders")


def text_of(data: bytes) -> str:
    """Turn the bytes of a fuzzer into a text: most are pieces of news, some any character at all.

    >>> text_of(bytes([0, 11, 40]))
    'Nvidia will invest $5 billion'
    """
    words, left = [], iter(data)
    for byte in left:
        if byte < len(PIECES):
            words.append(PIECES[byte])
        else:
            words.append(chr(min(0x10FFFF, byte << 13 ^ next(left, 0) << 5 ^ next(left, 0))))
    return ("" if len(data) % 3 == 2 else " ").join(words)


def check_one(data: bytes) -> None:
    """Give one input of a fuzzer to every door."""
    text = text_of(data)
    check_text(text)
    check_bytes(data)
    check_bytes(text.encode(ENCODINGS[len(data) % len(ENCODINGS)], "replace"))


ROUND = 200


@given(TEXTS, SOUPS, st.binary(max_size=200))
@settings(max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def draw(text: str, soup: str, data: bytes) -> None:
    """Check `ROUND` texts and bytes that hypothesis draws."""
    check_text(text)
    check_page(soup)
    check_bytes(data)
    check_bytes(text.encode("utf-8", "replace"))
    check_one(data)
