"""Commands that show the whole way: the report, and the demo of it."""

from pathlib import Path
from typing import Annotated

import typer

from halqa.errors import MissingLedgerError, UnwritableFileError
from halqa.findings.pictured import with_cycles
from halqa.ledger.storage.store import Ledger
from halqa.pipeline import Picture, language, sample_readings
from halqa.sources.samples import samples
from halqa.surfaces.cycles_view import cycles_view
from halqa.surfaces.kept import added_view
from halqa.surfaces.late import commands
from halqa.surfaces.layout import line, screen, show, watched
from halqa.surfaces.looking import look
from halqa.surfaces.options import HALQA_DB, AsOf, ByGroup, Lang, LedgerPlace, Origins
from halqa.surfaces.report import write_report
from halqa.surfaces.terminal import deals_view, totals_view
from halqa.surfaces.voice import Voice, voice

DEMO_LEDGER = Path("halqa-demo.db")

app = commands()


@app.command(epilog="Example: halqa report --lang ar --out report.html")
def report(
    ledger: LedgerPlace = HALQA_DB,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write the page.")] = Path("report.html"),
    as_of: AsOf = None,
    origin: Origins = None,
    by_group: ByGroup = False,
    lang: Lang = "en",
) -> None:
    """Write one HTML page that needs no network: the picture, the deals, the cycles and the quotes.

    To a file named .svg, write the picture alone.
    """
    speech = voice(language(lang))
    _write_report(speech, look(ledger, as_of, origin, by_group=by_group, measure=with_cycles), out)


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
    seen = look(path, None, measure=with_cycles)
    for view in (totals_view(speech, seen), deals_view(speech, seen), cycles_view(speech, seen)):
        show(screen(), view)
    _write_report(speech, seen, out)


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
