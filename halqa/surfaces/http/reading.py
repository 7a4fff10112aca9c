"""What a text says, at its address: the claims that are read in it, each explained; nothing is kept."""

from typing import Annotated

from fastapi import APIRouter, Body, Response
from pydantic import BaseModel, ConfigDict, Field

from halqa.model import Document
from halqa.reading import read
from halqa.surfaces.export import Json, json_text, reading_object
from halqa.surfaces.http import shapes
from halqa.surfaces.http.answers import JSON

LONGEST_TEXT = 200_000  # characters

router = APIRouter(tags=["reading"])


class Text(BaseModel):
    """A text to be read."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    title: str | None = Field(None, max_length=1000)


@router.post("/read", response_model=shapes.DocumentTold)
def read_text(given: Annotated[Text, Body()]) -> Response:
    """Read a text in Arabic or English: its claims, each with the span of the words that carry it."""
    told: Json = reading_object(read(Document(id="text", text=given.text, title=given.title, source="web")))
    return Response(json_text(told).encode(), media_type=JSON, headers={"Cache-Control": "no-store"})
