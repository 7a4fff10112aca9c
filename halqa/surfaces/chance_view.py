"""What chance would have it, on a terminal: each question, its answer, and the numbers that it rests on."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from halqa.measures.significance import Answer, Null, Statistic
from halqa.surfaces.export import Json
from halqa.surfaces.grid import Grid
from halqa.surfaces.layout import indented, line, row, table, title
from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import compact, day

_COUNT = "cycles_"
_QUESTIONS = {Null.WIRING: "chance.wiring", Null.ROUNDS: "chance.rounds", Null.SUMS: "chance.sums"}


def chance_view(speech: Voice, answers: Sequence[Answer], as_of: date, seed: int) -> Iterator[RenderableType]:
    """Show whether more money goes round than chance would have it."""
    yield title(speech, speech.say("chance.title", day=day(speech.wording, as_of)))
    for answer in answers:
        yield line(speech, speech.labels[_QUESTIONS[answer.null]], "bold")
        yield indented(speech, _verdict(speech, answer))
        yield _numbers(speech, answer)
        yield Text()
    draws = str(max((answer.draws for answer in answers), default=0))
    yield line(speech, speech.say("chance.note", draws=draws, seed=str(seed)), "dim")


def answer_object(answer: Answer, as_of: date, seed: int) -> dict[str, Json]:
    """Return what one question came to; `unusual` is null where chance has too little to say."""
    return {
        "as_of": as_of.isoformat(),
        "question": answer.null,
        "unusual": answer.is_unusual,
        "p": answer.p,
        "adjusted": answer.adjusted,
        "moved": answer.moved,
        "draws": answer.draws,
        "seed": seed,
        "statistics": [
            {"name": told.name, "observed": told.observed, "expected": told.expected, "p": told.p}
            for told in answer.statistics
        ],
    }


def _verdict(speech: Voice, answer: Answer) -> str:
    if answer.is_unusual is None:
        return speech.say("chance.untold", share=_percent(speech, answer.moved))
    key = "chance.unusual" if answer.is_unusual else "chance.usual"
    return speech.say(key, p=_number(speech, answer.p), adjusted=_number(speech, answer.adjusted))


def _numbers(speech: Voice, answer: Answer) -> Grid:
    grid = table(speech, ("chance.statistic", 3), ("chance.here", 1), ("chance.expected", 1), ("chance.p", 1))
    for told in answer.statistics:
        cells = _value(speech, told, told.observed), _value(speech, told, told.expected), _number(speech, told.p)
        row(grid, _name(speech, told), *cells)
    return grid


def _name(speech: Voice, told: Statistic) -> str:
    if told.name.startswith(_COUNT):
        return speech.say("chance.count", legs=told.name.removeprefix(_COUNT))
    return speech.labels["chance.circulation" if told.name == "circulation" else "chance.rarest"]


def _value(speech: Voice, told: Statistic, value: float) -> str:
    if told.name == "circulation":
        return speech.isolate(compact(speech.wording, value))
    return speech.isolate(f"{speech.number(value, 2):,}")


def _number(speech: Voice, p: float) -> str:
    return f"{speech.number(p, 3)}"


def _percent(speech: Voice, share: float) -> str:
    return f"{speech.number(100 * share, 0)}%"
