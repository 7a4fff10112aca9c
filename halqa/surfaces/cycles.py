"""Cycles in words: what the terminal and the report both say of a cycle and of its legs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from halqa.catalogue.cycle_types import CycleType
from halqa.measures.cycles import Cycle
from halqa.model import Flow
from halqa.surfaces.assumed import assumed
from halqa.surfaces.wording import Isolate, Wording, bare, counted, day, fill


@dataclass(frozen=True, slots=True)
class Manner:
    """How a surface speaks: its language, how it keeps values apart, and how it writes sums of US dollars."""

    in_: Wording
    isolate: Isolate
    dollars: Callable[[Wording, float], str]

    def say(self, key: str, **values: str) -> str:
        """Return a template with its values."""
        return fill(self.in_, key, self.isolate, **values)

    def sum(self, usd: float) -> str:
        """Return a sum of US dollars."""
        return self.dollars(self.in_, usd)


def carries(manner: Manner, cycle: Cycle) -> str:
    """Say the most that can go all the way round, which is unknown where the sum of a leg is."""
    if cycle.round_trip_usd is None:
        return manner.in_.words["cycle.round_trip.unknown"]
    return manner.say("cycle.round_trip", sum=manner.sum(cycle.round_trip_usd))


def a_year(manner: Manner, cycle: Cycle) -> str:
    """Say what that is a year; nothing where it is unknown."""
    rate = cycle.round_trip_usd_per_year
    return "" if rate is None else manner.say("cycle.rate", sum=manner.sum(rate))


def lasts(manner: Manner, start: date | None, end: date | None) -> str:
    """Say from which day to which; `end` is the day after the last, as everywhere but on a screen."""
    last = end - timedelta(days=1) if end else None
    told = {name: day(manner.in_, when) for name, when in (("start", start), ("end", last)) if when}
    keys = {("start", "end"): "cycle.dates", ("start",): "cycle.dates.open", ("end",): "cycle.dates.until"}
    return manner.say(keys.get(tuple(told), "cycle.dates.unknown"), **told)


def of_types(manner: Manner, types: Sequence[CycleType]) -> str:
    """Say of which types a cycle is."""
    names = "\u060c " if manner.in_.direction == "rtl" else ", "
    return manner.say("cycle.type", types=names.join(found.name[manner.in_.lang] for found in types))


def texts_of(manner: Manner, found: CycleType) -> tuple[str, str]:
    """Say why a type worries, and why it may be normal."""
    lang = manner.in_.lang
    return (
        manner.say("cycle.worries", words=found.worries[lang]),
        manner.say("cycle.normal", words=found.normal[lang]),
    )


def leg(manner: Manner, flow: Flow) -> str:
    """Say who pays whom how much in all, and how much that makes a year."""
    names = {"payer": manner.in_.name(flow.payer), "payee": manner.in_.name(flow.payee)}
    if flow.usd is None:
        return manner.say("cycle.leg.unknown", **names)
    if flow.usd_per_year is None:
        return manner.say("cycle.leg.only", **names, sum=manner.sum(flow.usd))
    return manner.say("cycle.leg.whole", **names, sum=manner.sum(flow.usd), rate=manner.sum(flow.usd_per_year))


def remarks(manner: Manner, of: Cycle | Flow) -> list[str]:
    """Return what was taken for granted, and whether deals under it lack a sum where others tell one."""
    words = manner.in_.words
    told = [assumed(manner.in_, each) for each in of.assumed]
    if isinstance(of, Flow):
        without = fill(manner.in_, "cycle.leg.without_sum", bare, deals=counted(manner.in_, of.unsized, "deals"))
        return [*told, without] if _is_partly_told(of) else told
    is_floor = of.round_trip_usd is not None and any(map(_is_partly_told, of.flows))
    return [*told, words["cycle.some_untold"]] if is_floor else told


def _is_partly_told(flow: Flow) -> bool:
    """Whether it is at least what it says: a deal under it names a sum, another does not."""
    return flow.usd is not None and flow.unsized > 0
