"""Dependence in words: whom a party lives on, who lives on it, in how few hands a layer is, what falls away."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.findings.dependence import Field, Layer, Mutual, Share
from halqa.findings.numbers import Known
from halqa.findings.owners import CommonOwners
from halqa.findings.removal import Removal
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, day, period

SHOWN_NAMES = 8


def field_view(speech: Voice, field: Field, owners: CommonOwners, most: int) -> Iterator[RenderableType]:
    """Show in how few hands each layer is, and which firms have owners in common."""
    layers = field.markets()
    yield title(speech, _title(speech, field, "dependence.title.field"))
    if not layers:
        yield line(speech, speech.labels["dependence.none"])
    for layer in layers:
        yield from _market(speech, layer, most)
    yield from _owners(speech, owners)
    yield from _notes(speech, ("told", "normal"))


def party_view(speech: Voice, field: Field, party: str, loss: Removal, most: int) -> Iterator[RenderableType]:
    """Show whom a party lives on, who lives on it, and what falls away with it."""
    yield title(speech, _title(speech, field, "dependence.title.party", party))
    on, of = field.on(party), field.of(party)
    if not on and not of:
        yield line(speech, speech.say("dependence.none_of", party=speech.wording.name(party)))
    for key, layers in (("dependence.on", on), ("dependence.of", of)):
        if layers:
            yield line(speech, speech.say(key, party=speech.wording.name(party)), "bold")
        for layer in layers:
            yield from _layer(speech, layer, most, is_on=key == "dependence.on")
    if loss.deals:
        yield from _removal(speech, loss)
    yield from _notes(speech, ("told", "through"))


def mutual_view(speech: Voice, field: Field, one: str, other: str, told: Sequence[Mutual]) -> Iterator[RenderableType]:
    """Show how much of each layer two parties have from each other."""
    yield title(speech, _title(speech, field, "dependence.title.mutual", one, other))
    if not told:
        names = {"one": speech.wording.name(one), "other": speech.wording.name(other)}
        yield line(speech, speech.say("dependence.none_mutual", **names))
        return
    for each in told:
        yield line(speech, speech.labels[f"dependence.layer.{each.name}"], "bold")
        for receiver, provider, share in ((one, other, each.one_on_other), (other, one, each.other_on_one)):
            yield indented(speech, _has(speech, receiver, provider, share))
            yield from _deals(speech, share)
    yield from _notes(speech, ("told", "through"))


def _title(speech: Voice, field: Field, key: str, *parties: str) -> str:
    asked = field.asked
    names = dict(
        zip(("party",) if len(parties) == 1 else ("one", "other"), map(speech.wording.name, parties), strict=False)
    )
    state, when = speech.labels[f"dependence.state.{asked.state}"], day(speech.wording, field.view.as_of)
    told = speech.say(key, state=state, day=when, **names)
    if asked.months.label:
        told = speech.say("dependence.in", title=told, period=period(speech.wording, asked.months.label))
    return f"{told} ({speech.labels['dependence.by_group']})" if asked.by_group else told


def _has(speech: Voice, receiver: str, provider: str, share: Share | None) -> str:
    names = {"receiver": speech.wording.name(receiver), "provider": speech.wording.name(provider)}
    if share is None:
        return speech.say("dependence.has_nothing", **names)
    shares = {"direct": percent(speech, share.direct), "whole": percent(speech, share.whole)}
    return speech.say("dependence.has", **names, **shares, sum=usd(speech, share.usd))


def _deals(speech: Voice, share: Share | None) -> Iterator[RenderableType]:
    if share is not None and share.deals:
        names = speech.labels["dependence.comma"].join(map(speech.isolate, share.deals))
        yield indented(speech, speech.labels["dependence.deals"].format(deals=names), depth=4, style="dim")


# --- layers ----------------------------------------------------------------------------------------------------------


def _layer(speech: Voice, layer: Layer, most: int, *, is_on: bool) -> Iterator[RenderableType]:
    yield indented(speech, _heading(speech, layer, is_on=is_on))
    first = "dependence.provider" if is_on else "dependence.receiver"
    grid = table(
        speech,
        (first, 3),
        ("dependence.sum", 2),
        ("dependence.direct", 2),
        ("dependence.whole", 2),
        ("dependence.by", 4),
    )
    for share in layer.shares[:most]:
        direct = (
            percent(speech, share.direct) if share.direct or not share.deals else speech.labels["dependence.untold"]
        )
        shares = (direct, percent(speech, share.whole))
        names = "\n".join(speech.isolate(deal) for deal in share.deals) or speech.labels["dependence.through"]
        row(grid, speech.wording.name(share.party), usd(speech, share.usd or None), *shares, names)
    yield grid
    yield from _more(speech, layer, most)
    yield from _known(speech, layer.known)
    if layer.reason:
        yield indented(speech, speech.labels[f"dependence.reason.{layer.reason}"], style="dim")


def _heading(speech: Voice, layer: Layer, *, is_on: bool) -> str:
    name, sum_ = speech.labels[f"dependence.layer.{layer.name}"], usd(speech, layer.usd or None)
    if not is_on or layer.concentration is None:
        return speech.labels["dependence.heading"].format(layer=name, sum=sum_)
    return speech.labels["dependence.heading.hands"].format(layer=name, sum=sum_, **_hands(speech, layer))


def _hands(speech: Voice, layer: Layer) -> dict[str, str]:
    hhi, number = layer.concentration or 0.0, layer.effective or 0.0
    return {"hhi": str(speech.number(hhi, 2)), "number": str(speech.number(number, 1))}


def _market(speech: Voice, layer: Layer, most: int) -> Iterator[RenderableType]:
    name, sum_ = speech.labels[f"dependence.market.{layer.name}"], usd(speech, layer.usd or None)
    if layer.concentration is None:
        yield line(speech, speech.labels["dependence.heading"].format(layer=name, sum=sum_), "bold")
    else:
        said = speech.labels["dependence.heading.hands"]
        yield line(speech, said.format(layer=name, sum=sum_, **_hands(speech, layer)), "bold")
    grid = table(
        speech, ("dependence.provider", 3), ("dependence.sum", 2), ("dependence.share", 2), ("dependence.why", 4)
    )
    for share in layer.shares[:most]:
        cells = (usd(speech, share.usd or None), percent(speech, share.direct), speech.isolate(share.number.id))
        row(grid, speech.wording.name(share.party), *cells)
    yield grid
    yield from _more(speech, layer, most)
    yield from _known(speech, layer.known)


def _more(speech: Voice, layer: Layer, most: int) -> Iterator[RenderableType]:
    if len(layer.shares) > most:
        left = counted(speech.wording, len(layer.shares) - most, "parties")
        yield indented(speech, speech.labels["dependence.more"].format(parties=left), style="dim")


def _known(speech: Voice, told: Known) -> Iterator[RenderableType]:
    if told.firm is not None:
        shares = {"firm": percent(speech, told.firm), "sourced": percent(speech, told.sourced)}
        yield indented(speech, speech.labels["dependence.known"].format(**shares), style="dim")
    if told.unsized:
        deals = counted(speech.wording, told.unsized, "deals")
        yield indented(speech, speech.labels["dependence.unsized"].format(deals=deals), style="dim")


# --- owners, and what falls away -------------------------------------------------------------------------------------


def _owners(speech: Voice, owners: CommonOwners) -> Iterator[RenderableType]:
    yield line(speech, speech.labels["dependence.owners"], "bold")
    if not owners.firms:
        yield indented(speech, speech.labels["dependence.owners.none"])
    for at, one in enumerate(owners.firms):
        for place, other in enumerate(owners.firms):
            if at != place and owners.kappa[at, place] > 0:
                names = {"one": speech.wording.name(one), "other": speech.wording.name(other)}
                weight, shared = str(speech.number(float(owners.kappa[at, place]), 2)), owners.shared(one, other)
                said = speech.say("dependence.kappa", **names, weight=weight)
                yield indented(
                    speech, speech.labels["dependence.shared"].format(told=said, owners=_listed(speech, shared))
                )
    for stake in owners.stakes:
        names = {"owner": speech.wording.name(stake.owner), "firm": speech.wording.name(stake.firm)}
        held = percent(speech, stake.percent / 100)
        yield indented(speech, speech.say("dependence.stake", **names, percent=held, deal=stake.deal), style="dim")
    if owners.firms:
        yield indented(speech, speech.labels["dependence.owners.note"], style="dim")


def _removal(speech: Voice, loss: Removal) -> Iterator[RenderableType]:
    yield line(speech, speech.say("dependence.removal", party=speech.wording.name(loss.party)), "bold")
    sums = {"sum": usd(speech, loss.usd), "share": percent(speech, loss.share)}
    round_ = {"before": usd(speech, loss.typical_before), "after": usd(speech, loss.typical_after)}
    yield indented(speech, speech.labels["dependence.removal.sum"].format(**sums, **round_))
    for each in loss.losses:
        name = speech.labels[f"dependence.layer.{each.name}"]
        for key, parties in (("left_without", each.left_without), ("bereft", each.bereft)):
            if parties:
                said = speech.labels[f"dependence.removal.{key}"]
                yield indented(speech, said.format(layer=name, parties=_listed(speech, parties)), depth=4)
    if loss.cut_off:
        yield indented(
            speech, speech.labels["dependence.removal.cut_off"].format(parties=_listed(speech, loss.cut_off))
        )


def _listed(speech: Voice, parties: Sequence[str]) -> str:
    names = [speech.isolate(speech.wording.name(party)) for party in parties]
    told = speech.labels["dependence.comma"].join(names[:SHOWN_NAMES])
    left = len(names) - SHOWN_NAMES
    return speech.labels["dependence.and_more"].format(parties=told, n=left) if left > 0 else told


def _notes(speech: Voice, names: Sequence[str]) -> Iterator[RenderableType]:
    yield from (indented(speech, speech.labels[f"dependence.note.{name}"], style="dim") for name in names)
    yield Text()
