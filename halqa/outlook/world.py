"""What comes from outside, drawn by chance: assumptions within their ranges, demand, moods of funders, what moves.

Path i of a seed is drawn by a generator of its own (Philox with the seed as its key and i in its counter), so that it
is the same however many paths there are and wherever they are computed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.random import Generator, Philox
from scipy.special import ndtri

from halqa.catalogue.assumptions import Assumption
from halqa.catalogue.scenarios import Scenario, Step
from halqa.outlook.economy import TYPES, Economy, Floats, Ints, Mask
from halqa.units import MONTHS_PER_YEAR

_SHARED = 0.5  # of the variance of demand is of all types together


class World(NamedTuple):
    """What each path meets; d paths, m months, f parties whose books are known, s streams."""

    demand: Floats  # (d, m, types) the level of end demand, 1 as the outlook begins
    is_open_window: Mask  # (d, m, f) whether a party can raise new money
    moves: Floats  # (d, s) what of each promise moves, times its told sum
    delay: Ints  # (d, s) months by which a stream is late
    seat: Ints  # (n,) place of each party among those whose books are known, else -1


@dataclass(frozen=True, slots=True)
class Span:
    """When the outlook begins (months from the year 0), and how many months it has."""

    first: int
    months: int

    @property
    def quarters(self) -> int:
        """How many quarters are told, the last one perhaps not whole."""
        return -(-self.months // 3)


@dataclass(frozen=True, slots=True)
class Chance:
    """Numbers by chance, one row a path: what makes one path differ from another."""

    assumed: Floats  # (d, k) from 0 to 1
    is_moved: Floats  # (d, s) from 0 to 1
    amount: Floats  # (d, s) from 0 to 1
    is_built: Floats  # (d, r) from 0 to 1: of promises of capacity without a stream
    demand: Floats  # (d, m, 1 + types) normal
    mood: Floats  # (d, m) normal
    luck: Floats  # (d, m, f) normal


def drawn(economy: Economy, counts: tuple[int, int], span: Span, seed: int, paths: range) -> Chance:
    """Return the numbers of some paths of a seed; `counts`: how many assumptions and promises of capacity there are."""
    d, s, f, m = len(paths), economy.streams.payer.size, economy.closed.size, span.months
    sizes = (counts[0], s, s, counts[1], m * (1 + len(TYPES)), m, m * f)
    uniform, normal = np.empty((d, sum(sizes[:4]))), np.empty((d, sum(sizes[4:])))
    for row, path in enumerate(paths):
        rng = Generator(Philox(key=seed, counter=[0, 0, 0, path]))
        rng.random(out=uniform[row])
        rng.standard_normal(out=normal[row])
    demand, mood, luck = np.split(normal, np.cumsum(sizes[4:6]), axis=1)
    assumed, is_moved, amount, is_built = np.split(uniform, np.cumsum(sizes[:3]), axis=1)
    return Chance(
        assumed, is_moved, amount, is_built, demand.reshape(d, m, 1 + len(TYPES)), mood, luck.reshape(d, m, f)
    )


def middle(economy: Economy, counts: tuple[int, int], span: Span, paths: int = 1) -> Chance:
    """Return the numbers of paths without chance: all assumptions in their middle, and what is likely moves."""
    s, f, m = economy.streams.payer.size, economy.closed.size, span.months
    half = np.full((paths, s), 0.5)
    demand = np.zeros((paths, m, 1 + len(TYPES)))
    assumed, built = np.full((paths, counts[0]), np.nan), np.full((paths, counts[1]), 0.5)
    return Chance(assumed, half, half, built, demand, np.zeros((paths, m)), np.zeros((paths, m, f)))


def valued(assumed: Sequence[Assumption], chance: Floats) -> dict[str, Floats]:
    """Return the values of assumptions by name, each (d,): from the triangle of its range; its middle where nan."""
    found = {}
    for one, column in zip(assumed, chance.T, strict=True):
        width = one.high - one.low
        peak = (one.value - one.low) / width if width else 0.0
        rising = one.low + np.sqrt(column * width * (one.value - one.low))
        falling = one.high - np.sqrt((1 - column) * width * (one.high - one.value))
        found[one.name] = np.where(np.isnan(column), one.value, np.where(column < peak, rising, falling))
    return found


def demand_levels(values: Mapping[str, Floats], noise: Floats, span: Span, steps: Sequence[Step]) -> Floats:
    """Return the level of end demand by type, (d, m, types), before the first month 1.

    Growth fades towards the long run with a half-life; noise is a random walk, half of it shared by all types.
    """
    years = np.arange(span.months) / MONTHS_PER_YEAR
    fading = 0.5 ** (years / values["demand_fade_years"][:, None])
    long_run = values["demand_growth_long_run"][:, None]
    noisy = np.sqrt(_SHARED) * noise[:, :, :1] + np.sqrt(1 - _SHARED) * noise[:, :, 1:]
    wide = values["demand_noise"][:, None] / np.sqrt(MONTHS_PER_YEAR)
    found = np.empty((*noise.shape[:2], len(TYPES)))
    for at, type_ in enumerate(TYPES):
        yearly = long_run + (values[f"demand_growth_{type_}"][:, None] - long_run) * fading
        logs = np.log1p(np.maximum(yearly, -0.99)) / MONTHS_PER_YEAR + wide * noisy[:, :, at] - wide**2 / 2
        found[:, :, at] = np.exp(np.cumsum(logs, axis=1))
    return found * stepped(steps, "demand", span)[None, :, None]


def open_windows(values: Mapping[str, Floats], chance: Chance, span: Span, steps: Sequence[Step]) -> Mask:
    """Return in which months each party can raise new money, (d, m, f).

    One mood of all funders, half forgotten after `window_memory` months, and luck of each party's own.
    """
    kept = 0.5 ** (1 / values["window_memory"])
    mood = np.empty_like(chance.mood)
    for month in range(span.months):
        before = mood[:, month - 1] * kept if month else 0.0
        mood[:, month] = before + (np.sqrt(1 - kept**2) if month else 1.0) * chance.mood[:, month]
    shared = values["window_correlation"][:, None, None]
    feeling = np.sqrt(shared) * mood[:, :, None] + np.sqrt(1 - shared) * chance.luck
    share = np.clip(values["window_open"][:, None] * stepped(steps, "window", span), 0.0, 1.0)
    return np.asarray(feeling < ndtri(share)[:, :, None], dtype=np.bool_)


def moving(economy: Economy, chance: Chance) -> Floats:
    """Return what of each promise moves, (d, s): nothing, or its sum between what its bound leaves open."""
    streams = economy.streams
    amount = streams.low + (streams.high - streams.low) * chance.amount
    return np.asarray(np.where(chance.is_moved < streams.chance, amount, 0.0))


def coming(promises_of: Ints, chance_of: Floats, chance: Chance) -> Mask:
    """Return which promises of capacity come at all, (d, r), from their streams (-1: none) and their chances (r,).

    Where a promise has a stream, it comes where that moves.
    """
    paths = len(chance.mood)
    found = chance.is_built.copy() if chance.is_built.size else np.zeros((paths, promises_of.size))
    has_stream = promises_of >= 0
    found[:, has_stream] = chance.is_moved[:, promises_of[has_stream]]
    return np.asarray(found < chance_of, dtype=np.bool_)


def stepped(steps: Sequence[Step], what: str, span: Span) -> Floats:
    """Return by what a lever is multiplied in each month, (m,)."""
    found = np.ones(span.months)
    for step in steps:
        if step.what == what:
            found[max(0, step.first - span.first) : max(0, step.last + 1 - span.first)] *= step.times
    return found


def seats(economy: Economy) -> Ints:
    """Return the place of each party among those whose books are known, (n,), -1 where they are not."""
    found = np.full(economy.parties, -1, dtype=np.int64)
    found[economy.closed] = np.arange(economy.closed.size)
    return found


def assumed_of(scenario: Scenario) -> tuple[Assumption, ...]:
    """Return the assumptions of a scenario in the order of their numbers by chance."""
    return tuple(scenario.assumed.values())
