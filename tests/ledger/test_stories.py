"""One story printed twice is one witness."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.ledger.deals import deals
from halqa.ledger.stories import joined, stories, wording
from halqa.model import Document, Kind, Reading, Span
from tests.ledger.build import reading, tie

WIRE = (
    "Nvidia will put 30 billion dollars into OpenAI, the two said on Friday. The money is part of a round that values "
    "the lab at 730 billion. SoftBank takes part with as much again, and Amazon with more than either of them. "
    "The chip maker had spoken of a far larger sum last autumn, and nothing of that came to pass in the end. "
    "Shares rose. Analysts asked where the money would go next, and most of them gave the same answer as before."
)
OTHER = (
    "OpenAI said it had raised money from the chip maker Nvidia. A person close to the talks put it at 30 billion. "
    "Its rivals have raised too: Anthropic closed a round in the winter, and xAI sold debt against its machines. "
    "What is left of the old plan, under which a hundred billion would have come in ten steps, no one would say."
)


def told(**texts: str) -> dict[str, str]:
    return stories({name: wording(Document(id=name, text=text)) for name, text in texts.items()})


RETELLINGS = [
    WIRE,
    "LONDON (Wire) - " + WIRE,
    WIRE.replace("Shares rose. ", ""),
    WIRE.upper(),
    WIRE.replace(" ", "  ").replace(". ", ".\n\n"),
]


@pytest.mark.parametrize("retelling", RETELLINGS)
def test_a_wire_story_that_was_hardly_touched_is_the_same_story(retelling: str) -> None:
    assert told(a=WIRE, b=retelling, c=OTHER) == {"a": "a", "b": "a", "c": "c"}


def test_another_account_of_the_same_deal_is_another_story() -> None:
    assert told(a=WIRE, b=OTHER, c=WIRE[:150]) == {"a": "a", "b": "b", "c": "c"}


def test_arabic_spellings_do_not_part_a_story() -> None:
    story = (
        "أعلنت شركة إنفيديا أنها ستستثمر ثلاثين مليار دولار في أوبن إيه آي ضمن جولة كبيرة مع سوفت بنك وأمازون هذا العام"
    )
    spelt = story.replace("أ", "ا").replace("إ", "ا").replace("شركة", "شرِكة")

    assert told(a=story, b=spelt) == {"a": "a", "b": "a"}


def test_a_retelling_of_a_retelling_belongs_to_the_first() -> None:
    step = WIRE.replace("Shares rose. ", "Shares fell by a tenth. ")
    further = step.replace("as before", "as in the years before it")

    for order in permutations([("a", WIRE), ("b", step), ("c", further)]):
        assert set(told(**dict(order)).values()) == {next(iter(dict(order)))}


@pytest.mark.parametrize("text", ["", "Nvidia", "Nvidia pays", "!!!"])
def test_texts_of_hardly_a_word_are_stories_too(text: str) -> None:
    assert told(a=text, b=WIRE) == {"a": "a", "b": "b"}


def test_evidence_knows_the_sentence_it_stands_in() -> None:
    text = "First one. إنفيديا استثمرت ٣٠ مليارًا. Last one."
    at = text.index("استثمرت")

    found = wording(Document(id="d", text=text)).passage(Span(at, at + 7))
    assert found == ("انفيديا", "استثمرت", "30", "مليارا")


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_links_join_what_they_reach_in_any_order(links: list[tuple[int, int]]) -> None:
    forward = joined(range(13), links)

    assert forward == joined(range(13), [(b, a) for a, b in reversed(links)])
    assert all(forward[a] == forward[b] for a, b in links)
    assert all(forward[lead] == lead <= member for member, lead in forward.items())


ENGLISH = (
    "Nvidia will put 30 billion dollars into OpenAI, the two said on 27 February 2026. The round of 110 billion values "
    "the lab at 730 billion; Amazon gives 50 billion, of which 15 come first. Shares rose 2.4%."
)
ARABIC = (
    "قالت إنفيديا وأوبن إيه آي في 27 فبراير 2026 إن الأولى ستضخ ٣٠ مليار دولار في الثانية. "
    "وتقدر الجولة البالغة 110 مليارات قيمة المختبر بنحو 730 مليارا، وتدفع أمازون 50 مليارا منها 15 أولا. "
    "وارتفع السهم 2.4 في المئة."
)
OWN_WORDS = (
    "استثمرت إنفيديا 30 مليار دولار في أوبن إيه آي، وهي 12 ضعف ما استثمرته في 2024، وفق 4 محللين و3 صناديق و18 بنكا."
)


def of(text: str, day: str | None = "2026-02-27", billions: float = 30) -> Reading:
    told_ = tie("Nvidia", "OpenAI", billions, kind=Kind.EQUITY)
    return reading(text[:9], told_, day=day, text=text)


def origins_of(*told_: Reading) -> int:
    return sum(version.origins for deal in deals(told_) for version in deal.versions)


def test_a_wire_story_in_translation_is_one_origin() -> None:
    assert origins_of(of(ENGLISH), of(ARABIC)) == 1
    assert origins_of(of(ENGLISH), of(ARABIC, "2026-03-01")) == 1


@pytest.mark.parametrize(
    "other",
    [of(ARABIC, "2026-03-03"), of(ARABIC, None), of(OWN_WORDS), of(ARABIC, billions=31)],
)
def test_what_was_told_later_or_otherwise_is_an_origin_of_its_own(other: Reading) -> None:
    assert origins_of(of(ENGLISH), other) == 2
