"""The backtest is told nothing that came later, starts where the ledger starts, and scores what came by the ledger."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from halqa.catalogue.backtests import plan
from halqa.findings.backtest import Backtest, backtest, line_of
from halqa.pipeline import telecom_judgements, telecom_readings

PLAN = plan("telecom")


@cache
def found(seed: int = 0, draws: int = 400) -> Backtest:
    readings = telecom_readings()
    return backtest(PLAN, readings, telecom_judgements(readings), draws=draws, seed=seed)


def test_it_starts_with_lucents_line_and_hides_all_that_was_told_later() -> None:
    opening = found().opening
    assert (opening.drawn, opening.available, opening.conditional) == (2e9, 3.9e9, 2.2e9)
    assert len(found().told_at_start) + found().hidden == len(telecom_readings())
    assert all("2001" not in document.id for document in found().told_at_start)


def test_what_came_is_told_by_the_ledger() -> None:
    came = {one.target.id: one.outcome for one in found().scored}
    assert came["drawn_share"] == pytest.approx((3 / 5.3, 3 / 5.3))
    assert came["committed"] == pytest.approx((5.3 / 8.1,) * 2)
    assert came["sales_lucent"] == pytest.approx((12.321 / 21.294 - 1,) * 2)
    assert came["sales_nortel"] == pytest.approx((-0.375, -0.375))
    assert came["loss_rate"] == (0.33, 0.8)
    days, shares = zip(*found().known_share, strict=True)
    assert days == (date(2000, 9, 30), date(2001, 9, 30))
    assert shares == pytest.approx((2 / 8.1, 3 / 5.3))


def test_each_outcome_leads_to_the_statements_that_tell_it() -> None:
    told = {one.target.id: {document.id for document in one.documents} for one in found().scored}
    assert told["drawn_share"] == {f"telecom/lucent-{part}-2001" for part in ("drawn", "available", "conditional")}
    assert told["sales_nortel"] == {"telecom/nortel-revenue-2000", "telecom/nortel-revenue-2001"}
    assert told["failed"] == {"telecom/carriers-failed"}
    assert all(document.citations for one in found().scored for document in one.documents)


def test_nothing_that_came_later_changes_what_is_said() -> None:
    readings = telecom_readings()
    other = tuple(
        replace(one, figures=tuple(replace(each, amount=each.amount * 3) for each in one.figures))
        if one.document.id.startswith("telecom/nortel")
        else one
        for one in readings
        if not one.document.id.startswith("telecom/motorola")
    )
    changed = backtest(PLAN, other, telecom_judgements(readings), draws=400, seed=0)
    for one, same in zip(found().scored, changed.scored, strict=True):
        np.testing.assert_array_equal(one.quantiles, same.quantiles)
    assert found().failures == changed.failures


def test_the_same_seed_gives_the_same_and_another_seed_nearly() -> None:
    again = found.__wrapped__()
    assert again.brier == found().brier
    np.testing.assert_array_equal(again.drawn_share, found().drawn_share)
    other = found(seed=1, draws=2000)
    assert other.scored[0].quantiles[2] == pytest.approx(found(draws=2000).scored[0].quantiles[2], abs=0.02)


def test_scores_are_told_whatever_they_are() -> None:
    scored = {one.target.id: one for one in found(draws=2000).scored}
    assert scored["drawn_share"].beats_guess
    assert not scored["failed"].beats_guess
    assert not scored["loss_rate"].beats_guess  # the guess of one half lies within a third to 80 %
    assert found().brier > found().brier_guess == 0.25
    assert all(one.effects[0][1] != 0 for one in scored.values())
    assert scored["drawn_share"].fitted is None
    assert scored["failed"].fitted is not None


def test_more_failures_are_said_by_later_days() -> None:
    for one in found().failures:
        assert list(one.said) == sorted(one.said)
    assert len(found().failures) == 9


def test_on_a_day_before_anything_was_told_there_is_no_line() -> None:
    readings = telecom_readings()
    with pytest.raises(Exception, match="nothing is committed"):
        line_of(PLAN, readings, telecom_judgements(readings), date(1999, 1, 1))
