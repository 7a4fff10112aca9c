"""Sums and shares of results on the terminal: as many digits as they can bear."""

from decimal import Decimal

from halqa.surfaces.voice import Voice
from halqa.surfaces.wording import compact, quantity


def usd(speech: Voice, amount: float | None) -> str:
    """Return a sum of US dollars with three digits; None: a dash.

    >>> from halqa.surfaces.voice import voice
    >>> usd(voice("en"), 25_469_472_042.9), usd(voice("en"), None)
    ('$25.5bn', '–')
    """
    return "–" if amount is None else speech.isolate(compact(speech.wording, float(f"{amount:.3g}")))


def percent(speech: Voice, share: float | None) -> str:
    """Return a share with one decimal place; None: a dash.

    >>> from halqa.surfaces.voice import voice
    >>> percent(voice("en"), 0.0421)
    '4.2%'
    """
    if share is None:
        return "–"
    return speech.isolate(quantity(speech.wording, Decimal(f"{100 * share:.1f}").normalize() + 0, "%"))
