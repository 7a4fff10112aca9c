"""A server that runs until it is told to stop."""

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from halqa.errors import AddressTakenError
from halqa.surfaces.http.app import LOOPBACK, Settings, application
from halqa.surfaces.http.tokens import Tokens

BACKLOG = 2048  # connections that wait to be taken
AUDIT = ".audit.jsonl"  # after the name of the ledger


def run(
    place: str,
    host: str,
    port: int,
    *,
    names: frozenset[str] = frozenset(),
    tokens: Tokens,
    is_private: bool = False,
    ready: Callable[[str], None],
) -> None:
    """Serve a ledger at an address until the process is told to stop; `ready` is told where."""
    settings = Settings(
        ledger=place,
        tokens=tokens,
        hosts=LOOPBACK | {_bracketed(host)} | {name.lower() for name in names},
        is_private=is_private,
        audit=None if "://" in place else Path(place + AUDIT),
    )
    listening = _listening(host, port)
    with listening:
        ready(f"http://{_bracketed(host)}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(
            application(settings), log_level="warning", access_log=False, server_header=False, timeout_keep_alive=30
        )
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(BACKLOG)
    except OSError as error:
        found.close()
        raise AddressTakenError(host=host, port=port, reason=error.strerror or str(error)) from None
    return found


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host.lower()
