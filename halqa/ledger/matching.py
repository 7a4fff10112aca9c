"""Which claim a judgement means: the very one that it was made on, or the one that a later reading has in its place."""

from collections.abc import Iterable, Mapping, Sequence

from halqa.model import ClaimKey, Document, Figure, Reading, Span, Tie

ClaimsByText = Mapping[str, Sequence[ClaimKey]]
"""The keys of the claims of each text, by the hash of the text."""


def claim_key(claim: Tie | Figure, document: Document) -> ClaimKey:
    """Return what a judgement calls a claim by.

    >>> from halqa.model import Mention, Metric
    >>> told = Figure(document="d", evidence=Span(0, 4), party=Mention(party="Nvidia", span=None),
    ...               metric=Metric.CASH, amount=1, unit="USD")
    >>> key = claim_key(told, Document(id="d", text="Cash"))
    >>> key.about, key.payer, key.payee, key.span
    ('cash', 'Nvidia', '', Span(start=0, end=4))
    """
    text = document.sha256
    if isinstance(claim, Tie):
        payer, payee = claim.payer.party, claim.payee.party
        return ClaimKey(text=text, about=claim.kind.value, payer=payer, payee=payee, span=claim.evidence)
    return ClaimKey(text=text, about=claim.metric.value, payer=claim.party.party, span=claim.evidence)


def keyed(reading: Reading) -> list[tuple[ClaimKey, Tie | Figure]]:
    """Return the claims of a reading under their keys."""
    claims: tuple[Tie | Figure, ...] = (*reading.ties, *reading.figures)
    return [(claim_key(claim, reading.document), claim) for claim in claims]


def claim_keys(readings: Iterable[Reading]) -> ClaimsByText:
    """Return the keys of all claims of readings, by text."""
    return {reading.document.sha256: [key for key, _ in keyed(reading)] for reading in readings}


def found(key: ClaimKey, claims: ClaimsByText) -> ClaimKey | None:
    """Return the claim that a key means among those that are there; None: its text, or its like, is not there.

    It is the claim of those words, or else of the same text, about the same and between the same parties, the one whose
    words overlap most or stand nearest.
    """
    of_text = claims.get(key.text, ())
    if key in of_text:
        return key
    alike = [each for each in of_text if (each.about, each.payer, each.payee) == (key.about, key.payer, key.payee)]
    return min(alike, key=lambda each: (_distance(each.span, key.span), each.span), default=None)


def _distance(one: Span, other: Span) -> int:
    """Return how many characters lie between two places; below zero, by how many they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)
