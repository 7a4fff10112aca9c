"""The section of the report that lists the deals, and the versions of each side by side."""

from decimal import Decimal

from halqa.ledger.totals import is_live
from halqa.model import SYMMETRIC, Deal, Kind, Status, Version
from halqa.surfaces.export import held
from halqa.surfaces.page import Page, cell, sign_of, table
from halqa.surfaces.quotes import REJECTED, back, badge, claim, said_sum, status_badges
from halqa.surfaces.sentences import capacity, goes_without_saying, sentence
from halqa.surfaces.wording import Wording, bare, bounded, counted, day, fill, marked, quantity, term


def deals_section(page: Page) -> str:
    """Return the table of deals and, under it, each deal with its versions."""
    in_ = page.in_
    if not page.deals and not page.seen.inside:
        return f"<p>{in_.words['deals.none']}</p>"
    columns = ("payer", "payee", "kind", "sum", "status", "known", "origins")
    rows = table(in_, columns, (_deal_row(page, deal) for deal in page.deals), in_.words["deals.caption"])
    told = f"{rows}<h3>{in_.words['deal.details']}</h3>{''.join(_deal(page, deal) for deal in page.deals)}"
    return told + _inside(page)


def _inside(page: Page) -> str:
    """Return the deals inside one group, apart from all that counts."""
    if not page.seen.inside:
        return ""
    return f"<h3>{page.in_.words['deals.inside']}</h3>{''.join(_deal(page, deal) for deal in page.seen.inside)}"


def _deal_row(page: Page, deal: Deal) -> str:
    in_ = page.in_
    cells = (
        ("payer", marked(in_.name(deal.payer))),
        ("payee", marked(in_.name(deal.payee))),
        ("kind", f"{sign_of(deal)} {page.link(deal.id, in_.words[f'kind.{deal.kind}'])}"),
        ("sum", "–" if deal.kind in SYMMETRIC else page.link(deal.id, said_sum(in_, deal))),
        ("status", f"{status_badges(in_, deal)} {dissent(in_, deal)}".strip() or "–"),
        ("known", marked(day(in_, deal.known)) if deal.known else in_.words["document.undated"]),
        ("origins", counted(in_, _origins(deal), "origins")),
    )
    state = "" if is_live(deal) else ' class="gone"'
    return f"<tr{state}>{''.join(cell(in_, column, inner) for column, inner in cells)}</tr>"


def _origins(deal: Deal) -> int:
    """Return how many tell it, no more than there are documents: one document may tell two versions."""
    documents = {tie.document for version in deal.versions for tie in version.ties}
    return min(sum(version.origins for version in deal.versions), len(documents))


def _disagrees(deal: Deal) -> bool:
    """Whether its versions tell two sums, or some deny what others tell; an earlier stage contradicts no later one."""
    sums = {version.amount for version in deal.versions if version.amount is not None}
    are_denials = {version.status is Status.DENIED for version in deal.versions}
    return len(sums) > 1 or len(are_denials) > 1


def dissent(in_: Wording, deal: Deal) -> str:
    """Return a mark where sources tell different sums or states."""
    return " " + badge(in_.words["badge.dissent"], "dissent") if _disagrees(deal) else ""


def _deal(page: Page, deal: Deal) -> str:
    in_ = page.in_
    state = "" if is_live(deal) else " gone"
    return (
        f'<article class="deal{state}" id="{page.at.deals[deal.id]}"><h4>{sign_of(deal)} {sentence(in_, deal)}</h4>'
        f'<p class="facts">{status_badges(in_, deal)}{dissent(in_, deal)}</p>{_facts(page, deal)}'
        f"{_versions(page, deal)}{_rejected(page, deal)}{back(in_, '#deals')}</article>"
    )


def _versions(page: Page, deal: Deal) -> str:
    """Return the versions side by side, each with its claims."""
    in_, kept = page.in_, held(deal)
    if kept is None:
        return f"<p>{in_.words['deal.no_quote']}</p>"
    several = fill(in_, "deal.versions", versions=counted(in_, len(deal.versions), "versions"))
    told = several if len(deal.versions) > 1 else in_.words["deal.one_version"] if _origins(deal) > 1 else ""
    side_by_side = "".join(
        _version(page, deal, number, is_held=version is kept) for number, version in enumerate(deal.versions)
    )
    return f'<p class="told">{told}</p><div class="versions">{side_by_side}</div>'


def _rejected(page: Page, deal: Deal) -> str:
    """Return the claims that somebody rejected: nothing is held by them, but they stay beside the deal."""
    if not deal.rejected:
        return ""
    ties = dict.fromkeys(deal.rejected)
    told = "".join(
        claim(page.in_, tie, page.documents, page.at, is_home=page.at.homes[tie] == (deal.id, REJECTED)) for tie in ties
    )
    count = counted(page.in_, len(ties), "ties")
    return (
        f'<div class="version rejected"><p class="told">{fill(page.in_, "deal.rejected", claims=count)}</p>{told}</div>'
    )


def _facts(page: Page, deal: Deal) -> str:
    in_ = page.in_
    sizes = (("power", deal.power_mw, "MW"), ("chips", deal.chips, "chips"), ("stake", deal.stake_pct, "%"))
    facts = {name: quantity(in_, Decimal(size), unit) for name, size, unit in sizes if size is not None}
    if told := term(in_, deal.start, deal.end):
        facts["term"] = told
    if deal.instrument is not None:
        facts["instrument"] = in_.words[f"instrument.{deal.instrument}"]
    items = "".join(
        f"<div><dt>{in_.words[f'fact.{name}']}</dt><dd>{marked(told)}</dd></div>" for name, told in facts.items()
    )
    return (f"<dl>{items}</dl>" if items else "") + _ties_to_others(page, deal)


def _ties_to_others(page: Page, deal: Deal) -> str:
    in_, told = page.in_, ""
    if deal.part_of is not None and deal.part_of in page.by_id:
        whole = page.link(deal.part_of, sentence(in_, page.by_id[deal.part_of]))
        told += f"<p>{fill(in_, 'deal.part_of', bare, deal=whole)}</p>"
    if deal.shared_amount:
        told += f"<p>{in_.words['deal.shared']}</p>"
    return told


def _version(page: Page, deal: Deal, number: int, *, is_held: bool) -> str:
    in_, version = page.in_, deal.versions[number]
    rule = f'<p class="rule">{fill(in_, "deal.rule", bare, rule=_rule(in_, deal))}</p>' if is_held else ""
    claims = "".join(
        claim(in_, tie, page.documents, page.at, is_home=page.at.homes[tie] == (deal.id, number))
        for tie in dict.fromkeys(version.ties)
    )
    told = _told_by(in_, version, deal.kind, is_held=is_held)
    return f'<div class="version{" held" if is_held else ""}"><p class="facts">{told}</p>{rule}{claims}</div>'


def _told_by(in_: Wording, version: Version, kind: Kind, *, is_held: bool) -> str:
    """Tell a version's sum, state and day, and how many tell it so."""
    name, status = "held" if is_held else "not_held", version.status
    parts = [
        badge(in_.words[f"deal.{name}"], name),
        "" if kind in SYMMETRIC else f"<strong>{_sum_of(in_, version)}</strong>",
        "" if goes_without_saying(kind, status) else badge(in_.words[f"status.{status}"], f"status-{status}"),
        badge(in_.words["badge.hearsay"], "hearsay") if version.hearsay else "",
        f"<span>{marked(day(in_, version.known))}</span>" if version.known else "",
        f"<span>{counted(in_, version.origins, 'origins')}</span>",
    ]
    return " ".join(filter(None, parts))


def _sum_of(in_: Wording, version: Version) -> str:
    if version.amount is not None:
        return marked(bounded(in_, version.amount, version.bound))
    size = next(filter(None, (capacity(in_, tie) for tie in version.ties)), None)
    return marked(size) if size else in_.words["unknown.sum"]


def _rule(in_: Wording, deal: Deal) -> str:
    return in_.words.get(f"rule.{deal.chosen_by}") or marked(deal.chosen_by or "–")
