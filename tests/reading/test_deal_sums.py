"""Sums and sizes of deals: ranges, periods, currencies, fractions, chips by model, and who gives how much."""

import pytest

from tests.reading.rows import arrow, money, reading, short


def sizes(text: str) -> list[str]:
    """Return the deals of a text as "equity Nvidia>xAI at_least 5bn-7bn USD", with power and chips."""
    return [
        " ".join(
            filter(
                None,
                (
                    arrow(tie),
                    "" if tie.bound in (None, "exact") else str(tie.bound),
                    money(tie.amount),
                    f"{short(tie.power_mw)} MW" if tie.power_mw else "",
                    f"{tie.chips} chips" if tie.chips else "",
                    "shared" if tie.shared_amount else "",
                ),
            )
        )
        for tie in reading(text).ties
    ]


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Nvidia will invest between $5bn and $7bn in xAI.", "equity Nvidia>xAI at_least 5bn-7bn USD"),
        ("Nvidia will invest $5-7 billion in xAI.", "equity Nvidia>xAI at_least 5bn-7bn USD"),
        (
            "OpenAI will rent between 1 and 1.5 gigawatts of capacity from Crusoe.",
            "compute OpenAI>Crusoe at_least 1000 MW",
        ),
        ("OpenAI ordered half a gigawatt of computing capacity from Oracle.", "compute OpenAI>Oracle 500 MW"),
        (
            "Microsoft will pay Nebius $2 billion a quarter for computing capacity.",
            "compute Microsoft>Nebius 2bn USD a quarter",
        ),
        (
            "Google pays $1 billion to Apple each month to be the default search engine.",
            "service Google>Apple 1bn USD a month",
        ),
        ("Nvidia invested $5 billion in Intel a year ago.", "equity Nvidia>Intel 5bn USD"),
        ("Nvidia invested three quarters of a billion dollars in xAI.", "equity Nvidia>xAI 0.75bn USD"),
        ("Nvidia invested a billion and a half dollars in xAI.", "equity Nvidia>xAI 1.5bn USD"),
        ("SK Hynix will invest 10 trillion won in OpenAI.", "equity SK Hynix>OpenAI 10000bn KRW"),
        ("Oracle will buy 100,000 GB200 chips from Nvidia.", "chips Oracle>Nvidia 100000 chips"),
        ("Oracle will spend $40 billion on 400,000 Nvidia GB200 chips.", "chips Oracle>Nvidia 40bn USD 400000 chips"),
        ("Meta will buy 350,000 H100s from Nvidia.", "chips Meta>Nvidia 350000 chips"),
        ("Meta bought 2,000 chips from Nvidia.", "chips Meta>Nvidia 2000 chips"),
        (
            "Humain will buy 600,000 Nvidia GB300 chips for 37.5 billion riyals.",
            "chips Humain>Nvidia 37.5bn SAR 600000 chips",
        ),
        ("Humain agreed to buy servers from AMD for 10 billion Saudi riyals.", "chips Humain>AMD 10bn SAR"),
        ("ستستثمر إنفيديا ما بين 5 و7 مليارات دولار في إكس إيه آي.", "equity Nvidia>xAI at_least 5bn-7bn USD"),
        ("ستستثمر إنفيديا من 5 إلى 7 مليارات دولار في إكس إيه آي.", "equity Nvidia>xAI at_least 5bn-7bn USD"),
        ("ستستأجر أوبن إيه آي نصف غيغاواط من قدرات الحوسبة من أوراكل.", "compute OpenAI>Oracle 500 MW"),
        (
            "ستدفع مايكروسوفت لنيبيوس ملياري دولار كل ربع سنة مقابل قدرات حوسبة.",
            "compute Microsoft>Nebius 2bn USD a quarter",
        ),
        ("ستستثمر إنفيديا 10 مليارات دولار في إكس إيه آي في العام المقبل.", "equity Nvidia>xAI 10bn USD"),
        ("استثمرت إنفيديا ثلاثة أرباع المليار دولار في إكس إيه آي.", "equity Nvidia>xAI 0.75bn USD"),
        ("استثمرت إنفيديا مليارا ونصف المليار دولار في إكس إيه آي.", "equity Nvidia>xAI 1.5bn USD"),  # not the dual
        ("استثمرت إنفيديا مليارا دولار في إكس إيه آي.", "equity Nvidia>xAI 2bn USD"),
        ("استثمرت إنفيديا ملياري دولار ونصف المليار في إكس إيه آي.", "equity Nvidia>xAI 2.5bn USD"),
        ("استثمرت إنفيديا 5ر4 مليار دولار في إكس إيه آي.", "equity Nvidia>xAI 4.5bn USD"),
        ("استثمرت إنفيديا 30.000 مليون دولار في إكس إيه آي.", "equity Nvidia>xAI 30bn USD"),
        ("ستشتري أوراكل 100 ألف شريحة GB200 من إنفيديا.", "chips Oracle>Nvidia 100000 chips"),
        ("ستشتري هيوماين 18 ألف شريحة من طراز GB300 من إنفيديا.", "chips Humain>Nvidia 18000 chips"),
        ("اشترت ميتا 2000 شريحة من إنفيديا.", "chips Meta>Nvidia 2000 chips"),
    ],
)
def test_a_deal_has_the_size_that_its_sentence_tells(text: str, deal: str) -> None:
    assert sizes(text) == [deal]


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Nvidia and Microsoft will invest $10bn and $5bn respectively in Anthropic.",
            ["equity Nvidia>Anthropic 10bn USD", "equity Microsoft>Anthropic 5bn USD"],
        ),
        (
            "SoftBank and OpenAI will each invest $19 billion in Stargate.",
            ["venture SoftBank>Stargate 19bn USD", "venture OpenAI>Stargate 19bn USD"],
        ),
        (
            "SoftBank and OpenAI will invest $19 billion apiece in Stargate.",
            ["venture SoftBank>Stargate 19bn USD", "venture OpenAI>Stargate 19bn USD"],
        ),
        (
            "Nvidia invested $2 billion in xAI, and AMD invested the same amount.",
            ["equity Nvidia>xAI 2bn USD", "equity AMD>xAI 2bn USD"],
        ),
        (
            "Nvidia will invest $2 billion in xAI. AMD will invest the same amount in xAI.",
            ["equity Nvidia>xAI 2bn USD", "equity AMD>xAI 2bn USD"],
        ),
        (
            "استثمرت أمازون وغوغل 8 مليارات و3 مليارات دولار على التوالي في أنثروبيك.",
            ["equity Amazon>Anthropic 8bn USD", "equity Google>Anthropic 3bn USD"],
        ),
        (
            "ستستثمر سوفت بنك وأوبن إيه آي 19 مليار دولار لكل منهما في ستارغيت.",
            ["venture SoftBank>Stargate 19bn USD", "venture OpenAI>Stargate 19bn USD"],
        ),
        (
            "استثمرت إنفيديا ملياري دولار في إكس إيه آي، واستثمرت إيه إم دي المبلغ نفسه.",
            ["equity Nvidia>xAI 2bn USD", "equity AMD>xAI 2bn USD"],
        ),
    ],
)
def test_each_side_gives_what_is_told_of_it(text: str, deals: list[str]) -> None:
    assert sizes(text) == deals


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Snowflake is buying Lumeo. All cash, $2.3bn.", "acquisition Snowflake>Lumeo 2.3bn USD"),
        ("Meta agreed to buy Perplexity. It will pay $18 billion.", "acquisition Meta>Perplexity 18bn USD"),
        ("Meta will acquire Perplexity. The startup is valued at $18 billion.", "acquisition Meta>Perplexity 18bn USD"),
        (
            "Humain will buy 60,000 chips from AMD. The chips cost $2.4 billion.",
            "chips Humain>AMD 2.4bn USD 60000 chips",
        ),
        (
            "Oracle signed a lease with Equinix. The lease represents $4 billion in revenue.",
            "compute Oracle>Equinix 4bn USD",
        ),
        ("ستستحوذ ميتا على بيربلكسيتي. وتبلغ قيمة الصفقة 18 مليار دولار.", "acquisition Meta>Perplexity 18bn USD"),
        ("ستشتري هيوماين رقائق من إيه إم دي. وتكلف الرقائق 2.4 مليار دولار.", "chips Humain>AMD 2.4bn USD"),
        ("ستستحوذ ميتا على بيربلكسيتي. السعر 18 مليار دولار.", "acquisition Meta>Perplexity 18bn USD"),
        ("Meta will acquire Perplexity. Google paid $2 billion for Windsurf's people.", "acquisition Meta>Perplexity"),
        ("Meta will acquire Perplexity. Google is worth $3 trillion.", "acquisition Meta>Perplexity"),
        ("ستستحوذ ميتا على بيربلكسيتي. وتبلغ قيمة غوغل 3 تريليونات دولار.", "acquisition Meta>Perplexity"),
    ],
)
def test_the_next_sentence_may_tell_what_a_deal_costs(text: str, deal: str) -> None:
    assert deal in sizes(text)


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Morgan Stanley lent IREN $200 million to buy servers from Dell.", "debt Morgan Stanley>IREN 200000000 USD"),
        (
            "منح مورغان ستانلي آيرين قرضا بمئتي مليون دولار لشراء خوادم من ديل.",
            "debt Morgan Stanley>IREN 200000000 USD",
        ),
        (
            "تستخدم ميتا نماذج كلود وتدفع لأنثروبيك نحو 30 مليون دولار سنويا.",
            "service Meta>Anthropic about 30000000 USD a year",
        ),
    ],
)
def test_a_sum_is_that_of_the_deal_and_not_of_what_the_deal_is_for(text: str, deal: str) -> None:
    assert deal.replace("200000000", "0.2bn") in sizes(text)
