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
        # bets, prices, pledges that are orders, and hosting
        ("سيسكو تعزز رهانها على كوهير بـ400 مليون دولار", ["equity Cisco>Cohere 0.4bn USD agreed"]),
        ("دفعت سيسكو 90 مليون دولار ثمنا لشركة كوهير.", ["acquisition Cisco>Cohere 90000000 USD done"]),
        ("حصلت كايروس باور على تعهد من غوغل بشراء 500 ميغاواط من مفاعلاتها.", ["energy Google>Kairos Power agreed"]),
        ("وقعت كوهير عقد استضافة مع إكوينكس.", ["compute Cohere>Equinix agreed"]),
        ("أصبحت كوهير ملكا لسيسكو.", ["acquisition Cisco>Cohere done"]),
        ("بيعت كوهير لسيسكو بمبلغ 300 مليون دولار.", ["acquisition Cisco>Cohere 0.3bn USD done"]),
        # endings and denials, as nouns and in the present too
        ("إنتل تلغي صفقة شراء كوهير.", ["acquisition Intel>Cohere ended"]),
        ("انهيار صفقة استحواذ إنتل على كوهير.", ["acquisition Intel>Cohere ended"]),
        ("ليس لدى إنتل أي نية لشراء كوهير.", ["acquisition Intel>Cohere denied"]),
        ("يحتمل أن تستثمر سيسكو في كوهير.", ["equity Cisco>Cohere talks"]),
        # what a deal lays down is to come
        ("بموجب الصفقة، تحصل سيسكو على حصة نسبتها 4% في كوهير.", ["equity Cisco>Cohere agreed"]),
        # makers that are not named, and who is bound to a role or a verb
        (
            "تستخدم سيسكو نماذج كلود وتدفع لمطورتها 30 مليون دولار سنويا.",
            ["service Cisco>Anthropic 30000000 USD a year done"],
        ),
        ("تتوسع كوهير بسرعة. وتعد سيسكو أكبر داعم لها.", ["equity Cisco>Cohere done"]),
        ("تتوسع كروسو بسرعة. وتبني لأوراكل مركز بيانات بقدرة 500 ميغاواط.", ["compute Oracle>Crusoe agreed"]),
        ("كوهير تتوسع. وتنافس الشركة سيسكو.", ["rivalry Cisco>Cohere done"]),
        # loans by their name, goods that are got, and a share of what is earned
        ("حصلت كوهير من سيسكو على خط ائتمان بمئة مليون دولار.", ["debt Cisco>Cohere 0.1bn USD done"]),
        ("حصلت ميتا من غوغل على قدرات سحابية بقيمة 10 مليارات دولار.", ["compute Meta>Google 10bn USD agreed"]),
        ("منحت ميتا ديل عقد الخوادم وقيمته 310 ملايين يورو.", ["chips Meta>Dell 0.31bn EUR agreed"]),
        # names behind noun phrases, and a person whose company is named
        ("تلقت سيريبراس طلبية رقائق من ذراع أبوظبي التقنية جي 42.", ["chips G42>Cerebras agreed"]),
        ("باعت ديل لشركة إيلون ماسك إكس إيه آي خوادم بقيمة 5 مليارات دولار.", ["chips xAI>Dell 5bn USD done"]),
        # a verb that opens a sentence goes on with the subject of the last one
        ("لدى كوهير مركز في ممفيس. وتشتري له الكهرباء من إنتيرجي.", ["energy Cohere>Entergy done"]),
        # options on shares, what a deal is for, and what a loan is to pay for
        ("منحت إنتل كوهير خيار شراء ما يصل إلى 160 مليون سهم من أسهمها.", ["equity Cohere>Intel done"]),
        (
            "توصلت سيسكو إلى اتفاق مع غوغل لاستخدام نموذج جيميناي مقابل مليار دولار سنويا.",
            ["service Cisco>Google 1bn USD a year agreed"],
        ),
        ("ستقرض بلاكستون ميتا 27 مليار دولار لتمويل مركز بيانات هايبريون.", ["debt Blackstone>Meta 27bn USD agreed"]),
        (
            "حصلت كروسو على قرض بقيمة مليار دولار من بنوك بينها غولدمان ساكس.",
            ["debt Goldman Sachs>Crusoe 1bn USD done"],
        ),
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
        (
            "جمعت كوهير ملياري دولار. وقادت الجولة سيسكو، وشارك فيها كل من إنتل وديل.",
            {"equity Cisco>Cohere", "equity Intel>Cohere", "equity Dell>Cohere"},
        ),
        ("شاركت في الجولة التي جمعتها كوهير كل من سيسكو وإنتل.", {"equity Cisco>Cohere", "equity Intel>Cohere"}),
        ("ضمت قائمة المستثمرين في جولة كوهير سيسكو وإنتل.", {"equity Cisco>Cohere", "equity Intel>Cohere"}),
        # one verb, or the same verb again, for two who give each their own sum
        (
            "ستستثمر سيسكو 10 مليارات دولار في كوهير وإنتل 5 مليارات دولار.",
            {"equity Cisco>Cohere", "equity Intel>Cohere"},
        ),
        (
            "تعهدت سيسكو باستثمار 10 مليارات دولار في كوهير، فيما تعهدت إنتل بخمسة مليارات دولار.",
            {"equity Cisco>Cohere", "equity Intel>Cohere"},
        ),
        # ordinary words are names beside one that is sure, everyday words are not
        ("تحالفت ساب مع ميسترال.", {"partnership Mistral AI>SAP"}),
        ("شراكة بين ساب وميسترال لتطوير برمجيات حكومية.", {"partnership Mistral AI>SAP"}),
        ("قال مصدر مع سيسكو إن السوق هادئة.", set()),
        # newcomers told by their founder, by whose rival they are, or by the first word of their name
        ("قال مؤسس «ترنيم» إن شركته باعت ألفي معالج إلى سيسكو.", {"chips Cisco>ترنيم"}),
        ("اشترت سيسكو «مجموعة ترنيم» مقابل 90 مليون دولار.", {"acquisition Cisco>مجموعة ترنيم"}),
        # asides, members with clauses of their own, two who take on a third, and talk to investors
        ("استحوذت كوهير، المدعومة من سيسكو، على شركة ديل.", {"acquisition Cohere>Dell", "equity Cisco>Cohere"}),
        (
            "خلف مشروع ستارغيت شركات عدة: جي 42 التي تبني، وأوراكل وسيسكو اللتان تشغلان.",
            {"venture G42>Stargate", "venture Oracle>Stargate", "venture Cisco>Stargate"},
        ),
        ("تنافس هواوي وكامبريكون شركة إنفيديا.", {"rivalry Huawei>Nvidia", "rivalry Cambricon>Nvidia"}),
        ("أبلغت سيسكو المستثمرين بأن كوهير ستنمو.", set()),
        # newcomers that stand bare behind a noun of firms, or before an apposition
        ("استحوذت سيسكو على شركة ريمال مقابل 90 مليون دولار.", {"acquisition Cisco>ريمال"}),
        ("قالت شركة ريمال إنها ستشتري رقائق من إنتل.", {"chips ريمال>Intel"}),
        ("استحوذت سيسكو على الشركة الناشئة ريمال.", {"acquisition Cisco>ريمال"}),
        ("جمعت ريمال، وهي شركة ناشئة في برلين، 20 مليون دولار بقيادة سيسكو.", {"equity Cisco>ريمال"}),
        ("استثمرت سيسكو في صندوق ريمال كابيتال.", {"equity Cisco>ريمال كابيتال"}),
        # and common words behind such nouns, which are none
        ("استحوذت سيسكو على شركة تصنيع مقابل 90 مليون دولار.", set()),
        ("استثمرت سيسكو في شركة ناشئة تطور الرقائق.", set()),
        ("استثمرت سيسكو في شركة مقرها لندن.", set()),
        ("استحوذت سيسكو على شركة خسرت مليون دولار.", set()),
        ("وقعت سيسكو عقدا في باريس مع شركة نفط.", set()),
        ("وقعت سيسكو عقدا مع مجموعة بنوك ومجموعة أدوات.", set()),
        ("استثمرت سيسكو في شركة أحمد.", set()),
        ("أجرت كوهير محادثات مع سيسكو لجمع 10 مليارات دولار.", {"equity Cisco>Cohere"}),
        ("كوهير المملوكة للدولة تنافس سيسكو.", {"rivalry Cisco>Cohere"}),
        ("نقلت سيسكو مقرها إلى كوهير.", set()),
        ("تعمل كوهير في بناية تضم سيسكو وإنتل.", set()),
    ],
)
def test_a_family_of_constructions_joins_the_same_parties(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives
