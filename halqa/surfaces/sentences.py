"""A deal, a tie or a figure as a sentence of the language: templates by kind and status are data in `locales/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from halqa.model import SYMMETRIC, Deal, Figure, Instrument, Kind, Status, Tie
from halqa.surfaces.wording import Isolate, Wording, bare, fill, marked, money, period, quantity
from halqa.units import Bound, Money

LIVE = (Status.TALKS, Status.AGREED, Status.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a sentence about a deal or a tie needs to say."""

    kind: Kind
    payer: str
    payee: str
    status: Status
    hearsay: bool
    amount: Money | None
    bound: Bound | None
    power_mw: Decimal | None
    chips: int | None
    stake_pct: Decimal | None
    instrument: Instrument | None

    @property
    def form(self) -> str:
        """What templates call it: its kind, or what form the value takes where the kind alone would mislead."""
        return FORMS.get((self.kind, self.instrument), self.kind)


FORMS: Mapping[tuple[Kind, Instrument | None], str] = {
    (Kind.DEBT, Instrument.LOAN): "loan",
    (Kind.DEBT, Instrument.CREDIT): "loan",
    (Kind.DEBT, Instrument.GUARANTEE): "guarantee",
    (Kind.DEBT, Instrument.BACKSTOP): "guarantee",
    (Kind.EQUITY, Instrument.WARRANT): "warrant",
}


def told(of: Deal | Tie) -> Statement:
    """Return what a deal, or one document's tie, states."""
    payer, payee = (of.payer, of.payee) if isinstance(of, Deal) else (of.payer.party, of.payee.party)
    return Statement(
        kind=of.kind,
        payer=payer,
        payee=payee,
        status=of.status,
        hearsay=of.hearsay,
        amount=of.amount,
        bound=of.bound,
        power_mw=of.power_mw,
        chips=of.chips,
        stake_pct=of.stake_pct,
        instrument=of.instrument,
    )


def sentence(in_: Wording, of: Deal | Tie, isolate: Isolate = marked) -> str:
    """Return a deal or a tie as a sentence; without a verb where the payer's gender is not known."""
    said = told(of)
    whole = _verbal(in_, said, isolate) if _takes_verb(in_, said) else _nominal(in_, said, isolate)
    if said.amount is None and (size := capacity(in_, said)):
        whole = fill(in_, "with.quantity", bare, sentence=whole, quantity=isolate(size))
    return fill(in_, "hearsay", bare, sentence=whole) if said.hearsay else whole


def goes_without_saying(kind: Kind, status: Status) -> bool:
    """Whether a status says nothing: a rivalry or an alliance that stands is neither agreed nor done.

    >>> goes_without_saying(Kind.RIVALRY, Status.DONE), goes_without_saying(Kind.RIVALRY, Status.ENDED)
    (True, False)
    """
    return kind in SYMMETRIC and status in LIVE


def _takes_verb(in_: Wording, said: Statement) -> bool:
    gender_is_known = in_.lang != "ar" or said.payer in in_.feminine
    return gender_is_known and said.status in LIVE and said.kind not in SYMMETRIC


def _verbal(in_: Wording, said: Statement, isolate: Isolate) -> str:
    return _filled(in_, f"verb.{said.form}.{said.status}", said, isolate)


def _nominal(in_: Wording, said: Statement, isolate: Isolate) -> str:
    noun = _filled(in_, f"noun.{said.form}", said, isolate)
    if goes_without_saying(said.kind, said.status):
        return noun
    return fill(in_, "nominal", bare, noun=noun, status=in_.words[f"status.{said.status}"])


def _filled(in_: Wording, key: str, said: Statement, isolate: Isolate) -> str:
    names = {"payer": isolate(in_.name(said.payer)), "payee": isolate(in_.name(said.payee))}
    if said.amount is None:
        return fill(in_, f"{key}.bare", bare, **names)
    sums = {"sum": "object", "worth": "worth"}
    phrases = {name: _phrase(in_, said.amount, said.bound, use, isolate) for name, use in sums.items()}
    return fill(in_, f"{key}.sum", bare, **names, **phrases)


def _phrase(in_: Wording, amount: Money, bound: Bound | None, use: str, isolate: Isolate) -> str:
    """The sum alone is isolated where it could carry a foreign currency code; the bound belongs to the sentence."""
    limit = bound if bound is not None and amount.high is None else Bound.EXACT
    return fill(in_, f"{use}.{limit}", isolate, sum=money(in_, amount, oblique=True))


def capacity(in_: Wording, said: Statement | Deal | Tie) -> str | None:
    """Return the power, the chips or the stake, where one is told."""
    if said.power_mw is not None:
        return quantity(in_, said.power_mw, "MW")
    if said.chips is not None:
        return quantity(in_, Decimal(said.chips), "chips")
    return quantity(in_, said.stake_pct, "%") if said.stake_pct is not None else None


def figure_sentence(in_: Wording, figure: Figure, isolate: Isolate = marked) -> str:
    """Return a figure as a sentence without a verb."""
    limit = figure.bound if figure.high is None else Bound.EXACT
    number = quantity(in_, figure.amount, figure.unit, oblique=limit is not Bound.EXACT)
    if figure.high is not None:
        low, high = (quantity(in_, n, figure.unit, oblique=True) for n in (figure.amount, figure.high))
        number = fill(in_, "sum.range", bare, low=low, high=high)
    values = {
        "party": isolate(in_.name(figure.party.party)),
        "metric": in_.words[f"metric.{figure.metric}"],
        "sum": fill(in_, f"label.{limit}", isolate, sum=number),
    }
    if figure.period is None:
        return fill(in_, "figure", bare, **values)
    return fill(in_, "figure.period", bare, **values, period=isolate(period(in_, figure.period)))
