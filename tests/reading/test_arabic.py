"""What only Arabic has: subjects left out, objects glued on, the object before its subject, titles between names."""

import pytest

from tests.reading.rows import arrows, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # a bare name right after its verb is who acts
        ("تحدثت خزنة عن خططها. وأنفقت مايكروسوفت 7 مليارات دولار على مراكز البيانات.", set()),
        # a preposition with a pronoun glued on
        ("تعد سيلزفورس أكبر مستثمر في ميسترال، إذ ضخت فيها 2 مليار دولار.", {"equity Salesforce>Mistral AI"}),
        ("قالت كوهير إن سيسكو ستستثمر فيها 300 مليون دولار.", {"equity Cisco>Cohere"}),
        ("رفضت كوهير عرضا من أوراكل للاستحواذ عليها.", {"acquisition Oracle>Cohere"}),
        # "from" names who gives
        ("رفض مساهمو سيريبراس عرض الاستحواذ المقدم من إنتل.", {"acquisition Intel>Cerebras"}),
        ("فازت كوهير باستثمار قدره مليار دولار من إيه إم دي.", {"equity AMD>Cohere"}),
        # a party that sells itself
        ("وافق مجلس إدارة سيريبراس على بيع الشركة إلى إنتل.", {"acquisition Intel>Cerebras"}),
        # who leads, and who is of a consortium, acts
        ("قدم تحالف بقيادة أوراكل عرضا لشراء كوهير.", {"acquisition Oracle>Cohere"}),
        ("اختارت كوهير شركة كورويف مزودا للحوسبة السحابية.", {"compute Cohere>CoreWeave"}),
        # a verb with a clause for its object reports
        ("وأضافت سيسكو أن نماذجها تنافس نماذج غوغل.", {"rivalry Cisco>Google"}),
        (
            "وتعد كوهير، المنافسة الأبرز لأوبن إيه آي، من أكبر عملاء أوراكل.",
            {"rivalry Cohere>OpenAI", "compute Cohere>Oracle"},
        ),
        # goods from a party are no money from it
        ("ستحصل ميسترال على عشرات الآلاف من رقائق إنفيديا.", {"chips Mistral AI>Nvidia"}),
    ],
)
def test_the_sides_of_an_arabic_sentence(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("ستحصل أوبن إيه آي على حصة 10% في إيه إم دي.", "equity OpenAI>AMD agreed"),
        ("أغلقت كوهير جولة تمويل بقيمة مليار دولار بقيادة سيسكو.", "equity Cisco>Cohere 1bn USD done"),
        ("قلصت سوفت بنك حصتها في إنفيديا.", "equity SoftBank>Nvidia ended"),
    ],
)
def test_how_far_an_arabic_deal_has_come(text: str, gives: str) -> None:
    assert told(text) == [gives]
