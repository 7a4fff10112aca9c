"""What cannot be answered is said as problem+json, in the reader's language, with what to do."""

import httpx
import pytest

from halqa.surfaces.http.problems import PROBLEM
from halqa.surfaces.http.words import words

REFUSED = [
    ("deals/nobody-nowhere", 404, "unknown-deal"),
    ("deals/equity-nvidia-opnai", 404, "unknown-deal"),
    ("documents/none", 404, "unknown-document"),
    ("parties/Nobody At All", 404, "unknown-party"),
    ("deals?party=Nobody+At+All", 404, "unknown-party"),
    ("why/circularitty:2026", 404, "unknown-number"),
    ("nowhere", 404, "not-found"),
    ("deals?limt=3", 422, "invalid-question"),
    ("deals?limit=0", 422, "invalid-question"),
    ("deals?as_of=2026-13-01", 422, "invalid-question"),
    ("deals?lang=fr", 422, "invalid-question"),
    ("deals?cursor=zz", 422, "invalid-cursor"),
    ("deals?cursor=WzEsMl0", 422, "invalid-cursor"),  # [1,2]: of a list in another order
    ("deals?cursor=bnVsbA", 422, "invalid-cursor"),  # null
    ("measures/circularity?period=2026-Q7", 422, "invalid-period"),
    ("diff?since=2026-03-01&until=2025-10-01", 422, "days-out-of-order"),
    ("search?q=", 422, "invalid-question"),
    ("session", 401, "unauthorized"),
]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("address", "status", "name"), REFUSED)
def test_a_refusal_has_a_name_and_says_what_is_wrong(
    web: httpx.Client, address: str, status: int, name: str, lang: str
) -> None:
    answer = web.get(address, headers={"Accept-Language": f"{lang}-XX, en;q=0.5"})
    told = answer.json()

    assert (answer.status_code, told["status"], told["type"]) == (status, status, f"urn:halqa:problem:{name}")
    assert answer.headers["content-type"] == PROBLEM
    assert told["title"] == words(lang)[f"problem.{name}"]
    assert told["detail"]


def test_the_fields_that_are_wrong_are_named(web: httpx.Client) -> None:
    told = web.get("deals?limt=3&as_of=x").json()

    assert {field["field"] for field in told["fields"]} == {"limt", "as_of"}


def test_both_languages_have_the_same_words() -> None:
    assert words("en").keys() == words("ar").keys()


def test_an_address_is_not_asked_in_another_way(web: httpx.Client) -> None:
    answer = web.delete("deals")

    assert answer.status_code == 405
    assert answer.json()["type"].endswith("method-not-allowed")


def test_a_body_that_is_too_large_is_refused(web: httpx.Client) -> None:
    def endless() -> object:
        for _ in range(40):
            yield b"x" * 100_000

    told = web.post("read", content=b"x" * 10_000_000)
    untold = web.post("read", content=endless(), headers={"Content-Type": "application/json"})  # type: ignore[arg-type]

    assert told.status_code == untold.status_code == 413
    assert told.json()["type"] == "urn:halqa:problem:too-large"


def test_a_server_answers_for_its_own_names_alone(web: httpx.Client) -> None:
    assert web.get("ledger", headers={"Host": "attacker.example"}).status_code == 421
    assert web.get("ledger", headers={"Host": "LOCALHOST:1"}).status_code == 200


def test_no_answer_lets_a_page_run_what_is_not_its_own(web: httpx.Client) -> None:
    for address in ("ledger", "nowhere", "openapi.json"):
        headers = web.get(address).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
