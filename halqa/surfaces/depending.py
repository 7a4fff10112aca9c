"""Commands that ask who pays for whose sales, and who lives on whom."""

from typing import Annotated

import typer

from halqa.catalogue.groups import group
from halqa.catalogue.naming import language, parties_named
from halqa.catalogue.yardsticks import yardsticks
from halqa.errors import NoVendorError
from halqa.findings.asked import Asked
from halqa.findings.dependence import field_of
from halqa.findings.owners import common_owners
from halqa.findings.removal import removal
from halqa.findings.vendors import Vendor, returns_per_dollar, vendors
from halqa.findings.view import View, months
from halqa.network.firmness import State
from halqa.surfaces.dependence_json import field_object, mutual_object, party_object
from halqa.surfaces.dependence_view import field_view, mutual_view, party_view
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, ByGroup, Lang, LedgerPlace, Origins
from halqa.surfaces.output import print_json
from halqa.surfaces.vendors_json import returns_object, vendor_object, yardstick_object
from halqa.surfaces.vendors_view import vendor_view, vendors_view
from halqa.surfaces.viewing import view_of
from halqa.surfaces.voice import voice

MOST_SHARES = 5

app = commands()


@app.command("vendors", epilog="Example: halqa vendors Nvidia --in 2026 --lang ar")
def vendor_finance(  # the options of a command
    name: Annotated[str | None, typer.Argument(metavar="[VENDOR]", help="Only what this vendor has placed.")] = None,
    *,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    period: Annotated[
        str | None,
        typer.Option("--in", metavar="YEAR", help="The year whose revenue is looked at; else the one of the day."),
    ] = None,
    by_group: ByGroup = False,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell what sellers have lent to or put into others, how far that has come, and how much of it returns as sales."""
    speech = voice(language(lang), "vendors")
    seen = view_of(ledger, as_of, origin, with_figures=True)
    told = vendors(seen, period, by_group=by_group)
    if name is not None:
        chosen = _vendor(seen, told, name, by_group=by_group)
        if as_json:
            print_json(vendor_object(seen, chosen))
        else:
            show(screen(), vendor_view(speech, seen, chosen, yardsticks()))
    elif as_json:
        returns = returns_per_dollar(seen, by_group=by_group)
        print_json(*(vendor_object(seen, one) for one in told), returns_object(seen, returns))
        print_json(*map(yardstick_object, yardsticks()))
    else:
        show(screen(), vendors_view(speech, seen, told, yardsticks()))


def _vendor(seen: View, told: tuple[Vendor, ...], name: str, *, by_group: bool) -> Vendor:
    (wanted,) = parties_named([name], seen.network(by_group=by_group).parties, by_group=by_group)
    found = next((one for one in told if one.name == wanted), None)
    if found is None:
        raise NoVendorError(party=wanted)
    return found


@app.command("dependence", epilog="Example: halqa dependence OpenAI --state announced --lang ar")
def depend(  # noqa: PLR0913 # the options of a command
    party: Annotated[str | None, typer.Argument(metavar="[PARTY]", help="Whom it lives on, and who on it.")] = None,
    other: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="Only how much the two live on each other.")
    ] = None,
    *,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    state: Annotated[State, typer.Option("--state", help="How far the money has come.")] = State.COMMITTED,
    period: Annotated[
        str | None, typer.Option("--in", metavar="PERIOD", help="Only money of a time, like 2027, 2027-Q3 or 2027-03.")
    ] = None,
    by_group: ByGroup = False,
    most: Annotated[
        int, typer.Option("--most", min=1, help="The most parties that are shown of a layer.")
    ] = MOST_SHARES,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell whose compute, chips, energy, money and custom a party lives on, directly and through others."""
    speech = voice(language(lang), "dependence")
    seen = view_of(ledger, as_of, origin)
    field = field_of(seen, Asked(state=state, by_group=by_group, months=months(period)))
    parties = {side for deal in seen.deals.values() for side in (deal.payer, deal.payee)}  # those of no money too
    names = parties_named((party, other), parties, by_group=by_group)
    if len(names) == 2:
        told = field.mutual(*names)
        if as_json:
            print_json(mutual_object(field, names[0], names[1], told))
        else:
            show(screen(), mutual_view(speech, field, names[0], names[1], told))
    elif names:
        loss = removal(field, names[0])
        if as_json:
            print_json(party_object(field, names[0], loss))
        else:
            show(screen(), party_view(speech, field, names[0], loss, most))
    else:
        owners = common_owners(seen.deals.values(), group if by_group else str)
        if as_json:
            print_json(field_object(field, owners))
        else:
            show(screen(), field_view(speech, field, owners, most))
