"""What parties have promised to pay, and what is promised to them, in a time: the dues of the outlook, deal by deal."""

from collections.abc import Iterator, Sequence

import numpy as np

from halqa.catalogue.classes import classes
from halqa.findings.numbers import Number, Unit, behind, id_of, slug
from halqa.findings.view import Months, View
from halqa.network.firmness import State
from halqa.network.monthly import OUTSIDE, Floats

SIDES = ("promised", "promised_to")


def promised(view: View, months: Months, parties: Sequence[str] | None = None) -> Iterator[Number]:
    """Yield what each party has promised to pay, and what others have promised it, in a time, in US dollars.

    What moves no cash, and what is told of many at once, is left out, as it is in the outlook.
    """
    network = view.grouped
    many = np.array([*(party in classes() for party in network.parties), False], dtype=np.bool_)
    counts = ~network.is_in_kind & (network.payer != network.payee) & ~many[network.payer] & ~many[network.payee]
    usd = np.where(counts, network.usd_in(State.ANNOUNCED, months.since, months.until), 0.0)
    for party in network.parties if parties is None else parties:
        at = network.parties.index(party)
        for side, ends in zip(SIDES, (network.payer, network.payee), strict=True):
            yield _number(view, months, party, side, np.where((ends == at) & (ends != OUTSIDE), usd, 0.0))


def _number(view: View, months: Months, party: str, side: str, usd: Floats) -> Number:
    return Number(
        id=id_of("outlook", slug(party), side, months.label),
        name=side,
        value=float(usd.sum()),
        unit=Unit.USD,
        deals=behind(view.grouped, usd),
    )
