from datetime import date
from io import BytesIO

import pytest

from halqa.errors import UnknownLanguageError, UnknownPartyError
from halqa.findings.pictured import with_cycles
from halqa.model import Document, Reading
from halqa.pipeline import latest, party_named, picture, readings, sample_readings


def reading(published: date | None) -> Reading:
    return Reading(document=Document(id=str(published), text="x", published=published), reader="r 1")


def test_the_natural_day_to_look_from_is_the_last_dateline() -> None:
    assert latest([reading(date(2025, 1, 2)), reading(None), reading(date(2025, 3, 4))]) == date(2025, 3, 4)
    assert latest([reading(None)]) is None


def test_the_language_that_is_forced_overrides_what_documents_tell() -> None:
    given = b'{"id": "a", "text": "Oracle", "lang": "en"}'
    found = list(readings(["-"], BytesIO(given), lang="AR"))
    assert [item.document.lang for item in found if isinstance(item, Reading)] == ["ar"]


def test_a_language_that_is_not_known_stops_before_anything_is_read() -> None:
    with pytest.raises(UnknownLanguageError, match="Halqa knows: ar, en"):
        next(readings(["-"], BytesIO(b"x"), lang="fr"))


@pytest.mark.parametrize("name", ["Nvidia", "NVIDIA", " nvidia ", "إنفيديا", "انفيديا"])
def test_a_party_is_found_by_any_spelling(name: str) -> None:
    assert party_named(name, []) == "Nvidia"


def test_a_party_that_only_the_ledger_knows_is_found() -> None:
    assert party_named("small lender", ["Small Lender"]) == "Small Lender"
    with pytest.raises(UnknownPartyError, match="Did you mean Small Lender"):
        party_named("smal lender", ["Small Lender"])


def test_every_deal_and_cycle_of_the_samples_rests_on_a_quote() -> None:
    seen = with_cycles(picture(sample_readings(), date(2026, 12, 31)))
    texts = {item.document.id: item.document for item in seen.readings}
    deals = {deal.id: deal for deal in seen.deals}
    assert deals
    for deal in deals.values():
        ties = [tie for version in deal.versions for tie in version.ties]
        assert ties
        assert all(texts[tie.document].quote(tie.evidence) for tie in ties)
    assert seen.cycles
    assert {name for cycle in seen.cycles for flow in cycle.flows for name in flow.deals} <= deals.keys()


def test_what_is_not_yet_published_is_not_yet_known() -> None:
    assert picture(sample_readings(), date(2020, 1, 1)).deals == ()
