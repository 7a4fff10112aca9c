"""A line of JSON -> an object -> a Document: the strict border for documents that come as JSON lines."""

import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from halqa.errors import InvalidClaimError
from halqa.model import Document
from halqa.sources.page import day

SURROGATE = re.compile("[\ud800-\udfff]")
LOST = "\ufffd"

Id = Annotated[str | int, Field(union_mode="left_to_right")]


class Article(BaseModel):
    """The fields of a document in JSON lines; others are passed over."""

    model_config = ConfigDict(defer_build=True, strict=True, extra="ignore", frozen=True)

    id: Id
    text: str
    title: str | None = None
    lang: str | None = Field(default=None, max_length=35)
    published: str | None = None
    publisher: str | None = None
    source: str | None = None
    encoding: str | None = None
    extractor: str | None = None
    fetched: str | None = None


def parsed(data: str) -> dict[str, Any]:
    """Return the object on one line of JSON; fractions stay decimal.

    >>> parsed('{"amount": 1.5}')
    {'amount': Decimal('1.5')}
    """
    try:
        value = _sound(json.loads(data, parse_float=Decimal, parse_constant=_refuse))
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError("this is not a JSON object")  # noqa: TRY004 - the value of the line is wrong, not its type in Python
    return value


def document(value: dict[str, Any], source: str) -> Document:
    """Return the document that an object describes.

    >>> document({"id": "a", "text": "Oracle hires.", "published": "2025-09-10"}, "news.jsonl").published
    datetime.date(2025, 9, 10)
    """
    article = _article(value, source)
    published = day(article.published) if article.published else None
    if article.published and published is None:
        raise InvalidClaimError(document=str(article.id), reason=f"published {article.published!r} is not a date")
    return Document(
        id=str(article.id),
        text=article.text,
        title=article.title,
        lang=language(article.lang),
        published=published,
        source=source if article.source is None else article.source,
        publisher=article.publisher,
        encoding=article.encoding,
        extractor=article.extractor,
        fetched=_moment(article),
    )


def _moment(article: Article) -> datetime | None:
    """Return when a document was fetched, to the second."""
    if not article.fetched:
        return None
    with suppress(ValueError, OverflowError):
        told = datetime.fromisoformat(article.fetched)
        if told.tzinfo is not None:
            return told.astimezone(UTC).replace(microsecond=0)
    reason = f"fetched {article.fetched!r} is not a time with its zone, like 2026-03-31T09:00:00+00:00"
    raise InvalidClaimError(document=str(article.id), reason=reason)


def language(tag: str | None) -> str | None:
    """Return the language of a language tag.

    >>> language("ar-EG"), language("EN_us"), language("")
    ('ar', 'en', None)
    """
    return re.split("[-_]", tag.strip().lower())[0] or None if tag else None


def without_surrogates(text: str) -> str:
    """Put U+FFFD for each lone surrogate, one for one so that spans hold: no UTF-8 file or database can keep them.

    >>> without_surrogates("a" + chr(0xD800))
    'a�'
    """
    return SURROGATE.sub(LOST, text)


def told(error: ValidationError) -> str:
    """Say in one clause what is wrong with an object: the first field at fault and why.

    The value itself is left out: it may be a whole article.
    """
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"] if not isinstance(part, int) or len(first["loc"]) > 1)
    return f"{field}: {first['msg'][0].lower()}{first['msg'][1:]}"


def _article(value: dict[str, Any], source: str) -> Article:
    try:
        article = Article.model_validate(value)
    except ValidationError as error:
        raise InvalidClaimError(document=source, reason=told(error)) from None
    if not str(article.id).strip():
        raise InvalidClaimError(document=source, reason="id: is empty")
    return article


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, list):
        return [_sound(item) for item in value]
    if isinstance(value, dict):
        return {_sound(key): _sound(item) for key, item in value.items()}
    return value
