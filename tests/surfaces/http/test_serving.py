"""The commands that serve a ledger and give out tokens, as a user runs them."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest


def halqa(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halqa", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_server_says_where_it_is(own_ledger: Path, lang: str) -> None:
    assert served(str(own_ledger), lang, own_ledger.parent)["documents"] > 300


def test_a_server_without_a_ledger_begins_with_the_reference(tmp_path: Path) -> None:
    assert served("new.db", "en", tmp_path)["documents"] > 300
    assert (tmp_path / "new.db").exists()


def served(ledger: str, lang: str, folder: Path) -> dict[str, int]:
    """Return what a server tells of its ledger, found by what it prints when it is ready."""
    command = [sys.executable, "-m", "halqa", "serve", "--port", "0", "--ledger", ledger, "--lang", lang]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        said = server.stderr.readline().replace("\u2068", " ").replace("\u2069", " ")
        try:
            address = next(word for word in said.split() if word.startswith("http"))
            found: dict[str, int] = httpx.get(f"{address}api/v1/ledger", trust_env=False, timeout=60).json()
        finally:
            server.send_signal(signal.SIGTERM)
    return found


def test_a_token_is_shown_once(tmp_path: Path) -> None:
    given = halqa("token", "Hind", "--role", "admin", cwd=tmp_path).stdout.split()[-1]
    kept = (tmp_path / "halqa-tokens.jsonl").read_text("utf-8")

    assert len(given) > 40
    assert given not in kept
    assert '"role": "admin"' in kept


def test_a_server_that_others_can_reach_needs_tokens(tmp_path: Path) -> None:
    refused = halqa("serve", "--host", "0.0.0.0", "--ledger", "new.db", cwd=tmp_path)  # noqa: S104 # it is refused

    assert refused.returncode == 2
    assert "halqa token" in refused.stderr
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("host", ["nowhere", "256.0.0.1"])
def test_what_is_no_address_is_refused(tmp_path: Path, host: str) -> None:
    refused = halqa("serve", "--host", host, cwd=tmp_path)

    assert refused.returncode == 2
    assert host in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = halqa("serve", "--port", str(port), "--ledger", "new.db", cwd=tmp_path)

    assert refused.returncode == 2
    assert str(port) in refused.stderr
    assert not (tmp_path / "new.db").exists()


def test_a_file_that_holds_no_tokens_is_refused(tmp_path: Path) -> None:
    (tmp_path / "halqa-tokens.jsonl").write_text('{"name": "Hind"}\n', "utf-8")
    refused = halqa("serve", "--ledger", "new.db", cwd=tmp_path)

    assert refused.returncode == 2
    assert "halqa-tokens.jsonl" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["halqa-tokens.jsonl"]
