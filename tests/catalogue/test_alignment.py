"""Which kinds of deals speak of an alliance and which of a rivalry."""

from halqa.catalogue.alignment import Lasts, Side, sides
from halqa.model import Kind


def test_every_kind_is_read_and_rivalry_alone_as_rivalry() -> None:
    assert sides().keys() == set(Kind)
    assert {kind for kind, rule in sides().items() if rule.side is Side.RIVAL} == {Kind.RIVALRY}
    assert all(rule.weight > 0 for rule in sides().values())


def test_a_stake_lasts_until_it_ends_and_a_contract_for_its_term() -> None:
    assert sides()[Kind.EQUITY].lasts is Lasts.OPEN
    assert sides()[Kind.CHIPS].lasts is Lasts.TERM
