import ast
import inspect
import json
import re
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import product
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.errors import UnknownLanguageError
from halqa.ledger import versions
from halqa.ledger.totals import LeftOut
from halqa.model import (
    SYMMETRIC,
    Assumption,
    Condition,
    Deal,
    Figure,
    FigureStatus,
    Instrument,
    Kind,
    Mention,
    Metric,
    Origin,
    Span,
    Status,
)
from halqa.surfaces.ring import ROLES
from halqa.surfaces.sentences import figure_sentence, sentence
from halqa.surfaces.wording import (
    LANGUAGES,
    arabic_scaled,
    bare,
    bounded,
    clean,
    compact,
    counted,
    day,
    marked,
    money,
    period,
    plain,
    quantity,
    scaled,
    term,
    wording,
    words,
)
from halqa.units import Bound, Money, Period

BOTH = pytest.mark.parametrize("lang", list(LANGUAGES))
FEMININE = wording("ar", {"Nvidia": "إنفيديا", "OpenAI": "أوبن إيه آي"}, frozenset({"Nvidia", "OpenAI"}))
ENGLISH = wording("en")
DECIDING = ("held", "_rule_among", "_rule")  # the functions of the ledger that name a rule


def deal(**changes: object) -> Deal:
    values: dict[str, object] = {
        "id": "a",
        "kind": Kind.EQUITY,
        "payer": "Nvidia",
        "payee": "OpenAI",
        "status": Status.DONE,
        "hearsay": False,
        "amount": Money(Decimal("1e11"), "USD"),
        "bound": Bound.UP_TO,
    }
    return Deal(**(values | changes))  # type: ignore[arg-type]


def usd(text: str) -> Money:
    return Money(Decimal(text), "USD")


# --- the data --------------------------------------------------------------------------------------------------------


def shape(key: str) -> str:
    return key if not key.startswith(("count.", "scale.", "currency.")) else ".".join(key.split(".")[:2])


def test_both_languages_say_the_same_things() -> None:
    arabic, english = ({shape(key) for key in words(lang)} for lang in ("ar", "en"))
    named = {key for key in arabic | english if not key.startswith("currency.")}
    assert {key for key in named if key not in arabic} == set()
    assert {key for key in named if key not in english} == set()


def fields(template: str) -> set[str]:
    found = {name for _, name, _, _ in Formatter().parse(template) if name}
    return {"sum" if name == "worth" else name for name in found}


def test_a_template_asks_for_the_same_values_in_both_languages() -> None:
    arabic, english = words("ar"), words("en")
    free = {"cycles.lead"}  # one language counts in words, the other in digits
    shared = [key for key in arabic if key in english and not key.startswith("count.") and key not in free]
    assert {
        key: (fields(arabic[key]), fields(english[key]))
        for key in shared
        if fields(arabic[key]) != fields(english[key])
    } == {}


@BOTH
def test_no_template_holds_markup(lang: str) -> None:
    assert [key for key, text in words(lang).items() if any(mark in text for mark in '<>&"')] == []


@BOTH
def test_no_key_stands_twice_in_a_file(lang: str) -> None:
    text = files("halqa.surfaces").joinpath("locales", f"report.{lang}.json").read_text("utf-8")
    pairs = json.loads(text, object_pairs_hook=list)
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys))


@BOTH
def test_every_value_of_the_model_has_its_words(lang: str) -> None:
    wanted = [f"kind.{kind}" for kind in Kind] + [f"status.{status}" for status in Status]
    wanted += [f"instrument.{each}" for each in Instrument] + [f"metric.{metric}" for metric in Metric]
    wanted += [f"figure_status.{status}" for status in FigureStatus] + [f"badge.{each}" for each in Condition]
    wanted += [f"assumption.{each}" for each in Assumption] + [f"role.{role}" for role in ROLES]
    wanted += [f"{use}.{bound}" for use in ("label", "object", "worth") for bound in Bound]
    wanted += [f"rule.{name}" for name in rules()] + [f"left_out.{reason}" for reason in LeftOut]
    wanted += [f"origin.{origin}" for origin in Origin if origin is not Origin.READ]
    wanted += [f"month.{month}" for month in range(1, 13)] + [f"sum.{each}" for each in Period]
    assert [key for key in wanted if key not in words(lang)] == []


def rules() -> set[str]:
    """Return every rule that the ledger can name: those of its table, and those that its functions return by name."""
    tree = ast.parse(inspect.getsource(versions))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in DECIDING]
    assert len(functions) == len(DECIDING)
    texts = {node.value for function in functions for node in ast.walk(function) if isinstance(node, ast.Constant)}
    named = {text for text in texts if isinstance(text, str) and re.fullmatch("[a-z_]+", text)}
    return named | {name for name, _ in versions.RULES}


def test_the_rules_of_the_ledger_are_all_found() -> None:
    assert {"confirmed", "only_telling", "only_sum", "others_denied", "denied", "first"} <= rules()


def test_a_language_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownLanguageError, match="ar, en"):
        wording("fr")


# --- numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "construct", "nominative", "oblique"),
    [
        ("1e9", True, "مليار", "مليار"),
        ("2e9", True, "مليارا", "ملياري"),
        ("2e9", False, "ملياران", "مليارين"),
        ("2e12", True, "تريليونا", "تريليوني"),
        ("2e6", False, "مليونان", "مليونين"),
        ("3e9", True, "3 مليارات", "3 مليارات"),
        ("10e9", True, "10 مليارات", "10 مليارات"),
        ("11e9", True, "11 مليار", "11 مليار"),
        ("38e9", False, "38 مليارا", "38 مليارا"),
        ("99e6", False, "99 مليونا", "99 مليونا"),
        ("100e9", False, "100 مليار", "100 مليار"),
        ("102e9", True, "102 مليار", "102 مليار"),
        ("105e9", True, "105 مليارات", "105 مليارات"),
        ("1.4e12", True, "1.4 تريليون", "1.4 تريليون"),
        ("22.4e9", False, "22.4 مليار", "22.4 مليار"),
        ("5e3", True, "5 آلاف", "5 آلاف"),
    ],
)
def test_the_arabic_scale_word_agrees_with_its_number(
    number: str, construct: bool, nominative: str, oblique: str
) -> None:
    assert arabic_scaled(Decimal(number), construct=construct, oblique=False) == nominative
    assert arabic_scaled(Decimal(number), construct=construct, oblique=True) == oblique


@pytest.mark.parametrize(
    ("number", "english", "arabic", "short"),
    [
        ("300e9", "$300 billion", "300 مليار دولار", "$300bn"),
        ("1.4e12", "$1.4 trillion", "1.4 تريليون دولار", "$1.4tn"),
        ("500e6", "$500 million", "500 مليون دولار", "$500m"),
        ("999999999999", "$1 trillion", "تريليون دولار", "$1tn"),
        ("995e9", "$995 billion", "995 مليار دولار", "$995bn"),
        ("0", "$0", "0 دولار", "$0"),
        ("12.5", "$12.5", "12.5 دولار", "$12.5"),
    ],
)
def test_a_sum_of_dollars_is_worded(number: str, english: str, arabic: str, short: str) -> None:
    assert quantity(ENGLISH, Decimal(number), "USD") == english
    assert quantity(FEMININE, Decimal(number), "USD") == arabic
    assert compact(ENGLISH, float(number)) == short


def test_other_currencies_and_units_keep_their_names() -> None:
    assert quantity(ENGLISH, Decimal("7e9"), "AED") == "AED\u00a07 billion"
    assert quantity(FEMININE, Decimal("7e9"), "AED") == "7 مليارات درهم إماراتي"
    assert quantity(ENGLISH, Decimal("-2e9"), "USD") == "-$2 billion"
    assert quantity(FEMININE, Decimal(6000), "MW") == "6 غيغاواط"
    assert quantity(ENGLISH, Decimal(250), "MW") == "250 MW"
    assert quantity(FEMININE, Decimal(400000), "chips") == "400 ألف شريحة"
    assert quantity(ENGLISH, Decimal("12.5"), "%") == "12.5%"
    assert quantity(ENGLISH, Decimal(5), "X<Y") == "X<Y\u00a05", "an unknown unit stays; escaping is the isolate's work"


def test_a_number_beyond_this_world_is_not_written_out() -> None:
    assert len(quantity(ENGLISH, Decimal("1E+4000"), "USD")) < 40
    assert len(quantity(FEMININE, Decimal("9" * 200), "USD")) < 40


@given(st.decimals("1", "1e15", places=2))
def test_a_scaled_number_is_the_number_to_two_decimals(number: Decimal) -> None:
    mantissa, scale = scaled(number)
    power = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}[scale]
    assert abs(mantissa.scaleb(power) - number) <= Decimal("0.0051").scaleb(power)
    assert scale == "trillion" or abs(mantissa) < 1000


def test_ranges_and_periods_are_told() -> None:
    assert money(ENGLISH, Money(Decimal("1e10"), "USD", high=Decimal("1.5e10"))) == "$10 billion to $15 billion"
    assert money(FEMININE, Money(Decimal("2e9"), "USD", high=Decimal("3e9"))) == "من ملياري دولار إلى 3 مليارات دولار"
    assert money(FEMININE, Money(Decimal("3e10"), "USD", Period.YEAR)) == "30 مليار دولار سنويًا"
    assert bounded(ENGLISH, Money(Decimal("1e9"), "USD", Period.MONTH), Bound.ABOUT) == "about $1 billion a month"


def test_a_bound_puts_the_sum_after_it_in_the_oblique() -> None:
    assert bounded(FEMININE, usd("2e9"), Bound.EXACT) == "مليارا دولار"
    assert bounded(FEMININE, usd("2e9"), Bound.UP_TO) == "حتى ملياري دولار"
    assert bounded(FEMININE, usd("2e9"), None, "worth") == "بقيمة ملياري دولار"


def test_counts_agree_with_their_nouns() -> None:
    assert [counted(FEMININE, n, "deals") for n in (0, 1, 2, 3, 11, 100, 103)] == [
        "لا صفقات", "صفقة واحدة", "صفقتان", "3 صفقات", "11 صفقة", "100 صفقة", "103 صفقات",
    ]  # fmt: skip
    assert [counted(ENGLISH, n, "documents") for n in (0, 1, 1200)] == ["0 documents", "1 document", "1,200 documents"]


# --- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "english", "arabic"),
    [
        ("2026", "2026", "2026"),
        ("2026-09", "September 2026", "سبتمبر 2026"),
        ("2026-09-30", "30 September 2026", "30 سبتمبر 2026"),
        ("2026-Q3", "Q3 2026", "الربع الثالث من 2026"),
        ("2026-H2", "second half of 2026", "النصف الثاني من 2026"),
        ("2026-H4", "2026-H4", "2026-H4"),
        ("2026-13", "2026-13", "2026-13"),
        ("next year", "next year", "next year"),
    ],
)
def test_a_time_is_told_as_precisely_as_the_text_told_it(when: str, english: str, arabic: str) -> None:
    assert (period(ENGLISH, when), period(FEMININE, when)) == (english, arabic)


def test_a_term_may_lack_an_end_or_a_start_or_both() -> None:
    assert term(ENGLISH, "2027", "2032") == "2027 to 2032"
    assert term(FEMININE, "2027", None) == "منذ 2027"
    assert term(ENGLISH, None, "2032") == "until 2032"
    assert term(ENGLISH, None, None) is None
    assert day(ENGLISH, date(2025, 11, 3)) == "3 November 2025"


# --- sentences -------------------------------------------------------------------------------------------------------


def test_a_known_gender_takes_a_verb_and_an_unknown_one_does_not() -> None:
    assert sentence(FEMININE, deal(), bare) == "استثمرت إنفيديا حتى 100 مليار دولار في أوبن إيه آي"
    someone = sentence(FEMININE, deal(payer="G42"), bare)
    assert someone == "استثمار من G42 في أوبن إيه آي بما يصل إلى 100 مليار دولار (منفَّذ)"


def test_a_sentence_tells_status_hearsay_and_what_stands_for_a_sum() -> None:
    assert sentence(ENGLISH, deal(status=Status.TALKS, hearsay=True), bare) == (
        "According to unnamed sources: Nvidia is in talks to invest up to $100 billion in OpenAI"
    )
    assert sentence(ENGLISH, deal(kind=Kind.CHIPS, amount=None, bound=None, power_mw=Decimal(6000)), bare) == (
        "Nvidia buys chips from OpenAI (6 GW)"
    )
    assert sentence(ENGLISH, deal(status=Status.DENIED), bare) == (
        "Investment by Nvidia in OpenAI for up to $100 billion (denied)"
    )


@BOTH
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_status_and_instrument_makes_a_sentence(lang: str, kind: Kind) -> None:
    in_ = FEMININE if lang == "ar" else ENGLISH
    for status, instrument, amount in product(Status, [None, *Instrument], [None, usd("2e9")]):
        said = sentence(in_, deal(kind=kind, status=status, amount=amount, instrument=instrument), bare)
        assert in_.name("Nvidia") in said
        assert in_.name("OpenAI") in said
        assert "{" not in said
        assert amount is None or "2" in said or "ملياري" in said
        assert kind not in SYMMETRIC or lang == "en" or "بين" in said


def test_a_loan_a_guarantee_and_a_warrant_are_called_what_they_are() -> None:
    loan = deal(kind=Kind.DEBT, instrument=Instrument.LOAN, bound=None, amount=usd("3e8"))
    surety = deal(kind=Kind.DEBT, instrument=Instrument.GUARANTEE, amount=None)
    warrant = deal(status=Status.AGREED, instrument=Instrument.WARRANT, amount=None, stake_pct=Decimal(10))
    assert sentence(ENGLISH, loan, bare) == "Nvidia lent OpenAI $300 million"
    assert sentence(FEMININE, loan, bare) == "قدّمت إنفيديا قرضا إلى أوبن إيه آي بقيمة 300 مليون دولار"
    assert sentence(ENGLISH, surety, bare) == "Nvidia guaranteed debt of OpenAI"
    assert sentence(ENGLISH, warrant, bare) == "Nvidia is to get a warrant for shares of OpenAI (10%)"
    assert sentence(FEMININE, warrant, bare) == "تحصل إنفيديا على حق شراء أسهم في أوبن إيه آي (10%)"


def test_a_name_cannot_break_out_of_its_sentence() -> None:
    told = sentence(ENGLISH, deal(payer="<script>alert(1)</script>", payee="\u202egpj.OpenAI{payer}"))
    assert "<script" not in told
    assert "\u202e" not in told
    assert "<bdi>gpj.OpenAI{payer}</bdi>" in told


def test_values_are_isolated_in_plain_text_and_in_html() -> None:
    assert plain("G42\u2069\u202e") == "\u2068G42\u2069"
    assert marked('a"<b>&') == "<bdi>a&quot;&lt;b&gt;&amp;</bdi>"


@given(st.text())
def test_clean_text_can_be_encoded_and_holds_no_control_or_direction_mark(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode().decode() == cleaned
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x1b")
    assert clean(cleaned) == cleaned


def test_a_figure_is_told_without_a_verb() -> None:
    figure = Figure(
        document="d",
        evidence=Span(0, 1),
        party=Mention(party="OpenAI", span=None),
        metric=Metric.OPERATING_LOSS,
        amount=Decimal("2e9"),
        unit="USD",
        bound=Bound.UP_TO,
        period="2026",
    )
    assert figure_sentence(ENGLISH, figure, bare) == "OpenAI: operating loss up to $2 billion, 2026"
    assert figure_sentence(FEMININE, figure, bare) == "أوبن إيه آي: الخسارة التشغيلية حتى ملياري دولار، 2026"
