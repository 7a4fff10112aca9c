"""What a person decides on: what the words mean that name it."""

from collections.abc import Mapping
from functools import cached_property

from halqa.errors import UnknownClaimError
from halqa.ledger.doubts import CLAIM_ID, HeldClaims, claim_id
from halqa.ledger.storage.store import Ledger
from halqa.model import ClaimKey


class Names:
    """What words mean: a deal, a claim, else a party."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def thing(self, words: str) -> ClaimKey | str:
        """Return the claim or the party that is meant; all claims are looked through for what looks like one alone."""
        deals, readings = self._ledger.told({words})
        if deals:
            key = HeldClaims.of(readings).of_deal(deals[0])
            if key is None:
                raise UnknownClaimError(given=words)
            return key
        return self._claims.get(words, words) if CLAIM_ID.fullmatch(words) else words

    @cached_property
    def _claims(self) -> Mapping[str, ClaimKey]:
        claims = HeldClaims.of(self._ledger.readings())
        return {claim_id(key): key for keys in claims.by_text.values() for key in keys}
