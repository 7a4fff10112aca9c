"""Whether dollars, power and chips fit together: by arithmetic that can be done by hand, and by its laws."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.findings.plausibility import Told, Verdict, plausibility, told_of
from halqa.ledger.deals import deals
from halqa.model import Deal, Kind, Status
from halqa.pipeline import reference_judgements, reference_readings
from halqa.units import Bound, Money, Period


def deal(**told: object) -> Deal:
    values = {
        "id": "d", "kind": Kind.COMPUTE, "payer": "A", "payee": "B", "status": Status.AGREED, "hearsay": False,
        "amount": None, "bound": None,
    }  # fmt: skip
    return Deal(**{**values, **told})  # type: ignore[arg-type]


def test_38_billion_over_seven_years_buys_so_many_chip_years() -> None:
    found = plausibility(Told(usd=(38e9, 38e9), years=7, kind=Kind.COMPUTE))
    rented = next(one for one in found.bought if one.reading.id == "rent_chips")
    assert rented.quantity == pytest.approx((38e9 / (7 * 8760), 38e9 / (1.7 * 8760)))  # at 1.7 to 7 dollars an hour
    assert found.verdict is Verdict.UNJUDGED
    assert found.held == ()


@pytest.mark.parametrize(
    ("told", "verdict", "fitting"),
    [
        # 300 bn for 4.5 GW over five years: 13.3 m a MW and year, at most 13 m told elsewhere, both rounded
        (Told(usd=(300e9, 300e9), mw=(4500, 4500), years=5, kind=Kind.COMPUTE), Verdict.FITS, {"rent_compute"}),
        # a gigawatt for a hundred thousand chips is 10 kW each
        (Told(mw=(1000, 1000), chips=(1e5, 1e5), kind=Kind.VENTURE), Verdict.NO_READING, set()),
        # who invests may pay a part of a site, and no more than all of it
        (Told(usd=(10e9, 10e9), mw=(1000, 1000), kind=Kind.EQUITY), Verdict.FITS, {"part_of_build"}),
        (Told(usd=(90e9, 90e9), mw=(1000, 1000), kind=Kind.EQUITY), Verdict.NO_READING, set()),
        # one pair fits, the other does not: the chips of 1.2 GW are too few
        (
            Told(usd=(20e9, 20e9), mw=(1200, 1200), chips=(2e5, 2e5), kind=Kind.CHIPS),
            Verdict.NO_READING,
            {"hardware", "buy_chips"},
        ),
        (Told(usd=(23e9, 23e9), mw=(1200, 1200), kind=Kind.ACQUISITION), Verdict.UNJUDGED, set()),
        (Told(usd=(10e9, 10e9), is_yearly=True, mw=(1000, 1000), kind=Kind.SERVICE), Verdict.FITS, {"rent_compute"}),
    ],
)
def test_the_verdict_is_that_of_the_arithmetic(told: Told, verdict: Verdict, fitting: set[str]) -> None:
    found = plausibility(told)
    assert found.verdict is verdict
    assert {one.reading.id for one in found.held if one.fits} == fitting


def test_a_sum_goes_as_far_as_its_bound_and_is_taken_by_the_year() -> None:
    about = told_of(deal(amount=Money(Decimal("10e9"), "USD"), bound=Bound.ABOUT, power_mw=Decimal(500)))
    assert (about.usd, about.is_yearly, about.mw) == ((9e9, 11e9), False, (500, 500))
    monthly = told_of(deal(amount=Money(Decimal("1e9"), "USD", Period.MONTH)))
    assert (monthly.usd, monthly.is_yearly) == ((12e9, 12e9), True)
    assert told_of(deal(amount=Money(Decimal("1e9"), "USD"), start="2026", end="2028")).years == 3
    assert told_of(deal(amount=Money(Decimal(5), "XXX"))).usd is None  # no rate is known: nothing is guessed


def test_nothing_at_all_of_a_quantity_is_no_size() -> None:
    none = deal(amount=Money(Decimal(0), "USD"), power_mw=Decimal(0), chips=0)
    assert (told_of(none).usd, told_of(none).mw, told_of(none).chips) == (None, None, None)
    assert plausibility(told_of(none)).verdict is Verdict.UNJUDGED
    some = plausibility(told_of(deal(amount=Money(Decimal("5e9"), "USD"), bound=Bound.UP_TO, power_mw=Decimal(0))))
    assert some.held == ()


def test_of_the_reference_those_are_flagged_whose_numbers_speak_of_two_things() -> None:
    readings = reference_readings()
    held = deals(readings, date(2026, 7, 15), reference_judgements(readings))
    verdicts = {one.id: plausibility(told_of(one)) for one in held}
    flagged = {name for name, one in verdicts.items() if one.verdict is Verdict.NO_READING}
    assert "venture-g42-stargate-uae" in flagged  # the gigawatt is the whole site, the chips are its first 200 MW
    assert "compute-openai-oracle" not in flagged
    assert 0 < len(flagged) < sum(one.verdict is Verdict.FITS for one in verdicts.values()) / 4
    assert all(verdicts[name].nearest is not None for name in flagged)
    assert all(one.nearest is None for one in verdicts.values() if one.verdict is not Verdict.NO_READING)


SUM, POWER, TIMES = st.floats(1e6, 1e12), st.floats(1, 1e5), st.floats(1.01, 100)


@given(SUM, POWER, TIMES, st.sampled_from([kind for kind in Kind if kind is not Kind.RIVALRY]))
def test_twice_the_sum_for_twice_the_power_is_the_same_to_it(
    dollars: float, mw: float, times: float, kind: Kind
) -> None:
    one = plausibility(Told(usd=(dollars, dollars), mw=(mw, mw), kind=kind))
    other = plausibility(Told(usd=(dollars * times,) * 2, mw=(mw * times,) * 2, kind=kind))
    assert [held.off for held in one.held] == pytest.approx([held.off for held in other.held])


@given(SUM, POWER, TIMES)
def test_a_wider_sum_fits_wherever_a_narrower_one_does(dollars: float, mw: float, times: float) -> None:
    narrow = plausibility(Told(usd=(dollars, dollars), mw=(mw, mw)))
    wide = plausibility(Told(usd=(dollars / times, dollars * times), mw=(mw, mw)))
    assert {one.reading.id for one in narrow.held if one.fits} <= {one.reading.id for one in wide.held if one.fits}


@given(SUM, TIMES)
def test_more_money_buys_more_of_everything(dollars: float, times: float) -> None:
    less, more = (plausibility(Told(usd=(sum_, sum_))).bought for sum_ in (dollars, dollars * times))
    assert len(less) == len(more) > 5
    assert all(one.quantity[0] < other.quantity[0] for one, other in zip(less, more, strict=True))
