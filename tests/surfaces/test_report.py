import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.cycle_types import cycle_types
from halqa.errors import UnknownLanguageError
from halqa.findings.pictured import with_cycles
from halqa.ledger.totals import totals
from halqa.model import (
    Condition,
    Deal,
    Document,
    Figure,
    Instrument,
    Kind,
    Mention,
    Metric,
    Reading,
    Span,
    Status,
    Tie,
    Version,
)
from halqa.pipeline import Picture
from halqa.surfaces.report import page_of, report_html, write_report
from halqa.units import Bound, Money, Period

AS_OF = date(2026, 3, 31)
BOTH = pytest.mark.parametrize("lang", ["ar", "en"])
VOID = {"meta", "br"}

ENGLISH = Document(
    id="en 1",
    lang="en",
    title="Nvidia <b>backs</b> OpenAI",
    published=date(2025, 11, 23),
    publisher="Desk A",
    source="https://example.org/a?b=1&c=2",
    text=(
        "Nvidia will invest up to $100 billion in OpenAI. OpenAI pays Oracle $300 billion. Oracle buys chips worth "
        "$40 billion from Nvidia.\n\nOpenAI deploys 6 gigawatts of AMD chips <script>alert(1)</script>. A loan of "
        "$2 billion was denied. Revenue reached $13 billion. Meta and Google compete."
    ),
)
ARABIC = Document(
    id="ar-1",
    lang="ar",
    title="إنفيديا تعيد النظر",
    published=date(2026, 2, 5),
    publisher="مكتب",
    source="/home/someone/secret/x.txt",
    text="قالت مصادر إن إنفيديا تبحث استثمار 30 مليار دولار في أوبن إيه آي. وتضخ إم جي إكس 7 مليارات درهم.",
)
EVIL = Document(
    id='"><img src=x>',
    lang='en"><script>',
    title="\u202egnp.exe <script>alert(2)</script>",
    publisher="a\u2069b",
    source="javascript:alert(3)",
    text="Nothing.",
)


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def tie(document: Document, words: str, kind: Kind, payer: str, payee: str, **more: Any) -> Tie:
    return Tie(
        document=document.id,
        evidence=span(document, words),
        kind=kind,
        payer=Mention(party=payer, span=None),
        payee=Mention(party=payee, span=None),
        **({"status": Status.AGREED} | more),
    )


def usd(text: str, **more: Any) -> Money:
    return Money(Decimal(text), "USD", **more)


def version(first: Tie, *rest: Tie, chosen: bool = False) -> Version:
    known = (ENGLISH if first.document == ENGLISH.id else ARABIC).published
    return Version(
        amount=first.amount,
        bound=first.bound,
        status=first.status,
        hearsay=first.hearsay,
        known=known,
        ties=(first, *rest),
        origins=1 + len(rest),
        chosen=chosen,
    )


def deal(name: str, first: Tie, *rest: Tie, **more: Any) -> Deal:
    versions = (version(first, chosen=True), *(version(other) for other in rest))
    told = (
        "kind",
        "status",
        "hearsay",
        "amount",
        "bound",
        "condition",
        "paid",
        "instrument",
        "power_mw",
        "start",
        "end",
    )
    values = {field: getattr(first, field) for field in told}
    values |= {"payer": first.payer.party, "payee": first.payee.party, "known": versions[0].known}
    return Deal(id=name, versions=versions, **({"chosen_by": "confirmed"} | values | more))


BACKING = tie(
    ENGLISH, "invest up to $100 billion", Kind.EQUITY, "Nvidia", "OpenAI", amount=usd("1e11"), bound=Bound.UP_TO,
    condition=Condition.CONDITION,
)  # fmt: skip
RUMOUR = tie(
    ARABIC, "تبحث استثمار 30 مليار دولار", Kind.EQUITY, "Nvidia", "OpenAI", status=Status.TALKS, hearsay=True,
    amount=usd("3e10"), bound=Bound.EXACT,
)  # fmt: skip
COMPUTE = tie(
    ENGLISH, "pays Oracle $300 billion", Kind.COMPUTE, "OpenAI", "Oracle", amount=usd("3e11"), bound=Bound.EXACT,
    start="2027", end="2032",
)  # fmt: skip
CHIPS = tie(
    ENGLISH, "chips worth $40 billion", Kind.CHIPS, "Oracle", "Nvidia", status=Status.DONE, paid=True,
    amount=usd("4e10"), bound=Bound.EXACT,
)  # fmt: skip
POWER = tie(ENGLISH, "6 gigawatts of AMD chips", Kind.CHIPS, "OpenAI", "AMD", power_mw=Decimal(6000))
LOAN = tie(ENGLISH, "A loan of $2 billion was denied", Kind.DEBT, "Oracle", "OpenAI", status=Status.DENIED)
DIRHAM = tie(ARABIC, "7 مليارات درهم", Kind.VENTURE, "MGX", "Stargate", amount=Money(Decimal("7e9"), "AED"))
RIVALS = tie(ENGLISH, "Meta and Google compete", Kind.RIVALRY, "Google", "Meta", status=Status.DONE)
REVENUE = Figure(
    document=ENGLISH.id,
    evidence=span(ENGLISH, "Revenue reached $13 billion"),
    party=Mention(party="OpenAI", span=None),
    metric=Metric.REVENUE,
    amount=Decimal("1.3e10"),
    unit="USD",
)
DEALS = (
    deal("nvidia openai", BACKING, RUMOUR),
    deal("openai-oracle", COMPUTE),
    deal("oracle-nvidia", CHIPS),
    deal("openai-amd", POWER),
    deal("loan", LOAN, chosen_by="denied"),
    deal("mgx", DIRHAM, chosen_by="a rule <b>of</b> tomorrow"),
    deal("rivals", RIVALS),
)
READINGS = (
    Reading(
        document=ENGLISH, reader="rules 1", ties=(BACKING, COMPUTE, CHIPS, POWER, LOAN, RIVALS), figures=(REVENUE,)
    ),
    Reading(document=ARABIC, reader="rules 1", ties=(RUMOUR, DIRHAM)),
    Reading(document=EVIL, reader="rules <1>", reason="no two parties <i>in</i> one sentence"),
)


def seen(deals: Sequence[Deal] = DEALS, readings: Sequence[Reading] = READINGS, most_cycles: int = 10_000) -> Picture:
    told = Picture(
        as_of=AS_OF,
        readings=tuple(readings),
        deals=tuple(deals),
        totals=totals(deals, usd_per_unit),
    )
    return with_cycles(told, most=most_cycles)


def report(lang: str = "en", deals: Sequence[Deal] = DEALS, readings: Sequence[Reading] = READINGS) -> str:
    return report_html(seen(deals, readings), lang)


class Outline(HTMLParser):
    """All elements with their attributes, and all text, of a page whose tags must be balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Mapping[str, str]]] = []
        self.texts: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((data, tuple(self.open)))

    def all(self, attribute: str) -> Iterator[str]:
        return (attributes[attribute] for _, attributes in self.elements if attribute in attributes)

    def words(self) -> str:
        return " ".join("".join(data for data, inside in self.texts if "style" not in inside).split())


# --- one safe file ---------------------------------------------------------------------------------------------------


@BOTH
def test_the_page_is_one_balanced_file_that_loads_nothing(lang: str) -> None:
    page = Outline(report(lang))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "iframe", "object", "embed", "form", "img", "base", "b:script"}
    assert not list(page.all("src"))
    assert not [
        name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert "url(" not in report(lang)
    assert "@import" not in report(lang)


@BOTH
def test_the_policy_allows_this_style_sheet_and_nothing_else(lang: str) -> None:
    text = report(lang)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(styles[0].encode()).digest()).decode()
    policy = next(a["content"] for _, a in Outline(text).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert len(styles) == 1
    assert policy.split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip


@BOTH
def test_untrusted_text_is_shown_as_text(lang: str) -> None:
    text, page = report(lang), Outline(report(lang))
    assert "<script" not in text
    assert "<script>alert(1)</script>" in page.words(), "the words of the article are shown, not run"
    assert "Nvidia <b>backs</b> OpenAI" in page.words()
    assert "a rule <b>of</b> tomorrow" in page.words()
    assert "no two parties <i>in</i> one sentence" in page.words()
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\x00") & set(text)
    assert text.count("\u2068") == text.count("\u2069")


@BOTH
def test_only_web_addresses_become_links_and_local_paths_are_not_told(lang: str) -> None:
    text = report(lang)
    outward = [href for href in Outline(text).all("href") if not href.startswith("#")]
    assert set(outward) == {"https://example.org/a?b=1&c=2"}
    assert "javascript:" not in "".join(Outline(text).all("href"))
    assert "/home/someone" not in text


def test_a_lone_surrogate_does_not_stop_the_page_from_being_written(tmp_path: Path) -> None:
    broken = Reading(document=Document(id="\ud800", text="\udfff", title="\ud83d"), reader="r \udc00")
    write_report(tmp_path / "r.html", seen(readings=[*READINGS, broken]), "ar")
    assert "\ufffd" in (tmp_path / "r.html").read_text("utf-8")


@BOTH
def test_the_picture_alone_is_an_image_with_its_own_colours_that_leads_nowhere(lang: str, tmp_path: Path) -> None:
    write_report(tmp_path / "ring.SVG", seen(), lang)
    text = (tmp_path / "ring.SVG").read_text("utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 (our own words)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "--compute: #" in "".join(root.itertext())
    assert not [each for each in root.iter() if "href" in each.attrib or each.tag.endswith(("}a", "}script"))]
    assert "url(" not in text


# --- links -----------------------------------------------------------------------------------------------------------


@BOTH
def test_every_inner_link_has_its_target_and_every_id_stands_once(lang: str) -> None:
    page = Outline(report(lang))
    ids = Counter(page.all("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    assert {href[1:] for href in page.all("href") if href.startswith("#")} <= set(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in ids)
    assert {name for label in page.all("aria-labelledby") for name in label.split()} <= set(ids)


@BOTH
def test_every_deal_and_every_claim_has_its_place(lang: str) -> None:
    ids = set(Outline(report(lang)).all("id"))
    claims = sum(len(reading.ties) + len(reading.figures) for reading in READINGS)
    assert {f"claim-{number}" for number in range(1, claims + 1)} <= ids
    assert f"claim-{claims + 1}" not in ids
    assert {"deal-nvidia-openai", "deal-openai-oracle", "deal-mgx", "document-en-1"} <= ids


def test_ids_that_look_alike_do_not_clash() -> None:
    names = ["a b", "a-b", "a_b", "a/b", "…", "؟"]
    ids = Counter(Outline(report(deals=[deal(name, COMPUTE) for name in names])).all("id"))
    assert sum(times for name, times in ids.items() if name.startswith("deal-")) == len(names)
    assert max(ids.values()) == 1


# --- what it says ----------------------------------------------------------------------------------------------------


def test_the_answer_comes_first_and_tells_each_layer_as_of_the_day() -> None:
    words = Outline(report("en")).words()
    assert words.index("The answer") < words.index("The picture")
    assert "Of $441.91 billion announced, $341.91 billion is firm and $40 billion is paid" in words
    assert words.count("as of 31 March 2026") >= 4
    assert "In no total, because no text tells a sum: 1 deal. They count as unknown, not as zero." in words
    assert "Counted nowhere, because denied or ended: 1 deal." in words


def test_the_lines_under_a_layer_add_up_to_it() -> None:
    text = report("en")
    tile = text[text.index('id="layer-firm"') : text.index('id="layer-paid"')]
    lines = re.findall(r"<li><strong><bdi>\$([\d.]+) billion</bdi>", tile)
    assert sum(map(Decimal, lines)) == Decimal("341.91")
    assert tile.count('href="#deal-') == len(lines)


def test_the_words_that_carry_a_claim_are_marked_among_those_around_them() -> None:
    text = report("en")
    assert "<mark>invest up to $100 billion</mark> in OpenAI." in text
    assert '<blockquote dir="auto" lang="ar">قالت مصادر إن إنفيديا <mark>تبحث استثمار 30 مليار دولار</mark>' in text
    marked = set(re.findall(r"<mark>(.*?)</mark>", text))
    assert len(marked) == 9, "each claim once, however often it is shown"


def test_versions_stand_side_by_side_with_the_held_one_and_its_rule() -> None:
    text = report("en")
    article = text[text.index('id="deal-nvidia-openai"') :]
    article = article[: article.index("</article>")]
    assert len(re.findall('<div class="version[ "]', article)) == 2
    assert article.count('<div class="version held">') == 1
    assert "sources disagree" in article
    assert "Chosen by the rule: a party’s word outweighs unnamed sources" in article
    assert "up to $100 billion" in article
    assert "unnamed sources" in article


def test_the_cycle_tells_its_round_trip_its_dates_and_the_quote_under_each_leg() -> None:
    text = report("en")
    section = text[text.index('<section id="cycles"') : text.index('<section id="deals"')]
    words = Outline(section).words()
    assert "Nvidia → OpenAI → Oracle → Nvidia" in words
    assert "Round trip: at most $40 billion" in words
    assert "1 January 2027 to 31 December 2032" in words
    assert section.count("<blockquote") == 3
    assert "thinnest leg" in words
    assert "term assumed" in words


def test_cycles_that_were_cut_short_are_said_to_be() -> None:
    back = tie(ENGLISH, "pays", Kind.COMPUTE, "OpenAI", "Nvidia", amount=usd("5e10"))
    deals = [*DEALS, deal("back", back)]
    assert "there are more" in report_html(seen(deals, most_cycles=1), "en")
    assert "there are more" not in report_html(seen(deals, most_cycles=2), "en")
    assert "هناك سواه" in report_html(seen(deals, most_cycles=1), "ar")


def test_an_earlier_stage_is_no_disagreement_and_another_sum_or_a_denial_is() -> None:
    talks = tie(ENGLISH, "pays Oracle", Kind.COMPUTE, "OpenAI", "Oracle", status=Status.TALKS, amount=usd("3e11"))
    less = tie(ENGLISH, "pays Oracle", Kind.COMPUTE, "OpenAI", "Oracle", amount=usd("2e11"))
    silent = tie(ENGLISH, "pays Oracle", Kind.COMPUTE, "OpenAI", "Oracle")
    denied = tie(ENGLISH, "pays Oracle", Kind.COMPUTE, "OpenAI", "Oracle", status=Status.DENIED)
    disagree = [
        "sources disagree" in report("en", [deal("one", COMPUTE, one)]) for one in (talks, silent, less, denied)
    ]
    assert disagree == [False, False, True, True]


def test_one_document_that_tells_two_versions_is_one_source() -> None:
    silent = tie(ENGLISH, "pays Oracle", Kind.COMPUTE, "OpenAI", "Oracle")
    row = re.search(r'class="c-origins".*?</td>', report("en", [deal("one", COMPUTE, silent)]))
    assert row
    assert "1 source<" in row[0]


def test_a_rivalry_has_neither_a_sum_nor_a_status_to_tell() -> None:
    row = re.search(r"Google.*?</tr>", report("en", [deal("rivals", RIVALS)]))
    assert row
    assert "unknown" not in row[0]
    assert "done" not in row[0]


def test_a_cycle_with_an_unknown_leg_says_so() -> None:
    silent = tie(ENGLISH, "pays Oracle", Kind.COMPUTE, "AMD", "OpenAI")
    words = Outline(report("en", [deal("one", POWER), deal("two", silent)])).words()
    assert "Round trip unknown: a leg names no sum" in words
    assert "AMD pays OpenAI, sum unknown" in words


def test_many_cycles_are_told_in_brief_after_the_first() -> None:
    parties = [f"P{number}" for number in range(6)]
    number = count()
    crowd = [
        deal(f"d{next(number)}", tie(ENGLISH, "pays", Kind.COMPUTE, a, b, amount=usd(f"{i + 1}e9")))
        for i, a in enumerate(parties)
        for b in parties
        if a != b
    ]
    text = report("en", crowd)
    assert text.count('<article class="cycle"') == 12
    assert text.count('<span class="to">') > 12
    assert "Not listed:" in text
    assert len(text) < 1_500_000


def test_each_document_tells_what_was_found_or_why_nothing_was() -> None:
    words = Outline(report("en")).words()
    assert "6 ties, 1 figure" in words
    assert "Nothing found: no two parties <i>in</i> one sentence" in words
    assert "OpenAI: revenue $13 billion" in words


def test_the_page_tells_how_much_of_what_counts_is_known() -> None:
    assert "A sum is told for 4 of 5 deals that count (80%)" in Outline(report("en")).words()


def test_what_moves_no_cash_is_told_apart() -> None:
    stock = tie(ENGLISH, "Nvidia", Kind.EQUITY, "A", "B", amount=usd("5e9"), instrument=Instrument.WARRANT)
    text = report("en", [*DEALS, deal("stock", stock)])
    assert "Announced in kind" in text
    assert "no cash until called or sold" in text


def test_a_sum_a_year_is_told_as_such() -> None:
    yearly = tie(ENGLISH, "pays", Kind.COMPUTE, "A", "B", amount=usd("3e10", per=Period.YEAR))
    words = Outline(report("en", [deal("yearly", yearly)])).words()
    assert "$30 billion a year" in words
    assert "one year, quarter or month counted: no term is told" in words


def test_a_shared_total_is_drawn_once_in_parts_that_are_said_to_be_assumed() -> None:
    shared = {"amount": usd("5e11"), "shared_amount": True}
    members = [
        deal(name, tie(ENGLISH, "pays", Kind.VENTURE, name, "Stargate", **shared), shared_total="s", shared_amount=True)
        for name in ("SoftBank", "Oracle")
    ]
    text = report("en", members)
    assert "Of $500 billion announced" in Outline(text).words()
    rows = re.findall(r'<tr id="arrow-\d">.*?</tr>', text)
    assert [("$250 billion" in row, "shares assumed: equal parts" in row) for row in rows] == [(True, True)] * 2


def test_a_whole_and_its_parts_elsewhere_are_not_drawn_beside_each_other() -> None:
    whole = tie(ENGLISH, "pays", Kind.EQUITY, "Nvidia", "Funds", amount=usd("5e10"))
    part = tie(ENGLISH, "pays", Kind.EQUITY, "Nvidia", "xAI", amount=usd("2e10"))
    rows = re.findall(r'<tr id="arrow-\d">.*?</tr>', report("en", [deal("t", whole), deal("p", part, part_of="t")]))
    assert sorted(re.findall(r'"c-sum".*?\$(\d+) billion', row)[0] for row in rows) == ["20", "30"]
    all_gone = report("en", [deal("t", whole), deal("p", replace(part, amount=whole.amount), part_of="t")])
    assert len(re.findall(r'<tr id="arrow-\d">', all_gone)) == 1


@BOTH
def test_a_cycle_tells_its_types_and_of_each_type_both_texts(lang: str) -> None:
    text = report(lang)
    section = text[text.index('<section id="cycles"') : text.index('<section id="deals"')]
    (found,) = (each for each in cycle_types() if each.id == "equity_for_purchase")
    words = Outline(section).words()
    for told in (found.name, found.worries, found.normal):
        assert " ".join(told[lang].split()) in words


def test_a_part_leads_to_its_whole() -> None:
    part = tie(ENGLISH, "pays", Kind.COMPUTE, "OpenAI", "Oracle", amount=usd("1e10"))
    text = report("en", [*DEALS, deal("part", part, part_of="openai-oracle")])
    assert re.search(r'Part of <a href="#deal-openai-oracle">', text)


# --- language and direction ------------------------------------------------------------------------------------------


def test_the_arabic_page_runs_from_right_to_left_and_names_parties_in_arabic() -> None:
    page = Outline(report("ar"))
    assert page.elements[0] == ("html", {"lang": "ar", "dir": "rtl"})
    words = page.words()
    assert "المُعلن 441.91 مليار دولار" in words
    assert "إنفيديا ← أوبن إيه آي ← أوراكل ← إنفيديا" in words
    assert "اتفقت إنفيديا على استثمار حتى 100 مليار دولار في أوبن إيه آي" in words
    assert "حتى 31 مارس 2026" in words


def test_the_english_page_runs_from_left_to_right() -> None:
    assert Outline(report("en")).elements[0] == ("html", {"lang": "en", "dir": "ltr"})


def test_the_arabic_page_is_arabic_but_for_names_quotes_and_addresses() -> None:
    page = Outline(report("ar", readings=READINGS[:2]))
    foreign = {"style", "title", "bdi", "blockquote", "mark"}
    rest = [text for text, inside in page.texts if re.search("[A-Za-z]{2,}", text) and not foreign & set(inside)]
    assert rest == []


def test_a_document_language_that_is_no_tag_is_left_out() -> None:
    assert set(Outline(report("en")).all("lang")) == {"en", "ar"}


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        report("fr")


# --- little and nothing ----------------------------------------------------------------------------------------------


@BOTH
def test_nothing_read_makes_a_page_that_says_so(lang: str) -> None:
    page = Outline(report(lang, [], []))
    assert {"answer", "picture", "cycles", "deals", "documents", "caveats"} <= set(page.all("id"))


def test_a_deal_without_versions_or_documents_is_still_told() -> None:
    bare = Deal(
        id="x", kind=Kind.COMPUTE, payer="A", payee="B", status=Status.DONE, hearsay=False, amount=None, bound=None
    )
    assert "No claim is stored with this deal." in report("en", [bare], [])
    assert "The document of this claim is not at hand." in report("en", DEALS, [])


def test_the_same_values_make_the_same_page() -> None:
    assert report("ar") == report("ar")
    assert report("en", DEALS[::-1]) == report("en", DEALS)


# --- the file --------------------------------------------------------------------------------------------------------


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("before")
    write_report(path, seen(), "en")
    assert path.read_text("utf-8") == report("en")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_a_report_that_cannot_be_made_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("before")
    with pytest.raises(UnknownLanguageError):
        write_report(path, seen(), "fr")
    assert path.read_text() == "before"


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(OSError, match=r"report\.html"):
        write_report(tmp_path / "report.html", seen(), "en")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize(("lang", "label"), [("en", "Rejected by a judgement"), ("ar", "مرفوض بحكم")])
def test_a_claim_that_was_rejected_stays_beside_its_deal_with_its_words(lang: str, label: str) -> None:
    doubted = replace(BACKING, status=Status.TALKS)
    rejecting = seen([replace(DEALS[0], rejected=(doubted,)), *DEALS[1:]])
    page = report_html(rejecting, lang)

    assert label in page
    assert label not in report_html(seen(), lang)
    shown = page[page.index(label) :].partition("</article>")[0]
    assert f'id="{page_of(rejecting, lang).at.claims[doubted]}"' in shown
