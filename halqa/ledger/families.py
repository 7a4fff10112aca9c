"""Which deals must be reconciled together: the others can be left alone when a document is added.

A deal depends on the tellings of its block, on what was judged the same, and on deals of other blocks only through a
text that tells a total beside its part, or one sum of several parties. So claims fall into families, and a family's
deals follow from its own claims alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from halqa.ledger.deals import is_sum_of, slug
from halqa.ledger.stories import joined
from halqa.ledger.tellings import Telling
from halqa.model import ClaimKey

Bond = tuple[str, str]
"""Two slugs whose deals must be reconciled together."""


def families(told: Sequence[Telling]) -> list[list[Telling]]:
    """Return tellings by family, each in the order of the tellings."""
    slugs = {id(telling): slug(telling.block) for telling in told}
    by_text: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        by_text[telling.text].append(telling)
    bonds = [bond for tellings in by_text.values() for bond in bonds_of_text(tellings)]
    lead = joined(sorted(set(slugs.values())), [*bonds, *judged_bonds(told)])
    grouped: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        grouped[lead[slugs[id(telling)]]].append(telling)
    return [grouped[name] for name in sorted(grouped)]


def bonds_of_text(tellings: Sequence[Telling]) -> Iterator[Bond]:
    """Yield the bonds that one text makes: from a part to what may be its total, and between those who share a sum."""
    sharing: dict[Decimal, list[str]] = defaultdict(list)
    for telling in tellings:
        if telling.tie.part_of is not None:
            wholes = (other for other in tellings if is_sum_of(other.tie, telling.tie.part_of))
            yield from ((slug(telling.block), slug(whole.block)) for whole in wholes if whole.block != telling.block)
        if telling.tie.shared_amount and telling.tie.amount is not None:
            sharing[telling.tie.amount.amount].append(slug(telling.block))
    for slugs in sharing.values():
        yield from (pair for pair in pairwise(dict.fromkeys(slugs)))


def judged_bonds(told: Iterable[Telling]) -> Iterator[Bond]:
    """Yield the bonds that judgements make: between claims of one deal, and from a part to its total."""
    first: dict[ClaimKey, str] = {}
    homes: dict[ClaimKey, str] = {}
    parts = []
    for telling in told:
        if telling.group is not None:
            name = slug(telling.block)
            yield first.setdefault(telling.group, name), name
        if telling.judged:
            homes[telling.key] = slug(telling.block)
        if telling.whole is not None:
            parts.append((slug(telling.block), telling.whole))
    yield from ((name, homes[whole]) for name, whole in parts if whole in homes)
