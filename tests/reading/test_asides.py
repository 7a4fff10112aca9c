"""Numbers told beside a deal: prices, market moves, wealth, markets, homes and jobs are no sums of the deal."""

import pytest

from tests.reading.rows import arrow, figures, mended_later, money, reading


def sums(text: str) -> list[str]:
    """Return the deals of a text as "chips OpenAI>AMD" with sum, power, chips and stake where they are told."""
    return [
        " ".join(filter(None, (arrow(tie), money(tie.amount), f"{tie.stake_pct:f}%" if tie.stake_pct else "")))
        for tie in reading(text).ties
    ]


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        # share prices and market moves
        pytest.param(
            "Shares of Oracle rose 36% to $345 after it said OpenAI would rent servers.",
            "compute OpenAI>Oracle",
            marks=mended_later("whose servers, is left to the reader"),
        ),
        ("AMD shares gained 24% to $203.71 on news that OpenAI will buy chips from AMD.", "chips OpenAI>AMD"),
        ("OpenAI will buy chips from AMD, sending AMD's stock up 24%.", "chips OpenAI>AMD"),
        ("Nvidia will invest in Intel, whose shares jumped 23% to $30.57.", "equity Nvidia>Intel"),
        ("Nvidia bought a stake in Intel at $23.28 per share.", "equity Nvidia>Intel"),
        ("Nvidia will buy Intel shares at $23.28 each.", "equity Nvidia>Intel"),
        ("Nokia shares rose 22% to 6.9 euros after Nvidia agreed to buy a stake in Nokia.", "equity Nvidia>Nokia"),
        ("The Nasdaq fell 2% and Nvidia said it would invest in Nokia.", "equity Nvidia>Nokia"),
        ("SoftBank shares fell 10% after it sold its stake in Nvidia.", "equity SoftBank>Nvidia"),
        ("Bitcoin fell to $90,000 as IREN agreed to rent chips to Microsoft.", "compute Microsoft>IREN"),
        ("ارتفع سهم أوراكل 36% إلى 345 دولارا بعد أن أعلنت أوبن إيه آي أنها ستستأجر خوادمها.", "compute OpenAI>Oracle"),
        ("اشترت إنفيديا حصة في إنتل بسعر 23.28 دولارا للسهم.", "equity Nvidia>Intel"),
        ("ارتفع سهم نوكيا 22% بعد موافقة إنفيديا على شراء حصة فيها.", "equity Nvidia>Nokia"),
        ("هبط مؤشر ناسداك 2%، وقالت إنفيديا إنها ستستثمر في نوكيا.", "equity Nvidia>Nokia"),
        ("تراجعت أسهم سوفت بنك 10% بعد أن باعت حصتها في إنفيديا.", "equity SoftBank>Nvidia"),
        # what a company or a person is worth
        (
            "Nvidia shares rose 4%, adding $170 billion to its market value, after it agreed to invest in OpenAI.",
            "equity Nvidia>OpenAI",
        ),
        (
            "Nvidia's stock fell 17%, wiping $589 billion off its value, although Meta had ordered chips from Nvidia.",
            "chips Meta>Nvidia",
        ),
        ("Nvidia, worth $4.5 trillion, will invest in OpenAI.", "equity Nvidia>OpenAI"),
        (
            "Microsoft, which has a market value of $3.8 trillion, will rent servers from Nebius.",
            "compute Microsoft>Nebius",
        ),
        ("OpenAI, which was valued at $157 billion a year ago, will buy chips from AMD.", "chips OpenAI>AMD"),
        (
            "Larry Ellison's wealth rose by $100 billion after Oracle signed a deal with OpenAI.",
            "compute OpenAI>Oracle",
        ),
        (
            "Larry Ellison, worth $390 billion, said Oracle will supply computing power to OpenAI.",
            "compute OpenAI>Oracle",
        ),
        ("Jensen Huang's net worth passed $150 billion as Nvidia agreed to invest in Intel.", "equity Nvidia>Intel"),
        (
            "Elon Musk, whose fortune is estimated at $450 billion, said xAI would buy chips from Nvidia.",
            "chips xAI>Nvidia",
        ),
        ("إنفيديا، البالغة قيمتها السوقية 4.5 تريليون دولار، ستستثمر في أوبن إيه آي.", "equity Nvidia>OpenAI"),
        ("أوبن إيه آي، التي قدرت قيمتها بنحو 157 مليار دولار قبل عام، ستشتري شرائح من إيه إم دي.", "chips OpenAI>AMD"),
        ("تستأجر أنثروبيك، التي بلغت قيمتها آخر مرة 61.5 مليار دولار، شرائح من غوغل.", "compute Anthropic>Google"),
        ("زادت ثروة لاري إليسون 100 مليار دولار بعد أن وقعت أوراكل صفقة مع أوبن إيه آي.", "compute OpenAI>Oracle"),
        ("تبلغ ثروة لاري إليسون 390 مليار دولار، وستزود أوراكل أوبن إيه آي بقدرات حوسبة.", "compute OpenAI>Oracle"),
        (
            "قال إيلون ماسك الذي تقدر ثروته بنحو 450 مليار دولار إن إكس إيه آي ستشتري شرائح من إنفيديا.",
            "chips xAI>Nvidia",
        ),
        ("أضافت أسهم التكنولوجيا تريليون دولار إلى قيمتها السوقية، واشترت إنفيديا حصة في إنتل.", "equity Nvidia>Intel"),
        # totals of an industry
        ("The cloud market, worth $400 billion a year, is why Meta rents from Google.", "compute Meta>Google"),
        ("The global chip market is worth $600 billion, and Apple will buy chips from Intel.", "chips Apple>Intel"),
        (
            "The AI industry may need $5 trillion by 2030, and OpenAI will rent servers from CoreWeave.",
            "compute OpenAI>CoreWeave",
        ),
        (
            "Spending worldwide will hit $580 billion this year; Meta will lease a data center from Crusoe.",
            "compute Meta>Crusoe",
        ),
        ("سيبلغ حجم السوق 1.5 تريليون دولار هذا العام، وستستأجر ميتا خوادم من غوغل.", "compute Meta>Google"),
        ("يبلغ حجم سوق الرقائق العالمية 600 مليار دولار، وستشتري أبل رقائق من إنتل.", "chips Apple>Intel"),
        (
            "قد تحتاج صناعة الذكاء الاصطناعي إلى 5 تريليونات دولار، وستستأجر أوبن إيه آي خوادم من كوروييف.",
            "compute OpenAI>CoreWeave",
        ),
        # homes, jobs, users, prices to consumers, losses
        ("Meta will buy electricity from Vistra, enough to power 800,000 homes.", "energy Meta>Vistra"),
        ("Microsoft signed a deal with Nscale that will create 4,000 jobs.", "compute Microsoft>Nscale"),
        ("Amazon, which has 1.5 million employees, will supply OpenAI with servers.", "chips OpenAI>Amazon"),
        ("ChatGPT costs $20 a month, and OpenAI will rent servers from Oracle.", "compute OpenAI>Oracle"),
        ("CoreWeave lost $290 million last quarter but will rent capacity to Meta.", "compute Meta>CoreWeave"),
        ("ستشتري غوغل الكهرباء من كايروس بما يكفي 350 ألف منزل.", "energy Google>Kairos Power"),
        ("سيوفر مشروع أمازون 1000 وظيفة، وستستأجر أنثروبيك خوادم من أمازون.", "compute Anthropic>Amazon"),
        (
            "يبلغ سعر الاشتراك في تشات جي بي تي 20 دولارا شهريا، وستستأجر أوبن إيه آي خوادم من أوراكل.",
            "compute OpenAI>Oracle",
        ),
    ],
)
def test_a_number_told_beside_a_deal_is_not_its_sum(text: str, deal: str) -> None:
    assert sums(text) == [deal]


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Nvidia agreed to invest $5 billion in Intel at $23.28 a share.", "equity Nvidia>Intel 5bn USD"),
        ("SoftBank invested $30 billion in OpenAI at a $300 billion valuation.", "equity SoftBank>OpenAI 30bn USD"),
        ("SoftBank sold its Nvidia stake for $5.8 billion; Nvidia shares fell 3%.", "equity SoftBank>Nvidia 5.8bn USD"),
        ("OpenAI signed a deal with Oracle, worth $300 billion.", "compute OpenAI>Oracle 300bn USD"),
        ("CoreWeave borrowed $2.3 billion from Blackstone at 9.6% interest.", "debt Blackstone>CoreWeave 2.3bn USD"),
        ("Nvidia will take a 2.9% stake in Nokia for $1 billion.", "equity Nvidia>Nokia 1bn USD 2.9%"),
        ("وافقت إنفيديا على استثمار 5 مليارات دولار في إنتل بسعر 23.28 دولارا للسهم.", "equity Nvidia>Intel 5bn USD"),
        (
            "استثمرت سوفت بنك 30 مليار دولار في أوبن إيه آي بتقييم بلغ 300 مليار دولار.",
            "equity SoftBank>OpenAI 30bn USD",
        ),
        (
            "باعت سوفت بنك حصتها في إنفيديا مقابل 5.8 مليار دولار، وتراجع سهم إنفيديا 3%.",
            "equity SoftBank>Nvidia 5.8bn USD",
        ),
        ("اقترضت كوروييف 2.3 مليار دولار من بلاكستون بفائدة 9.6%.", "debt Blackstone>CoreWeave 2.3bn USD"),
    ],
)
def test_the_deal_keeps_its_own_sum_beside_them(text: str, deal: str) -> None:
    assert sums(text) == [deal]


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        pytest.param(
            "Amazon's $11 billion project in Indiana will create jobs, and Anthropic will rent servers from Amazon.",
            "compute Anthropic>Amazon",
            marks=mended_later("the sum of a project beside a deal"),
        ),
        (
            "Meta will rent capacity from CoreWeave, which plans to spend $23 billion on data centers this year.",
            "compute Meta>CoreWeave",
        ),
        (
            "ستستأجر ميتا قدرات حوسبة من كوروييف التي تعتزم إنفاق 23 مليار دولار على مراكز البيانات هذا العام.",
            "compute Meta>CoreWeave",
        ),
    ],
)
def test_what_a_side_spends_elsewhere_is_not_the_deals(text: str, deal: str) -> None:
    assert sums(text) == [deal]


@pytest.mark.parametrize(
    "text",
    [
        "AMD's market value rose by $80 billion after OpenAI agreed to buy its chips.",
        "Nvidia shares rose 4%, adding $170 billion to its market value.",
        "زادت ثروة لاري إليسون 100 مليار دولار بعد أن وقعت أوراكل صفقة مع أوبن إيه آي.",
    ],
)
def test_a_move_is_no_figure_of_a_party(text: str) -> None:
    assert figures(text) == []
