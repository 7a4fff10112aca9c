"""The months of many futures, one path after another: who pays whom what, out of what, and who cannot.

The order of events in a month, which is a convention:
1. end customers pay; what running costs falls due;
2. interest, a part of the debt and the payments that deals promise for this month fall due;
3. who expects to hold less than it wants (some months of net spending) draws credit that is promised to it before its
   time, then borrows of banks as far as they lend, then raises a round of equity where its window is open;
4. all pay at once (Eisenberg and Noe): running costs come first, then all else that is due in proportion; capital
   spending beyond what deals promise comes last and is cut to what is left above another month of what is due;
5. what was due and not paid is lost to the payee; who has failed to pay gets no new money, and nothing of what others
   promised to lend to it or to put into it.

Each flow is booked from its payer to its payee; what each holds is reckoned apart from that, so that columns can fail.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from halqa.outlook.economy import BANKS, CUSTOMERS, INVESTORS, SUPPLIERS, Floats, Ints, Mask, Transaction

_REVENUE, _COSTS, _CAPEX = (int(row) for row in (Transaction.REVENUE, Transaction.COSTS, Transaction.CAPEX))
_BUILT, _EQUITY = int(Transaction.BUILT), int(Transaction.EQUITY)
_ROUNDS, _BORROWED, _INTEREST = (int(row) for row in (Transaction.ROUNDS, Transaction.BORROWED, Transaction.INTEREST))
_REPAYMENT, _OPEN, _MONEY = (int(row) for row in (Transaction.REPAYMENT, Transaction.OPEN, Transaction.MONEY))
_NEAR = 1e-13
_LEAST_UNPAID = 1e-9  # of what is due: less than that is rounding
_MONTHS = 3  # in a quarter
_LONG_AGO = -100_000

TOLD = ("cash", "debt", "revenue", "receipts", "dues", "unpaid", "raised", "borrowed", "gap", "built", "bare")
"""What is told of each party whose books are known, by quarter: cash and debt at its end, all else summed up.

`receipts` come by deals; `dues` are running costs, interest, repayment and deals; `built` is capital spending that no
deal tells; `gap` is what is missing for all that falls due and is planned, out of what was in hand, revenue and what is
promised: what new funders would have to give. `bare` is the cash at the end of the quarter as it were without them.
"""


class Given(NamedTuple):
    """What the months begin with and meet, in few arrays: each one more takes seconds to compile.

    d paths, m months, n parties, s streams, k months of streams.
    """

    who: Ints  # (2, n): place among those whose books are known (-1: not), place of its type
    opening: Floats  # (6, d, n): see `halqa.outlook.opening.Opening`
    promised: Ints  # (6, s + 1): payer, payee, row, whether it is lent, first month, where its months begin
    by_month: Floats  # (k,)
    demand: Floats  # (d, m, types)
    is_open_window: Mask  # (d, m, f)
    moves: Floats  # (d, s)
    delay: Ints  # (d, s)
    knobs: Floats  # (8, d): see `halqa.outlook.paths.KNOBS`


class Room(NamedTuple):
    """What one path keeps from month to month, and what it reckons within one."""

    parties: Floats  # (17, n): cash, debt and so on, by the rows below
    streams: Floats  # (4, s)
    sectors: Floats  # (4,) what each sector has more of


_SEAT, _TYPE = range(2)
_OPENING_CASH, _OPENING_DEBT, _OPENING_VALUE, _OPENING_REVENUE, _OPENING_COSTS, _OPENING_CAPEX = range(6)
_PAYER, _PAYEE, _ROW, _IS_LENT, _FIRST, _START = range(6)
_COST_ELASTICITY, _CAPEX_ELASTICITY, _RATE, _YEARS, _DEBT_LIMIT, _ROUND_SIZE, _ROUND_MONTHS, _COVER = range(8)
_CASH_NOW, _DEBT_NOW, _FRESH, _BARE, _WORST, _FAILED, _LAST_ROUND = range(7)  # fresh: borrowed since
_TAKEN, _SPENT, _PLANNED, _OWED, _OF_FRESH, _GAP, _DRAWN, _RAISED, _RECEIVED, _RATIO = range(7, 17)
_LENT, _LEFT, _DUE, _SERVICE = range(4)


@njit(cache=True)
def run(given, found, flows):  # type: ignore[no-untyped-def]
    """Run each path and fill `found`, and leave the last transactions in `flows`: see `halqa.outlook.paths`."""
    n, s = given.who.shape[1], given.promised.shape[1] - 1
    for path in range(given.demand.shape[0]):
        room = Room(np.zeros((17, n)), np.zeros((4, s)), np.zeros(4))
        _begin(given, path, room)
        for month in range(given.demand.shape[1]):
            _fall_due(given, path, month, room)
            _fund(given, path, month, room)
            _pay_all(given, room)
            _lack(given, room)
            matrix = flows[path % flows.shape[0], month % flows.shape[1]]
            before = room.parties[_CASH_NOW].copy()
            gross = _book(given, path, room, matrix)
            _tell(given, path, month, room, before, found)
            off = _imbalance(room, before, matrix)
            found.imbalance[path] = max(found.imbalance[path], off / max(gross, 1.0))


@njit(cache=True)
def _begin(given, path, room):  # type: ignore[no-untyped-def]
    """Put what a path begins with into its room: cash, debt, and the credit that is still to be drawn."""
    for party in range(given.who.shape[1]):
        room.parties[_CASH_NOW, party] = given.opening[_OPENING_CASH, path, party]
        room.parties[_BARE, party] = given.opening[_OPENING_CASH, path, party]
        room.parties[_DEBT_NOW, party] = given.opening[_OPENING_DEBT, path, party]
        room.parties[_LAST_ROUND, party] = _LONG_AGO
    for at in range(room.streams.shape[1]):
        if given.promised[_IS_LENT, at]:
            begin = given.promised[_START, at]
            for k in range(begin, given.promised[_START, at + 1]):
                if given.promised[_FIRST, at] + k - begin + given.delay[path, at] >= 0:
                    room.streams[_LEFT, at] += given.by_month[k] * given.moves[path, at]


@njit(cache=True)
def _fall_due(given, path, month, room):  # type: ignore[no-untyped-def]
    n = given.who.shape[1]
    service = given.knobs[_RATE, path] / 12 + 1 / (12 * given.knobs[_YEARS, path])
    room.parties[_DRAWN].fill(0.0)
    room.parties[_RAISED].fill(0.0)
    for party in range(n):
        if given.who[_SEAT, party] < 0:
            room.parties[_OWED, party] = 0.0
            continue
        level = given.demand[path, month, given.who[_TYPE, party]]
        room.parties[_TAKEN, party] = given.opening[_OPENING_REVENUE, path, party] * level
        room.parties[_SPENT, party] = (
            given.opening[_OPENING_COSTS, path, party] * level ** given.knobs[_COST_ELASTICITY, path]
        )
        room.parties[_PLANNED, party] = (
            given.opening[_OPENING_CAPEX, path, party] * level ** given.knobs[_CAPEX_ELASTICITY, path]
        )
        room.parties[_OF_FRESH, party] = room.parties[_FRESH, party] * service
        room.parties[_OWED, party] = room.parties[_DEBT_NOW, party] * service + room.parties[_OF_FRESH, party]
    for stream in range(room.streams.shape[1]):
        payer, payee = given.promised[_PAYER, stream], given.promised[_PAYEE, stream]
        k = month - given.promised[_FIRST, stream] - given.delay[path, stream]
        room.streams[_DUE, stream] = 0.0
        if 0 <= k < given.promised[_START, stream + 1] - given.promised[_START, stream]:
            room.streams[_DUE, stream] = given.by_month[given.promised[_START, stream] + k] * given.moves[path, stream]
            if given.promised[_IS_LENT, stream]:
                room.streams[_DUE, stream] = min(room.streams[_DUE, stream], room.streams[_LEFT, stream])
            if (
                payee < n
                and room.parties[_FAILED, payee] > 0.0
                and (given.promised[_IS_LENT, stream] or given.promised[_ROW, stream] == _EQUITY)
            ):
                room.streams[_DUE, stream] = 0.0
        room.streams[_SERVICE, stream] = room.streams[_LENT, stream] * service
        if payer < n:
            room.parties[_OWED, payer] += room.streams[_DUE, stream]
            if given.promised[_ROW, stream] == _BUILT:
                built = room.streams[_DUE, stream]
                room.parties[_PLANNED, payer] = max(0.0, room.parties[_PLANNED, payer] - built)
        if payee < n:
            room.parties[_OWED, payee] += room.streams[_SERVICE, stream]


@njit(cache=True)
def _fund(given, path, month, room):  # type: ignore[no-untyped-def]
    """Let those who expect to hold too little draw, borrow and raise."""
    n = given.who.shape[1]
    room.parties[_RATIO].fill(1.0)
    _receive(given, room, n)
    missing = np.zeros(n)
    for party in range(n):
        if given.who[_SEAT, party] >= 0 and room.parties[_FAILED, party] == 0.0:
            spent = room.parties[_SPENT, party] + room.parties[_OWED, party] + room.parties[_PLANNED, party]
            net = spent - room.parties[_TAKEN, party] - room.parties[_RECEIVED, party]
            missing[party] = max(0.0, net + max(0.0, net) * given.knobs[_COVER, path] - room.parties[_CASH_NOW, party])
    for stream in range(room.streams.shape[1]):
        payer, payee = given.promised[_PAYER, stream], given.promised[_PAYEE, stream]
        if given.promised[_IS_LENT, stream] and payee < n and missing[payee] > 0.0:
            early = min(missing[payee], room.streams[_LEFT, stream] - room.streams[_DUE, stream])
            if early > 0.0:
                room.streams[_DUE, stream] += early
                missing[payee] -= early
                if payer < n:
                    room.parties[_OWED, payer] += early
    for party in range(n):
        if missing[party] > 0.0 and given.is_open_window[path, month, given.who[_SEAT, party]]:
            level = given.demand[path, month, given.who[_TYPE, party]]
            yearly = 12 * (room.parties[_TAKEN, party] + room.parties[_RECEIVED, party])
            limit = (
                given.knobs[_DEBT_LIMIT, path] * yearly - room.parties[_DEBT_NOW, party] - room.parties[_FRESH, party]
            )
            room.parties[_DRAWN, party] = min(missing[party], max(0.0, limit))
            wanted = missing[party] - room.parties[_DRAWN, party]
            if wanted > 0.0 and month - room.parties[_LAST_ROUND, party] >= given.knobs[_ROUND_MONTHS, path]:
                most = given.knobs[_ROUND_SIZE, path] * given.opening[_OPENING_VALUE, path, party] * level
                net = missing[party] / max(1.0, given.knobs[_COVER, path] + 1)
                room.parties[_RAISED, party] = min(most, wanted + net * given.knobs[_ROUND_MONTHS, path])
                room.parties[_LAST_ROUND, party] = month


@njit(cache=True)
def _receive(given, room, n):  # type: ignore[no-untyped-def]
    """Reckon what each party gets by deals when all pay the shares `ratio`."""
    room.parties[_RECEIVED].fill(0.0)
    for stream in range(room.streams.shape[1]):
        payer, payee = given.promised[_PAYER, stream], given.promised[_PAYEE, stream]
        if payee < n:
            room.parties[_RECEIVED, payee] += room.streams[_DUE, stream] * (
                room.parties[_RATIO, payer] if payer < n else 1.0
            )
        if payer < n:
            room.parties[_RECEIVED, payer] += room.streams[_SERVICE, stream] * (
                room.parties[_RATIO, payee] if payee < n else 1.0
            )


@njit(cache=True)
def _pay_all(given, room):  # type: ignore[no-untyped-def]
    """Find the greatest shares of what is owed that all can pay at once, from full payment downwards."""
    n = given.who.shape[1]
    room.parties[_RATIO].fill(1.0)
    for _ in range(10 * n):
        _receive(given, room, n)
        fall = 0.0
        for party in range(n):
            if given.who[_SEAT, party] >= 0 and room.parties[_OWED, party] > 0.0:
                left = _means(room, party) - room.parties[_SPENT, party]
                share = min(1.0, max(0.0, left) / room.parties[_OWED, party])
                fall = max(fall, room.parties[_RATIO, party] - share)
                room.parties[_RATIO, party] = min(share, room.parties[_RATIO, party])
        if fall <= _NEAR:
            break
    _receive(given, room, n)


@njit(cache=True)
def _lack(given, room):  # type: ignore[no-untyped-def]
    """Reckon what each would lack by now if nobody had funded it beyond what is promised."""
    for party in range(given.who.shape[1]):
        if given.who[_SEAT, party] < 0:
            continue
        spent = (
            room.parties[_SPENT, party]
            + room.parties[_OWED, party]
            - room.parties[_OF_FRESH, party]
            + room.parties[_PLANNED, party]
        )
        room.parties[_BARE, party] += room.parties[_TAKEN, party] + room.parties[_RECEIVED, party] - spent
        lowest = max(room.parties[_WORST, party], -room.parties[_BARE, party])
        room.parties[_GAP, party] = lowest - room.parties[_WORST, party]
        room.parties[_WORST, party] = lowest


@njit(cache=True)
def _means(room, party):  # type: ignore[no-untyped-def]
    return (
        room.parties[_CASH_NOW, party]
        + room.parties[_TAKEN, party]
        + room.parties[_DRAWN, party]
        + room.parties[_RAISED, party]
        + room.parties[_RECEIVED, party]
    )


@njit(cache=True)
def _built(room, party, means):  # type: ignore[no-untyped-def]
    """Return what a party spends on building beyond its deals: another month of what is due stays in hand."""
    kept = 2.0 * (room.parties[_SPENT, party] + room.parties[_OWED, party])
    return min(room.parties[_PLANNED, party], max(0.0, means - kept))


@njit(cache=True)
def _book(given, path, room, matrix):  # type: ignore[no-untyped-def]
    """Book what is paid from payer to payee, and reckon apart from that what each has then; return all that moved."""
    n = given.who.shape[1]
    customers, suppliers, investors, banks = n + CUSTOMERS, n + SUPPLIERS, n + INVESTORS, n + BANKS
    rate, years = given.knobs[_RATE, path], given.knobs[_YEARS, path]
    matrix.fill(0.0)
    room.sectors.fill(0.0)
    _book_deals(given, path, room, matrix, n)
    gross = 0.0
    for party in range(n):
        if given.who[_SEAT, party] < 0:
            rest = room.parties[_RECEIVED, party] - room.parties[_OWED, party]
            _move(matrix, _OPEN, investors if rest < 0.0 else party, party if rest < 0.0 else suppliers, abs(rest))
            room.sectors[INVESTORS if rest < 0.0 else SUPPLIERS] += rest
        else:
            means = _means(room, party)
            costs, paid = (
                min(room.parties[_SPENT, party], means),
                room.parties[_RATIO, party] * room.parties[_OWED, party],
            )
            capex = _built(room, party, means)
            old, new = (
                room.parties[_DEBT_NOW, party] * room.parties[_RATIO, party],
                room.parties[_FRESH, party] * room.parties[_RATIO, party],
            )
            interest, repaid = (old + new) * rate / 12, (old + new) / (12 * years)
            _move(matrix, _REVENUE, customers, party, room.parties[_TAKEN, party])
            _move(matrix, _COSTS, party, suppliers, costs)
            _move(matrix, _CAPEX, party, suppliers, capex)
            _move(matrix, _ROUNDS, investors, party, room.parties[_RAISED, party])
            _move(matrix, _BORROWED, banks, party, room.parties[_DRAWN, party])
            _move(matrix, _INTEREST, party, banks, interest)
            _move(matrix, _REPAYMENT, party, banks, repaid)
            room.sectors[CUSTOMERS] -= room.parties[_TAKEN, party]
            room.sectors[SUPPLIERS] += costs + capex
            room.sectors[INVESTORS] -= room.parties[_RAISED, party]
            room.sectors[BANKS] += interest + repaid - room.parties[_DRAWN, party]
            room.parties[_CASH_NOW, party] = means - costs - paid - capex
            room.parties[_DEBT_NOW, party] -= old / (12 * years)
            room.parties[_FRESH, party] += room.parties[_DRAWN, party] - new / (12 * years)
            gross += means
    return gross + np.abs(room.sectors).sum()


@njit(cache=True)
def _book_deals(given, path, room, matrix, n):  # type: ignore[no-untyped-def]
    rate, years = given.knobs[_RATE, path], given.knobs[_YEARS, path]
    for stream in range(room.streams.shape[1]):
        payer, payee = given.promised[_PAYER, stream], given.promised[_PAYEE, stream]
        paid = room.streams[_DUE, stream] * (room.parties[_RATIO, payer] if payer < n else 1.0)
        if paid > 0.0:
            _move(matrix, given.promised[_ROW, stream], payer, payee, paid)
            if payer >= n:
                room.sectors[payer - n] -= paid
            if payee >= n:
                room.sectors[payee - n] += paid
        if given.promised[_IS_LENT, stream]:
            served = room.streams[_LENT, stream] * (room.parties[_RATIO, payee] if payee < n else 1.0)
            interest, repaid = served * rate / 12, served / (12 * years)
            _move(matrix, _INTEREST, payee, payer, interest)
            _move(matrix, _REPAYMENT, payee, payer, repaid)
            if payer >= n:
                room.sectors[payer - n] += interest + repaid
            if payee >= n:
                room.sectors[payee - n] -= interest + repaid
            room.streams[_LENT, stream] += paid - repaid
            room.streams[_LEFT, stream] = max(0.0, room.streams[_LEFT, stream] - room.streams[_DUE, stream])


@njit(cache=True)
def _move(matrix, row, payer, payee, usd):  # type: ignore[no-untyped-def]
    matrix[row, payer] -= usd
    matrix[row, payee] += usd


@njit(cache=True)
def _imbalance(room, before, matrix):  # type: ignore[no-untyped-def]
    """Fill the row of money from what each holds, and return how far any row or column is from zero."""
    n, off = room.parties.shape[1], 0.0
    for party in range(n):
        matrix[_MONEY, party] = before[party] - room.parties[_CASH_NOW, party]
    for sector in range(4):
        matrix[_MONEY, n + sector] = -room.sectors[sector]
    for row in range(matrix.shape[0]):
        off = max(off, abs(matrix[row].sum()))
    for column in range(matrix.shape[1]):
        total = 0.0
        for row in range(matrix.shape[0]):
            total += matrix[row, column]
        off = max(off, abs(total))
    return off


@njit(cache=True)
def _tell(given, path, month, room, before, found):  # type: ignore[no-untyped-def]
    """Put a month into what is found, and mark who failed to pay."""
    for party in range(given.who.shape[1]):
        if given.who[_SEAT, party] < 0:
            continue
        seat = given.who[_SEAT, party]
        told = found.told[path, month // _MONTHS, :, seat]
        means = (
            before[party]
            + room.parties[_TAKEN, party]
            + room.parties[_RECEIVED, party]
            + room.parties[_DRAWN, party]
            + room.parties[_RAISED, party]
        )
        unpaid = (1.0 - room.parties[_RATIO, party]) * room.parties[_OWED, party] + max(
            0.0, room.parties[_SPENT, party] - means
        )
        told[0] = room.parties[_CASH_NOW, party]
        told[1] = room.parties[_DEBT_NOW, party] + room.parties[_FRESH, party]
        told[2] += room.parties[_TAKEN, party]
        told[3] += room.parties[_RECEIVED, party]
        told[4] += room.parties[_SPENT, party] + room.parties[_OWED, party]
        told[5] += unpaid
        told[6] += room.parties[_RAISED, party]
        told[7] += room.parties[_DRAWN, party]
        told[8] += room.parties[_GAP, party]
        told[9] += _built(room, party, means)
        told[10] = room.parties[_BARE, party]
        if room.parties[_WORST, party] > 0.0 and found.dry[path, seat] < 0:
            found.dry[path, seat] = month
        if (
            unpaid > _LEAST_UNPAID * (room.parties[_SPENT, party] + room.parties[_OWED, party])
            and room.parties[_FAILED, party] == 0.0
        ):
            room.parties[_FAILED, party] = 1.0
            found.failed[path, seat] = month
    for stream in range(room.streams.shape[1]):
        payer = given.promised[_PAYER, stream]
        if payer < given.who.shape[1]:
            found.lost[path, stream] += (1.0 - room.parties[_RATIO, payer]) * room.streams[_DUE, stream]
