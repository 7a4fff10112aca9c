"""Numbers in digits, in every style that news writes."""

import re
from decimal import Decimal
from functools import lru_cache

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")
_COMMA_TWICE = re.compile(r"(\d{1,3}(?:,\d{3})+),(\d{1,2})$")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+$")
_DOTTED_COMMA = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,2})$")
_AGENCY = re.compile(r"(\d+)ر(\d+)$")
_LONGEST = 30  # characters: longer rows of digits are no quantity


@lru_cache(maxsize=4096)
def digits(text: str, *, before_scale: bool = False) -> Decimal | None:
    """Return the value of a number in digits; `before_scale` when million, billion … follows.

    A dot before three digits is read as a thousands mark only before a scale ("30.000 million"), where no
    writer puts three decimals; "5ر4" of the Arabic agencies puts the fraction first.

    >>> [str(digits(text)) for text in ("1,000,000", "4,5", "5ر22", "1.25", "12,34,567", "26,013,94", "1.234,5")]
    ['1000000', '4.5', '22.5', '1.25', '1234567', '26013.94', '1234.5']
    >>> str(digits("30.000", before_scale=True))
    '30000'
    """
    if len(text) >= _LONGEST or not text[:1].isdecimal():
        return None
    if agency := _AGENCY.match(text):
        return Decimal(f"{agency.group(2)}.{agency.group(1)}")
    if _GROUPED.match(text) or _LAKHS.match(text):
        return Decimal(text.replace(",", ""))
    if _DOTTED.match(text) and (before_scale or text.count(".") > 1):
        return Decimal(text.replace(".", ""))
    if mixed := _COMMA_TWICE.match(text) or _DOTTED_COMMA.match(text):
        return Decimal(f"{re.sub('[.,]', '', mixed.group(1))}.{mixed.group(2)}")
    plain = text.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None
