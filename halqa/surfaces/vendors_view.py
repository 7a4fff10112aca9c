"""Vendor finance in words: what is placed and how far it has come, what returns as sales, and Lucent beside it."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.catalogue.yardsticks import Yardstick
from halqa.findings.numbers import Known
from halqa.findings.own_money import OwnShare
from halqa.findings.placed import Placed
from halqa.findings.vendors import Vendor
from halqa.findings.view import View
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.sentences import sentence
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, day, period

FORMS = ("placed", "drawn", "available", "conditional", "guaranteed")


def vendors_view(
    speech: Voice, view: View, told: Sequence[Vendor], beside: Sequence[Yardstick]
) -> Iterator[RenderableType]:
    """Show all vendors, those who placed most with their own customers first."""
    when = day(speech.wording, view.as_of)
    if not told:
        yield line(speech, speech.say("vendors.none", day=when))
    else:
        yield title(speech, speech.say("vendors.title", day=when))
        grid = table(speech, ("vendors.vendor", 3), *((f"vendors.{form}", 2) for form in FORMS), *_OWN_COLUMNS)
        for one in told:
            sums = (_sum(speech, one.whole, form) for form in FORMS)
            own = f"{percent(speech, one.own.share)}\n{_range(speech, one.own)}"
            cells = (usd(speech, one.to_customers), own, percent(speech, one.returns))
            row(grid, speech.wording.name(one.name), *sums, *cells)
        yield grid
        yield indented(speech, speech.labels["vendors.note"], style="dim")
        yield indented(speech, speech.labels["vendors.routing"], style="dim")
    yield from _yardsticks(speech, beside)
    yield Text()


_OWN_COLUMNS = (("vendors.to_customers", 2), ("vendors.own", 2), ("vendors.returns", 2))


def vendor_view(speech: Voice, view: View, one: Vendor, beside: Sequence[Yardstick]) -> Iterator[RenderableType]:
    """Show one vendor: what it has placed with whom, what returns, and the deals."""
    name, when = speech.wording.name(one.name), day(speech.wording, view.as_of)
    yield title(speech, speech.say("vendors.title.one", vendor=name, day=when))
    sums = {form: _sum(speech, one.whole, form) for form in (*FORMS, "doubtful")}
    yield line(speech, speech.labels["vendors.sums"].format(**sums))
    yield indented(speech, _drawn(speech, one.whole, beside))
    yield indented(speech, speech.labels["vendors.with_customers"].format(sum=usd(speech, one.to_customers)))
    yield from (indented(speech, words) for words in _own_words(speech, one.own))
    yield indented(speech, speech.labels["vendors.returns.one"].format(share=percent(speech, one.returns)))
    yield from (indented(speech, words, style="dim") for words in _known(speech, one.known))
    yield from _recipients(speech, one.recipients)
    yield from _deals(speech, view, one.whole)
    yield indented(speech, speech.labels["vendors.routing"], style="dim")
    ids = speech.labels["vendors.comma"].join(speech.isolate(number.id) for number in one.numbers)
    yield indented(speech, speech.labels["vendors.why"].format(ids=ids), style="dim")
    yield Text()


def _sum(speech: Voice, one: Placed, form: str) -> str:
    told = one.told(form)
    return speech.labels["vendors.untold"] if told is None else usd(speech, told)


def _drawn(speech: Voice, one: Placed, beside: Sequence[Yardstick]) -> str:
    """Say how much is drawn, beside what it was in earlier times."""
    mark = speech.labels["vendors.comma"].join(
        speech.labels["vendors.yardstick.short"].format(
            vendor=speech.isolate(speech.wording.name(each.vendor)),
            day=day(speech.wording, each.day),
            share=percent(speech, float(each.drawn_share)),
        )
        for each in beside
    )
    return speech.labels["vendors.drawn_share"].format(share=percent(speech, one.drawn_share), yardsticks=mark)


def _range(speech: Voice, own: OwnShare) -> str:
    if own.most_share is None:
        return speech.labels["vendors.untold" if own.is_silent else "vendors.no_revenue.short"]
    bounds = {"least": percent(speech, 0.0), "most": percent(speech, own.most_share)}
    return speech.labels["vendors.range"].format(**bounds)


def _own_words(speech: Voice, own: OwnShare) -> Iterator[str]:
    """Say how much of a vendor's revenue its own money pays, by which assumption and against which revenue."""
    when = period(speech.wording, own.months.label or "")
    if own.most_share is None:
        yield speech.labels["vendors.own.no_sum" if own.is_silent else "vendors.no_revenue"].format(period=when)
        return
    told = {"placed": usd(speech, own.placed), "returned": usd(speech, own.returned), "most": usd(speech, own.most)}
    shares = {"share": percent(speech, own.share), "most_share": percent(speech, own.most_share)}
    key = "vendors.own.told" if own.reason is None else "vendors.own.untold"
    yield speech.labels[key].format(period=when, **told, **shares)
    if own.untraced:
        yield speech.labels["vendors.untraced"].format(sum=usd(speech, own.untraced))
    yield speech.labels["vendors.revenue"].format(sum=usd(speech, own.revenue), by=_basis(speech, own))


def _basis(speech: Voice, own: OwnShare) -> str:
    if own.told is None:
        return speech.labels["vendors.revenue.deals"]
    key = "vendors.revenue.annualised" if own.told.is_annualised else "vendors.revenue.figure"
    document = speech.isolate(own.told.document)
    return speech.labels[key].format(period=speech.isolate(own.told.period), document=document)


def _known(speech: Voice, told: Known) -> Iterator[str]:
    if told.firm is not None:
        shares = {"firm": percent(speech, told.firm), "sourced": percent(speech, told.sourced)}
        yield speech.labels["vendors.known"].format(**shares)
    if told.unsized:
        deals = counted(speech.wording, told.unsized, "deals")
        yield speech.labels["vendors.unsized"].format(deals=deals)


def _recipients(speech: Voice, told: Sequence[Placed]) -> Iterator[RenderableType]:
    grid = table(speech, ("vendors.recipient", 3), *((f"vendors.{form}", 2) for form in FORMS), *_BACK_COLUMNS)
    for one in told:
        sums = (_sum(speech, one, form) for form in FORMS)
        buys = usd(speech, one.buys) if one.buys is not None or not one.is_customer else speech.labels["vendors.untold"]
        back = speech.labels["vendors.untold"] if one.passage is None else percent(speech, one.passage)
        row(grid, speech.wording.name(one.recipient or ""), *sums, buys, back)
    yield grid


_BACK_COLUMNS = (("vendors.buys", 2), ("vendors.passage", 2))


def _deals(speech: Voice, view: View, one: Placed) -> Iterator[RenderableType]:
    yield indented(speech, speech.labels["vendors.deals"])
    for name in one.deals:
        said = sentence(speech.wording, view.deals[name], speech.isolate)
        yield indented(speech, f"{said} ({speech.isolate(name)})", depth=4, style="dim")


def _yardsticks(speech: Voice, beside: Sequence[Yardstick]) -> Iterator[RenderableType]:
    for each in beside:
        sums = {form: usd(speech, float(getattr(each, form))) for form in ("committed", *FORMS[1:])}
        said = speech.labels["vendors.yardstick"].format(
            vendor=speech.isolate(speech.wording.name(each.vendor)),
            day=day(speech.wording, each.day),
            share=percent(speech, float(each.drawn_share)),
            **sums,
        )
        yield indented(speech, said)
    for source in dict.fromkeys(each.citation.publisher for each in beside):
        yield indented(speech, speech.labels["vendors.source"].format(source=speech.isolate(source)), style="dim")
