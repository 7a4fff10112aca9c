"""Who asks, and whether they may: by a token, by the session of a browser, else anyone."""

import secrets
from typing import Annotated, Any, TypeAlias

from fastapi import Depends, Request

from halqa.errors import ForbiddenError, UnauthorizedError
from halqa.surfaces.http.tokens import ANYONE, Person, Role

COOKIE = "halqa_session"
CSRF = "x-halqa-csrf"


def person(request: Request) -> Person:
    """Return who asks: by a token, by a session, else anyone.

    Raises UnauthorizedError for a token that was not given out.
    """
    state: Any = request.app.state
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme:
        found = state.tokens.person(token.strip()) if scheme.lower() == "bearer" else None
        if found is None:
            raise UnauthorizedError
        return Person(found.name, found.role)
    session = state.sessions.found(request.cookies.get(COOKIE, ""))
    if session is None:
        return ANYONE
    if request.method not in {"GET", "HEAD"} and not secrets.compare_digest(
        request.headers.get(CSRF, "").encode(), session.csrf.encode()
    ):
        raise ForbiddenError(reason="the request does not carry the csrf of its session")
    return Person(session.person.name, session.person.role)


def reviewer(request: Request) -> Person:
    """Return who asks, where they may judge."""
    return _with(Role.REVIEWER, request)


def reader(request: Request) -> Person:
    """Return who asks, where they may read: anyone, unless the server is for known readers alone."""
    found = person(request)
    if request.app.state.is_private and found == ANYONE:
        raise UnauthorizedError
    return found


def _with(role: Role, request: Request) -> Person:
    found = person(request)
    if found == ANYONE:
        raise UnauthorizedError
    if not found.role.may(role):
        raise ForbiddenError(reason=f"it is for a {role}, and this token is of a {found.role}")
    return found


Reviewer: TypeAlias = Annotated[Person, Depends(reviewer)]
MayRead = Depends(reader)
