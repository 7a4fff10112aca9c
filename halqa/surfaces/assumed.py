"""What was taken for granted, in words."""

from halqa.catalogue.conventions import draw_years
from halqa.model import Assumption, Kind
from halqa.surfaces.wording import Wording, bare, digits, fill


def assumed(in_: Wording, told: Assumption) -> str:
    """Say what was taken for granted, and of money that is drawn over how many years.

    >>> from halqa.surfaces.wording import wording
    >>> assumed(wording("en"), Assumption.TERM), assumed(wording("en"), Assumption.DRAW)
    ('term assumed', 'draws assumed: even, years: 5')
    """
    years = sorted({years for years in map(draw_years, Kind) if years is not None})
    return fill(in_, f"assumption.{told}", bare, years=" / ".join(map(digits, years)))
