"""How a cycle may respect time: by which day of its deals, within how many days, and how strictly."""

from dataclasses import dataclass
from enum import StrEnum

WINDOW_DAYS = 365


class Clock(StrEnum):
    """Which day of a deal counts."""

    ANNOUNCED = "announced"  # when it could be known
    STARTS = "starts"  # when its money begins to move, where told


@dataclass(frozen=True, slots=True, kw_only=True)
class InTime:
    """How time is respected."""

    clock: Clock = Clock.ANNOUNCED
    window: int = WINDOW_DAYS  # days, from the first leg to the last
    tolerance: int | None = None  # days by which a leg may be early; None: each strictly later than the one before
