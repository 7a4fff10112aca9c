"""Who publishes a text, in the language of the screen: our own reference has a name in each."""

from halqa.sources.reference import PUBLISHER
from halqa.surfaces.wording import Wording


def publisher(in_: Wording, name: str | None) -> str:
    """Return the name of a publisher, or of who judged; nothing where none is told.

    >>> from halqa.surfaces.wording import wording
    >>> publisher(wording("ar", {}), PUBLISHER), publisher(wording("ar", {}), "Reuters")
    ('السجل المرجعي لحلقة', 'Reuters')
    """
    return in_.words["publisher.reference"] if name == PUBLISHER else name or ""
