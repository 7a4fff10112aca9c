"""Sums, counts and dates in the language of the page: templates and forms are data in `locales/`.

A template is filled, never glued: each value goes through an `Isolate`, which keeps its direction from disturbing the
sentence around it (`plain` for SVG and plain text, `marked` for HTML, where it also escapes).
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from html import escape
from importlib.resources import files

from halqa.catalogue.labels import label
from halqa.catalogue.parties import parties
from halqa.catalogue.placeholders import is_placeholder
from halqa.errors import UnknownLanguageError
from halqa.units import MW_PER_GW, Bound, Money

LANGUAGES = {"ar": "rtl", "en": "ltr"}
SCALES = (("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3))
HUGE = 20  # decimal places from which a number is no sum of this world, and is not written out
COMPACT = {"trillion": "tn", "billion": "bn", "million": "m", "thousand": "k", "": ""}

# Marks that reorder or hide text, and controls that no name or quote needs: an untrusted text must not redraw the page.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_LONE = re.compile("[\ud800-\udfff\ufffe\uffff]")

Isolate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: its templates and forms, and the names of parties in it."""

    lang: str
    words: Mapping[str, str]
    names: Mapping[str, str]  # canonical name -> name in this language
    feminine: frozenset[str]  # parties whose grammatical gender is known to be feminine

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return LANGUAGES[self.lang]

    def name(self, party: str) -> str:
        """Return what a party is called in this language; in no table, its own name in letters of the language."""
        known = self.names.get(party, party)
        return clean(known if self.lang == "ar" and not is_placeholder(known) else label(known, self.lang))


def wording(lang: str, names: Mapping[str, str] | None = None, feminine: frozenset[str] = frozenset()) -> Wording:
    """Return the wording of a language, with names of parties in it.

    >>> wording("ar", {"Nvidia": "إنفيديا"}).name("Nvidia")
    'إنفيديا'
    """
    if lang not in LANGUAGES:
        raise UnknownLanguageError(language=lang, known=", ".join(LANGUAGES))
    return Wording(lang, words(lang), names or {}, feminine)


@cache
def party_names(lang: str) -> Mapping[str, str]:
    """Return what the parties of the catalogue are called in a language, by their canonical names."""
    return {entry.name: label(entry.name, lang) for entry in parties()}


@cache
def words(lang: str) -> Mapping[str, str]:
    """Return the templates and forms of a language, by key."""
    text = files("halqa.surfaces").joinpath("locales", f"report.{lang}.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def clean(text: str) -> str:
    r"""Return a text without what reorders, hides or cannot be encoded: safe to show, not yet escaped.

    >>> clean("pay\u202epal")
    'paypal'
    """
    return _LONE.sub("\ufffd", _UNSEEN.sub("", text))


def bare(text: str) -> str:
    """Let a value stand as it is: for values that are markup already."""
    return text


def plain(text: str) -> str:
    r"""Isolate a value in plain text and SVG.

    >>> ascii(plain("G42"))
    "'\\u2068G42\\u2069'"
    """
    return f"\u2068{clean(text)}\u2069"


def marked(text: str) -> str:
    """Isolate and escape a value in HTML.

    >>> marked("<b>")
    '<bdi>&lt;b&gt;</bdi>'
    """
    return f"<bdi>{escape(clean(text))}</bdi>"


def fill(in_: Wording, key: str, isolate: Isolate = marked, /, **values: str) -> str:
    """Return a template with its values, each isolated.

    >>> fill(wording("en"), "as_of", bare, day="3 May 2026")
    'as of 3 May 2026'
    """
    return in_.words[key].format_map({name: isolate(value) for name, value in values.items()})


# --- numbers ---------------------------------------------------------------------------------------------------------


def scaled(number: Decimal) -> tuple[Decimal, str]:
    """Return the number in its largest fitting scale, to two decimals, and the name of that scale ("" below 1000).

    >>> scaled(Decimal("22.4e9"))
    (Decimal('22.4'), 'billion')
    >>> scaled(Decimal("999999999999"))
    (Decimal('1'), 'trillion')
    """
    for scale, power in SCALES:
        mantissa = number.scaleb(-power)
        if abs(mantissa) >= Decimal("0.999995"):
            return _trim(mantissa), scale
    return _trim(number), ""


def _trim(number: Decimal) -> Decimal:
    if number.adjusted() >= HUGE:
        return number
    rounded = number.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return whole.quantize(Decimal(1)) if rounded == whole else rounded.normalize()


def digits(number: Decimal) -> str:
    """Return a number in Latin digits with grouping.

    >>> digits(Decimal("1234.5"))
    '1,234.5'
    """
    return f"{number:,f}" if number.adjusted() < HUGE else f"{number:.2E}"


def form(number: Decimal) -> str:
    """Return the Arabic plural form that a number asks of the counted noun (CLDR categories).

    >>> [form(Decimal(n)) for n in ("0", "1", "2", "3", "11", "100", "103", "1.5")]
    ['zero', 'one', 'two', 'few', 'many', 'other', 'few', 'other']
    """
    if number != number.to_integral_value():
        return "other"
    whole = int(number)
    if whole in (0, 1, 2):
        return ("zero", "one", "two")[whole]
    rest = whole % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def arabic_scaled(number: Decimal, *, construct: bool, oblique: bool = True) -> str:
    """Return a number with its scale word in agreement.

    `construct` where a counted noun follows, `oblique` after a preposition or as an object.

    >>> [arabic_scaled(Decimal(n) * 10**9, construct=True) for n in ("1", "2", "3", "38", "1.5")]
    ['مليار', 'ملياري', '3 مليارات', '38 مليار', '1.5 مليار']
    >>> [arabic_scaled(Decimal(n) * 10**9, construct=False, oblique=False) for n in ("2", "38", "100", "103")]
    ['ملياران', '38 مليارا', '100 مليار', '103 مليارات']
    """
    mantissa, scale = scaled(number)
    if not scale:
        return digits(mantissa)
    forms, category = words("ar"), form(mantissa)
    if category == "two":
        return forms[f"scale.{scale}.two{'.construct' * construct}{'.oblique' * oblique}"]
    if category == "one":
        return forms[f"scale.{scale}.one"]
    ending = "few" if category == "few" else "many" if category == "many" and not construct else "one"
    return f"{digits(mantissa)} {forms[f'scale.{scale}.{ending}']}"


def counted(in_: Wording, number: int, noun: str, *, oblique: bool = False) -> str:
    """Return a count with its noun: `noun` is a key such as `deals`.

    >>> counted(wording("ar"), 2, "deals"), counted(wording("ar"), 2, "deals", oblique=True)
    ('صفقتان', 'صفقتين')
    >>> counted(wording("en"), 1, "deals")
    '1 deal'
    """
    category = form(Decimal(number)) if in_.lang == "ar" else "one" if number == 1 else "other"
    key = f"count.{noun}.{category}"
    chosen = in_.words.get(f"{key}.oblique", in_.words[key]) if oblique else in_.words[key]
    return chosen.format(n=f"{number:,}")


def quantity(in_: Wording, number: Decimal, unit: str, *, oblique: bool = False) -> str:
    """Return a number of a currency, MW, chips, users or %.

    >>> quantity(wording("en"), Decimal("3e11"), "USD"), quantity(wording("ar"), Decimal("3e9"), "USD")
    ('$300 billion', '3 مليارات دولار')
    >>> quantity(wording("ar"), Decimal(-3), "%")  # in a line from right to left a sign would stand after its number
    'ناقص 3%'
    """
    if number < 0 and in_.lang == "ar":
        return fill(in_, "quantity.minus", bare, amount=quantity(in_, -number, unit, oblique=oblique))
    if unit == "%":
        return fill(in_, "quantity.stake", bare, n=digits(_trim(number)))
    if unit == "MW":
        return _power(in_, number)
    return _arabic(in_, number, unit, oblique) if in_.lang == "ar" else _english(in_, number, unit)


def _power(in_: Wording, power_mw: Decimal) -> str:
    if power_mw >= MW_PER_GW:
        return fill(in_, "quantity.gw", bare, n=digits(_trim(power_mw / MW_PER_GW)))
    return fill(in_, "quantity.mw", bare, n=digits(_trim(power_mw)))


def _noun(in_: Wording, unit: str) -> str:
    code = clean(unit)
    return in_.words.get(f"currency.{code}") or in_.words.get(f"unit.{code}") or code


def _arabic(in_: Wording, number: Decimal, unit: str, oblique: bool) -> str:
    return f"{arabic_scaled(number, construct=True, oblique=oblique)} {_noun(in_, unit)}"


def _english(in_: Wording, number: Decimal, unit: str) -> str:
    mantissa, scale = scaled(abs(number))
    noun, sign = _noun(in_, unit), "-" if number < 0 else ""
    told = f"{digits(mantissa)} {in_.words[f'scale.{scale}']}" if scale else digits(mantissa)
    if f"unit.{unit}" in in_.words:
        return f"{sign}{told} {noun}"
    return f"{sign}{noun}{told}" if len(noun) == 1 else f"{noun}\u00a0{sign}{told}"


def compact(in_: Wording, usd: float) -> str:
    """Return a sum in US dollars for a label in a picture.

    >>> compact(wording("en"), 38e9), compact(wording("en"), -38e9), compact(wording("ar"), 38e9)
    ('$38bn', '-$38bn', '38 مليار دولار')
    """
    if in_.lang == "ar":
        return dollars(in_, usd)
    mantissa, scale = scaled(abs(_decimal(usd)))
    return f"{'-' if usd < 0 else ''}${digits(mantissa)}{COMPACT[scale]}"


def dollars(in_: Wording, usd: float) -> str:
    """Return a sum of the network in words.

    >>> dollars(wording("en"), 38e9)
    '$38 billion'
    """
    return quantity(in_, _decimal(usd), "USD")


def _decimal(usd: float) -> Decimal:
    return Decimal(repr(float(usd)))


def money(in_: Wording, sum_: Money, *, oblique: bool = False) -> str:
    """Return a sum as printed: a range, a total or an amount a period.

    >>> from halqa.units import Period
    >>> money(wording("en"), Money(Decimal("3e10"), "USD", Period.YEAR))
    '$30 billion a year'
    """
    if sum_.high is not None and sum_.high != sum_.amount:
        low, high = (quantity(in_, number, sum_.currency, oblique=True) for number in (sum_.amount, sum_.high))
        told = fill(in_, "sum.range", bare, low=low, high=high)
    else:
        told = quantity(in_, sum_.amount, sum_.currency, oblique=oblique)
    return fill(in_, f"sum.{sum_.per}", bare, sum=told) if sum_.per else told


def bounded(in_: Wording, sum_: Money, bound: Bound | None, use: str = "label") -> str:
    """Return a sum with its bound, as a `label`, as the `object` of a verb or as the `worth` of a noun.

    >>> bounded(wording("ar"), Money(Decimal("1e11"), "USD"), Bound.UP_TO, "worth")
    'بما يصل إلى 100 مليار دولار'
    """
    limit = bound if bound is not None and sum_.high is None else Bound.EXACT
    oblique = use != "label" or limit is not Bound.EXACT
    return fill(in_, f"{use}.{limit}", bare, sum=money(in_, sum_, oblique=oblique))


# --- dates -----------------------------------------------------------------------------------------------------------


def day(in_: Wording, when: date) -> str:
    """Return a day in words.

    >>> day(wording("ar"), date(2025, 9, 10))
    '10 سبتمبر 2025'
    """
    month = in_.words[f"month.{when.month}"]
    return fill(in_, "date.day", bare, day=str(when.day), month=month, year=str(when.year))


def period(in_: Wording, when: str) -> str:
    """Return a time as precise as a text gave it: 2026, 2026-09, 2026-09-10, 2026-Q3, 2026-H1; else as it stands.

    >>> period(wording("en"), "2026-Q3"), period(wording("ar"), "2026-09"), period(wording("en"), "FY26")
    ('Q3 2026', 'سبتمبر 2026', 'FY26')
    """
    if found := re.fullmatch(r"(\d{4})-([QH][1-4])", when):
        key = f"date.{found[2]}"
        return fill(in_, key, bare, year=found[1]) if key in in_.words else when
    if found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", when):
        return fill(in_, "date.month", bare, month=in_.words[f"month.{int(found[2])}"], year=found[1])
    try:
        return day(in_, date.fromisoformat(when))
    except ValueError:
        return clean(when)


def term(in_: Wording, start: str | None, end: str | None) -> str | None:
    """Return from when to when, or None where neither is told.

    >>> term(wording("en"), "2027", "2032-06")
    '2027 to June 2032'
    """
    told = {name: period(in_, value) for name, value in (("start", start), ("end", end)) if value}
    if not told:
        return None
    return fill(in_, "term.both" if len(told) == 2 else f"term.{next(iter(told))}", bare, **told)
