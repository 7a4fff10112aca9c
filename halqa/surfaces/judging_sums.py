"""The command that holds the dollars, power and chips of deals against what they cost elsewhere."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated

import typer

from halqa.catalogue.naming import language
from halqa.errors import InvalidQuantityError, UnknownDealError
from halqa.findings.plausibility import Plausibility, Range, Told, plausibility, told_of
from halqa.model import Deal, Kind
from halqa.pipeline import Picture
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show
from halqa.surfaces.looking import look, no_deal
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, Lang, LedgerPlace, Origins
from halqa.surfaces.output import print_json
from halqa.surfaces.plausible_json import plausible_object
from halqa.surfaces.plausible_view import deal_view, deals_view
from halqa.surfaces.voice import Voice, voice
from halqa.units import MW_PER_GW

app = commands()


@app.command("plausible", epilog="Example: halqa plausible --usd 38e9 --years 7 --kind compute")
def plausible(  # noqa: PLR0913 # the options of a command
    deal: Annotated[
        str | None,
        typer.Argument(metavar="[DEAL]", help="Only this deal of the ledger, by its id, with the arithmetic."),
    ] = None,
    *,
    dollars: Annotated[
        float | None, typer.Option("--usd", metavar="SUM", help="In place of a ledger: a sum, like 38e9.")
    ] = None,
    power_gw: Annotated[float | None, typer.Option("--gw", metavar="N", help="With it: gigawatts.")] = None,
    chips: Annotated[float | None, typer.Option("--chips", metavar="N", help="With it: chips.")] = None,
    years: Annotated[float | None, typer.Option("--years", metavar="N", help="With it: how long it runs.")] = None,
    yearly: Annotated[bool, typer.Option("--a-year", help="With it: the sum is that of each year.")] = False,
    kind: Annotated[
        Kind | None, typer.Option("--kind", help="With it: what is paid for; else every reading is tried.")
    ] = None,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell whether the dollars, gigawatts and chips told of a deal fit together, by rates that have their sources."""
    speech = voice(language(lang), "plausible")
    if any(each is not None for each in (dollars, power_gw, chips)):
        power_mw = None if power_gw is None else power_gw * MW_PER_GW
        told = Told(
            usd=_range("--usd", dollars),
            is_yearly=yearly,
            mw=_range("--gw", power_mw),
            chips=_range("--chips", chips),
            years=_positive("--years", years),
            kind=kind,
        )
        _tell(speech, [(None, plausibility(told))], as_json=as_json)
        return
    seen = look(ledger, as_of, origin, quoting=no_deal)
    found = {one: plausibility(told_of(one)) for one in _chosen(seen, deal)}
    if deal or as_json:
        _tell(speech, found.items(), as_json=as_json)
    else:
        show(screen(), deals_view(speech, seen.as_of, found))


def _tell(speech: Voice, found: Iterable[tuple[Deal | None, Plausibility]], *, as_json: bool) -> None:
    for one, judged in found:
        if as_json:
            print_json(plausible_object(one, judged))
        else:
            show(screen(), deal_view(speech, one, judged))


def _chosen(seen: Picture, name: str | None) -> tuple[Deal, ...]:
    if name is None:
        return seen.deals
    chosen = tuple(one for one in seen.deals if one.id == name)
    if not chosen:
        near = get_close_matches(name, [one.id for one in seen.deals], n=1)
        raise UnknownDealError(name=name, nearest=near[0] if near else "")
    return chosen


def _range(option: str, number: float | None) -> Range | None:
    return None if _positive(option, number) is None or number is None else (number, number)


def _positive(option: str, number: float | None) -> float | None:
    if number is not None and not 0 < number < float("inf"):
        raise InvalidQuantityError(option=option, given=number)
    return number
