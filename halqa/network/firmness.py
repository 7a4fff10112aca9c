"""How sure it is that the money of a deal moves, and how far it has come: the states that sums are told apart by."""

from enum import IntEnum, StrEnum

from halqa.model import Deal, Instrument, Kind, Status
from halqa.units import Bound


class Firmness(IntEnum):
    """What is held of a deal's sum; each contains the next, but for what is doubtful."""

    DOUBTFUL = 0  # talks or hearsay
    ANNOUNCED = 1  # agreed or done, and more than hearsay
    COMMITTED = 2  # and no mere limit, condition or option
    PAID = 3  # and a text says that it was paid, drawn or delivered


class State(StrEnum):
    """Which money is looked at: announced contains committed, that contains paid, and that what is drawn."""

    ANNOUNCED = "announced"
    COMMITTED = "committed"
    DRAWN = "drawn"  # paid money that is lent
    PAID = "paid"
    DOUBTFUL = "doubtful"
    EXPECTED = "expected"  # announced and doubtful money, each sum times its chance


def firmness(deal: Deal) -> Firmness | None:
    """Return how sure the sum of a deal is; None where the deal is denied or has ended.

    >>> firmness(Deal(id="a", kind=Kind.DEBT, payer="A", payee="B", status=Status.TALKS, hearsay=False, amount=None,
    ...               bound=None)).name
    'DOUBTFUL'
    """
    if deal.status in {Status.DENIED, Status.ENDED}:
        return None
    if deal.status is Status.TALKS or deal.hearsay:
        return Firmness.DOUBTFUL
    if deal.bound is Bound.UP_TO or deal.condition is not None:
        return Firmness.ANNOUNCED
    return Firmness.PAID if deal.paid else Firmness.COMMITTED


def is_lent(deal: Deal) -> bool:
    """Whether the money of a deal is to be paid back."""
    return deal.kind is Kind.DEBT or deal.instrument in {Instrument.LOAN, Instrument.CREDIT}
