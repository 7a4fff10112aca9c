"""The numbers of a pair lead back to the deals of each side, and one side takes nothing from the other."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given

from halqa.catalogue.currencies import usd_per_unit
from halqa.errors import UnknownNumberError
from halqa.findings.numbers import Unit
from halqa.findings.stances import pair_numbers
from halqa.findings.tracing import traced
from halqa.findings.uncertain import bands, drawn_views, movers
from halqa.findings.view import view
from halqa.measures.alignment import pairs
from halqa.model import Deal, Kind, Status
from halqa.units import Bound
from tests.network.deals import DAY, books, deal

BOOK = (
    deal("stake", 13, "Microsoft", "OpenAI", kind=Kind.EQUITY, status=Status.DONE),
    deal("rent", 250, "OpenAI", "Microsoft", kind=Kind.COMPUTE, bound=Bound.ABOUT),
    deal("rivals", None, "Microsoft", "OpenAI", kind=Kind.RIVALRY, bound=None),
    deal("talks", 5, "OpenAI", "Microsoft", kind=Kind.SERVICE, status=Status.TALKS),
)


def test_a_pair_is_asked_for_in_either_order() -> None:
    seen = view(BOOK, DAY)
    (strength,) = traced(seen, "alignment:openai+microsoft:ally:strength")
    assert (strength.value, strength.unit, dict(strength.deals)) == (2.0, Unit.STRENGTH, {"rent": 1.0, "stake": 1.0})
    (dollars,) = traced(seen, "alignment:microsoft+openai:ally:usd")
    assert (dollars.value, dollars.deals) == (263e9, (("rent", 250e9), ("stake", 13e9)))
    (against,) = traced(seen, "alignment:microsoft+openai:rival:usd")
    assert (against.value, against.reason) == (None, "no_sum")


def test_what_is_only_talked_of_counts_where_asked() -> None:
    told = {number.name: number for number in traced(view(BOOK, DAY), "alignment:with-doubtful:microsoft+openai")}
    assert 2.0 < (told["ally"].value or 0.0) < 3.0
    assert {name for name, _ in told["ally"].deals} == {"rent", "stake", "talks"}


def test_its_dollars_have_a_band_and_deals_that_move_them() -> None:
    seen = view(BOOK, DAY)
    id_ = "alignment:microsoft+openai:ally:usd"
    found = bands(seen, id_, drawn_views(seen, 40))[id_]
    assert found.low is not None
    assert found.high is not None
    assert 238e9 <= found.low < 263e9 < found.high <= 288e9
    (number,) = traced(seen, id_)
    assert [(mover.deal, mover.change) for mover in movers(seen, number)] == [("rent", -250e9), ("stake", -13e9)]


@pytest.mark.parametrize("id_", ["alignment", "alignment:microsoft", "alignment:microsoft+nobody", "alignment:ally"])
def test_what_names_no_pair_is_refused(id_: str) -> None:
    with pytest.raises(UnknownNumberError):
        traced(view(BOOK, DAY), id_)


@given(books())
def test_every_id_of_a_pair_leads_back_to_its_number(held: Sequence[Deal]) -> None:
    known = [replace(each, known=each.known or DAY) for each in held]
    seen = view(known, DAY)
    for pair in pairs(known, DAY, usd_per_unit):
        for number in pair_numbers(pair, by_group=False, with_doubtful=False):
            (again,) = (each for each in traced(seen, number.id) if each.id == number.id)
            assert again == number
            parts = sum(amount for _, amount in number.deals)
            assert number.value is None or number.value == pytest.approx(parts)
