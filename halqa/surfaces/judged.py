"""What the words of a judgement on a command line mean: a deal, through its held claim, a claim, else a party."""

from collections.abc import Mapping
from functools import cached_property

from halqa.catalogue.labels import label
from halqa.errors import UnknownClaimError, UnknownPartyError
from halqa.ledger.doubts import CLAIM_ID, HeldClaims, claim_id
from halqa.ledger.storage.store import Ledger
from halqa.ledger.unnamed import stands_for_one
from halqa.model import ClaimKey, Verdict
from halqa.pipeline import party_named
from halqa.text.folding import folded


class Names:
    """What words mean in one ledger; all claims are looked through for what looks like one alone."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def pair(self, verdict: Verdict, subject: str, other: str | None) -> tuple[ClaimKey | str, ClaimKey | str | None]:
        """Return what a judgement speaks of.

        Who two names are is told of parties, by whatever name; that words are *not* a party is told of just these
        words, unless they leave it without a name.
        """
        meant = self.thing(subject), self.thing(other) if other else None
        parties = [self._party(each) if isinstance(each, str) else each for each in meant]
        if verdict is Verdict.SAME or any(isinstance(each, str) and stands_for_one(each) for each in parties):
            return parties[0] or meant[0], parties[1]
        return meant

    def thing(self, words: str) -> ClaimKey | str:
        """Return the claim that is meant, or the words themselves."""
        deals, readings = self._ledger.told({words})
        if deals:
            key = HeldClaims.of(readings).of_deal(deals[0])
            if key is None:
                raise UnknownClaimError(given=words)
            return key
        return self._claims.get(words, words) if CLAIM_ID.fullmatch(words) else words

    def _party(self, words: str) -> str:
        if words in self._held:
            return words
        try:
            return self._labels.get(folded(words.strip())) or party_named(words, ())
        except UnknownPartyError:
            return words

    @cached_property
    def _claims(self) -> Mapping[str, ClaimKey]:
        claims = HeldClaims.of(self._ledger.readings())
        return {claim_id(key): key for keys in claims.by_text.values() for key in keys}

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset(name for deal in self._ledger.deals() for name in (deal.payer, deal.payee))

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """The parties without a name by what they are called in Arabic, and folded."""
        nameless = [name for name in sorted(self._held) if stands_for_one(name)]
        return {folded(told): name for name in nameless for told in (name, label(name, "ar"))}
