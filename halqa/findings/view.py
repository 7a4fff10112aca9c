"""What is measured: deals as of a day, as money by month between parties as named, and between their groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from halqa.catalogue.conventions import day_after, first_day
from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.errors import InvalidPeriodError
from halqa.model import Deal, Figure
from halqa.network.monthly import MonthlyNetwork, monthly_network
from halqa.network.schedules import month


@dataclass(frozen=True, slots=True)
class Reported:
    """What a party reports of itself, and since when that is known."""

    figure: Figure
    known: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Deals as of a day, and the two networks that they make."""

    as_of: date
    deals: Mapping[str, Deal]
    named: MonthlyNetwork
    grouped: MonthlyNetwork  # each party stands under the head of its group
    figures: tuple[Reported, ...] = ()  # in the order in which they became known

    def network(self, *, by_group: bool) -> MonthlyNetwork:
        """Return the network between groups, or the one between parties as they are named."""
        return self.grouped if by_group else self.named


@dataclass(frozen=True, slots=True)
class Months:
    """A time that is looked at, by its label as in 2027, 2027-Q3 or 2027-03; of no label: all time."""

    label: str | None = None
    since: int | None = None  # months from the year 0
    until: int | None = None  # the one after the last


ALWAYS = Months()


def view(deals: Iterable[Deal], as_of: date, figures: Iterable[Reported] = ()) -> View:
    """Return what is measured of deals as of a day, with the figures that were known by then."""
    held = tuple(deals)
    told = tuple(each for each in figures if each.known is None or each.known <= as_of)
    named = monthly_network(held, as_of, usd_per_unit, group)
    by_id = {deal.id: deal for deal in held}
    return View(as_of=as_of, deals=by_id, named=named, grouped=named.merged(group), figures=told)


def months(label: str | None) -> Months:
    """Return the months of a period as it is written.

    >>> months("2027-Q3")
    Months(label='2027-Q3', since=24330, until=24333)
    """
    if label is None:
        return ALWAYS
    first, after = first_day(label), day_after(label)
    if first is None or after is None or first.day != 1 or after.day != 1:
        raise InvalidPeriodError(given=label)
    return Months(label, month(first), month(after))


def years(network: MonthlyNetwork) -> tuple[Months, ...]:
    """Return the years in which money moves."""
    first, after = network.months
    return tuple(months(f"{year:04}") for year in range(first // 12, -(-after // 12)))


def every_month(network: MonthlyNetwork) -> tuple[Months, ...]:
    """Return the months in which money moves."""
    return tuple(months(f"{at // 12:04}-{at % 12 + 1:02}") for at in range(*network.months))


def quarters(network: MonthlyNetwork) -> tuple[Months, ...]:
    """Return the quarters in which money moves."""
    first, after = network.months
    return tuple(months(f"{at // 4:04}-Q{at % 4 + 1}") for at in range(first // 3, -(-after // 3)))
