"""What commands write: JSON one object a line, and messages on standard error."""

import sys
from datetime import UTC, date, datetime

from halqa.errors import InvalidDateError
from halqa.surfaces.export import Json, json_text

BAD_INPUT = 2  # an exit code


def print_json(*objects: Json) -> None:
    """Write one object a line, as UTF-8 wherever it goes."""
    for value in objects:
        sys.stdout.buffer.write(json_text(value).encode() + b"\n")
    sys.stdout.buffer.flush()


def complain(message: str) -> None:
    """Write a message on standard error, after what was printed before it."""
    sys.stdout.flush()
    print(f"halqa: {message}", file=sys.stderr)


def day(written: str) -> date:
    """Return the day of an option.

    >>> day("2026-03-31")
    datetime.date(2026, 3, 31)
    """
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InvalidDateError(given=written) from None


def now() -> datetime:
    """Return the time, in UTC to the second: the surfaces read the clock, what is below them is told it."""
    return datetime.now(UTC).replace(microsecond=0)
