"""A stress as pictures: who pulled whom, and who is dangerous by goods and by money."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from halqa.findings.fates import Fate, fates, worst
from halqa.findings.pulled import Link, links
from halqa.findings.stressed import Stressed
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.charts.canvas import Chart, write
from halqa.surfaces.charts.cascade import Cascade, Fallen, Pull, cascade
from halqa.surfaces.charts.risk import Party, risk
from halqa.surfaces.stress_view import Told, month_of, name_of
from halqa.surfaces.voice import Voice

_MOST_FAILED, _MOST_LOSERS, _MOST_PULLS = 10, 8, 20
_MOST_DANGEROUS = 25  # parties that are drawn by their danger


def write_pictures(speech: Voice, told: Told, pulled: Path | None, dangerous: Path | None) -> None:
    """Write the pictures that are asked for.

    Raises UnwritableFileError, and InvalidChartError where nothing happens.
    """
    if pulled is not None:
        write(cascade_chart(speech, told.found), pulled)
    if dangerous is not None:
        write(risk_chart(speech, told), dangerous)


def cascade_chart(speech: Voice, found: Stressed) -> Chart:
    """Draw who pulled whom, by the month of failing, who only loses at the end; of two sides the one with most."""
    side = worst(found)
    told, pulls = fates(found, side), links(side)
    by_loss = sorted(told, key=lambda fate: (not fate.is_shocked, -fate.total, fate.party))
    failed = [fate for fate in by_loss if fate.month is not None][:_MOST_FAILED]
    losers = [fate for fate in by_loss if fate.month is None][:_MOST_LOSERS]
    steps = sorted({fate.month for fate in failed if fate.month is not None})
    names = [month_of(speech, step) for step in steps]
    shown = [_fallen(speech, fate, steps, outside=1) for fate in [*failed, *losers] if fate.total > 0 or fate.month]
    outside = speech.labels["stress.picture.outside"]
    kept = _kept(pulls, {one.party for one in shown}, outside)
    began = Fallen(party=outside, step=0, has_failed=False, loss=float("inf"))
    return cascade(
        speech.wording,
        speech.labels["stress.picture.cascade"].format(shock=name_of(speech, found.question.shock)),
        Cascade(
            steps=(speech.labels["stress.picture.start"], *names, speech.labels["stress.picture.end"]),
            fallen=(*([began] if any(pull.source == outside for pull in kept) else []), *shown),
            pulls=tuple(Pull(source=a.source, target=a.target, loss=a.loss, way=_way(speech, a)) for a in kept),
        ),
    )


def risk_chart(speech: Voice, told: Told) -> Chart:
    """Draw each party by what its failing does to production, and to what is due."""
    danger = told.perils.all
    shares = np.maximum(danger.by_goods, danger.by_money)
    parties = [
        Party(
            name=speech.wording.name(told.perils.parties[at]),
            production=float(danger.by_goods[at]),
            money=float(danger.by_money[at]),
        )
        for at in np.argsort(-shares, kind="stable")[:_MOST_DANGEROUS]
        if shares[at] > 0
    ]
    return risk(speech.wording, speech.labels["stress.picture.risk"], parties, lambda share: percent(speech, share))


def _fallen(speech: Voice, fate: Fate, steps: Sequence[int], *, outside: int) -> Fallen:
    step = outside + steps.index(fate.month) if fate.month is not None else outside + len(steps)
    return Fallen(
        party=fate.party,
        step=step,
        told=speech.labels["stress.picture.lost"].format(sum=usd(speech, fate.total)),
        loss=fate.total,
        has_failed=fate.month is not None,
    )


def _kept(pulls: Sequence[Link], parties: set[str], outside: str) -> list[Pull]:
    """Return the pulls between those who are drawn: the greatest to each, then the greatest of all.

    Of two between the same, the greater.
    """
    found: dict[tuple[str, str], Pull] = {}
    for link in pulls:
        source = link.by or outside
        if link.to in parties and (link.by is None or link.by in parties):
            pull = Pull(source=source, target=link.to, loss=link.usd, way=link.mechanism)
            found.setdefault((source, link.to), pull)
    first: dict[str, Pull] = {}
    for pull in found.values():  # in order of size
        first.setdefault(pull.target, pull)
    others = [pull for pull in found.values() if pull is not first[pull.target]]
    return [*first.values(), *others][:_MOST_PULLS]


def _way(speech: Voice, pull: Pull) -> str:
    return speech.labels[f"stress.mechanism.{pull.way}"]
