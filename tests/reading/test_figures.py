"""Figures: a number that the text states of one party."""

import pytest

from tests.reading.rows import figures


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
