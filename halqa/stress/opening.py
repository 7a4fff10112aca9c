"""Network, deals and books as of a day -> the system that is stressed, with its legs by the deals they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from halqa.model import GOODS, Deal, Kind, Metric
from halqa.network.books import Books, Entry, books_of
from halqa.network.firmness import Firmness, State
from halqa.network.monthly import KINDS, MonthlyNetwork
from halqa.network.schedules import month
from halqa.network.stakes import Stake, stakes
from halqa.stress.balance_sheets import Bools, Floats
from halqa.stress.legs import LEAD, Legs, legs_of
from halqa.stress.means import TRADES, Practice, means_of
from halqa.stress.plan import Plan, planned
from halqa.stress.system import Ints, Rank, Role, System, Terms

NO_CASH, ONLY_PLACES = "no_cash", "only_places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A system, whose each place and leg is, and what is taken for granted."""

    system: System
    plan: Plan
    parties: tuple[str, ...]  # (n,)
    deals: tuple[str, ...]  # (m,)
    unknown: Mapping[str, str]  # parties of which it cannot be told whether they fail, and why
    left_out: tuple[str, ...]  # deals that would count, but no text tells their sum
    stakes: tuple[Stake, ...]


def opening(
    network: MonthlyNetwork,
    deals: Mapping[str, Deal],
    books: Mapping[str, Books],
    terms: Terms,
    practice: Practice,
    months: int,
    party_of: Callable[[str], str] = str,
) -> Opening:
    """Return the system of a network as of its day, for some months ahead; `party_of`: whom a name counts as."""
    legs, held = legs_of(network, deals, months), tuple(stakes(deals.values(), party_of))
    told = [books_of(books, party) for party in network.parties]
    system = _system(network, legs, told, terms, practice, held)
    spends = np.array([one.costs.usd is None for one in told], dtype=np.bool_)
    return Opening(
        system=system,
        plan=planned(system, terms, spends),
        parties=network.parties,
        deals=tuple(network.deals[place] for place in legs.stream),
        unknown={
            party: ONLY_PLACES if system.is_financier[at] else NO_CASH
            for at, party in enumerate(network.parties)
            if not system.is_judged[at]
        },
        left_out=_left_out(network),
        stakes=held,
    )


def _left_out(network: MonthlyNetwork) -> tuple[str, ...]:
    ahead = network.first + np.diff(network.starts) > month(network.as_of)
    there = network.is_between & (network.counted(State.ANNOUNCED) > 0) & ~network.is_sized & ahead
    return tuple(network.deals[place] for place in np.flatnonzero(there))


def _system(
    network: MonthlyNetwork, legs: Legs, books: Sequence[Books], terms: Terms, practice: Practice, held: Sequence[Stake]
) -> System:
    vendor = _sells(network)[network.payer, network.payee] & network.is_lent  # of streams, to whom the lender sells
    funding, trade = legs.role == Role.FUNDING, _trade(network)
    means = means_of(network, legs, books, terms, practice)
    owned = _owned(held, network.parties)
    return System(
        payer=legs.payer,
        payee=legs.payee,
        role=legs.role,
        rank=_rank(legs, vendor),
        due=legs.due,
        balance=legs.balance,
        matures=legs.matures,
        funded_by=legs.funded_by,
        is_conditional=funding & (network.firmness[legs.stream] == Firmness.ANNOUNCED),
        is_vendor=funding & vendor[legs.stream],
        lead=LEAD,
        is_financier=means.is_financier,
        cash=np.nan_to_num(means.cash),
        is_judged=~np.isnan(means.cash),
        sales=means.sales,
        running=means.running,
        building=means.building,
        owed=means.owed,
        repaid=means.repaid,
        collateral=means.collateral,
        rents=trade == TRADES.index(Kind.COMPUTE),
        value=np.array([np.nan if one.value.usd is None else one.value.usd for one in books]),
        is_listed=np.array([_is_listed(one.value) for one in books], dtype=np.bool_),
        stakes=owned,
        through=np.asarray(np.linalg.inv(np.eye(len(owned)) - owned), dtype=np.float64),
        trade=trade,
        is_essential=_essential(practice),
        replaceable=np.array([practice.replaceable.get(TRADES[at], 0.0) for at in trade]),
    )


def _sells(network: MonthlyNetwork) -> Bools:
    """Return whether row sells goods to column, (n + 1, n + 1): the outside, which is last, sells nothing."""
    found = np.zeros((len(network.parties) + 1,) * 2, dtype=np.bool_)
    goods = network.of_kinds(GOODS) & network.is_inside & (network.counted(State.ANNOUNCED) > 0)
    found[network.payee[goods], network.payer[goods]] = True
    return found


def _rank(legs: Legs, vendor: Bools) -> Ints:
    of_loans = np.where(vendor[legs.stream], Rank.VENDOR, Rank.DEBT)
    rank = np.where(legs.role == Role.LOAN, of_loans, Rank.DEBT)
    return np.where(legs.role == Role.FUNDING, Rank.PROMISED, rank).astype(np.int64)


def _trade(network: MonthlyNetwork) -> Ints:
    """Return what each party mainly sells, by sums, else by deals; who sells nothing makes services."""
    goods = network.of_kinds(GOODS) & network.is_inside & ~network.is_in_kind & (network.counted(State.ANNOUNCED) > 0)
    found = np.zeros((len(network.parties), len(TRADES)))
    column = np.array([TRADES.index(kind) if kind in TRADES else 0 for kind in KINDS])[network.kind]
    np.add.at(found, (network.payee[goods], column[goods]), np.nan_to_num(network.usd[goods]) + 1.0)
    found[found.sum(axis=1) == 0, TRADES.index(Kind.SERVICE)] = 1.0
    return np.asarray(found.argmax(axis=1), dtype=np.int64)


def _essential(practice: Practice) -> Bools:
    return np.array(
        [[good in practice.essential.get(maker, ()) for maker in TRADES] for good in TRADES], dtype=np.bool_
    )


def _is_listed(value: Entry) -> bool:
    return any(figure.metric is Metric.MARKET_CAP for figure in value.figures)


def _owned(held: Sequence[Stake], parties: Sequence[str]) -> Floats:
    """Return what share of column row holds, (n, n); never all of a party."""
    place = {party: at for at, party in enumerate(parties)}
    found = np.zeros((len(place),) * 2)
    for stake in held:
        if stake.owner in place and stake.firm in place:
            found[place[stake.owner], place[stake.firm]] = stake.percent / 100
    whole = found.sum(axis=0)
    return np.asarray(found / np.maximum(whole / 0.99, 1.0)[None, :])
