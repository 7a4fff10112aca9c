"""What is held to be so, with the cycles that its money can go round."""

from dataclasses import replace

from halqa.findings.rings import rings
from halqa.findings.view import view
from halqa.measures.cycles import LONGEST, MOST
from halqa.pipeline import Picture


def with_cycles(seen: Picture, longest: int = LONGEST, most: int = MOST) -> Picture:
    """Return a picture with the cycles of its network.

    By group too, all deals make the network: a part between groups may hang under a whole inside one.
    """
    found = rings(view((*seen.deals, *seen.inside), seen.as_of), longest, most, by_group=seen.is_by_group)
    return replace(seen, cycles=found.cycles, has_all_cycles=found.is_complete)
