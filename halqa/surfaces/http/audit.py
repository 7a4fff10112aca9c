"""A line for every write: when, who, from where, what. Written beside the ledger, only ever added to."""

import json
from pathlib import Path
from threading import Lock

from fastapi import Request

from halqa.surfaces.http.tokens import Person
from halqa.surfaces.output import now

_LOCK = Lock()


def note(request: Request, who: Person, what: str, subject: str) -> None:
    """Add a line to the audit log of a server, where it keeps one."""
    path: Path | None = request.app.state.audit
    if path is None:
        return
    row = {
        "at": now().isoformat(),
        "by": who.name,
        "role": who.role,
        "from": request.client.host if request.client else None,
        "what": what,
        "subject": subject,
    }
    with _LOCK, path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
