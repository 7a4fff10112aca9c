"""Which claims speak of one deal, what is held of it, and what stays beside it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.ledger.deals import deals
from halqa.ledger.totals import totals
from halqa.model import Condition, Confidence, Deal, Document, Grade, Instrument, Kind, Reading, Status, Tie
from halqa.units import Bound, Money, Period
from tests.ledger.build import reading, tie, usd

EQUITY = {"kind": Kind.EQUITY}
TALKS = {"status": Status.TALKS}
DENIED = {"status": Status.DENIED}
DONE = {"status": Status.DONE}
HEARSAY = {"hearsay": True}


def sums(found: tuple[Deal, ...]) -> list[float | None]:
    """Return the held sums in billions."""
    return [float(deal.amount.amount) / 1e9 if deal.amount else None for deal in found]


def only(*readings: Reading) -> Deal:
    (deal,) = deals(readings)
    return deal


def test_nothing_told_gives_no_deals() -> None:
    assert deals([]) == ()
    assert deals([reading("quiet")]) == ()


def test_a_deal_holds_what_was_told_of_it() -> None:
    told = tie(
        "OpenAI", "Oracle", 300, bound=Bound.ABOUT, power_mw=Decimal(4500), start="2027", end="2031", **HEARSAY,
        condition=Condition.OPTION, instrument=Instrument.CASH, chips=5, stake_pct=Decimal(2),
    )  # fmt: skip
    deal = only(reading("a", told, day="2025-09-10"))

    assert deal.id == "compute-openai-oracle"
    assert (deal.kind, deal.payer, deal.payee, deal.status) == (Kind.COMPUTE, "OpenAI", "Oracle", Status.AGREED)
    assert (deal.amount, deal.bound, deal.hearsay, deal.condition) == (usd(300), Bound.ABOUT, True, Condition.OPTION)
    assert (deal.power_mw, deal.chips, deal.stake_pct) == (Decimal(4500), 5, Decimal(2))
    assert (deal.start, deal.end) == ("2027", "2031")
    assert (deal.known, deal.instrument, deal.chosen_by) == (date(2025, 9, 10), Instrument.CASH, "only_telling")
    assert [(version.origins, version.chosen, len(version.ties)) for version in deal.versions] == [(1, True, 1)]


def test_the_same_sum_told_twice_is_one_deal_of_two_origins() -> None:
    deal = only(
        reading("a", tie("Meta", "Google", 10), day="2025-08-22"),
        reading("b", tie("Meta", "Google", "10.05"), day="2026-06-01"),
    )

    assert [version.origins for version in deal.versions] == [2]
    assert deal.known == date(2025, 8, 22)


WIRE = "The wire said on Friday, in a report that many printed, that the two had come to terms at last. " * 3


def test_a_wire_story_that_two_outlets_printed_is_one_origin_with_both_its_claims() -> None:
    words = "Meta will pay Google ten billion dollars."
    deal = only(
        reading("a", tie("Meta", "Google", 10), text=WIRE, sentence=words),
        reading("b", tie("Meta", "Google", 10), text="RIYADH - " + WIRE, sentence=words),
        reading("c", tie("Meta", "Google", 10)),
    )

    assert [(version.origins, len(version.ties)) for version in deal.versions] == [(2, 3)]


def test_a_long_sentence_taken_over_word_for_word_is_one_origin() -> None:
    words = "Meta has agreed to pay Google at least ten billion dollars over six years for cloud capacity, it said."
    assert len(words.split()) >= 12

    deal = only(*(reading(name, tie("Meta", "Google", 10), sentence=words) for name in "abc"))
    assert [version.origins for version in deal.versions] == [1]


def test_two_outlets_that_disagree_on_a_sum_give_two_versions_of_one_deal() -> None:
    deal = only(
        reading("a", tie("OpenAI", "AMD", 90), day="2025-10-06"),
        reading("b", tie("OpenAI", "AMD", 100), day="2025-10-08"),
    )

    assert (deal.amount, deal.chosen_by) == (usd(100), "later")
    assert {(version.amount, version.chosen) for version in deal.versions} == {(usd(90), False), (usd(100), True)}


def test_different_sums_in_one_text_are_different_deals() -> None:
    found = deals([reading("a", tie("SoftBank", "OpenAI", "22.5", **DONE), tie("SoftBank", "OpenAI", 30, **TALKS))])

    assert sums(found) == [22.5, 30]
    assert [deal.id for deal in found] == ["compute-softbank-openai", "compute-softbank-openai-2"]


def test_different_sums_of_different_seasons_are_different_deals() -> None:
    found = deals(
        [
            reading("a", tie("Meta", "Nebius", 3), day="2025-11-11"),
            reading("b", tie("Meta", "Nebius", 27), day="2026-03-16"),
        ]
    )

    assert sums(found) == [3, 27]


def test_different_kinds_and_directions_are_different_deals() -> None:
    found = deals(
        [
            reading("a", tie("Nvidia", "OpenAI", 30, **EQUITY)),
            reading("b", tie("OpenAI", "Nvidia", 30, kind=Kind.CHIPS)),
            reading("c", tie("Nvidia", "OpenAI", 30, kind=Kind.DEBT)),
        ]
    )

    assert {deal.kind for deal in found} == {Kind.EQUITY, Kind.CHIPS, Kind.DEBT}


def test_an_alliance_has_no_direction() -> None:
    alliance = {"kind": Kind.PARTNERSHIP, "amount": None}
    deal = only(reading("a", tie("xAI", "Microsoft", **alliance)), reading("b", tie("Microsoft", "xAI", **alliance)))

    assert (deal.payer, deal.payee) == ("Microsoft", "xAI")


def test_a_telling_without_a_sum_joins_the_deal_that_has_one() -> None:
    deal = only(
        reading("a", tie("OpenAI", "Amazon", 38), day="2025-11-03"),
        reading("b", tie("OpenAI", "Amazon", **DONE), day="2026-03-02"),
    )

    assert (deal.amount, deal.status, deal.chosen_by) == (usd(38), Status.DONE, "only_sum")


def test_a_telling_without_a_sum_joins_the_nearest_of_several_deals() -> None:
    found = deals(
        [
            reading("a", tie("Meta", "Nebius", 3), day="2025-11-11"),
            reading("b", tie("Meta", "Nebius", 27), day="2026-03-16"),
            reading("c", tie("Meta", "Nebius"), day="2026-03-20"),
        ]
    )

    assert [(deal.amount, len(deal.versions)) for deal in found] == [(usd(3), 1), (usd(27), 2)]


def test_an_old_stake_of_unknown_size_does_not_make_talks_of_another_firm() -> None:
    found = deals([reading("a", tie("Nvidia", "xAI", **EQUITY, **DONE), tie("Nvidia", "xAI", 2, **EQUITY, **TALKS))])

    assert {(deal.status, deal.amount) for deal in found} == {(Status.DONE, None), (Status.TALKS, usd(2))}


def test_a_deal_that_is_confirmed_without_a_sum_keeps_the_rumoured_sum_in_doubt() -> None:
    deal = only(
        reading("a", tie("Nvidia", "xAI", 2, **TALKS, **HEARSAY), day="2025-10-08"),
        reading("b", tie("Nvidia", "xAI", **DONE), day="2025-11-08"),
    )

    assert (deal.status, deal.amount, deal.hearsay) == (Status.DONE, usd(2), True)


def test_two_deals_without_a_sum_in_one_text_are_told_apart_by_their_power() -> None:
    found = deals(
        [reading("a", tie("OpenAI", "AMD", power_mw=Decimal(1000)), tie("OpenAI", "AMD", power_mw=Decimal(6000)))]
    )

    assert {deal.power_mw for deal in found} == {1000, 6000}


def test_a_warrant_and_a_cash_stake_of_the_same_worth_are_two_deals() -> None:
    found = deals(
        [
            reading("a", tie("OpenAI", "AMD", 5, **EQUITY, instrument=Instrument.WARRANT)),
            reading("b", tie("OpenAI", "AMD", 5, **EQUITY, instrument=Instrument.CASH)),
        ]
    )

    assert {deal.instrument for deal in found} == {Instrument.WARRANT, Instrument.CASH}


def test_sums_in_two_currencies_are_one_where_the_rate_makes_them_so() -> None:
    dirhams = Money(Decimal("2e9"), "AED")
    deal = only(
        reading("a", tie("Microsoft", "du", amount=dirhams), day="2025-04-24"),
        reading("b", tie("Microsoft", "du", "0.5445"), day="2026-01-30"),
    )

    assert len(deal.versions) == 1


def test_a_currency_without_a_rate_is_kept_and_compared_with_itself() -> None:
    coins = Money(Decimal(5), "XYZ")
    found = deals([reading("a", tie("A", "B", amount=coins)), reading("b", tie("A", "B", amount=coins))])

    assert [(deal.amount, deal.versions[0].origins) for deal in found] == [(coins, 2)]


def test_a_sum_a_year_and_the_total_that_it_comes_to_are_one_deal() -> None:
    deal = only(
        reading("a", tie("OpenAI", "Oracle", amount=usd(30, Period.YEAR)), day="2025-07-22"),
        reading("b", tie("OpenAI", "Oracle", 300), day="2025-09-10"),
    )

    assert deal.amount == usd(300)
    assert len(deal.versions) == 2


# The rule that chooses, each row with what is held and why: (told first, told second).
CHOICES = [
    (("2026-01-09", 10, {}), ("2026-01-01", 12, {}), 10, "later"),
    (("2026-01-01", 10, {}), ("2026-01-09", 12, HEARSAY), 10, "confirmed"),
    (("2026-01-01", 10, {}), ("2026-01-09", 12, TALKS), 10, "stage"),
    (("2026-01-01", 10, {"bound": Bound.ABOUT}), ("2026-01-01", 12, {}), 12, "precise"),
    (("2026-01-01", 10, {}), ("2026-01-01", "12.3", {}), 12.3, "precise"),
    (("2026-01-01", 11, {}), ("2026-01-01", 12, {}), 11, "lower_sum"),
    (("2026-01-01", 12, DONE), ("2026-01-01", 11, {}), 12, "stage"),
]


@pytest.mark.parametrize(("one", "other", "billions", "rule"), CHOICES)
def test_the_version_that_is_held_follows_from_a_stated_rule(
    one: tuple[str, float, dict[str, object]], other: tuple[str, float, dict[str, object]], billions: float, rule: str
) -> None:
    told = [
        reading(name, tie("A", "B", size, **more), day=day)
        for name, (day, size, more) in zip("ab", (one, other), strict=True)
    ]
    deal = only(*told)

    assert (deal.amount, deal.chosen_by) == (usd(billions), rule)
    assert len(deal.versions) == 2
    assert [version.amount for version in deal.versions if version.chosen] == [usd(billions)]


def test_more_origins_outweigh_fewer_on_the_same_day() -> None:
    deal = only(
        *(reading(name, tie("A", "B", size), day="2026-01-01") for name, size in zip("abc", (10, 12, 12), strict=True))
    )

    assert (deal.amount, deal.chosen_by) == (usd(12), "origins")


@pytest.mark.parametrize("day", ["2026-02-02", None, "2025-09-01"])
def test_a_denial_by_a_party_denies_the_deal_whenever_it_came(day: str | None) -> None:
    deal = only(
        reading("a", tie("Nvidia", "OpenAI", 100, bound=Bound.UP_TO), day="2025-09-22"),
        reading("a2", tie("Nvidia", "OpenAI", 100, bound=Bound.UP_TO), day="2025-08-22"),
        reading("b", tie("Nvidia", "OpenAI", 100, **DENIED), day=day),
    )

    assert (deal.status, deal.amount, deal.chosen_by) == (Status.DENIED, usd(100), "denied")
    assert {version.status for version in deal.versions} == {Status.AGREED, Status.DENIED}


@pytest.mark.parametrize(("day", "status"), [("2025-09-01", Status.AGREED), ("2026-02-02", Status.DENIED)])
def test_a_denial_by_hearsay_counts_only_when_it_is_later(day: str, status: Status) -> None:
    deal = only(
        reading("a", tie("Nvidia", "OpenAI", 100), day="2025-09-22"),
        reading("b", tie("Nvidia", "OpenAI", 100, **DENIED, **HEARSAY), day=day),
    )

    assert deal.status is status


def test_a_denial_that_names_no_sum_denies_the_deal_that_is_told() -> None:
    deal = only(
        reading("a", tie("Google", "Cerebras", 22, kind=Kind.ACQUISITION, **HEARSAY), day="2026-01-10"),
        reading("b", tie("Google", "Cerebras", kind=Kind.ACQUISITION, **DENIED), day="2026-01-12"),
    )

    assert (deal.status, deal.amount) == (Status.DENIED, usd(22))


def test_what_is_signed_after_a_denial_stands() -> None:
    deal = only(
        reading("a", tie("A", "B", 5, **TALKS, **HEARSAY), day="2026-01-01"),
        reading("b", tie("A", "B", 5, **DENIED), day="2026-01-05"),
        reading("c", tie("A", "B", 5), day="2026-03-01"),
    )

    assert (deal.status, deal.hearsay) == (Status.AGREED, False)
    assert len(deal.versions) == 3


def test_a_deal_announced_then_denied_then_made_smaller_is_one_deal_in_three_versions() -> None:
    deal = only(
        reading("a", tie("Nvidia", "OpenAI", 100, bound=Bound.UP_TO, **EQUITY), day="2025-09-22"),
        reading("b", tie("Nvidia", "OpenAI", 100, **DENIED, **EQUITY), day="2026-02-02"),
        reading("c", tie("Nvidia", "OpenAI", 30, **EQUITY), day="2026-02-27"),
    )

    assert (deal.status, deal.amount, deal.chosen_by) == (Status.AGREED, usd(30), "others_denied")
    assert [version.amount for version in deal.versions] == [usd(30), usd(100), usd(100)]


def test_as_of_an_earlier_day_only_what_was_known_is_held() -> None:
    told = [
        reading("a", tie("Nvidia", "OpenAI", 100, **EQUITY), day="2025-09-22"),
        reading("b", tie("Nvidia", "OpenAI", 100, **DENIED, **EQUITY), day="2026-02-02"),
    ]

    assert [deal.status for deal in deals(told, date(2026, 2, 1))] == [Status.AGREED]
    assert [deal.status for deal in deals(told, date(2026, 2, 2))] == [Status.DENIED]
    assert deals(told, date(2025, 9, 21)) == ()


def test_a_deal_that_was_called_off_has_ended() -> None:
    deal = only(
        reading("a", tie("Blue Owl", "Oracle", 10, kind=Kind.DEBT), day="2025-11-01"),
        reading("b", tie("Blue Owl", "Oracle", kind=Kind.DEBT, status=Status.ENDED), day="2025-12-17"),
    )

    assert (deal.status, deal.amount) == (Status.ENDED, usd(10))


def test_parts_hang_under_their_total() -> None:
    found = deals(
        [
            reading(
                "a",
                tie("Amazon", "OpenAI", 50),
                tie("Amazon", "OpenAI", 15, part_of=Decimal("50e9")),
                tie("Amazon", "OpenAI", 35, part_of=Decimal("50e9"), condition=Condition.CONDITION),
            )
        ]
    )
    (total,) = (deal for deal in found if deal.amount == usd(50))

    assert total.part_of is None
    assert {(float(deal.amount.amount), deal.part_of) for deal in found if deal is not total and deal.amount} == {
        (15e9, total.id),
        (35e9, total.id),
    }


def test_a_part_told_in_another_text_hangs_under_the_total_of_the_same_parties() -> None:
    found = deals(
        [
            reading("a", tie("Meta", "Nebius", 27), day="2026-03-16"),
            reading("b", tie("Meta", "Nebius", 12, part_of=Decimal("27e9")), day="2026-03-20"),
        ]
    )

    assert [(deal.amount, deal.part_of) for deal in found] == [(usd(27), None), (usd(12), "compute-meta-nebius")]


def test_a_part_hangs_under_a_total_of_the_same_payer_only_in_one_text() -> None:
    total = tie("Microsoft", "Neoclouds", 60)
    part = tie("Microsoft", "Nebius", 19, part_of=Decimal("60e9"))

    together = {deal.payee: deal.part_of for deal in deals([reading("a", total, part)])}
    apart = {deal.payee: deal.part_of for deal in deals([reading("a", total), reading("b", part)])}
    assert together == {"Nebius": "compute-microsoft-neoclouds", "Neoclouds": None}
    assert apart == {"Nebius": None, "Neoclouds": None}


def test_a_part_whose_total_no_deal_tells_stands_alone() -> None:
    assert only(reading("a", tie("A", "B", 5, part_of=Decimal("50e9")))).part_of is None


def test_parts_that_name_each_other_make_no_ring() -> None:
    found = deals([reading("a", tie("A", "B", 5, part_of=Decimal("6e9")), tie("A", "B", 6, part_of=Decimal("5e9")))])

    assert sorted((deal.part_of is None) for deal in found) == [False, True]


def test_the_members_of_a_consortium_share_one_total() -> None:
    loan = {"kind": Kind.DEBT, "shared_amount": True, **DONE}
    found = deals(
        [
            reading("a", tie("Blackstone", "CoreWeave", "7.5", **loan), tie("Magnetar", "CoreWeave", "7.5", **loan)),
            reading("b", tie("Magnetar", "CoreWeave", "7.5", **loan), tie("DigitalBridge", "CoreWeave", "7.5", **loan)),
            reading("c", tie("Dell", "IREN", "7.5", **loan)),
        ]
    )

    shared = {deal.payer: deal.shared_total for deal in found}
    assert shared["Blackstone"] == shared["Magnetar"] == shared["DigitalBridge"] == "shared:debt-blackstone-coreweave"
    assert shared["Dell"] == "shared:debt-dell-iren"
    assert all(deal.shared_amount for deal in found)


def test_a_member_whose_own_share_is_told_stays_under_the_shared_total() -> None:
    loan = {"kind": Kind.DEBT}
    shared = {**loan, "shared_amount": True}
    found = deals(
        [
            reading("a", tie("X", "C", 10, **shared), tie("Y", "C", 10, **shared), day="2026-01-01"),
            reading("b", tie("X", "C", 4, **loan), day="2026-01-09"),
        ]
    )

    assert [(deal.payer, deal.amount, deal.shared_amount) for deal in found] == [
        ("X", usd(4), False),
        ("Y", usd(10), True),
    ]
    assert len({deal.shared_total for deal in found}) == 1


def test_names_in_arabic_make_ids_too_and_no_two_deals_share_one() -> None:
    found = deals([reading("a", tie("نجمة الشرق", "G42", 1), tie("A.B", "C", 1), tie("A B", "C", 1))])

    assert [deal.id for deal in found] == ["compute-a-b-c", "compute-a-b-c-2", "compute-نجمة-الشرق-g42"]


def test_ids_of_earlier_deals_stay_as_later_ones_come_in() -> None:
    early = [reading("b", tie("Meta", "Nebius", 3), day="2025-11-11")]
    later = [*early, reading("a", tie("Meta", "Nebius", 27), day="2026-03-16")]

    assert deals(early) == deals(later)[:1]


def test_the_newest_reader_counts_here_too() -> None:
    old = reading("a", tie("A", "B", 1), reader="rules 0.9", text="Text.", sentence="A pays B.")
    new = reading("a", tie("A", "B", 2), reader="rules 0.10", text="Text.", sentence="A pays B.")

    assert sums(deals([old, new])) == sums(deals([new, old])) == [2]


def said(name: str, day: str, billions: float, words: str = "", **more: object) -> Reading:
    return reading(name, tie("OpenAI", "CoreWeave", billions, **more), day=day, sentence=words)


# How a later text amends a deal of 11.9 billion half a year before it: its words, its sum, and what is held then.
AMENDMENTS = [
    ("It expanded the contract, bringing its total to about $22.4 billion.", "22.4", ["22.4"]),
    ("The loan of March was upsized to $22.4 billion.", "22.4", ["22.4"]),
    ("The contract was cut to 9 billion dollars.", "9", ["9"]),
    ("ووسعت الشركة العقد ليصل إجماليه إلى 22.4 مليار دولار.", "22.4", ["22.4"]),
    ("وخفضت الشركة قيمة العقد إلى ٩ مليارات دولار.", "9", ["9"]),
    ("A second contract of $22.4 billion was signed.", "22.4", ["11.9", "22.4"]),
    ("It raised its contract by $6.5 billion.", "6.5", ["11.9", "6.5"]),
    ("It extended the contract by up to $6.5 billion, bringing the total to $22.4 billion.", "6.5", ["11.9", "6.5"]),
    ("رفعت الشركة الطلب بعقد تصل قيمته إلى 22.4 مليار دولار.", "22.4", ["11.9", "22.4"]),
]


@pytest.mark.parametrize(("words", "billions", "held"), AMENDMENTS)
def test_an_amendment_takes_the_place_of_what_it_amends(words: str, billions: str, held: list[str]) -> None:
    found = deals([said("a", "2025-03-10", 11.9), said("b", "2025-09-25", float(billions), words)])

    assert sums(found) == [float(each) for each in held]


def test_what_was_amended_stays_so_however_often_the_old_sum_is_told() -> None:
    deal = only(
        said("a", "2025-03-10", 11.9),
        said("b", "2025-09-25", 22.4, "The contract was raised to $22.4 billion."),
        said("c", "2025-12-01", 11.9),
    )

    assert (deal.amount, deal.chosen_by) == (usd("22.4"), "amended")
    assert {(version.amount, version.replaced) for version in deal.versions} == {
        (usd("11.9"), True), (usd("22.4"), False),
    }  # fmt: skip


def test_an_amendment_amends_the_latest_deal_before_it_alone() -> None:
    told = [
        said("a", "2024-01-10", 3),
        said("b", "2025-03-10", 27),
        said("c", "2025-09-25", 33, "The contract was raised from $27 billion to $33 billion."),
    ]

    assert sums(deals(told)) == [3, 33]


def test_the_old_and_the_new_sum_in_one_text_are_one_deal() -> None:
    words = "The contract was raised from $11.9 billion to $22.4 billion."
    both = reading(
        "b", tie("OpenAI", "CoreWeave", 11.9), tie("OpenAI", "CoreWeave", 22.4), day="2025-09-25", sentence=words
    )

    assert sums(deals([both])) == [22.4]
    assert sums(deals([said("a", "2025-03-10", 11.9), both])) == [22.4]


def test_a_version_names_its_sources_and_their_grade_apart_from_how_sure_it_is() -> None:
    agency, wire, nobody = (
        replace(each, document=replace(each.document, publisher=publisher))
        for each, publisher in (
            (reading("a", tie("Nvidia", "OpenAI", 30, **HEARSAY), day="2026-01-02"), "رويترز"),
            (reading("b", tie("Nvidia", "OpenAI", 30), day="2026-01-03"), "PR Newswire"),
            (reading("c", tie("Nvidia", "OpenAI", 30), day="2026-01-04"), None),
        )
    )
    held, rumour = only(agency, wire, nobody).versions

    assert [source.grade for source in held.sources] == [Grade.PARTY, Grade.UNKNOWN]
    assert [source.grade for source in rumour.sources] == [Grade.PRESS]
    assert (held.confidence, rumour.confidence) == (Confidence.CONFIRMED, Confidence.ALLEGED)


PARTIES = ["Nvidia", "OpenAI", "xAI"]
KINDS = [Kind.EQUITY, Kind.COMPUTE, Kind.PARTNERSHIP]


@st.composite
def told_ties(draw: st.DrawFn) -> Tie:
    payer, payee = draw(st.permutations(PARTIES))[:2]
    billions = draw(st.sampled_from([None, 1, 2, 5, 10, 10.05, 100]))
    return tie(
        payer,
        payee,
        billions,
        kind=draw(st.sampled_from(KINDS)),
        status=draw(st.sampled_from(list(Status))),
        hearsay=draw(st.booleans()),
        bound=draw(st.sampled_from(list(Bound))) if billions else None,
        shared_amount=billions is not None and draw(st.booleans()),
        part_of=draw(st.sampled_from([None, None, Decimal("10e9"), Decimal("100e9")])) if billions else None,
        instrument=draw(st.sampled_from([None, None, Instrument.CASH, Instrument.WARRANT])),
        power_mw=draw(st.sampled_from([None, Decimal(1000), Decimal(6000)])),
        paid=draw(st.booleans()),
    )


@st.composite
def told_readings(draw: st.DrawFn) -> list[Reading]:
    days = st.sampled_from([None, "2025-09-01", "2025-09-10", "2025-12-01", "2026-03-01", "2026-12-01"])
    return [
        reading(f"d{number}", *ties, day=draw(days))
        for number, ties in enumerate(draw(st.lists(st.lists(told_ties(), max_size=4), max_size=6)))
    ]


@given(st.data())
def test_the_order_of_claims_makes_no_difference(data: st.DataObject) -> None:
    told = data.draw(told_readings())
    mixed = [replace(each, ties=tuple(data.draw(st.permutations(each.ties)))) for each in told]

    assert deals(data.draw(st.permutations(mixed))) == deals(told)


@given(told_readings())
def test_the_same_claims_twice_make_no_difference(told: list[Reading]) -> None:
    assert deals([*told, *told]) == deals(told)


@given(told_readings())
def test_every_claim_stays_in_some_version_once(told: list[Reading]) -> None:
    kept = [held for deal in deals(told) for version in deal.versions for held in version.ties]
    distinct = {(each.document.id, held) for each in told for held in each.ties}

    assert {(held.document, held) for held in kept} == distinct


@given(told_readings())
def test_totals_hang_in_trees_and_layers_lie_within_each_other(told: list[Reading]) -> None:
    found = deals(told)
    by_id = {deal.id: deal for deal in found}
    assert len(by_id) == len(found)
    for deal in found:
        seen, at = {deal.id}, deal.part_of
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = by_id[at].part_of
    layers = totals(found, usd_per_unit)
    assert layers.announced.usd >= layers.firm.usd >= layers.paid.usd >= 0
    assert layers.doubtful.usd >= 0
    for layer in (layers.announced, layers.firm, layers.paid, layers.doubtful):
        assert sum((line.usd for line in layer.lines), Decimal(0)) == layer.usd


def test_a_document_may_be_told_under_two_ids() -> None:
    told = reading("a", tie("A", "B", 1))
    copy = replace(
        told,
        document=Document(id="copy", text=told.document.text),
        ties=tuple(replace(each, document="copy") for each in told.ties),
    )

    assert deals([told, copy]) == deals([copy, told])
    assert only(told, copy).versions[0].origins == 1
