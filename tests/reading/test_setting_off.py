"""Arabic has no capitals: which quoted or Latin names are organisations, the words beside them tell."""

import pytest

from tests.reading.rows import arrows, named


def new(text: str) -> set[tuple[str, str]]:
    return {(one.party, one.type) for one in named(text)[1] if one.how == "new"}


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # nouns, adjectives, appositions and endings that only organisations have
        ("قالت شركتا «ترنيم» و«سحاب الشام» ذلك.", {("ترنيم", "other"), ("سحاب الشام", "other")}),
        ("توسعت «ترنيم» الأردنية في العراق.", {("ترنيم", "other")}),
        ("تعمل «ترنيم»، المدعومة من سيسكو، في إربد.", {("ترنيم", "other")}),
        ("أثارت «ترنيم»، وهي شركة ناشئة، الجدل.", {("ترنيم", "software")}),
        ("نظرت «ترنيم كلاود» في الأمر.", {("ترنيم كلاود", "neocloud")}),
        ("أعلنت سيسكو تأسيس «ترنيم».", {("ترنيم", "venture")}),
        # who deals, in the main clause and behind a conjunction, and who is dealt with
        ("اتفقت «ترنيم» مع سيسكو.", {("ترنيم", "other")}),
        ("قالت سيسكو إن «ترنيم» ستشتري معالجات.", {("ترنيم", "other")}),
        ("انهار استحواذ سيسكو على «ترنيم».", {("ترنيم", "other")}),
        ("أوقفت سيسكو المفاوضات مع «ترنيم».", {("ترنيم", "other")}),
        ("تدرس سيسكو شراء 49% من «ترنيم».", {("ترنيم", "other")}),
        ("باعت سيسكو خوادم لـ«ترنيم».", {("ترنيم", "other")}),
        ("ستتولى سيسكو تزويد «ترنيم» بالخوادم.", {("ترنيم", "other")}),
        ("زار وفد «سيسكو» و«ترنيم» المصنع.", {("ترنيم", "other")}),
        ("استحوذت سيسكو على Ferrumo مقابل مليار دولار.", {("Ferrumo", "other")}),
        # things that are called by a name in quotes, and words that are only quoted
        ("باعت سيسكو رقائق «ترنيم» إلى ديل.", set()),
        ("أغلق مؤشر «ترنيم» مرتفعا.", set()),
        ("أطلقت سيسكو تطبيق «ترنيم».", set()),
        ("وقعت سيسكو عقدا في مدينة «ترنيم».", set()),
        ("وصف المدير الصفقة بأنها «تاريخية».", set()),
        ("قرأ الوزير «الأمير الصغير» أمس.", set()),
        # another spelling of a party that the catalogue holds is that party
        ("اشترت أوبر شركة «كريم»، والصناديق تفتش عن كريم أخرى.", set()),
    ],
)
def test_a_name_that_is_set_off_is_an_organisation_where_its_words_say_so(
    text: str, gives: set[tuple[str, str]]
) -> None:
    assert new(text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("اتفقت «ترنيم» مع «سحاب الشام» على الاندماج.", {"acquisition ترنيم>سحاب الشام"}),
        ("انهارت محادثات استحواذ «ترنيم» على «سحاب الشام».", {"acquisition ترنيم>سحاب الشام"}),
        # a cloud rents too, from a newcomer of whom nothing is known
        ("ألغت مايكروسوفت عقد إيجار مركز بيانات مع «ترنيم».", {"compute Microsoft>ترنيم"}),
        # a won contract, rounds, and who is paid into, where the verb does not name who pays
        ("فازت «ترنيم» بعقد خوادم من سيسكو.", {"chips Cisco>ترنيم"}),
        ("سيسكو تؤكد مشاركتها في جولة كوهير بمبلغ ملياري دولار.", {"equity Cisco>Cohere"}),
        (
            "تستأجر أنثروبيك خوادم من أمازون، التي استثمرت فيها ثمانية مليارات دولار.",
            {"compute Anthropic>Amazon", "equity Amazon>Anthropic"},
        ),
        ("دفعت سيسكو مليار دولار مقابل 15% من كوهير.", {"equity Cisco>Cohere"}),
        ("حصلت كوهير على تسهيل بمليار دولار من بلاكستون.", {"debt Blackstone>Cohere"}),
        # what is incumbent on somebody, advised, or won in a game, and the shares of a company
        ("يرى محلل أن على سيسكو شراء كوهير.", set()),
        ("ثبت غولدمان ساكس توصيته بشراء سهم سيسكو.", set()),
        ("فاز فريق سيسكو على إنتل بهدفين.", set()),
        ("ضغطت أسهم سيسكو وديل على السوق، بينما ارتفع سهم إنتل.", set()),
    ],
)
def test_deals_with_names_that_are_set_off(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives
