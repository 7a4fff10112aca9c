"""The id of a number -> the number again, with the deals behind it: what `halqa why` answers from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from halqa.errors import UnknownNumberError
from halqa.findings.asked import asked_by
from halqa.findings.boundary import crossings
from halqa.findings.circular import circular
from halqa.findings.dependence import THROUGH, layer_numbers, through_number
from halqa.findings.fates import stress_numbers
from halqa.findings.flows import flows
from halqa.findings.layers import LayerName
from halqa.findings.numbers import Number
from halqa.findings.promised import SIDES, promised
from halqa.findings.stances import WITH_DOUBTFUL, alignment_numbers, slug_of
from halqa.findings.stressed import question_of, stressed
from halqa.findings.vendors import vendor_numbers
from halqa.findings.view import ALWAYS, View

Numbers = Callable[[View, Sequence[str]], Sequence[Number]]


def traced(view: View, id: str) -> Sequence[Number]:  # noqa: A002 # an id is called an id
    """Return the numbers that an id names: one, or all of a result where it names none of them.

    Raises UnknownNumberError where it names nothing.
    """
    found = found_again(view, id)
    if not found:
        raise UnknownNumberError(given=id)
    return found


def found_again(view: View, id: str) -> Sequence[Number]:  # noqa: A002
    """Return the numbers that an id names in a view; none where what they are of is not in it.

    Raises UnknownNumberError where it is the id of no measure.
    """
    measure, *facets = id.strip().casefold().split(":")
    if measure not in MEASURES:
        nearest = get_close_matches(measure, MEASURES, n=1)
        raise UnknownNumberError(given=id, nearest=":".join([*nearest, *facets]) if nearest else "")
    return MEASURES[measure](view, facets)


def is_number(text: str) -> bool:
    """Whether a text asks for a number by its id, and not for a deal or a party."""
    return text.strip().casefold().partition(":")[0] in MEASURES


def _circular(view: View, facets: Sequence[str]) -> Sequence[Number]:
    asked, names = asked_by(facets)
    found = circular(view, asked).numbers
    return [number for number in found if not names or (number.name,) == names]


def _flows(view: View, facets: Sequence[str]) -> Sequence[Number]:
    asked, rest = asked_by(facets)
    found = flows(view, asked)
    wanted = set(rest)
    return [flow.number for flow in found if wanted <= set(flow.number.id.split(":"))] if wanted else []


def _outside(view: View, facets: Sequence[str]) -> Sequence[Number]:
    asked, wanted = replace(asked_by(facets)[0], months=ALWAYS), set(facets)  # its time is the company's own
    found = [crossing.number for crossing in crossings(view, asked)]
    return [number for number in found if wanted and wanted <= set(number.id.casefold().split(":"))]


def _vendors(view: View, facets: Sequence[str]) -> Sequence[Number]:
    asked, rest = asked_by(facets)
    found = vendor_numbers(view, asked.months.label, by_group=asked.by_group)
    wanted = set(facets)  # `drawn` is a name here, and elsewhere a state
    return [number for number in found if wanted <= set(number.id.split(":"))] if rest else []


def _dependence(view: View, facets: Sequence[str]) -> Sequence[Number]:
    asked, rest = asked_by(facets)
    layer = asked.kind or next((facet for facet in rest if facet in list(LayerName)), None)
    wanted = {facet for facet in rest if facet != layer}
    if layer is None or not wanted:
        return []
    asked = replace(asked, kind=None)
    if THROUGH in wanted:
        pairs = sorted(wanted - {THROUGH})
        ways = [through_number(view, asked, LayerName(layer), pair) for pair in pairs]
        return [way for way in ways if way is not None]
    found = layer_numbers(view, asked, LayerName(layer))
    return [number for number in found if number.id.split(":")[-1] in wanted]


def _alignment(view: View, facets: Sequence[str]) -> Sequence[Number]:
    asked, rest = asked_by(facets)
    names = {*rest} - {WITH_DOUBTFUL}
    pair = next((name for name in names if "+" in name), None)
    if pair is None:
        return []
    wanted = {slug_of((pair.partition("+")[0], pair.partition("+")[2])), *(names - {pair})}
    found = alignment_numbers(view, by_group=asked.by_group, with_doubtful=WITH_DOUBTFUL in rest)
    return [number for number in found if wanted <= set(number.id.split(":"))]


def _stress(view: View, facets: Sequence[str]) -> Sequence[Number]:
    asked, rest = question_of(facets)
    if asked is None or not rest:
        return []
    wanted = set(facets)
    return [number for number in stress_numbers(stressed(view, asked)) if wanted <= set(number.id.split(":"))]


def _promised(view: View, facets: Sequence[str]) -> Sequence[Number]:
    asked, rest = asked_by(facets)
    wanted = set(rest)
    found = [number for number in promised(view, asked.months) if wanted <= set(number.id.split(":"))]
    return [number for number in found if number.value] if wanted - set(SIDES) else []


MEASURES: Mapping[str, Numbers] = {
    "circularity": _circular,
    "network": _flows,
    "outside": _outside,
    "vendors": _vendors,
    "dependence": _dependence,
    "alignment": _alignment,
    "stress": _stress,
    "outlook": _promised,
}
"""How each measure finds its numbers again: a new one is put in here."""
