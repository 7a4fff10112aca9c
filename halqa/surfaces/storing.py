"""Commands on a ledger as a whole: what is taken down, moved to another place or searched in it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from halqa.errors import UnreadablePathError, UnwritableFileError
from halqa.ledger.storage.lines import LONGEST_LINE
from halqa.ledger.storage.store import Ledger
from halqa.model import TakeDown
from halqa.pipeline import language
from halqa.sources.inputs import STANDARD_INPUT
from halqa.surfaces.kept import hit_object, hits_view, imported_view
from halqa.surfaces.late import commands
from halqa.surfaces.layout import line, screen, show
from halqa.surfaces.options import HALQA_DB, AsJson, AsOf, By, Lang, LedgerPlace, Why
from halqa.surfaces.output import day, now, print_json
from halqa.surfaces.voice import voice

app = commands()


@app.command("take-down", epilog="Example: halqa ledger take-down post-7 --by Hind --why 'asked by its publisher'")
def take_down(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id, or the hash of its text.")],
    by: By,
    why: Why = "",
    ledger: LedgerPlace = HALQA_DB,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Remove a document's text for good; its hash and what was read in it stay, and every quote of it goes."""
    speech = voice(language(lang))
    with Ledger.open(ledger) as opened:
        key = opened.digest(document)
        was_held = opened.take_down(TakeDown(document=key, by=by, at=now(), why=why))
    if as_json:
        print_json({"document": document, "sha256": key, "was_held": was_held})
    else:
        said = "ledger.taken_down" if was_held else "ledger.was_not_held"
        show(screen(), [line(speech, speech.say(said, document=document, sha256=key[:8]))])


@app.command(epilog="Example: halqa ledger export --out ledger.jsonl")
def export(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write it; else standard output.")
    ] = None,
    ledger: LedgerPlace = HALQA_DB,
    lang: Lang = "en",
) -> None:
    """Write the whole ledger as lines of JSON: sorted, the same ledger always the same bytes, fit for git."""
    speech = voice(language(lang))
    with Ledger.open(ledger) as opened:
        if out is None:
            _write(sys.stdout.buffer, opened.lines())
            return
        count = _write_file(out, opened.lines())
    show(screen(), [line(speech, speech.say("ledger.exported", path=str(out), lines=f"{count:,}"))])


@app.command("import", epilog="Example: halqa ledger import ledger.jsonl --ledger copy.db")
def take_in(
    source: Annotated[str, typer.Argument(metavar="FILE", help="What halqa ledger export wrote, or -.")],
    ledger: LedgerPlace = HALQA_DB,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Add all that another ledger held, from its export: what is new, or where a line is not sound, nothing."""
    speech = voice(language(lang))
    with Ledger.open(ledger, create=True) as opened:
        found = opened.take_in(_lines(source), source)
        name = opened.name
    if as_json:
        counts = {"documents": found.added.documents, "ties": found.added.ties, "figures": found.added.figures}
        known = {"already_known": found.added.already_known}
        print_json({**counts, **known, "judgements": found.judgements, "take_downs": found.take_downs})
    else:
        show(screen(), imported_view(speech, found, name))


@app.command(epilog="Example: halqa ledger search أوبن contract --as-of 2026-03-31")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words, or names in either script.")],
    most: Annotated[int, typer.Option("--most", min=1, max=1000, help="The most that are shown: the best.")] = 20,
    ledger: LedgerPlace = HALQA_DB,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Look for words in the quotes, the titles and the names of parties, in Arabic and English."""
    speech = voice(language(lang))
    with Ledger.open(ledger) as opened:
        found = opened.search(" ".join(words), most, day(as_of) if as_of else None)
    if as_json:
        print_json(*(hit_object(hit) for hit in found))
    else:
        show(screen(), hits_view(speech, found, " ".join(words)))


@app.command(epilog="Example: halqa ledger rebuild --ledger halqa.db")
def rebuild(ledger: LedgerPlace = HALQA_DB, lang: Lang = "en") -> None:
    """Throw away all that follows from what is held, and make it anew; nothing that is held changes."""
    speech = voice(language(lang))
    with Ledger.open(ledger) as opened:
        opened.rebuild()
        show(screen(), [line(speech, speech.say("ledger.rebuilt", path=opened.name))])


def _lines(source: str) -> Iterator[bytes]:
    """Yield the lines of a file or of standard input; one that is too long comes cut, to be refused."""
    if source == STANDARD_INPUT:
        yield from iter(lambda: sys.stdin.buffer.readline(LONGEST_LINE + 1), b"")
        return
    try:
        with Path(source).open("rb") as stream:
            yield from iter(lambda: stream.readline(LONGEST_LINE + 1), b"")
    except OSError as error:
        raise UnreadablePathError(path=source, reason=error.strerror or type(error).__name__) from None


def _write(stream: BinaryIO, lines: Iterable[str]) -> int:
    count = 0
    for count, written in enumerate(lines, start=1):  # noqa: B007 - the last one is how many there were
        stream.write(written.encode() + b"\n")
    stream.flush()
    return count


def _write_file(out: Path, lines: Iterable[str]) -> int:
    """Write a file whole or not at all."""
    beside = out.with_name(out.name + ".tmp")
    try:
        with beside.open("wb") as stream:
            count = _write(stream, lines)
        beside.replace(out)
    except OSError as error:
        raise UnwritableFileError(path=str(out), reason=error.strerror or type(error).__name__) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return count
