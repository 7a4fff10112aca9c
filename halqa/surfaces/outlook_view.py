"""The outlook in words: who lacks money when, how much demand it takes, what cannot be built, who has the compute."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from halqa.catalogue.scenarios import Scenario
from halqa.findings.demand import Needed
from halqa.findings.numbers import id_of, slug
from halqa.findings.outlooks import YEAR, Band, Course, Outlook
from halqa.findings.promised import SIDES
from halqa.findings.sobol import Decided
from halqa.surfaces.amounts import percent, usd
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.outlook_json import written
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import counted, period

_LEAST_GAP = 0.5e9  # US dollars: smaller gaps are not shown


def outlook_view(speech: Voice, told: Outlook, demand: Sequence[Needed], most: int) -> Iterator[RenderableType]:
    """Show what comes of a scenario."""
    yield from heading(speech, told)
    yield from _courses(speech, told, most)
    yield from _demand(speech, demand, most)
    yield from _capacities(speech, told, most)
    yield from _holdings(speech, told, most)
    focus = next((course.party for course in told.courses if told.decisive.get(course.party)), None)
    if focus is not None:
        yield from _decisive(speech, told, focus, most)
    yield from _notes(speech, told)


def party_view(
    speech: Voice, told: Outlook, party: str, demand: Sequence[Needed], most: int
) -> Iterator[RenderableType]:
    """Show what comes of one party, quarter by quarter."""
    yield from heading(speech, told)
    course = next(each for each in told.courses if each.party == party)
    yield line(speech, _fate(speech, course), "bold")
    if course.assumed:
        names = speech.labels["outlook.comma"].join(speech.labels[f"outlook.book.{name}"] for name in course.assumed)
        yield indented(speech, speech.labels["outlook.books_assumed"].format(names=names))
    grid = table(
        speech,
        ("outlook.quarter", 2),
        ("outlook.revenue", 2),
        ("outlook.receipts", 2),
        ("outlook.dues", 2),
        ("outlook.gap", 3),
        ("outlook.raised", 2),
        ("outlook.cash", 3),
    )
    for label, lines in course.quarters:
        sums = [usd(speech, lines[name].middle) for name in ("revenue", "receipts", "dues")]
        ends = (banded(speech, lines["gap"]), usd(speech, _new(lines)), banded(speech, lines["cash"]))
        row(grid, period(speech.wording, label), *sums, *ends)
    yield grid
    yield from _demand(speech, [each for each in demand if each.party == party], most)
    yield from _decisive(speech, told, party, most)
    ids = speech.labels["outlook.comma"].join(speech.isolate(id_of("outlook", slug(party), side)) for side in SIDES)
    yield indented(speech, speech.labels["outlook.why"].format(ids=ids), style="dim")
    yield from _notes(speech, told)


def decided_view(speech: Voice, scenario: Scenario, told: Decided, most: int) -> Iterator[RenderableType]:
    """Show which assumption decides a party's gap, by Sobol indices."""
    name = speech.wording.name(told.party)
    yield title(speech, speech.say("outlook.sobol.title", party=name, scenario=scenario.name))
    yield line(speech, speech.labels["outlook.conditional"])
    if not told.indices:
        yield line(speech, speech.labels["outlook.sobol.none"])
        return
    grid = table(
        speech, ("outlook.assumption", 6), ("outlook.sobol.first", 2), ("outlook.sobol.total", 2), ("outlook.source", 3)
    )
    for each in told.indices[:most]:
        cells = (percent(speech, each.first), percent(speech, each.total))
        row(
            grid,
            why_of(speech, scenario, each.assumption),
            *cells,
            source_of(speech, scenario, each.assumption),
        )
    yield grid
    yield indented(speech, speech.labels["outlook.sobol.note"].format(paths=f"{told.paths:,}"), style="dim")
    yield Text()


def scenarios_view(speech: Voice, told: Sequence[Scenario]) -> Iterator[RenderableType]:
    """Show the scenarios that ship with Halqa."""
    yield title(speech, speech.labels["outlook.scenarios"])
    for each in told:
        yield line(speech, speech.isolate(each.name), "bold")
        yield indented(speech, each.why.get(speech.wording.lang, ""))
    yield Text()


def heading(speech: Voice, told: Outlook) -> Iterator[RenderableType]:
    """Show what an outlook is of, and how far it can be trusted."""
    first, last = (period(speech.wording, written(at)) for at in (told.prospects.span.first, told.scenario.until))
    paths = counted(speech.wording, told.paths, "paths")
    yield title(speech, speech.say("outlook.title", scenario=told.scenario.name, first=first, last=last))
    if why := told.scenario.why.get(speech.wording.lang):
        yield line(speech, speech.say("outlook.scenario", why=why))
    yield line(speech, speech.labels["outlook.conditional"], "bold")
    shares = {"sourced": told.sourced, "firm": told.firm, "assumed": 1 - told.told_assumptions}
    words = {name: percent(speech, share) for name, share in shares.items()}
    seed = speech.isolate(str(told.scenario.seed))
    yield indented(speech, speech.labels["outlook.known"].format(paths=paths, seed=seed, **words), style="dim")


def banded(speech: Voice, band: Band) -> str:
    """Return a sum in the middle of the paths, and the ends of its band below it."""
    if band.low == band.high:
        return usd(speech, band.middle)
    ends = speech.labels["outlook.band"].format(low=usd(speech, band.low), high=usd(speech, band.high))
    return f"{usd(speech, band.middle)}\n{ends}"


def why_of(speech: Voice, scenario: Scenario, name: str) -> str:
    """Return what an assumption is, with its value and range."""
    one = scenario.assumed[name]
    values = speech.labels["outlook.range"].format(
        name=speech.isolate(name), value=f"{one.value:,g}", low=f"{one.low:,g}", high=f"{one.high:,g}"
    )
    return f"{one.why[speech.wording.lang]}\n{values}"


def source_of(speech: Voice, scenario: Scenario, name: str) -> str:
    """Return where an assumption comes from."""
    sources = scenario.assumed[name].sources
    return "\n".join(map(speech.isolate, sources)) if sources else speech.labels["outlook.assumed"]


# --- parts -----------------------------------------------------------------------------------------------------------


def _courses(speech: Voice, told: Outlook, most: int) -> Iterator[RenderableType]:
    lacking = [course for course in told.courses if (course.gap.high or 0.0) > _LEAST_GAP]
    yield line(speech, speech.labels["outlook.lacking" if lacking else "outlook.no_lacking"], "bold")
    if not lacking:
        return
    columns = (("outlook.gap_whole", 3), ("outlook.runway", 3), ("outlook.fails", 2), ("outlook.books", 3))
    grid = table(speech, ("outlook.party", 3), *columns)
    for course in lacking[:most]:
        assumed = speech.labels["outlook.comma"].join(speech.labels[f"outlook.book.{name}"] for name in course.assumed)
        cells = (banded(speech, course.gap), _runway(speech, course), percent(speech, course.fails))
        row(grid, speech.wording.name(course.party), *cells, assumed or "–")
    yield grid
    yield indented(speech, speech.labels["outlook.gap.note"], style="dim")


def _runway(speech: Voice, course: Course) -> str:
    if course.runway.middle is None:
        return speech.labels["outlook.runway.mostly_not"].format(share=percent(speech, course.ends))
    low, middle = (_month(speech, at) for at in (course.runway.low, course.runway.middle))
    high = speech.labels["outlook.never"] if course.runway.high is None else _month(speech, course.runway.high)
    return f"{middle}\n{speech.labels['outlook.band'].format(low=low, high=high)}"


def _month(speech: Voice, months: float | None) -> str:
    return "–" if months is None else counted(speech.wording, int(months), "months")


def _fate(speech: Voice, course: Course) -> str:
    name = speech.isolate(speech.wording.name(course.party))
    gap, share = usd(speech, course.gap.middle), percent(speech, course.fails)
    if course.runway.middle is None:
        return speech.labels["outlook.fate.lasts"].format(party=name, ends=percent(speech, course.ends), fails=share)
    runway = _month(speech, course.runway.middle)
    ends = {"low": usd(speech, course.gap.low), "high": usd(speech, course.gap.high)}
    return speech.labels["outlook.fate.ends"].format(party=name, runway=runway, gap=gap, fails=share, **ends)


def _new(lines: dict[str, Band]) -> float:
    return (lines["raised"].middle or 0.0) + (lines["borrowed"].middle or 0.0)


def _demand(speech: Voice, demand: Sequence[Needed], most: int) -> Iterator[RenderableType]:
    if not demand:
        return
    yield line(speech, speech.labels["outlook.demand"].format(year=YEAR), "bold")
    columns = (("outlook.demand.now", 2), ("outlook.demand.usual", 3), ("outlook.demand.needed", 3))
    grid = table(speech, ("outlook.party", 3), *columns)
    for each in demand[:most]:
        usual = f"{usd(speech, each.usual_usd)}\n{_growth(speech, each.usual_growth)}"
        need = (
            f"{usd(speech, each.usd)}\n{_growth(speech, each.growth)}"
            if each.usd
            else speech.labels["outlook.no_growth"]
        )
        row(grid, speech.wording.name(each.party), usd(speech, each.now_usd), usual, need)
    yield grid
    if len(demand) > 1 and all(each.usd is not None for each in demand):
        sums = {"needed": sum(each.usd or 0.0 for each in demand), "usual": sum(each.usual_usd for each in demand)}
        words = {name: usd(speech, amount) for name, amount in sums.items()}
        yield indented(speech, speech.labels["outlook.demand.sum"].format(**words))
    yield indented(speech, speech.labels["outlook.demand.note"], style="dim")


def _growth(speech: Voice, growth: float | None) -> str:
    return speech.labels["outlook.growth"].format(growth=percent(speech, growth))


def _capacities(speech: Voice, told: Outlook, most: int) -> Iterator[RenderableType]:
    if not told.capacities:
        return
    counts = {"late": f"{len(told.capacities):,}", "all": f"{told.promised:,}"}
    yield line(speech, speech.labels["outlook.capacity"].format(**counts), "bold")
    columns = (("outlook.gw", 2), ("outlook.due", 2), ("outlook.in_time", 2), ("outlook.late", 2))
    grid = table(speech, ("outlook.deal", 5), *columns)
    for each in told.capacities[:most]:
        late = speech.labels["outlook.beyond"] if each.late is None else _month(speech, each.late)
        size = gigawatts(speech, each.gw) + ("" if each.is_told else f"\n{speech.labels['outlook.converted']}")
        cells = (size, period(speech.wording, written(each.due)), percent(speech, each.in_time), late)
        names = speech.say(
            "outlook.between", payer=speech.wording.name(each.payer), payee=speech.wording.name(each.payee)
        )
        row(grid, f"{names}\n{speech.isolate(each.deal)}", *cells)
    yield grid


def gigawatts(speech: Voice, gw: float | None) -> str:
    """Return a capacity with two digits after the point."""
    return "–" if gw is None else speech.labels["outlook.gigawatts"].format(gw=f"{gw:.2f}".rstrip("0").rstrip("."))


def _holdings(speech: Voice, told: Outlook, most: int) -> Iterator[RenderableType]:
    if not told.holdings:
        return
    yield line(speech, speech.labels["outlook.compute"].format(year=YEAR), "bold")
    grid = table(speech, ("outlook.party", 3), ("outlook.used", 3), ("outlook.owned", 3))
    for each in told.holdings[:most]:
        cells = (
            f"{gigawatts(speech, band.middle)}\n"
            + speech.labels["outlook.band"].format(low=gigawatts(speech, band.low), high=gigawatts(speech, band.high))
            for band in (each.used, each.owned)
        )
        row(grid, speech.wording.name(each.party), *cells)
    yield grid
    yield indented(speech, speech.labels["outlook.compute.note"], style="dim")


def _decisive(speech: Voice, told: Outlook, party: str, most: int) -> Iterator[RenderableType]:
    found = told.decisive.get(party, ())
    if not found:
        return
    yield line(speech, speech.say("outlook.decisive", party=speech.wording.name(party)), "bold")
    grid = table(speech, ("outlook.assumption", 6), ("outlook.effect", 2), ("outlook.source", 3))
    for name, effect in found[:most]:
        sign = f"{effect:+.2f}"
        row(
            grid,
            why_of(speech, told.scenario, name),
            speech.isolate(sign),
            source_of(speech, told.scenario, name),
        )
    yield grid
    yield indented(speech, speech.labels["outlook.effect.note"], style="dim")


def _notes(speech: Voice, told: Outlook) -> Iterator[RenderableType]:
    counts = {
        "many": counted(speech.wording, len(told.prospects.many), "deals"),
        "unsized": counted(speech.wording, len(told.prospects.unsized), "deals"),
        "open": counted(speech.wording, len(told.prospects.parties) - len(told.prospects.known), "parties"),
    }
    yield indented(speech, speech.labels["outlook.left_out"].format(**counts), style="dim")
    yield Text()
