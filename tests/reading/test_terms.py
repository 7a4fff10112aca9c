"""Terms: when a deal begins and ends, as precise as its text, relative years against the dateline alone."""

from datetime import date

import pytest

from halqa.model import Document
from halqa.reading import read

DATELINE = date(2026, 3, 1)


def terms(text: str, published: date | None = DATELINE) -> list[tuple[str | None, str | None]]:
    """Return start and end of every deal in a text."""
    found = read(Document(id="row", text=text, published=published))
    return [(tie.start, tie.end) for tie in found.ties]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Meta will rent capacity from Nebius, starting in 2027.", "2027", None),
        ("Meta will rent capacity from Nebius from September 2026.", "2026-09", None),
        ("AMD will supply OpenAI with 6 gigawatts of GPUs from the second half of 2026.", "2026-H2", None),
        ("AMD will supply OpenAI with GPUs beginning in Q3 2026.", "2026-Q3", None),
        ("OpenAI will buy chips from Broadcom starting 14 September 2026.", "2026-09-14", None),
        ("Meta will rent capacity from Nebius from 2027 through 2032.", "2027", "2032"),
        ("Meta will rent capacity from Nebius between 2027 and 2032.", "2027", "2032"),
        ("Amazon will supply compute to Anthropic until 2032.", None, "2032"),
        ("Nvidia plans to invest $100 billion in OpenAI by the end of the decade.", None, "2029"),
        ("OpenAI has rented capacity from Oracle since the summer of 2024.", "2024", None),
        ("ستستأجر ميتا قدرات حوسبة من نيبيوس ابتداءً من أيلول/سبتمبر ٢٠٢٧.", "2027-09", None),
        ("ستستأجر ميتا قدرات حوسبة من نيبيوس من 2027 إلى 2032.", "2027", "2032"),
        ("ستستأجر ميتا قدرات حوسبة من نيبيوس بين عامي 2027 و2032.", "2027", "2032"),
        ("تستأجر أوبن إيه آي خوادم من أوراكل منذ صيف 2024.", "2024", None),
        ("تعتزم إنفيديا استثمار 100 مليار دولار في أوبن إيه آي بحلول نهاية العقد الحالي.", None, "2029"),
    ],
)
def test_a_term_is_as_precise_as_its_words(text: str, start: str | None, end: str | None) -> None:
    assert terms(text) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("OpenAI signed a five-year deal to buy computing power from Oracle, starting in 2027.", "2027", "2031"),
        ("Microsoft agreed to buy power from Constellation over 20 years beginning in 2028.", "2028", "2047"),
        ("Meta will lease a data center from Crusoe under a 15-year lease starting in late 2026.", "2026", "2040"),
        ("Microsoft will rent servers from Nscale for eighteen months from January 2027.", "2027-01", "2028-06"),
        ("Microsoft will spend $10 billion with Nscale over the next five years.", "2026", "2031"),
        ("ستدفع أوبن إيه آي لأوراكل 300 مليار دولار على مدى خمس سنوات ابتداء من عام 2027.", "2027", "2031"),
        ("وقعت أوبن إيه آي عقدا لخمس سنوات مع أوراكل لشراء قدرات حوسبة تبدأ في 2027.", "2027", "2031"),
        (
            "ستشتري مايكروسوفت الكهرباء من كونستيليشن لمدة 20 عاما اعتبارا من الربع الثالث من 2028.",
            "2028-Q3",
            "2048-Q2",
        ),
    ],
)
def test_a_length_tells_the_end_where_the_start_is_known(text: str, start: str, end: str) -> None:
    assert terms(text) == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Google will invest $4 billion in Anthropic next year.", "2027"),
        ("Nvidia invested $1 billion in Nokia last month.", "2026-02"),
        ("Two years ago Microsoft invested $10 billion in OpenAI.", "2024"),
        ("تعتزم غوغل استثمار 4 مليارات دولار في أنثروبيك العام المقبل.", "2027"),
        ("استثمرت إنفيديا مليار دولار في نوكيا الشهر الماضي.", "2026-02"),
        ("استثمرت مايكروسوفت في أوبن إيه آي 10 مليارات دولار قبل عامين.", "2024"),
    ],
)
def test_a_relative_time_is_resolved_against_the_dateline_alone(text: str, start: str) -> None:
    assert terms(text) == [(start, None)]
    assert terms(text, None) == [(None, None)]


@pytest.mark.parametrize(
    "text",
    ["Google invested $300 million in Anthropic in 2022.", "في عام 2022 استثمرت غوغل 300 مليون دولار في أنثروبيك."],
)
def test_what_is_past_begins_when_it_happened(text: str) -> None:
    assert terms(text) == terms(text, None) == [("2022", None)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("SoftBank sold its Nvidia stake in October 2025.", (None, "2025-10")),
        (
            "OpenAI signed a contract worth $38 billion with Amazon. The contract expires in December 2032.",
            (None, "2032-12"),
        ),
        (
            "OpenAI signed a contract worth $38 billion with Amazon. The deal runs for seven years from 2026.",
            ("2026", "2032"),
        ),
        ("وقعت أمازون اتفاقا مع أوبن إيه آي بقيمة 38 مليار دولار. ويمتد الاتفاق حتى عام 2032.", (None, "2032")),
        (
            "وقعت أمازون اتفاقا مع أوبن إيه آي بقيمة 38 مليار دولار. وتبلغ مدة العقد سبع سنوات تبدأ في 2026.",
            ("2026", "2032"),
        ),
    ],
)
def test_an_end_and_the_next_sentence_are_heard(text: str, term: tuple[str | None, str | None]) -> None:
    assert terms(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "Meta signed a deal with Google in August to rent cloud servers.",  # when it was told, not when it begins
        "Meta signed a deal with Google on Monday to rent cloud servers.",
        "Microsoft will spend $10 billion with Nscale over the next few years.",
        "Meta bought 2,000 chips from Nvidia.",
        "OpenAI will pay Oracle $300 billion over five years.",  # from when on is not told
        "اشترت ميتا 2000 شريحة من إنفيديا.",
        "ستستثمر مايكروسوفت في جي 42 خلال السنوات القليلة المقبلة 7 مليارات دولار.",
        "استأجرت ميتا حتى اليوم خوادم من نيبيوس.",
    ],
)
def test_what_tells_no_term_gives_none(text: str) -> None:
    assert terms(text) == [(None, None)]
