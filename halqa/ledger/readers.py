"""Which reader's claims count, where several have read one document: the newest."""

import re
from collections.abc import Iterable


def newest(readers: Iterable[str]) -> str:
    """Return the reader with the highest version; of equal ones the last by name.

    >>> newest(["halqa-rules 0.9.0", "halqa-rules 0.10.0", "halqa-rules 0.2.1"])
    'halqa-rules 0.10.0'
    """
    return max(readers, key=_age)


def _age(reader: str) -> tuple[tuple[int, ...], str]:
    version = reader.rpartition(" ")[2]
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", version)), reader
