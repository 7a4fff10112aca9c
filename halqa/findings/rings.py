"""Which cycles the announced cash of a network can go round: the legs are the streams that every measure adds up."""

from halqa.findings.view import View
from halqa.measures.cycles import LONGEST, MOST, Search, search
from halqa.network.flows import flows


def rings(seen: View, longest: int = LONGEST, most: int = MOST, *, by_group: bool = False) -> Search:
    """Return at most `most` cycles of at most `longest` legs, those that carry most."""
    return search(flows(seen.network(by_group=by_group), seen.deals), longest, most)
