"""The relation of a marked pair: own sentences in both languages, and the laws that every answer keeps."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import EmptyMarkError, MarkOutsideTextError, OverlappingMarksError, UnknownLanguageError
from halqa.model import Span
from halqa.reading.pairs import DIRECTED, Relation, relation
from halqa.reading.pairs.features import features, is_of_words
from halqa.reading.pairs.setting import setting
from tests.reading.pairs.rows import ARABIC, ENGLISH, MISSED, marked

SENTENCES = [("en", *row) for row in ENGLISH] + [("ar", *row) for row in ARABIC]
pieces = st.sampled_from(
    [
        "Intel",
        "Mobileye",
        " ",
        "acquired",
        "stake",
        " in ",
        ", ",
        ". ",
        "its",
        "'s",
        "$5 billion",
        "إنفيديا",
        "و",
        "لا",
        "\u200f",
        "?",
        "\n",
    ]
)


@pytest.mark.parametrize(("lang", "expected", "head", "text"), SENTENCES)
def test_a_plain_sentence_tells_its_relation_and_who_is_its_head(
    lang: str, expected: Relation, head: int, text: str
) -> None:
    plain, first, second = marked(text)
    best = relation(plain, first, second, lang).best
    assert best.relation is expected
    assert best.head == (second if head == 2 else first)


@pytest.mark.xfail(reason="CORE tells little of it: see MISSED")
@pytest.mark.parametrize(("lang", "expected", "head", "text"), MISSED)
def test_what_the_weights_do_not_know_yet(lang: str, expected: Relation, head: int, text: str) -> None:
    plain, first, second = marked(text)
    best = relation(plain, first, second, lang).best
    assert (best.relation, best.head) == (expected, first if head == 1 else second)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, _, _, text in SENTENCES])
def test_swapping_the_marks_changes_nothing_so_the_direction_swaps_with_them(lang: str, text: str) -> None:
    plain, first, second = marked(text)
    assert relation(plain, first, second, lang) == relation(plain, second, first, lang)


def test_a_directed_relation_has_a_candidate_each_way_and_the_others_one() -> None:
    plain, first, second = marked(ENGLISH[0][2])
    told = [(one.relation, one.head, one.tail) for one in relation(plain, first, second).candidates]
    each_way = {(one, *ends) for one in DIRECTED for ends in ((first, second), (second, first))}
    assert set(told) == each_way | {(one, first, second) for one in Relation if one not in DIRECTED}
    assert len(told) == len(set(told))


@given(st.lists(pieces, max_size=25), st.lists(pieces, max_size=25), st.lists(pieces, max_size=25))
def test_every_answer_is_a_distribution_the_same_each_time_whichever_mark_comes_first(
    before: list[str], between: list[str], after: list[str]
) -> None:
    text = "".join(before) + "Quillon" + "".join(between) + "مرفأ" + "".join(after)
    first, second = _place(text, "Quillon", len("".join(before))), _place(text, "مرفأ", -len("".join(after)) - 4)
    for lang in ("en", "ar"):
        told = relation(text, first, second, lang)
        assert sum(one.probability for one in told.candidates) == pytest.approx(1)
        assert all(0 <= one.probability <= 1 for one in told.candidates)
        assert told == relation(text, second, first, lang)
        assert told.probability(told.best.relation) == max(told.probability(one) for one in Relation)


def _place(text: str, name: str, start: int) -> Span:
    at = start % len(text)
    assert text[at : at + len(name)] == name
    return Span(at, at + len(name))


@given(st.text(min_size=2, max_size=60), st.data())
def test_any_text_can_be_asked_about(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(text) - 1))
    if not all(any(letter.isalnum() for letter in part) for part in (text[:cut], text[cut:])):
        with pytest.raises(EmptyMarkError, match="stands no word"):
            relation(text, Span(0, cut), Span(cut, len(text)))
        return
    told = relation(text, Span(0, cut), Span(cut, len(text)))
    assert sum(one.probability for one in told.candidates) == pytest.approx(1)


@pytest.mark.parametrize("span", [Span(-1, 3), Span(40, 46), Span(10, 99), Span(7, 7), Span(9, 8)])
def test_a_mark_outside_the_text_or_without_words_is_refused(span: Span) -> None:
    with pytest.raises(MarkOutsideTextError, match="lies outside the text of 22 characters"):
        relation("Intel bought Mobileye.", Span(0, 5), span)


def test_marks_that_overlap_are_refused() -> None:
    with pytest.raises(OverlappingMarksError, match="mark two different places"):
        relation("Intel bought Mobileye.", Span(0, 12), Span(6, 21))


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        relation("Intel achète Mobileye.", Span(0, 5), Span(13, 21), "fr")


def test_the_reasons_are_features_of_the_text_the_strongest_first() -> None:
    plain, first, second = marked(ENGLISH[0][2])
    reasons = relation(plain, first, second).reasons
    assert reasons[0].feature.startswith("concept acquire")
    assert [one.weight for one in reasons] == sorted((one.weight for one in reasons), reverse=True)
    assert {one.feature for one in reasons} <= set(features(setting(plain, first, second, "en")))


def test_the_same_sentence_has_the_same_grammar_in_both_languages() -> None:
    english = features(setting(*marked("[Intel] acquired a stake in [Anthropic]."), "en"))
    arabic = features(setting(*marked("اشترت [إنتل] حصة في [أنثروبيك]."), "ar"))
    shared = {one for one in english if not is_of_words(one)} & set(arabic)
    assert {"frame equity between", "concept stake between", "right after in", "tie shareholder_of"} <= shared


def test_what_stands_far_off_says_nothing_of_a_pair() -> None:
    plain, first, second = marked(ENGLISH[3][2])
    dull = "Nothing of note was said there. "
    told = [
        relation(
            dull * times + plain + dull * times, _moved(first, len(dull) * times), _moved(second, len(dull) * times)
        )
        for times in (100, 2000)
    ]
    near, far = told
    assert near.best.relation is Relation.SHAREHOLDER_OF
    assert near.best.probability == pytest.approx(far.best.probability)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def test_the_weights_are_small_and_name_where_they_come_from() -> None:
    file = files("halqa.reading.pairs") / "weights.json"
    text = file.read_text("utf-8")
    assert len(text.encode("utf-8")) < 1_000_000
    data = json.loads(text)
    assert "CORE" in data["about"]
    assert "CC BY 4.0" in data["about"]
    assert {len(row) for row in data["features"].values()} == {len(data["relations"])}
    assert set(data["directions"]) == set(DIRECTED)
