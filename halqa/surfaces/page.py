"""What the sections of the report share: the page's values, links to deals, tables and folds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files

from halqa.catalogue.currencies import usd_per_unit
from halqa.catalogue.groups import group
from halqa.ledger.totals import Totals
from halqa.measures.cycles import Cycle
from halqa.model import SYMMETRIC, Deal, Document, Kind, Reading
from halqa.network.parts import Own, moving
from halqa.pipeline import Picture
from halqa.surfaces import drawing
from halqa.surfaces.export import documents_of
from halqa.surfaces.quotes import Anchors
from halqa.surfaces.sentences import sentence
from halqa.surfaces.wording import Wording


@dataclass(frozen=True)
class Page:
    """All that the report tells, and where on the page each thing stands."""

    in_: Wording
    seen: Picture
    at: Anchors

    @property
    def deals(self) -> tuple[Deal, ...]:
        """The deals, in the order of the page."""
        return self.seen.deals

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What was read."""
        return self.seen.readings

    @property
    def totals(self) -> Totals:
        """What the deals come to."""
        return self.seen.totals

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """The cycles, the one that carries most first."""
        return self.seen.cycles

    @property
    def as_of(self) -> date:
        """The day up to which we know."""
        return self.seen.as_of

    @cached_property
    def by_id(self) -> Mapping[str, Deal]:
        """Deals by id."""
        return {deal.id: deal for deal in (*self.deals, *self.seen.inside)}

    @cached_property
    def owned(self) -> Mapping[str, Own]:
        """What each deal pays by itself, as every measure counts it, by its id."""
        found = moving((*self.deals, *self.seen.inside), self.as_of, usd_per_unit, group)
        return {own.deal.id: own for own in found}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return documents_of(self.readings)

    def link(self, deal_id: str, inner: str) -> str:
        """Return markup that leads to a deal; the markup alone where the page does not hold the deal."""
        anchor = self.at.deals.get(deal_id)
        return f'<a href="#{anchor}">{inner}</a>' if anchor else inner


def style_sheet(name: str) -> str:
    """Return a style sheet that ships with the package: `network`, which the picture needs, or `report`."""
    return files("halqa.surfaces").joinpath(f"{name}.css").read_text("utf-8")


def table(in_: Wording, columns: Sequence[str], rows: Iterable[str], caption: str = "") -> str:
    """Return a table with a head a column; on a narrow screen each row becomes a card."""
    heads = "".join(f'<th scope="col">{in_.words[f"column.{name}"]}</th>' for name in columns)
    told = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{told}<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def cell(in_: Wording, column: str, inner: str) -> str:
    """Return a cell that knows its column's name, for where the head is not shown."""
    return f'<td class="c-{column}" data-label="{in_.words[f"column.{column}"]}"><div>{inner}</div></td>'


def folded(summary: str, inner: str) -> str:
    """Return what opens under its summary."""
    return f"<details><summary>{summary}</summary>{inner}</details>"


def deal_list(page: Page, ids: Iterable[str]) -> str:
    """Return deals as sentences that lead to them."""
    found = [page.by_id[deal_id] for deal_id in ids if deal_id in page.by_id]
    return f"<ul>{''.join(f'<li>{page.link(deal.id, sentence(page.in_, deal))}</li>' for deal in found)}</ul>"


def sign(kind: Kind, *, doubtful: bool = False) -> str:
    """Return the mark of a kind, as in the picture."""
    state = " doubtful" if doubtful else ""
    return (
        f'<svg class="key mark k-{kind}{state}" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">'
        f"{drawing.sign_at(kind, 0j)}</svg>"
    )


def sign_of(deal: Deal) -> str:
    """Return the mark of a deal's kind; none where it moves no money."""
    return "" if deal.kind in SYMMETRIC else sign(deal.kind)
