"""What people decide, at its address: one judgement at a time, by whom their token names, noted in an audit log."""

from typing import Annotated

from fastapi import APIRouter, Body, Header, Response
from pydantic import BaseModel, ConfigDict, Field

from halqa.errors import ChangedMeanwhileError
from halqa.ledger.storage.store import Ledger
from halqa.ledger.undoing import standing
from halqa.model import Judgement, Verdict
from halqa.surfaces.export import Json, json_text
from halqa.surfaces.http import shapes
from halqa.surfaces.http.access import Reviewer
from halqa.surfaces.http.answers import JSON, AtDesk, paged
from halqa.surfaces.http.asking import LONGEST_WORDS, OfList
from halqa.surfaces.http.audit import note
from halqa.surfaces.http.paging import page
from halqa.surfaces.judged import Names
from halqa.surfaces.output import now
from halqa.surfaces.reviewing import judgement_object

LONGEST_REASON = 2000
PATIENCE_S = 60.0  # to wait for others who write

router = APIRouter(tags=["judgements"])
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS)]


class Decision(BaseModel):
    """What is decided: of a deal (through the claim that is held), a claim, two of them, two parties, a judgement."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    subject: Words = Field(description="The id of a deal, a claim or a judgement, or a party's name.")
    other: Words | None = Field(None, description="What it is the same as, or not, or a part of.")
    correction: dict[Words, Annotated[str, Field(max_length=LONGEST_WORDS)]] = Field(
        default_factory=dict, max_length=20, description="For `correct`: fields of the claim and their values."
    )
    why: str = Field("", max_length=LONGEST_REASON)


@router.get("/judgements", response_model=shapes.Pages[shapes.JudgementTold])
def judgements(at: AtDesk, asked: OfList) -> Response:
    """List what was decided, the newest first, and whether it stands."""

    def told() -> Json:
        with Ledger.open(at.place, create=True) as opened:
            made = opened.judgements()
        stand = {each.id for each in standing(made)}
        found = page(made, lambda one: (-one.at.timestamp(), one.id), asked.limit, asked.cursor)
        return paged(found, lambda one: judgement_object(one, stands=one.id in stand))

    return at.answer(told)


@router.post("/judgements", status_code=201, response_model=shapes.JudgementTold)
def judge(
    at: AtDesk,
    who: Reviewer,
    said: Annotated[Decision, Body()],
    if_match: Annotated[str | None, Header(max_length=LONGEST_WORDS)] = None,
) -> Response:
    """Decide one thing. With `If-Match: "REVISION"` only if nothing was added since that revision.

    The same decision told twice is one: the second answer is 200.
    """
    with at.served.writing, Ledger.open(at.place, patience_s=PATIENCE_S) as opened:
        if if_match is not None and if_match.strip('" ') != at.served.revision():
            raise ChangedMeanwhileError(revision=if_match)
        undoes = said.verdict is Verdict.UNDO
        subject, other = (said.subject, None) if undoes else Names(opened).pair(said.verdict, said.subject, said.other)
        judgement = Judgement(
            verdict=said.verdict,
            subject=subject,
            other=other,
            correction=tuple(said.correction.items()),
            by=who.name,
            at=now(),
            why=said.why,
        )
        is_new = bool(opened.judge(judgement))
    note(at.request, who, "judge", judgement.id)
    body = json_text(judgement_object(judgement, stands=True)).encode()
    return Response(body, 201 if is_new else 200, media_type=JSON, headers={"Cache-Control": "no-store"})
