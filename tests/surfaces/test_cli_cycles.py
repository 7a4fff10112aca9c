"""Cycles on the screen of either language and as JSON: their types, those that respect time, and what chance says."""

import re
from functools import partial
from pathlib import Path

import pytest

from halqa.catalogue.cycle_types import cycle_types
from tests.surfaces import commands
from tests.surfaces.commands import entered, halqa

ARABIC = re.compile("[ء-ي]")
ROWS = """from,to,kind,status,announced,amount,currency,start,end,instrument
Nvidia,OpenAI,equity,done,2026-01-10,30000000000,USD,2026-02,2026,
OpenAI,Oracle,compute,agreed,2026-01-11,300000000000,USD,2027,2030,
Oracle,Nvidia,chips,agreed,2026-03-12,40000000000,USD,2026-06,2029,
Meta,AMD,equity,agreed,2026-01-13,,,,,warrant
Meta,AMD,chips,agreed,2026-01-13,50000000000,USD,2026,2029,
"""


@pytest.fixture
def ledger(own_folder: Path) -> Path:
    entered(own_folder, ROWS)
    return own_folder


printed, objects = partial(commands.printed, "cycles"), partial(commands.told, "cycles")


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("args", [(), ("--dated",), ("--significance", "--draws", "19")], ids=" ".join)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_screen_speaks_its_language(args: tuple[str, ...], lang: str) -> None:
    shown = printed(*args, "--lang", lang)
    assert bool(ARABIC.search(shown.partition("\n")[0])) == (lang == "ar")
    assert "{" not in shown


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_cycle_tells_its_type_and_the_type_what_worries_and_what_is_normal(lang: str) -> None:
    shown = " ".join(re.sub("[\u2066-\u2069]", "", printed("--lang", lang)).split())
    (found,) = (one for one in cycle_types() if one.id == "equity_for_purchase")
    for words in (found.name, found.worries, found.normal):
        assert words[lang] in shown
    assert [told["types"] for told in objects()] == [["equity_for_purchase"]]


@pytest.mark.usefixtures("ledger")
def test_a_cycle_that_respects_time_tells_the_day_of_each_leg_and_its_words() -> None:
    ring = objects("--dated")[0]
    assert ring["days"] == ["2026-01-10", "2026-01-11", "2026-03-12"]
    assert (ring["parties"], ring["round_trip_usd"]) == (["Nvidia", "OpenAI", "Oracle"], 30e9)
    assert (ring["mixed"], ring["simultaneous"], ring["tolerance_days"]) == (False, False, None)
    assert all(flow["deals"] and flow["quotes"] for flow in ring["flows"])


@pytest.mark.usefixtures("ledger")
def test_legs_of_one_day_close_within_a_tolerance_and_what_moves_no_cash_makes_a_mixed_cycle() -> None:
    assert len(objects("--dated")) == 1
    told = next(told for told in objects("--dated", "--tolerance", "0") if told["mixed"])
    assert told["simultaneous"] is True
    assert set(told["parties"]) == {"AMD", "Meta"}
    assert told["round_trip_usd"] is None, "the warrant names no sum"
    assert "warrants_for_purchase" in told["types"]


@pytest.mark.usefixtures("ledger")
def test_a_window_and_a_clock_leave_cycles_out_and_say_what_tells_no_day() -> None:
    assert objects("--dated", "--window", "30") == []
    assert objects("--dated", "--clock", "starts") == []
    assert "No such day is told of 1 deal" in printed("--dated", "--clock", "starts")


@pytest.mark.usefixtures("ledger")
def test_the_most_of_the_dated_cycles_are_those_that_carry_most() -> None:
    every, capped = objects("--dated", "--tolerance", "0"), halqa("cycles", "--dated", "--tolerance=0", "--most=1")
    assert len(every) > 1
    assert "there are more" in " ".join(capped.stdout.split())


@pytest.mark.usefixtures("ledger")
def test_the_questions_of_chance_are_answered_the_same_for_one_seed() -> None:
    one, same = (objects("--significance", "--draws", "19", "--seed", "5") for _ in range(2))
    assert one == same
    assert [told["question"] for told in one] == ["wiring", "rounds", "sums"]
    assert all(told["unusual"] in {None, False} for told in one)
    assert all(0 < told["p"] <= told["adjusted"] <= 1 for told in one)


@pytest.mark.usefixtures("own_folder")
def test_a_ledger_without_deals_has_no_cycles_in_time_and_no_answer_from_chance(own_folder: Path) -> None:
    (own_folder / "rows.csv").write_text("\n".join(ROWS.splitlines()[:2]) + "\n", "utf-8")
    assert halqa("ledger", "add-by-hand", "rows.csv").exit_code == 0
    assert objects("--dated") == []
    assert [told["unusual"] for told in objects("--significance", "--draws", "19")] == [None] * 3
