"""The real side: gigawatts that deals promise, the queue for power and chips they stand in, and what stands when.

Sites (contracts for compute, ventures) wait for power, deliveries of chips for chips; each is served in the order in
which it falls due, never before its site can be ready. What is served in a month is what is switched on, or made, less
what goes to buildings that no deal tells. A contract for compute waits for both queues. What was due before the outlook
begins stands already. All in GW of facility power.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numba import njit

from halqa.catalogue.scenarios import Step
from halqa.outlook.economy import Floats, Ints, Mask
from halqa.outlook.world import Span, stepped
from halqa.units import MONTHS_PER_YEAR

QUEUES = ("power", "chips")
NEVER = 100_000  # months: not within the outlook


class Promises(NamedTuple):
    """Capacity that deals promise, each of shape (r,); nan: not told."""

    stream: Ints  # of `Streams`, -1 where no text tells its sum
    queue: Ints  # places in QUEUES
    is_compute: Mask  # a contract for compute, which waits for both
    provider: Ints  # who runs it, or makes the chips
    user: Ints  # who pays
    gw: Floats  # as told
    usd: Floats  # as told, for what no power is told of
    chance: Floats  # that it comes at all
    conversion: Ints  # which of CONVERSIONS turns dollars into GW
    known: Ints  # the month in which it became known; the outlook's first month is 0
    first: Ints  # the month in which it begins to be due, and how many months that takes
    ramp: Ints
    last: Ints  # the last month of the deal


CONVERSIONS = ("usd_per_gw_contract", "usd_per_gw_chips", "usd_per_gw_total")


class Built(NamedTuple):
    """What comes of promises, path by path."""

    gw: Floats  # (d, r) promised
    late: Ints  # (d, r) months by which the last of it is late; NEVER: not within the outlook
    by_date: Floats  # (d, r) share that stands when it is due
    standing: Floats  # (d, years, r) GW that stands at the end of each year and is not worn out
    delay: Ints  # (d, s) months by which each stream begins late


def built(
    promises: Promises, streams: int, comes: Mask, values: Mapping[str, Floats], span: Span, steps: Sequence[Step]
) -> Built:
    """Return what stands when, path by path; `values` are assumptions by name, each (d,).

    `comes` (d, r) tells which promises come at all: others take no place in the queues. There are s `streams`.
    """
    gw = promised_gw(promises, values) * comes
    caps = np.stack([_caps(values, queue, span, steps) for queue in QUEUES], axis=1)
    paths, size = gw.shape
    ends = year_ends(span)
    found = Built(
        gw=gw,
        late=np.zeros((paths, size), np.int64),
        by_date=np.ones((paths, size)),
        standing=np.zeros((paths, ends.size, size)),
        delay=np.zeros((paths, streams), np.int64),
    )
    site = np.round(values["site_months"]).astype(np.int64)
    life = np.round(values["depreciation_years"] * MONTHS_PER_YEAR).astype(np.int64)
    _build(promises, gw, caps, site, life, ends, found)
    return found


def promised_gw(promises: Promises, values: Mapping[str, Floats]) -> Floats:
    """Return the GW of each promise, (d, r): as told, else its dollars by the cost of a GW, else nothing."""
    costs = np.stack([values[name] for name in CONVERSIONS], axis=1)[:, promises.conversion]
    return np.asarray(np.where(np.isnan(promises.gw), np.nan_to_num(promises.usd) / costs, promises.gw))


def year_ends(span: Span) -> Ints:
    """Return the last month of each year of the outlook, its first month being 0.

    >>> year_ends(Span(2026 * 12 + 6, 18)).tolist()
    [5, 17]
    """
    ends = np.arange(span.months)
    return np.flatnonzero((span.first + ends) % MONTHS_PER_YEAR == MONTHS_PER_YEAR - 1).astype(np.int64)


def _caps(values: Mapping[str, Floats], queue: str, span: Span, steps: Sequence[Step]) -> Floats:
    """Return the GW that a queue serves each month, (d, m)."""
    years = np.arange(span.months) / MONTHS_PER_YEAR
    yearly = values[f"{queue}_gw_per_year"][:, None] * (1 + values[f"{queue}_growth"][:, None]) ** years
    left = 1 - values["others_share"][:, None]
    return np.asarray(yearly / MONTHS_PER_YEAR * left * stepped(steps, queue, span))


@njit(cache=True)
def _build(promises, gw, caps, site, life, ends, found):  # type: ignore[no-untyped-def]
    paths, size = gw.shape
    months = caps.shape[2]
    for path in range(paths):
        served = np.zeros((2, months), np.int64)  # when what falls due in a month stands
        for queue in range(2):
            _serve(promises, gw[path], caps[path, queue], site[path], queue, served[queue])
        for at in range(size):
            _follow(promises, (path, at), served, site[path], life[path], ends, found)


@njit(cache=True)
def _eligible(promises, at, month, site):  # type: ignore[no-untyped-def]
    """Return the month from which what a promise tells of a month can be served."""
    if promises.queue[at] == 0 and promises.first[at] >= 0:
        return max(month, promises.known[at] + site)
    return month


@njit(cache=True)
def _serve(promises, gw, cap, site, queue, served):  # type: ignore[no-untyped-def]
    """Put into `served` the month in which what is eligible in each month has been served, first come first served."""
    months = cap.size
    asked = np.zeros(months)
    for at in range(gw.size):
        if promises.queue[at] == queue:
            for month in range(max(0, promises.first[at]), min(months, promises.first[at] + promises.ramp[at])):
                begins = _eligible(promises, at, month, site)
                if begins < months:
                    asked[begins] += gw[at] / promises.ramp[at]
    waiting, at = 0.0, 0
    room = 0.0
    for month in range(months):
        waiting = asked[month]
        at = max(at, month)
        if at == month:
            room = cap[month]
        while waiting > 1e-12 and at < months:
            taken = min(waiting, room)
            waiting -= taken
            room -= taken
            if waiting > 1e-12:
                at += 1
                if at < months:
                    room = cap[at]
        served[month] = at if waiting <= 1e-12 else NEVER


@njit(cache=True)
def _stands(promises, at, month, served, site):  # type: ignore[no-untyped-def]
    """Return the month in which what a promise tells of a month stands."""
    if month < 0:
        return month
    months = served.shape[1]
    begins = _eligible(promises, at, month, site)
    if begins >= months:
        return NEVER
    found = served[promises.queue[at], begins]
    if promises.is_compute[at]:
        found = max(found, served[1, begins])
    return found


@njit(cache=True)
def _follow(promises, place, served, site, life, ends, found):  # type: ignore[no-untyped-def]
    path, at = place
    first, ramp = promises.first[at], promises.ramp[at]
    date, months = first + ramp - 1, served.shape[1]
    in_time, late = 0.0, 0
    for month in range(first, first + ramp):
        stands = _stands(promises, at, month, served, site) if month < months else NEVER
        if stands <= date:
            in_time += 1.0 / ramp
        if month < months:
            late = max(late, NEVER if stands >= NEVER else stands - month)
        for year in range(ends.size):
            if stands <= ends[year] < stands + life:
                found.standing[path, year, at] += found.gw[path, at] / ramp
    found.late[path, at] = late
    found.by_date[path, at] = min(1.0, in_time)
    stream = promises.stream[at]
    if stream >= 0 and 0 <= first < months:
        begins = _stands(promises, at, first, served, site)
        found.delay[path, stream] = NEVER if begins >= NEVER else begins - first
