"""A claim -> one sentence in our own words: how rows of the reference ledger, and rows entered by hand, are told.

A pure function of the row, so that one row always gives one text. The words are data: `statements/<language>.json`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, Final

from halqa.catalogue.labels import label
from halqa.catalogue.parties import parties
from halqa.errors import UnknownLanguageError
from halqa.model import Condition, Instrument, Kind, Span, Tie
from halqa.units import Bound, Money, plain

LANGUAGES: Final = ("en", "ar")
_IF_SUM = re.compile(r"\[([^\]]*)\]")  # words of a template that only a sum calls for
_OWN_FORMS = frozenset({Instrument.GUARANTEE, Instrument.BACKSTOP, Instrument.WARRANT})
_CLAUSES_OF_FORMS = frozenset({Instrument.STOCK, Instrument.CREDIT})
_SIZES = ("power_mw", "chips", "stake_pct")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, and where it names the parties."""

    text: str
    payer: Span  # of a figure: the party
    payee: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a statement tells of a figure; `metric` and `basis` are keys of the words."""

    party: str
    metric: str
    amount: Decimal
    unit: str  # ISO currency or %
    period: str
    basis: str


def tie_statement(tie: Tie, day: date, lang: str, form: str | None = None) -> Statement:
    """Tell a tie in a sentence; `day` is when it was announced, `form` the words where those of its kind do not fit.

    >>> from halqa.model import Kind, Mention, Status
    >>> tie = Tie(document="", evidence=Span(0, 0), kind=Kind.COMPUTE, status=Status.AGREED, bound=Bound.ABOUT,
    ...           payer=Mention(party="OpenAI", span=None), payee=Mention(party="Oracle", span=None),
    ...           amount=Money(Decimal("300e9"), "USD"), start="2027")
    >>> tie_statement(tie, date(2025, 9, 10), "en").text
    'OpenAI agreed to buy computing capacity from Oracle for about 300 billion dollars, from 2027 (2025-09-10).'
    """
    words = _words(lang)
    template = words["ties"][form or _form_of(tie)][tie.status]
    fields = {"payer": label(tie.payer.party, lang), "payee": label(tie.payee.party, lang)}
    if tie.amount is not None:
        fields["sum"] = _sum(tie.amount, tie.bound, words)
    told = _filled(_IF_SUM.sub(r"\1" if "sum" in fields else "", template), fields)
    end = words["day"].format(day=day.isoformat())
    return Statement(told.text + "".join(_clauses(tie, words)) + end, told.payer, told.payee)


def measure_statement(measure: Measure, day: date, lang: str) -> Statement:
    """Tell a figure in a sentence; `day` is when it was told.

    >>> profit = Measure(party="Nvidia", metric="net_income", amount=Decimal("58.3e9"), unit="USD", period="Q1 FY2027",
    ...                  basis="reported")
    >>> measure_statement(profit, date(2026, 5, 20), "en").text
    'Nvidia: net income of 58.3 billion dollars for Q1 FY2027 (2026-05-20).'
    """
    words = _words(lang)
    fields = {
        "payer": label(measure.party, lang),
        "metric": words["metrics"][measure.metric],
        "sum": _amount(measure.amount, measure.unit, words),
        "period": measure.period,
    }
    told = _filled(words["figures"][measure.basis], fields)
    return Statement(told.text + words["day"].format(day=day.isoformat()), told.payer, told.payer)


def _form_of(tie: Tie) -> str:
    """Return the words that fit: of the instrument where it has its own, of a venture with a company, of the kind."""
    if tie.instrument in _OWN_FORMS:
        return str(tie.instrument)
    return "joint" if tie.kind is Kind.VENTURE and tie.payee.party in _companies() else str(tie.kind)


@cache
def _companies() -> frozenset[str]:
    """Return the parties that stand for themselves, and were not made for a venture."""
    return frozenset(entry.name for entry in parties() if entry.type != "venture" and not entry.placeholder)


def _filled(template: str, fields: Mapping[str, str]) -> Statement:
    """Put words in their places, once: what is put in is never itself read as a template."""
    text, places = "", {}
    for literal, name, _, _ in Formatter().parse(template):
        text += literal
        if name is not None:
            places[name] = Span(len(text), len(text) + len(fields[name]))
            text += fields[name]
    return Statement(text, places["payer"], places.get("payee", places["payer"]))


def _clauses(tie: Tie, words: Mapping[str, Any]) -> Iterator[str]:
    clauses, bounds = words["clauses"], words["bounds"]
    if tie.shared_amount:
        yield clauses["shared_amount"]
    bounded = None if tie.amount is not None else _bounded_size(tie)
    for name in _SIZES:
        size = getattr(tie, name)
        if size is not None:
            bound = tie.bound if name == bounded else None
            yield clauses[name].format(n=bounds[bound or Bound.EXACT].format(n=_number(Decimal(size))))
    if tie.start or tie.end:
        name = "term" if tie.start and tie.end else "start" if tie.start else "end"
        yield clauses[name].format(start=tie.start, end=tie.end)
    yield from (clauses[name] for name in _marks(tie))


def _bounded_size(tie: Tie) -> str | None:
    """Return the size that a bound speaks of where there is no sum: the one that is counted, else the first told."""
    told = [name for name in ("chips", *_SIZES) if getattr(tie, name) is not None]
    return told[0] if told else None


def _marks(tie: Tie) -> Iterator[str]:
    if tie.condition is not None:
        yield Condition(tie.condition).value
    if tie.instrument in _CLAUSES_OF_FORMS:
        yield str(tie.instrument)
    if tie.paid:
        yield "paid"
    if tie.hearsay:
        yield "hearsay"


def _sum(money: Money, bound: Bound | None, words: Mapping[str, Any]) -> str:
    amount = _amount(money.amount, money.currency, words)
    if money.high is not None:
        told = words["range"].format(n=amount, high=_amount(money.high, money.currency, words))
    else:
        told = words["bounds"][bound or Bound.EXACT].format(n=amount)
    return str(words["per"][money.per].format(sum=told) if money.per else told)


def _amount(amount: Decimal, unit: str, words: Mapping[str, Any]) -> str:
    if unit == "%":
        return str(words["percent"].format(n=_number(amount)))
    name = words["currencies"].get(unit, unit)
    for digits, forms in words["scales"].items():
        scaled = amount / Decimal(digits)
        if abs(scaled) >= 1:
            return f"{_number(scaled)} {forms[_form(scaled)]} {name}"
    return f"{_number(amount)} {name}"


def _form(number: Decimal) -> str:
    """Return which form of a noun a number takes: Arabic has one of its own for three to ten."""
    if number == 1:
        return "one"
    return "few" if number == number.to_integral_value() and 3 <= number <= 10 else "many"


def _number(number: Decimal) -> str:
    return f"{plain(number.normalize()):,f}"


@cache
def _words(lang: str) -> dict[str, Any]:
    if lang not in LANGUAGES:
        raise UnknownLanguageError(language=lang, known=", ".join(LANGUAGES))
    return dict(json.loads((files("halqa.catalogue") / "statements" / f"{lang}.json").read_text("utf-8")))
