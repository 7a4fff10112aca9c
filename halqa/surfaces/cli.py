"""The command line: parse, call the pipeline, print. Errors go to standard error, with exit code 2 and no traceback."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO, NoReturn

import typer
from typer.core import TyperGroup

from halqa import __version__
from halqa.errors import HalqaError, InputError, MissingLedgerError, UnwritableFileError
from halqa.ledger.storage.store import Ledger
from halqa.model import Origin, Reading
from halqa.pipeline import (
    LONGEST_CYCLE,
    MOST_CYCLES,
    Picture,
    explained,
    fetched,
    language,
    latest,
    of_origins,
    party_named,
    picture,
    readings,
    sample_readings,
    shared_money,
    who,
)
from halqa.sources.inputs import STANDARD_INPUT
from halqa.sources.samples import samples
from halqa.surfaces import comparing, entering, export, reviewing, storing
from halqa.surfaces.explained import explanation_object, explanation_view
from halqa.surfaces.export import (
    cycle_object,
    deal_object,
    documents_of,
    ledger_object,
    reading_object,
    totals_object,
)
from halqa.surfaces.layout import line, screen, show, watched
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, Lang, LedgerPlace, Origins, Sources
from halqa.surfaces.output import complain, day, now, print_json
from halqa.surfaces.overlapping import overlap_object, overlaps_view
from halqa.surfaces.report import write_report
from halqa.surfaces.terminal import (
    added_view,
    capped,
    cycles_view,
    deals_of,
    deals_view,
    ledger_view,
    reading_view,
    totals_view,
)
from halqa.surfaces.voice import Voice, voice
from halqa.surfaces.who import who_object, who_view

BAD_INPUT = 2
DEMO_LEDGER = Path("halqa-demo.db")
SHORTEST_CYCLE = 2


class _Group(TyperGroup):
    """Commands whose refusals are one sentence on standard error."""

    def invoke(self, ctx: Any) -> Any:
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except HalqaError as error:
            _refuse(str(error))
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _drop_output()
            _refuse(f"{error.filename or 'the output'}: {error.strerror or error}")
        return found


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start here: halqa demo",
)
ledger_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Keep claims, and what people judge, in a ledger."
)
app.add_typer(ledger_app, name="ledger", epilog="Example: halqa ledger add news/")


@app.callback(invoke_without_command=True)
def about(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Halqa (حلقة): follow the money of the AI build-out, from the sentence in a news article to the ring it closes."""
    if version:
        print(f"halqa {__version__}")
        raise typer.Exit


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
    stream = _readings(sources, lang)
    is_filed = as_json and not sys.stdout.isatty()
    for found in watched(stream, speech.labels["progress.read"], None) if is_filed else stream:
        if isinstance(found, InputError):
            left_out += 1
            complain(str(found))
        else:
            _show_reading(speech, found, as_json=as_json, explain=explain)
    _leave(speech, left_out)


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


@ledger_app.command("add", epilog="Example: halqa ledger add claims.jsonl")
def ledger_add(
    sources: Sources = None,
    ledger: LedgerPlace = HALQA_DB,
    without_texts: Annotated[
        bool, typer.Option("--without-texts", help="Keep the hashes of the texts alone: nothing can be quoted.")
    ] = False,
    lang: Lang = "en",
) -> None:
    """Add articles, or claims that `halqa read --json` wrote, to the ledger: all of them at once, or nothing."""
    speech = voice(language(lang))
    found = list(watched(_readings(sources, None), speech.labels["progress.read"], None))
    for error in (item for item in found if isinstance(item, InputError)):
        complain(str(error))
    sound = [fetched(item, now()) for item in found if isinstance(item, Reading)]
    if sound:
        with Ledger.open(ledger, create=True) as opened:
            show(screen(), added_view(speech, opened.add(sound, keep_texts=not without_texts), opened.name))
    _leave(speech, len(found) - len(sound))


@ledger_app.command("info", epilog="Example: halqa ledger info --ledger halqa.db")
def ledger_info(ledger: LedgerPlace = HALQA_DB, as_of: AsOf = None, lang: Lang = "en", as_json: AsJson = False) -> None:
    """Tell what the ledger holds: how many documents and claims, and from when to when."""
    speech = voice(language(lang))
    held = _held(ledger, day(as_of) if as_of else None)
    if as_json:
        print_json(ledger_object(held))
    else:
        show(screen(), ledger_view(speech, held, ledger))


@ledger_app.command("overlaps", epilog="Example: halqa ledger overlaps --as-of 2026-03-31")
def ledger_overlaps(
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List pairs of deals that may count the same money, each with what speaks for it; nothing is decided."""
    speech = voice(language(lang))
    seen = _picture(ledger, as_of, origin)
    pairs = shared_money(seen)
    if as_json:
        print_json(*map(overlap_object, pairs))
    else:
        show(screen(), overlaps_view(speech, pairs, {deal.id: deal for deal in seen.deals}))


ledger_app.command("init", epilog="Example: halqa ledger init --reference")(entering.init)
ledger_app.command("add-by-hand", epilog="Example: halqa ledger add-by-hand exposures.csv")(entering.by_hand)
ledger_app.command("template", epilog="Example: halqa ledger template > exposures.csv")(entering.template)
ledger_app.command("search", epilog="Example: halqa ledger search أوبن contract --as-of 2026-03-31")(storing.search)
ledger_app.command("rebuild", epilog="Example: halqa ledger rebuild --ledger halqa.db")(storing.rebuild)
ledger_app.command("export", epilog="Example: halqa ledger export --out ledger.jsonl")(storing.export)
ledger_app.command("import", epilog="Example: halqa ledger import ledger.jsonl --ledger copy.db")(storing.take_in)
ledger_app.command(
    "take-down", epilog="Example: halqa ledger take-down post-7 --by Hind --why 'asked by its publisher'"
)(storing.take_down)
ledger_app.command("review", epilog="Example: halqa ledger review --by Hind --lang ar")(reviewing.review)
ledger_app.command("judge", epilog="Example: halqa ledger judge reject compute-meta-nebius --by Hind")(reviewing.judge)
ledger_app.command("diff", epilog="Example: halqa ledger diff 2025-10-01 2026-03-01 --lang ar")(comparing.diff)
ledger_app.command("history", epilog="Example: halqa ledger history equity-nvidia-openai")(comparing.history)


@app.command(epilog="Example: halqa deals --party OpenAI --as-of 2026-03-31")
def deals(
    ledger: LedgerPlace = HALQA_DB,
    party: Annotated[str | None, typer.Option("--party", metavar="NAME", help="Only the deals of this party.")] = None,
    as_of: AsOf = None,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List the deals, each with its tellings, their status and the quoted words."""
    speech = voice(language(lang))
    seen = _picture(ledger, as_of, origin)
    name = party_named(party, seen.parties) if party else None
    if as_json:
        documents = documents_of(seen.readings)
        print_json(*(deal_object(deal, documents) for deal in deals_of(seen.deals, name)))
    else:
        show(screen(), deals_view(speech, seen, name))


@app.command("who", epilog="Example: halqa who نفيديا")
def who_is(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as a text has it, in either script.")],
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Tell which party a name means, what registers call it, and which others come near."""
    found = who(name)
    if as_json:
        print_json(who_object(found))
    else:
        show(screen(), who_view(voice(language(lang)), found))


@app.command(epilog="Example: halqa cycles --longest 4 --most 10")
def cycles(
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    longest: Annotated[
        int, typer.Option("--longest", min=SHORTEST_CYCLE, max=LONGEST_CYCLE, help="The most legs of a cycle.")
    ] = LONGEST_CYCLE,
    most: Annotated[
        int, typer.Option("--most", min=1, max=MOST_CYCLES, help="The most cycles: those that carry most.")
    ] = MOST_CYCLES,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """List the cycles the money can go round, each with what could come back and the words under each leg."""
    speech = voice(language(lang))
    seen = _picture(ledger, as_of, origin, longest, most)
    if as_json:
        held, documents = {deal.id: deal for deal in seen.deals}, documents_of(seen.readings)
        print_json(*(cycle_object(cycle, seen.as_of, held, documents) for cycle in seen.cycles))
        if not seen.has_all_cycles:
            print(capped(speech, len(seen.cycles)), file=sys.stderr)
    else:
        show(screen(), cycles_view(speech, seen))


@app.command(epilog="Example: halqa totals --as-of 2026-03-31")
def totals(
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    origin: Origins = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Add up what is announced, firm, paid and doubtful, in US dollars, no dollar twice."""
    speech = voice(language(lang))
    seen = _picture(ledger, as_of, origin)
    if as_json:
        print_json(totals_object(seen.totals, seen.as_of))
    else:
        show(screen(), totals_view(speech, seen))


@app.command(epilog="Example: halqa report --lang ar --out report.html")
def report(
    ledger: LedgerPlace = HALQA_DB,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write the page.")] = Path("report.html"),
    as_of: AsOf = None,
    origin: Origins = None,
    lang: Lang = "en",
) -> None:
    """Write one HTML page that needs no network: the picture, the deals, the cycles and the quotes.

    To a file named .svg, write the picture alone.
    """
    speech = voice(language(lang))
    _write_report(speech, _picture(ledger, as_of, origin), out)


@app.command(epilog="Example: halqa demo --lang ar")
def demo(
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="FILE", help="Add to this ledger, not to a fresh halqa-demo.db.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write the page.")] = Path("report.html"),
    lang: Lang = "en",
) -> None:
    """Go the whole way with the twelve articles that ship with Halqa, and print the answers."""
    speech = voice(language(lang))
    path = str(ledger or _fresh(DEMO_LEDGER))
    read_now = list(watched(sample_readings(), speech.labels["progress.read"], len(samples())))
    with Ledger.open(path, create=True) as opened:
        show(screen(), added_view(speech, opened.add(read_now), opened.name))
    seen = _picture(path, None)
    for view in (totals_view(speech, seen), deals_view(speech, seen), cycles_view(speech, seen)):
        show(screen(), view)
    _write_report(speech, seen, out)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


# --- what commands share ---------------------------------------------------------------------------------------------


def _readings(sources: list[str] | None, lang: str | None) -> Iterator[Reading | InputError]:
    """Read what was named; with nothing named, what is piped in."""
    paths = sources or ([] if sys.stdin.isatty() else [STANDARD_INPUT])
    if not paths:
        raise typer.BadParameter("Name files or folders to read, or pipe a text in.")
    return readings(paths, _standard_input(), lang)


def _standard_input() -> BinaryIO:
    return sys.stdin.buffer


def _held(place: str, as_of: date | None) -> tuple[Reading, ...]:
    with Ledger.open(place) as ledger:
        return ledger.readings(as_of)


def _picture(
    place: str,
    as_of: str | None,
    origins: list[Origin] | None = None,
    longest: int = LONGEST_CYCLE,
    most_cycles: int = MOST_CYCLES,
) -> Picture:
    """Return what a ledger holds as of a day, the last dateline in it where none is named."""
    until = day(as_of) if as_of else None
    with Ledger.open(place) as ledger:
        held, judgements = of_origins(ledger.readings(until), origins or ()), ledger.judgements()
    return picture(held, until or latest(held) or datetime.now(UTC).date(), longest, most_cycles, judgements)


def _fresh(path: Path) -> Path:
    """Take away the ledger of an earlier demo, once it is sure that it is one."""
    try:
        Ledger.open(path).close()
    except MissingLedgerError:
        return path
    for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        file.unlink(missing_ok=True)
    return path


def _write_report(speech: Voice, seen: Picture, out: Path) -> None:
    """Write the page, whole or not at all."""
    try:
        write_report(out, seen, speech.wording.lang)
    except OSError as error:
        raise UnwritableFileError(path=str(out), reason=error.strerror or type(error).__name__) from None
    show(screen(), [line(speech, speech.say("report.written", path=str(out)))])


def _refuse(message: str) -> NoReturn:
    complain(message)
    raise typer.Exit(BAD_INPUT)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that Python does not try again, and fail again, as it ends."""
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _leave(speech: Voice, left_out: int) -> None:
    """End with the exit code of bad input where some of it was left out."""
    if left_out:
        key = "left_out.one" if left_out == 1 else "left_out.other"
        print(speech.labels[key].format(n=left_out), file=sys.stderr)
        raise typer.Exit(BAD_INPUT)
