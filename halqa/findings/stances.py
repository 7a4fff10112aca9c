"""The numbers of a pair of parties: the strength and the dollars of alliance and of rivalry, never netted."""

from collections.abc import Iterator

from halqa.catalogue.alignment import Side
from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.findings.asked import BY_GROUP
from halqa.findings.numbers import Number, Unit, id_of, slug
from halqa.findings.view import View
from halqa.measures.alignment import Pair, pairs

WITH_DOUBTFUL = "with-doubtful"  # talks and hearsay count, each by its chance
NO_SUM = "no_sum"


def pair_numbers(pair: Pair, *, by_group: bool, with_doubtful: bool) -> tuple[Number, ...]:
    """Return the strength of each side that a pair has, in deals by weight, and its dollars."""
    facets = (BY_GROUP if by_group else None, WITH_DOUBTFUL if with_doubtful else None, slug_of(pair.parties))
    return tuple(_numbers(pair, facets))


def alignment_numbers(view: View, *, by_group: bool, with_doubtful: bool) -> tuple[Number, ...]:
    """Return the numbers of all pairs of a view, in order of the parties' names."""
    party_of = group if by_group else str
    found = pairs(view.deals.values(), view.as_of, usd_per_unit, with_doubtful=with_doubtful, party_of=party_of)
    told = (pair_numbers(pair, by_group=by_group, with_doubtful=with_doubtful) for pair in found)
    return tuple(number for numbers in told for number in numbers)


def slug_of(parties: tuple[str, str]) -> str:
    """Return how a pair stands in an id, whichever of the two is named first.

    >>> slug_of(("OpenAI", "Microsoft"))
    'microsoft+openai'
    """
    return "+".join(sorted(map(slug, parties)))


def _numbers(pair: Pair, facets: tuple[str | None, ...]) -> Iterator[Number]:
    for side in Side:
        strength = pair.ally if side is Side.ALLY else pair.rival
        if not strength.deals:
            continue
        yield Number(
            id=id_of("alignment", *facets, side, "strength"),
            name=f"{side}",
            value=strength.weight,
            unit=Unit.STRENGTH,
            deals=tuple(sorted(strength.weights, key=lambda one: (-one[1], one[0]))),
        )
        yield Number(
            id=id_of("alignment", *facets, side, "usd"),
            name=f"{side}_usd",
            value=strength.usd,
            unit=Unit.USD,
            deals=tuple(sorted(strength.dollars, key=lambda one: (-one[1], one[0]))),
            reason=NO_SUM if strength.usd is None else None,
        )
