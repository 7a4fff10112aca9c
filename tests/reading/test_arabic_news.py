"""Arabic as newsrooms write it every day: quoted names, headlines, rounds, orders won, stakes sold, hearsay."""

import pytest

from tests.reading.rows import arrows, figures, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # quotes around a name put nothing between it and its verb
        ("رفض مجلس إدارة «كوهير» عرض «سيسكو» للاستحواذ عليها.", ["acquisition Cisco>Cohere ended"]),
        ("رفض مساهمو «كوهير» عرض «سيسكو» للاستحواذ عليها.", ["acquisition Cisco>Cohere ended"]),
        # what is finished and what is ended
        ("أنهت إنتل صفقة شراء كوهير.", ["acquisition Intel>Cohere done"]),
        ("أنهت إنتل محادثات الاستحواذ على كوهير.", ["acquisition Intel>Cohere ended"]),
        # a stake that is sold to somebody, and one that is sold off
        ("باعت كوهير حصة 10% إلى سيسكو مقابل 300 مليون دولار.", ["equity Cisco>Cohere 0.3bn USD done"]),
        ("باعت سيسكو حصتها في كوهير مقابل 300 مليون دولار.", ["equity Cisco>Cohere 0.3bn USD ended"]),
        # the worth of what is owned, the price of what is bought
        ("تمتلك سيسكو حصة 20% من كوهير بقيمة 2 مليار دولار.", ["equity Cisco>Cohere done"]),
        ("اشترت سيسكو حصة 20% من كوهير بقيمة 2 مليار دولار.", ["equity Cisco>Cohere 2bn USD done"]),
        # money put in, orders and contracts won
        ("ضخت سيسكو استثمارات بقيمة 600 مليون دولار في كوهير.", ["equity Cisco>Cohere 0.6bn USD done"]),
        ("حصلت أوراكل على عقد حوسبة بقيمة 3 مليارات دولار من ميتا.", ["compute Meta>Oracle 3bn USD agreed"]),
        ("تلقت إيه إم دي طلبيات رقائق بقيمة ملياري دولار من ميتا.", ["chips Meta>AMD 2bn USD agreed"]),
        # funding is a loan where a bank gives it or a word of a loan stands
        ("كوهير تحصل على تمويل بـ600 مليون دولار من سيسكو.", ["equity Cisco>Cohere 0.6bn USD done"]),
        ("كوهير تحصل على تمويل بـ600 مليون دولار من غولدمان ساكس.", ["debt Goldman Sachs>Cohere 0.6bn USD done"]),
        ("كوهير تحصل على قرض بـ600 مليون دولار من بلاكستون.", ["debt Blackstone>Cohere 0.6bn USD done"]),
        # headlines that open with their sum, and those that tell two deals
        ("صفقة بـ30 مليار دولار.. ميتا تشتري قدرات حوسبة من أوراكل", ["compute Meta>Oracle 30bn USD agreed"]),
        (
            "سيسكو تستثمر في كوهير.. وميتا تستأجر مركز بيانات من أوراكل",
            ["equity Cisco>Cohere agreed", "compute Meta>Oracle done"],
        ),
        # what is promised to be spent at a party is a deal with it
        ("تعهدت كوهير بإنفاق 3 مليارات دولار على خدمات أزور.", ["compute Cohere>Microsoft 3bn USD agreed"]),
    ],
)
def test_daily_arabic_tells_who_pays_whom_how_much_and_how_far_it_came(text: str, gives: list[str]) -> None:
    assert told(text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("وقعت سيسكو مذكرة تفاهم مع إنتل لتطوير برمجيات الاتصالات.", {"partnership Cisco>Intel"}),
        ("كوهير تجمع 60 مليون دولار في جولة بقيادة سيسكو ومشاركة إنتل", {"equity Cisco>Cohere", "equity Intel>Cohere"}),
        ("تدرس سيسكو المشاركة في جولة تمويل جديدة لشركة كوهير.", {"equity Cisco>Cohere"}),
        ("أطلقت سيسكو وإنتل مشروعا مشتركا يحمل اسم «سديم».", {"venture Cisco>سديم", "venture Intel>سديم"}),
        ("سيسكو وإنتل تؤسسان شركة مشتركة باسم «سديم»", {"venture Cisco>سديم", "venture Intel>سديم"}),
        # newcomers in quotes, known by what they do and what is done with them
        ("استحوذت شركة «سيسكو» على «قمرة» في صفقة بقيمة 80 مليون دولار.", {"acquisition Cisco>قمرة"}),
        ("«قمرة» الأردنية تجمع 12 مليون دولار بقيادة «سنابل»", {"equity Sanabil>قمرة"}),
        ("وقعت «قمرة» عقدا مع «أوراكل» لاستضافة خدماتها السحابية.", {"compute قمرة>Oracle"}),
        ("استأجرت ميتا مركز بيانات من «قمرة».", {"compute Meta>قمرة"}),
        ("أعلنت «قمرة» شراكة مع سيسكو.", {"partnership Cisco>قمرة"}),
        ("«قمرة» تنافس سيسكو وإنتل في الأسواق الخليجية.", {"rivalry Cisco>قمرة", "rivalry Intel>قمرة"}),
        ("عرضت القناة فيلم «قمرة» الذي تدور أحداثه في شركة تشبه سيسكو.", set()),
    ],
)
def test_daily_arabic_tells_who_is_tied_to_whom(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("كوهير تجمع 60 مليون دولار في جولة تمويلية", ["raised Cohere 60000000 USD actual"]),
        ("تسعى كوهير إلى أن تجمع 60 مليون دولار", ["raising Cohere 60000000 USD target"]),
        ("أعلنت كوهير إغلاق جولة تمويلية بقيمة 60 مليون دولار.", ["raised Cohere 60000000 USD actual"]),
        ("قدرت قيمة كوهير عند 6.8 مليار دولار بعد الجولة.", ["valuation Cohere 6.8bn USD actual"]),
        # what the whole world spends is no figure of the bank that reckons it
        ("يبلغ الإنفاق العالمي على مراكز البيانات 3 تريليونات دولار، بحسب مورغان ستانلي.", []),
    ],
)
def test_daily_arabic_tells_rounds_and_worth(text: str, gives: list[str]) -> None:
    assert figures(text) == gives
