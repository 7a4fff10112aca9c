"""What may be asked in an address: strict, so that a misspelt name is refused and not passed over."""

from collections.abc import Hashable
from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from halqa.model import Kind, Origin, Status
from halqa.network.firmness import State

MOST_A_PAGE = 500
LONGEST_WORDS = 200


class Asking(BaseModel):
    """What every question may say: as of which day, in which language, from what kind of texts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    as_of: date | None = Field(None, description="Know only what was published or fetched up to this day.")
    lang: Literal["en", "ar"] = Field("en", description="The language of titles and of what is said in words.")
    origin: frozenset[Origin] = Field(
        frozenset(), description="Only what comes from texts read, the reference, rows by hand; may be repeated."
    )

    @property
    def key(self) -> Hashable:
        """What tells one question from another."""
        return self.model_dump_json(exclude_defaults=True)


class Grouped(Asking):
    """A question on parties, as they are named or as their groups."""

    by_group: bool = Field(False, description="Each party as the head of its group; deals inside one group apart.")


class ByPage(BaseModel):
    """Which page of a list."""

    cursor: str | None = Field(None, max_length=1000, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=MOST_A_PAGE, description="The most items of a page.")


class Listed(Grouped, ByPage):
    """A question whose answer is a list, a page at a time."""


class DealsAsked(Listed):
    """Which deals, and in what order."""

    party: str | None = Field(None, max_length=LONGEST_WORDS, description="A side of the deal, in either script.")
    kind: Kind | None = Field(None, description="Only deals of this kind.")
    status: Status | None = Field(None, description="Only deals that have come this far.")
    order: Literal["sum", "known", "id"] = Field("sum", description="The greatest first, the newest first, or by id.")


class DocumentsAsked(Listed):
    """Which documents."""

    has_claims: bool | None = Field(None, description="Only documents with claims, or only those without.")


class SearchAsked(Asking):
    """What is looked for."""

    q: str = Field(min_length=1, max_length=LONGEST_WORDS, description="Words, or names in either script.")
    limit: int = Field(20, ge=1, le=MOST_A_PAGE, description="The most that are found: the best.")


class DiffAsked(Asking):
    """Between which days."""

    since: date = Field(description="The earlier day.")
    until: date = Field(description="The later day.")


class MoneyAsked(Grouped):
    """Which money is measured."""

    state: State = Field(State.COMMITTED, description="How far the money has come.")
    kind: Kind | None = Field(None, description="Only money of this kind.")
    period: str | None = Field(None, max_length=10, description="Only money of a time: 2027, 2027-Q3 or 2027-03.")
    by: Literal["year", "quarter", "month"] = Field("year", description="Which times are told apart.")


class FlowsAsked(MoneyAsked, ByPage):
    """Which flows, a page at a time."""


class CyclesAsked(Grouped):
    """Which cycles."""

    longest: int = Field(6, ge=2, le=6, description="The most legs of a cycle.")
    most: int = Field(100, ge=1, le=1000, description="The most cycles: those that carry most.")


class VendorsAsked(Grouped):
    """Which vendors' finance."""

    period: str | None = Field(None, pattern="^[0-9]{4}$", description="The year whose revenue is looked at.")


class AlignmentAsked(Grouped):
    """Which alliances and rivalries."""

    quarters: int = Field(8, ge=1, le=80, description="How many quarters to look back.")
    with_doubtful: bool = Field(False, description="Count what is only talked of or hearsay too, for its chance.")


class WhyAsked(Asking):
    """How much is told of where a number comes from."""

    most: int = Field(5, ge=1, le=100, description="The most deals of a number, with their words.")


Plain = Annotated[Asking, Query()]
OfParties = Annotated[Grouped, Query()]
OfList = Annotated[Listed, Query()]
OfDeals = Annotated[DealsAsked, Query()]
OfDocuments = Annotated[DocumentsAsked, Query()]
OfSearch = Annotated[SearchAsked, Query()]
OfDiff = Annotated[DiffAsked, Query()]
OfMoney = Annotated[MoneyAsked, Query()]
OfFlows = Annotated[FlowsAsked, Query()]
OfCycles = Annotated[CyclesAsked, Query()]
OfVendors = Annotated[VendorsAsked, Query()]
OfAlignment = Annotated[AlignmentAsked, Query()]
OfWhy = Annotated[WhyAsked, Query()]
