"""What changed between two days, in words: what is new, revised, confirmed, denied, ended, and on whose word."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from halqa.ledger.changes import Change, News
from halqa.model import Deal, Source
from halqa.surfaces.export import Json
from halqa.surfaces.layout import indented, line, title
from halqa.surfaces.publishers import publisher
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import Wording, bare, clean, counted, day, fill, money, quantity, term
from halqa.units import Bound


def changes_view(speech: Voice, told: Sequence[Change], days: tuple[date, date]) -> Iterator[RenderableType]:
    """Show what changed, news by news."""
    since, until = (day(speech.wording, each) for each in days)
    yield title(speech, speech.say("changes.title", since=since, until=until))
    if not told:
        yield line(speech, speech.labels["changes.none"])
    for news in News:
        if found := [change for change in told if change.news is news]:
            count = counted(speech.wording, len(found), "deals")
            yield line(speech, f"{speech.labels[f'news.{news}']}: {count}", "bold")
            for change in found:
                yield from _change(speech, change)
            yield Text()


def history_view(speech: Voice, deal: str, steps: Sequence[tuple[date | None, Change]]) -> Iterator[RenderableType]:
    """Show the steps of one deal, each with its day."""
    yield title(speech, speech.say("history.title", deal=deal))
    for since, change in steps:
        when = speech.say("history.since", day=day(speech.wording, since)) if since else speech.labels["history.always"]
        yield line(speech, f"{when} · {speech.labels[f'news.{change.news}']}", "bold")
        yield from _change(speech, change)


def _change(speech: Voice, change: Change) -> Iterator[RenderableType]:
    yield indented(speech, sentence(speech.wording, change.deal, speech.isolate))
    for name in dict.fromkeys(_FACT_OF.get(field, field) for field in change.fields):
        yield indented(speech, _revision(speech, name, change), depth=4)
    if change.by is not None:
        yield indented(speech, _mover(speech, change.by), depth=4, style="dim")


def _revision(speech: Voice, name: str, change: Change) -> str:
    """Return what one fact was, and what it is now."""
    unknown = speech.labels[f"change.{name}.unknown"]
    before, after = (
        speech.isolate(FACTS[name](speech.wording, deal) or unknown) if deal else unknown
        for deal in (change.before, change.after)
    )
    return speech.labels[f"change.{name}"].format(before=before, after=after)


def _mover(speech: Voice, by: Source) -> str:
    name = speech.isolate(clean(publisher(speech.wording, by.publisher) or by.document))
    when = day(speech.wording, by.known) if by.known else ""
    return speech.labels["change.by"].format(source=name, day=speech.isolate(when))


def _sum(in_: Wording, deal: Deal) -> str | None:
    if deal.amount is None:
        return None
    limit = deal.bound if deal.bound is not None and deal.amount.high is None else Bound.EXACT
    return fill(in_, f"label.{limit}", bare, sum=money(in_, deal.amount, oblique=True))


def _quantity(name: str, unit: str) -> Callable[[Wording, Deal], str | None]:
    def told(in_: Wording, deal: Deal) -> str | None:
        size: Decimal | int | None = getattr(deal, name)
        return None if size is None else quantity(in_, Decimal(size), unit, oblique=True)

    return told


FACTS: dict[str, Callable[[Wording, Deal], str | None]] = {
    "sum": _sum,
    "status": lambda in_, deal: in_.words["badge.hearsay" if deal.hearsay else f"status.{deal.status}"],
    "condition": lambda in_, deal: in_.words[f"badge.{deal.condition}"] if deal.condition else None,
    "term": lambda in_, deal: term(in_, deal.start, deal.end),
    "power": _quantity("power_mw", "MW"),
    "chips": _quantity("chips", "chips"),
    "stake": _quantity("stake_pct", "%"),
    "instrument": lambda in_, deal: in_.words[f"instrument.{deal.instrument}"] if deal.instrument else None,
    "kind": lambda in_, deal: in_.words[f"kind.{deal.kind}"],
}
"""What can be revised, and how it is said; None: nobody tells it."""

_FACT_OF = {"amount": "sum", "bound": "sum", "start": "term", "end": "term", "power_mw": "power", "stake_pct": "stake"}


def step_object(since: date | None, change: Change) -> dict[str, Json]:
    """Return a step of a deal for JSON: a change with the day since when it is held."""
    return {"since": since.isoformat() if since else None, **change_object(change)}


def change_object(change: Change) -> dict[str, Json]:
    """Return a change for JSON: what became of which deal, what it was before, and whose word moved it."""
    by = change.by
    return {
        "news": change.news,
        "deal": change.deal.id,
        "fields": change.fields,
        "before": _held(change.before),
        "after": _held(change.after),
        "by": {
            "document": by.document,
            "publisher": by.publisher,
            "known": by.known.isoformat() if by.known else None,
            "grade": by.grade,
        }
        if by
        else None,
    }


def _held(deal: Deal | None) -> dict[str, Json] | None:
    if deal is None:
        return None
    return {
        "kind": deal.kind,
        "from": deal.payer,
        "to": deal.payee,
        "status": deal.status,
        "hearsay": deal.hearsay,
        "amount": deal.amount.amount if deal.amount else None,
        "currency": deal.amount.currency if deal.amount else None,
        "per": deal.amount.per if deal.amount else None,
        "bound": deal.bound,
        "condition": deal.condition,
        "paid": deal.paid,
        "start": deal.start,
        "end": deal.end,
        "chosen_by": deal.chosen_by,
    }
