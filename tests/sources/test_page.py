from datetime import date

import pytest

from halqa.sources.page import page

PAGE = """<!doctype html><html lang="{lang}"><head><title>عنوان - موقع</title>
<meta property="og:title" content=" إنفيديا   تستثمر "><meta property="og:site_name" content="الموقع">
{meta}<style>.evil {{ color: red }}</style><script>var evil = "OpenAI pays Oracle $1 billion";</script></head>
<body onload="evil()"><nav><a href="/">الرئيسية</a></nav>
<article><h1>إنفيديا تستثمر</h1><p onclick="evil()">أعلنت إنفيديا عن استثمار بقيمة 100 مليار دولار.</p>
<script>document.write("evil")</script><noscript>evil</noscript><template>evil</template>
<p hidden>evil</p><div style="display:none">evil</div><svg><text>evil</text></svg><!-- evil -->
<p>قالت الشركة: R&amp;D أولاً.</p></article></body></html>"""


def given_page(meta: str = "", lang: str = "ar") -> str:
    return PAGE.format(meta=meta, lang=lang)


def test_the_main_text_is_kept_with_its_paragraphs() -> None:
    assert page(given_page()).text == (
        "إنفيديا تستثمر\n\nأعلنت إنفيديا عن استثمار بقيمة 100 مليار دولار.\n\nقالت الشركة: R&D أولاً."
    )


def test_scripts_styles_and_hidden_parts_never_appear() -> None:
    assert "evil" not in page(given_page()).text


def test_scripts_never_appear_where_the_whole_page_is_taken() -> None:
    found = page("<body><nav>Oracle hires<script>evil()</script><style>evil</style></nav></body>")
    assert (found.text, found.extractor.endswith("whole page")) == ("Oracle hires", True)


def test_the_metadata_tell_title_publisher_and_language() -> None:
    found = page(given_page())
    assert (found.title, found.publisher, found.lang) == ("إنفيديا تستثمر", "الموقع", "ar")


def test_the_extractor_is_named_with_its_version() -> None:
    assert page(given_page()).extractor.startswith("resiliparse 2.")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2025-09-22T10:00:00+03:00">',
        '<meta name="date" content="2025-09-22">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-09-22T07:00:00Z"}]}</script>',
        '<time datetime="2025-09-22">أمس</time>',
    ],
)
def test_the_dateline_is_found_where_pages_keep_it(meta: str) -> None:
    assert page(given_page(meta)).published == date(2025, 9, 22)


@pytest.mark.parametrize(
    "meta",
    [
        "",
        '<meta name="date" content="22/9/2025">',  # day or month first? not guessed
        '<meta name="date" content="2025-02-30">',
        '<script type="application/ld+json">{"datePublished": 5}</script>',
        '<script type="application/ld+json">{broken</script>',
        f'<script type="application/ld+json">{"[" * 100_000}</script>',
    ],
)
def test_a_dateline_that_is_not_told_is_not_guessed(meta: str) -> None:
    assert page(given_page(meta)).published is None


def test_a_language_that_the_script_contradicts_is_not_believed() -> None:
    assert page(given_page(lang="en")).lang is None


def test_a_page_of_scripts_alone_has_no_text() -> None:
    assert page("<html><body><script>evil()</script></body></html>").text == ""


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert (
        page("<p>Oracle <b>hires</p><table><p>AMD sells & buys").text.split() == "Oracle hires AMD sells & buys".split()
    )


PARAGRAPH = (
    "<p>Shares of Oracle rose on Monday after the company said that its cloud would grow faster than anybody had "
    "thought it could, and faster than it had told its own shareholders in the spring.</p>"
)
LINK = "<a href='/x'>Nvidia to invest $100bn in OpenAI</a>"


@pytest.mark.parametrize(
    "beside",
    [
        f"<p>{LINK}</p>",
        f"<ul><li>{LINK}</li><li><a href='/y'>Meta signs $10bn cloud deal with Google</a></li></ul>",
        f"<div class='related-articles'><h3>Related</h3>{LINK}</div>",
        "<figure><img src=x alt='Nvidia to invest'><figcaption>Nvidia to invest, it says</figcaption></figure>",
        "<div class='wp-caption-text'>Nvidia to invest, it says</div>",
        "<div class='cookie-banner'>Nvidia to invest, and we use cookies</div>",
        "<div class='tags'>Nvidia to invest</div>",
        "<section class='newsletter'>Nvidia to invest: sign up</section>",
    ],
)
def test_what_stands_beside_the_article_is_left_out(beside: str) -> None:
    text = page(
        f"<html><body class='has-newsletter'><article>{PARAGRAPH}{beside}{PARAGRAPH}</article></body></html>"
    ).text
    assert "Nvidia" not in text
    assert text.count("Oracle") == 2


@pytest.mark.parametrize(
    "told",
    [
        f"<p>As we wrote, {LINK}.</p>",  # part of a sentence
        "<p><a href='/x'>Nvidia</a></p>",  # a name, not a headline
        "<p class='shareholders'>Nvidia to invest</p>",
    ],
)
def test_what_belongs_to_the_article_stays(told: str) -> None:
    assert "Nvidia" in page(f"<html><body><article>{PARAGRAPH}{told}{PARAGRAPH}</article></body></html>").text


def test_a_page_of_links_alone_keeps_them() -> None:
    assert "Nvidia" in page(f"<html><body><ul><li>{LINK}</li></ul></body></html>").text


@pytest.mark.parametrize("block", ["<ul><li>x", "<div>x", "<ol><li><div>x", "<span>x"])
def test_a_page_of_blocks_in_blocks_does_not_grow(block: str) -> None:
    found = page(block * 5000 + "<script>evil</script>")
    assert len(found.text) <= len(block) * 5000
    assert "evil" not in found.text
