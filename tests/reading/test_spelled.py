"""A name that is told letter by letter, or run into its neighbours, is the same name."""

import pytest

from tests.reading.rows import arrows, reading, words_of


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("تستثمر إن.في.آي.دي.آي.إيه 5 مليارات دولار في إنتل.", {"equity Nvidia>Intel"}),
        ("تستثمر إنفيديا 5 مليارات دولار في أوبن إيه.آي.", {"equity Nvidia>OpenAI"}),
        ("تستثمر إنفيديا 5 مليارات دولار في أوبن.أيه.آي. وقالت إنها راضية.", {"equity Nvidia>OpenAI"}),
        ("تستثمر إنفيديا 5 مليارات دولار في أوبن-إيه-آي.", {"equity Nvidia>OpenAI"}),
        ("تستثمر إنفيديا 5 مليارات دولار في إكس.إيه.آي.", {"equity Nvidia>xAI"}),
        ("اشترت إيه.إم.دي شركة إنتل.", {"acquisition AMD>Intel"}),
        ("اشترت آي.بي.إم شركة إنتل.", {"acquisition IBM>Intel"}),
        ("اشترت آي بي إم شركة إنتل.", {"acquisition IBM>Intel"}),
        ("تستثمر إم.جي.إكس 5 مليارات دولار في أوبن إيه آي.", {"equity MGX>OpenAI"}),
        ("Nvidia will invest $5 billion in Open A.I., it said.", {"equity Nvidia>OpenAI"}),
        ("Nvidia will invest $5 billion in X.A.I.", {"equity Nvidia>xAI"}),
        ("I.B.M. will invest $5 billion in Intel.", {"equity IBM>Intel"}),
        ("Nvidia, the A.I. chip maker, will invest $5 billion in Intel.", {"equity Nvidia>Intel"}),
        ("The U.S. chip maker Nvidia will invest $5 billion in Intel.", {"equity Nvidia>Intel"}),
        # words that begin a sentence are no letters, though a space is missing after the full stop
        ("اشترت إنفيديا شركة أوبن إيه آي.إن الشركة راضية.", {"acquisition Nvidia>OpenAI"}),
        # runs of letters that name nobody
        ("U.S. and E.U. firms buy A.B.C.D. chips.", set()),
        ("إيه.بي.سي.دي.إيه", set()),
    ],
)
def test_letters_that_are_spelled_out_are_a_name(text: str, ties: set[str]) -> None:
    assert arrows(text) == ties


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("وقعت أوبن إيه آي في2025 عقد حوسبة مع أوراكل بقيمة300مليار دولار.", {"compute OpenAI>Oracle"}),
        ("ستستثمر إنفيديا $5مليار في إنتل.", {"equity Nvidia>Intel"}),
        ("ارتفع السهم.ستستثمر إنفيديا 5 مليارات دولار في إنتل.وقالت ذلك.", {"equity Nvidia>Intel"}),
        ("Shares rose.Nvidia will invest $5 billion in Intel.The company said so.", {"equity Nvidia>Intel"}),
        ("ستستثمر Nvidia مبلغ 5 مليارات دولار فيIntel.", {"equity Nvidia>Intel"}),
        ("ستستثمر«إنفيديا»5 مليارات دولار في«إنتل».", {"equity Nvidia>Intel"}),
        ("ستستثمر إنفيديا(NVDA)5 مليارات دولار في إنتل(INTC).", {"equity Nvidia>Intel"}),
        ("Nvidia&nbsp;will invest &#36;5 billion in <b>Int</b>el.", {"equity Nvidia>Intel"}),
        (
            "[Nvidia](https://example.com) will invest [$5 billion](https://example.com/b) in Intel.",
            {"equity Nvidia>Intel"},
        ),
        ("@Nvidia will invest $5 billion in @Intel", {"equity Nvidia>Intel"}),
        ("#إنفيديا تستثمر 5 مليارات دولار في #إنتل", {"equity Nvidia>Intel"}),
        ("سَتَسْتَثْمِرُ إنْفِيدْيَا ٥ مليـــارات دولار فى أنتل.", {"equity Nvidia>Intel"}),
        ("ﺳﺘﺴﺘﺜﻤﺮ ﺇﻧﻔﻴﺪﻳﺎ ٥ ﻣﻠﻴﺎﺭﺍﺕ ﺩﻭﻻﺭ ﻓﻲ ﺇﻧﺘﻞ.", {"equity Nvidia>Intel"}),
        ("Ｎｖｉｄｉａ will invest ＄5 billion in Intel.", {"equity Nvidia>Intel"}),
        ("\u202bستستثمر\u202c \u2067إنفيديا\u2069 \u200f5\u200f مليارات دولار في إنتل.", {"equity Nvidia>Intel"}),
        ("Nvi\u00addia will in\u00advest $5 bil\u00adlion in In\u200btel.", {"equity Nvidia>Intel"}),
    ],
)
def test_what_typing_and_typesetting_do_to_a_text_changes_no_claim(text: str, ties: set[str]) -> None:
    assert arrows(text) == ties


def test_the_words_of_a_spelled_name_are_those_of_the_text() -> None:
    text = "اشترت إيه.إم.دي شركة إنتل."
    (tie,) = reading(text).ties
    assert words_of(text, tie.payer) == "إيه.إم.دي"
