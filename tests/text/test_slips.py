"""Slips of the pen: near the name, never the name, each told once."""

from hypothesis import given
from hypothesis import strategies as st

from halqa.text.slips import slips


def test_a_letter_is_dropped_or_two_are_swapped_but_the_first_stays() -> None:
    assert set(slips("abcd")) == {"acd", "abd", "abc", "acbd", "abdc"}
    assert list(slips("aaaa")) == ["aaa"]
    assert list(slips("a")) == []


@given(st.text(max_size=30))
def test_every_slip_is_another_word_as_long_or_one_letter_shorter(name: str) -> None:
    told = list(slips(name))
    assert name not in told
    assert len(told) == len(set(told))
    assert all(len(name) - len(slip) in (0, 1) and slip[:1] == name[:1] for slip in told)
