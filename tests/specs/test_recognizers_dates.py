"""Recognizers-Text's published cases for dates and periods, save those listed with a reason."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from halqa.reading.dating.calendars import Interval
from halqa.reading.dating.finding import find_dates

SPECS = Path(__file__).parents[3] / "shared" / "specs"
pytestmark = pytest.mark.skipif(not SPECS.is_dir(), reason="the published cases (../shared/specs) are not here")

NO_DAY = "there is no such day: the published value is one that no calendar has"
BOUND = '"more than" and "less than" bound a date; they are no part of it'
SPAN = "published spans keep or leave the word before the date by no rule; ours keep it"
EXCEPTIONS = {
    "I'll go back fifth Sunday": NO_DAY,
    "2/29/2019": NO_DAY,
    "سأعود يوم الأحد الخامس": NO_DAY,
    "لقد عدت إلى الحادي والثلاثين من هذا الشهر": NO_DAY,
    "I have already finished all my work more than 2 weeks before today": BOUND,
    "This task should have been done more than 2 days before yesterday": BOUND,
    "This task will be done less than 3 days after tomorrow": BOUND,
    "schedule a meeting in couple of weeks": "a couple of weeks ahead is a date, as a few months ago is one",
    "سأعيش هنا بعد 2 عام و 21 يوما من الآن": SPAN,
    "كان لدينا اجتماع منذ شهر و 21 يوم من الآن": SPAN,
    "سأخرج من الجمعة 11 حتى الثلاثاء 15": SPAN,
}


def cases() -> list[Any]:
    found = []
    for path in sorted(SPECS.glob("datetime-*.json")):
        lang = "ar" if "arabic" in path.name else "en"
        for at, case in enumerate(json.loads(path.read_text("utf-8-sig"))):
            if case["Input"] not in EXCEPTIONS:
                found.append(pytest.param(case, lang, id=f"{path.stem}-{at}"))
    return found


def written(interval: Interval | None, *, is_day: bool) -> list[str]:
    if interval is None:
        return []
    return [interval.first.isoformat()] if is_day else [interval.first.isoformat(), interval.until.isoformat()]


@pytest.mark.parametrize(("case", "lang"), cases())
def test_dates_are_found_and_resolved_as_published(case: dict[str, Any], lang: str) -> None:
    text = case["Input"]
    dateline = date.fromisoformat(case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10])
    found = find_dates(text, lang, dateline)
    assert [text[one.start : one.end].lower() for one in found] == [one["Text"].lower() for one in case["Results"]]
    if case.get("IgnoreResolution"):
        return
    for ours, theirs in zip(found, case["Results"], strict=True):
        future, past = theirs["Value"].get("FutureResolution", {}), theirs["Value"].get("PastResolution", {})
        assert written(ours.future, is_day=ours.is_day) == list(future.values())
        assert written(ours.past, is_day=ours.is_day) == list(past.values())
