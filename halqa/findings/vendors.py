"""Vendor finance: what a seller has put into others, how far it has come, and how much of its sales that pays for.

Placed are stakes and loans that a vendor has announced: drawn (a text says that it was paid), available (firm, and not
yet paid) or conditional (on a condition, an option or a mere limit); the three add up. Guarantees and backstops move no
cash and stand apart, as does what is only talked of. A vendor is who sells goods or services and places money. What a
firm puts into its own ventures and sites is no vendor finance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halqa.findings.asked import Asked
from halqa.findings.numbers import Known, Number, Unit, behind, id_of, known, slug
from halqa.findings.revenues import Revenue
from halqa.findings.view import ALWAYS, Months, View, months
from halqa.measures.graph import Floats
from halqa.measures.passage import passed_on, reaching, returning_shares
from halqa.measures.vendors import own_funded
from halqa.model import GOODS, Instrument, Kind
from halqa.network.firmness import Firmness, State
from halqa.network.monthly import MonthlyNetwork

FUNDING = (Kind.EQUITY, Kind.DEBT)
GUARANTEES = frozenset({Instrument.GUARANTEE, Instrument.BACKSTOP})
FORMS = ("placed", "drawn", "available", "conditional", "guaranteed", "doubtful")
NO_REVENUE, NO_ROUTE, NO_SUM = "no_revenue", "no_route", "no_sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What a vendor has put into one recipient, or all of it, in US dollars."""

    recipient: str | None  # None: all of them
    drawn: float
    available: float
    conditional: float
    guaranteed: float
    doubtful: float  # talks or hearsay
    unsized: int  # deals of which no text tells the sum
    silent: frozenset[str]  # forms of which there are deals, and none tells a sum: those sums are unknown, not nothing
    deals: tuple[str, ...]
    buys: float | None  # what the recipient pays the vendor for goods and services; None: no text tells a sum
    is_customer: bool  # it buys from the vendor, whatever the sum
    passage: float | None = (
        None  # the chance that a dollar there reaches the vendor again; None: no told sum leads there
    )

    @property
    def placed(self) -> float:
        """All that is announced of it in cash."""
        return self.drawn + self.available + self.conditional

    def told(self, form: str) -> float | None:
        """Return the sum of a form, such as `drawn`; None where there are deals of it and none tells a sum."""
        forms = {*FORMS[1:4]} if form == "placed" else {form}
        usd = float(getattr(self, form))
        return None if self.silent & forms and not usd else usd

    @property
    def drawn_share(self) -> float | None:
        """How much of what is placed is drawn; None where nothing is placed."""
        return self.drawn / self.placed if self.placed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnShare:
    """How much of a vendor's revenue in a year its own money pays, by the routing in proportion, and its bounds."""

    months: Months
    placed: float  # in that time, of committed money
    returned: float  # no more than the revenue
    most: float  # were it spent on the vendor first; the least is nothing: it may be spent elsewhere first
    revenue: float | None  # None: neither a figure nor a deal tells it
    told: Revenue | None  # the figure; None: revenue is what deals tell of sales in that time
    is_silent: bool  # there are stakes or loans, and none tells a sum that falls into that time
    untraced: float  # of placed: with those who could pay the vendor, though no told sum leads there

    @property
    def reason(self) -> str | None:
        """Why the share is unknown; None: it is known."""
        if not self.revenue or self.is_silent:
            return NO_SUM if self.revenue else NO_REVENUE
        return NO_ROUTE if self.untraced and not self.returned else None

    @property
    def share(self) -> float | None:
        """The share of revenue that is the vendor's own money by the routing; None where it is not known."""
        return min(1.0, self.returned / self.revenue) if self.revenue and self.reason is None else None

    @property
    def most_share(self) -> float | None:
        """The most that this share could be."""
        return min(1.0, self.most / self.revenue) if self.revenue and not self.is_silent else None


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


@dataclass(frozen=True, slots=True)
class _Money:
    """What is looked at: the network, its instruments, and all announced cash that moves between two parties."""

    network: MonthlyNetwork
    is_guarantee: NDArray[np.bool_]  # (s,)
    is_funding: NDArray[np.bool_]  # (s,) cash
    is_sale: NDArray[np.bool_]  # (s,) cash
    by_group: bool


def vendors(
    view: View, revenues: Mapping[str, Revenue] | None = None, period: str | None = None, *, by_group: bool = False
) -> tuple[Vendor, ...]:
    """Return every vendor's finance, the one who placed most with its own customers first.

    `period`: the year in which money that comes back is set against revenue (None: the year of the day looked from).
    """
    money = _money(view, by_group=by_group)
    year = _year(view, period)
    sells, places = _sellers(money), _placers(money)
    returns = returning_shares(passed_on(_matrix(money)))
    spending = _spending(money, year)
    found = [_vendor(money, at, year, spending, (revenues or {}), float(returns[at])) for at in sorted(sells & places)]
    return tuple(sorted(found, key=lambda one: (-one.to_customers, -one.whole.placed, -one.whole.guaranteed, one.name)))


def returns_per_dollar(view: View, *, by_group: bool = False) -> dict[str, float]:
    """Return for each party that pays how much of a dollar it pays comes back to it, by what deals tell."""
    money = _money(view, by_group=by_group)
    flows = _matrix(money)
    shares = returning_shares(passed_on(flows))
    return {money.network.parties[at]: float(shares[at]) for at in np.flatnonzero(flows.sum(axis=1) > 0)}


def _money(view: View, *, by_group: bool) -> _Money:
    network = view.network(by_group=by_group)
    instruments = [view.deals[deal].instrument for deal in network.deals]
    between = network.is_between
    return _Money(
        network=network,
        is_guarantee=np.array([each in GUARANTEES for each in instruments], dtype=np.bool_) & between,
        is_funding=network.of_kinds(FUNDING) & ~network.is_in_kind & between,
        is_sale=network.of_kinds(GOODS) & ~network.is_in_kind & between,
        by_group=by_group,
    )


def _sellers(money: _Money) -> set[int]:
    there = money.is_sale & (money.network.firmness >= Firmness.ANNOUNCED)
    return {int(at) for at in money.network.payee[there]}


def _placers(money: _Money) -> set[int]:
    return {int(at) for at in money.network.payer[money.is_funding | money.is_guarantee]}


def _matrix(money: _Money, when: Months = ALWAYS) -> Floats:
    """Return all committed cash between parties (n, n): row pays column."""
    network = money.network
    usd = network.usd_in(State.COMMITTED, when.since, when.until)
    return network.matrix(np.where(network.is_between & ~network.is_in_kind, usd, 0.0))


def _spending(money: _Money, when: Months) -> Floats:
    """Return the shares in which each party spends in a time, (n, n); no row of who spends nothing that is told."""
    paid = _matrix(money, when)
    whole = paid.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(paid, whole, out=np.zeros_like(paid), where=whole > 0))


def _vendor(
    money: _Money, at: int, year: Months, spending: Floats, revenues: Mapping[str, Revenue], returns: float
) -> Vendor:
    network = money.network
    mine = (money.is_funding | money.is_guarantee) & (network.payer == at)
    there = sorted({int(place) for place in network.payee[mine]})
    own, chances = _own(money, at, there, year, spending, revenues)
    placed = [_placed(money, at, place, chances[network.parties[place]]) for place in there]
    cash = mine & money.is_funding & (network.firmness >= Firmness.ANNOUNCED)
    usd = np.where(cash, network.usd_in(State.ANNOUNCED), 0.0)
    whole = _placed(money, at, None, None)
    name = network.parties[at]
    return Vendor(
        name=name,
        whole=whole,
        recipients=tuple(sorted(placed, key=lambda one: (-one.placed, -one.guaranteed, one.recipient or ""))),
        own=own,
        returns=returns if (spending[at].sum() > 0 or usd.sum() > 0) else None,
        known=known(network, usd, cash),
        numbers=_numbers(money, at, year),
    )


def _counts(money: _Money, at: int, form: str) -> NDArray[np.bool_]:
    """Return which streams (s,) are a vendor's finance of a form."""
    network = money.network
    mine = network.payer == at
    cash, firmness = money.is_funding & mine, network.firmness
    forms: dict[str, NDArray[np.bool_]] = {
        "placed": cash & (firmness >= Firmness.ANNOUNCED),
        "drawn": cash & (firmness >= Firmness.PAID),
        "available": cash & (firmness == Firmness.COMMITTED),
        "conditional": cash & (firmness == Firmness.ANNOUNCED),
        "guaranteed": money.is_guarantee & mine & (firmness >= Firmness.ANNOUNCED),
        "doubtful": (cash | (money.is_guarantee & mine)) & (firmness == Firmness.DOUBTFUL),
    }
    return forms[form]


def _placed(money: _Money, at: int, to: int | None, chance: float | None) -> Placed:
    network = money.network
    is_theirs = np.ones(len(network), dtype=np.bool_) if to is None else network.payee == to
    usd = np.nan_to_num(network.usd)
    counted = {form: _counts(money, at, form) & is_theirs for form in FORMS[1:]}
    told = (money.is_funding | money.is_guarantee) & (network.payer == at) & is_theirs
    sold = money.is_sale & (network.payee == at) & (network.firmness >= Firmness.ANNOUNCED)
    sold &= np.isin(network.payer, network.payee[told]) if to is None else network.payer == to
    return Placed(
        recipient=None if to is None else network.parties[to],
        **{form: float(usd[there].sum()) for form, there in counted.items()},
        silent=frozenset(
            form for form, there in counted.items() if there.any() and not (there & network.is_sized).any()
        ),
        unsized=int((told & ~network.is_sized).sum()),
        deals=tuple(sorted(network.deals[place] for place in np.flatnonzero(told))),
        buys=float(usd[sold].sum()) if (sold & network.is_sized).any() else None,
        is_customer=bool(sold.any()),
        passage=chance,
    )


def _own(
    money: _Money, at: int, there: Sequence[int], year: Months, spending: Floats, revenues: Mapping[str, Revenue]
) -> tuple[OwnShare, Mapping[str, float | None]]:
    """Return how much of its revenue a vendor's own money pays, and the chance of a dollar at each party."""
    network = money.network
    usd = network.usd_in(State.COMMITTED, year.since, year.until)
    name = network.parties[at]
    mine = money.is_funding & (network.payer == at)
    placed = {network.parties[place]: float(usd[mine & (network.payee == place)].sum()) for place in there}
    placed = {recipient: amount for recipient, amount in placed.items() if amount > 0}
    told = revenues.get(name)
    sold = float(usd[money.is_sale & (network.payee == at)].sum())
    revenue = told.usd if told else (sold or None)
    able = _able(money, at)
    found = own_funded(spending, network.parties, name, placed, revenue or 0.0, able)
    untraced = sum(amount for recipient, amount in placed.items() if recipient in able and not found.passage[recipient])
    share = OwnShare(
        months=year,
        placed=sum(placed.values()),
        returned=min(found.returned, revenue) if revenue else found.returned,
        most=found.most,
        revenue=revenue,
        told=told,
        is_silent=not placed and bool((mine & ~network.is_sized & (network.firmness >= Firmness.COMMITTED)).any()),
        untraced=untraced,
    )
    return share, {str(node): chance or (None if node in able else 0.0) for node, chance in found.passage.items()}


def _able(money: _Money, at: int) -> set[str]:
    """Return from whom money could reach a party at all, by deals without a sum too."""
    network = money.network
    there = network.is_inside & ~network.is_in_kind & (network.firmness >= Firmness.COMMITTED)
    tied = network.matrix(there.astype(np.float64)) > 0
    return {network.parties[int(place)] for place in np.flatnonzero(reaching(tied, at)) if place != at}


def vendor_numbers(view: View, period: str | None = None, *, by_group: bool = False) -> list[Number]:
    """Return the numbers of all vendors' finance, as `vendors` gives them."""
    money = _money(view, by_group=by_group)
    year = _year(view, period)
    return [number for at in sorted(_sellers(money) & _placers(money)) for number in _numbers(money, at, year)]


def _year(view: View, period: str | None) -> Months:
    return months(period or f"{view.as_of.year:04}")


def _numbers(money: _Money, at: int, year: Months) -> tuple[Number, ...]:
    network = money.network
    facets = Asked(by_group=money.by_group).facets
    name, usd = slug(network.parties[at]), np.nan_to_num(network.usd)
    sums = [
        Number(
            id=id_of("vendors", *facets, name, form),
            name=form,
            value=float(usd[counted].sum()),
            unit=Unit.USD,
            deals=behind(network, np.where(counted, usd, 0.0)),
        )
        for form in FORMS
        for counted in (_counts(money, at, form),)
    ]
    mine = money.is_funding & (network.payer == at)
    flowing = np.where(mine, network.usd_in(State.COMMITTED, year.since, year.until), 0.0)
    in_year = Number(
        id=id_of("vendors", *facets, year.label, name, "placed_in"),
        name="placed_in",
        value=float(flowing.sum()),
        unit=Unit.USD,
        deals=behind(network, flowing),
    )
    return (*sums, in_year)
