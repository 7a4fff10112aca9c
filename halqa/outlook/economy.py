"""Who takes part in the outlook and what they have promised each other, as arrays; labels outside.

Parties come first, in the places of the network, and after them four sectors that stand for all others: end customers,
suppliers (whoever is paid for running and building: staff, power, land, makers of machines), investors, and banks,
which lend and hold everybody's money. A party whose books nobody tells is `open`: it pays what it owes, with money of
investors where it lacks, and passes on to suppliers what is left; nothing is said about whether it could.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from halqa.errors import InvalidBalanceSheetError
from halqa.model import Kind

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

SECTORS = ("customers", "suppliers", "investors", "banks")
CUSTOMERS, SUPPLIERS, INVESTORS, BANKS = range(len(SECTORS))
"""Their places after those of the parties."""

TYPES = ("lab", "cloud", "neocloud", "chipmaker", "other")
"""Types of parties whose end demand grows alike."""


class Transaction(IntEnum):
    """The rows of the transaction matrix; the last one is what each has more of at the end of the month."""

    REVENUE = 0
    COSTS = 1
    GOODS = 2  # compute, energy, service: used up at once
    BUILT = 3  # chips, ventures: they add to what is built
    CAPEX = 4  # told by no deal
    EQUITY = 5
    ACQUISITION = 6
    LOANS = 7  # drawn, by deals
    ROUNDS = 8  # of new equity, by no deal
    BORROWED = 9  # of banks, by no deal
    INTEREST = 10
    REPAYMENT = 11
    OPEN = 12  # what those whose books are not known get, or pass on
    MONEY = 13


ROWS = len(Transaction)
ROW_OF_KIND = {
    Kind.COMPUTE: Transaction.GOODS,
    Kind.ENERGY: Transaction.GOODS,
    Kind.SERVICE: Transaction.GOODS,
    Kind.CHIPS: Transaction.BUILT,
    Kind.VENTURE: Transaction.BUILT,
    Kind.EQUITY: Transaction.EQUITY,
    Kind.ACQUISITION: Transaction.ACQUISITION,
    Kind.DEBT: Transaction.LOANS,
}


class Firms(NamedTuple):
    """Parties as the outlook begins, each of shape (n,); US dollars, per month where it flows; nan: nobody tells it.

    Revenue is that of the outside alone: what deals of the ledger came to in the same time is taken out.
    """

    is_open: Mask  # books unknown
    type: Ints  # places in TYPES
    cash: Floats
    debt: Floats
    value: Floats  # of all shares
    revenue: Floats
    costs: Floats  # with depreciation, as companies tell them
    capex: Floats  # all of it: what deals promise of it counts first, month by month
    whole_revenue: Floats  # with what deals came to
    bought: Floats  # goods bought by deals, in the month before
    raised: Floats  # paid to it as equity in the two years before


class Streams(NamedTuple):
    """Promises to pay, each of shape (s,), and their months one after another (k,), as in `MonthlyNetwork`."""

    payer: Ints  # places of parties, or n + a sector
    payee: Ints
    row: Ints  # of Transaction
    is_lent: Mask
    chance: Floats  # that it moves at all
    low: Floats  # the least that its bound leaves of its sum, and the most
    high: Floats
    first: Ints  # month of the first payment, the outlook's first month being 0
    starts: Ints  # (s + 1,)
    by_month: Floats  # (k,) US dollars


class Economy(NamedTuple):
    """All that the outlook begins with."""

    firms: Firms
    streams: Streams

    @property
    def parties(self) -> int:
        """How many parties there are, without the sectors."""
        return int(self.firms.is_open.size)

    @property
    def closed(self) -> Ints:
        """The places of the parties whose books are known, of shape (f,)."""
        return np.flatnonzero(~self.firms.is_open).astype(np.int64)


def require_economy(economy: Economy) -> Economy:
    """Return an economy that can be.

    Raises InvalidBalanceSheetError where a number is none, less than nothing, or where a place is nobody's.
    """
    firms, streams = economy
    known = ~firms.is_open
    if not np.all(np.isfinite(firms.whole_revenue[known]) & np.isfinite(firms.revenue[known])):
        raise InvalidBalanceSheetError(reason="a party whose books are known has no revenue")
    for name, column in (*firms._asdict().items(), ("by_month", streams.by_month)):
        if np.any(column < 0) or np.any(np.isinf(column)):
            raise InvalidBalanceSheetError(reason=f"{name} holds what is less than nothing or beyond all numbers")
    places = np.concatenate([streams.payer, streams.payee])
    if places.size and not (places.min() >= 0 and places.max() < economy.parties + len(SECTORS)):
        raise InvalidBalanceSheetError(reason="a stream is paid by or to nobody")
    if np.any(np.isnan(streams.by_month)):
        raise InvalidBalanceSheetError(reason="a stream has months of no number")
    return economy
