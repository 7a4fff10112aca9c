"""What a quantity is: a number, what it counts, its bound and its place."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from halqa.units import Bound, Period


class Measure(StrEnum):
    """What a quantity counts."""

    MONEY = "money"
    POWER = "power"  # megawatts
    CHIPS = "chips"
    SHARE = "share"  # per cent
    USERS = "users"
    COUNT = "count"  # anything else


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `start` and `stop` count tokens of the sentence."""

    measure: Measure
    value: Decimal
    start: int
    stop: int
    unit: str = ""  # currency code
    bound: Bound = Bound.EXACT
    high: Decimal | None = None
    per: Period | None = None
    each: bool = False  # "apiece": holds for every party named
    implied: bool = False  # the currency was not printed
    glued: str = ""  # preposition glued on (Arabic)
