"""The two solvers that the bench puts side by side solve the same problem."""

import pytest

from bench.circularity import by_linear_programme, drawn
from halqa.measures.circulation import greatest_circulation


@pytest.mark.parametrize(("nodes", "edges"), [(5, 12), (60, 300)])
def test_both_solvers_find_the_same_optimum(nodes: int, edges: int) -> None:
    told = drawn(nodes, edges)
    assert greatest_circulation(told) == pytest.approx(by_linear_programme(told), rel=1e-9)
