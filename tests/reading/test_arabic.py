"""What only Arabic has: subjects left out, objects glued on, the object before its subject, titles between names."""

import pytest

from tests.reading.rows import arrows, figures, mended_later, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # a bare name right after its verb is who acts
        ("تحدثت خزنة عن خططها. وأنفقت مايكروسوفت 7 مليارات دولار على مراكز البيانات.", set()),
        # a preposition with a pronoun glued on
        ("تعد سيلزفورس أكبر مستثمر في ميسترال، إذ ضخت فيها 2 مليار دولار.", {"equity Salesforce>Mistral AI"}),
        ("قالت كوهير إن سيسكو ستستثمر فيها 300 مليون دولار.", {"equity Cisco>Cohere"}),
        ("رفضت كوهير عرضا من أوراكل للاستحواذ عليها.", {"acquisition Oracle>Cohere"}),
        ("يدرب باحثو كوهير نماذجهم. وتعمل كوهير مع أوراكل، إذ تدرب نماذجها على سحابتها.", {"compute Cohere>Oracle"}),
        ("تحدثت كوهير عن أوراكل. وقالت كوهير إنها تستأجر خوادمها.", {"compute Cohere>Oracle"}),
        ("قالت كوهير إنها ستشتري رقائقها الخاصة.", set()),  # its own
        # the former and the latter, the last
        ("اتفقت كوهير وسيريبراس على صفقة تشتري الأولى بموجبها رقائق من الثانية.", {"chips Cohere>Cerebras"}),
        ("توصلت كوهير إلى اتفاق مع أوراكل تستثمر هذه الأخيرة بموجبه فيها.", {"equity Oracle>Cohere"}),
        (
            "قالت مجموعة علي بابا إن كوهير تنافسها. واستثمرت المجموعة في ميسترال.",
            {"rivalry Alibaba>Cohere", "equity Alibaba>Mistral AI"},
        ),
        # one competes with another: a transitive verb sets no two objects against each other
        (
            "تأسست ميسترال في باريس. وهي تنافس أوبن إيه آي وكوهير.",
            {"rivalry Mistral AI>OpenAI", "rivalry Cohere>Mistral AI"},
        ),
        # what is supplied, and to whose goods
        ("ستمد بلوم إنرجي مراكز بيانات أوراكل بالكهرباء.", {"energy Oracle>Bloom Energy"}),
        ("ستبيع إنتيرجي الكهرباء لمجمع ميتا.", {"energy Meta>Entergy"}),
        ("وقعت كروسو عقدا مع ديل لشراء خوادم.", {"chips Crusoe>Dell"}),
        ("وقعت كروسو اتفاقية مع إيه إم دي لتوريد معالجات لمراكز بياناتها.", {"chips Crusoe>AMD"}),
        (
            "اقترضت كروسو مليار دولار من غولدمان ساكس لتمويل شراء معالجات من إيه إم دي.",
            {"debt Goldman Sachs>Crusoe", "chips Crusoe>AMD"},
        ),
        ("تقدم أوراكل لعملائها رقائق إنفيديا.", {"chips Oracle>Nvidia"}),
        # who leads a round, who takes part, who raises
        (
            "جمعت كوهير مليار دولار في جولة قادتها سيسكو، وشاركت فيها إنفيديا وإيه إم دي.",
            {"equity Cisco>Cohere", "equity Nvidia>Cohere", "equity AMD>Cohere"},
        ),
        ("أغلقت كوهير جولة تمويل بقيادة سيسكو وبمشاركة إنفيديا.", {"equity Cisco>Cohere", "equity Nvidia>Cohere"}),
        # members beside a venture
        (
            "تشارك إم جي إكس في مشروع ستارغيت إلى جانب أوبن إيه آي وأوراكل.",
            {"venture MGX>Stargate", "venture OpenAI>Stargate", "venture Oracle>Stargate"},
        ),
        # newcomers by quotes, by what is done with them, by their adjective
        ("استحوذت كوهير على «بحيرة».", {"acquisition Cohere>بحيرة"}),
        (
            "أسست إنتل وسيسكو مشروعا مشتركا باسم «سنا للحوسبة».",
            {"venture Intel>سنا للحوسبة", "venture Cisco>سنا للحوسبة"},
        ),
        ("استثمرت إنتل في شركة لومينوس الناشئة.", {"equity Intel>لومينوس"}),
        # who has, who is allowed, whose goods
        ("تعمل كوهير في تورنتو. ولها شراكة مع ساب وعقود لشراء رقائق من سيريبراس.", {"chips Cohere>Cerebras"}),
        ("قالت سيريبراس إنها تتيح لكوهير شراء رقائق من إنفيديا.", {"chips Cohere>Nvidia"}),
        (
            "تنافس شرائح غوغل شرائح إنفيديا، واتفقت كوهير على أن تدرب نماذجها على سحابتها.",
            {"rivalry Google>Nvidia", "compute Cohere>Google"},
        ),
        ("قالت كوهير إنها ستدرب نماذجها على خوادمها هي.", set()),
        # an offer for the subject, a purchase that comes back
        ("رفضت كوهير عرضا من أوراكل لشرائها.", {"acquisition Oracle>Cohere"}),
        ("تجري كوهير محادثات مع سيريبراس لشراء معالجات.", {"chips Cohere>Cerebras"}),
        ("قالت سيسكو إن أوراكل لا تزال تزودها بالخوادم.", {"chips Cisco>Oracle"}),
        pytest.param(
            "وقعت شركة «مرفأ» عقدا مع أورنج تستأجر بموجبه هذه الأخيرة قدرات حوسبة.",
            {"compute Orange>مرفأ"},
            marks=mended_later("the latter acts, and the former is left to be acted on"),
        ),
        # a relative clause with a pronoun that leads back, shareholders listed after "each of"
        ("تراهن أوراكل على كوهير التي استثمرت فيها مليار دولار.", {"equity Oracle>Cohere"}),
        ("تضم قائمة المستثمرين في كوهير كلا من سيسكو وإنفيديا.", {"equity Cisco>Cohere", "equity Nvidia>Cohere"}),
        ("يتفاوض سيتي غروب على منح كوهير قرضا.", {"debt Citigroup>Cohere"}),
        # a licence given is paid for by who takes it
        ("وافقت نيوز كورب على ترخيص أرشيفها لكوهير.", {"service Cohere>News Corp"}),
        # members of a list after "each of"
        ("استثمر كل من إنفيديا وسيسكو في كوهير.", {"equity Nvidia>Cohere", "equity Cisco>Cohere"}),
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
        ("تعهدت سيسكو بضخ مليار دولار في كوهير.", "equity Cisco>Cohere 1bn USD agreed"),
        ("حصلت كروسو على قرض بقيمة مليار دولار من غولدمان ساكس.", "debt Goldman Sachs>Crusoe 1bn USD done"),
        ("وصف متحدث باسم كوهير خبر شرائها رقائق من هواوي بأنه مختلق.", "chips Cohere>Huawei denied"),
        ("صرفت أوراكل النظر عن الاستحواذ على كوهير.", "acquisition Oracle>Cohere ended"),
        ("أعلنت سيسكو عزمها استثمار مليار دولار في كوهير.", "equity Cisco>Cohere 1bn USD talks"),
        ("رفعت كوهير قيمة عقدها مع أوراكل من مليار دولار إلى 3 مليارات دولار.", "compute Cohere>Oracle 3bn USD agreed"),
        ("انتهى العقد بين كوهير وأوراكل.", "compute Cohere>Oracle ended"),
        ("قلصت سوفت بنك حصتها في إنفيديا.", "equity SoftBank>Nvidia ended"),
    ],
)
def test_how_far_an_arabic_deal_has_come(text: str, gives: str) -> None:
    assert told(text) == [gives]


@pytest.mark.parametrize(
    "text",
    [
        "تستضيف الرياض مؤتمرا تشارك فيه إكوينكس وهواوي.",
        "تراجع سهم إنفيديا 3% بعد نشر الخبر، بينما صعد سهم ألفابت.",
        "قدمت الأكاديمية كتاب «ألف ليلة» للقراء، وتحدثت عن «كليلة ودمنة».",
        "تتصدر أمازون وتسلا عناوين الصحف.",
        "خفض بنك مورغان ستانلي توصيته لسهم ديل.",
        "بلغت حصة إنفيديا من السوق 80%، وحصتها من السوق أكبر من حصة إيه إم دي.",
    ],
)
def test_what_arabic_news_says_without_a_deal(text: str) -> None:
    assert arrows(text) == set()


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("نفت ألفابت أن تكون إيراداتها قد تراجعت إلى 40 مليار دولار.", []),
        ("هل يكفي أوبن إيه آي تقييم يبلغ تريليون دولار؟", []),
        ("ضمنت غوغل 900 مليون دولار من ديون كروسو.", []),
        ("تدرس أوراكل شراء سويتش مقابل 50 مليار دولار بما فيها الديون.", []),
        ("أنفقت ميتا على رقائق إنفيديا 20 مليار دولار.", []),
        ("فقدت إنفيديا من قيمتها السوقية 12 مليار دولار.", []),
        ("قالت إنفيديا إن إنفاق الشركات الكبرى سيبلغ 600 مليار دولار.", []),
        ("تدرس أوراكل شراء سويتش في صفقة قد تصل قيمتها إلى 50 مليار دولار.", []),
        ("تجاوز عدد مستخدمي جيميناي 650 مليونا.", ["users Google 0.65bn users actual"]),
        (
            "قالت سيريبراس إن كوهير تملك حصة فيها. وكشفت كوهير عن حصولها على مليار دولار في جولة تمويل.",
            ["raised Cohere 1bn USD actual"],
        ),
        ("كشفت كوهير عن حصولها على قرض بقيمة مليار دولار.", []),
        ("أعلنت كوهير جولة قادتها سيسكو، ليبلغ تقييمها 7 مليارات دولار.", ["valuation Cohere 7bn USD actual"]),
    ],
)
def test_the_figures_of_an_arabic_sentence(text: str, gives: list[str]) -> None:
    assert figures(text) == gives
