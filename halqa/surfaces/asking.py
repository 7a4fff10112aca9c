"""Commands that ask what is held to be so: the deals, their totals, what may be counted twice."""

from typing import Annotated

import typer

from halqa.catalogue.naming import language, parties_named
from halqa.ledger.storage.store import Ledger
from halqa.model import Deal
from halqa.pipeline import Picture, left_unnamed, shared_money, spellings
from halqa.surfaces.export import deal_object, documents_of, totals_object
from halqa.surfaces.kept import ledger_object, ledger_view
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show
from halqa.surfaces.looking import Quoting, held, look, no_deal
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, ByGroup, Lang, LedgerPlace, Origins
from halqa.surfaces.output import day, print_json
from halqa.surfaces.overlapping import overlap_object, overlaps_view
from halqa.surfaces.terminal import deals_inside, deals_of, deals_view, totals_view
from halqa.surfaces.unnamed_view import unnamed_object, unnamed_view
from halqa.surfaces.voice import voice
from halqa.surfaces.who import match_object, spellings_view

app = commands()


@app.command(epilog="Example: halqa deals --party OpenAI --as-of 2026-03-31")
def deals(
    ledger: LedgerPlace = HALQA_DB,
    party: Annotated[str | None, typer.Option("--party", metavar="NAME", help="Only the deals of this party.")] = None,
    as_of: AsOf = None,
    origin: Origins = None,
    by_group: ByGroup = False,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List the deals, each with its tellings, their status and the quoted words."""
    speech = voice(language(lang))
    asked = _of_party(party) if party else None
    seen = look(ledger, as_of, origin, by_group=by_group, quoting=asked)
    name = _party(seen, party) if party else None
    if as_json:
        documents = documents_of(seen.readings)
        print_json(*(deal_object(deal, documents) for deal in _deals(seen, name)))
    else:
        show(screen(), deals_view(speech, seen, name))


def _of_party(party: str) -> Quoting:
    return lambda seen: {deal.id for deal in _deals(seen, _party(seen, party))}


def _party(seen: Picture, party: str) -> str:
    return parties_named([party], seen.parties, by_group=seen.is_by_group)[0]


def _deals(seen: Picture, name: str | None) -> tuple[Deal, ...]:
    return (*deals_of(seen.deals, name), *deals_inside(seen, name))


@app.command(epilog="Example: halqa totals --as-of 2026-03-31")
def totals(
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    origin: Origins = None,
    by_group: ByGroup = False,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Add up what is announced, firm, paid and doubtful, in US dollars, no dollar twice."""
    speech = voice(language(lang))
    seen = look(ledger, as_of, origin, by_group=by_group, quoting=no_deal)
    if as_json:
        print_json(totals_object(seen.totals, seen.as_of, seen.inside_totals if by_group else None))
    else:
        show(screen(), totals_view(speech, seen))


@app.command("names", epilog="Example: halqa ledger names --ledger halqa.db --lang ar")
def ledger_names(ledger: LedgerPlace = HALQA_DB, as_json: AsJson = False, lang: Lang = "en") -> None:
    """List the names that are held under another name of their party, each with the reasons; a judgement parts them."""
    with Ledger.open(ledger) as opened:
        found = spellings(opened.names())
    if as_json:
        print_json(*map(match_object, found))
    else:
        show(screen(), spellings_view(voice(language(lang)), found))


@app.command("unnamed", epilog="Example: halqa ledger unnamed --ledger halqa.db --lang ar")
def ledger_unnamed(
    ledger: LedgerPlace = HALQA_DB, as_of: AsOf = None, as_json: AsJson = False, lang: Lang = "en"
) -> None:
    """List the parties that are left without a name, and who each may be, with the reasons; a judgement says who."""
    speech = voice(language(lang))
    with Ledger.open(ledger) as opened:
        found = left_unnamed(opened.deals(day(as_of) if as_of else None), opened.judgements())
    if as_json:
        print_json(*map(unnamed_object, found))
    else:
        show(screen(), unnamed_view(speech, found))


@app.command("info", epilog="Example: halqa ledger info --ledger halqa.db")
def ledger_info(ledger: LedgerPlace = HALQA_DB, as_of: AsOf = None, lang: Lang = "en", as_json: AsJson = False) -> None:
    """Tell what the ledger holds: how many documents and claims, and from when to when."""
    speech = voice(language(lang))
    found = held(ledger, day(as_of) if as_of else None)
    if as_json:
        print_json(ledger_object(found))
    else:
        show(screen(), ledger_view(speech, found, ledger))


@app.command("overlaps", epilog="Example: halqa ledger overlaps --as-of 2026-03-31")
def ledger_overlaps(
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List pairs of deals that may count the same money, each with what speaks for it; nothing is decided."""
    speech = voice(language(lang))
    seen = look(ledger, as_of, origin, quoting=no_deal)
    pairs = shared_money(seen)
    if as_json:
        print_json(*map(overlap_object, pairs))
    else:
        show(screen(), overlaps_view(speech, pairs, {deal.id: deal for deal in seen.deals}))
