"""Which assumption decides an answer: Sobol indices, by SALib, over the ranges of all assumptions at once.

First is the share of the answer's variance that an assumption explains alone, total the share in which it has a part
with others (Saltelli 2010, Jansen 1999). All other chance stays in its middle. Needs `pip install
'halqa[sensitivity]'`.
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from halqa.catalogue.scenarios import Scenario
from halqa.engine.ensemble import computed, shards_of
from halqa.engine.places import Place
from halqa.errors import MissingLibraryError
from halqa.findings.outlooks import columns
from halqa.findings.prospects import Prospects
from halqa.outlook.kernel import TOLD
from halqa.outlook.rows import SampleRows, layout

BASE = 128  # samples: Sobol sequences ask for a power of two; (assumptions + 2) times as many paths are run


@dataclass(frozen=True, slots=True)
class Index:
    """How much of an answer's variance an assumption explains; `error` is half of the 95 % interval of `total`."""

    assumption: str
    first: float
    total: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Indices for one party's gap, the greatest first; none where it does not vary."""

    party: str
    paths: int
    indices: tuple[Index, ...]


def decided(
    prospects: Prospects, scenario: Scenario, party: str, base: int = BASE, place: Place | None = None
) -> Decided:
    """Return which assumption decides a party's gap.

    Raises MissingLibraryError where SALib is not installed.
    """
    try:
        from SALib.analyze import sobol as analysis  # noqa: PLC0415 # an extra
        from SALib.sample import sobol as sampling  # noqa: PLC0415
    except ImportError:
        raise MissingLibraryError(source="Sobol indices", library="SALib") from None
    names = list(scenario.assumed)
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    sample = sampling.sample(problem, base, calc_second_order=False, seed=scenario.seed % 2**32)
    answers = _gaps(prospects, scenario, party, sample, place)
    if not np.ptp(answers):
        return Decided(party=party, paths=len(sample), indices=())
    told = analysis.analyze(problem, answers, calc_second_order=False, seed=scenario.seed % 2**32)
    rows = [
        Index(name, float(first), float(total), float(error))
        for name, first, total, error in zip(names, told["S1"], told["ST"], told["ST_conf"], strict=True)
    ]
    return Decided(
        party=party, paths=len(sample), indices=tuple(sorted(rows, key=lambda row: (-row.total, row.assumption)))
    )


def _gaps(prospects: Prospects, scenario: Scenario, party: str, sample: np.ndarray, place: Place | None) -> np.ndarray:
    economy, promises, span = prospects.economy, prospects.promises, prospects.span
    job = SampleRows(economy=economy, promises=promises, scenario=scenario, span=span, sample=sample)
    where = layout(economy, promises, len(scenario.assumed), span)
    with TemporaryDirectory(prefix="halqa-") as folder:
        found = computed(job, shards_of(len(sample)), Path(folder), place)
        told = columns(found, where, "told")[:, :, TOLD.index("gap"), prospects.known.index(party)]
        return np.asarray(told.sum(axis=1))
