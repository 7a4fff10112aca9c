"""Full text in both languages, the same on both stores, kept up with what is added and taken down."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from halqa.errors import MissingLedgerError
from halqa.ledger.storage.store import Ledger
from halqa.model import Document, Figure, Reading, Span, TakeDown
from halqa.reading import read
from tests.ledger.build import tie
from tests.ledger.storage.raw import engine, execute

ARTICLES = {
    "oracle": ("Oracle signed a contract worth $300 billion with OpenAI.", "A lake for years", "2025-09-10"),
    "nvidia": ("استثمرت إنفيديا ١٢ مليار دولار في عملاقة الذكاء أوبن إيه آي الأمريكية.", "صفقةُ الشرائح", "2025-10-01"),
    "meta": ("وقّعت ميتا عقدًا للحوسبة مع جوجل بقيمة 10 مليارات دولار.", None, "2026-01-05"),
    "loss": ("OpenAI expects an operating loss of $14 billion in 2026.", "Losses", "2026-02-01"),
}


def article(name: str) -> Reading:
    body, title, day = ARTICLES[name]
    return read(Document(id=name, text=body, title=title, published=date.fromisoformat(day)))


ORDER = TakeDown(document=article("oracle").document.sha256, by="Hind", at=datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def kept(place: str) -> str:
    with Ledger.open(place, create=True) as ledger:
        ledger.add([article(name) for name in ARTICLES])
    return place


def found(place: str, question: str, most: int = 20, as_of: date | None = None) -> set[str]:
    with Ledger.open(place) as ledger:
        return {hit.document.id for hit in ledger.search(question, most, as_of)}


QUESTIONS = [
    ("أوبن", {"oracle", "nvidia", "loss"}),  # a name in the other script
    ("اوبن", {"oracle", "nvidia", "loss"}),
    ("OpenAI", {"oracle", "nvidia", "loss"}),
    ("openai", {"oracle", "nvidia", "loss"}),
    ("ChatGPT", {"oracle", "nvidia", "loss"}),
    ("Nvidia", {"nvidia"}),
    ("إنفيديا", {"nvidia"}),
    ("انفيديا", {"nvidia"}),
    ("استثمرَت", {"nvidia"}),
    ("عملاقه", {"nvidia"}),  # ta marbuta
    ("العملاقة", {"nvidia"}),  # the article in the question alone
    ("حوسبة", {"meta"}),  # للحوسبة in the text
    ("عقداً", {"meta"}),  # vowel marks
    ("الشرائح", {"nvidia"}),  # of a title
    ("صفقة", {"nvidia"}),
    ("lakes", {"oracle"}),  # an English ending, of a title
    ("contracts", {"oracle"}),
    ("12", {"nvidia"}),
    ("١٢", {"nvidia"}),
    ("Oracle contract", {"oracle"}),  # all the words
    ("Oracle Nvidia", set()),
    ("billions losses", {"loss"}),
    ("nothing of it", set()),
    ("", set()),
    ("«»", set()),
]


@pytest.mark.parametrize(("question", "names"), QUESTIONS)
def test_a_question_finds_what_holds_its_words(kept: str, question: str, names: set[str]) -> None:
    assert found(kept, question) == names


def test_a_claim_is_found_with_its_document_and_a_title_without_a_claim(kept: str) -> None:
    with Ledger.open(kept) as ledger:
        (claim,) = ledger.search("Oracle contract")
        (figure,) = ledger.search("billions losses")
        (title,) = ledger.search("lake years")
    assert claim.claim in article("oracle").ties
    assert isinstance(figure.claim, Figure)
    assert (title.claim, title.document.id) == (None, "oracle")


def test_what_was_not_known_on_a_day_is_not_found(kept: str) -> None:
    assert found(kept, "OpenAI", as_of=date(2025, 9, 30)) == {"oracle"}
    assert found(kept, "OpenAI", as_of=date(2025, 9, 9)) == set()


def test_no_more_is_found_than_was_asked_for(kept: str) -> None:
    assert len(found(kept, "OpenAI", most=1)) == 1


def test_a_text_that_is_taken_down_is_found_by_its_parties_alone(kept: str) -> None:
    with Ledger.open(kept) as ledger:
        ledger.take_down(ORDER)
    assert found(kept, "contract") == set()
    assert "oracle" in found(kept, "OpenAI")


def test_a_newer_reading_takes_the_place_of_an_older_one(place: str) -> None:
    old = replace(article("oracle"), reader="rules 1.0")
    with Ledger.open(place, create=True) as ledger:
        ledger.add([old])
        ledger.add([replace(old, reader="rules 1.1", ties=())])
    assert found(place, "OpenAI") == set()
    assert found(place, "lake") == {"oracle"}


def test_a_ledger_that_is_not_there_cannot_be_searched(place: str) -> None:
    with Ledger.open(place, create=True) as ledger, pytest.raises(MissingLedgerError):
        ledger.search("OpenAI")


def entries(place: str) -> list[tuple[str, int, str]]:
    """Return all that questions are looked up in, whatever numbers its rows have."""
    key = "entry" if "://" in place else "rowid"
    asked = f"SELECT document, position, words FROM entries JOIN entry_words ON entry_words.{key} = entries.entry"  # noqa: S608
    with engine(place).connect() as connection:
        return sorted((row[0], row[1], row[2]) for row in connection.execute(text(asked)))


def test_what_is_kept_up_is_what_a_rebuild_gives(place: str) -> None:
    names = list(ARTICLES)
    with Ledger.open(place, create=True) as ledger:
        for name in names:
            ledger.add([replace(article(name), reader="rules 0.1", ties=())])
        for name in reversed(names):
            ledger.add([article(name)])
        ledger.take_down(
            TakeDown(document=article("meta").document.sha256, by="H", at=datetime(2026, 3, 1, tzinfo=UTC))
        )
    kept_up = entries(place)
    with Ledger.open(place) as ledger:
        ledger.rebuild()

    assert len(kept_up) > len(names)
    assert entries(place) == kept_up


def test_what_was_made_by_other_rules_is_made_anew(kept: str) -> None:
    before = entries(kept)
    execute(kept, "UPDATE derivations SET version = 'of long ago'")
    execute(kept, "DELETE FROM entries")

    assert found(kept, "Nvidia") == {"nvidia"}
    assert entries(kept) == before


SIGNS = [
    '"',
    "'",
    "OpenAI*",
    "-Oracle",
    "^OpenAI",
    "') --",
    "openai' | 'x",
    "!openai",
    "openai:*",
    "words:OpenAI",
    "\0",
]
PHRASES = ["OpenAI OR Oracle", "NEAR(OpenAI Oracle)", "a AND", "NOT Oracle"]
LONG = ["x" * 10_000, "و" * 500, " ".join(f"w{number}" for number in range(1000))]


@pytest.mark.parametrize("question", [*SIGNS, *PHRASES, *LONG])
def test_a_question_is_words_and_nothing_else(kept: str, question: str) -> None:
    assert found(kept, question) <= set(ARTICLES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=40))
def test_any_question_can_be_asked(kept: str, question: str) -> None:
    assert found(kept, question) <= set(ARTICLES)


def test_long_quotes_and_titles_are_found_by_how_they_begin(place: str) -> None:
    words = "beginning " + "filling " * 200_000 + "ending"
    claim = replace(tie("A", "B", 1), document="long", evidence=Span(0, len(words)))
    told = Reading(document=Document(id="long", text=words, title=words), reader="r 1", ties=(claim,))
    with Ledger.open(place, create=True) as ledger:
        ledger.add([told])
    assert found(place, "beginning") == {"long"}
    assert found(place, "ending") == set()
