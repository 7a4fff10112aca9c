"""Arabic as business desks write it: who takes over what, who only estimates, rounds told with their leaders."""

import pytest

from tests.reading.rows import arrows, figures, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # a stake that passes from one to another, and a sum in a clause of its own
        (
            "باعت سيسكو 40% من أسهم كوهير إلى إنتل مقابل 90 مليون دولار.",
            {"equity Cisco>Cohere 90000000 USD ended", "equity Intel>Cohere 90000000 USD done"},
        ),
        (
            "خصصت سيسكو 50 مليار دولار لكوهير على شكل أسهم، بينما تعهدت إنتل بـ30 مليار دولار.",
            {"equity Cisco>Cohere 50bn USD agreed", "equity Intel>Cohere 30bn USD agreed"},
        ),
        # who signs for supplies is supplied by who makes them, and what goes to a second customer
        ("وقعت ميتا عقد توريد كهرباء مع أكوا باور.", {"energy Meta>ACWA Power agreed"}),
        # contracts that are awarded, and won from whoever it is
        ("أرست سيسكو عقدا على ديل بقيمة مليار ريال.", {"service Cisco>Dell 1bn SAR agreed"}),
        ("أعلنت ديل عن ترسية مشروع عليها من سيسكو بقيمة مليار ريال.", {"service Cisco>Dell 1bn SAR agreed"}),
        ("منحت أرامكو شركة نوكيا عقدا بقيمة مليار ريال.", {"service Aramco>Nokia 1bn SAR agreed"}),
        ("حصلت نوكيا على عقد بـ260 مليون يورو من جازي.", {"service Djezzy>Nokia 0.26bn EUR agreed"}),
        # a term that begins later, banks that finance, and the dialect of the Nile
        ("تستأجر مايكروسوفت خوادم من إن سكيل ابتداء من مطلع 2027.", {"compute Microsoft>Nscale agreed"}),
        ("مول بنك مصر شركة كروسو بملياري جنيه.", {"debt Banque Misr>Crusoe 2bn EGP done"}),
        ("سيسكو بتشتري رقائق من إنتل.", {"chips Cisco>Intel done"}),
        # ordinary words are names right behind a verb of dealing, and names whose head stands outside the quotes
        ("تعتزم مبادلة استثمار ملياري دولار في كروسو.", {"equity Mubadala>Crusoe 2bn USD talks"}),
        ("حصل بنك «الإنماء» على حصة أغلبية في كوهير.", {"equity Alinma Bank>Cohere done"}),
        # what a party rules out that others reported
        ("لن تشتري سيسكو كوهير، خلافا لما ذكرته مصادر مطلعة، وفق متحدث باسمها أكد ذلك.",
         {"acquisition Cisco>Cohere denied"}),
    ],
)  # fmt: skip
def test_how_business_desks_tell_deals(text: str, gives: set[str]) -> None:
    assert set(told(text)) == gives


@pytest.mark.parametrize(
    "text",
    [
        "كان بوسع سيسكو شراء كوهير بمليون دولار.",
        "يمكن للمستخدمين شراء اشتراك كلود عبر متجر آبل.",
    ],
)
def test_what_could_be_done_is_no_deal(text: str) -> None:
    assert arrows(text) == set()


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("تبحث كوهير عن 350 مليون دولار في جولة تقدر قيمتها بملياري دولار.",
         ["valuation Cohere 2bn USD actual", "raising Cohere 0.35bn USD target"]),
        ("أغلقت كوهير، وهي شركة ناشئة، جولة بقيمة 42 مليون دولار قادتها سيسكو.", ["raised Cohere 42000000 USD actual"]),
        ("تدير كروسو 120 ميجاواط قيد التشغيل.", ["power_capacity Crusoe 120 MW actual"]),
        ("لدى سيمنز طلبيات لم تنفذ بعد تناهز 20 مليار دولار.", ["backlog Siemens 20bn USD actual"]),
        ("تقدر غارتنر إنفاق حكومات الخليج على الذكاء الاصطناعي بنحو 14 مليار دولار.", []),
        ("استثمرت سيسكو مليار دولار في كوهير. وبلغت قيمة الشركة بعد الجولة 13 مليار دولار.",
         ["valuation Cohere 13bn USD actual"]),
    ],
)  # fmt: skip
def test_the_figures_that_business_desks_tell(text: str, gives: list[str]) -> None:
    assert figures(text) == gives
