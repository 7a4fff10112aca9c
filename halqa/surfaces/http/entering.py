"""How a browser shows who is at work: a token once, then a cookie that no script reads and no other site sends."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from halqa.errors import UnauthorizedError
from halqa.surfaces.export import json_text
from halqa.surfaces.http import shapes
from halqa.surfaces.http.access import COOKIE
from halqa.surfaces.http.answers import JSON
from halqa.surfaces.http.tokens import SESSION_S, Session

router = APIRouter(tags=["session"])


class Key(BaseModel):
    """A token that was given out."""

    model_config = ConfigDict(extra="forbid")

    token: str = Field(min_length=1, max_length=200)


@router.post("/session", status_code=201, response_model=shapes.SessionTold)
def enter(request: Request, key: Annotated[Key, Body()]) -> Response:
    """Begin to work in this browser, by showing a token."""
    state = request.app.state
    found = state.tokens.person(key.token)
    if found is None:
        raise UnauthorizedError
    secret, session = state.sessions.begin(found)
    answer = _told(session, 201)
    is_secure = request.url.scheme == "https"
    answer.set_cookie(
        COOKIE, secret, max_age=SESSION_S, httponly=True, samesite="strict", secure=is_secure, path="/api/"
    )
    return answer


@router.get("/session", response_model=shapes.SessionTold)
def who(request: Request) -> Response:
    """Tell who is at work in this browser."""
    session = request.app.state.sessions.found(request.cookies.get(COOKIE, ""))
    if session is None:
        raise UnauthorizedError
    return _told(session, 200)


@router.delete("/session", status_code=204, response_class=Response)
def leave(request: Request) -> Response:
    """Stop working in this browser."""
    request.app.state.sessions.end(request.cookies.get(COOKIE, ""))
    answer = Response(status_code=204)
    answer.delete_cookie(COOKIE, path="/api/")
    return answer


def _told(session: Session, status: int) -> Response:
    said = {"name": session.person.name, "role": session.person.role, "csrf": session.csrf}
    return Response(json_text(said).encode(), status, media_type=JSON, headers={"Cache-Control": "no-store"})
