"""What is refused, as problem+json (RFC 9457): a status, a name that programs know, and words for a person."""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from halqa.errors import (
    ChangedMeanwhileError,
    ForbiddenError,
    HalqaError,
    InputError,
    JudgementError,
    LedgerError,
    MissingLedgerError,
    UnauthorizedError,
    UnknownDealError,
    UnknownDocumentError,
    UnknownNumberError,
    UnknownPartyError,
)
from halqa.surfaces.export import Json, json_text
from halqa.surfaces.http.words import words

PROBLEM = "application/problem+json"
_MISSING = (UnknownDealError, UnknownDocumentError, UnknownNumberError, UnknownPartyError, MissingLedgerError)
_STATUS: Mapping[type[HalqaError], HTTPStatus] = {
    **dict.fromkeys(_MISSING, HTTPStatus.NOT_FOUND),
    UnauthorizedError: HTTPStatus.UNAUTHORIZED,
    ForbiddenError: HTTPStatus.FORBIDDEN,
    ChangedMeanwhileError: HTTPStatus.PRECONDITION_FAILED,
    JudgementError: HTTPStatus.CONFLICT,
    InputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    LedgerError: HTTPStatus.SERVICE_UNAVAILABLE,
    HalqaError: HTTPStatus.UNPROCESSABLE_ENTITY,
}
_NAMES = {
    HTTPStatus.NOT_FOUND: "not-found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method-not-allowed",
}
_LANGUAGE = re.compile(r"\s*([a-zA-Z]{2})")


def problem(request: Request, status: int, name: str, detail: str, **more: Json) -> Response:
    """Return what is refused: `name` is for programs; the title is in the reader's language."""
    said = words(language_of(request))
    told: dict[str, Json] = {
        "type": f"urn:halqa:problem:{name}",
        "title": said.get(f"problem.{name}") or said[f"problem.status.{_class_of(status)}"],
        "status": int(status),
        "detail": detail,
        "instance": request.url.path,
        **more,
    }
    return Response(json_text(told), int(status), media_type=PROBLEM, headers={"Cache-Control": "no-store"})


def refused(request: Request, error: Exception) -> Response:
    """Return what Halqa refuses."""
    status = next(status for branch, status in _STATUS.items() if isinstance(error, branch))
    answer = problem(request, status, name_of(type(error)), str(error))
    if status is HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def not_asked_rightly(request: Request, error: Exception) -> Response:
    """Return what is wrong with a question, field by field."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    fields: list[Json] = [
        {"field": ".".join(str(part) for part in each["loc"][1:]), "reason": str(each["msg"])} for each in found
    ]
    detail = "; ".join(f"{each['field']}: {each['reason']}" for each in fields if isinstance(each, Mapping))
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-question", detail, fields=fields)


def not_served(request: Request, error: Exception) -> Response:
    """Return what the framework refuses: an address or a method that is not there."""
    status = HTTPStatus(error.status_code if isinstance(error, HTTPException) else 500)
    name = _NAMES.get(status, f"status-{int(status)}")
    answer = problem(request, status, name, f"{request.method} {request.url.path}: {status.phrase}.")
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    HalqaError: refused,
    RequestValidationError: not_asked_rightly,
    HTTPException: not_served,
}


def name_of(error: type[Exception]) -> str:
    """Return the name of an error as programs know it.

    >>> name_of(UnknownDealError)
    'unknown-deal'
    """
    return re.sub("(?<!^)(?=[A-Z])", "-", error.__name__.removesuffix("Error")).lower()


def language_of(request: Request) -> str:
    """Return the language that is asked for, in the address or by the browser; else English."""
    told = request.query_params.get("lang", "")
    wanted = [told, *request.headers.get("accept-language", "").split(",")]
    known = (found[1].lower() for each in wanted if (found := _LANGUAGE.match(each)))
    return next((lang for lang in known if lang in {"ar", "en"}), "en")


def _class_of(status: int) -> str:
    return "5xx" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "4xx"
