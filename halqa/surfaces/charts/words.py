"""The words that charts have for themselves, by language."""

from collections.abc import Mapping

from halqa.surfaces.voice import voice
from halqa.surfaces.wording import Wording


def chart_words(in_: Wording) -> Mapping[str, str]:
    """Return the labels of charts in a language.

    >>> from halqa.surfaces.wording import wording
    >>> chart_words(wording("en"))["fan.middle"]
    'median'
    """
    return voice(in_.lang, "charts").labels
