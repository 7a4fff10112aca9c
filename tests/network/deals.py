"""Deals to test a network with."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from halqa.model import Condition, Deal, Instrument, Kind, Status
from halqa.units import Bound, Money, Period

DAY = date(2026, 3, 1)
NAMES = ("A", "B", "C", "D")


def deal(name: str, billions: float | str | None, payer: str = "A", payee: str = "B", **fields: Any) -> Deal:
    """Return a deal of a sum in billions of US dollars, agreed unless told otherwise."""
    per, currency = fields.pop("per", None), fields.pop("currency", "USD")
    stated: dict[str, Any] = {
        "kind": Kind.SERVICE,
        "status": Status.AGREED,
        "hearsay": False,
        "amount": Money(Decimal(str(billions)) * 10**9, currency, per) if billions is not None else None,
        "bound": Bound.EXACT,
        "known": date(2026, 1, 15),
    }
    return Deal(id=name, payer=payer, payee=payee, **{**stated, **fields})


PERIODS = st.sampled_from([None, "2024", "2025-06", "2025-Q3", "2026", "2026-H2", "2027-02-14", "2031", "2090-12-31"])


@st.composite
def books(draw: st.DrawFn) -> tuple[Deal, ...]:
    """Draw deals of every kind and state, some within others or sharing a sum with others."""
    count = draw(st.integers(0, 8))
    return tuple(_any_deal(draw, at, count) for at in range(count))


def _any_deal(draw: st.DrawFn, at: int, count: int) -> Deal:
    shared = draw(st.sampled_from([None, None, None, "shared:x"]))
    return deal(
        str(at),
        draw(st.one_of(st.none(), st.decimals(0, 900, places=2).map(str))),
        draw(st.sampled_from(NAMES)),
        draw(st.sampled_from(NAMES)),
        per=draw(st.sampled_from([None, None, *Period])),
        kind=draw(st.sampled_from(list(Kind))),
        status=draw(st.sampled_from(list(Status))),
        hearsay=draw(st.booleans()),
        bound=draw(st.sampled_from([None, *Bound])),
        condition=draw(st.sampled_from([None, None, *Condition])),
        paid=draw(st.booleans()),
        instrument=draw(st.sampled_from([None, None, *Instrument])),
        start=draw(PERIODS),
        end=draw(PERIODS),
        known=draw(st.sampled_from([None, date(2025, 5, 31), date(2026, 2, 28)])),
        part_of=draw(st.sampled_from([None, *map(str, range(count))])),
        shared_total=shared,
        shared_amount=shared is not None and draw(st.booleans()),
    )
