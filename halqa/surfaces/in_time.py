"""What `halqa cycles` tells that takes numeric libraries: cycles that respect time, and what chance would have it."""

import sys

import numpy as np

from halqa.findings.chance import by_chance
from halqa.findings.clocks import InTime
from halqa.findings.dated import in_time
from halqa.findings.view import View, view
from halqa.pipeline import Picture
from halqa.surfaces.chance_view import answer_object, chance_view
from halqa.surfaces.cycles_view import capped
from halqa.surfaces.dated_view import dated_object, dated_view
from halqa.surfaces.export import documents_of
from halqa.surfaces.layout import screen, show
from halqa.surfaces.output import print_json
from halqa.surfaces.voice import Voice


def tell_dated(
    speech: Voice, seen: Picture, asked: InTime, longest: int, most: int, *, by_group: bool, as_json: bool
) -> None:
    """Print the cycles that respect time."""
    held = _view(seen)
    found = in_time(held, asked, longest=longest, most=most, by_group=by_group)
    if not as_json:
        show(screen(), dated_view(speech, seen, found))
        return
    documents = documents_of(seen.readings)
    print_json(*(dated_object(dated, found, seen.as_of, held.deals, documents) for dated in found.cycles))
    if not found.is_complete:
        print(capped(speech, len(found.cycles)), file=sys.stderr)


def tell_chance(
    speech: Voice, seen: Picture, seed: int, draws: int, longest: int, *, by_group: bool, as_json: bool
) -> None:
    """Print whether more money goes round than chance would have it."""
    answers = by_chance(_view(seen), np.random.default_rng(seed), draws=draws, longest=longest, by_group=by_group)
    if as_json:
        print_json(*(answer_object(answer, seen.as_of, seed) for answer in answers))
    else:
        show(screen(), chance_view(speech, answers, seen.as_of, seed))


def _view(seen: Picture) -> View:
    return view(seen.deals, seen.as_of)
