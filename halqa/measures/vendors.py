"""How much of a vendor's revenue is paid with the vendor's own money: first passage of what it placed back to it.

What the vendor places with each recipient is followed along the shares in which each party spends; the vendor absorbs
(an absorbing Markov chain: Kemeny and Snell 1960, chapter 3). The routing is an assumption:
in proportion to all spending. Its bounds: nothing comes back if the placed money is spent elsewhere first, and all that
can reach the vendor if it is spent there first.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from halqa.measures.graph import Floats
from halqa.measures.passage import passage


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFunded:
    """What of a vendor's placed money comes back to it as revenue; money in the unit of `placed`."""

    passage: Mapping[Hashable, float]  # the chance that a dollar at each recipient reaches the vendor
    returned: float  # by the routing in proportion to spending
    most: float  # were the placed money spent on the vendor first
    revenue: float

    @property
    def share(self) -> float | None:
        """The share of revenue that is paid with the vendor's own money; None where there is no revenue."""
        return min(1.0, self.returned / self.revenue) if self.revenue else None

    @property
    def most_share(self) -> float | None:
        """The most that this share could be; the least is nothing: the placed money may be spent elsewhere first."""
        return min(1.0, self.most / self.revenue) if self.revenue else None


def own_funded(
    spending: Floats,
    nodes: tuple[Hashable, ...],
    vendor: Hashable,
    placed: Mapping[Any, float],
    revenue: float,
    reaching: Collection[Any] | None = None,
) -> OwnFunded:
    """Return what of a vendor's placed money comes back; `spending` (n, n) holds the share that row spends on column.

    f = (I - G without the vendor)^-1 G towards the vendor: the chance that a dollar at each party reaches the vendor.
    `reaching`: whose money could reach it at all, by flows of unknown sums too; None: those whose chance is told.

    >>> import numpy as np
    >>> shares = np.array([[0, 1, 0], [0, 0, 2 / 3], [0, 0, 0]])
    >>> told = own_funded(shares, ("OpenAI", "Oracle", "Nvidia"), "Nvidia", {"OpenAI": 10.0}, 20.0)
    >>> round(told.returned, 6), round(told.share, 6), told.most_share
    (6.666667, 0.333333, 0.5)
    """
    at = nodes.index(vendor)
    chances = passage(spending, at)
    reached = {node: float(chance) for node, chance in zip(nodes, chances, strict=True) if node != vendor}
    returned = sum(amount * reached[recipient] for recipient, amount in placed.items())
    able = {node for node, chance in reached.items() if chance > 0} if reaching is None else set(reaching)
    most = sum(amount for recipient, amount in placed.items() if recipient in able)
    return OwnFunded(passage=reached, returned=returned, most=min(most, revenue), revenue=revenue)
