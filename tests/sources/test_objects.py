import json
from datetime import date
from decimal import Decimal

import pytest

from halqa.errors import InvalidClaimError
from halqa.sources.objects import document, parsed


def test_a_document_keeps_what_its_object_tells() -> None:
    found = document(
        {"id": "a", "text": "نص", "title": "عنوان", "lang": "ar-EG", "published": "2025-09-22", "publisher": "صحيفة"},
        "news.jsonl",
    )
    assert (found.id, found.text, found.title, found.lang) == ("a", "نص", "عنوان", "ar")
    assert (found.published, found.publisher, found.source) == (date(2025, 9, 22), "صحيفة", "news.jsonl")


def test_keys_that_halqa_does_not_know_are_passed_over() -> None:
    assert document({"id": "a", "text": "x", "ties": [], "figures": [], "url": {"any": 1}}, "n").text == "x"


def test_a_number_may_serve_as_an_id() -> None:
    assert document({"id": 7, "text": "x"}, "n").id == "7"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"text": "x"}, "id"),
        ({"id": "a"}, "text: field required"),
        ({"id": "a", "text": 5}, "text: input should be a valid string"),
        ({"id": "a", "text": ["x"]}, "text: input should be a valid string"),
        ({"id": True, "text": "x"}, "id"),
        ({"id": " ", "text": "x"}, "id: is empty"),
        ({"id": "a", "text": "x", "published": "yesterday"}, "'yesterday' is not a date"),
        ({"id": "a", "text": "x", "published": "2025-02-30"}, "'2025-02-30' is not a date"),
    ],
)
def test_an_object_that_is_no_document_is_refused_with_the_field_named(value: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidClaimError, match=said):
        document(value, "news.jsonl")


def test_a_refusal_never_repeats_the_text() -> None:
    with pytest.raises(InvalidClaimError) as refusal:
        document({"id": ["secret"], "text": "secret" * 10_000}, "news.jsonl")
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[1]",
        '"text"',
        "5",
        "null",
        '{"a": NaN}',
        '{"a": Infinity}',
        "[" * 100_000,
        '{"a": ' * 500 + "1" + "}" * 499,
    ],
)
def test_a_line_that_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parsed(line)


def test_fractions_stay_as_they_were_written() -> None:
    assert parsed('{"a": 0.1, "b": 3}') == {"a": Decimal("0.1"), "b": 3}


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    text = parsed(r'{"text": "a\ud83d b\ude00 \ud83d\ude00"}')["text"]
    assert text == "a\ufffd b\ufffd 😀"
    assert json.dumps(text).encode()
