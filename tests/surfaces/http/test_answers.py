"""Every address answers in the shape that OpenAPI tells, with a tag; pages go on where they left off."""

import json
from typing import Any

import httpx
import pytest
from pydantic import BaseModel

from halqa.surfaces.http import shapes
from halqa.surfaces.http.tokens import Role

ADDRESSES: list[tuple[str, type[BaseModel]]] = [
    ("ledger", shapes.LedgerHeld),
    ("totals", shapes.TotalsTold),
    ("totals?by_group=true", shapes.TotalsTold),
    ("deals?limit=500", shapes.Pages[shapes.DealInList]),
    ("deals?by_group=true&party=غوغل&order=known", shapes.Pages[shapes.DealInList]),
    ("deals/equity-nvidia-openai", shapes.DealTold),
    ("parties?limit=500", shapes.Pages[shapes.PartyInList]),
    ("parties/أوبن إيه آي", shapes.PartyTold),
    ("who/نفيديا", shapes.Identified),
    ("documents?limit=500", shapes.Pages[shapes.DocumentInList]),
    ("documents/reference/openai-ipo-filing", shapes.DocumentTold),
    ("search?q=أوبن", shapes.Found),
    ("review?limit=100", shapes.Questions),
    ("judgements", shapes.Pages[shapes.JudgementTold]),
    ("diff?since=2025-10-01&until=2026-03-01", shapes.Changes),
    ("measures/circularity?by=quarter", shapes.Circularity),
    ("measures/network?limit=500", shapes.Pages[shapes.FlowTold]),
    ("measures/dependence", shapes.Dependence),
    ("measures/dependence/OpenAI", shapes.Dependence),
    ("measures/dependence/OpenAI/Microsoft", shapes.Dependence),
    ("measures/vendors?period=2026", shapes.Vendors),
    ("measures/alignment?quarters=2", shapes.AlignmentTold),
    ("measures/alignment/مايكروسوفت?quarters=2", shapes.AlignmentTold),
    ("measures/plausibility", shapes.Plausibilities),
    ("measures/cycles?most=5", shapes.Cycles),
    ("why/circularity:2026:typical", shapes.Traced),
]


@pytest.mark.parametrize(("address", "shape"), ADDRESSES)
def test_an_answer_has_the_shape_that_is_told_of_it(web: httpx.Client, address: str, shape: type[BaseModel]) -> None:
    answer = web.get(address)

    assert answer.status_code == 200, answer.text
    shape.model_validate_json(answer.content)
    assert answer.headers["content-type"] == "application/json"


def test_every_address_that_is_read_is_in_the_description_and_tried_above(web: httpx.Client) -> None:
    described = web.get("openapi.json").json()["paths"]
    reads = {path.removeprefix("/api/v1/") for path, how in described.items() if "get" in how}
    tried = {address.partition("?")[0] for address, _ in ADDRESSES} | {"feed.atom", "feed.json", "session"}

    untried = {path for path in reads if not any(_is_of(path, each) for each in tried)}
    assert untried == set()


def _is_of(path: str, address: str) -> bool:
    wanted, given = path.split("/"), address.split("/")
    if ":path" in path or wanted[-1] == "{id}":
        return given[: len(wanted) - 1] == wanted[:-1] and len(given) >= len(wanted)
    return len(wanted) == len(given) and all(
        one == other or one.startswith("{") for one, other in zip(wanted, given, strict=True)
    )


def test_what_did_not_change_is_not_sent_again(web: httpx.Client) -> None:
    first = web.get("totals")
    again = web.get("totals", headers={"If-None-Match": first.headers["etag"]})
    other = web.get("totals?as_of=2025-01-01", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


def test_another_revision_has_another_tag(writable: httpx.Client, people: dict[Role, str]) -> None:
    before = writable.get("deals")
    said = {"verdict": "reject", "subject": "equity-nvidia-openai"}
    token = {"Authorization": f"Bearer {people[Role.REVIEWER]}"}
    assert writable.post("judgements", json=said, headers=token).status_code == 201
    after = writable.get("deals", headers={"If-None-Match": before.headers["etag"]})

    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]


@pytest.mark.parametrize("address", ["deals", "parties", "documents", "measures/network", "deals?order=known"])
def test_the_pages_of_a_list_hold_each_item_once_and_in_order(web: httpx.Client, address: str) -> None:
    sign = "&" if "?" in address else "?"
    whole = web.get(f"{address}{sign}limit=500").json()
    found: list[Any] = []
    given: str | None = ""
    while given is not None:
        page = web.get(f"{address}{sign}limit=37{given}").json()
        found += page["items"]
        given = f"&cursor={page['next']}" if page["next"] else None

    assert len(found) == whole["total"]
    assert found[:500] == whole["items"]


def test_the_number_of_decimals_of_a_sum_is_kept(web: httpx.Client) -> None:
    told = json.loads(web.get("deals/equity-nvidia-openai").text, parse_float=str)

    assert told["amount"] == 30_000_000_000
    assert {version["amount"] for version in told["versions"]} >= {30_000_000_000, 100_000_000_000}


def test_deals_are_listed_by_what_is_asked_for(web: httpx.Client) -> None:
    found = web.get("deals?party=نفيديا&kind=equity&limit=500").json()["items"]

    assert found
    assert {deal["kind"] for deal in found} == {"equity"}
    assert all("Nvidia" in {deal["from"], deal["to"]} for deal in found)
    assert [deal["usd"] for deal in found] == sorted((deal["usd"] for deal in found), reverse=True)


def test_an_earlier_day_knows_less(web: httpx.Client) -> None:
    then, now = (web.get(f"deals?limit=1{asked}").json() for asked in ("&as_of=2024-12-31", ""))

    assert 0 < then["total"] < now["total"]
    assert then["as_of"] == "2024-12-31"


def test_a_party_comes_with_what_its_deals_come_to_on_each_side(web: httpx.Client) -> None:
    told = web.get("parties/Nvidia").json()
    paid = web.get("deals?party=Nvidia&limit=500").json()["items"]

    assert told["names"] == {"en": "Nvidia", "ar": "إنفيديا"}
    assert told["deals"] == len(paid)
    assert set(told["pays"]["announced"]["deals"]) <= {deal["id"] for deal in paid if deal["from"] == "Nvidia"}
    assert {figure["party"] for figure in told["figures"]} == {"Nvidia"}
