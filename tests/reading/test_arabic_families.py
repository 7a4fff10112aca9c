"""Arabic constructions, each a family: who acts, who is acted on, and how far it came, whatever the order of words."""

import pytest

from tests.reading.rows import arrows, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # light verbs and passives with a noun: the verb tells the time, the noun the deal
        ("قامت سيسكو باستثمار ملياري دولار في كوهير.", ["equity Cisco>Cohere 2bn USD done"]),
        ("تم استحواذ سيسكو على كوهير.", ["acquisition Cisco>Cohere done"]),
        ("تم توريد 18 ألف شريحة من إنتل إلى كوهير.", ["chips Cohere>Intel done"]),
        ("زادت سيسكو استثمارها في كوهير إلى 8 مليارات دولار.", ["equity Cisco>Cohere 8bn USD done"]),
        # what came of talks is done
        ("بعد مفاوضات دامت أشهرا، اشترت سيسكو كوهير.", ["acquisition Cisco>Cohere done"]),
        # ownership that passes, and ownership that stands
        ("آلت ملكية كوهير إلى سيسكو.", ["acquisition Cisco>Cohere done"]),
        ("ستنتقل ملكية كوهير إلى سيسكو.", ["acquisition Cisco>Cohere agreed"]),
        ("كوهير المملوكة لسيسكو أطلقت نموذجا جديدا.", ["equity Cisco>Cohere done"]),
        # what an organisation has works with others' goods, or hosts them, for its owner
        ("تعمل مراكز بيانات أوراكل برقائق إنتل.", ["chips Oracle>Intel done"]),
        ("ستستضيف خوادم أوراكل نماذج كوهير.", ["compute Cohere>Oracle agreed"]),
        ("تدرب كوهير نماذجها على خوادم أوراكل.", ["compute Cohere>Oracle done"]),
        # whoever backs with a loan lends
        ("مولت بلاكستون توسع كروسو بقرض قيمته 2 مليار دولار.", ["debt Blackstone>Crusoe 2bn USD done"]),
        # "the company" is not the one that acts on it
        ("رفض مساهمو كوهير صفقة استحواذ سيسكو على الشركة.", ["acquisition Cisco>Cohere ended"]),
    ],
)
def test_a_family_of_constructions_tells_the_same_deal(text: str, gives: list[str]) -> None:
    assert told(text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # كلا من leads in a list, whatever its case
        ("تنافس كوهير كلا من سيسكو وإنتل.", {"rivalry Cisco>Cohere", "rivalry Cohere>Intel"}),
        ("يضم ستارغيت كلا من أوراكل وسوفت بنك.", {"venture Oracle>Stargate", "venture SoftBank>Stargate"}),
        ("تقود سيسكو وإنتل مشروع ستارغيت.", {"venture Cisco>Stargate", "venture Intel>Stargate"}),
        # who leads whose round, and who takes part in it
        ("تقود سيسكو الجولة الجديدة لكوهير، وتشارك فيها إنتل.", {"equity Cisco>Cohere", "equity Intel>Cohere"}),
        ("أجرت كوهير محادثات مع سيسكو لجمع 10 مليارات دولار.", {"equity Cisco>Cohere"}),
        ("كوهير المملوكة للدولة تنافس سيسكو.", {"rivalry Cisco>Cohere"}),
        ("نقلت سيسكو مقرها إلى كوهير.", set()),
        ("تعمل كوهير في بناية تضم سيسكو وإنتل.", set()),
    ],
)
def test_a_family_of_constructions_joins_the_same_parties(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives
