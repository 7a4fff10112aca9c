"""Commands that serve a ledger over HTTP, and give out the tokens with which people write to it."""

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

import typer

from halqa.errors import OpenToAllError
from halqa.ledger.storage.store import Ledger
from halqa.pipeline import language, reference_judgements, reference_readings
from halqa.surfaces.http.tokens import Role, Tokens, give
from halqa.surfaces.late import commands
from halqa.surfaces.layout import line, screen, show
from halqa.surfaces.options import HALQA_DB, Lang, LedgerPlace
from halqa.surfaces.output import complain
from halqa.surfaces.voice import voice

PORT = 8377
TOKENS = "halqa-tokens.jsonl"

app = commands()

TokenFile = Annotated[
    Path, typer.Option("--tokens", envvar="HALQA_TOKENS", metavar="FILE", help="The tokens, by their hashes.")
]


@app.command(epilog="Example: halqa serve --ledger halqa.db")
def serve(
    ledger: LedgerPlace = HALQA_DB,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen: this machine alone.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="On which port; 0: any that is free.")] = PORT,
    names: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="Another name of this server; may be repeated.")
    ] = None,
    tokens: TokenFile = Path(TOKENS),
    private: Annotated[bool, typer.Option("--private", help="Let nobody read without a token either.")] = False,
    lang: Lang = "en",
) -> None:
    """Serve the ledger over HTTP on this machine; the reference where there is none yet. Writing needs a token."""
    from halqa.surfaces.http.running import address, listening, run  # noqa: PLC0415 # a server takes a second to load

    speech = voice(language(lang))
    known = Tokens.read(tokens)
    if not _is_loopback(host) and not known.people:
        raise OpenToAllError(host=host)
    with listening(host, port) as at:
        place = _with_reference(ledger)
        complain(speech.say("serve.ready", address=address(host, at), ledger=place, keys="Ctrl-C"))
        run(place, host, at, names=frozenset(names or ()), tokens=known, is_private=private)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        raise typer.BadParameter(f"{host!r} is no address. Write it like 127.0.0.1 or ::1.") from None


def _with_reference(place: str) -> str:
    """Return the place of a ledger; where there is none yet, one with the reference is made there."""
    with Ledger.open(place, create=True) as opened:
        if not opened.revision():
            readings = reference_readings()
            opened.add(readings)
            opened.judge(*reference_judgements(readings))
    return place


@app.command(epilog="Example: halqa token Hind --role reviewer")
def token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whom it is for: the name that judgements will bear.")],
    role: Annotated[Role, typer.Option("--role", help="What its owner may do.")] = Role.REVIEWER,
    tokens: TokenFile = Path(TOKENS),
    lang: Lang = "en",
) -> None:
    """Give out a token for the server: it is shown this once, only its hash is kept."""
    speech = voice(language(lang))
    given = give(tokens, name, role)
    show(screen(), [line(speech, speech.say("token.given", name=name, role=role, file=str(tokens)))])
    print(given)
