"""The rules by which two deals may count the same money. Each takes the deal that would hold more, and the other.

A rule returns what speaks for the pair, or nothing. None knows a deal by name; their days and shares are those of
`catalogue/conventions.json`, by which tellings are held to speak of one deal.
"""

from collections.abc import Callable
from enum import StrEnum

from halqa.catalogue.classes import classes
from halqa.catalogue.conventions import sameness
from halqa.catalogue.parties import parents
from halqa.ledger.surroundings import Seen, is_live
from halqa.ledger.unnamed import may_be
from halqa.model import GOODS, Deal, Kind, Status
from halqa.units import Money, per_year

_FUNDING = frozenset({Kind.EQUITY, Kind.DEBT})


class Relation(StrEnum):
    """How two deals may share money."""

    PART = "part"  # the one is within the other
    SAME = "same"  # one deal, told twice
    REPLACED = "replaced"  # a plan, and what came of it
    PASSED_ON = "passed_on"  # what is received is spent
    TWO_SUPPLIERS = "two_suppliers"  # the same goods, counted at a supplier and at its own supplier


class Because(StrEnum):
    """What speaks for a pair."""

    ONE_PAYER = "one_payer"
    ONE_PAYEE = "one_payee"
    ONE_KIND = "one_kind"
    CLASS_OF_PAYEES = "class_of_payees"  # the payee of the one stands for many, that of the other among them
    UNNAMED_PAYERS = "unnamed_payers"  # the payer of the one stands for many without a name
    LEFT_UNNAMED = "left_unnamed"  # one leaves a party without a name, which may be that of the other
    MEMBER_OF_PAYERS = "member_of_payers"  # a party of the other is among those that the payer of the one stands for
    SMALLER_SUM = "smaller_sum"
    EQUAL_SUMS = "equal_sums"
    RATE_OF_TOTAL = "rate_of_total"
    SMALLER_POWER = "smaller_power"
    SAME_POWER = "same_power"
    SAME_START = "same_start"
    SOFT_THEN_FIRM = "soft_then_firm"  # talked of, doubted or ended, and then agreed
    TOLD_BEFORE = "told_before"
    CLOSE_IN_TIME = "close_in_time"
    HOLDING = "holding"  # told with the stake that came of all that was put in
    SITE_OF_PROJECT = "site_of_project"
    VEHICLE = "vehicle"  # made for one purpose
    CUSTOMER_OF_VEHICLE = "customer_of_vehicle"
    PAYEE_PAYS = "payee_pays"  # the payee of the one is the payer of the other
    SUPPLIER_OF_SUPPLIER = "supplier_of_supplier"


Rule = Callable[[Deal, Deal, Seen], tuple[Because, ...]]


# --- the rules -------------------------------------------------------------------------------------------------------


def _plan_and_outcome(more: Deal, less: Deal, _: Seen) -> tuple[Because, ...]:
    """What was talked of, doubted or given up, and then agreed between the same parties within a year."""
    if not (_one_block(more, less) and _is_firm(more) and not _is_firm(less) and _is_before(less, more)):
        return ()
    if not _within(more, less, sameness().talk_days):
        return ()
    return (*_BLOCK, Because.SOFT_THEN_FIRM)


def _told_twice(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """One sum between the same parties within a news season, or within a year where one telling is soft."""
    days = sameness().rival_days if _is_firm(more) and _is_firm(less) else sameness().talk_days
    if _one_block(more, less) and _is_same_sum(more, less, seen) and _within(more, less, days):
        return (*_BLOCK, Because.EQUAL_SUMS, Because.CLOSE_IN_TIME)
    return ()


def _rate_and_total(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """A sum a year or a month beside the total that it comes to."""
    if not _one_block(more, less) or more.amount is None or less.amount is None:
        return ()
    total, rate = seen.usd[more.id], seen.usd[less.id]
    if more.amount.per or not less.amount.per or total is None or rate is None:
        return ()
    yearly = per_year(Money(rate, "USD", less.amount.per)).amount
    is_rate = yearly < total <= sameness().longest_term_years * yearly
    return (*_BLOCK, Because.RATE_OF_TOTAL) if is_rate and _within(more, less, sameness().talk_days) else ()


def _holding(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """A sum told with the stake it gives includes what the same investor had put in before."""
    if not _one_block(more, less) or more.kind is not Kind.EQUITY or more.stake_pct is None:
        return ()
    is_so = more.status is less.status is Status.DONE and _is_before(less, more) and _is_smaller(less, more, seen)
    return (*_BLOCK, Because.HOLDING, Because.TOLD_BEFORE, Because.SMALLER_SUM) if is_so else ()


def _stages_of_project(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """Two totals that the same parties give for one project are stages of one plan."""
    is_so = _one_block(more, less) and more.kind is Kind.VENTURE and _is_smaller(less, more, seen)
    return (*_BLOCK, Because.SMALLER_SUM) if is_so and seen.is_vehicle(more.payee) else ()


def _totals_of_class(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """Two totals of one payer over one class of payees."""
    is_so = _one_block(more, less) and more.payee in classes() and _is_smaller(less, more, seen)
    return (*_BLOCK, Because.CLASS_OF_PAYEES, Because.SMALLER_SUM) if is_so and not _per(less) else ()


def _sumless_before(more: Deal, less: Deal, _: Seen) -> tuple[Because, ...]:
    """A deal told by its power alone, and then a greater one of the same parties, within a year."""
    if not _one_block(more, less) or less.amount is not None or more.amount is None:
        return ()
    if more.power_mw is None or less.power_mw is None or less.power_mw > more.power_mw or not _is_before(less, more):
        return ()
    return (*_BLOCK, Because.SMALLER_POWER, Because.TOLD_BEFORE) if _within(more, less, sameness().talk_days) else ()


def _one_of_class(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """A total over a class of payees includes what the same payer had agreed with one of them before."""
    if more.payer != less.payer or not _one_family(more.kind, less.kind) or not is_live(less):
        return ()
    if not seen.stands_for(more.payee, less.payee) or not _is_smaller(less, more, seen) or not _is_before(less, more):
        return ()
    return (Because.ONE_PAYER, Because.CLASS_OF_PAYEES, Because.TOLD_BEFORE, Because.SMALLER_SUM)


def _ticket_in_round(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """A round told as a whole, of unnamed investors, includes what a named one put in while it was open."""
    if not more.kind is less.kind is Kind.EQUITY or more.payee != less.payee or not is_live(less):
        return ()
    if not seen.is_unnamed_group(more.payer) or seen.is_unnamed_group(less.payer):
        return ()
    if not _is_smaller(less, more, seen) or not _was_open(more, less):
        return ()
    return (Because.ONE_PAYEE, Because.ONE_KIND, Because.UNNAMED_PAYERS, Because.SMALLER_SUM, Because.CLOSE_IN_TIME)


def _debt_of_vehicle(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """A round of a company includes, in some tellings, the debt of the vehicle that serves it."""
    if more.kind is not Kind.EQUITY or less.kind is not Kind.DEBT or not seen.is_unnamed_group(more.payer):
        return ()
    if not seen.is_vehicle(less.payee) or seen.customers.get(less.payee) != frozenset({more.payee}):
        return ()
    if not _is_smaller(less, more, seen) or not _within(more, less, sameness().round_days):
        return ()
    return (Because.UNNAMED_PAYERS, Because.CUSTOMER_OF_VEHICLE, Because.SMALLER_SUM, Because.CLOSE_IN_TIME)


def _one_financing(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """Two lenders to one borrower in one wave of news: a loan and its guarantee, or an issue and who bought of it."""
    if not more.kind is less.kind is Kind.DEBT or more.payee != less.payee or more.payer == less.payer:
        return ()
    if not _within(more, less, sameness().news_wave_days) or not (is_live(more) and is_live(less)):
        return ()
    told = (Because.ONE_PAYEE, Because.ONE_KIND, Because.CLOSE_IN_TIME)
    if _is_same_sum(more, less, seen):
        return (*told, Because.EQUAL_SUMS)
    is_part = seen.is_vehicle(more.payee) and _is_smaller(less, more, seen)
    return (*told, Because.VEHICLE, Because.SMALLER_SUM) if is_part else ()


def _passed_on(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """What a party receives and, in the same wave of news, spends on goods: an equal sum, or all a vehicle spends."""
    received, spent = (more, less) if more.payee == less.payer else (less, more)
    if received.payee != spent.payer or spent.kind not in GOODS or not (is_live(more) and is_live(less)):
        return ()
    if not _within(more, less, sameness().news_wave_days) or more.id == less.id:
        return ()
    told = (Because.PAYEE_PAYS, Because.CLOSE_IN_TIME)
    if _is_same_sum(more, less, seen):
        return (*told, Because.EQUAL_SUMS)
    is_vehicle = seen.is_vehicle(spent.payer) and received.kind in _FUNDING and _is_smaller(less, more, seen)
    return (*told, Because.VEHICLE, Because.SMALLER_SUM) if is_vehicle and more is spent else ()


def _two_suppliers(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """The same machines, bought where they stand and where they are made: one power or one start says so."""
    if more.payer != less.payer or more.kind is not Kind.COMPUTE or less.kind not in {Kind.CHIPS, Kind.COMPUTE}:
        return ()
    if less.payee not in seen.chip_suppliers.get(more.payee, ()) or not _within(more, less, sameness().rival_days):
        return ()
    same = [
        because
        for because, one, other in (
            (Because.SAME_POWER, more.power_mw, less.power_mw),
            (Because.SAME_START, more.start, less.start),
        )
        if one is not None and one == other
    ]
    return (Because.ONE_PAYER, Because.SUPPLIER_OF_SUPPLIER, Because.CLOSE_IN_TIME, *same) if same else ()


def _member_of_consortium(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """The sum of a consortium, told as that of one of its members."""
    found = classes().get(more.payer)
    if found is None or not found.members & {less.payer, less.payee} or not _is_same_sum(more, less, seen):
        return ()
    return (Because.MEMBER_OF_PAYERS, Because.EQUAL_SUMS) if _within(more, less, sameness().talk_days) else ()


def _site_of_project(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """What is put into a project includes what is put into its sites."""
    if more.kind is not Kind.VENTURE or parents().get(less.payee) != more.payee or not seen.is_vehicle(more.payee):
        return ()
    is_so = is_live(less) and _is_smaller(less, more, seen)
    return (Because.SITE_OF_PROJECT, Because.SMALLER_SUM) if is_so else ()


def _named_elsewhere(more: Deal, less: Deal, seen: Seen) -> tuple[Because, ...]:
    """One sum within a news season, for which one text names a party that another leaves without a name."""
    sides = [pair for pair in ((more.payer, less.payer), (more.payee, less.payee)) if pair[0] != pair[1]]
    if more.kind is not less.kind or len(sides) != 1 or not may_be(sides[0][1], sides[0][0]):
        return ()
    if not (_is_same_sum(more, less, seen) and _within(more, less, sameness().rival_days)):
        return ()
    return (Because.ONE_KIND, Because.LEFT_UNNAMED, Because.EQUAL_SUMS, Because.CLOSE_IN_TIME)


RULES: tuple[tuple[Relation, Rule], ...] = (
    (Relation.REPLACED, _plan_and_outcome),
    (Relation.SAME, _told_twice),
    (Relation.SAME, _rate_and_total),
    (Relation.PART, _holding),
    (Relation.PART, _stages_of_project),
    (Relation.PART, _totals_of_class),
    (Relation.PART, _sumless_before),
    (Relation.PART, _one_of_class),
    (Relation.PART, _ticket_in_round),
    (Relation.PART, _debt_of_vehicle),
    (Relation.PART, _one_financing),
    (Relation.PASSED_ON, _passed_on),
    (Relation.TWO_SUPPLIERS, _two_suppliers),
    (Relation.SAME, _member_of_consortium),
    (Relation.SAME, _named_elsewhere),
    (Relation.PART, _site_of_project),
)
_BLOCK = (Because.ONE_KIND, Because.ONE_PAYER, Because.ONE_PAYEE)

# --- what rules ask --------------------------------------------------------------------------------------------------


def _one_block(one: Deal, other: Deal) -> bool:
    return (one.kind, one.payer, one.payee) == (other.kind, other.payer, other.payee)


def _one_family(one: Kind, other: Kind) -> bool:
    return one is other or {one, other} <= GOODS


def _is_firm(deal: Deal) -> bool:
    return deal.status in {Status.AGREED, Status.DONE} and not deal.hearsay


def _is_before(one: Deal, other: Deal) -> bool:
    return one.known is not None and other.known is not None and one.known <= other.known


def _within(one: Deal, other: Deal, days: int) -> bool:
    return one.known is not None and other.known is not None and abs((one.known - other.known).days) <= days


def _is_same_sum(one: Deal, other: Deal, seen: Seen) -> bool:
    left, right = seen.usd[one.id], seen.usd[other.id]
    if left is None or right is None or _per(one) != _per(other):
        return False
    return abs(left - right) <= sameness().same_sum_within * max(left, right)


def _is_smaller(part: Deal, whole: Deal, seen: Seen) -> bool:
    """Whether one total is clearly smaller than another."""
    left, right = seen.usd[part.id], seen.usd[whole.id]
    if left is None or right is None or _per(whole) or _is_same_sum(part, whole, seen):
        return False
    return left < right


def _was_open(round_: Deal, ticket: Deal) -> bool:
    """Whether a ticket was told while a round was open: before it closed, or in the news of its closing."""
    if not _within(round_, ticket, sameness().round_days):
        return False
    is_closed = round_.status is Status.DONE
    return not is_closed or _is_before(ticket, round_) or _within(round_, ticket, sameness().news_wave_days)


def _per(deal: Deal) -> object:
    return deal.amount.per if deal.amount else None
