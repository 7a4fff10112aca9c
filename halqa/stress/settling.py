"""What is settled of the failed: chips are sold at falling prices, lenders recover a part, guarantors are called."""

from dataclasses import dataclass

import numpy as np

from halqa.stress.balance_sheets import Bools, Floats
from halqa.stress.system import Rank, Role, System, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What the failures of a month come to."""

    recovered: Floats  # (m,) cash on loans
    written_off: Floats  # (m,) of loans, and what guarantors are called for
    called: Floats  # (n,) what each guarantor has to pay next
    price: float  # of chips after the sale, as a share of what it was


def settled(system: System, terms: Terms, balance: Floats, fresh: Bools, price: float, told_price: float) -> Settled:
    """Return what is settled of parties that have just failed (n,), with loans at `balance` (m,).

    `price` is what the sales of the failed have left of the price of chips, `told_price` what a shock has left of it.
    """
    if not fresh.any():
        nothing = np.zeros(balance.size)
        return Settled(recovered=nothing, written_off=nothing, called=np.zeros(fresh.size), price=price)
    lower = sold(system, terms, fresh, price)
    shares = _recovery(system, terms, balance, fresh, lower * told_price)
    share = np.where(system.rank == Rank.VENDOR, shares[1][system.payer], shares[0][system.payer])
    theirs = fresh[system.payer]
    loans, guarantees = system.of(Role.LOAN) & theirs, system.of(Role.GUARANTEE) & theirs
    lost = np.where(loans | guarantees, balance * (1 - share), 0.0)
    return Settled(
        recovered=np.where(loans, balance * share, 0.0),
        written_off=lost,
        called=system.into(np.where(guarantees, lost, 0.0)),
        price=lower,
    )


def sold(system: System, terms: Terms, fresh: Bools, price: float) -> float:
    """Return the price of chips when those who have just failed sell theirs, as a share of what it was."""
    whole = float(system.collateral.sum())
    share = float(system.collateral[fresh].sum()) / whole if whole else 0.0
    return price * (1 - terms.price_impact * share)


def _recovery(system: System, terms: Terms, balance: Floats, fresh: Bools, price: float) -> tuple[Floats, Floats]:
    """Return what share of their loans lenders recover of each party, (n,): all others, and those who sell to it."""
    loans = np.where(system.of(Role.LOAN), balance, 0.0)
    first = system.out_of(np.where(system.rank == Rank.VENDOR, 0.0, loans)) + system.owed
    last = system.out_of(np.where(system.rank == Rank.VENDOR, loans, 0.0))
    estate = np.where(fresh, system.collateral * price * terms.kept_of_assets, 0.0)
    paid = np.minimum(estate, first)
    return _share(paid, first), _share(np.minimum(estate - paid, last), last)


def _share(part: Floats, whole: Floats) -> Floats:
    return np.asarray(np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0))
