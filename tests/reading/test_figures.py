"""Figures: a number that the text states of one party."""

import pytest

from tests.reading.rows import figures, reading, short


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("OpenAI reported revenue of $13 billion in 2025.", "revenue OpenAI 13bn USD 2025 actual"),
        ("Anthropic is valued at $350 billion.", "valuation Anthropic 350bn USD actual"),
        ("Anthropic seeks to raise $20 billion.", "raising Anthropic 20bn USD target"),
        ("CoreWeave has 590 megawatts of active power capacity.", "power_capacity CoreWeave 590 MW actual"),
        ("OpenAI's capacity will reach 2 gigawatts.", "power_capacity OpenAI 2000 MW projected"),
        ("Oracle's backlog stands at $455 billion.", "backlog Oracle 455bn USD actual"),
        ("Meta raised its capital expenditure forecast to $72 billion.", "capex Meta 72bn USD projected"),
        ("Nvidia's market value passed $5 trillion.", "market_cap Nvidia 5000bn USD actual"),
        ("ByteDance plans capital expenditure of 160 billion yuan in 2026.", "capex ByteDance 160bn CNY 2026 target"),
        ("بلغت إيرادات أوبن إيه آي 13 مليار دولار في 2025.", "revenue OpenAI 13bn USD 2025 actual"),
        ("تقدر قيمة أنثروبيك بـ350 مليار دولار.", "valuation Anthropic 350bn USD actual"),
        ("تستهدف أوبن إيه آي إيرادات 30 مليار دولار في 2026.", "revenue OpenAI 30bn USD 2026 target"),
        ("وصلت إيرادات أنثروبيك السنوية إلى 7 مليارات دولار.", "annualised_revenue Anthropic 7bn USD actual"),
        ("تبلغ قيمة «إنفيديا» السوقية 5 تريليونات دولار.", "market_cap Nvidia 5000bn USD actual"),
        ("بلغت القيمة السوقية لأنثروبيك 183 مليار دولار.", "valuation Anthropic 183bn USD actual"),  # listed nowhere
        ("رفعت ميتا توقعاتها للإنفاق الرأسمالي إلى 70 مليار دولار.", "capex Meta 70bn USD projected"),
        ("تكبدت إنتل خسائر صافية قدرها 19 مليار دولار.", "net_income Intel -19000000000 USD actual"),
        ("ارتفعت ديون أوراكل إلى 104 مليارات دولار.", "debt Oracle 104bn USD actual"),
        ("بلغت العقود المتراكمة لدى كورويف 55.6 مليار دولار.", "backlog CoreWeave 55.6bn USD actual"),
        ("سعت ميسترال لجمع 3 مليارات دولار منذ تأسيسها.", "raised Mistral AI 3bn USD actual"),
        pytest.param("تسعى أنثروبيك إلى جمع 20 مليار دولار.", "raising Anthropic 20bn USD target"),
        pytest.param("ChatGPT has 900 million weekly users.", "users OpenAI 0.9bn users actual"),
        pytest.param("OpenAI expects a loss of $14 billion in 2026.", "operating_loss OpenAI 14bn USD 2026 projected"),
    ],
)
def test_a_number_is_told_of_its_party(text: str, gives: str) -> None:
    assert figures(text) == [gives]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Anthropic raised money at a $300 billion valuation", "valuation Anthropic 300bn USD actual"),  # ends so
        ("The share sale valued OpenAI at $500 billion.", "valuation OpenAI 500bn USD actual"),
        ("Investors have put the value of Anthropic at $350 billion.", "valuation Anthropic 350bn USD actual"),
        ("Anthropic's worth has tripled to $183 billion.", "valuation Anthropic 183bn USD actual"),
        ("Nvidia is worth more than $4 trillion.", "market_cap Nvidia 4000bn USD actual"),  # listed
        ("Zhipu's market capitalisation is about 95 billion yuan.", "market_cap Zhipu AI 95bn CNY actual"),
        ("Intel lost $19 billion in 2024.", "operating_loss Intel 19bn USD 2024 actual"),
        ("Nvidia earned $31.9 billion in the quarter.", "net_income Nvidia 31.9bn USD actual"),
        ("Mistral has secured $600 million in new funding.", "raised Mistral AI 0.6bn USD actual"),
        ("Mistral completed a capital increase of 180 million euros.", "raised Mistral AI 0.18bn EUR actual"),
        ("Mistral said its $600 million round was oversubscribed.", "raised Mistral AI 0.6bn USD actual"),
        ("Amazon plans to spend $100 billion this year on data centres.", "capex Amazon 100bn USD target"),
        ("Microsoft has earmarked $80 billion for data centres.", "capex Microsoft 80bn USD actual"),
        ("xAI's Colossus houses 200,000 Nvidia GPUs.", "chips Colossus 200000 chips actual"),
        ("MUFG will lend to SoftBank, which carries ¥19 trillion of debt.", "debt SoftBank 19000bn JPY actual"),
        ("قيمت الجولة ميسترال بنحو 11.7 مليار يورو.", "valuation Mistral AI 11.7bn EUR actual"),
        ("رفعت الصفقة قيمة ميسترال إلى 14 مليار دولار.", "valuation Mistral AI 14bn USD actual"),
        ("تسلمت ميسترال المبلغ وباتت قيمتها 12 مليار يورو.", "valuation Mistral AI 12bn EUR actual"),
        ("خسرت أوبن إيه آي 5 مليارات دولار في 2024.", "operating_loss OpenAI 5bn USD 2024 actual"),
        ("ستخسر أوبن إيه آي 14 مليار دولار في 2026.", "operating_loss OpenAI 14bn USD 2026 projected"),
        ("ربحت إنفيديا 31.9 مليار دولار في الربع الثالث.", "net_income Nvidia 31.9bn USD actual"),
        ("حصلت ميسترال على تمويل قدره 1.7 مليار يورو.", "raised Mistral AI 1.7bn EUR actual"),
        ("تسعى ميسترال للحصول على تمويل بقيمة مليار يورو.", "raising Mistral AI 1bn EUR target"),
        ("بلغ إجمالي ما جمعته ميسترال 3 مليارات يورو.", "raised Mistral AI 3bn EUR actual"),
        ("ستستثمر مايكروسوفت 80 مليار دولار في مراكز البيانات.", "capex Microsoft 80bn USD projected"),
        ("قالت إيه إم دي إنها حققت 9.2 مليار دولار من الإيرادات.", "revenue AMD 9.2bn USD actual"),
        ("تسعى أنثروبيك إلى جمع 5 مليارات دولار.", "raising Anthropic 5bn USD target"),
        ("نجحت أنثروبيك في جمع 5 مليارات دولار.", "raised Anthropic 5bn USD actual"),
        ("TSMC's capital budget for 2026 is between $52 billion and $56 billion.", "capex TSMC 52bn USD 2026 actual"),
        ("لدى أبل 130 مليار دولار نقدا.", "cash Apple 130bn USD actual"),
        ("بلغ الاستهلاك النقدي لأوبن إيه آي 9 مليارات دولار.", "operating_loss OpenAI 9bn USD actual"),
        ("بلغت قيمة الطلبات المؤجلة لمايكروسوفت 392 مليار دولار.", "backlog Microsoft 392bn USD actual"),
        ("يستخدم تشات جي بي تي أكثر من 700 مليون شخص أسبوعيا.", "users OpenAI 0.7bn users actual"),
        ("صار لدى إكس إيه آي 200 ألف معالج في ممفيس.", "chips xAI 200000 chips actual"),
    ],
)
def test_what_stands_around_a_word_may_make_it_a_metric(text: str, gives: str) -> None:
    assert figures(text) == [gives]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("OpenAI's revenue was $13 billion in 2025 and should reach $30 billion in 2026.", ["13bn", "30bn"]),
        ("Oracle's debt stands at $108 billion, up from $92.6 billion in May.", ["108bn", "92.6bn"]),
        ("Anthropic's valuation is $183 billion; that of OpenAI has gone to $500 billion.", ["183bn", "500bn"]),
        ("بلغت إيرادات أوبن إيه آي 13 مليار دولار في 2025، ويتوقع أن تصل إلى 30 مليار دولار.", ["13bn", "30bn"]),
        ("بلغ إنفاق ميتا الرأسمالي 72 مليار دولار، وتنوي رفعه إلى أكثر من 100 مليار دولار.", ["72bn", "100bn"]),
        ("حققت كورويف 5.1 مليار دولار إيرادات مقارنة بـ1.9 مليار دولار قبل عام.", ["5.1bn", "1.9bn"]),
        ("Scale AI generated $870 million in revenue in 2024 and expects $2 billion this year.", ["0.87bn", "2bn"]),
        ("حققت سكيل إيه آي إيرادات قدرها 870 مليون دولار في 2024 وتتوقع ملياري دولار هذا العام.", ["0.87bn", "2bn"]),
        ("Meta's capital expenditure forecast was lifted, by $2 billion, to $66-72 billion.", ["66bn"]),
    ],
)
def test_a_metric_told_once_holds_for_the_numbers_that_follow(text: str, gives: list[str]) -> None:
    assert [short(one.amount) for one in reading(text).figures] == gives


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft values its stake in OpenAI at $135 billion.",
        "Nvidia lost $600 billion on Monday.",  # on the stock market
        "Microsoft spent $19 billion on research and development.",
        "Blackstone will invest $10 billion in data centres.",  # its business
        "Microsoft will spend $10 billion on data centres of CoreWeave.",
        "Microsoft laid off 9,000 people.",
        "The outage hit 700 million people, Meta said.",
        "Oracle's revenue rose by $2 billion.",
        "CoreWeave gets $22 billion in contracted revenue from OpenAI.",
        "Samsung's operating profit rose to 12 trillion won.",
        "أنفقت مايكروسوفت 19 مليار دولار على البحث والتطوير.",
        "خسرت إنفيديا 600 مليار دولار يوم الاثنين.",
        "قدرت قيمة حصة مايكروسوفت بـ135 مليار دولار.",
        "ستقيم دو مركز بيانات بكلفة ملياري درهم.",  # "builds", not "values"
        "استثمرت بلاكستون 10 مليارات دولار في مراكز البيانات.",
        "سرحت مايكروسوفت 9 آلاف شخص.",
        "ارتفعت إيرادات أوراكل بملياري دولار.",
        "ارتفعت أرباح سامسونغ التشغيلية إلى 12 تريليون وون.",
    ],
)
def test_a_word_alone_is_no_metric(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia shares closed at $180.",
        "Oracle's share price rose to $300 a share.",
        "Oracle's revenue rose 12%.",
        "Elon Musk's fortune rose by $10 billion.",
        "The global market for AI chips will reach $400 billion.",
        "OpenAI was founded in 2015.",
        "Nvidia will invest $5 billion in Intel.",  # a deal's sum is no figure of a party
        "ارتفع سهم إنفيديا 4% إلى 180 دولارا.",
        "قفزت ثروة إيلون ماسك 10 مليارات دولار.",
        "ارتفعت إيرادات أوراكل 12%.",
        "سيبلغ حجم سوق الرقائق العالمي 400 مليار دولار.",
        "استثمرت إنفيديا خمسة مليارات دولار في إنتل.",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert figures(text) == []
