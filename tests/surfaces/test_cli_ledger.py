import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from tests.surfaces.commands import halqa

pytestmark = pytest.mark.usefixtures("own_folder")


FIRST = "Nvidia invests $10 billion in OpenAI. OpenAI buys chips from Nvidia for $20 billion."
SECOND = "استثمرت إنفيديا 12 مليار دولار في أوبن إيه آي."


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def refused(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.stderr


def held() -> list[str]:
    """Return what is in the folder."""
    return sorted(path.name for path in Path().iterdir())


def tie(text: str, kind: str, names: tuple[str, str], amount: int, evidence: str) -> dict[str, Any]:
    start = text.index(evidence)
    return {
        "kind": kind,
        "from": names[0],
        "to": names[1],
        "amount": amount,
        "currency": "USD",
        "bound": "exact",
        "status": "agreed",
        "evidence": evidence,
        "evidence_span": {"start": start, "end": start + len(evidence)},
    }


def claims() -> list[dict[str, Any]]:
    """Two documents: money that goes round, and an Arabic telling, a month later, that names another sum."""
    base: dict[str, Any] = {"reader": "by hand 1", "figures": []}
    first = [
        tie(FIRST, "equity", ("Nvidia", "OpenAI"), 10**10, "Nvidia invests $10 billion"),
        tie(FIRST, "chips", ("OpenAI", "Nvidia"), 2 * 10**10, "buys chips from Nvidia for $20 billion"),
    ]
    second = [tie(SECOND, "equity", ("Nvidia", "OpenAI"), 12 * 10**9, "استثمرت إنفيديا 12 مليار دولار")]
    return [
        {**base, "id": "one", "text": FIRST, "published": "2025-09-22", "ties": first},
        {**base, "id": "two", "text": SECOND, "published": "2025-10-01", "publisher": "صحيفة", "ties": second},
    ]


@pytest.fixture
def ledger(own_folder: Path) -> Path:
    (own_folder / "claims.jsonl").write_text("\n".join(json.dumps(row) for row in claims()), "utf-8")
    assert halqa("ledger", "add", "claims.jsonl").exit_code == 0
    return Path("halqa.db")


def test_adding_says_what_came_in_and_what_was_known(ledger: Path) -> None:
    assert ledger.exists()
    again = halqa("ledger", "add", "claims.jsonl")
    assert "0 documents" in again.stdout
    assert "already known: 2" in again.stdout


def test_articles_can_be_added_without_reading_them_first() -> None:
    Path("a.txt").write_text("Oracle signed a contract worth $300 billion with OpenAI.", "utf-8")
    assert "Added to halqa.db: 1 document," in halqa("ledger", "add", "a.txt").stdout


def test_what_read_writes_the_ledger_takes() -> None:
    Path("a.txt").write_text("Oracle signed a contract worth $300 billion with OpenAI.", "utf-8")
    written = halqa("read", "a.txt", "--json").stdout
    assert "1 document," in halqa("ledger", "add", "-", stdin=written.encode()).stdout


def test_the_ledger_is_where_the_option_or_the_environment_says(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.rename("elsewhere.db")
    assert objects(halqa("deals", "--json", "--ledger", "elsewhere.db"))
    monkeypatch.setenv("HALQA_LEDGER", "elsewhere.db")
    assert objects(halqa("deals", "--json"))


def test_info_counts_documents_and_claims(ledger: Path) -> None:
    assert objects(halqa("ledger", "info", "--json", "--ledger", str(ledger))) == [
        {"documents": 2, "ties": 3, "figures": 0, "first": "2025-09-22", "last": "2025-10-01", "readers": ["by hand 1"]}
    ]
    assert "Documents: 2" in halqa("ledger", "info").stdout
    assert "الوثائق: 2" in halqa("ledger", "info", "--lang", "ar").stdout


@pytest.mark.usefixtures("ledger")
def test_deals_carry_their_versions_with_the_quotes_and_spans() -> None:
    texts = {"one": FIRST, "two": SECOND}
    deals = objects(halqa("deals", "--json"))
    assert sorted(deal["kind"] for deal in deals) == ["chips", "equity"]
    told = [tie for deal in deals for version in deal["versions"] for tie in version["ties"]]
    assert len(told) == 3
    for claim in told:
        span = claim["evidence_span"]
        assert texts[claim["document"]][span["start"] : span["end"]] == claim["evidence"]


@pytest.mark.usefixtures("ledger")
def test_a_person_reads_deals_with_status_sums_and_words() -> None:
    shown = halqa("deals").stdout
    for words in ("$10 billion", "$12 billion", "agreed", "“Nvidia invests $10 billion”"):
        assert words in shown
    assert "“\u2068استثمرت إنفيديا 12 مليار دولار\u2069”" in shown
    assert "مليار دولار" in halqa("deals", "--lang", "ar").stdout


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("name", "count"), [("OpenAI", 2), ("openai", 2), ("إنفيديا", 2), ("ChatGPT", 2), ("Oracle", 0)]
)
def test_deals_of_a_party_are_found_by_any_of_its_names(name: str, count: int) -> None:
    assert len(objects(halqa("deals", "--json", "--party", name))) == count


@pytest.mark.usefixtures("ledger")
def test_an_unknown_party_is_refused_with_the_nearest_name() -> None:
    assert "No party is called 'Nvidai'. Did you mean Nvidia?" in refused(halqa("deals", "--party", "Nvidai"))


@pytest.mark.usefixtures("ledger")
def test_as_of_hides_what_was_published_later() -> None:
    then = objects(halqa("deals", "--json", "--as-of", "2025-09-25"))
    assert {tie["document"] for deal in then for version in deal["versions"] for tie in version["ties"]} == {"one"}
    assert "No deal is held as of 1 January 2024." in halqa("deals", "--as-of", "2024-01-01").stdout
    assert objects(halqa("deals", "--json", "--as-of", "2024-01-01")) == []


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize("command", ["deals", "cycles", "totals", "report"])
@pytest.mark.parametrize("written", ["yesterday", "2026-02-30", "22/9/2025", "٢٠٢٥-٠٩-٢٢x"])
def test_a_day_that_is_no_day_is_refused(command: str, written: str) -> None:
    assert f"{written!r} is not a date" in refused(halqa(command, "--as-of", written))


@pytest.mark.usefixtures("ledger")
def test_a_cycle_carries_its_thinnest_leg_with_the_words_under_each() -> None:
    cycle = objects(halqa("cycles", "--json"))[0]
    assert cycle["parties"] == ["Nvidia", "OpenAI"]
    assert cycle["as_of"] == "2025-10-01"
    assert cycle["round_trip_usd"] == min(flow["usd"] for flow in cycle["flows"])
    assert all(flow["quotes"] for flow in cycle["flows"])
    shown = halqa("cycles").stdout
    assert "Nvidia → OpenAI → Nvidia" in shown
    assert "“buys chips from Nvidia for $20 billion”" in shown
    assert "إنفيديا ← أوبن إيه آي ← إنفيديا" in halqa("cycles", "--lang", "ar").stdout


@pytest.mark.usefixtures("ledger")
def test_a_leg_tells_its_sum_in_all_and_a_year_and_that_the_term_is_assumed() -> None:
    assert "OpenAI pays Nvidia $20bn in all, $6.67bn a year (term assumed)" in halqa("cycles").stdout


def test_cycles_beyond_the_most_that_are_asked_for_are_said_to_be_there() -> None:
    text = "Nvidia invests $10 billion in OpenAI."
    pairs = (("Nvidia", "OpenAI"), ("OpenAI", "Nvidia"), ("Nvidia", "Oracle"), ("Oracle", "Nvidia"))
    ties = [tie(text, "compute", names, 10**10 * at, "invests") for at, names in enumerate(pairs, start=1)]
    Path("claims.jsonl").write_text(json.dumps({**claims()[0], "text": text, "ties": ties}), "utf-8")
    halqa("ledger", "add", "claims.jsonl")
    everything, capped = halqa("cycles", "--json"), halqa("cycles", "--json", "--most", "1")
    assert objects(capped) == objects(everything)[:1]
    assert (len(objects(everything)), everything.stderr) == (2, "")
    assert "Only those that carry most are told (1); there are more" in capped.stderr
    assert "there are more" in halqa("cycles", "--most", "1").stdout
    assert "there are more" not in halqa("cycles", "--most", "2").stdout


@pytest.mark.usefixtures("ledger")
def test_no_cycle_is_a_stated_result() -> None:
    result = halqa("cycles", "--as-of", "2024-01-01")
    assert (result.exit_code, "No cycle" in result.stdout) == (0, True)


@pytest.mark.usefixtures("ledger")
def test_totals_are_the_sums_of_their_lines() -> None:
    (totals,) = objects(halqa("totals", "--json"))
    for layer in ("announced", "firm", "paid", "doubtful", "in_kind"):
        assert totals[layer]["usd"] == sum(line["usd"] for line in totals[layer]["lines"])
    assert totals["announced"]["usd"] in {30 * 10**9, 32 * 10**9}
    shown = halqa("totals").stdout
    assert "Announced" in shown
    assert "billion" in shown
    assert "مُعلن" in halqa("totals", "--lang", "ar").stdout


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_report_is_written_in_the_language_asked_for(lang: str, direction: str) -> None:
    result = halqa("report", "--lang", lang, "--out", "page.html")
    assert result.exit_code == 0
    assert "page.html" in result.stdout
    assert re.search(rf'<html[^>]*dir="{direction}"', Path("page.html").read_text("utf-8"))


@pytest.mark.usefixtures("ledger")
def test_a_report_that_cannot_be_written_leaves_nothing() -> None:
    assert "cannot be written" in refused(halqa("report", "--out", "no/such/folder/page.html"))
    assert held() == ["claims.jsonl", "halqa.db"]


# --- bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["deals"], ["cycles"], ["totals"], ["report"], ["ledger", "info"]])
def test_a_ledger_that_is_not_there_is_refused_and_not_made(command: list[str]) -> None:
    assert "Start one with: halqa ledger add FILES" in refused(halqa(*command))
    assert held() == []


@pytest.mark.parametrize("command", [["deals"], ["ledger", "add", "claims.jsonl"]])
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(command: list[str]) -> None:
    Path("claims.jsonl").write_text(json.dumps(claims()[0]), "utf-8")
    Path("halqa.db").write_text("my notes", "utf-8")
    assert "is not a Halqa ledger" in refused(halqa(*command))
    assert Path("halqa.db").read_text("utf-8") == "my notes"


@pytest.mark.parametrize("place", ["no/such/folder/halqa.db", "/proc/halqa.db", "claims.jsonl/halqa.db"])
def test_a_ledger_that_cannot_be_written_is_refused(place: str) -> None:
    Path("claims.jsonl").write_text(json.dumps(claims()[0]), "utf-8")
    assert place in refused(halqa("ledger", "add", "claims.jsonl", "--ledger", place))
    assert held() == ["claims.jsonl"]


def test_nothing_that_can_be_added_makes_no_ledger() -> None:
    Path("claims.jsonl").write_text("{broken", "utf-8")
    assert "line 1: not valid JSON" in refused(halqa("ledger", "add", "claims.jsonl"))
    assert held() == ["claims.jsonl"]


def test_a_broken_line_is_named_and_the_others_are_added() -> None:
    Path("claims.jsonl").write_text("{broken\n" + "\n".join(json.dumps(row) for row in claims()), "utf-8")
    result = halqa("ledger", "add", "claims.jsonl")
    assert result.exit_code == 2
    assert "Added to halqa.db: 2 documents" in result.stdout
    assert "claims.jsonl, line 1: not valid JSON" in result.stderr


def test_claims_whose_quotes_were_changed_do_not_enter() -> None:
    rows = claims()
    rows[0]["ties"][0]["evidence"] = "Nvidia invests $99 billion"
    Path("claims.jsonl").write_text(json.dumps(rows[0]), "utf-8")
    assert "does not read 'Nvidia invests $99 billion'" in refused(halqa("ledger", "add", "claims.jsonl"))
    assert held() == ["claims.jsonl"]


@pytest.mark.parametrize("command", [["deals"], ["cycles"], ["totals"], ["report"], ["demo"], ["ledger", "info"]])
def test_an_unknown_output_language_is_refused(command: list[str]) -> None:
    assert "'fr' is not known" in refused(halqa(*command, "--lang", "fr"))
    assert held() == []
