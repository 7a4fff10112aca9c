"""Values -> what a person reads on a terminal: tables, deals, cycles, totals, in Arabic or English.

Sentences come from `wording`; here they are put in order.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.catalogue.groups import group
from halqa.findings.plausibility import Verdict, plausibility, told_of
from halqa.ledger.rollup import inside_of
from halqa.ledger.totals import LAYERS, Credit, Layer, LeftOut, Totals
from halqa.model import SYMMETRIC, Deal, Document, Figure, Kind, Origin, Reading, Tie, Version
from halqa.pipeline import Picture
from halqa.sources.encodings import UTF_8
from halqa.surfaces.export import documents_of, held_ties
from halqa.surfaces.grid import Grid
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.publishers import publisher
from halqa.surfaces.reasons import why
from halqa.surfaces.sentences import capacity, figure_sentence, goes_without_saying, sentence
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import bare, bounded, counted, day, fill, quantity, term

# --- readings --------------------------------------------------------------------------------------------------------


def reading_view(speech: Voice, reading: Reading) -> Iterator[RenderableType]:
    """Show one document: its heading, its claims with their words, or why there is none."""
    document = reading.document
    yield line(speech, heading(speech, document), "bold")
    if not reading.ties:
        reason = why(speech.wording, reading.reason, speech.isolate)
        yield indented(speech, speech.labels["read.no_deal"].format(reason=reason))
    if reading.ties or reading.figures:
        yield _claims(speech, reading)
    yield Text()


def heading(speech: Voice, document: Document) -> str:
    """Return what tells a document from others: its origin, title, publisher and day."""
    published = day(speech.wording, document.published) if document.published else ""
    unusual = document.encoding if document.encoding not in (None, UTF_8) else ""
    told = [
        speech.wording.words[f"origin.{document.origin}"] if document.origin is not Origin.READ else "",
        speech.isolate(document.title or ""),
        speech.isolate(publisher(speech.wording, document.publisher)),
        speech.say("read.published", day=published) if published else "",
        speech.say("read.encoding", encoding=unusual) if unusual else "",
    ]
    return " · ".join([speech.isolate(document.id), *filter(None, told)])


def _claims(speech: Voice, reading: Reading) -> Grid:
    grid = table(speech, ("read.kind", 0), ("read.claim", 4), ("read.sum", 2), ("read.status", 2))
    for tie in reading.ties:
        row(grid, *_tie_cells(speech, tie, reading.document))
    for figure in reading.figures:
        row(grid, *_figure_cells(speech, figure, reading.document))
    return grid


def _tie_cells(speech: Voice, tie: Tie, document: Document) -> tuple[str, str, str, str]:
    words = speech.wording.words
    claim = sentence(speech.wording, tie, speech.isolate)
    status = "\n".join([words[f"status.{tie.status}"], *_marks(speech, tie)])
    told = f"{claim}\n{quoted(speech, tie, document)}"
    return words[f"kind.{tie.kind}"], told, _sum(speech, tie), status


def quoted(speech: Voice, claim: Tie | Figure, document: Document) -> str:
    """Return the words that carry a claim, or that they are not held."""
    return speech.quote(document.quote(claim.evidence)) if document.is_held else speech.labels["quote.not_held"]


def _figure_cells(speech: Voice, figure: Figure, document: Document) -> tuple[str, str, str, str]:
    claim = figure_sentence(speech.wording, figure, speech.isolate)
    told = f"{claim}\n{quoted(speech, figure, document)}"
    number = quantity(speech.wording, figure.amount, figure.unit)
    status = speech.wording.words[f"figure_status.{figure.status}"]
    return speech.labels["read.figure"], told, speech.isolate(number), status


def _marks(speech: Voice, of: Tie | Deal | Version) -> list[str]:
    """Return what a reader must know beside the status."""
    stated = [
        ("mark.hearsay", of.hearsay),
        (f"mark.{getattr(of, 'condition', None)}", getattr(of, "condition", None) is not None),
        ("mark.paid", getattr(of, "paid", False)),
        ("mark.shared", getattr(of, "shared_amount", False) or getattr(of, "shared_total", None) is not None),
    ]
    return [speech.labels[key] for key, holds in stated if holds]


def _sum(speech: Voice, of: Tie | Deal | Version) -> str:
    if of.amount is None:
        return _size(speech, of) or speech.labels["sum.unknown"]
    told = speech.isolate(bounded(speech.wording, of.amount, of.bound))
    if isinstance(of, Tie) and of.part_of is not None:
        total = quantity(speech.wording, of.part_of, of.amount.currency, oblique=True)
        return f"{told}\n{speech.say('sum.part_of', total=total)}"
    return told


def _size(speech: Voice, of: Tie | Deal | Version) -> str | None:
    """Return the power, the chips or the stake, where no sum is told."""
    sized: Sequence[Tie | Deal] = of.ties if isinstance(of, Version) else (of,)
    told = next(filter(None, (capacity(speech.wording, one) for one in sized)), None)
    return speech.isolate(told) if told else None


# --- totals, deals, cycles -------------------------------------------------------------------------------------------


def totals_view(speech: Voice, picture: Picture) -> Iterator[RenderableType]:
    """Show the four layers in US dollars."""
    yield title(speech, speech.say("totals.title", day=day(speech.wording, picture.as_of)))
    grid = table(speech, ("totals.layer", 2), ("totals.sum", 2), ("totals.deals", 0))
    for name, layer in _layers(picture.totals):
        label = speech.labels.get(f"layer.{name}") or speech.wording.words[f"layer.{name}"]
        total = speech.isolate(quantity(speech.wording, layer.usd, "USD"))
        row(grid, label, total, str(len(layer.deals)))
    yield grid
    if picture.totals.credit.deals:
        yield indented(speech, _credit(speech, picture.totals.credit))
    for reason in LeftOut:
        if count := [left_for for _, left_for in picture.totals.left_out].count(reason):
            told = fill(speech.wording, f"left_out.{reason}", bare, deals=counted(speech.wording, count, "deals"))
            yield indented(speech, told, style="dim")
    if picture.inside:
        inside = counted(speech.wording, len(picture.inside), "deals")
        usd = quantity(speech.wording, picture.inside_totals.announced.usd, "USD")
        yield indented(speech, speech.say("totals.inside", count=inside, usd=usd), style="dim")
    yield line(speech, speech.labels["totals.note"], "dim")
    yield Text()


def _credit(speech: Voice, credit: Credit) -> str:
    names = ("committed", "drawn", "available", "conditional")
    sums = {name: quantity(speech.wording, getattr(credit, name), "USD") for name in names}
    return speech.say("totals.credit", **sums)


def _layers(totals: Totals) -> Iterator[tuple[str, Layer]]:
    yield from ((name, getattr(totals, name)) for name in LAYERS[:-1])
    yield from (
        (name, layer) for name in ("conditional", "optional", "limits") if (layer := getattr(totals, name)).deals
    )
    yield LAYERS[-1], getattr(totals, LAYERS[-1])
    if totals.in_kind.deals:
        yield "in_kind", totals.in_kind


def deals_view(speech: Voice, picture: Picture, party: str | None = None) -> Iterator[RenderableType]:
    """Show the deals, all or one party's, each with its tellings, their status and their words."""
    when = day(speech.wording, picture.as_of)
    chosen, inside = deals_of(picture.deals, party), deals_inside(picture, party)
    if not chosen and not inside:
        yield line(speech, speech.say("deals.none", day=when))
        return
    yield title(speech, speech.say("deals.title", day=when, count=counted(speech.wording, len(chosen), "deals")))
    documents = documents_of(picture.readings)
    for number, deal in enumerate(chosen, start=1):
        yield from deal_view(speech, number, deal, documents)
    if inside:
        yield title(speech, speech.say("deals.inside", count=counted(speech.wording, len(inside), "deals")))
    for number, deal in enumerate(inside, start=len(chosen) + 1):
        yield from deal_view(speech, number, deal, documents)


def deals_of(deals: Sequence[Deal], party: str | None) -> tuple[Deal, ...]:
    """Return the deals that a party has a side in; all of them where none is named."""
    return tuple(deal for deal in deals if party is None or party in (deal.payer, deal.payee))


def deals_inside(picture: Picture, party: str | None) -> tuple[Deal, ...]:
    """Return, of a picture by group, the deals inside the group of a party; inside any where none is named."""
    return tuple(deal for deal in picture.inside if party is None or inside_of(deal) == group(party))


def deal_view(speech: Voice, number: int, deal: Deal, documents: Mapping[str, Document]) -> Iterator[RenderableType]:
    """Show one deal with its tellings, their status and their words."""
    said = sentence(speech.wording, deal, speech.isolate)
    heading = speech.labels["deal.heading"].format(number=number, sentence=said)
    yield line(speech, heading, "bold")
    yield indented(speech, _standing(speech, deal), style="dim")
    if members := _members(deal):
        yield indented(speech, speech.say("deal.told_of", parties=_listed(speech, members)), style="dim")
    for version in deal.versions:
        yield indented(speech, _version(speech, deal, version))
        for tie in version.ties:
            yield indented(speech, told_by(speech, tie, documents), depth=4)
    for tie in deal.rejected:
        told = told_by(speech, tie, documents)
        yield indented(speech, speech.labels["deal.rejected"].format(words=told), style="dim")
    if deal.judged:
        yield indented(speech, speech.say("deal.judged", ids=", ".join(deal.judged)), style="dim")
    if deal.part_of:
        yield indented(speech, speech.say("deal.part_of", deal=deal.part_of))
    if plausibility(told_of(deal)).verdict is Verdict.NO_READING:
        yield indented(speech, speech.say("deal.implausible", command=f"halqa plausible {deal.id}"))
    yield Text()


def _listed(speech: Voice, names: Sequence[str]) -> str:
    return speech.labels["who.comma"].join(map(speech.wording.name, names))


def _members(deal: Deal) -> list[str]:
    """Return the parties that a deal is told of, where it stands under the heads of their groups."""
    sides = (name for tie in held_ties(deal) for name in (tie.payer.party, tie.payee.party))
    return [name for name in dict.fromkeys(sides) if name not in {deal.payer, deal.payee}]


def _standing(speech: Voice, deal: Deal) -> str:
    """Say how far a deal has come, for how long it runs, and, where its tellings differ, why one is held."""
    words = speech.wording.words
    runs = term(speech.wording, deal.start, deal.end)
    rule = words.get(f"rule.{deal.chosen_by}", deal.chosen_by) if len(deal.versions) > 1 else ""
    told = [*_state(speech, deal, deal.kind), runs or "", speech.isolate(deal.id)]
    return " · ".join(filter(None, [*told, rule and fill(speech.wording, "deal.rule", bare, rule=rule)]))


def _version(speech: Voice, deal: Deal, version: Version) -> str:
    sum_ = "" if deal.kind in SYMMETRIC else _sum(speech, version)
    sources = counted(speech.wording, version.origins, "origins")
    return " · ".join(filter(None, [sum_, *_state(speech, version, deal.kind), sources]))


def _state(speech: Voice, of: Deal | Version, kind: Kind) -> list[str]:
    """Return how far it has come, and what a reader must know beside it."""
    is_silent = goes_without_saying(kind, of.status)
    return [*([] if is_silent else [speech.wording.words[f"status.{of.status}"]]), *_marks(speech, of)]


def told_by(speech: Voice, tie: Tie, documents: Mapping[str, Document]) -> str:
    """Return the words of a claim, and who says them when."""
    document = documents[tie.document]
    published = [day(speech.wording, document.published)] if document.published else []
    source = " · ".join([_source(speech, document), *published])
    return f"{quoted(speech, tie, document)} ({source})"


def _source(speech: Voice, document: Document) -> str:
    """Return who says it; of words of our own that they are, and on whose word."""
    if document.origin is Origin.READ:
        return speech.isolate(document.publisher or document.title or document.id)
    on_whose = dict.fromkeys(speech.isolate(citation.publisher) for citation in document.citations)
    return " · ".join([speech.wording.words[f"origin.{document.origin}"], *on_whose])
