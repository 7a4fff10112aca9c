"""The set that is timed is one that any ledger can be put to."""

from collections.abc import Sequence

import pytest

from bench.whole_set import MEASURES
from halqa.findings.view import view
from halqa.model import Deal
from tests.findings.test_circular import RING
from tests.network.deals import DAY, deal


@pytest.mark.parametrize("deals", [(), RING, (deal("a", None),), (deal("a", 5, "A", "A"),)])
def test_every_measure_answers(deals: Sequence[Deal]) -> None:
    assert [measure(view(deals, DAY)) is None for measure in MEASURES] == [False] * len(MEASURES)
