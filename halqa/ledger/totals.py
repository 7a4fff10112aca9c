"""Announced, firm, paid and doubtful: what the deals of a ledger come to, the same dollar never counted twice.

announced ⊇ firm ⊇ paid; doubtful stands beside them; what is denied or ended counts nowhere. What is announced but not
firm is conditional, optional or a mere upper limit; of credit, what is committed is drawn, available or conditional. A
part is not counted beside its total, nor a member of a consortium beside the total that it shares. What moves no cash
(guarantees, warrants, backstops, stock) is shown apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from halqa.catalogue.conventions import whole_sum
from halqa.ledger.deals import is_under
from halqa.model import IN_KIND, SYMMETRIC, Assumption, Condition, Deal, Instrument, Status
from halqa.units import Bound, UsdPerUnit, usd_if_known

_NOTHING = Decimal(0)
LAYERS = ("announced", "firm", "paid", "doubtful")  # of cash


class LeftOut(StrEnum):
    """Why a live deal is in no total."""

    NO_SUM = "no_sum"  # no text tells its sum
    NO_RATE = "no_rate"  # its sum is in a currency without a rate
    NO_MONEY = "no_money"  # a partnership or a rivalry moves none


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of a total: dollars, the deals that stand for them, and what was taken for granted."""

    usd: Decimal
    deals: tuple[str, ...]  # several: the members of a consortium, which share one total
    assumed: Assumption | None = None
    is_excess: bool = False  # taken off: parts came to more than their total


@dataclass(frozen=True, slots=True)
class Layer:
    """A total in US dollars, the deals in it, and the lines that add up to it."""

    usd: Decimal
    deals: tuple[str, ...]
    lines: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """What lenders have committed to lend on call, in US dollars: each dollar is drawn, available or conditional."""

    drawn: Decimal
    available: Decimal
    conditional: Decimal
    deals: tuple[str, ...]

    @property
    def committed(self) -> Decimal:
        """All of it."""
        return self.drawn + self.available + self.conditional


@dataclass(frozen=True, slots=True)
class Totals:
    """What the deals come to, and what is not in it."""

    announced: Layer
    firm: Layer
    paid: Layer
    doubtful: Layer
    in_kind: Layer  # announced, but no cash: guarantees, warrants, backstops, stock
    conditional: Layer  # announced, but not firm: it hangs on a stated condition,
    optional: Layer  # or on an option,
    limits: Layer  # or it is a mere upper limit; the three and what is firm are what is announced
    credit: Credit  # those of the announced dollars that are lent on call
    left_out: tuple[tuple[str, LeftOut], ...] = ()  # live deals in no total, each with the reason

    @property
    def without_sum(self) -> int:
        """The number of live deals of which no text tells the sum."""
        return sum(reason is LeftOut.NO_SUM for _, reason in self.left_out)


@dataclass(frozen=True, slots=True)
class Node:
    """A sum in the tree of totals and parts: a deal's, or the one that a consortium's deals share."""

    name: str
    deals: tuple[Deal, ...]  # those whose held sum this is
    usd: Decimal | None
    assumed: Assumption | None


@dataclass(frozen=True, slots=True)
class Tree:
    """All sums, and which hang under which."""

    nodes: tuple[Node, ...]
    roots: tuple[Node, ...]
    parts: Mapping[str, tuple[Node, ...]]


def totals(deals: Iterable[Deal], usd_per_unit: UsdPerUnit) -> Totals:
    """Return the layers of a ledger's money.

    >>> from halqa.model import Kind
    >>> from halqa.units import Money
    >>> sum_ = Money(Decimal("38e9"), "USD")
    >>> told = Deal(id="a", kind=Kind.COMPUTE, payer="OpenAI", payee="Amazon", status=Status.AGREED, hearsay=False,
    ...             amount=sum_, bound=Bound.EXACT)
    >>> totals([told], lambda code, day: Decimal(1)).firm.usd
    Decimal('38000000000')
    """
    live = sorted((deal for deal in deals if is_live(deal)), key=lambda deal: deal.id)
    moving = [deal for deal in live if deal.kind not in SYMMETRIC]
    cash = tree([deal for deal in moving if deal.instrument not in IN_KIND], usd_per_unit)
    in_kind = tree([deal for deal in moving if deal.instrument in IN_KIND], usd_per_unit)
    rest = [found for root in cash.roots for found in _rest(root, cash)]
    return Totals(
        announced=_layer(cash, is_announced),
        firm=_layer(cash, is_firm),
        paid=_layer(cash, is_paid),
        doubtful=_doubtful(cash),
        in_kind=_layer(in_kind, is_announced),
        conditional=_summed([line for reason, line in rest if reason is Condition.CONDITION]),
        optional=_summed([line for reason, line in rest if reason is Condition.OPTION]),
        limits=_summed([line for reason, line in rest if reason is None]),
        credit=_credit(cash),
        left_out=_left_out(live, [*cash.nodes, *in_kind.nodes]),
    )


def is_live(deal: Deal) -> bool:
    """Whether a deal is neither denied nor ended."""
    return deal.status not in {Status.DENIED, Status.ENDED}


def is_announced(deal: Deal) -> bool:
    """Whether a deal is agreed or done, and more than hearsay."""
    return deal.status in {Status.AGREED, Status.DONE} and not deal.hearsay


def is_firm(deal: Deal) -> bool:
    """Whether a deal is announced, not a mere upper limit, and hangs on no stated condition or option."""
    return is_announced(deal) and deal.bound is not Bound.UP_TO and deal.condition is None


def is_paid(deal: Deal) -> bool:
    """Whether a deal is firm and a text says that it was paid, drawn or delivered."""
    return is_firm(deal) and deal.paid


def is_doubtful(deal: Deal) -> bool:
    """Whether a deal is only talked of, or hearsay."""
    return is_live(deal) and not is_announced(deal)


def tree(deals: Sequence[Deal], usd_per_unit: UsdPerUnit) -> Tree:
    """Return the sums of deals, each once, the parts under their totals."""
    by_name: dict[str, list[Deal]] = defaultdict(list)
    for deal in deals:
        by_name[deal.sum_name].append(deal)
    nodes = {name: _node(name, members, usd_per_unit) for name, members in by_name.items()}
    wholes = _wholes(deals, nodes)
    parts: dict[str, list[Node]] = defaultdict(list)
    for name, whole in wholes.items():
        parts[whole].append(nodes[name])
    return Tree(
        nodes=tuple(nodes.values()),
        roots=tuple(node for name, node in nodes.items() if name not in wholes),
        parts={name: tuple(under) for name, under in parts.items()},
    )


def _node(name: str, deals: Sequence[Deal], usd_per_unit: UsdPerUnit) -> Node:
    """Return the node of deals that share a sum; where they tell several, the greatest of the most certain."""
    best = max(_certainty(deal) for deal in deals)
    sums = [_whole_usd(deal, usd_per_unit) for deal in deals if _certainty(deal) == best]
    known = [(amount, assumed) for amount, assumed in sums if amount is not None]
    amount, assumed = max(known, key=lambda sum_: sum_[0]) if known else (None, None)
    return Node(name, tuple(deals), amount, assumed)


def _certainty(deal: Deal) -> int:
    return sum(holds(deal) for holds in (is_announced, is_firm, is_paid))


def _whole_usd(deal: Deal, usd_per_unit: UsdPerUnit) -> tuple[Decimal | None, Assumption | None]:
    if deal.amount is None:
        return None, None
    whole, assumed = whole_sum(deal.amount, deal.start, deal.end)
    dollars = usd_if_known(whole, usd_per_unit, deal.known)
    return (None, None) if dollars is None else (dollars, assumed)


def _wholes(deals: Sequence[Deal], nodes: Mapping[str, Node]) -> dict[str, str]:
    """Return for each node that is a part the node of its total, leaving out what would close a ring."""
    named = {deal.id: deal.sum_name for deal in deals}
    wholes: dict[str, str] = {}
    for deal in deals:
        name, whole = deal.sum_name, named.get(deal.part_of or "")
        if deal.shared_total in nodes and not deal.shared_amount:
            whole = deal.shared_total
        if whole is not None and name not in wholes and not is_under(whole, name, wholes):
            wholes[name] = whole
    return wholes


def _layer(of: Tree, belongs: Callable[[Deal], bool]) -> Layer:
    return _summed([line for root in of.roots for line in _lines(root, of, belongs)])


def _summed(lines: Sequence[Counted]) -> Layer:
    names = sorted({name for line in lines if not line.is_excess for name in line.deals})
    return Layer(sum((line.usd for line in lines), _NOTHING), tuple(names), tuple(lines))


def _lines(node: Node, of: Tree, belongs: Callable[[Deal], bool]) -> list[Counted]:
    """Return what a node adds to a layer: its own sum, or where that does not belong the parts that do."""
    members = tuple(deal.id for deal in node.deals if belongs(deal))
    if node.usd is not None and members:
        return [Counted(node.usd, members, node.assumed)]
    lines = [line for part in of.parts.get(node.name, ()) for line in _lines(part, of, belongs)]
    excess = sum((line.usd for line in lines), _NOTHING) - (node.usd or _NOTHING)
    is_limit = node.usd is not None and any(map(is_announced, node.deals))
    return [*lines, Counted(-excess, _ids(node), is_excess=True)] if is_limit and excess > 0 else lines


def _usd(node: Node, of: Tree, belongs: Callable[[Deal], bool]) -> Decimal:
    """Return what a node adds to a layer, in US dollars."""
    return sum((line.usd for line in _lines(node, of, belongs)), _NOTHING)


def _rest(node: Node, of: Tree) -> list[tuple[Condition | None, Counted]]:
    """Return what of a node is announced but not firm, by the reason: its parts' as far as they go, then its own.

    The parts may come to more than the rest of their total: what is too much is left out, mere limits first.
    """
    left = _usd(node, of, is_announced) - _usd(node, of, is_firm)
    below = [found for part in of.parts.get(node.name, ()) for found in _rest(part, of)]
    lines: list[tuple[Condition | None, Counted]] = []
    for reason, line in sorted(below, key=lambda found: (found[0] or "~", found[1].deals)):
        if usd := min(left, line.usd):
            lines.append((reason, replace(line, usd=usd)))
            left -= usd
    return [*lines, (_reason(node), Counted(left, _ids(node), node.assumed))] if left else lines


def _reason(node: Node) -> Condition | None:
    """Return why an announced sum is not firm; None: it is a mere upper limit."""
    stated = (deal.condition for deal in node.deals if is_announced(deal) and deal.condition is not None)
    return min(stated, default=None)


def _credit(of: Tree) -> Credit:
    """Return what the facilities come to, each once, with what hangs under it."""
    facilities = [node for root in of.roots for node in _facilities(root, of)]
    committed, firm, paid = (
        sum((_usd(node, of, belongs) for node in facilities), _NOTHING) for belongs in (is_announced, is_firm, is_paid)
    )
    return Credit(
        paid, firm - paid, committed - firm, tuple(sorted(name for node in facilities for name in _ids(node)))
    )


def _facilities(node: Node, of: Tree) -> list[Node]:
    if any(deal.instrument is Instrument.CREDIT and is_announced(deal) for deal in node.deals):
        return [node]
    return [found for part in of.parts.get(node.name, ()) for found in _facilities(part, of)]


def _doubtful(of: Tree) -> Layer:
    return _summed([line for root in of.roots for line in _doubtful_lines(root, of)])


def _doubtful_lines(node: Node, of: Tree) -> list[Counted]:
    """Return what a node adds to what is in doubt: its sum, less those parts of it that are announced."""
    parts = of.parts.get(node.name, ())
    if node.usd is not None and any(map(is_announced, node.deals)):
        return []  # doubtful parts of it are among the dollars that are announced
    if node.usd is None:
        return [line for part in parts for line in _doubtful_lines(part, of)]
    announced = sum((line.usd for part in parts for line in _lines(part, of, is_announced)), _NOTHING)
    rest = max(node.usd - announced, _NOTHING)
    return [Counted(rest, _ids(node), node.assumed)] if rest else []


def _ids(node: Node) -> tuple[str, ...]:
    return tuple(deal.id for deal in node.deals)


def _left_out(live: Sequence[Deal], nodes: Iterable[Node]) -> tuple[tuple[str, LeftOut], ...]:
    unsized = {deal.id for node in nodes if node.usd is None for deal in node.deals}
    found = []
    for deal in live:
        if deal.kind in SYMMETRIC:
            found.append((deal.id, LeftOut.NO_MONEY))
        elif deal.id in unsized:
            found.append((deal.id, LeftOut.NO_SUM if deal.amount is None else LeftOut.NO_RATE))
    return tuple(found)
