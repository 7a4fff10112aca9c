"""The measures, at their addresses: each number comes with the id under which `why` traces it to its sentences."""

from functools import partial

from fastapi import APIRouter, Response

from halqa.catalogue.groups import group
from halqa.catalogue.naming import parties_named
from halqa.catalogue.yardsticks import yardsticks
from halqa.findings.asked import Asked
from halqa.findings.circulation import circulating
from halqa.findings.dependence import field_of
from halqa.findings.flows import FlowFound, flows
from halqa.findings.owners import common_owners
from halqa.findings.pictured import with_cycles
from halqa.findings.plausibility import plausibility, told_of
from halqa.findings.removal import removal
from halqa.findings.tracing import traced
from halqa.findings.vendors import returns_per_dollar, vendors
from halqa.findings.view import View, every_month, months, quarters, view, years
from halqa.measures.turns import Alignment
from halqa.model import Deal
from halqa.surfaces.aligned_json import alignment_object
from halqa.surfaces.dependence_json import field_object, mutual_object, party_object
from halqa.surfaces.export import Json, cycle_object, day_text, documents_of
from halqa.surfaces.findings_json import circular_object, flow_object, number_object
from halqa.surfaces.http import shapes
from halqa.surfaces.http.answers import AtDesk, Desk, paged
from halqa.surfaces.http.asking import (
    AlignmentAsked,
    Asking,
    MoneyAsked,
    OfAlignment,
    OfCycles,
    OfFlows,
    OfMoney,
    OfVendors,
    OfWhy,
    Plain,
)
from halqa.surfaces.http.paging import page
from halqa.surfaces.looking import look, no_deal, of_cycles
from halqa.surfaces.plausible_json import plausible_object
from halqa.surfaces.vendors_json import returns_object, vendor_object, yardstick_object
from halqa.surfaces.viewing import alignment_of, figures, view_of

TIMES = {"year": years, "quarter": quarters, "month": every_month}

router = APIRouter(tags=["measures"])


@router.get("/measures/circularity", response_model=shapes.Circularity)
def circularity(at: AtDesk, asked: OfMoney) -> Response:
    """Tell how much of the money goes round, between bounds: by how far it has come, by time and by kind."""

    def told() -> Json:
        found = circulating(viewed(at, asked), money(asked), TIMES[asked.by])
        return {
            "as_of": found.view.as_of.isoformat(),
            "all": circular_object(found.view, found.money),
            "by_state": [circular_object(found.view, each) for each in found.by_state],
            "by_time": [circular_object(found.view, each) for each in found.by_time],
            "by_kind": [circular_object(found.view, each, part) for each, part in found.by_kind],
        }

    return at.answer(told)


@router.get("/measures/network", response_model=shapes.Pages[shapes.FlowTold])
def network(at: AtDesk, asked: OfFlows) -> Response:
    """List who pays whom how much and when, the greatest first; what moves no cash is marked."""

    def told() -> Json:
        seen, wanted = viewed(at, asked), money(asked)
        times = () if wanted.months.label else TIMES[asked.by](seen.network(by_group=asked.by_group))
        found = at.kept(("flows", asked.key), lambda: flows(seen, wanted, times))
        paged_ = page(found, _place, asked.limit, asked.cursor)
        return {"as_of": seen.as_of.isoformat(), **paged(paged_, lambda flow: flow_object(seen, wanted, flow))}

    return at.answer(told)


@router.get("/measures/dependence", response_model=shapes.Dependence)
def dependence(at: AtDesk, asked: OfMoney) -> Response:
    """Tell how concentrated each layer is, and who owns parts of several parties of it."""

    def told() -> Json:
        seen = viewed(at, asked)
        owners = common_owners(seen.deals.values(), group if asked.by_group else str)
        return field_object(field_of(seen, money(asked)), owners)

    return at.answer(told)


@router.get("/measures/dependence/{party}", response_model=shapes.Dependence)
def dependence_of(at: AtDesk, party: str, asked: OfMoney) -> Response:
    """Tell whom a party lives on and who on it, directly and through others, and what falls away without it."""

    def told() -> Json:
        seen = viewed(at, asked)
        field = field_of(seen, money(asked))
        (name,) = parties_named([party], _sides(seen), by_group=asked.by_group)
        return party_object(field, name, removal(field, name))

    return at.answer(told)


@router.get("/measures/dependence/{party}/{other}", response_model=shapes.Dependence)
def dependence_between(at: AtDesk, party: str, other: str, asked: OfMoney) -> Response:
    """Tell how much two parties live on each other."""

    def told() -> Json:
        seen = viewed(at, asked)
        field = field_of(seen, money(asked))
        one, two = parties_named([party, other], _sides(seen), by_group=asked.by_group)
        return mutual_object(field, one, two, field.mutual(one, two))

    return at.answer(told)


@router.get("/measures/vendors", response_model=shapes.Vendors)
def vendor_finance(at: AtDesk, asked: OfVendors) -> Response:
    """Tell what sellers have placed with others, how far that has come, and how much of it returns as sales."""

    def told() -> Json:
        seen = viewed(at, asked)
        return {
            "as_of": seen.as_of.isoformat(),
            "items": [vendor_object(seen, one) for one in vendors(seen, asked.period, by_group=asked.by_group)],
            "returns": returns_object(seen, returns_per_dollar(seen, by_group=asked.by_group)),
            "yardsticks": [yardstick_object(one) for one in yardsticks()],
        }

    return at.answer(told)


@router.get("/measures/alignment", response_model=shapes.AlignmentTold)
def alignments(at: AtDesk, asked: OfAlignment) -> Response:
    """Tell who is ally and who rival, both at once where both hold, the camps that makes, and who changed side."""
    return at.answer(lambda: alignment_object(_aligned(at, asked), (), by_group=asked.by_group))


@router.get("/measures/alignment/{party}", response_model=shapes.AlignmentTold)
def alignments_of(at: AtDesk, party: str, asked: OfAlignment) -> Response:
    """Tell the allies and rivals of one party."""

    def told() -> Json:
        found = _aligned(at, asked)
        sides = {side for deal in found.deals.values() for side in (deal.payer, deal.payee)}
        names = parties_named([party], sides, by_group=asked.by_group)
        return alignment_object(found, names, by_group=asked.by_group)

    return at.answer(told)


@router.get("/measures/plausibility", response_model=shapes.Plausibilities)
def plausibilities(at: AtDesk, asked: Plain) -> Response:
    """Tell of which deals the dollars, gigawatts and chips fit together, and of which no reading fits."""

    def told() -> Json:
        seen = look(at.place, day_text(asked.as_of), sorted(asked.origin), quoting=no_deal)
        return {"items": [plausible_object(deal, plausibility(told_of(deal))) for deal in seen.deals]}

    return at.answer(told)


@router.get("/measures/cycles", response_model=shapes.Cycles)
def cycles(at: AtDesk, asked: OfCycles) -> Response:
    """List the cycles that money can go round, each with what could come back and the words under each leg."""

    def told() -> Json:
        found = look(
            at.place,
            day_text(asked.as_of),
            sorted(asked.origin),
            by_group=asked.by_group,
            quoting=of_cycles,
            measure=partial(with_cycles, longest=asked.longest, most=asked.most),
        )
        held, documents = {deal.id: deal for deal in found.deals}, documents_of(found.readings)
        return {
            "as_of": found.as_of.isoformat(),
            "is_complete": found.has_all_cycles,
            "items": [cycle_object(cycle, found.as_of, held, documents) for cycle in found.cycles],
        }

    return at.answer(told)


@router.get("/why/{id:path}", response_model=shapes.Traced)
def why(at: AtDesk, id: str, asked: OfWhy) -> Response:  # noqa: A002 # as it is called in the address
    """Tell where a number comes from: the deals behind it, their claims and the words."""

    def told() -> Json:
        seen = look(at.place, day_text(asked.as_of), sorted(asked.origin))
        held: dict[str, Deal] = {deal.id: deal for deal in seen.deals}
        documents = documents_of(seen.readings)
        numbers = traced(view(seen.deals, seen.as_of, figures(seen.readings)), id)
        return {"items": [number_object(number, held, documents, asked.most) for number in numbers]}

    return at.answer(told)


def viewed(at: Desk, asked: Asking) -> View:
    """Return what is measured as of a day."""
    origins = sorted(asked.origin)
    day = day_text(asked.as_of)
    return at.kept(("view", day, *origins), lambda: view_of(at.place, day, origins, with_figures=True))


def _aligned(at: Desk, asked: AlignmentAsked) -> Alignment:
    return at.kept(
        ("alignment", asked.key),
        lambda: alignment_of(
            at.place,
            day_text(asked.as_of),
            sorted(asked.origin),
            asked.quarters,
            with_doubtful=asked.with_doubtful,
            by_group=asked.by_group,
        ),
    )


def money(asked: MoneyAsked) -> Asked:
    """Return which money is looked at."""
    return Asked(state=asked.state, kind=asked.kind, by_group=asked.by_group, months=months(asked.period))


def _sides(seen: View) -> set[str]:
    """Return all parties, those of no money too."""
    return {side for deal in seen.deals.values() for side in (deal.payer, deal.payee)}


def _place(flow: FlowFound) -> tuple[float | str, ...]:
    return (-(flow.usd or 0.0), flow.number.id)
