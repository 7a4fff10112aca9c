"""The cycles that money can go round, against networkx and by hand."""

from datetime import date

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import NotACycleError
from halqa.measures.cycles import cycles, round_trip, search
from halqa.model import Assumption, Flow, Kind

Edge = tuple[int, int]


def flow(payer: str, payee: str, billions: float | None = 1.0, **fields: object) -> Flow:
    usd = None if billions is None else billions * 1e9
    return Flow(payer, payee, None if usd is None else usd / 5, usd=usd, **fields)  # type: ignore[arg-type]


def of(*flows: Flow) -> tuple[Flow, ...]:
    return flows


def routes(network: tuple[Flow, ...], longest: int = 6) -> list[str]:
    return ["".join(leg.payer for leg in cycle.flows) for cycle in cycles(network, longest)]


def test_without_flows_or_a_way_back_there_is_no_cycle() -> None:
    assert cycles(of()) == ()
    assert cycles(of(flow("A", "B"), flow("B", "C"), flow("A", "C"))) == ()


def test_what_a_party_pays_itself_goes_round_nothing() -> None:
    assert cycles(of(flow("A", "A"))) == ()


def test_money_that_comes_straight_back_is_a_cycle_from_the_first_name_on() -> None:
    (cycle,) = cycles(of(flow("OpenAI", "Nvidia", 35), flow("Nvidia", "OpenAI", 10)))

    assert [(leg.payer, leg.payee) for leg in cycle.flows] == [("Nvidia", "OpenAI"), ("OpenAI", "Nvidia")]
    assert (cycle.round_trip_usd, cycle.round_trip_usd_per_year) == (10e9, 2e9)


def test_each_party_is_visited_once() -> None:
    eight = of(flow("A", "B"), flow("B", "C"), flow("C", "B"), flow("B", "D"), flow("D", "A"))

    assert sorted(routes(eight)) == ["ABD", "BC"]


def test_cycles_beyond_the_longest_are_left_out() -> None:
    ring = of(*(flow(payer, payee) for payer, payee in zip("ABCDEFG", "BCDEFGA", strict=True)))

    assert [len(routes(ring, longest)) for longest in (0, 1, 2, 6, 7, 50)] == [0, 0, 0, 0, 1, 1]


def test_parallel_flows_are_one_leg() -> None:
    legs = (
        flow("A", "B", 3, kind=Kind.EQUITY, deals=("x",), assumed=(Assumption.TERM,)),
        flow("A", "B", 4, kind=Kind.DEBT, deals=("y",)),
        flow("B", "A", 9, kind=Kind.CHIPS, deals=("z",)),
    )
    (cycle,) = cycles(of(*legs))

    assert cycle.round_trip_usd == 7e9
    assert [(leg.deals, leg.kind) for leg in cycle.flows] == [(("x", "y"), None), (("z",), Kind.CHIPS)]
    assert cycle.assumed == (Assumption.TERM,)


def test_an_unknown_leg_makes_the_round_trip_unknown_and_not_zero() -> None:
    (cycle,) = cycles(of(flow("A", "B", None), flow("B", "A", 9)))

    assert (cycle.round_trip_usd, cycle.round_trip_usd_per_year) == (None, None)


def test_cycles_come_by_what_they_carry_then_by_name_and_unknown_ones_last() -> None:
    network = of(
        *(flow("A", "B", 2), flow("B", "A", 2)),
        *(flow("C", "D", 9), flow("D", "C", 8)),
        *(flow("E", "F", None), flow("F", "E", 8)),
        *(flow("A", "G", 2), flow("G", "A", 2)),
    )

    assert routes(network) == ["CD", "AB", "AG", "EF"]


def test_a_cycle_lasts_while_all_its_legs_do() -> None:
    (cycle,) = cycles(
        of(
            flow("A", "B", start=date(2025, 1, 1), end=date(2030, 1, 1), known=date(2025, 9, 1)),
            flow("B", "C", start=date(2027, 1, 1), known=date(2025, 10, 1)),
            flow("C", "A", end=date(2029, 1, 1)),
        )
    )

    assert (cycle.start, cycle.end, cycle.known) == (date(2027, 1, 1), date(2029, 1, 1), date(2025, 10, 1))


def test_a_round_trip_carries_what_its_thinnest_flow_carries() -> None:
    legs = [Flow("A", "B", 3.0), Flow("B", "C", 2.0), Flow("C", "A", 5.0)]

    assert round_trip(legs) == 2.0
    assert round_trip([*legs[:2], Flow("C", "A", None)]) is None
    assert round_trip([]) is None


def test_flows_that_do_not_come_back_are_no_round_trip() -> None:
    with pytest.raises(NotACycleError, match="C receives, but A pays next"):
        round_trip([Flow("A", "B", 3.0), Flow("B", "C", 2.0)])


@st.composite
def digraphs(draw: st.DrawFn) -> list[tuple[Edge, int | None]]:
    size = draw(st.integers(2, 8))
    pairs = [(a, b) for a in range(size) for b in range(size)]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=30))
    return [(edge, draw(st.none() | st.integers(1, 6))) for edge in edges]


def network_of(edges: list[tuple[Edge, int | None]]) -> tuple[Flow, ...]:
    return of(*(flow(f"P{payer}", f"P{payee}", billions) for (payer, payee), billions in edges))


@given(digraphs(), st.integers(2, 7))
def test_the_cycles_are_those_of_networkx(edges: list[tuple[Edge, int | None]], longest: int) -> None:
    graph = networkx.DiGraph([edge for edge, _ in edges if edge[0] != edge[1]])
    expected = {turned([f"P{node}" for node in ring]) for ring in networkx.simple_cycles(graph, length_bound=longest)}
    found = [tuple(leg.payer for leg in cycle.flows) for cycle in cycles(network_of(edges), longest)]

    assert set(found) == expected
    assert len(found) == len(expected)


def turned(ring: list[str]) -> tuple[str, ...]:
    first = ring.index(min(ring))
    return (*ring[first:], *ring[:first])


@given(digraphs())
def test_every_round_trip_is_the_least_of_its_legs(edges: list[tuple[Edge, int | None]]) -> None:
    sums = {(f"P{payer}", f"P{payee}"): billions for (payer, payee), billions in edges}
    for cycle in cycles(network_of(edges)):
        legs = [sums[leg.payer, leg.payee] for leg in cycle.flows]
        known = [leg for leg in legs if leg is not None]
        assert cycle.round_trip_usd == (min(known) * 1e9 if len(known) == len(legs) else None)


@given(digraphs(), st.data())
def test_the_order_of_flows_makes_no_difference(edges: list[tuple[Edge, int | None]], data: st.DataObject) -> None:
    network = network_of(edges)

    assert cycles(data.draw(st.permutations(network))) == cycles(network)


@given(digraphs(), st.integers(0, 12))
def test_a_cap_keeps_the_cycles_that_carry_most_and_says_that_there_are_more(
    edges: list[tuple[Edge, int | None]], most: int
) -> None:
    network = network_of(edges)
    everything = search(network)
    capped = search(network, most=most)

    assert everything.is_complete
    assert capped.is_complete == (len(everything.cycles) <= most)
    assert len(capped.cycles) == min(most, len(everything.cycles))
    kept = [cycle.round_trip_usd for cycle in capped.cycles]
    assert kept == [cycle.round_trip_usd for cycle in everything.cycles[:most]]


def test_a_network_with_a_million_cycles_is_cut_short() -> None:
    names = [f"P{number:02}" for number in range(24)]
    dense = of(*(flow(payer, payee, 1 + len(payer)) for payer in names for payee in names if payer != payee))
    found = search(dense, most=500)

    assert (len(found.cycles), found.is_complete) == (500, False)
