"""Systems drawn at random, and small ones by hand, to send shocks through."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from halqa.stress.course import ALL, Course, course
from halqa.stress.plan import planned
from halqa.stress.pressure import Pressure, no_pressure
from halqa.stress.system import Mechanism, Rank, Role, System, Terms

MONTHS, LEAD = 6, 3
AMOUNT = st.integers(0, 40).map(lambda quarters: quarters / 4)
Leg = tuple[int, int, Role, float]  # payer, payee, role, dollars a month; of a loan or a guarantee, its sum


def system(parties: int, legs: list[Leg], months: int = MONTHS, **fields: Any) -> System:
    """Return a system of legs that are even over the months; loans are due back in the last month but one."""
    legs = sorted(legs, key=lambda leg: leg[2])
    role = np.array([leg[2] for leg in legs], dtype=np.int64)
    usd = np.array([leg[3] for leg in legs], dtype=np.float64)
    is_dated = role <= Role.FUNDING
    stated: dict[str, Any] = {
        "payer": np.array([leg[0] for leg in legs], dtype=np.int64),
        "payee": np.array([leg[1] for leg in legs], dtype=np.int64),
        "role": role,
        "rank": np.where(role == Role.FUNDING, Rank.PROMISED, Rank.DEBT),
        "due": np.repeat(np.where(is_dated, usd, 0.0)[:, None], LEAD + months, axis=1),
        "balance": np.where(is_dated, 0.0, usd),
        "matures": np.full(role.size, months - 2),
        "funded_by": np.full(role.size, -1),
        "is_conditional": np.zeros(role.size, dtype=np.bool_),
        "is_vendor": np.zeros(role.size, dtype=np.bool_),
        "lead": LEAD,
        "is_financier": np.zeros(parties, dtype=np.bool_),
        "cash": np.ones(parties),
        "is_judged": np.ones(parties, dtype=np.bool_),
        "owed": np.zeros(parties),
        "collateral": np.zeros(parties),
        "rents": np.zeros(parties, dtype=np.bool_),
        "value": np.full(parties, np.nan),
        "is_listed": np.zeros(parties, dtype=np.bool_),
        "stakes": np.zeros((parties, parties)),
        "trade": np.arange(parties),
        "is_essential": np.ones((parties, parties), dtype=np.bool_),
        "replaceable": np.zeros(parties),
    }
    stated |= {name: np.zeros((parties, months)) for name in ("sales", "running", "building", "repaid")} | fields
    stated["through"] = np.linalg.inv(np.eye(parties) - stated["stakes"])
    return System(**stated)


def gone(told: System, pressure: Pressure, acting: frozenset[Mechanism] = ALL, terms: Terms | None = None) -> Course:
    """Return how a shock goes through a system whose costs are all told."""
    used = terms or Terms()
    spends = np.zeros(told.cash.size, dtype=np.bool_)
    return course(told, used, planned(told, used, spends), pressure, acting)


@st.composite
def systems(draw: st.DrawFn) -> System:
    """Draw systems of up to five parties with legs of every role."""
    parties = draw(st.integers(2, 5))
    place = st.integers(0, parties - 1)
    legs = draw(
        st.lists(
            st.tuples(place, place, st.sampled_from(list(Role)), AMOUNT).filter(lambda leg: leg[0] != leg[1]),
            max_size=8,
        )
    )
    by_party = st.lists(AMOUNT, min_size=parties, max_size=parties).map(np.array)
    flags = st.lists(st.booleans(), min_size=parties, max_size=parties).map(lambda told: np.array(told, dtype=np.bool_))
    monthly: dict[str, Any] = {
        name: np.repeat(draw(by_party)[:, None], MONTHS, axis=1) for name in ("sales", "running", "building")
    }
    stakes = np.triu(np.full((parties, parties), draw(st.sampled_from([0.0, 0.1]))), 1)
    value = np.where(draw(flags), draw(by_party), np.nan)
    return system(
        parties,
        legs,
        cash=draw(by_party),
        owed=draw(by_party),
        collateral=draw(by_party),
        rents=draw(flags),
        value=value,
        is_listed=draw(flags),
        is_judged=draw(flags),
        stakes=stakes,
        **monthly,
    )


@st.composite
def shocked(draw: st.DrawFn) -> tuple[System, Pressure]:
    """Draw a system and a shock to it."""
    told = draw(systems())
    parties, months = told.cash.size, told.months
    share = st.sampled_from([0.0, 0.3, 0.7, 1.0])
    shares = st.lists(share, min_size=parties, max_size=parties).map(lambda one: np.tile(one, (months, 1)))
    fails = np.zeros((months, parties), dtype=np.bool_)
    fails[draw(st.integers(0, months - 1)) :, draw(st.integers(0, parties - 1))] = draw(st.booleans())
    return told, Pressure(
        fails=fails,
        pays=draw(shares),
        funded=draw(shares),
        ships=draw(shares),
        sells=draw(shares),
        price=np.full(months, draw(share)),
        late=np.array(draw(st.lists(st.integers(0, LEAD), min_size=parties, max_size=parties)), dtype=np.int64),
    )


def quiet(told: System) -> Pressure:
    """Return no shock to a system."""
    return no_pressure(told.months, told.cash.size)
