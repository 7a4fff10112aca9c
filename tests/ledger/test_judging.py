"""Judgements: added like all else, each about something that is there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import (
    InvalidJudgementError,
    JudgementError,
    MissingLedgerError,
    SameAsItselfError,
    UnknownJudgementError,
    UnknownPartyError,
)
from halqa.ledger.storage.rows import judgement as judgement_of
from halqa.ledger.storage.store import Ledger
from halqa.model import ClaimKey, Judgement, Span, Verdict
from tests.ledger.build import reading, tie

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
READ = reading("a", tie("Nvidia", "OpenAI", 10), tie("Wadi Cloud", "Rimal Fund", 20))


def key(number: int = 0, **fields: Any) -> ClaimKey:
    told = READ.ties[number]
    stated: dict[str, Any] = {
        "text": READ.document.sha256,
        "about": told.kind.value,
        "payer": told.payer.party,
        "payee": told.payee.party,
        "span": told.evidence,
    }
    return ClaimKey(**{**stated, **fields})


def judged(verdict: Verdict, subject: ClaimKey | str, other: ClaimKey | str | None = None, **fields: Any) -> Judgement:
    return Judgement(**{"verdict": verdict, "subject": subject, "other": other, "by": "Hind", "at": NOON, **fields})


SOUND = [
    judged(Verdict.ACCEPT, key()),
    judged(Verdict.REJECT, key(1), why="قالت الشركة غير ذلك"),
    judged(Verdict.CORRECT, key(), correction=(("amount", "12000000000"), ("status", "done"))),
    judged(Verdict.SAME, key(), key(1)),
    judged(Verdict.NOT_SAME, "Wadi Cloud", "Nvidia"),
    judged(Verdict.UNSURE, "Rimal Fund", "OpenAI"),
]


@pytest.fixture
def ledger(place: str) -> Any:
    with Ledger.open(place, create=True) as opened:
        opened.add([READ])
        yield opened


@pytest.mark.parametrize("said", SOUND, ids=lambda said: said.verdict.value)
def test_what_is_judged_comes_out_as_it_was_said(ledger: Ledger, said: Judgement) -> None:
    assert ledger.judge(said) == 1
    assert ledger.judgements() == (said,)


def test_a_judgement_said_again_is_one(ledger: Ledger) -> None:
    assert ledger.judge(*SOUND) == len(SOUND)
    assert ledger.judge(*SOUND) == 0
    assert ledger.judge(replace(SOUND[0], at=NOON + timedelta(seconds=1))) == 1
    assert len(ledger.judgements()) == len(SOUND) + 1


def test_judgements_come_in_the_order_of_their_times(ledger: Ledger) -> None:
    later, earlier = (replace(SOUND[0], at=NOON + timedelta(days=days)) for days in (1, -1))
    ledger.judge(later, SOUND[0], earlier)
    assert [said.at for said in ledger.judgements()] == [earlier.at, NOON, later.at]


def test_what_takes_back_comes_after_what_it_takes_back_in_the_same_second_too(ledger: Ledger) -> None:
    chain = [SOUND[0]]
    for number in range(6):
        chain.append(judged(Verdict.UNDO, chain[-1].id, why=str(number)))
    ledger.judge(*chain)
    assert ledger.judgements() == tuple(chain)


def test_a_judgement_is_taken_back_by_another_and_that_one_too(ledger: Ledger) -> None:
    ledger.judge(SOUND[0])
    undo = judged(Verdict.UNDO, SOUND[0].id, at=NOON + timedelta(hours=1))
    redo = judged(Verdict.UNDO, undo.id, at=NOON + timedelta(hours=2))
    assert ledger.judge(undo, redo) == 2
    assert ledger.judgements() == (SOUND[0], undo, redo)


UNKNOWN = [
    judged(Verdict.ACCEPT, key(text="0" * 64)),
    judged(Verdict.ACCEPT, key(about="chips")),
    judged(Verdict.ACCEPT, key(payer="Oracle")),
    judged(Verdict.REJECT, key(payee="")),
    judged(Verdict.SAME, key(), key(payer="Oracle")),
    judged(Verdict.SAME, "Nvidia", "Nobody Has Heard Of It"),
    judged(Verdict.ACCEPT, key(span=Span(0, 3))),
    judged(Verdict.UNDO, "0123456789abcdef"),
]


@pytest.mark.parametrize("said", UNKNOWN)
def test_a_judgement_on_what_is_not_there_is_refused_and_nothing_is_written(ledger: Ledger, said: Judgement) -> None:
    with pytest.raises((JudgementError, UnknownPartyError)):
        ledger.judge(SOUND[0], said)
    assert ledger.judgements() == ()


INVALID = [
    (judged(Verdict.SAME, "Nvidia", "Nvidia"), SameAsItselfError),
    (judged(Verdict.NOT_SAME, key(), key()), SameAsItselfError),
    (judged(Verdict.SAME, "Nvidia"), InvalidJudgementError),
    (judged(Verdict.SAME, "Nvidia", key()), InvalidJudgementError),
    (judged(Verdict.ACCEPT, "Nvidia"), InvalidJudgementError),
    (judged(Verdict.ACCEPT, key(), key(1)), InvalidJudgementError),
    (judged(Verdict.ACCEPT, key(), correction=(("amount", "1"),)), InvalidJudgementError),
    (judged(Verdict.CORRECT, key()), InvalidJudgementError),
    (judged(Verdict.UNDO, key()), UnknownJudgementError),
    (judged(Verdict.ACCEPT, key(), by=" "), InvalidJudgementError),
    (judged(Verdict.ACCEPT, key(), by="half \ud83d"), InvalidJudgementError),
    (judged(Verdict.ACCEPT, key(), why="x" * 10_001), InvalidJudgementError),
    (judged(Verdict.ACCEPT, key(), at=datetime(2026, 3, 1)), InvalidJudgementError),  # noqa: DTZ001
    (judged(Verdict.ACCEPT, key(), at=NOON.astimezone(timezone(timedelta(hours=3)))), InvalidJudgementError),
    (judged(Verdict.ACCEPT, key(), at=NOON + timedelta(microseconds=1)), InvalidJudgementError),
]


@pytest.mark.parametrize(("said", "error"), INVALID)
def test_a_judgement_that_none_can_be_is_refused_and_nothing_is_written(
    ledger: Ledger, said: Judgement, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ledger.judge(SOUND[0], said)
    assert ledger.judgements() == ()


def test_a_ledger_that_is_not_there_cannot_be_judged(place: str) -> None:
    with Ledger.open(place, create=True) as opened, pytest.raises(MissingLedgerError):
        opened.judge(judged(Verdict.SAME, "Nvidia", "Oracle"))


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEYS = st.builds(
    ClaimKey, text=WORDS, about=WORDS, payer=WORDS, payee=WORDS, span=st.builds(Span, st.integers(), st.integers())
)


@given(
    st.builds(
        Judgement,
        verdict=st.sampled_from(Verdict),
        subject=KEYS | WORDS,
        other=st.none() | KEYS | WORDS,
        correction=st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
        by=WORDS,
        at=st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0)),
        why=WORDS,
    )
)
def test_what_is_said_in_json_is_read_back_as_it_was(said: Judgement) -> None:
    assert judgement_of(said.json) == said
    assert judgement_of(said.json).id == said.id
