"""The table of readings: each rate has its constant, in its unit, and is not held against its own deal."""

from halqa.catalogue.price_readings import price_readings, told_within, unknown_years
from halqa.catalogue.reference import constants, rows


def test_each_reading_has_rates_from_constants_with_sources() -> None:
    for reading in price_readings():
        assert 0 < reading.low <= reading.high, reading.id
        assert all(rate.constant.citations for rate in reading.rates), reading.id
        assert 0 < reading.filled <= 1
        assert reading.kinds
    assert len({reading.id for reading in price_readings()}) == len(price_readings())
    assert 0 < told_within() < 1
    assert 0 < unknown_years()[0] < unknown_years()[1]


def test_a_rate_is_its_constant_in_the_units_of_the_reading() -> None:
    found = {(reading.id, rate.constant.id): rate for reading in price_readings() for rate in reading.rates}
    assert found["build", "usd_per_gw_total_nvidia"].low * 1000 == constants()["usd_per_gw_total_nvidia"].low
    assert found["rent_chips", "gpuh_h100_1y"].high == constants()["gpuh_h100_1y"].high * 24 * 365  # type: ignore[operator]
    assert found["rent_compute", "usd_per_gw_5y_contract"].low == 9_000_000  # 45 bn a GW, over five years
    assert float(found["draw", "kw_h100_allin"].high) == 0.0014


def test_what_a_rate_was_worked_out_from_is_a_deal_of_the_reference() -> None:
    pairs = {frozenset((row["from"], row["to"])) for row in rows("deals")}
    taken = {rate.taken_from for reading in price_readings() for rate in reading.rates if rate.taken_from}
    assert len(taken) >= 5
    assert [pair for pair in taken if frozenset(pair) not in pairs] == []


def test_a_rate_says_nothing_of_the_deal_it_was_worked_out_from() -> None:
    buying = next(reading for reading in price_readings() if reading.id == "buy_chips")
    rest = buying.beside(("Oracle", "Nvidia"))
    assert rest is not None
    assert len(rest.rates) == len(buying.rates) - 1
    assert rest.high < buying.high
    assert buying.beside(("OpenAI", "Nvidia")) == buying
    leasing = next(reading for reading in price_readings() if reading.id == "lease_site")
    assert leasing.beside(("Fluidstack", "Cipher Mining")) is None
