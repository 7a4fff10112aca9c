import re

import pytest

from halqa.model import Document
from halqa.reading import read
from halqa.sources.reference import NO_METRIC
from halqa.surfaces.reasons import why
from halqa.surfaces.wording import bare, marked, wording

ENGLISH, ARABIC = wording("en"), wording("ar", {"Oracle": "أوراكل"})
SILENT = {
    "The weather in Cairo was mild.": "لم يُذكر أي طرف معروف",
    "Oracle opened an office.": "ذُكر طرف واحد فقط: أوراكل",
    "Oracle, Nvidia and Meta opened offices.": "الأطراف المذكورة: 3 أطراف، لكن لا جملة تثبت صفقة بين اثنين منها",
}


@pytest.mark.parametrize(("text", "arabic"), SILENT.items())
def test_every_reason_that_the_reader_gives_is_told_in_both_languages(text: str, arabic: str) -> None:
    reason = read(Document(id="d", text=text)).reason
    assert reason
    assert why(ARABIC, reason, bare) == arabic
    assert why(ENGLISH, reason, bare) == reason


def test_the_reason_of_the_reference_is_told_in_both_languages() -> None:
    assert why(ARABIC, NO_METRIC, bare) == "ليس قياسا لطرف واحد مما تحفظه حلقة"
    assert why(ENGLISH, NO_METRIC, bare) == NO_METRIC


def test_another_readers_reason_is_shown_as_it_stands() -> None:
    assert why(ARABIC, "only <b>one</b>", marked) == "<bdi>only &lt;b&gt;one&lt;/b&gt;</bdi>"
    assert why(ARABIC, "9999999999 parties are named, but no sentence asserts a deal", bare).startswith("9")


def test_no_reason_is_told_as_such() -> None:
    assert why(ENGLISH, None) == "nothing in the text asserts one"
    assert re.search("[ء-ي]", why(ARABIC, ""))
