"""Items: a sentence as names, quantities, words with their meanings, and marks, in the order of the text."""

import pytest

from halqa.reading.items import Item
from tests.reading.rows import items_of


def look(item: Item) -> str:
    if item.named:
        return f"<{item.named.party}>"
    return f"[{item.text}]" if item.quantity else item.text


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Nvidia invests $5 billion in Intel.", "<Nvidia> invests [$5 billion] in <Intel> ."),
        ("Oracle's 4.5GW site", "<Oracle> 's [4.5gw] site"),
        ("Microsoft Azure (Azure)", "<Microsoft> ( <Microsoft> )"),
        # the preposition is part of the name's item, not a word of its own
        ("ستدفع آبل لغوغل مليار دولار", "ستدفع <Apple> <Google> [مليار دولار]"),
        ("وبحسب إنفيديا، 5%", "وبحسب <Nvidia> , [5%]"),
        # a number in a name is no quantity
        ("The GPT-5 model of OpenAI", "the <OpenAI> model of <OpenAI>"),
    ],
)
def test_a_sentence_is_read_as_items(text: str, gives: str) -> None:
    sentence, _ = items_of(text)
    assert " ".join(look(item) for item in sentence.items) == gives


@pytest.mark.parametrize(
    ("text", "word", "category", "name"),
    [
        ("Nvidia invests in Intel", "invests", "event", "invest"),
        ("Nvidia bought chips", "bought", "event", "buy"),
        ("Nvidia bought chips", "chips", "goods", "chips"),
        ("the cloud computing deal", "cloud", "goods", "compute"),
        ("they are rivals", "rivals", "role", "rival"),
        ("سيستثمرون في الرقائق", "سيستثمرون", "event", "invest"),
        ("سيستثمرون في الرقائق", "الرقائق", "goods", "chips"),
        ("بالاستثمار", "بالاستثمار", "event", "invest"),
    ],
)
def test_a_word_has_its_meanings(text: str, word: str, category: str, name: str) -> None:
    sentence, _ = items_of(text)
    (item,) = [item for item in sentence.items if item.text == word]
    assert item.tag(category, name) is not None


def test_words_inside_a_phrase_are_covered_by_it() -> None:
    sentence, _ = items_of("Oracle sells cloud computing services")
    assert [item.text for item in sentence.items if item.covered] == ["computing"]


def test_items_stand_in_order_in_the_folded_text() -> None:
    sentence, _ = items_of("Nvidia, Oracle and OpenAI's partner pay $5 billion a year for 2 GW.")
    places = [place for item in sentence.items for place in (item.start, item.end)]
    assert places == sorted(places)
    assert not any(item.is_mark and item.named for item in sentence.items)
