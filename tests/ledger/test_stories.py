"""One story printed twice is one witness."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.ledger.stories import joined, stories, wording
from halqa.model import Document, Span

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
