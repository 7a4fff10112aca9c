"""What a seller has put into others, and how far it has come: stakes and loans, guarantees apart.

Placed are stakes and loans that a vendor has announced: drawn (a text says that it was paid), available (firm, and not
yet paid) or conditional (on a condition, an option or a mere limit); the three add up. Guarantees and backstops move no
cash and stand apart, as does what is only talked of. What a firm puts into its own ventures and sites is not placed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halqa.findings.revenues import Revenue, revenues
from halqa.findings.view import ALWAYS, Months, View
from halqa.measures.graph import Floats
from halqa.model import GOODS, Instrument, Kind
from halqa.network.firmness import Firmness, State
from halqa.network.monthly import MonthlyNetwork

FUNDING = (Kind.EQUITY, Kind.DEBT)
GUARANTEES = frozenset({Instrument.GUARANTEE, Instrument.BACKSTOP})
FORMS = ("placed", "drawn", "available", "conditional", "guaranteed", "doubtful")


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


@dataclass(frozen=True, slots=True)
class Money:
    """What is looked at: the network, its instruments, and what its parties report to take in a year."""

    network: MonthlyNetwork
    is_guarantee: NDArray[np.bool_]  # (s,)
    is_funding: NDArray[np.bool_]  # (s,) cash
    is_sale: NDArray[np.bool_]  # (s,) cash
    revenues: Mapping[str, Revenue]
    by_group: bool

    def sellers(self) -> set[int]:
        """Return the places of those who sell goods or services."""
        there = self.is_sale & (self.network.firmness >= Firmness.ANNOUNCED)
        return {int(at) for at in self.network.payee[there]}

    def placers(self) -> set[int]:
        """Return the places of those who put money into others, or stand in for them."""
        return {int(at) for at in self.network.payer[self.is_funding | self.is_guarantee]}

    def matrix(self, when: Months = ALWAYS) -> Floats:
        """Return all committed cash between parties (n, n): row pays column."""
        network = self.network
        usd = network.usd_in(State.COMMITTED, when.since, when.until)
        return network.matrix(np.where(network.is_between & ~network.is_in_kind, usd, 0.0))

    def forms(self, at: int) -> Mapping[str, NDArray[np.bool_]]:
        """Return which streams (s,) are a vendor's finance of each form."""
        network = self.network
        mine = network.payer == at
        cash, guarantees, firmness = self.is_funding & mine, self.is_guarantee & mine, network.firmness
        return {
            "placed": cash & (firmness >= Firmness.ANNOUNCED),
            "drawn": cash & (firmness >= Firmness.PAID),
            "available": cash & (firmness == Firmness.COMMITTED),
            "conditional": cash & (firmness == Firmness.ANNOUNCED),
            "guaranteed": guarantees & (firmness >= Firmness.ANNOUNCED),
            "doubtful": (cash | guarantees) & (firmness == Firmness.DOUBTFUL),
        }


def money_of(view: View, *, by_group: bool) -> Money:
    """Return what is looked at of a view."""
    network = view.network(by_group=by_group)
    instruments = [view.deals[deal].instrument for deal in network.deals]
    between = network.is_between
    return Money(
        network=network,
        is_guarantee=np.array([each in GUARANTEES for each in instruments], dtype=np.bool_) & between,
        is_funding=network.of_kinds(FUNDING) & ~network.is_in_kind & between,
        is_sale=network.of_kinds(GOODS) & ~network.is_in_kind & between,
        revenues=revenues(view.figures),
        by_group=by_group,
    )


def placed(
    money: Money, at: int, to: int | None, forms: Mapping[str, NDArray[np.bool_]], passage: float | None = None
) -> Placed:
    """Return what a vendor has put into one recipient, by its forms; None: into all of them."""
    network = money.network
    is_theirs = np.ones(len(network), dtype=np.bool_) if to is None else network.payee == to
    usd = np.nan_to_num(network.usd)
    counted = {form: forms[form] & is_theirs for form in FORMS[1:]}
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
        passage=passage,
    )
