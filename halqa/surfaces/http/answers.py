"""Answers: JSON with a tag of what it was worked out of, from memory where asked again, not sent where unchanged."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, TypeAlias, TypeVar

from fastapi import Depends, Request, Response

from halqa.surfaces.export import Json, json_text
from halqa.surfaces.http.paging import Page
from halqa.surfaces.http.served import Served

JSON = "application/json"
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one question is answered: the request, the ledger, and the revision of it that the answer is of."""

    request: Request
    served: Served
    revision: str

    @property
    def place(self) -> str:
        """Where the ledger is."""
        return self.served.place

    def kept(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what several answers are worked out of."""
        return self.served.value(self.revision, key, make)

    def answer(self, make: Callable[[], Json], media_type: str = JSON) -> Response:
        """Return what `make` works out, unless the reader has it already."""
        return self.written(lambda: json_text(make()).encode(), media_type)

    def written(self, make: Callable[[], bytes], media_type: str) -> Response:
        """Return the bytes that `make` writes, unless the reader has them already."""
        url = self.request.url
        asked = f"{url.path}?{url.query}"
        tag = f'W/"{sha256(f"{self.revision} {asked}".encode()).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if tag.removeprefix("W/") in _tags(self.request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        body = self.served.answer(self.revision, asked, make)
        return Response(body, media_type=media_type, headers=headers)


def desk(request: Request) -> Desk:
    """Return the desk that a request is answered at."""
    served: Served = request.app.state.served
    return Desk(request, served, served.revision())


AtDesk: TypeAlias = Annotated[Desk, Depends(desk)]


def paged(found: Page[Value], write: Callable[[Value], Json]) -> dict[str, Json]:
    """Return a page as JSON."""
    return {"items": [write(item) for item in found.items], "total": found.total, "next": found.next}


def _tags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
