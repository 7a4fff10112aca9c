"""What a page says beside its article gives no claim; what the article says does, however it begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.reading.page.body import body
from halqa.text.folding import fold
from tests.reading.rows import arrow, arrows, figures, reading

LINK = "Nvidia to invest $100bn in OpenAI"
RABT = "إنفيديا تستثمر 100 مليار دولار في أوبن إيه آي"


@pytest.mark.parametrize(
    "furniture",
    [
        f"Related: {LINK}",
        f"Related articles\n{LINK}\nMeta signs $10bn cloud deal with Google",
        f"Related articles\n\n{LINK}\n\nMeta signs $10bn cloud deal with Google",
        f"Read more: {LINK}.",
        f"READ MORE | {LINK}",
        f"(Read more: {LINK})",
        f"Its peers fell. [Read more: {LINK}] Its rivals too.",
        f"Its peers fell. See also: {LINK}",
        f"More from Reuters: {LINK}",
        f"Don’t miss: {LINK}",
        f"Most read\n1. {LINK}\n2. Meta signs $10bn cloud deal with Google",
        f"You may also like\n{LINK}",
        f"Recommended stories\n• {LINK}\n• Meta signs $10bn cloud deal with Google",
        f"Trending now: {LINK}",
        f"Watch: {LINK}",
        f"🎧 Listen to this article: {LINK} (4 min)",
        "Photo: Nvidia and OpenAI sign a partnership in California.",
        "Filed under: Nvidia OpenAI deal, Microsoft investment",
        "Topics: Nvidia · OpenAI · funding",
        "Tags: Nvidia, OpenAI, investment, $100 billion deal",
        "We use cookies. By clicking accept you agree that Nvidia and OpenAI partner with us.",
        "Sign up for our newsletter: every deal of Google with Microsoft in your inbox",
        "Previous article: Meta rents capacity from Google\nNext article: Nvidia invests in OpenAI",
        "#Nvidia #OpenAI #deal",
        "NVDA +1.2% MSFT -0.5% ORCL +3.1%",
        "Nvidia | OpenAI | Microsoft | 3 min read",
        f"اقرأ أيضاً: {RABT}",
        f"إقرأ أيضاً.. {RABT}",
        f"اقرأ أيضا\n{RABT}\nميتا تستأجر قدرات حوسبة من جوجل بقيمة 10 مليارات دولار",
        f"إقرأ المزيد: {RABT}",
        f"قد يعجبك: {RABT}",
        f"ذات صلة: {RABT}",
        f"أخبار متعلقة\n{RABT}",
        f"شاهد أيضاً: {RABT}",
        f"طالع أيضا: {RABT}",
        f"الخبر السابق: {RABT}",
        f"الأكثر قراءة\n1- {RABT}\n2- ميتا تستأجر قدرات حوسبة من جوجل",
        f"ارتفعت الأسهم. (اقرأ أيضاً: {RABT})",
        "كلمات مفتاحية: إنفيديا، أوبن إيه آي، استثمار 100 مليار دولار",
        "كلمات دلالية: صفقة إنفيديا وأوبن إيه آي",
        "الوسوم: #إنفيديا #أوبن_إيه_آي #صفقة",
        "صورة: إنفيديا وأوبن إيه آي توقعان شراكة (رويترز)",
        "شارك الخبر عبر: فيسبوك، إكس، جوجل، مايكروسوفت",
        "نستخدم ملفات تعريف الارتباط بالشراكة مع جوجل ومايكروسوفت",
    ],
)
def test_furniture_gives_no_claim(furniture: str) -> None:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in furniture)
    before = "ارتفع سهم شركة أوراكل." if arabic else "Shares of Oracle rose."
    found = reading(f"{before}\n{furniture}")
    assert [*map(arrow, found.ties), *found.figures] == []


BUYS = "Nvidia will invest $5 billion in Intel"
YASTATHMIR = "ستستثمر إنفيديا 5 مليارات دولار في إنتل"


@pytest.mark.parametrize(
    "text",
    [
        f"Sharing the cost, {BUYS}.",
        f"Related companies are not part of it: {BUYS}.",
        f"Comments by its chief confirmed it: {BUYS}.",
        f"Subscribers aside, {BUYS}.",
        f"Watching the market, {BUYS}.",
        f"Watch next: {BUYS}.",
        f"Comment pulse: {BUYS}.",
        f"{BUYS} (read more below).",
        f"{BUYS}. Read more",
        f"By Jane Smith\n{BUYS}.\n3 min read",
        f"SAN FRANCISCO, Sept 22 (Reuters) - {BUYS}.",
        f"Related\nShares rise in Asia\n{BUYS}, the company said.",  # prose ends the list of links
        f"#Nvidia news: {BUYS}.",
        f"<p>{BUYS}.</p><p>Related: Meta buys Intel</p>",
        f"{YASTATHMIR}.\nمدة القراءة: 3 دقائق",
        f"صورة الاستثمار تتضح، {YASTATHMIR}.",
        f"اقرأ أيضا: أسهم آسيا ترتفع\n{YASTATHMIR}.",
        f"دبي - «المال» - {YASTATHMIR}.",
    ],
)
def test_what_the_article_says_is_read(text: str) -> None:
    assert arrows(text) == {"equity Nvidia>Intel"}


def test_a_share_in_a_round_is_no_share_button() -> None:
    assert arrows("شاركت إنفيديا في جولة تمويل أوبن إيه آي.") == {"equity Nvidia>OpenAI"}


TAIL = "OpenAI signed a cloud deal with Oracle worth"
DHAIL = "وقعت أوبن إيه آي عقد حوسبة مع أوراكل بقيمة"
LONG = "The board met on Monday to hear what was left of the plan, and the shareholders were told of it at once. "


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        (f"{TAIL} $30… [+1200 chars]", None),
        (f"{TAIL} $300 bil… [+1200 chars]", None),
        (f"{TAIL} $300 b… [+1200 chars]", None),
        (f"{TAIL} $300 bil...", None),
        (f"{TAIL} $3 […]", None),
        (f"{TAIL} $30", None),  # no end of a sentence: perhaps not the end of the sum
        (f"{TAIL} 300 billion do… [+9 chars]", None),  # of what?
        (f"{TAIL} $300 billion… [+1200 chars]", 300 * 10**9),
        (f"{TAIL} $300 billion […]", 300 * 10**9),
        (f"{TAIL} $300 billion over fi… [+1200 chars]", 300 * 10**9),
        (f"{TAIL} $300 billion", 300 * 10**9),
        (f"{DHAIL} 30…", None),
        (f"{DHAIL} 300 مل…", None),
        (f"{DHAIL} 300 مليار… [+1200 حرف]", None),  # of what?
        (f"{DHAIL} 300 مليار دولار… [+1200 حرف]", 300 * 10**9),
        (f"{DHAIL} 300 مليار دولار [...]", 300 * 10**9),
    ],
)
def test_no_wrong_number_comes_out_of_a_cut_end(text: str, sum_: int | None) -> None:
    (tie,) = reading(text).ties
    assert arrow(tie) == "compute OpenAI>Oracle"
    assert (tie.amount.amount if tie.amount else None) == sum_


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia will invest $5 billion in Meta… [+300 chars]",  # Metabase?
        f"{LONG}Nvidia will invest $5 billion in Intel",  # Intelsat?
        f"{LONG}Nvidia will invest $5 billion in Intel...",
        "Nvidia will invest $5 billion in Inte… [+300 chars]",
        "وقعت أوبن إيه آي عقد حوسبة بقيمة 300 مليار دولار مع أور… [+300 حرف]",
    ],
)
def test_no_wrong_name_comes_out_of_a_cut_end(text: str) -> None:
    assert arrows(text) == set()


@pytest.mark.parametrize("end", ["1…", "13 b…", "13 bil… [+20 chars]", "1"])
def test_no_wrong_figure_comes_out_of_a_cut_end(end: str) -> None:
    assert figures(f"OpenAI's revenue reached ${end}") == []


def test_a_figure_before_a_cut_is_whole() -> None:
    assert figures("OpenAI's revenue reached $13 billion… [+200 chars]") == ["revenue OpenAI 13bn USD actual"]


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            "Related: |Read more|\n|…|...|[+12 chars]|$30|5 billion|(|[|اقرأ أيضا|: |Nvidia |#a ".split("|")
        ),
        st.text(max_size=4),
    ),
    max_size=20,
).map("".join)


@given(PIECES, st.sampled_from(["ar", "en"]))
def test_only_blanks_stand_for_what_goes(raw: str, lang: str) -> None:
    whole = fold(raw)
    kept = body(whole, lang)
    assert (kept.starts, kept.origins, len(kept.text)) == (whole.starts, whole.origins, len(whole.text))
    assert all(after in (before, " ") for before, after in zip(whole.text, kept.text, strict=True))
