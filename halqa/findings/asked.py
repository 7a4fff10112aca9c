"""Which money a result is about, and how that stands in the ids of its numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from halqa.errors import InvalidPeriodError
from halqa.findings.numbers import slug
from halqa.findings.view import ALWAYS, Months, months
from halqa.model import Kind
from halqa.network.firmness import State

BY_GROUP = "by-group"  # each party stands under the head of its group


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which money is looked at."""

    state: State = State.COMMITTED
    kind: Kind | None = None  # None: of all kinds
    by_group: bool = False
    months: Months = ALWAYS

    @property
    def facets(self) -> tuple[str | None, ...]:
        """What stands in the id of a number of it; what goes without saying is left out."""
        return (
            None if self.state is State.COMMITTED else str(self.state),
            None if self.kind is None else str(self.kind),
            BY_GROUP if self.by_group else None,
            self.months.label,
        )


def asked_by(facets: Iterable[str]) -> tuple[Asked, tuple[str, ...]]:
    """Return which money the parts of an id ask for, in any order, and what else stands in it.

    >>> told, rest = asked_by(["paid", "2027-Q3", "typical"])
    >>> told.state.value, told.months.label, rest
    ('paid', '2027-Q3', ('typical',))
    """
    asked, rest = Asked(), []
    for facet in facets:
        if facet in list(State):
            asked = replace(asked, state=State(facet))
        elif facet in list(Kind):
            asked = replace(asked, kind=Kind(facet))
        elif facet == BY_GROUP:
            asked = replace(asked, by_group=True)
        elif (found := _months(facet)) is not None:
            asked = replace(asked, months=found)
        else:
            rest.append(facet)
    return asked, tuple(rest)


def pair_of(payer: str | None, payee: str | None) -> str:
    """Return how two parties stand in an id; None: the outside.

    >>> pair_of("OpenAI", "Oracle"), pair_of("Nvidia", None)
    ('openai>oracle', 'nvidia>')
    """
    return f"{slug(payer or '')}>{slug(payee or '')}"


def _months(facet: str) -> Months | None:
    try:
        return months(facet.upper())
    except InvalidPeriodError:
        return None
