"""A server that runs until it is told to stop."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from halqa.errors import AddressTakenError
from halqa.surfaces.http.app import LOOPBACK, Settings, application
from halqa.surfaces.http.tokens import Tokens

BACKLOG = 2048  # connections that wait to be taken
AUDIT = ".audit.jsonl"  # after the name of the ledger


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Hand out a socket that listens at an address, before the work begins that is to be served there.

    Raises AddressTakenError where it cannot.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as found:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, port))
            found.listen(BACKLOG)
        except OSError as error:
            raise AddressTakenError(host=host, port=port, reason=error.strerror or str(error)) from None
        yield found


def address(host: str, at: socket.socket) -> str:
    """Return the address at which a socket is reached."""
    return f"http://{_bracketed(host)}:{at.getsockname()[1]}/"


def run(
    place: str,
    host: str,
    at: socket.socket,
    *,
    names: frozenset[str] = frozenset(),
    tokens: Tokens,
    is_private: bool = False,
) -> None:
    """Serve a ledger at a socket until the process is told to stop."""
    settings = Settings(
        ledger=place,
        tokens=tokens,
        hosts=LOOPBACK | {_bracketed(host)} | {name.lower() for name in names},
        is_private=is_private,
        audit=None if "://" in place else Path(place + AUDIT),
    )
    config = uvicorn.Config(
        application(settings), log_level="warning", access_log=False, server_header=False, timeout_keep_alive=30
    )
    uvicorn.Server(config).run(sockets=[at])


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host.lower()
