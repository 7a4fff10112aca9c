"""Whether a sentence may tell a deal at all is told by its words, and by who is named in its text."""

import pytest

from halqa.catalogue.words import words
from halqa.reading.names.mentions import How, Named
from halqa.reading.prospects import prospects
from halqa.reading.screen import screen

LAB, CLOUD, FUND, VENTURE = (
    Named(kind, 0, 1, How.NAME, type=kind) for kind in ("lab", "neocloud", "investor", "venture")
)


def may_tell(text: str, *parties: Named, lang: str = "en", names: bool = True) -> bool:
    """Whether one sentence may tell a deal of parties, some of which it names."""
    return next(prospects([screen(lang).bearing(text)], [int(names)], parties, words(lang)))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "the fund will acquire the lab"),
        ("en", "the two compete"),
        ("en", "a stake of the fund in the lab"),
        ("en", "the lab's backers"),
        ("en", "it put $5 billion into the lab"),
        ("en", "it uses the cloud's servers"),
        ("en", "it will get 20,000 gpus"),
        ("en", "its revenue was $3bn"),
        ("ar", "استحوذت عليها"),
        ("ar", "وتزودها برقائق"),
        ("ar", "ضخت فيها ملياري دولار"),
    ],
)
def test_a_frame_whose_needs_are_met_may_tell(lang: str, text: str) -> None:
    assert may_tell(text, LAB, FUND, lang=lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "the lab published a paper"),
        ("en", "it put a lot into the lab"),
        ("en", "the lab uses the lot of it"),
        ("en", "revenue rose again"),
        ("en", "it is a member"),
        ("ar", "نشرت الشركة ورقة"),
    ],
)
def test_a_sentence_without_an_event_or_what_its_frame_needs_tells_nothing(lang: str, text: str) -> None:
    assert not may_tell(text, LAB, FUND, lang=lang)


def test_goods_may_be_told_by_who_deals() -> None:
    assert may_tell("the lab uses it", LAB, CLOUD)
    assert not may_tell("the lab uses it", LAB, FUND)


def test_joining_needs_a_venture() -> None:
    assert may_tell("the lab is a member", LAB, VENTURE)
    assert not may_tell("the lab is a member", LAB, FUND)


def test_one_party_alone_makes_no_tie() -> None:
    assert not may_tell("the lab will acquire it", LAB)
    assert may_tell("the revenue of the lab was $3bn", LAB)


def test_a_tie_needs_a_party_or_what_may_stand_for_one() -> None:
    assert may_tell("it will acquire the other", LAB, FUND, names=False)
    assert not may_tell("somebody will acquire somebody", LAB, FUND, names=False)


def test_who_raises_money_gets_it_from_somebody() -> None:
    assert may_tell("the lab secured it from them", LAB, FUND)
    assert not may_tell("the lab secured it", LAB, FUND)
    assert may_tell("وحصلت على تمويل", LAB, FUND, lang="ar")  # the preposition may be part of the word of the name


def test_a_phrase_is_looked_up_word_for_word() -> None:
    known, text = screen("en"), "the two teams were up"
    coarse = known.bearing(text)
    bearings = [coarse, known.refined(coarse, text), known.refined(coarse, "the two teamed up with it")]
    assert list(prospects(bearings, [1, 1, 1], (LAB, FUND), words("en"))) == [True, False, True]


def test_the_shares_of_a_round_need_no_verb() -> None:
    bearings = [screen("en").bearing(text) for text in ("it raised a round of $5bn", "$2bn from them")]
    assert list(prospects(bearings, [1, 1], (LAB, FUND), words("en"))) == [True, True]
    assert list(prospects(bearings[1:], [1], (LAB, FUND), words("en"))) == [False]
