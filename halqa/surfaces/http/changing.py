"""What changed, at its addresses: between two days, and as feeds of what is new (Atom, RFC 4287; JSON Feed 1.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Response

from halqa.errors import DaysOutOfOrderError
from halqa.ledger.changes import Change
from halqa.ledger.storage.store import Ledger
from halqa.pipeline import changed
from halqa.surfaces.changes import change_object
from halqa.surfaces.export import Json
from halqa.surfaces.http import shapes
from halqa.surfaces.http.answers import AtDesk, Desk
from halqa.surfaces.http.asking import Asking, OfDiff, Plain
from halqa.surfaces.http.holdings import seen
from halqa.surfaces.http.words import words
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import voice
from halqa.surfaces.wording import clean

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
FEED_DAYS = 92  # a quarter of news

ASKING = Asking.model_validate({})
router = APIRouter(tags=["changes"])


@router.get("/diff", response_model=shapes.Changes)
def diff(at: AtDesk, asked: OfDiff) -> Response:
    """Tell what changed from what was held on one day to what was held on a later one, and on whose word."""
    if asked.since > asked.until:
        raise DaysOutOfOrderError(since=asked.since.isoformat(), until=asked.until.isoformat())
    return at.answer(lambda: {"items": [change_object(each) for each in _changed(at, asked.since, asked.until)]})


@router.get("/feed.atom", response_class=Response, responses={200: {"content": {ATOM: {}}}})
def atom(at: AtDesk, asked: Plain) -> Response:
    """Tell what changed in the last quarter as an Atom feed, in either language."""
    return at.written(lambda: _atom(_feed(at, asked.as_of, asked.lang)).encode(), ATOM)


@router.get("/feed.json", response_class=Response, responses={200: {"content": {JSON_FEED: {}}}})
def json_feed(at: AtDesk, asked: Plain) -> Response:
    """Tell what changed in the last quarter as a JSON feed, in either language."""
    return at.answer(lambda: _json_feed(_feed(at, asked.as_of, asked.lang)), JSON_FEED)


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str
    day: date
    deal: str


@dataclass(frozen=True, slots=True)
class _Feed:
    title: str
    lang: str
    home: str
    address: str
    updated: date
    entries: Sequence[_Entry]


def _changed(at: Desk, since: date, until: date) -> tuple[Change, ...]:
    with Ledger.open(at.place, create=True) as opened:
        before, after = opened.deals(since), opened.deals(until)
        return changed(before, after, since, lambda names: opened.told(names, until)[0])


def _feed(at: Desk, as_of: date | None, lang: str) -> _Feed:
    last = as_of or seen(at, ASKING).as_of
    found = _changed(at, last - timedelta(days=FEED_DAYS), last)
    entries = sorted((_entry(each, last, lang) for each in found), key=lambda one: (one.day, one.id), reverse=True)
    address = at.request.url
    home = str(address.replace(path="/", query=""))
    return _Feed(words(lang)["feed.title"], lang, home, str(address), last, entries)


def _entry(change: Change, last: date, lang: str) -> _Entry:
    speech = voice(lang)
    day = (change.by.known if change.by else None) or change.deal.known or last
    told = f"{speech.labels[f'news.{change.news}']}: {sentence(speech.wording, change.deal, clean)}"
    id_ = f"urn:halqa:change:{change.deal.id}:{change.news}:{day.isoformat()}"
    return _Entry(id_, told, day, change.deal.id)


def _atom(feed: _Feed) -> str:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.lang)}>',
        f"<id>{escape(feed.address)}</id><title>{escape(feed.title)}</title>",
        f'<link rel="self" href={quoteattr(feed.address)}/><updated>{_moment(feed.updated)}</updated>',
        "<author><name>Halqa</name></author>",
        *(
            f"<entry><id>{escape(each.id)}</id><title>{escape(clean(each.title))}</title>"
            f"<link href={quoteattr(_address(feed, each))}/><updated>{_moment(each.day)}</updated></entry>"
            for each in feed.entries
        ),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _json_feed(feed: _Feed) -> dict[str, Json]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.lang,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "items": [
            {
                "id": each.id,
                "url": _address(feed, each),
                "title": each.title,
                "content_text": each.title,
                "date_published": _moment(each.day),
            }
            for each in feed.entries
        ],
    }


def _address(feed: _Feed, entry: _Entry) -> str:
    return f"{feed.home}api/v1/deals/{entry.deal}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
