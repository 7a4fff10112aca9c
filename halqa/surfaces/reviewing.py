"""Commands with which people decide: a queue to go through on the terminal, and one judgement at a time."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

import typer
from rich.console import RenderableType

from halqa.errors import InvalidJudgementError, JudgementError
from halqa.ledger.doubts import Question, claim_id
from halqa.ledger.storage.store import Ledger
from halqa.ledger.undoing import standing
from halqa.model import ClaimKey, Document, Judgement, Span, Verdict
from halqa.pipeline import language, to_review
from halqa.surfaces.export import Documents, Json, documents_of, span_object
from halqa.surfaces.judged import Names
from halqa.surfaces.late import commands
from halqa.surfaces.layout import indented, line, screen, show, title
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, By, Lang, LedgerPlace, Why
from halqa.surfaces.output import complain, now, print_json
from halqa.surfaces.output import day as named_day
from halqa.surfaces.publishers import publisher
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import Voice, voice
from halqa.surfaces.wording import day, quantity

MOST = 20
Most = Annotated[int, typer.Option("--most", min=1, max=10_000, help="The most questions: those that weigh most.")]

app = commands()


@app.command(epilog="Example: halqa ledger review --by Hind --lang ar")
def review(
    by: Annotated[str, typer.Option("--by", envvar="HALQA_BY", metavar="NAME", help="Who decides.")] = "",
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    most: Most = MOST,
    made: Annotated[
        bool, typer.Option("--made", help="List what was decided, with the ids to take it back by.")
    ] = False,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Go through what most money and doubt hang on: yes, no, unsure, correct, take back. With --json, list it alone."""
    speech = voice(language(lang))
    with Ledger.open(ledger) as opened:
        if made:
            _list(speech, opened.judgements(), as_json=as_json)
            return
        deals, held = opened.told(None, named_day(as_of) if as_of else None)
        asked = to_review(deals, held, opened.judgements())[:most]
        if as_json:
            print_json(*(question_object(question, documents_of(held)) for question in asked))
            return
        if not asked:
            show(screen(), [line(speech, speech.labels["review.none"])])
            return
        if not by.strip():
            raise InvalidJudgementError(verdict="review", reason="it needs the name of who decides: --by NAME")
        _Session(speech, opened, by, documents_of(held)).go(asked)


@app.command(epilog="Example: halqa ledger judge reject compute-meta-nebius --by Hind")
def judge(
    verdict: Annotated[Verdict, typer.Argument(help="What is decided.")],
    subject: Annotated[str, typer.Argument(metavar="WHAT", help="A deal's id, a claim's or judgement's, or a party.")],
    by: By,
    other: Annotated[
        str | None, typer.Argument(metavar="OTHER", help="What it is the same as, or not, or part of.")
    ] = None,
    fields: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="For correct: a field and its value.")
    ] = None,
    why: Why = "",
    ledger: LedgerPlace = HALQA_DB,
    lang: Lang = "en",
) -> None:
    """Decide one thing: of a deal (through the claim that is held), a claim, two of them, two parties, a judgement."""
    speech = voice(language(lang))
    with Ledger.open(ledger) as opened:
        undoes = verdict is Verdict.UNDO
        meant, compared = (subject, None) if undoes else Names(opened).pair(verdict, subject, other)
        judgement = Judgement(
            verdict=verdict,
            subject=meant,
            other=compared,
            correction=tuple(_field(each) for each in fields or ()),
            by=by,
            at=now(),
            why=why,
        )
        opened.judge(judgement)
    show(screen(), [line(speech, speech.say("judged", id=judgement.id))])


def _list(speech: Voice, made: Sequence[Judgement], *, as_json: bool) -> None:
    stand = {judgement.id for judgement in standing(made)}
    if as_json:
        print_json(*(judgement_object(each, stands=each.id in stand) for each in made))
        return
    for each in made:
        named = " · ".join(speech.isolate(_name(thing)) for thing in (each.subject, each.other) if thing is not None)
        when = speech.isolate(day(speech.wording, each.at.date()))
        fate = [] if each.id in stand or each.verdict is Verdict.UNDO else [speech.labels["review.taken_back"]]
        told = [
            each.id,
            speech.labels[f"verdict.{each.verdict}"],
            named,
            speech.isolate(publisher(speech.wording, each.by)),
            when,
            *fate,
        ]
        show(screen(), [line(speech, " · ".join(told))])


def judgement_object(judgement: Judgement, *, stands: bool) -> dict[str, Json]:
    """Return a judgement for JSON, and whether it stands or was taken back."""
    return {"id": judgement.id, "stands": stands, **json.loads(judgement.json)}


def _name(thing: ClaimKey | str) -> str:
    return f"{thing.about} {thing.payer} {thing.payee}".strip() if isinstance(thing, ClaimKey) else thing


def _field(written: str) -> tuple[str, str]:
    field, equals, value = written.partition("=")
    if not equals:
        raise InvalidJudgementError(verdict=Verdict.CORRECT, reason=f"write {written!r} as FIELD=VALUE")
    return field.strip(), value.strip()


@dataclass(slots=True)
class _Session:
    """One person's way through a queue."""

    speech: Voice
    ledger: Ledger
    by: str
    documents: Documents
    last: datetime | None = None

    def go(self, asked: Sequence[Question]) -> None:
        """Ask one question after the other until they or the answers end."""
        at, done = 0, list[Judgement]()
        while at < len(asked):
            show(screen(), question_view(self.speech, asked[at], self.documents, (at + 1, len(asked))))
            answer = self._answer()
            if answer == "quit":
                break
            if answer == "back":
                at = self._take_back(done, at)
            elif (judgement := self._judgement(asked[at], answer)) is not None:
                done.append(judgement)
                at += 1
        show(screen(), [line(self.speech, self.speech.labels["review.done"].format(count=len(done)))])

    def _answer(self) -> str:
        """Return the meaning of the next line; the end of input ends the review."""
        keys = {key: name for name in ANSWERS for key in self.speech.labels[f"answer.{name}"].split()}
        while True:
            print(self.speech.labels["review.keys"], flush=True)
            written = sys.stdin.readline()
            if not written:
                return "quit"
            if written.strip().lower() in keys:
                return keys[written.strip().lower()]

    def _judgement(self, question: Question, answer: str) -> Judgement | None:
        correction = self._correction() if answer == "correct" else ()
        verdicts = dict(zip(("yes", "no"), question.answers, strict=True)) | {"unsure": Verdict.UNSURE}
        verdict = verdicts.get(answer, Verdict.CORRECT)
        other = None if verdict is Verdict.CORRECT else question.other
        try:
            judgement = Judgement(
                verdict=verdict,
                subject=question.subject,
                other=other,
                correction=correction,
                by=self.by,
                at=self._moment(),
            )
            self.ledger.judge(judgement)
        except JudgementError as error:
            complain(str(error))
            return None
        return judgement

    def _correction(self) -> tuple[tuple[str, str], ...]:
        print(self.speech.labels["review.correct"], flush=True)
        return tuple(_field(each) for each in sys.stdin.readline().split(";") if "=" in each)

    def _moment(self) -> datetime:
        """Return the time, but no second twice: the latest decision holds, and one made anew is another."""
        self.last = max(now(), self.last + timedelta(seconds=1)) if self.last else now()
        return self.last

    def _take_back(self, done: list[Judgement], at: int) -> int:
        if not done:
            return at
        last = done.pop()
        self.ledger.judge(Judgement(verdict=Verdict.UNDO, subject=last.id, by=self.by, at=self._moment()))
        return at - 1


ANSWERS = ("yes", "no", "unsure", "correct", "back", "quit")


def question_view(
    speech: Voice, question: Question, documents: Documents, place: tuple[int, int]
) -> Iterator[RenderableType]:
    """Show a question: what is asked, what hangs on it, and the words of each claim."""
    asked = speech.labels["review.same" if question.other else "review.holds"]
    yield title(speech, f"{place[0]}/{place[1]} · {asked}")
    usd = (
        speech.isolate(quantity(speech.wording, question.usd, "USD")) if question.usd else speech.labels["sum.unknown"]
    )
    yield line(speech, f"{usd} · {speech.labels[f'doubt.{question.reason}']}", "dim")
    for deal in question.deals:
        yield line(speech, sentence(speech.wording, deal, speech.isolate))
        for version in deal.versions:
            yield from (
                indented(speech, _told(speech, documents[tie.document], tie.evidence)) for tie in version.ties[:1]
            )


def _told(speech: Voice, document: Document, evidence: Span) -> str:
    when = [day(speech.wording, document.known)] if document.known else []
    source = " · ".join(
        [speech.isolate(publisher(speech.wording, document.publisher) or document.title or document.id), *when]
    )
    return f"{speech.quote(document.quote(evidence))} ({source})"


def question_object(question: Question, documents: Documents) -> dict[str, Json]:
    """Return a question for JSON, with the claims that it asks about."""
    by_text = {document.sha256: document for document in documents.values()}
    keys = [question.subject, *([question.other] if question.other else [])]
    yes, no = question.answers
    return {
        "id": question.id,
        "ask": "same" if question.other else "holds",
        "reason": question.reason,
        "usd": question.usd,
        "doubt": question.doubt,
        "deals": [deal.id for deal in question.deals],
        "yes": yes,
        "no": no,
        "claims": [_claim_object(key, by_text[key.text]) for key in keys],
    }


def _claim_object(key: ClaimKey, document: Document) -> dict[str, Json]:
    return {
        "claim": claim_id(key),
        "document": document.id,
        "about": key.about,
        "from": key.payer,
        "to": key.payee,
        "evidence": document.quote(key.span),
        "evidence_span": span_object(key.span),
    }
