"""Stress beside plain numpy loops of the same equations, in one run: many clearings, ESRI of every party."""

from collections.abc import Iterator

import numpy as np

from bench.machine import once, seconds
from bench.row import Row
from halqa.stress.balance_sheets import BalanceSheets, balance_sheets
from halqa.stress.clearing_kernel import payments
from halqa.stress.supply import Supply, supply, systemic_risk

NEAR = 1e-10
SCENARIOS, TIMED_SCENARIOS = 100_000, 1_000
PARTIES, LINKS = 200, 1_200
MAKERS, SALES, TRADES = 1_000, 5_000, 20

Goods = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""Sellers (m,), buyers (m,), values (m,), trades (n,), whether an input is essential (trades, trades)."""


def rows() -> Iterator[Row]:
    """Yield each measure, as it is made."""
    yield _clearing()
    yield _systemic_risk()


def payments_by_sweeps(sheets: BalanceSheets, assets: np.ndarray) -> np.ndarray:
    """Return what each party pays in one scenario, of one rank, by Picard's iteration from full payment."""
    due = sheets.due[0]
    share = np.divide(sheets.dues[0], due[:, None], out=np.zeros_like(sheets.dues[0]), where=due[:, None] > 0).T
    paid = due
    while True:
        lower = np.minimum(due, assets + share @ paid)
        if np.abs(paid - lower).max(initial=0.0) <= NEAR * max(1.0, due.max(initial=0.0)):
            return np.asarray(lower)
        paid = lower


def shortage_by_sweeps(goods: Goods, left: np.ndarray, near: float = NEAR) -> tuple[np.ndarray, np.ndarray]:
    """Return what is made for want of inputs and for want of buyers, by the equations of Diem et al., all at once."""
    seller, buyer, value, trade, is_essential = goods
    size, kinds = trade.size, int(trade.max(initial=0)) + 1
    inputs = buyer * kinds + trade[seller]
    essential = is_essential[trade[seller], trade[buyer]]
    bought, of_input = np.bincount(buyer, value, size), np.bincount(inputs, value, size * kinds)
    taken = value / np.where(essential, of_input[inputs], bought[buyer])
    missed = value / np.bincount(seller, value, size)[seller]
    down = up = left
    while True:
        lacking = taken * (1 - down[seller])
        scarcest = np.bincount(inputs, lacking * essential, size * kinds).reshape(size, kinds).max(axis=1)
        others = np.bincount(buyer, lacking * ~essential, size)
        lower_down = np.clip(np.minimum(left, 1 - np.maximum(scarcest, others)), 0, 1)
        lower_up = np.clip(np.minimum(left, 1 - np.bincount(seller, missed * (1 - up[buyer]), size)), 0, 1)
        if max(np.abs(down - lower_down).max(), np.abs(up - lower_up).max()) <= near:
            return np.asarray(lower_down), np.asarray(lower_up)
        down, up = lower_down, lower_up


def drawn_sheets(parties: int = PARTIES, links: int = LINKS, seed: int = 0) -> BalanceSheets:
    """Return balance sheets with dues between random pairs, in which some fail and pull down others."""
    rng = np.random.default_rng(seed)
    payer, payee = rng.integers(0, parties, (2, links))
    dues = np.zeros((parties, parties))
    np.add.at(dues, (payer, payee), rng.lognormal(0, 1, links))
    np.fill_diagonal(dues, 0.0)
    return balance_sheets(dues, 0.3 * dues.sum(axis=1), 0.1 * dues.sum(axis=1))


def drawn_goods(makers: int = MAKERS, sales: int = SALES, seed: int = 0) -> Goods:
    """Return sales between random pairs, a few sellers having most of them, half of the inputs essential."""
    rng = np.random.default_rng(seed)
    seller = (makers * rng.random(sales) ** 2).astype(np.int64)
    buyer = rng.integers(0, makers, sales)
    return (
        seller,
        buyer,
        rng.lognormal(0, 1, sales),
        rng.integers(0, TRADES, makers),
        rng.random((TRADES, TRADES)) < 0.5,
    )


def _clearing() -> Row:
    sheets = drawn_sheets()
    assets = sheets.assets * np.random.default_rng(1).lognormal(-0.5, 1, (SCENARIOS, PARTIES))
    swept = [payments_by_sweeps(sheets, one) for one in assets[:50]]
    apart = float(np.abs(payments(sheets, assets[:50]) - swept).max() / sheets.due.max())
    theirs = once(lambda: [payments_by_sweeps(sheets, one) for one in assets[:TIMED_SCENARIOS]])
    theirs *= SCENARIOS / TIMED_SCENARIOS
    ours = seconds(lambda: payments(sheets, assets), runs=3)
    return Row(
        name="clearing of many scenarios",
        figure=ours,
        unit="seconds",
        peer=f"numpy {np.__version__}, Picard's iteration a scenario",
        peer_figure=theirs,
        ratio=theirs / ours,
        sizes={"parties": PARTIES, "links": LINKS, "scenarios": SCENARIOS, "scenarios of the peer": TIMED_SCENARIOS},
        note=f"the payments are {apart:.0e} of the greatest due apart; one core each",
    )


def _systemic_risk() -> Row:
    goods = drawn_goods()
    told: Supply = supply(*goods)
    sold = told.weight
    theirs_found: list[float] = []

    def by_sweeps() -> None:
        for maker in range(MAKERS):
            left = np.ones(MAKERS)
            left[maker] = 0.0
            made = np.minimum(*shortage_by_sweeps(goods, left))
            theirs_found.append(float((1 - made) @ sold))

    found = systemic_risk(told)
    theirs = once(by_sweeps)
    ours = seconds(lambda: systemic_risk(told), runs=3)
    return Row(
        name="ESRI of every party",
        figure=ours,
        unit="seconds",
        peer=f"numpy {np.__version__}, sweeps over all parties",
        peer_figure=theirs,
        ratio=theirs / ours,
        sizes={"parties": MAKERS, "sales": SALES, "trades": TRADES},
        note=f"the indices are {np.abs(found - theirs_found).max():.0e} apart",
    )
