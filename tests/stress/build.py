"""Balance sheets drawn at random, for laws that hold for all."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from halqa.stress.balance_sheets import BalanceSheets

AMOUNT = st.integers(0, 400).map(lambda quarters: quarters / 4)  # sums of them are exact: no one fails by a rounding


@st.composite
def sheets(draw: st.DrawFn, ranks: int = 2) -> BalanceSheets:
    parties = draw(st.integers(1, 5))
    dues = draw(arrays.arrays(np.float64, (ranks, parties, parties), elements=AMOUNT))
    dues[:, np.arange(parties), np.arange(parties)] = 0.0
    outside = draw(arrays.arrays(np.float64, (ranks, parties), elements=AMOUNT))
    return BalanceSheets(dues=dues, outside=outside, assets=draw(arrays.arrays(np.float64, parties, elements=AMOUNT)))
