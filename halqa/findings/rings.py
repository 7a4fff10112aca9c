"""Which cycles the announced cash of a network can go round: the legs are the streams that every measure adds up."""

from dataclasses import replace

from halqa.findings.view import View, view
from halqa.measures.cycles import LONGEST, MOST, Search, search
from halqa.network.flows import flows
from halqa.pipeline import Picture


def rings(seen: View, longest: int = LONGEST, most: int = MOST, *, by_group: bool = False) -> Search:
    """Return at most `most` cycles of at most `longest` legs, those that carry most."""
    return search(flows(seen.network(by_group=by_group), seen.deals), longest, most)


def with_cycles(seen: Picture, longest: int = LONGEST, most: int = MOST) -> Picture:
    """Return a picture with the cycles of its network.

    By group too, all deals make the network: a part between groups may hang under a whole inside one.
    """
    found = rings(view((*seen.deals, *seen.inside), seen.as_of), longest, most, by_group=seen.is_by_group)
    return replace(seen, cycles=found.cycles, has_all_cycles=found.is_complete)
