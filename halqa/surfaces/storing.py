"""Commands on a ledger as a whole: what is taken down, moved to another place or searched in it."""

from typing import Annotated

import typer

from halqa.ledger.store import Ledger
from halqa.model import TakeDown
from halqa.pipeline import language
from halqa.surfaces.layout import line, screen, show
from halqa.surfaces.options import HALQA_DB, AsJson, By, Lang, LedgerPlace, Why
from halqa.surfaces.output import now, print_json
from halqa.surfaces.voice import voice


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
