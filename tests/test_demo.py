"""The demo's totals and cycles follow from its claims: worked out again here from its JSON, by other means.

Nothing of `halqa.ledger`, `halqa.network` or `halqa.measures` is used: only what the commands print, and sums.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from halqa.surfaces.cli import app

Row = dict[str, Any]
SAMPLES = Path(__file__).parents[1] / "halqa/samples/articles.jsonl"
NO_MONEY = {"partnership", "rivalry"}
NO_CASH = {"stock", "guarantee", "warrant", "backstop"}
YEARS = {"equity": 1, "debt": 5, "compute": 5, "chips": 3, "energy": 15, "service": 3, "venture": 4}


class Answers:
    """What the commands print of the sample articles."""

    def __init__(self, folder: Path) -> None:
        claims = folder / "claims.jsonl"
        claims.write_text(run("read", str(SAMPLES), "--json"), "utf-8")
        ledger = ("--ledger", str(folder / "hand.db"))
        run("ledger", "add", str(claims), *ledger)
        self.documents = {row["id"]: row for row in rows(claims.read_text("utf-8"))}
        self.deals = {row["id"]: row for row in rows(run("deals", "--json", *ledger))}
        self.cycles = rows(run("cycles", "--json", *ledger))
        (self.totals,) = rows(run("totals", "--json", *ledger))

    def between(self, payer: str, payee: str, kind: str) -> list[Row]:
        return [d for d in self.deals.values() if (d["from"], d["to"], d["kind"]) == (payer, payee, kind)]


def run(*args: str) -> str:
    result = CliRunner().invoke(app, list(args))
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(text: str) -> list[Row]:
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return Answers(tmp_path_factory.mktemp("demo"))


def billions(*amounts: float) -> list[float]:
    return [amount * 1e9 for amount in amounts]


# --- from the claims to the deals ------------------------------------------------------------------------------------


def test_the_demo_gives_the_same_answers_as_the_commands_by_hand(
    demo: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("demo")
    assert rows(run("totals", "--json", "--ledger", "halqa-demo.db")) == [demo.totals]
    assert rows(run("cycles", "--json", "--ledger", "halqa-demo.db")) == demo.cycles


def test_every_quote_of_a_claim_stands_in_its_document(demo: Answers) -> None:
    for row in demo.documents.values():
        for claim in [*row["ties"], *row["figures"]]:
            start, end = claim["evidence_span"]["start"], claim["evidence_span"]["end"]
            assert row["text"][start:end] == claim["evidence"] != ""


def test_every_version_of_a_deal_is_made_of_claims_and_no_claim_is_in_two(demo: Answers) -> None:
    told = [tie for deal in demo.deals.values() for version in deal["versions"] for tie in version["ties"]]
    read = [{**tie, "document": row["id"]} for row in demo.documents.values() for tie in row["ties"]]
    bare = [
        {key: value for key, value in tie.items() if key not in {"title", "published", "origin", "citations"}}
        for tie in told
    ]
    assert sorted(map(json_key, bare)) == sorted(map(json_key, read))


def json_key(tie: Row) -> str:
    return json.dumps(tie, sort_keys=True, ensure_ascii=False)


def chosen(deal: Row) -> Row:
    (version,) = [version for version in deal["versions"] if version["chosen"]]
    found: Row = version
    return found


def test_the_sum_of_a_deal_is_the_sum_of_the_claims_that_it_was_chosen_from(demo: Answers) -> None:
    for deal in demo.deals.values():
        told = [(tie["amount"], tie["currency"]) for tie in chosen(deal)["ties"]]
        assert (deal["amount"], deal["currency"]) == told[0]
        assert all(abs(amount - deal["amount"]) <= deal["amount"] / 100 for amount, _ in told if deal["amount"])


def test_every_number_of_the_totals_and_cycles_leads_back_to_words_in_a_document(demo: Answers) -> None:
    lines = [line for layer in ("announced", "firm", "paid", "doubtful") for line in demo.totals[layer]["lines"]]
    named = [name for line in lines for name in line["deals"]]
    named += [name for cycle in demo.cycles for flow in cycle["flows"] for name in flow["deals"]]
    assert len(set(named)) > 20
    for name in named:
        ties = chosen(demo.deals[name])["ties"]
        assert ties
        for tie in ties:
            text, span = demo.documents[tie["document"]]["text"], tie["evidence_span"]
            assert text[span["start"] : span["end"]] == tie["evidence"] != ""


# --- the totals ------------------------------------------------------------------------------------------------------


def is_announced(deal: Row) -> bool:
    return deal["status"] in {"agreed", "done"} and not deal["hearsay"]


def is_firm(deal: Row) -> bool:
    return is_announced(deal) and deal["bound"] != "up_to" and deal["condition"] is None


def is_paid(deal: Row) -> bool:
    return is_firm(deal) and deal["paid"]


def counting(demo: Answers) -> list[Row]:
    """Return what may count: live, about money, in cash; and once for those who share one total."""
    found: dict[str, Row] = {}
    for deal in demo.deals.values():
        if deal["status"] in {"denied", "ended"} or deal["kind"] in NO_MONEY or deal["instrument"] in NO_CASH:
            continue
        is_shared = any(tie["shared_amount"] for tie in chosen(deal)["ties"])
        found.setdefault(deal["shared_total"] if is_shared else deal["id"], deal)
    return list(found.values())


def summed(deals: Sequence[Row], whole: str | None, belongs: Callable[[Row], bool]) -> int:
    """Add up the deals directly under a total; one that does not belong gives way to its parts, up to its own sum."""
    under = 0
    for deal in (each for each in deals if (each["part_of"] or None) == whole):
        parts = summed(deals, deal["id"], belongs)
        if belongs(deal) and deal["amount"]:
            under += deal["amount"]
        else:
            under += min(parts, deal["amount"]) if deal["amount"] and is_announced(deal) else parts
    return under


def doubted(deals: Sequence[Row], whole: str | None) -> int:
    """Add up what is talked of or hearsay: a total less its announced parts; nothing under an announced total."""
    under = 0
    for deal in (each for each in deals if (each["part_of"] or None) == whole):
        if deal["amount"] is None:
            under += doubted(deals, deal["id"])
        elif not is_announced(deal):
            under += max(deal["amount"] - summed(deals, deal["id"], is_announced), 0)
    return under


def test_all_sums_of_the_samples_are_whole_sums_of_dollars(demo: Answers) -> None:
    told = {(deal["currency"], deal["per"]) for deal in demo.deals.values() if deal["amount"] is not None}
    assert told == {("USD", None)}, "another currency or a sum a year needs another line of arithmetic here"


@pytest.mark.parametrize(("layer", "belongs"), [("announced", is_announced), ("firm", is_firm), ("paid", is_paid)])
def test_a_total_is_the_sum_of_the_deals_that_belong_to_it(
    demo: Answers, layer: str, belongs: Callable[[Row], bool]
) -> None:
    total = summed(counting(demo), None, belongs)
    assert demo.totals[layer]["usd"] == total > 0
    assert demo.totals[layer]["usd"] == sum(line["usd"] for line in demo.totals[layer]["lines"])


def test_what_is_doubtful_is_the_sum_of_talks_and_hearsay(demo: Answers) -> None:
    assert demo.totals["doubtful"]["usd"] == doubted(counting(demo), None) > 0


def test_announced_holds_firm_holds_paid_and_doubtful_stands_beside_them(demo: Answers) -> None:
    announced, firm, paid, doubtful = (demo.totals[name] for name in ("announced", "firm", "paid", "doubtful"))
    assert announced["usd"] > firm["usd"] > paid["usd"]
    assert not set(doubtful["deals"]) & set(announced["deals"])
    assert set(paid["deals"]) <= set(firm["deals"])


def test_every_live_deal_is_in_a_total_or_left_out_with_a_reason(demo: Answers) -> None:
    live = {name for name, deal in demo.deals.items() if deal["status"] not in {"denied", "ended"}}
    layers = ("announced", "firm", "doubtful", "in_kind")
    counted = {name for layer in layers for name in demo.totals[layer]["deals"]}
    left_out = {each["deal"]: each["reason"] for each in demo.totals["left_out"]}
    parts = {name for name, deal in demo.deals.items() if deal["part_of"] in counted}
    assert live - counted - parts == set(left_out)
    assert not counted & set(left_out)
    for name, reason in left_out.items():
        assert (demo.deals[name]["kind"] in NO_MONEY) == (reason == "no_money")
        assert demo.deals[name]["amount"] is None


# --- the cycles ------------------------------------------------------------------------------------------------------


def moving(demo: Answers) -> list[Row]:
    """Return the deals that send cash from payer to payee: no acquisition, whose cash goes to sellers."""
    found = [
        deal
        for deal in demo.deals.values()
        if is_announced(deal) and deal["kind"] not in NO_MONEY | {"acquisition"} and deal["instrument"] not in NO_CASH
    ]
    return [deal for deal in found if deal["part_of"] not in {each["id"] for each in found}]


def legs(demo: Answers) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for deal in moving(demo):
        found[deal["from"], deal["to"]].append(deal)
    return found


def rings(pairs: set[tuple[str, str]], longest: int = 6) -> Iterator[tuple[str, ...]]:
    """Lay pairs end to end, in every way, from the first name of each ring on."""
    paths: list[tuple[str, ...]] = [pair for pair in pairs if pair[0] < pair[1]]
    for _ in range(longest):
        yield from (path[:-1] for path in paths if path[0] == path[-1])
        open_ends = [path for path in paths if path[0] != path[-1]]
        paths = [
            (*path, payee)
            for path in open_ends
            for payer, payee in pairs
            if payer == path[-1] and payee >= path[0] and payee not in path[1:]
        ]


def own_sum(deal: Row) -> float | None:
    is_shared = any(tie["shared_amount"] for tie in chosen(deal)["ties"])
    return None if deal["amount"] is None or is_shared else float(deal["amount"])


def a_year(deal: Row) -> float | None:
    """Spread a sum over its term: the one that is told, or the usual one of its kind, and never less than a year."""
    whole = own_sum(deal)
    if whole is None:
        return None
    if deal["start"] and deal["end"]:
        months = (month(deal["end"], last=True) - month(deal["start"], last=False)) + 1
        return whole / max(months / 12, 1)
    return whole / YEARS[deal["kind"]]


def month(told: str, *, last: bool) -> int:
    """Number the first or last month of a year, or of a half, a quarter or a month of it."""
    year, _, rest = told.partition("-")
    if rest[:1] in ("Q", "H"):
        size = 3 if rest[0] == "Q" else 6
        return int(year) * 12 + int(rest[1:]) * size - (0 if last else size - 1)
    return int(year) * 12 + (int(rest) if rest else 12 if last else 1)


def added(amounts: Sequence[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def least(amounts: Sequence[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return min(known) if len(known) == len(amounts) else None


def test_the_cycles_are_all_the_ways_round_each_with_the_least_of_its_legs(demo: Answers) -> None:
    by_pair = legs(demo)
    expected = {}
    for ring in rings(set(by_pair)):
        under = [by_pair[pair] for pair in pairwise((*ring, ring[0]))]
        whole = least([added([own_sum(deal) for deal in deals]) for deals in under])
        rate = least([added([a_year(deal) for deal in deals]) for deals in under])
        expected[ring] = (whole, rate)
    found = {tuple(c["parties"]): (c["round_trip_usd"], c["round_trip_usd_per_year"]) for c in demo.cycles}
    assert len(demo.cycles) == len(found) > 3
    assert found.keys() == expected.keys()
    for ring, (whole, rate) in expected.items():
        assert found[ring][0] == whole
        assert found[ring][1] == (None if rate is None else pytest.approx(rate, abs=1))


def test_the_cycle_that_carries_most_comes_first_and_an_unknown_one_last(demo: Answers) -> None:
    carried = [cycle["round_trip_usd"] for cycle in demo.cycles]
    known = [usd for usd in carried if usd is not None]
    assert carried == [*sorted(known, reverse=True), *[None] * (len(carried) - len(known))]


def test_a_cycle_begins_when_its_last_leg_does_and_ends_with_the_first_to_end(demo: Answers) -> None:
    by_pair = legs(demo)
    for cycle in demo.cycles:
        under = [by_pair[flow["from"], flow["to"]] for flow in cycle["flows"]]
        starts = [first_day(deals) for deals in under]
        ends = [day_after(deals) for deals in under]
        assert cycle["start"] == max((day for day in starts if day), default=None)
        assert cycle["end"] == min((day for day in ends if day), default=None)


def first_day(deals: Sequence[Row]) -> str | None:
    return min((day_of(month(deal["start"], last=False)) for deal in deals if deal["start"]), default=None)


def day_after(deals: Sequence[Row]) -> str | None:
    """Return when the last of the deals is over; it is not known where one tells no end."""
    told = [day_of(month(deal["end"], last=True) + 1) for deal in deals if deal["end"]]
    return max(told) if len(told) == len(deals) else None


def day_of(numbered: int) -> str:
    return date((numbered - 1) // 12, (numbered - 1) % 12 + 1, 1).isoformat()


def test_every_leg_of_a_cycle_quotes_the_words_it_rests_on(demo: Answers) -> None:
    for cycle in demo.cycles:
        for flow in cycle["flows"]:
            assert {demo.deals[name]["from"] for name in flow["deals"]} == {flow["from"]}
            assert {demo.deals[name]["to"] for name in flow["deals"]} == {flow["to"]}
            assert flow["quotes"]
            for quote in flow["quotes"]:
                span = quote["evidence_span"]
                text = demo.documents[quote["document"]]["text"]
                assert text[span["start"] : span["end"]] == quote["evidence"]


# --- what the samples hold on purpose --------------------------------------------------------------------------------


def test_the_wire_story_told_twice_has_one_origin(demo: Answers) -> None:
    (deal,) = demo.between("OpenAI", "AMD", "chips")
    told = [tie["document"] for version in deal["versions"] for tie in version["ties"]]
    assert {"sample-en-2", "sample-en-3"} <= set(told)
    both = [v for v in deal["versions"] if {"sample-en-2", "sample-en-3"} <= {tie["document"] for tie in v["ties"]}]
    assert [version["origins"] for version in both] == [1]


def test_the_denied_hundred_billion_is_kept_beside_the_thirty_that_were_invested(demo: Answers) -> None:
    deals = demo.between("Nvidia", "OpenAI", "equity")
    (deal,) = [each for each in deals if each["amount"]]
    assert [deal["amount"]] == billions(30)
    hundred = {(v["status"], v["hearsay"]) for v in deal["versions"] if v["amount"] == 100e9}
    assert hundred == {("agreed", False), ("talks", True), ("denied", False)}
    assert chosen(deal)["status"] != "denied"
    lines = [line["usd"] for line in demo.totals["announced"]["lines"] if deal["id"] in line["deals"]]
    assert lines == billions(30)


def test_the_parts_of_amazons_fifty_billion_hang_under_it_and_count_once(demo: Answers) -> None:
    deals = {deal["amount"]: deal for deal in demo.between("Amazon", "OpenAI", "equity")}
    assert sorted(deals) == billions(15, 35, 50)
    whole, at_once, later = (deals[amount] for amount in billions(50, 15, 35))
    assert (at_once["part_of"], later["part_of"], whole["part_of"]) == (whole["id"], whole["id"], None)
    names = {deal["id"] for deal in deals.values()}
    announced = [line["usd"] for line in demo.totals["announced"]["lines"] if names & set(line["deals"])]
    assert announced == billions(50)
    assert (later["condition"], at_once["condition"]) == ("condition", None)
    firm = [line["usd"] for line in demo.totals["firm"]["lines"] if names & set(line["deals"])]
    assert firm == billions(15), "the other thirty-five hang on a condition"


def test_the_rumour_is_doubtful_until_a_party_confirms_it(demo: Answers) -> None:
    (rumour,) = [deal for deal in demo.between("Nvidia", "xAI", "equity") if deal["amount"]]
    assert (rumour["status"], rumour["hearsay"], rumour["bound"]) == ("talks", True, "up_to")
    assert [rumour["amount"]] == billions(2)
    assert rumour["id"] in demo.totals["doubtful"]["deals"]
    assert rumour["id"] not in demo.totals["announced"]["deals"]


def test_a_rumour_that_was_confirmed_is_held_as_the_party_tells_it(demo: Answers) -> None:
    (deal,) = [each for each in demo.between("Amazon", "OpenAI", "equity") if each["part_of"] is None]
    rumours = [version for version in deal["versions"] if version["hearsay"]]
    assert [(rumour["status"], rumour["bound"], rumour["chosen"]) for rumour in rumours] == [("talks", "up_to", False)]
    assert (deal["hearsay"], deal["bound"], deal["chosen_by"]) == (False, "exact", "confirmed")


def test_two_outlets_that_disagree_are_two_versions_of_one_deal(demo: Answers) -> None:
    (deal,) = demo.between("Meta", "AMD", "chips")
    told = {version["amount"]: {tie["document"] for tie in version["ties"]} for version in deal["versions"]}
    assert told == {60_000_000_000: {"sample-en-4"}, 100_000_000_000: {"sample-ar-6"}}
    names = [line["deals"] for line in demo.totals["announced"]["lines"] if deal["id"] in line["deals"]]
    assert names == [[deal["id"]]], "one of the two sums counts, not both"


def test_the_consortium_buys_once_and_its_members_add_nothing(demo: Answers) -> None:
    (deal,) = demo.between("AI Infrastructure Partnership", "Aligned Data Centers", "acquisition")
    assert [deal["amount"]] == billions(40)
    members = [d for d in demo.deals.values() if d["kind"] == "venture" and d["to"] == deal["from"]]
    assert {d["from"] for d in members} >= {"BlackRock", "Microsoft", "Nvidia", "xAI", "MGX"}
    lines = [line for line in demo.totals["announced"]["lines"] if line["usd"] == 40e9]
    assert [deal["id"]] in [line["deals"] for line in lines]
    assert not {d["id"] for d in members} & set(demo.totals["announced"]["deals"])


def test_the_ring_of_three_carries_no_more_than_its_thinnest_leg(demo: Answers) -> None:
    (ring,) = [cycle for cycle in demo.cycles if cycle["parties"] == ["Nvidia", "OpenAI", "Oracle"]]
    assert [flow["usd"] for flow in ring["flows"]] == billions(30, 300, 40)
    assert [ring["round_trip_usd"]] == billions(30)
    assert ring["start"] == "2027-01-01"
