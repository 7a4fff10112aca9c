"""The network by month -> flows between named parties: whole sums, and what they make a year.

The same streams that every measure adds up, as the legs of cycles. A year's part of a stream is what its months come to
on average, over a year at least: what is paid at once makes no more in a year than it is.
"""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from halqa.catalogue.conventions import day_after, first_day
from halqa.model import Assumption, Deal, Flow, Kind
from halqa.network.firmness import Firmness, State
from halqa.network.legs import added
from halqa.network.monthly import KINDS, MonthlyNetwork
from halqa.units import MONTHS_PER_YEAR


def flows(network: MonthlyNetwork, deals: Mapping[str, Deal], state: State = State.ANNOUNCED) -> tuple[Flow, ...]:
    """Return the cash that moves between two parties in a state, one flow for each payer, payee and kind.

    `deals`: those of the network, by id. Streams of which no text tells the sum are there, and counted.
    """
    counts = network.is_between & ~network.is_in_kind & (network.counted(state) > 0)
    streams: dict[tuple[int, int, Kind], list[Flow]] = defaultdict(list)
    for at in np.flatnonzero(counts).tolist():
        key = int(network.payer[at]), int(network.payee[at]), KINDS[network.kind[at]]
        streams[key].append(flow(network, at, deals[network.deals[at]]))
    return tuple(added(members) for _, members in sorted(streams.items()))


def flow(network: MonthlyNetwork, at: int, deal: Deal) -> Flow:
    """Return the stream at a place as a flow: its start and its end are those that the deal tells."""
    usd = float(network.usd[at])
    is_sized = not np.isnan(usd)
    years = max(1.0, float(network.lasts[at]) / MONTHS_PER_YEAR)
    return Flow(
        payer=network.parties[network.payer[at]],
        payee=network.parties[network.payee[at]],
        usd_per_year=usd / years if is_sized else None,
        kind=KINDS[network.kind[at]],
        deals=(deal.id,),
        start=first_day(deal.start),
        end=day_after(deal.end),
        usd=usd if is_sized else None,
        assumed=tuple(each for each in network.assumed[at] if is_sized and each is not Assumption.START),
        doubtful=bool(network.firmness[at] == Firmness.DOUBTFUL),
        unsized=int(not is_sized),
        known=deal.known,
    )
