"""Camps: both readings of a pair that is both, the bounds, whose side is open, who stands between rivals."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.measures.alignment import Pair, Strength
from halqa.measures.camps import Camps, camps

TOLD, NOT_TOLD = Strength(deals=("a",)), Strength()
SIDES = {"ally": (TOLD, NOT_TOLD), "rival": (NOT_TOLD, TOLD), "both": (TOLD, TOLD), "neither": (NOT_TOLD, NOT_TOLD)}
NAMES = "ABCDEF"
KINDS = st.dictionaries(
    st.sampled_from([(one, other) for one in NAMES for other in NAMES if one < other]),
    st.sampled_from([*SIDES, "ally", "rival"]),
)


def told(kinds: dict[tuple[str, str], str]) -> list[Pair]:
    return [Pair(parties=pair, ally=SIDES[kind][0], rival=SIDES[kind][1]) for pair, kind in sorted(kinds.items())]


def best(signs: dict[tuple[str, str], int]) -> tuple[int, list[dict[str, int]]]:
    """Return the index of signed pairs, and all camps that reach it, by trying all."""
    cost = {}
    for sides in product((0, 1), repeat=len(NAMES)):
        camp = dict(zip(NAMES, sides, strict=True))
        cost[sides] = sum((camp[one] == camp[other]) != (sign > 0) for (one, other), sign in signs.items())
    least = min(cost.values())
    return least, [dict(zip(NAMES, sides, strict=True)) for sides, told in cost.items() if told == least]


def signs(kinds: dict[tuple[str, str], str], both: int) -> dict[tuple[str, str], int]:
    meaning = {"ally": 1, "rival": -1, "both": both}
    return {pair: meaning[kind] for pair, kind in kinds.items() if kind in meaning}


@given(KINDS)
@settings(deadline=None, max_examples=60)
def test_small_networks_reach_what_trying_all_camps_reaches(kinds: dict[tuple[str, str], str]) -> None:
    found = camps(told(kinds))
    index = {both: best(signs(kinds, both))[0] for both in (1, -1)}

    assert (found.as_allies.least, found.as_allies.most) == (index[1], index[1])
    assert (found.as_rivals.least, found.as_rivals.most) == (index[-1], index[-1])
    assert (found.least, found.most) == (min(index.values()), max(index.values()))
    one_meaning = best({pair: sign for pair, sign in signs(kinds, 0).items() if sign})[0]
    assert one_meaning <= found.least <= found.most <= one_meaning + len(found.both)


@given(KINDS)
@settings(deadline=None, max_examples=60)
def test_who_is_not_open_stands_there_in_all_best_camps(kinds: dict[tuple[str, str], str]) -> None:
    _, all_best = best(signs(kinds, 1))
    for sides in camps(told(kinds)).as_allies.sides:
        sure = [name for name in (*sides.first, *sides.second) if name not in sides.open]
        for camp in all_best:
            assert len({(name in sides.first) == (camp[name] == camp[sure[0]]) for name in sure}) == 1
        for name in sides.open:
            assert any(
                (camp[name] == camp[sure[0]]) != ((name in sides.first) == (sure[0] in sides.first))
                for camp in all_best
            )


@given(KINDS, st.permutations(NAMES))
@settings(deadline=None, max_examples=40)
def test_the_names_of_parties_do_not_matter(kinds: dict[tuple[str, str], str], names: list[str]) -> None:
    new = dict(zip(NAMES, names, strict=True))
    renamed = {(min(new[one], new[other]), max(new[one], new[other])): kind for (one, other), kind in kinds.items()}
    assert _bounds(camps(told(kinds))) == _bounds(camps(told(renamed)))


def _bounds(found: Camps) -> tuple[int, int, int, int]:
    return found.least, found.most, len(found.both), found.ties


def test_no_rivals_make_no_camps_and_no_parties_nothing_at_all() -> None:
    assert camps(told({("A", "B"): "ally"})).as_allies.sides == ()
    assert (camps([]).least, camps([]).most, camps([]).ties) == (0, 0, 0)


def test_who_is_allied_with_both_sides_of_a_rivalry_is_named() -> None:
    found = camps(told({("A", "B"): "rival", ("A", "C"): "ally", ("B", "C"): "both", ("A", "D"): "ally"}))
    assert found.between == {("A", "B"): ("C",), ("B", "C"): ()}
    assert (found.as_allies.most, found.as_rivals.most) == (1, 0)
    assert found.as_rivals.sides[0].second == ("B",)
