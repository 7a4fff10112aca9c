"""The words that a command has for itself: the same in both languages, all of them used, Arabic in Arabic."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from halqa.catalogue.backtests import plan
from halqa.catalogue.price_readings import price_readings
from halqa.findings import plausibility
from halqa.findings.layers import NEVER_LEAVES, LayerName
from halqa.findings.placed import FORMS
from halqa.measures.alignment import Stance
from halqa.network.firmness import State
from halqa.surfaces.backtest_view import COLUMNS, OPEN

FIELDS = re.compile(r"{\w+}")
OF = ("alignment", "cycles", "vendors", "dependence", "charts", "plausible", "backtest")
SIDES = [stance for stance in Stance if stance is not Stance.NEITHER]


def words(of: str, lang: str) -> dict[str, str]:
    text = (files("halqa.surfaces") / "locales" / f"{of}.{lang}.json").read_text("utf-8")
    keys = [key for key, _ in json.loads(text, object_pairs_hook=list)]
    assert len(keys) == len(set(keys))
    found: dict[str, str] = json.loads(text)
    return found


@pytest.mark.parametrize("of", OF)
def test_both_languages_say_the_same_with_the_same_values(of: str) -> None:
    arabic, english = (
        {key: told for key, told in words(of, lang).items() if "count." not in key} for lang in ("ar", "en")
    )
    assert arabic.keys() == english.keys()
    for key, told in english.items():
        assert set(FIELDS.findall(told)) == set(FIELDS.findall(arabic[key])), key


@pytest.mark.parametrize("of", OF)
def test_arabic_words_are_in_arabic(of: str) -> None:
    told = {key: re.sub(r"{\w+}|--[\w-]+|why", "", label) for key, label in words(of, "ar").items()}
    assert [key for key, label in told.items() if re.search("[A-Za-z]", label)] == []
    assert [key for key, label in told.items() if not re.search("[ء-ي]", label) and len(label) > 6] == []


@pytest.mark.parametrize("of", OF)
def test_a_count_has_all_the_forms_that_its_language_asks_for(of: str) -> None:
    nouns = {key.split(".")[1] for key in words(of, "en") if key.startswith("count.")}
    for noun in nouns:
        assert {f"count.{noun}.{form}" for form in ("one", "other")} <= words(of, "en").keys()
        assert {f"count.{noun}.{form}" for form in ("zero", "one", "two", "few", "many", "other")} <= words(
            of, "ar"
        ).keys()


@pytest.mark.parametrize("of", OF)
def test_no_word_is_left_unused(of: str, root: Path) -> None:
    code = "".join(path.read_text("utf-8") for path in (root / "halqa/surfaces").rglob("*.py"))
    made = {f"alignment.turn.{one}.{other}" for one in Stance for other in Stance if one is not other}
    made |= {f"alignment.stance.{stance}" for stance in Stance}
    made |= {f"alignment.side.{side}" for side in ("ally", "rival")}
    made |= {f"alignment.reading.{reading}" for reading in ("as_allies", "as_rivals")}
    made |= {f"vendors.{form}" for form in FORMS}
    made |= {f"plausible.reading.{reading.id}" for reading in price_readings()}
    made |= {f"plausible.{what}.{verdict}" for what in ("verdict", "count") for verdict in plausibility.Verdict}
    made |= {f"backtest.target.{target.id}" for target in plan("telecom").targets}
    made |= {f"backtest.assumption.{one.id}" for one in plan("telecom").assumptions}
    made |= {f"backtest.unit.{one.unit}" for one in plan("telecom").assumptions}
    made |= {f"backtest.open.{name}" for name in OPEN}
    made |= {f"backtest.{name}" for name in (*COLUMNS, "better", "worse", "missed")}
    made |= {f"plausible.per.{per}" for per in ("mw", "mw.year", "chip", "chip.year")}
    made |= {f"dependence.{what}.{layer}" for what in ("layer", "market") for layer in LayerName}
    made |= {f"dependence.state.{state}" for state in State} | {f"dependence.reason.{NEVER_LEAVES}"}
    made |= {f"dependence.note.{note}" for note in ("told", "through", "normal")}
    made |= {f"dependence.removal.{loss}" for loss in ("left_without", "bereft")}
    keys = {key for key in words(of, "en") if not key.startswith("count.")}
    assert [key for key in sorted(keys - made) if not re.search(f"[\"']{re.escape(key)}[\"']", code)] == []
    shown_apart = {"vendors.doubtful"}
    assert {key for key in made if key.startswith(f"{of}.")} - keys <= shown_apart
