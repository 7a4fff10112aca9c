"""What is known around deals: their sums in dollars, who buys from whom, and what kind of party each is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from halqa.catalogue.classes import classes
from halqa.catalogue.parties import parents, parties
from halqa.model import GOODS, Deal, Kind, Status
from halqa.units import UsdPerUnit, usd_if_known

_VEHICLE = "venture"  # the type of a party that is a project or was made for one purpose
_INVESTORS = frozenset({"investor", "bank"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What rules ask beside the two deals that they compare."""

    usd: Mapping[str, Decimal | None]  # of a deal by id: the sum as told, in dollars
    customers: Mapping[str, frozenset[str]]  # who pays a party for goods
    chip_suppliers: Mapping[str, frozenset[str]]
    types: Mapping[str, str]
    unnamed: frozenset[str]

    def around(self, deal: Deal) -> frozenset[str]:
        """Return the parties of a deal, and those that they stand for, belong to or serve."""
        payer_class = classes().get(deal.payer)
        belongs = {owner for party in (deal.payer, deal.payee) if (owner := parents().get(party))}
        serves = self.customers.get(deal.payee, frozenset()) if self.is_vehicle(deal.payee) else frozenset()
        members = payer_class.members if payer_class else frozenset()
        return frozenset({deal.payer, deal.payee}) | belongs | serves | members

    def is_vehicle(self, party: str) -> bool:
        """Whether a party was made for one purpose."""
        return self.types.get(party) == _VEHICLE

    def stands_for(self, name: str, party: str) -> bool:
        """Whether a payee is a class of parties, and another among them."""
        found = classes().get(name)
        return found is not None and party not in classes() and found.holds(party, self.types.get(party))

    def is_unnamed_group(self, party: str) -> bool:
        """Whether a party stands for investors or lenders who are not named."""
        return party in self.unnamed and self.types.get(party) in _INVESTORS


def seen(deals: Sequence[Deal], usd_per_unit: UsdPerUnit) -> Seen:
    """Return what rules ask of the deals and the catalogue."""
    customers, suppliers = defaultdict(set), defaultdict(set)
    for deal in deals:
        if deal.kind in GOODS and is_live(deal):
            customers[deal.payee].add(deal.payer)
        if deal.kind is Kind.CHIPS and is_live(deal):
            suppliers[deal.payer].add(deal.payee)
    return Seen(
        usd={deal.id: usd_if_known(deal.amount, usd_per_unit, deal.known) for deal in deals},
        customers={name: frozenset(found) for name, found in customers.items()},
        chip_suppliers={name: frozenset(found) for name, found in suppliers.items()},
        types={entry.name: entry.type for entry in parties()},
        unnamed=frozenset(entry.name for entry in parties() if entry.placeholder),
    )


def is_live(deal: Deal) -> bool:
    """Whether a deal is neither denied nor ended."""
    return deal.status not in {Status.DENIED, Status.ENDED}
