"""The words of each language: every event and role has its frame, every entry its form, nothing is told twice."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from halqa.catalogue.parties import TYPES
from halqa.catalogue.words import frames, languages, payee_prior, usual_kind, words, words_from
from halqa.errors import UnknownLanguageError
from halqa.model import Kind, Metric, Status
from halqa.text.folding import folded
from halqa.units import Bound, Period

every_language = pytest.mark.parametrize("lang", ["ar", "en"])


def data(lang: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files("halqa.catalogue") / "words" / f"{lang}.json").read_text("utf-8"))
    return loaded


def meanings(lang: str, text: str) -> set[tuple[str, str]]:
    """Return what the first word or phrase of a folded text may mean."""
    return {(tag.category, tag.name) for tag in words(lang).tags(folded(text).split(), 0)}


def test_both_languages_are_there_and_others_are_refused() -> None:
    assert languages() == ("ar", "en")
    with pytest.raises(UnknownLanguageError, match="Halqa knows: ar, en"):
        words("fr")


@every_language
@pytest.mark.parametrize("name", ["../parties", "en.json", "", "EN"])
def test_a_language_is_a_name_from_the_list_never_a_path(lang: str, name: str) -> None:
    assert lang in languages()
    with pytest.raises(UnknownLanguageError):
        words(name)


@every_language
def test_every_event_and_role_has_a_frame(lang: str) -> None:
    known = frames()
    assert {tag.name for tags in words(lang).phrases.values() for tag in tags if tag.category == "event"} <= set(known)
    assert {f"role:{name}" for name in data(lang)["roles"]} <= set(known)


def test_every_frame_has_words_in_english() -> None:
    told = {*data("en")["events"], *(f"role:{name}" for name in data("en")["roles"])}
    assert set(frames()) == told


def test_frames_name_only_known_kinds_and_statuses() -> None:
    for frame in frames().values():
        assert frame.kind is None or frame.kind in set(Kind), frame.name
        assert frame.default is None or frame.default in set(Kind), frame.name
        assert {frame.past, frame.other} <= set(Status), frame.name
        assert frame.subject in {"payer", "payee", "either"}, frame.name


@every_language
def test_metrics_bounds_and_periods_are_those_of_the_model(lang: str) -> None:
    told = data(lang)
    assert set(told["metrics"]) <= set(Metric)
    assert set(told["strong_metrics"]) <= set(Metric)
    assert {*told["bounds_before"], *told["bounds_after"]} <= set(Bound)
    assert set(told["per_period"]) == set(Period)
    assert all(len(code) == 3 and code.isupper() for code in told["currencies"])
    assert all(len(code) == 2 and code.isupper() for code in told["countries"].values())


@every_language
def test_goods_are_kinds_or_what_equity_is_made_of(lang: str) -> None:
    assert set(data(lang)["goods"]) <= {*Kind, "stake", "warrant", "servers"}


@every_language
def test_types_of_newcomers_are_types_of_parties(lang: str) -> None:
    told = words(lang)
    assert {*told.organisation_nouns.values(), *told.organisation_endings.values()} <= TYPES
    assert all(set(one.get("type") or ()) <= TYPES for one in told.descriptions.values())


def _listed(value: Any) -> Iterator[list[str]]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _listed(inner)


@every_language
def test_no_list_is_padded_or_holds_an_empty_word(lang: str) -> None:
    told = {name: value for name, value in data(lang).items() if name != "dates"}  # its patterns hold spaces on purpose
    for listed in _listed(told):
        assert all(word == word.strip() and word for word in listed), listed


@every_language
def test_both_languages_have_the_same_lists(lang: str) -> None:
    capitals = {"newcomers", "no_names", "given_names", "places"}  # of languages whose names begin with one
    endings = {"metric_nouns", "qualified_metrics", "bound_pronouns", "masculine_pronouns"}  # of those that inflect
    glued = {"called", "founders", "firms", "things", "firm_adjectives", "company_pronoun"}
    optional = {"ordinary_names", "everyday_names", "clitic_prepositions", "letter_names", "ordinary_letter_names"}
    optional |= capitals | endings | glued
    assert set(data(lang)) - optional == set(data("en")) - optional


@pytest.mark.parametrize(
    ("lang", "text", "meaning"),
    [
        ("en", "invests", ("event", "invest")),
        ("en", "bought", ("event", "buy")),
        ("en", "joint venture", ("event", "ally")),
        ("en", "chips", ("goods", "chips")),
        ("en", "cloud computing", ("goods", "compute")),
        ("en", "rivals", ("role", "rival")),
        ("en", "in talks", ("talks", "in talks")),
        ("en", "into", ("preposition", "in")),
        ("ar", "استثمرت", ("event", "invest")),
        ("ar", "وسيستثمرون", ("event", "invest")),
        ("ar", "بالاستثمار", ("event", "invest")),
        ("ar", "صفقتها", ("event", "deal")),
        ("ar", "الرقائق", ("goods", "chips")),
        ("ar", "للرقائق", ("goods", "chips")),
        ("ar", "منافستها", ("role", "rival")),
        ("ar", "محادثات", ("talks", "محادثات")),
    ],
)
def test_a_word_means_what_it_says(lang: str, text: str, meaning: tuple[str, str]) -> None:
    assert meaning in meanings(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "weather"), ("en", "investigate"), ("en", "\x00"), ("ar", "طقس"), ("ar", "ثمرة"), ("ar", "و")],
)
def test_other_words_are_no_events(lang: str, text: str) -> None:
    assert not [name for category, name in meanings(lang, text) if category == "event"]


def test_the_length_of_a_phrase_is_told_in_tokens() -> None:
    tags = words("en").tags(["cloud", "computing", "deal"], 0)
    assert {tag.length for tag in tags if tag.category == "goods"} == {1, 2}


def test_what_stands_before_an_arabic_word_is_kept() -> None:
    assert "وب" in {tag.glued for tag in words("ar").tags(["وباتفاق"], 0)}


def test_a_missing_list_is_named_by_its_error() -> None:
    told = data("en")
    del told["talks"]
    with pytest.raises(KeyError, match="talks"):
        words_from(told)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("lab", "cloud", "compute"),
        ("cloud", "lab", "compute"),
        ("cloud", "chipmaker", "chips"),
        ("person", "person", None),
    ],
)
def test_two_types_of_parties_have_a_usual_kind_whichever_is_named_first(
    first: str, second: str, kind: str | None
) -> None:
    assert usual_kind(first, second) == kind


def test_chip_makers_are_paid_for_chips_sooner_than_labs() -> None:
    assert payee_prior("chips", "chipmaker") > payee_prior("chips", "lab")
    assert payee_prior("compute", "cloud") > payee_prior("compute", "lab")
