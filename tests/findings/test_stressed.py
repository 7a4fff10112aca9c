"""What a shock does to the parties of a ledger: told, bounded or estimated, by whom, and how likely."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halqa.catalogue.shocks import Shock, shock_of
from halqa.catalogue.shocks import shock as shipped_shock
from halqa.errors import UnknownPartyError
from halqa.findings.effects import by_size, effects
from halqa.findings.fates import Fate, fates, stress_numbers
from halqa.findings.odds import drawn, odds
from halqa.findings.perils import perils
from halqa.findings.pulled import chain, links
from halqa.findings.stressed import NO_EFFECT, NO_EFFECT_PARTY, Question, Stressed, stressed
from halqa.findings.tracing import traced
from halqa.findings.uncertain import drawn_views
from halqa.findings.view import Reported, View, view
from halqa.model import Deal, Figure, Kind, Mention, Metric, Span
from halqa.stress.opening import NO_CASH, ONLY_PLACES
from halqa.stress.system import Mechanism
from halqa.stress.unknowns import Unknowns
from halqa.units import Bound
from tests.network.deals import DAY, books, deal

COMPUTE = {"kind": Kind.COMPUTE, "start": "2026-03", "end": "2028-02"}
BOOK = (
    deal("rent", 48, "OpenAI", "Oracle", **COMPUTE),
    deal("chips", 24, "Oracle", "Nvidia", kind=Kind.CHIPS, start="2026-03", end="2028-02"),
    deal("stake", 10, "SoftBank", "OpenAI", kind=Kind.EQUITY, stake_pct=Decimal(20)),
    deal("untold", None, "Oracle", "AMD", kind=Kind.CHIPS, start="2026-03", end="2028-02"),
)


def figure(metric: Metric, billions: float, party: str, period: str = "2026-02") -> Figure:
    where = Mention(party=party, span=Span(0, 1))
    return Figure(
        document=f"{party} {metric}",
        evidence=Span(0, 1),
        party=where,
        metric=metric,
        amount=Decimal(str(billions)) * 10**9,
        unit="USD",
        period=period,
    )


FIGURES = (
    figure(Metric.CASH, 1, "Oracle"),
    figure(Metric.REVENUE, 30, "Oracle", "FY2025"),
    figure(Metric.OPERATING_INCOME, 1, "Oracle", "FY2025"),
    figure(Metric.CAPEX, 5, "Oracle", "FY2025"),
    figure(Metric.VALUATION, 100, "OpenAI"),
)


def seen(*deals: Deal, figures: Sequence[Figure] = FIGURES) -> View:
    return view(deals or BOOK, DAY, map(Reported, figures))


def shock(events: str, months: int = 12) -> Shock:
    return shock_of(f"{{title: {{en: A shock}}, months: {months}, events: [{events}]}}", "a-shock")


FAILS = shock("{kind: party_fails, parties: [OpenAI]}")


def asked(of: Shock = FAILS, **fields: Any) -> Question:
    return Question(shock=of, **fields)


def by_name(found: Stressed, side: int = 0) -> dict[str, Fate]:
    return {fate.party: fate for fate in fates(found, found.sides[side])}


def test_who_fails_is_told_with_month_margin_and_the_deals_through_which_it_was_pulled() -> None:
    found = stressed(seen(), asked())
    told = by_name(found)
    assert (told["OpenAI"].is_shocked, told["OpenAI"].month) == (True, 2026 * 12 + 2)
    assert told["Oracle"].month is not None
    assert (told["Oracle"].margin or 0) < 0 < told["Oracle"].shortfall
    assert told["Nvidia"].month is None
    steps = chain(links(found.sides[0]), "Nvidia", found.affected)
    assert [(step.by, step.to, step.deals[0][0]) for step in steps] == [
        ("OpenAI", "Oracle", "rent"),
        ("Oracle", "Nvidia", "chips"),
    ]


def test_owners_lose_their_stake_and_the_deal_tells_of_it() -> None:
    lost = by_name(stressed(seen(), asked()))["SoftBank"].lost
    assert lost[Mechanism.VALUE] == pytest.approx(20e9)
    (number,) = traced(seen(), "stress:openai-fails:softbank")
    assert (number.id, number.deals[0][0]) == ("stress:openai-fails:softbank:lost", "stake")


def test_each_loss_is_found_again_by_its_id() -> None:
    for unknowns in Unknowns:
        found = stressed(seen(), Question(shock=shipped_shock("openai-fails"), unknowns=unknowns))
        for number in stress_numbers(found):
            again = {one.id: one.value for one in traced(seen(), number.id)}
            assert again[number.id] == pytest.approx(number.value)


def test_who_has_no_told_cash_is_not_judged_and_a_deal_without_a_sum_is_left_out() -> None:
    opening = stressed(seen(), asked()).sides[0].opening
    assert opening.unknown["Nvidia"] == NO_CASH
    assert opening.unknown["SoftBank"] == ONLY_PLACES
    assert "Oracle" not in opening.unknown
    assert opening.left_out == ("untold",)


def test_bounds_are_the_told_answer_and_one_with_the_untold_deals() -> None:
    found = stressed(seen(), asked(unknowns=Unknowns.BOUND))
    without, untold = found.sides
    (told,) = stressed(seen(), asked()).sides
    assert without.lost.sum() == pytest.approx(told.lost.sum())
    assert (without.estimated, untold.estimated) == ((), ("untold",))
    fail = [{fate.party for fate in fates(found, side) if fate.month is not None} for side in found.sides]
    assert fail[0] < fail[1]


@pytest.mark.parametrize("unknowns", [Unknowns.ENTROPY, Unknowns.DENSITY])
def test_an_estimate_is_labelled_and_fills_what_is_untold(unknowns: Unknowns) -> None:
    (side,) = stressed(seen(), asked(unknowns=unknowns)).sides
    assert (side.name, side.estimated) == ("estimated", ("untold",))


def test_a_shock_without_effect_says_so() -> None:
    nobody = stressed(seen(), asked(shock("{kind: party_fails, parties: [Samsung]}")))
    assert nobody.reason == NO_EFFECT_PARTY
    assert stressed(seen(), asked(shock("{kind: ships_less, parties: [Nvidia], percent: 0}"))).reason == NO_EFFECT
    assert stressed(seen(), asked()).reason is None
    assert stressed(view((), DAY), asked()).reason == NO_EFFECT_PARTY


def test_a_party_that_nobody_knows_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownPartyError, match="OpenAI"):
        stressed(seen(), asked(shock("{kind: party_fails, parties: [OpenIA]}")))


def test_arabic_names_are_as_good() -> None:
    found = stressed(seen(), asked(shock("{kind: party_fails, parties: [أوبن إيه آي]}")))
    assert by_name(found)["OpenAI"].is_shocked


def test_a_mechanism_that_is_off_takes_nothing() -> None:
    off = stressed(seen(), asked(acting=frozenset(Mechanism) - {Mechanism.VALUE}))
    assert sum(fate.lost[Mechanism.VALUE] for fate in by_name(off).values()) == 0


def test_what_sources_leave_open_makes_failing_likely_not_sure() -> None:
    doubtful = replace(BOOK[0], bound=Bound.UP_TO)
    told = odds(drawn(seen(doubtful, *BOOK[1:]), asked(), 30, 1))
    shares = {one.party: one.most for one in told}
    assert shares["OpenAI"] == 1.0
    assert 0 < shares["Oracle"] < 1
    assert odds(drawn(seen(doubtful, *BOOK[1:]), asked(), 30, 1)) == told


def test_assumptions_are_told_by_the_size_of_their_effect() -> None:
    found = stressed(seen(), asked())
    told = by_size(effects(seen(), asked(), found))
    assert [one.size for one in told] == sorted((one.size for one in told), reverse=True)
    assert {one.assumption.name for one in told} >= {"kept_of_assets"}


def test_the_most_dangerous_by_goods_and_by_money_need_not_be_one() -> None:
    told = perils(stressed(seen(), asked()))
    assert told.by_money is not None
    assert told.by_goods is not None
    assert told.by_money.party == "OpenAI"
    assert 0 < told.by_goods.share <= 1


def test_by_group_members_stand_under_their_heads() -> None:
    told = seen(deal("rent", 48, "Core42", "Oracle", **COMPUTE))
    found = stressed(told, asked(shock("{kind: party_fails, parties: [Core42]}"), by_group=True))
    assert by_name(found)["G42"].is_shocked


def _first(told: View) -> str:
    return next(iter(told.named.parties), "OpenAI")


@given(books(), st.sampled_from(list(Unknowns)))
@settings(deadline=None, max_examples=30)
def test_any_ledger_can_be_stressed_and_no_loss_is_negative(deals: tuple[Deal, ...], unknowns: Unknowns) -> None:
    told = view(deals, DAY)
    pays = f"{{kind: party_pays, parties: [{_first(told)}], percent: 20}}"
    failing = shock(f"{pays}, {{kind: funding_shuts, percent: 50}}")
    found = stressed(told, asked(failing, unknowns=unknowns))
    assert all((side.lost >= -1e-3).all() for side in found.sides)
    for draw in drawn_views(told, 2, 0):
        assert len(stressed(draw, asked(failing, unknowns=unknowns)).sides) == len(found.sides)
