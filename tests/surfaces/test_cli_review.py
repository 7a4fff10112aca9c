"""`halqa ledger review` and `halqa ledger judge`: what to look at first, and what follows from an answer."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from halqa.ledger.storage.store import Ledger
from halqa.model import Kind, Reading, Status, Verdict
from tests.ledger.build import reading, tie, usd
from tests.surfaces.commands import halqa

DEBT = {"kind": Kind.DEBT}
NEWS: list[Reading] = [
    reading("a", tie("Nvidia", "OpenAI", 100, hearsay=True), day="2025-09-22"),
    reading("b", tie("Meta", "Nebius", 3), day="2025-06-11"),
    reading("c", tie("Meta", "Nebius", 5), day="2026-03-16"),
    reading("d", tie("Google", "Anthropic", 10, status=Status.DENIED), day="2025-12-01"),
    reading("e", tie("Amazon", "Anthropic", 1, hearsay=True, **DEBT), day="2025-12-01"),
]


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = tmp_path / "halqa.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(NEWS)
    return str(path)


def queue(book: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in halqa("ledger", "review", "--json", "--ledger", book).stdout.splitlines()]


def deals(book: str) -> dict[str, dict[str, Any]]:
    lines = halqa("deals", "--json", "--ledger", book).stdout.splitlines()
    return {found["id"]: found for found in map(json.loads, lines)}


def made(book: str) -> list[Verdict]:
    with Ledger.open(book) as ledger:
        return [judgement.verdict for judgement in ledger.judgements()]


def review(book: str, answers: str, *more: str) -> str:
    result = halqa("ledger", "review", "--by", "Zarqa", "--ledger", book, *more, stdin=answers.encode())
    assert result.exit_code == 0, result.output
    return result.stdout


def judge(book: str, *words: str) -> str:
    result = halqa("ledger", "judge", *words, "--by", "Zarqa", "--ledger", book)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_most_money_and_doubt_hang_on_comes_first(book: str) -> None:
    found = queue(book)

    assert [(each["ask"], each["reason"], each["deals"]) for each in found] == [
        ("holds", "alleged", ["compute-nvidia-openai"]),
        ("same", "maybe_same", ["compute-meta-nebius", "compute-meta-nebius-2"]),
        ("holds", "alleged", ["debt-amazon-anthropic"]),
        ("holds", "stated", ["compute-meta-nebius-2"]),
        ("holds", "stated", ["compute-meta-nebius"]),
    ]
    assert (found[0]["usd"], found[0]["yes"], found[0]["no"]) == (100_000_000_000, "accept", "reject")
    assert found[0]["claims"][0]["evidence"] == "a says Nvidia compute OpenAI 100000000000"


def test_a_queue_is_gone_through_with_one_key_each(book: str) -> None:
    shown = review(book, "n\ny\nu\nq\n")

    assert "Does this hold?" in shown
    assert "$100 billion" in shown
    assert "Decisions made: 3." in shown
    assert made(book) == [Verdict.REJECT, Verdict.SAME, Verdict.UNSURE]
    assert set(deals(book)) == {"compute-meta-nebius", "compute-google-anthropic", "debt-amazon-anthropic"}
    assert [each["deals"] for each in queue(book)] == [["compute-meta-nebius"]]


def test_an_answer_can_be_taken_back_and_given_anew(book: str) -> None:
    review(book, "y\nb\nn\nb\ny\nq\n")

    assert made(book) == [Verdict.ACCEPT, Verdict.UNDO, Verdict.REJECT, Verdict.UNDO, Verdict.ACCEPT]
    assert deals(book)["compute-nvidia-openai"]["chosen_by"] == "only_telling"


def test_a_claim_is_corrected_in_the_dialogue(book: str) -> None:
    review(book, "c\namount=80e9; hearsay=false\nq\n")

    assert (deals(book)["compute-nvidia-openai"]["amount"], deals(book)["compute-nvidia-openai"]["hearsay"]) == (
        8 * 10**10,
        False,
    )


def test_a_correction_that_cannot_be_is_refused_and_the_question_asked_again(book: str) -> None:
    shown = review(book, "c\namount=a lot\nn\nq\n")

    assert shown.count("1/5 · Does this hold?") == 2
    assert made(book) == [Verdict.REJECT]


def test_the_dialogue_is_held_in_arabic_too(book: str) -> None:
    shown = review(book, "ل\nنعم\nخ\n", "--lang", "ar")

    assert "أيصح هذا؟" in shown
    assert "أهذان عن صفقة واحدة؟" in shown
    assert made(book) == [Verdict.REJECT, Verdict.SAME]


def test_the_end_of_the_answers_ends_the_review_and_other_keys_are_passed_over(book: str) -> None:
    assert "Decisions made: 0." in review(book, "perhaps\n\n")


def test_a_review_needs_a_name(book: str) -> None:
    result = halqa("ledger", "review", "--ledger", book, stdin=b"y\n")

    assert result.exit_code == 2
    assert "it needs the name of who decides" in result.stderr


def test_nothing_to_review_is_said(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "halqa.db", create=True) as ledger:
        ledger.add([reading("a", day="2025-01-01")])

    assert "There is nothing to review." in halqa("ledger", "review", "--ledger", str(tmp_path / "halqa.db")).stdout


def test_deals_are_joined_and_parted_again_without_a_dialogue(book: str) -> None:
    both = ("compute-meta-nebius", "compute-meta-nebius-2")

    number = judge(book, "same", *both, "--why", "one is an option of the other").split()[-1].rstrip(".")
    assert len(deals(book)["compute-meta-nebius"]["versions"]) == 2
    judge(book, "undo", number)
    assert set(both) <= set(deals(book))


def test_a_claim_of_the_queue_and_a_party_are_judged_by_name(book: str) -> None:
    judge(book, "reject", queue(book)[0]["claims"][0]["claim"])
    judge(book, "same", "Nebius", "Anthropic")

    assert set(deals(book)) == {
        "compute-meta-anthropic",
        "compute-meta-anthropic-2",
        "compute-google-anthropic",
        "debt-amazon-anthropic",
    }


@pytest.mark.parametrize(("lang", "words"), [("en", ("rejected", "taken back")), ("ar", ("مرفوض", "أُلغي"))])
def test_what_was_decided_is_listed_with_what_was_taken_back(book: str, lang: str, words: tuple[str, str]) -> None:
    number = judge(book, "reject", "compute-meta-nebius").split()[-1].rstrip(".")
    judge(book, "undo", number)
    asked = ("ledger", "review", "--made", "--ledger", book)
    shown = halqa(*asked, "--lang", lang).stdout
    listed = [json.loads(line) for line in halqa(*asked, "--json").stdout.splitlines()]

    assert all(word in shown for word in (*words, number))
    assert sorted((each["verdict"], each["stands"]) for each in listed) == [("reject", False), ("undo", False)]


def test_a_rejected_claim_stays_visible_beside_its_deal(book: str) -> None:
    judge(book, "same", "compute-meta-nebius", "compute-meta-nebius-2")
    judge(book, "reject", "compute-meta-nebius")

    assert "rejected: “c says Meta compute Nebius 5000000000”" in " ".join(
        halqa("deals", "--ledger", book).stdout.split()
    )
    assert len(deals(book)["compute-meta-nebius"]["rejected"]) == 1


def test_fields_are_corrected_without_a_dialogue(book: str) -> None:
    judge(book, "correct", "debt-amazon-anthropic", "--set", "from=Google", "--set", "amount=2e9")

    assert deals(book)["debt-google-anthropic"]["amount"] == 2 * 10**9


@pytest.mark.parametrize(
    "words",
    [
        ("same", "compute-meta-nebius", "compute-meta-nebius"),
        ("same", "Meta", "Metaverse"),
        ("undo", "0" * 16),
        ("reject", "nobody"),
        ("correct", "compute-meta-nebius", "--set", "amount"),
        ("correct", "compute-meta-nebius"),
        ("part_of", "compute-meta-nebius"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_written(book: str, words: tuple[str, ...]) -> None:
    result = halqa("ledger", "judge", *words, "--by", "Zarqa", "--ledger", book)

    assert (result.exit_code, result.stdout, made(book)) == (2, "", [])
    assert result.stderr.startswith("halqa: ")


def test_a_decision_survives_a_reading_by_a_newer_reader_and_a_rebuild(book: str) -> None:
    judge(book, "reject", "compute-nvidia-openai")
    with Ledger.open(book) as ledger:
        better = replace(NEWS[0].ties[0], amount=usd(101), hearsay=False)
        ledger.add([replace(NEWS[0], reader="test-reader 2.0", ties=(better,))])
        ledger.rebuild()

    assert "compute-nvidia-openai" not in deals(book)
