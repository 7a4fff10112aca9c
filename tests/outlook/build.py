"""Small economies for the tests of the outlook."""

from datetime import date

import numpy as np

from halqa.catalogue.scenarios import Scenario, scenario_of
from halqa.outlook.capacity import Promises
from halqa.outlook.economy import Economy, Firms, Streams
from halqa.outlook.world import Span

SPAN = Span(2026 * 12 + 6, 30)


def base(text: str = "{name: t, seed: 1, until: 2028-12}") -> Scenario:
    return scenario_of(text, "t.yaml", date(2026, 7, 1))


def economy(
    seed: int = 0, parties: int = 6, streams: int = 14, closed: int = 4, cash: float = 20.0, scale: float = 1.0
) -> Economy:
    """Return parties with random books (the first are known) and random promises between them and the sectors."""
    rng = np.random.default_rng(seed)
    revenue = rng.lognormal(0, 1, parties) * scale
    firms = Firms(
        is_open=np.arange(parties) >= closed,
        type=rng.integers(0, 5, parties),
        cash=np.where(rng.random(parties) < 0.5, np.nan, cash * rng.random(parties) * scale),
        debt=np.where(rng.random(parties) < 0.5, np.nan, 10 * rng.random(parties) * scale),
        value=np.full(parties, np.nan),
        revenue=revenue,
        costs=np.where(rng.random(parties) < 0.5, np.nan, 1.2 * revenue),
        capex=0.2 * revenue,
        whole_revenue=revenue,
        bought=np.zeros(parties),
        raised=np.where(rng.random(parties) < 0.5, 0.0, 5 * scale),
    )
    lengths = rng.integers(1, 40, streams)
    payer, payee = rng.integers(0, parties + 3, (2, streams))
    payee = np.where(payer == payee, (payer + 1) % parties, payee)
    row = rng.integers(2, 8, streams)
    return Economy(
        firms,
        Streams(
            payer=payer,
            payee=payee,
            row=row,
            is_lent=row == 7,
            chance=rng.random(streams),
            low=np.full(streams, 0.8),
            high=np.full(streams, 1.2),
            first=rng.integers(-10, 25, streams),
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            by_month=rng.lognormal(0, 1, int(lengths.sum())) * scale,
        ),
    )


def promises(found: Economy, seed: int = 0) -> Promises:
    """Return promises of capacity for the streams that pay for goods or buildings."""
    rng = np.random.default_rng(seed)
    at = np.flatnonzero(np.isin(found.streams.row, [2, 3])).astype(np.int64)
    row = found.streams.row[at]
    return Promises(
        stream=at,
        queue=(row == 3).astype(np.int64),
        is_compute=row == 2,
        provider=found.streams.payee[at],
        user=found.streams.payer[at],
        gw=np.where(rng.random(at.size) < 0.5, np.nan, 3 * rng.random(at.size)),
        usd=1e10 * rng.random(at.size),
        chance=found.streams.chance[at],
        conversion=rng.integers(0, 3, at.size),
        known=np.full(at.size, -6),
        first=found.streams.first[at],
        ramp=np.full(at.size, 12),
        last=found.streams.first[at] + 36,
    )
