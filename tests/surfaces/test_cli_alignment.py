"""`halqa alignment`: all parties, those of one, one pair; in both languages and as JSON."""

import json
from functools import partial
from pathlib import Path

import pytest

from halqa.ledger.storage.store import Ledger
from halqa.model import Kind, Reading, Status
from tests.ledger.build import reading, tie
from tests.surfaces import commands
from tests.surfaces.commands import halqa

RIVAL, STAKE = {"kind": Kind.RIVALRY}, {"kind": Kind.EQUITY, "status": Status.DONE}
NEWS: list[Reading] = [
    reading("a", tie("Microsoft", "OpenAI", 13, **STAKE), day="2025-01-23"),
    reading("b", tie("OpenAI", "xAI", **RIVAL), day="2025-02-01"),
    reading("c", tie("OpenAI", "xAI", status=Status.ENDED, **RIVAL), day="2025-08-01"),
    reading("d", tie("Microsoft", "OpenAI", **RIVAL), day="2025-11-01"),
    reading("e", tie("Nvidia", "xAI", 2, status=Status.TALKS, kind=Kind.EQUITY), day="2025-10-01"),
    reading("f", tie("AMD", "Nvidia", **RIVAL), day="2025-10-06"),
    reading("g", tie("OpenAI", "AMD", 90, kind=Kind.CHIPS), day="2025-10-07"),
    reading("h", tie("OpenAI", "Nvidia", 20, kind=Kind.CHIPS), day="2025-10-08"),
    reading("i", tie("Core42", "Nvidia", 1, kind=Kind.CHIPS), day="2025-10-09"),
]


@pytest.fixture
def book(own_folder: Path) -> str:
    path = own_folder / "halqa.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(NEWS)
    return str(path)


shown = partial(commands.shown, "alignment")


def test_pairs_camps_and_turns_are_told_in_english(book: str) -> None:
    told = shown("--ledger", book)

    assert "Alliance and rivalry as of 1 November 2025: 5 pairs" in told
    assert "Allies 3 · rivals 1 · both at once 1." in told
    assert "1 pair would read otherwise" in told
    assert "Microsoft – OpenAI allies and rivals 1 deal, strength 1, $13 billion" in told
    assert "Ties that two camps must leave unsatisfied: 1, proven, of 5 pairs." in told
    assert "Pairs that are both, taken as rivals: 1, proven" in told
    assert "AMD and Nvidia are rivals; allied with both: OpenAI" in told
    assert "30 June 2025 – 30 September 2025: OpenAI and xAI: the rivalry ends" in told
    assert "Microsoft and OpenAI: rivalry begins, and the alliance stays" in told


def test_pairs_camps_and_turns_are_told_in_arabic(book: str) -> None:
    told = shown("--ledger", book, "--lang", "ar")

    assert "التحالف والمنافسة حتى 1 نوفمبر 2025: 5 أزواج" in told
    assert "تحالف 3 · منافسة 1 · الأمران معا 1." in told
    assert "لاختلفت حال زوج واحد" in told
    assert "منافسة بين إيه إم دي وإنفيديا؛ حلفاء الاثنين: أوبن إيه آي" in told
    assert "مايكروسوفت وأوبن إيه آي: بدأت المنافسة والتحالف باقٍ" in told


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        (
            "en",
            ["Microsoft – OpenAI", "Allies: 1 deal, strength 1, $13 billion · since 23 January 2025", "Rivals: 1 deal"],
        ),
        (
            "ar",
            [
                "مايكروسوفت – أوبن إيه آي",
                "تحالف: صفقة واحدة، القوة 1، 13 مليار دولار · منذ 23 يناير 2025",
                "منافسة: صفقة",
            ],
        ),
    ],
)
def test_a_pair_shows_both_sides_and_the_deals_of_each(book: str, lang: str, wanted: list[str]) -> None:
    told = shown("openai", "مايكروسوفت", "--ledger", book, "--lang", lang)
    assert [each for each in wanted if each not in told] == []
    assert "equity-microsoft-openai" in told
    assert "rivalry-microsoft-openai" in told


@pytest.mark.parametrize(("lang", "wanted"), [("en", "Only talked of: "), ("ar", "قيد الحديث فقط:")])
def test_what_is_only_talked_of_stands_apart(book: str, lang: str, wanted: str) -> None:
    assert wanted in shown("Nvidia", "xAI", "--ledger", book, "--lang", lang)
    assert wanted not in shown("Nvidia", "xAI", "--ledger", book, "--lang", lang, "--with-doubtful")


def test_one_party_sees_its_own_pairs_and_turns(book: str) -> None:
    told = shown("xAI", "--ledger", book, "--with-doubtful")
    assert "1 pair" in told
    assert "Nvidia and xAI: the alliance begins" in told
    assert "AMD and OpenAI" not in told


def test_json_has_all_of_it_with_the_deals_behind(book: str) -> None:
    (told,) = map(json.loads, halqa("alignment", "--ledger", book, "--json", "--quarters", "3").stdout.splitlines())
    pair = next(each for each in told["pairs"] if each["parties"] == ["Microsoft", "OpenAI"])

    assert (told["as_of"], len(told["quarters"])) == ("2025-11-01", 4)
    assert (pair["stance"], pair["ally"]["usd"], pair["rival"]["usd"]) == ("both", 13_000_000_000, None)
    assert (pair["ally"]["deals"], pair["ally"]["firm_share"]) == (["equity-microsoft-openai"], 1.0)
    assert (told["camps"]["least"], told["camps"]["most"]) == (1, 1)
    assert {"rivals": ["AMD", "Nvidia"], "allied_with_both": ["OpenAI"]} in told["camps"]["between"]
    assert [(turn["before"], turn["after"]) for turn in told["turns"] if turn["parties"] == ["OpenAI", "xAI"]] == [
        ("rival", "neither")
    ]


def test_parties_count_as_their_parents_where_asked(book: str) -> None:
    assert "Core42 – Nvidia" in shown("Core42", "--ledger", book)
    assert "G42 – Nvidia" in shown("Core42", "--ledger", book, "--by-group")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("OpenAy",), "No party is called 'OpenAy'. Did you mean OpenAI?"),
        (("OpenAI", "chatgpt"), "Both names count as OpenAI."),
        (("G42", "Core42", "--by-group"), "Both names count as G42."),
    ],
)
def test_a_party_that_is_nobody_or_named_twice_is_refused(book: str, args: tuple[str, ...], message: str) -> None:
    result = halqa("alignment", *args, "--ledger", book)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize(
    ("lang", "nothing", "nobody"),
    [("en", "No deal that is held", "Nobody changed side"), ("ar", "لا صفقة محفوظة", "لم يبدّل أحد موقفه")],
)
def test_without_deals_and_without_rivals_it_says_so(book: str, lang: str, nothing: str, nobody: str) -> None:
    assert nothing in shown("--ledger", book, "--as-of", "2024-01-01", "--lang", lang)
    told = shown("Oracle", "--ledger", book, "--lang", lang)
    assert nothing in told
    assert nobody in told
