"""Where the money goes, on the screen of either language, as JSON and as a table; and where each number comes from."""

import csv
import json
import re
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pytest

from halqa.findings.asked import Asked
from halqa.findings.circular import TOO_MANY
from halqa.findings.flows import NO_SUM, flows
from halqa.findings.layers import NEVER_LEAVES
from halqa.findings.own_money import NO_REVENUE, NO_ROUTE
from halqa.findings.view import view
from halqa.network.firmness import State
from halqa.surfaces.flows_view import Flowing, flows_table
from tests.network.deals import DAY, deal
from tests.surfaces.commands import entered, halqa, printed
from tests.surfaces.commands import told as objects

ARABIC = re.compile("[ء-ي]")
ROWS = """from,to,kind,status,announced,amount,currency,start,end,instrument
Nvidia,OpenAI,equity,done,2026-01-10,30000000000,USD,2026,2026,
OpenAI,Oracle,compute,agreed,2026-01-11,300000000000,USD,2026,2030,
Oracle,Nvidia,chips,agreed,2026-01-12,40000000000,USD,2026,2029,
Meta,AMD,equity,agreed,2026-01-13,,,,,warrant
Core42,G42,service,agreed,2026-01-14,1000000000,USD,2026,2026,
"""


@pytest.fixture
def ledger(own_folder: Path) -> Path:
    entered(own_folder, ROWS)
    return own_folder


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "command", [("circularity",), ("network",), ("why", "circularity"), ("why", "Nvidia")], ids=" ".join
)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_screen_speaks_its_language(command: tuple[str, ...], lang: str) -> None:
    shown = printed(*command, "--lang", lang)
    assert bool(ARABIC.search(shown.partition("\n")[0])) == (lang == "ar")
    assert "{" not in shown


@pytest.mark.usefixtures("ledger")
def test_circularity_tells_the_interval_of_all_money_and_of_each_part_of_it() -> None:
    whole, *rest = objects("circularity")
    assert whole["greatest_usd"] == pytest.approx(90e9)
    assert whole["typical_usd"] + whole["acyclic_usd"] == pytest.approx(whole["total_usd"])
    assert {row["state"] for row in rest} == set(State)
    assert {row["period"] for row in rest if row["period"]} >= {"2026", "2027", "2030"}
    assert {row["kind"] for row in rest if row["kind"]} == {"equity", "compute", "chips", "service"}
    assert "$90bn" in printed("circularity")


@pytest.mark.usefixtures("ledger")
def test_every_id_that_is_printed_is_answered() -> None:
    for row in objects("circularity", "--by-group")[::8]:
        for name, id_ in row["ids"].items():
            (found,) = objects("why", id_)
            assert (found["name"], found["id"]) == (name, id_)
    flow = objects("network")[0]
    (found,) = objects("why", str(flow["id"]))
    assert found["value"] == flow["usd"]
    assert found["deals"][0]["versions"][0]["ties"][0]["evidence"]


@pytest.mark.usefixtures("ledger")
def test_a_number_is_traced_to_the_words_that_say_it() -> None:
    shown = " ".join(printed("why", "circularity:2026:typical").split())
    assert "Behind it: 3 deals" in shown
    assert "Nvidia invested 30 billion dollars in OpenAI" in shown.partition("words behind")[2]


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_how_far_a_number_may_be_off_is_told_with_the_deals_that_move_it(lang: str) -> None:
    asked = ("why", "circularity:greatest", "--draws", "20", "--seed", "1")
    (found,) = objects(*asked)
    band = found["band"]
    assert band["low"] <= found["value"] <= band["high"]
    assert band["draws"] == 20
    assert {mover["deal"] for mover in band["moved_by"]} <= {row["id"] for row in found["deals"]}
    assert objects(*asked) == [found]
    shown = " ".join(printed(*asked, "--lang", lang).split())
    assert ("20 سحبة" if lang == "ar" else "In 90% of 20 draws") in shown


@pytest.mark.usefixtures("ledger")
def test_a_deal_and_a_party_are_traced_too() -> None:
    (deal,) = objects("why", "equity-nvidia-openai")
    assert deal["from"] == "Nvidia"
    assert {row["id"] for row in objects("why", "إنفيديا")} == {"equity-nvidia-openai", "chips-oracle-nvidia"}


@pytest.mark.usefixtures("ledger")
def test_the_network_tells_the_months_and_what_is_given_for_the_money() -> None:
    rows = {(row["from"], row["to"], row["in_kind"]): row for row in objects("network", "--by", "month")}
    rent = rows["OpenAI", "Oracle", False]
    assert len(rent["by_time"]) == 60
    assert sum(rent["by_time"].values()) == pytest.approx(300e9)
    assert rows["AMD", "Meta", True]["usd"] is None, "the value of a warrant comes from its issuer, and is not told"
    assert rows["Core42", "G42", False]["inside"] is False
    assert {row["inside"] for row in objects("network", "--by-group") if row["from"] == "G42"} == {True}


@pytest.mark.usefixtures("ledger")
def test_the_table_for_other_programs_holds_what_the_json_holds() -> None:
    rows = list(csv.DictReader(StringIO(printed("network", "--csv", "--in", "2027"))))
    told = {row["from"]: float(row["usd"]) for row in rows if row["usd"]}
    assert told == pytest.approx(
        {str(row["from"]): row["usd"] for row in objects("network", "--in", "2027") if row["usd"] is not None}
    )


def test_what_a_spreadsheet_would_work_out_is_no_formula() -> None:
    seen = view((deal("a", 3, "@SUM(A1)", "=cmd()"),), DAY)
    told = Flowing(view=seen, asked=Asked(), flows=flows(seen, Asked()), times=())
    (_, row) = csv.reader(StringIO(flows_table(told)))
    assert row[:2] == ["'@SUM(A1)", "'=cmd()"]


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "command",
    [
        ("circularity", "--in", "soon"),
        ("network", "--in", "2027-02-03"),
        ("network", "--party", "Nobody At All"),
        ("why", "circularity:2027:nothing"),
        ("why", "Nobody At All"),
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_refused_in_a_sentence(command: tuple[str, ...]) -> None:
    result = halqa(*command)
    assert result.exit_code == 2
    assert result.stderr.startswith("halqa: ")
    assert not result.stdout


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_a_company_reports_stands_beside_its_deals(lang: str) -> None:
    Path("a.txt").write_text("Nvidia reported revenue of $80 billion for 2026.", "utf-8")
    assert halqa("ledger", "add", "a.txt").exit_code == 0
    (told,) = objects("network", "--outside", "--party", "Nvidia")
    assert (told["reported_usd"], told["metric"]) == (80e9, "revenue")
    assert 0 < told["inside_usd"] < told["outside_usd"]
    assert ("إنفيديا" if lang == "ar" else "Nvidia") in printed("network", "--outside", "--lang", lang)
    assert objects("why", str(told["id"]))[0]["value"] == told["outside_usd"]


@pytest.mark.parametrize("command", ["circularity", "network"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_ledger_without_deals_is_answered_in_a_sentence(own_folder: Path, command: str, lang: str) -> None:
    (own_folder / "a.txt").write_text("Nothing of note happened today.", "utf-8")
    assert halqa("ledger", "add", "a.txt").exit_code == 0
    words = labels(lang)
    assert words["circular.none" if command == "circularity" else "flows.none"] in printed(command, "--lang", lang)


def labels(lang: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(
        (files("halqa.surfaces") / "locales" / f"findings.{lang}.json").read_text("utf-8")
    )
    return found


def test_both_languages_have_the_same_labels_with_the_same_values_to_fill_in() -> None:
    arabic, english = labels("ar"), labels("en")
    assert arabic.keys() == english.keys()
    for key, label in english.items():
        assert set(re.findall(r"{\w+}", arabic[key])) == set(re.findall(r"{\w+}", label)), key
    assert [key for key, label in arabic.items() if re.search("[A-Za-z]", re.sub(r"{\w+}|--most|why", "", label))] == []


REASONS = (TOO_MANY, NO_SUM, NO_REVENUE, NO_ROUTE, NEVER_LEAVES)


def test_no_label_is_left_unused(root: Path) -> None:
    code = "".join(path.read_text("utf-8") for path in (root / "halqa/surfaces").glob("*.py"))
    made = {f"state.{state}" for state in State} | {f"reason.{reason}" for reason in REASONS}
    made |= {f"outside.{name}" for name in ("party", "what", "when", "reported", "inside", "outside")}
    put = re.compile(r"(name|time|caveat|circular)\.")
    assert [key for key in labels("en") if f'"{key}"' not in code and key not in made and not put.match(key)] == []


@pytest.mark.parametrize(("lang", "said"), [("en", "draws assumed: even, years: 5"), ("ar", "السحب مفترض: بالتساوي")])
def test_a_loan_without_draw_dates_is_said_to_be_spread(own_folder: Path, lang: str, said: str) -> None:
    entered(own_folder, f"{ROWS}MUFG,Oracle,debt,agreed,2026-01-15,38000000000,USD,,2045,\n")
    assert said in " ".join(re.sub("[\u2066-\u2069]", "", printed("network", "--lang", lang)).split())
    (loan,) = (flow for flow in objects("network") if flow["kind"] == "debt")
    assert loan["assumed"] == ["draw", "start"]
