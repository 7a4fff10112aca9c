"""Vendor finance: what a seller has put into others, how far it has come, and how much of its sales that pays for.

A vendor is who sells goods or services and places money (`halqa.findings.placed`); how much of its revenue its own
money pays is asked of one year (`halqa.findings.own_money`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halqa.findings.asked import Asked
from halqa.findings.numbers import Known, Number, Unit, behind, id_of, known, slug
from halqa.findings.own_money import OwnShare, own_numbers, own_share, spending
from halqa.findings.placed import FORMS, Money, Placed, money_of, placed
from halqa.findings.view import Months, View, months
from halqa.measures.graph import Floats
from halqa.measures.passage import passed_on, returning_shares
from halqa.network.firmness import Firmness, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """One vendor's finance as of a day."""

    name: str
    whole: Placed
    recipients: tuple[Placed, ...]  # the greatest sum first
    own: OwnShare
    returns: float | None  # of each dollar it pays, what comes back to it by what deals tell; None: it pays none
    known: Known
    numbers: tuple[Number, ...]

    @property
    def to_customers(self) -> float:
        """What of the placed money is with those who buy from the vendor."""
        return sum(one.placed for one in self.recipients if one.is_customer)


def vendors(view: View, period: str | None = None, *, by_group: bool = False) -> tuple[Vendor, ...]:
    """Return every vendor's finance, the one who placed most with its own customers first.

    `period`: the year in which money that comes back is set against revenue (None: the year of the day looked from).
    """
    money = money_of(view, by_group=by_group)
    year = months(period or f"{view.as_of.year:04}")
    returns = returning_shares(passed_on(money.matrix()))
    shares = spending(money, year)
    found = [_vendor(money, at, year, shares, float(returns[at])) for at in sorted(money.sellers() & money.placers())]
    return tuple(sorted(found, key=lambda one: (-one.to_customers, -one.whole.placed, -one.whole.guaranteed, one.name)))


def vendor_numbers(view: View, period: str | None = None, *, by_group: bool = False) -> list[Number]:
    """Return the numbers of all vendors' finance, in order of the vendors' names."""
    found = sorted(vendors(view, period, by_group=by_group), key=lambda one: one.name)
    return [number for one in found for number in one.numbers]


def returns_per_dollar(view: View, *, by_group: bool = False) -> dict[str, float]:
    """Return for each party that pays how much of a dollar it pays comes back to it, by what deals tell."""
    money = money_of(view, by_group=by_group)
    flows = money.matrix()
    shares = returning_shares(passed_on(flows))
    return {money.network.parties[at]: float(shares[at]) for at in np.flatnonzero(flows.sum(axis=1) > 0)}


def _vendor(money: Money, at: int, year: Months, shares: Floats, returns: float) -> Vendor:
    network = money.network
    mine = (money.is_funding | money.is_guarantee) & (network.payer == at)
    there = sorted({int(place) for place in network.payee[mine]})
    own = own_share(money, at, year, shares)
    forms = money.forms(at)
    recipients = [placed(money, at, place, forms, own.passage[network.parties[place]]) for place in there]
    cash = mine & money.is_funding & (network.firmness >= Firmness.ANNOUNCED)
    usd = np.where(cash, network.usd_in(State.ANNOUNCED), 0.0)
    return Vendor(
        name=network.parties[at],
        whole=placed(money, at, None, forms),
        recipients=tuple(sorted(recipients, key=lambda one: (-one.placed, -one.guaranteed, one.recipient or ""))),
        own=own,
        returns=returns if (shares[at].sum() > 0 or usd.sum() > 0) else None,
        known=known(network, usd, cash),
        numbers=(*(_number(money, at, form, forms[form]) for form in FORMS), *own_numbers(money, at, own)),
    )


def _number(money: Money, at: int, form: str, there: NDArray[np.bool_]) -> Number:
    network = money.network
    usd = np.where(there, np.nan_to_num(network.usd), 0.0)
    return Number(
        id=id_of("vendors", *Asked(by_group=money.by_group).facets, slug(network.parties[at]), form),
        name=form,
        value=float(usd.sum()),
        unit=Unit.USD,
        deals=behind(network, usd),
    )
