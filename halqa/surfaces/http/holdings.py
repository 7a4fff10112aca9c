"""What the ledger holds, at its addresses: documents, deals, parties, totals, what is found, what is to be judged."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from fastapi import APIRouter, Response

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.catalogue.identifiers import identifiers
from halqa.catalogue.naming import party_named
from halqa.catalogue.words import languages
from halqa.errors import UnknownDealError, UnknownDocumentError
from halqa.ledger.changes import ladder
from halqa.ledger.looked_at import of_origins
from halqa.ledger.storage.store import Ledger
from halqa.ledger.totals import totals as total
from halqa.model import Deal, Reading
from halqa.pipeline import Picture, to_review, who, whole_usd
from halqa.surfaces.changes import step_object
from halqa.surfaces.export import (
    Json,
    day_text,
    deal_object,
    documents_of,
    figure_object,
    reading_object,
    totals_object,
)
from halqa.surfaces.http import shapes
from halqa.surfaces.http.answers import AtDesk, Desk, paged
from halqa.surfaces.http.asking import (
    Asking,
    DealsAsked,
    Grouped,
    OfDeals,
    OfDocuments,
    OfList,
    OfParties,
    OfSearch,
    Plain,
)
from halqa.surfaces.http.paging import Place, page
from halqa.surfaces.kept import hit_object, ledger_object
from halqa.surfaces.looking import look, no_deal
from halqa.surfaces.reviewing import question_object
from halqa.surfaces.who import who_object
from halqa.surfaces.wording import party_names, wording

router = APIRouter(tags=["ledger"])


@router.get("/ledger", response_model=shapes.LedgerHeld)
def ledger(at: AtDesk, asked: Plain) -> Response:
    """Tell what the ledger holds: how many documents and claims, from when to when, and its revision."""
    return at.answer(
        lambda: {"revision": at.revision, "as_of": seen(at, asked).as_of.isoformat(), **ledger_object(held(at, asked))}
    )


@router.get("/totals", response_model=shapes.TotalsTold)
def totals(at: AtDesk, asked: OfParties) -> Response:
    """Add up what is announced, firm, paid and doubtful, in US dollars, no dollar twice."""

    def told() -> Json:
        found = seen(at, asked)
        return totals_object(found.totals, found.as_of, found.inside_totals if asked.by_group else None)

    return at.answer(told)


@router.get("/deals", response_model=shapes.Pages[shapes.DealInList])
def deals(at: AtDesk, asked: OfDeals) -> Response:
    """List the deals a page at a time, the greatest first; their tellings and quotes are with each one."""

    def told() -> Json:
        found = seen(at, asked)
        wanted = [deal for deal in (*found.deals, *found.inside) if _is_wanted(deal, asked, _name(found, asked.party))]
        return {
            "as_of": found.as_of.isoformat(),
            **paged(page(wanted, PLACES[asked.order], asked.limit, asked.cursor), deal_in_list),
        }

    return at.answer(told)


@router.get("/deals/{id}", response_model=shapes.DealTold)
def deal(at: AtDesk, id: str, asked: Plain) -> Response:  # noqa: A002 # as it is called in the address
    """Tell a deal: what is held of it, every version with who tells it and the words, and its steps up to now."""

    def told() -> Json:
        with Ledger.open(at.place, create=True) as opened:
            steps = ladder(opened.history(id, asked.as_of))
            (found,), readings = _one(opened.told({id}, asked.as_of), id)
        return {
            "usd": whole_usd(found),
            **deal_object(found, documents_of(readings)),
            "steps": [step_object(day, change) for day, change in steps],
        }

    return at.answer(told)


@router.get("/parties", response_model=shapes.Pages[shapes.PartyInList])
def parties(at: AtDesk, asked: OfList) -> Response:
    """List the parties a page at a time, those of most deals first."""

    def told() -> Json:
        found = seen(at, asked)
        paged_ = page(list(_counts(found).items()), lambda one: (-one[1], one[0]), asked.limit, asked.cursor)
        return {"as_of": found.as_of.isoformat(), **paged(paged_, lambda one: _party_object(*one))}

    return at.answer(told)


@router.get("/parties/{name}", response_model=shapes.PartyTold)
def party(at: AtDesk, name: str, asked: OfParties) -> Response:
    """Tell who a party is, what its deals come to on each side, no dollar twice, and what is reported of it."""

    def told() -> Json:
        found = seen(at, asked)
        named = party_named(name, found.parties)
        paying, paid = ([each for each in found.deals if getattr(each, side) == named] for side in ("payer", "payee"))
        documents_ = documents_of(held(at, asked))
        return {
            "as_of": found.as_of.isoformat(),
            **_party_object(named, _counts(found)[named]),
            "identifiers": identifiers(named),
            "pays": totals_object(total(paying, usd_per_unit), found.as_of),
            "is_paid": totals_object(total(paid, usd_per_unit), found.as_of),
            "figures": [
                {"document": figure.document, **figure_object(figure, documents_[figure.document])}
                for reading in held(at, asked)
                for figure in reading.figures
                if figure.party.party == named
            ],
        }

    return at.answer(told)


@router.get("/who/{name}", response_model=shapes.Identified)
def identity(at: AtDesk, name: str, _: Plain) -> Response:
    """Tell which party a name means, what registers call it, and which others come near."""
    return at.answer(lambda: who_object(who(name)))


@router.get("/documents", response_model=shapes.Pages[shapes.DocumentInList])
def documents(at: AtDesk, asked: OfDocuments) -> Response:
    """List the documents a page at a time, the newest first."""

    def told() -> Json:
        wanted = [
            reading for reading in held(at, asked) if asked.has_claims in {None, bool(reading.ties or reading.figures)}
        ]
        return paged(page(wanted, _newest, asked.limit, asked.cursor), document_in_list)

    return at.answer(told)


@router.get("/documents/{id:path}", response_model=shapes.DocumentTold)
def document(at: AtDesk, id: str, asked: Plain) -> Response:  # noqa: A002
    """Give a document with its text and its claims, each with the span of the words that carry it."""

    def told() -> Json:
        found = next((each for each in held(at, asked) if id in {each.document.id, each.document.sha256}), None)
        if found is None:
            raise UnknownDocumentError(document=id, matches=0)
        return reading_object(found)

    return at.answer(told)


@router.get("/search", response_model=shapes.Found)
def search(at: AtDesk, asked: OfSearch) -> Response:
    """Look for words in the quotes, the titles and the names of parties, in Arabic and English."""

    def told() -> Json:
        with Ledger.open(at.place) as opened:
            return {"items": [hit_object(hit) for hit in opened.search(asked.q, asked.limit, asked.as_of)]}

    return at.answer(told)


@router.get("/review", response_model=shapes.Questions)
def review(at: AtDesk, asked: OfList) -> Response:
    """List what a person should decide on, what most money and doubt hang on first."""

    def told() -> Json:
        with Ledger.open(at.place, create=True) as opened:
            found, readings = opened.told(None, asked.as_of)
            questions = to_review(found, readings, opened.judgements())
        ordered = {question.id: at_ for at_, question in enumerate(questions)}
        documents_ = documents_of(readings)
        paged_ = page(questions, lambda one: (ordered[one.id],), asked.limit, asked.cursor)
        return paged(paged_, lambda question: question_object(question, documents_))

    return at.answer(told)


def seen(at: Desk, asked: Asking) -> Picture:
    """Return what is held as of a day, without words."""
    by_group = isinstance(asked, Grouped) and asked.by_group
    origins = sorted(asked.origin)
    return at.kept(
        ("picture", asked.as_of, *origins, by_group),
        lambda: look(at.place, day_text(asked.as_of), origins, by_group=by_group, quoting=no_deal),
    )


def held(at: Desk, asked: Asking) -> tuple[Reading, ...]:
    """Return the readings of what was known on a day."""

    def readings() -> tuple[Reading, ...]:
        with Ledger.open(at.place, create=True) as opened:
            return of_origins(opened.readings(asked.as_of), asked.origin)

    return at.kept(("readings", asked.as_of, *sorted(asked.origin)), readings)


def deal_in_list(found: Deal) -> dict[str, Json]:
    """Return a deal without its tellings."""
    told = deal_object(found, {})
    return {"usd": whole_usd(found), **{key: told[key] for key in told if key not in {"versions", "rejected"}}}


def document_in_list(reading: Reading) -> dict[str, Json]:
    """Return a document without its text and claims."""
    told = reading_object(reading)
    counts: dict[str, Json] = {"ties": len(reading.ties), "figures": len(reading.figures)}
    return {**{key: told[key] for key in told if key != "text"}, **counts}


def _by_sum(found: Deal) -> Place:
    return (-float(whole_usd(found)), found.id)


def _by_day(found: Deal) -> Place:
    return (-(found.known or date.min).toordinal(), found.id)


def _by_id(found: Deal) -> Place:
    return (found.id,)


PLACES: Mapping[str, Callable[[Deal], Place]] = {"sum": _by_sum, "known": _by_day, "id": _by_id}


def _newest(reading: Reading) -> Place:
    return (-(reading.document.known or date.min).toordinal(), reading.document.id)


def _name(found: Picture, party: str | None) -> str | None:
    return party_named(party, found.parties) if party else None


def _is_wanted(found: Deal, asked: DealsAsked, party: str | None) -> bool:
    return (
        party in {None, found.payer, found.payee}
        and asked.kind in {None, found.kind}
        and asked.status in {None, found.status}
    )


def _one(told: tuple[tuple[Deal, ...], tuple[Reading, ...]], id: str) -> tuple[tuple[Deal], tuple[Reading, ...]]:  # noqa: A002
    if not told[0]:
        raise UnknownDealError(name=id, nearest="")
    return (told[0][0],), told[1]


def _counts(found: Picture) -> Counter[str]:
    """Return the parties of all deals, each with the number of its deals."""
    return Counter(side for each in (*found.deals, *found.inside) for side in (each.payer, each.payee))


def _party_object(name: str, count: int) -> dict[str, Json]:
    names: dict[str, Json] = {lang: wording(lang, party_names(lang)).name(name) for lang in languages()}
    return {"name": name, "names": names, "group": group(name), "deals": count}
