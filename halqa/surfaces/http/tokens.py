"""Who may do what: everyone on this machine may read; to write one shows a token, of which only a hash is kept.

A token is 256 random bits, so one round of SHA-256 hides it as well as a slow hash would.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic

from halqa.errors import BadTokensError

SESSION_S = 8 * 60 * 60
MOST_SESSIONS = 1000


class Role(StrEnum):
    """What one may do; each may do what the ones before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """Whether this role may do what another one may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks."""

    name: str
    role: Role


ANYONE = Person("", Role.READER)


def hashed(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens that were given out, by their hashes, in a file of JSON lines."""

    people: Mapping[str, Person] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Tokens":
        """Return the tokens of a file; one that is not there holds none."""
        if not path.exists():
            return cls()
        try:
            rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
            return cls({str(row["sha256"]): Person(str(row["name"]), Role(row["role"])) for row in rows})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadTokensError(path=str(path), reason=str(error)) from None

    def person(self, token: str) -> Person | None:
        """Return whose token this is."""
        return self.people.get(hashed(token))


def give(path: Path, name: str, role: Role) -> str:
    """Add a token to a file that only its owner may read, and return it: it is shown this once."""
    token = secrets.token_urlsafe(32)
    row = json.dumps({"name": name, "role": role, "sha256": hashed(token)}, ensure_ascii=False)
    path.touch(mode=0o600)
    with path.open("a", encoding="utf-8") as stream:
        stream.write(row + "\n")
    return token


@dataclass(frozen=True, slots=True)
class Session:
    """A person in a browser, until a time; what it writes carries `csrf`, which other sites cannot know."""

    person: Person
    csrf: str
    until: float


@dataclass(slots=True)
class Sessions:
    """Who is at work in a browser. They end with the server."""

    _open: dict[str, Session] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def begin(self, person: Person) -> tuple[str, Session]:
        """Open a session, and return the secret that the browser shows for it."""
        secret, made = secrets.token_urlsafe(32), Session(person, secrets.token_urlsafe(32), monotonic() + SESSION_S)
        with self._lock:
            self._open = {key: each for key, each in self._open.items() if each.until > monotonic()}
            if len(self._open) >= MOST_SESSIONS:
                del self._open[next(iter(self._open))]
            self._open[hashed(secret)] = made
        return secret, made

    def found(self, secret: str) -> Session | None:
        """Return the session of a secret, while it is open."""
        with self._lock:
            session = self._open.get(hashed(secret))
        return session if session and session.until > monotonic() else None

    def end(self, secret: str) -> None:
        """Close a session."""
        with self._lock:
            self._open.pop(hashed(secret), None)
