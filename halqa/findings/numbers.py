"""A number of a result: its value, what it is made of, and the id by which `halqa why` finds it again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from halqa.network.firmness import Firmness
from halqa.network.monthly import MonthlyNetwork

_NOTHING = 1e-9  # of all dollars: what rounding leaves of a deal


class Unit(StrEnum):
    """What a number counts."""

    USD = "usd"
    SHARE = "share"
    STRENGTH = "strength"  # deals, each by its weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number of a result; `deals` are those behind it with the dollars of each, the greatest first.

    Of a strength, what stands beside each deal is what it adds to that.
    """

    id: str  # what `halqa why` takes: a measure, where it is taken, and the name of the number
    name: str
    value: float | None  # None: unknown, and `reason` says why
    unit: Unit
    deals: tuple[tuple[str, float], ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How well the dollars behind a result are known: shares from 0 to 1, None where there is no dollar."""

    firm: float | None  # committed or paid
    sourced: float | None  # sum, start, term and split are all told, none of them assumed
    unsized: int  # deals that would count, but no text tells their sum


def known(network: MonthlyNetwork, counted: NDArray[np.float64], there: NDArray[np.bool_]) -> Known:
    """Return how well dollars (s,) are known; `there` (s,) tells which streams the result is about."""
    (found,) = known_by(network, counted, np.where(there | (counted > 0), 0, -1), 1)
    return found


def known_by(
    network: MonthlyNetwork, counted: NDArray[np.float64], group: NDArray[np.int64], groups: int
) -> tuple[Known, ...]:
    """Return how well the dollars (s,) of each group are known; `group` (s,): whose each stream is, -1: nobody's."""
    at = np.flatnonzero(group >= 0)
    is_firm = network.firmness[at] >= Firmness.COMMITTED
    usd, of = counted[at], group[at]
    whole, firm, told = (np.bincount(of, usd * mask, groups).tolist() for mask in (1.0, is_firm, network.is_told[at]))
    unsized = np.bincount(of, ~network.is_sized[at], groups).astype(np.int64).tolist()
    return tuple(
        Known(firm=part / all_ if all_ else None, sourced=said / all_ if all_ else None, unsized=none)
        for all_, part, said, none in zip(whole, firm, told, unsized, strict=True)
    )


def behind(network: MonthlyNetwork, counted: NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
    """Return the deals that stand behind dollars (s,), the greatest first, those of no dollar left out."""
    least = _NOTHING * float(counted.sum())
    at = np.flatnonzero(counted > least)
    at = at[np.argsort(-counted[at], kind="stable")]  # the deals of a network stand in order of their ids
    return tuple(zip(map(network.deals.__getitem__, at.tolist()), counted[at].tolist(), strict=True))


def slug(name: str) -> str:
    """Return a name as it stands in an id: small letters, what is no letter or digit as one hyphen.

    >>> slug("Neoclouds (aggregate)"), slug("أوبن إيه آي")
    ('neoclouds-aggregate', 'أوبن-إيه-آي')
    """
    return re.sub(r"[^\w]+|_", "-", name.casefold()).strip("-")


def id_of(measure: str, *facets: str | None) -> str:
    """Return the id of a number, facets of None left out.

    >>> id_of("circularity", None, "2027", "typical")
    'circularity:2027:typical'
    """
    return ":".join([measure, *filter(None, facets)])


def named_by(slugs: Iterable[str], names: Iterable[str]) -> Sequence[str | None]:
    """Return which of the names each slug stands for; None: none of them."""
    by_slug: Mapping[str, str] = {slug(name): name for name in sorted(names, reverse=True)}
    return [by_slug.get(each) for each in slugs]
