"""The three worked examples of the manual are what the reference ledger gives, line by line."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from halqa.ledger.deals import deals
from halqa.model import Deal, Judgement, Metric, Reading, Status
from halqa.pipeline import reference_judgements, reference_readings

MANUAL = Path(__file__).parents[1] / "docs/reference.md"


@cache
def claims() -> tuple[tuple[Reading, ...], tuple[Judgement, ...]]:
    readings = reference_readings()
    return readings, reference_judgements(readings)


def held(name: str, day: str) -> Deal:
    readings, judgements = claims()
    return {deal.id: deal for deal in deals(readings, date.fromisoformat(day), judgements)}[name]


def billions(deal: Deal) -> str:
    assert deal.amount is not None
    return f"{deal.amount.amount / 10**9:f} billion"


def state(name: str, day: str) -> str:
    """Return a line of the manual: the day, what is held on it, and all that was told by then."""
    deal = held(name, day)
    versions = sorted(deal.versions, key=lambda version: (version.known or date.min, version.status))
    tellings = ", ".join(f"{version.status} {version.known}" for version in versions)
    return f"| {day} | {deal.status} | {billions(deal)} | {deal.chosen_by} | {tellings} |"


@pytest.mark.parametrize("day", ["2025-10-01", "2025-10-20", "2026-02-10", "2026-03-01"])
def test_nvidias_hundred_billion_is_announced_denied_and_becomes_thirty(day: str) -> None:
    assert state("equity-nvidia-openai", day) in MANUAL.read_text("utf-8")


def test_the_hundred_billion_stands_beside_the_thirty_without_being_counted() -> None:
    told_of = [(version.status, version.chosen) for version in held("equity-nvidia-openai", "2026-03-01").versions]
    assert told_of.count((Status.DONE, True)) == 1
    assert {Status.AGREED, Status.DENIED, Status.TALKS, Status.ENDED} < {status for status, _ in told_of}


@pytest.mark.parametrize("name", ["partnership-microsoft-xai", "venture-aip-partners-ai-infrastructure-partnership"])
def test_the_alliance_of_thirty_billion_is_the_fund(name: str) -> None:
    assert state(name, "2025-04-01") in MANUAL.read_text("utf-8")
    assert held("partnership-microsoft-xai", "2025-04-01").part_of == (
        "venture-aip-partners-ai-infrastructure-partnership"
    )


def test_the_round_at_830_billion_stands_beside_what_came_of_it() -> None:
    manual = MANUAL.read_text("utf-8")
    wanted = {Metric.VALUATION, Metric.RAISING}
    lines = [
        f"| {document.published} | {figure.metric} | {figure.amount / 10**9:f} billion | {document.origin} |"
        for reading in claims()[0]
        for document, figure in ((reading.document, each) for each in reading.figures)
        if figure.party.party == "OpenAI" and figure.metric in wanted
    ]
    assert len(lines) == 4
    assert [line for line in lines if line not in manual] == []
    assert state("equity-openai-round-investors-2026-openai", "2026-03-01") in manual
