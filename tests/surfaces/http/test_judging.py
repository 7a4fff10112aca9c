"""Who may judge, on whose name it is noted, and that nothing is lost or doubled when many do at once."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest

from halqa.ledger.storage.store import Ledger
from halqa.surfaces.http.app import Settings
from halqa.surfaces.http.tokens import Role, Tokens

Serve: TypeAlias = Callable[[Settings], httpx.Client]
REJECT = {"verdict": "reject", "subject": "equity-nvidia-openai", "why": "it is no deal"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_judgement_bears_the_name_of_its_token_and_is_noted(
    writable: httpx.Client, people: dict[Role, str], tmp_path: Path
) -> None:
    answer = writable.post("judgements", json=REJECT, headers=bearer(people[Role.REVIEWER]))
    told = answer.json()
    (line,) = (tmp_path / "audit.jsonl").read_text("utf-8").splitlines()

    assert answer.status_code == 201
    assert (told["by"], told["verdict"], told["stands"]) == ("Hind the reviewer", "reject", True)
    assert json.loads(line).items() >= {"by": "Hind the reviewer", "what": "judge", "subject": told["id"]}.items()
    assert told in writable.get("judgements").json()["items"]


def test_what_was_judged_can_be_taken_back(writable: httpx.Client, people: dict[Role, str]) -> None:
    before = writable.get("deals").json()
    made = writable.post("judgements", json=REJECT, headers=bearer(people[Role.REVIEWER])).json()
    rejected = writable.get("deals").json()
    undo = {"verdict": "undo", "subject": made["id"]}
    assert writable.post("judgements", json=undo, headers=bearer(people[Role.REVIEWER])).status_code == 201

    assert rejected != before
    assert writable.get("deals").json() == before


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("nobody's", 401), (Role.READER, 403), (Role.ADMIN, 201)])
def test_to_judge_needs_the_token_of_a_reviewer(
    writable: httpx.Client, people: dict[Role, str], who: Role | str | None, status: int
) -> None:
    token = people[who] if isinstance(who, Role) else who
    headers = {} if token is None else bearer(token)

    assert writable.post("judgements", json=REJECT, headers=headers).status_code == status
    assert len(writable.get("judgements").json()["items"]) > 0


@pytest.mark.parametrize(
    "said",
    [
        {"verdict": "reject", "subject": "equity-nvidia-nobody"},
        {"verdict": "undo", "subject": "0" * 16},
        {"verdict": "same", "subject": "OpenAI", "other": "OpenAI"},
        {"verdict": "correct", "subject": "equity-nvidia-openai", "correction": {"amount": "much"}},
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_written(
    writable: httpx.Client, people: dict[Role, str], said: dict[str, object]
) -> None:
    before = writable.get("judgements").json()
    answer = writable.post("judgements", json=said, headers=bearer(people[Role.REVIEWER]))

    assert answer.status_code == 409, answer.text
    assert writable.get("judgements").json() == before


def test_who_read_an_earlier_ledger_is_told_so(writable: httpx.Client, people: dict[Role, str]) -> None:
    read = writable.get("ledger").json()["revision"]
    headers = bearer(people[Role.REVIEWER]) | {"If-Match": f'"{read}"'}

    assert writable.post("judgements", json=REJECT, headers=headers).status_code == 201
    late = writable.post("judgements", json=REJECT | {"verdict": "accept"}, headers=headers)
    assert (late.status_code, late.json()["type"]) == (412, "urn:halqa:problem:changed-meanwhile")


def test_of_eight_who_judge_at_once_nothing_is_lost_or_doubled(
    writable: httpx.Client, people: dict[Role, str], own_ledger: Path
) -> None:
    deals = writable.get("deals?order=id&limit=16").json()["items"]
    said = [{"verdict": "accept", "subject": deal["id"], "why": f"{at}"} for at, deal in enumerate(deals)]
    with Ledger.open(own_ledger) as ledger:
        before = len(ledger.judgements())

    def judge(one: dict[str, str]) -> int:
        return writable.post("judgements", json=one, headers=bearer(people[Role.REVIEWER])).status_code

    with ThreadPoolExecutor(8) as eight:
        codes = list(eight.map(judge, said))

    with Ledger.open(own_ledger) as ledger:
        made = [each.why for each in ledger.judgements()][before:]
    assert codes == [201] * 16
    assert sorted(made) == sorted(one["why"] for one in said)


def test_a_browser_shows_a_token_once_and_what_it_writes_carries_its_csrf(
    writable: httpx.Client, people: dict[Role, str]
) -> None:
    entered = writable.post("session", json={"token": people[Role.REVIEWER]})
    cookie = entered.headers["set-cookie"]
    csrf = entered.json()["csrf"]

    assert entered.status_code == 201
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert people[Role.REVIEWER] not in cookie
    assert writable.get("session").json()["name"] == "Hind the reviewer"
    assert writable.post("judgements", json=REJECT).status_code == 403
    assert writable.post("judgements", json=REJECT, headers={"X-Halqa-CSRF": "another"}).status_code == 403
    assert writable.post("judgements", json=REJECT, headers={"X-Halqa-CSRF": csrf}).status_code == 201
    assert writable.delete("session").status_code == 204
    assert writable.post("judgements", json=REJECT, headers={"X-Halqa-CSRF": csrf}).status_code == 401


def test_a_private_server_lets_nobody_unknown_read(
    serve: Serve, own_ledger: Path, people: dict[Role, str], tmp_path: Path
) -> None:
    tokens = Tokens.read(tmp_path / "tokens.jsonl")
    web = serve(Settings(ledger=str(own_ledger), tokens=tokens, is_private=True))

    assert web.get("ledger").status_code == 401
    assert web.get("ledger", headers=bearer(people[Role.READER])).status_code == 200


def test_who_asks_too_often_is_asked_to_wait(serve: Serve, own_ledger: Path) -> None:
    web = serve(Settings(ledger=str(own_ledger), rate_per_s=0.001, burst=3))
    answers = [web.get("openapi.json") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["retry-after"] == "1"


def test_of_a_token_only_the_hash_is_kept(people: dict[Role, str], tmp_path: Path) -> None:
    kept = (tmp_path / "tokens.jsonl").read_text("utf-8")

    assert not any(token in kept for token in people.values())
    assert (tmp_path / "tokens.jsonl").stat().st_mode & 0o077 == 0
