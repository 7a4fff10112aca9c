"""Claims: sums, sizes and shares land on the right tie; each deal is told once; evidence is short and verbatim."""

from decimal import Decimal

import pytest

from halqa.model import Document
from halqa.units import Bound
from tests.reading.rows import money, only, reading, short


@pytest.mark.parametrize(
    ("text", "sum_", "bound"),
    [
        ("Blackstone lent CoreWeave more than $7.5 billion.", "7.5bn USD", Bound.AT_LEAST),
        ("Amazon will invest up to $4 billion in Anthropic.", "4bn USD", Bound.UP_TO),
        ("Apple will pay Google about $1 billion a year for Gemini.", "1bn USD a year", Bound.ABOUT),
        ("Nvidia will invest $3 billion to $5 billion in Wayve.", "3bn-5bn USD", Bound.AT_LEAST),
        ("Mistral will pay CoreWeave €1.3 billion ($1.5 billion) for capacity.", "1.3bn EUR", Bound.EXACT),
        ("Nvidia will invest tens of billions of dollars in OpenAI.", "", None),  # a vague sum is none
        ("Nvidia invests in OpenAI.", "", None),
        ("أقرضت بلاكستون كورويف أكثر من 7.5 مليار دولار.", "7.5bn USD", Bound.AT_LEAST),
        ("ستستثمر أمازون ما يصل إلى 4 مليارات دولار في أنثروبيك.", "4bn USD", Bound.UP_TO),
        ("ستستثمر إنفيديا مليارات الدولارات في أوبن إيه آي.", "", None),
        pytest.param("ستستثمر إنفيديا خمسة عشر مليار دولار في وايف.", "15bn USD", Bound.EXACT),
    ],
)
def test_a_sum_comes_as_it_was_printed(text: str, sum_: str, bound: Bound | None) -> None:
    tie = only(text)
    assert (money(tie.amount), tie.bound) == (sum_, bound)


@pytest.mark.parametrize(
    ("text", "power", "chips", "share"),
    [
        ("OpenAI will rent 4.5 gigawatts of capacity from Oracle.", "4500", None, None),
        ("Amazon has agreed to buy 200,000 GPUs from Nvidia.", None, 200_000, None),
        ("Microsoft holds a 27% stake in OpenAI.", None, None, "27"),
        ("قالت أوراكل إنها ستبني مركز بيانات لأوبن إيه آي بقدرة 4.5 غيغاواط.", "4500", None, None),
        ("ستشتري أمازون 200 ألف رقاقة من إنفيديا.", None, 200_000, None),
        ("تملك مايكروسوفت حصة 27% في أوبن إيه آي.", None, None, "27"),
    ],
)
def test_power_chips_and_shares_are_kept_beside_the_sum(
    text: str, power: str | None, chips: int | None, share: str | None
) -> None:
    tie = only(text)
    assert (tie.power_mw and short(tie.power_mw), tie.chips) == (power, chips)
    assert (tie.stake_pct and short(tie.stake_pct)) == share
    assert tie.bound is Bound.EXACT


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Nvidia, SoftBank and Microsoft invested $3 billion in Wayve.", True),
        ("Nvidia and SoftBank invested $3 billion each in Wayve.", False),
        ("ستستثمر إنفيديا ومايكروسوفت عشرة مليارات دولار في أنثروبيك.", True),
        ("استثمرت إنفيديا وسوفت بنك ثلاثة مليارات دولار لكل منهما في وايف.", False),
    ],
)
def test_a_total_of_several_is_marked_as_shared_and_a_sum_each_is_not(text: str, shared: bool) -> None:
    ties = reading(text).ties
    assert len(ties) > 1
    assert {tie.shared_amount for tie in ties} == {shared}


def test_sums_told_respectively_go_to_each_in_turn() -> None:
    text = "Nvidia and Microsoft will invest $10 billion and $5 billion respectively in Anthropic."
    assert {tie.payer.party: money(tie.amount) for tie in reading(text).ties} == {
        "Nvidia": "10bn USD",
        "Microsoft": "5bn USD",
    }


def test_tranches_hang_under_their_total() -> None:
    text = "Nvidia will invest $10 billion in OpenAI: $4 billion now and $6 billion once a site opens."
    whole, *parts = reading(text).ties
    assert (money(whole.amount), whole.part_of) == ("10bn USD", None)
    assert [(money(part.amount), part.part_of, part.condition) for part in parts] == [
        ("4bn USD", Decimal(10**10), None),
        ("6bn USD", Decimal(10**10), "condition"),
    ]


def test_a_deal_told_twice_is_one_tie_with_the_best_detail() -> None:
    text = "Nvidia will invest in Wayve. Nvidia will invest $2 billion in Wayve, the company said."
    assert money(only(text).amount) == "2bn USD"


def test_two_sums_are_two_deals() -> None:
    text = "Nvidia invested $2 billion in Wayve. Nvidia invested $5 billion in Wayve."
    assert [money(tie.amount) for tie in reading(text).ties] == ["2bn USD", "5bn USD"]


def test_a_bare_alliance_goes_where_money_ties_the_pair() -> None:
    text = "Nvidia and Wayve signed a partnership. Nvidia will invest $2 billion in Wayve."
    assert [tie.kind for tie in reading(text).ties] == ["equity"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday Nvidia will invest $5 billion in Intel, it said.", "Nvidia will invest $5 billion in Intel"),
        ("وفي تطور آخر استثمرت إنفيديا خَمسة مليارات دولار في إنتل أمس.", "استثمرت إنفيديا خَمسة مليارات دولار في إنتل"),
    ],
)
def test_the_evidence_is_the_shortest_words_that_carry_the_claim(text: str, words: str) -> None:
    tie = only(text)
    assert Document(id="d", text=text).quote(tie.evidence) == words
