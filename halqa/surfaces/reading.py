"""The command that reads texts and prints what they claim, and what other commands need that read texts."""

import sys
from collections.abc import Iterator
from typing import Annotated, BinaryIO

import typer

from halqa.errors import InputError
from halqa.model import Reading
from halqa.pipeline import explained, language, readings
from halqa.sources.inputs import STANDARD_INPUT
from halqa.surfaces import export
from halqa.surfaces.explained import explanation_object, explanation_view
from halqa.surfaces.export import reading_object
from halqa.surfaces.late import commands
from halqa.surfaces.layout import screen, show, watched
from halqa.surfaces.options import AsJson, Sources
from halqa.surfaces.output import BAD_INPUT, complain, print_json
from halqa.surfaces.terminal import reading_view
from halqa.surfaces.voice import Voice, voice

app = commands()


@app.command(epilog="Example: halqa read news/ --json > claims.jsonl")
def read(
    sources: Sources = None,
    as_json: AsJson = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell why: the rule and the words behind each field, and behind silence.")
    ] = False,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="ar|en", help="Take all texts to be in this language; answer in it.")
    ] = None,
) -> None:
    """Read articles and print what they claim, each claim with the words that carry it."""
    speech = voice(language(lang or "en"))
    left_out = 0
    stream = read_all(sources, lang)
    is_filed = as_json and not sys.stdout.isatty()
    for found in watched(stream, speech.labels["progress.read"], None) if is_filed else stream:
        if isinstance(found, InputError):
            left_out += 1
            complain(str(found))
        else:
            _show_reading(speech, found, as_json=as_json, explain=explain)
    leave(speech, left_out)


def _show_reading(speech: Voice, reading: Reading, *, as_json: bool, explain: bool) -> None:
    """Print a reading, and why it is what it is where that is asked for."""
    why = explained(reading) if explain else None
    if as_json:
        told: dict[str, export.Json] = {"explanation": explanation_object(why, reading.document)} if why else {}
        print_json({**reading_object(reading), **told})
        return
    show(screen(), reading_view(speech, reading))
    if explain:
        show(screen(), explanation_view(speech, reading, why))


def read_all(sources: list[str] | None, lang: str | None) -> Iterator[Reading | InputError]:
    """Read what was named; with nothing named, what is piped in."""
    paths = sources or ([] if sys.stdin.isatty() else [STANDARD_INPUT])
    if not paths:
        raise typer.BadParameter("Name files or folders to read, or pipe a text in.")
    return readings(paths, _standard_input(), lang)


def _standard_input() -> BinaryIO:
    return sys.stdin.buffer


def leave(speech: Voice, left_out: int) -> None:
    """End with the exit code of bad input where some of it was left out."""
    if left_out:
        key = "left_out.one" if left_out == 1 else "left_out.other"
        print(speech.labels[key].format(n=left_out), file=sys.stderr)
        raise typer.Exit(BAD_INPUT)
