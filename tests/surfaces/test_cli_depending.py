"""`halqa vendors` and `halqa dependence`: both screens in both languages, JSON, and what they refuse."""

import re
from pathlib import Path

import pytest

from tests.surfaces.commands import entered, halqa, shown
from tests.surfaces.commands import told as objects

ARABIC = re.compile("[ء-ي]")
ROWS = """from,to,kind,status,announced,amount,currency,start,end,instrument,stake_pct
Nvidia,OpenAI,equity,done,2026-01-10,30000000000,USD,2026,2026,,5
OpenAI,Oracle,compute,agreed,2026-01-11,300000000000,USD,2026,2030,,
Oracle,Nvidia,chips,agreed,2026-01-12,40000000000,USD,2026,2029,,
Nvidia,CoreWeave,debt,agreed,2026-01-13,2000000000,USD,2026,2026,guarantee,
CoreWeave,Nvidia,chips,agreed,2026-01-13,,,,,,
Nvidia,Intel,equity,done,2026-01-14,5000000000,USD,2026,2026,,4
Core42,G42,service,agreed,2026-01-14,1000000000,USD,2026,2026,,
"""


@pytest.fixture
def book(own_folder: Path) -> Path:
    entered(own_folder, ROWS)
    return own_folder


SCREENS = [
    ("vendors",),
    ("vendors", "Nvidia"),
    ("dependence",),
    ("dependence", "OpenAI"),
    ("dependence", "OpenAI", "Oracle"),
    ("why", "vendors:nvidia:drawn"),
    ("why", "dependence:compute:openai<oracle"),
]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("command", SCREENS, ids=" ".join)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_screen_speaks_its_language(command: tuple[str, ...], lang: str) -> None:
    told = shown(*command, "--lang", lang)
    assert bool(ARABIC.search(told[:40])) == (lang == "ar")
    assert "{" not in told


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", ["Placed $35bn = $0 drawn + $35bn available", "guaranteed $2bn", "Lucent 24.7% on 30 September 2000"]),
        ("ar", ["الموضوع 35 مليار دولار = المسحوب 0 دولار + المتاح 35 مليار دولار", "المضمون مليارا دولار", "24.7%"]),
    ],
)
def test_a_vendor_shows_what_it_placed_beside_the_yardstick(lang: str, wanted: list[str]) -> None:
    told = shown("vendors", "إنفيديا", "--lang", lang)
    assert [each for each in wanted if each not in told] == []
    assert "equity-nvidia-openai" in told


@pytest.mark.usefixtures("book")
def test_the_json_of_vendors_has_bounds_assumption_deals_and_the_yardstick() -> None:
    nvidia, returns, *yardsticks = objects("vendors")
    own = nvidia["own_funded"]

    assert nvidia["placed_usd"] == nvidia["drawn_usd"] + nvidia["available_usd"] + nvidia["conditional_usd"]
    assert (own["period"], own["revenue_by"], own["least_share"], own["most_share"]) == ("2026", "deals", 0.0, 1.0)
    assert 0 < own["share"] <= 1
    assert own["routing"]
    assert nvidia["recipients"][0]["deals"] == ["equity-nvidia-openai"]
    assert set(returns["returns_per_dollar"]) >= {"Nvidia", "OpenAI", "Oracle"}
    assert [each["committed_usd"] for each in yardsticks] == [8_100_000_000, 5_300_000_000]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", ["OpenAI lives on", "Compute: $300bn; HHI 1", "Without OpenAI", "$330bn falls away"]),
        ("ar", ["ما يعتمد عليه أوبن إيه آي", "الحوسبة: 300 مليار دولار", "بغير أوبن إيه آي", "يسقط 330 مليار دولار"]),
    ],
)
def test_a_party_shows_whom_it_lives_on_and_what_falls_away(lang: str, wanted: list[str]) -> None:
    told = shown("dependence", "chatgpt", "--lang", lang)
    assert [each for each in wanted if each not in told] == []


@pytest.mark.usefixtures("book")
def test_the_json_of_dependence_has_shares_with_their_deals_and_ids() -> None:
    (told,) = objects("dependence", "OpenAI")
    compute, chips, _ = told["lives_on"]

    assert (compute["layer"], compute["hhi"]) == ("compute", 1.0)
    assert compute["shares"][0]["deals"] == ["compute-openai-oracle"]
    assert compute["shares"][0]["id"] == "dependence:compute:openai<oracle"
    assert (chips["shares"][0]["provider"], chips["shares"][0]["deals"]) == ("Nvidia", [])
    assert chips["shares"][0]["share_through_others_too"] == pytest.approx(1)
    assert told["removal"]["typically_goes_round_after_usd"] == pytest.approx(0)
    (field,) = objects("dependence")
    assert (field["common_owners"]["firms"], field["common_owners"]["kappa"][0]) == (["Intel", "OpenAI"], [1.0, 1.25])
    (pair,) = objects("dependence", "OpenAI", "Oracle")
    assert pair["layers"][0]["other_on_one"] is None


@pytest.mark.usefixtures("book")
def test_groups_are_one_where_asked() -> None:
    assert objects("dependence", "Core42")[0]["lived_on_by"] != []
    (grouped,) = objects("dependence", "Core42", "--by-group")
    assert (grouped["party"], grouped["lived_on_by"]) == ("G42", [])


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("vendors", "Nvidya"), "Did you mean Nvidia?"),
        (("vendors", "OpenAI"), "OpenAI does not both sell something and place money"),
        (("vendors", "--in", "soon"), "'soon' is no period"),
        (("dependence", "OpenAy"), "Did you mean OpenAI?"),
        (("dependence", "OpenAI", "chatgpt"), "Both names count as OpenAI."),
        (("dependence", "--in", "2026-02-30"), "is no period"),
        (("why", "dependence:compute"), "There is no number"),
    ],
)
def test_what_cannot_be_asked_is_refused(args: tuple[str, ...], message: str) -> None:
    result = halqa(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("lang", "nobody", "nothing"),
    [("en", "nobody both sells", "No money of this kind flows"), ("ar", "لا أحد يبيع شيئا", "لا مال من هذا يجري")],
)
def test_without_money_it_says_so(lang: str, nobody: str, nothing: str) -> None:
    assert nobody in shown("vendors", "--as-of", "2020-01-01", "--lang", lang)
    assert nothing in shown("dependence", "--as-of", "2020-01-01", "--lang", lang)
    assert nothing in shown("dependence", "Sony", "--lang", lang)
