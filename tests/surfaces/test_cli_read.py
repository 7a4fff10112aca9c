import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from halqa import __version__
from tests.surfaces.commands import halqa

pytestmark = pytest.mark.usefixtures("own_folder")

ENGLISH = "Oracle signed a contract worth $300 billion with OpenAI on 10 September 2025."
ARABIC = "وقّعت أوبن إيه آي عقداً بقيمة 300 مليار دولار مع أوراكل."


def given(name: str, data: bytes | str) -> str:
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    return name


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def refused(result: Result) -> str:
    """Return the message of a refusal: exit code 2, nothing on standard output, no traceback."""
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert "Traceback" not in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.stderr


def test_the_version_is_told() -> None:
    assert halqa("--version").stdout == f"halqa {__version__}\n"


def test_json_is_one_object_a_document_with_its_text_and_claims() -> None:
    given("a.txt", ENGLISH)
    given("b.txt", ARABIC)
    found = objects(halqa("read", "a.txt", "b.txt", "--json"))
    assert [(row["id"], row["text"]) for row in found] == [("a", ENGLISH), ("b", ARABIC)]
    assert all({"ties", "figures", "reader", "reason", "sha256", "lang"} <= row.keys() for row in found)


def test_every_quote_in_json_stands_at_its_span() -> None:
    given("a.jsonl", json.dumps({"id": "a", "text": ENGLISH}) + "\n" + json.dumps({"id": "b", "text": ARABIC}))
    claims = [
        (row, claim) for row in objects(halqa("read", "a.jsonl", "--json")) for claim in row["ties"] + row["figures"]
    ]
    assert claims
    for row, claim in claims:
        span = claim["evidence_span"]
        assert row["text"][span["start"] : span["end"]] == claim["evidence"]


def test_a_person_reads_who_pays_whom_how_much_and_the_quoted_words() -> None:
    shown = " ".join(halqa("read", given("a.txt", ENGLISH)).stdout.split())
    assert "OpenAI" in shown
    assert "Oracle" in shown
    assert "$300 billion" in shown
    assert "agreed" in shown
    assert "“" in shown


def test_arabic_is_answered_in_arabic_with_foreign_words_isolated() -> None:
    shown = halqa("read", given("a.txt", ARABIC), "--lang", "ar").stdout
    assert "300 مليار دولار" in shown
    assert "أوراكل" in shown
    assert "متفق عليه" in shown
    assert "\u2068a\u2069" in shown


def test_arabic_quotes_stand_isolated_in_english_output() -> None:
    shown = halqa("read", given("a.txt", ARABIC)).stdout
    assert shown.count("\u2068") == shown.count("\u2069") > 0


def test_a_document_without_a_deal_says_so_and_why() -> None:
    result = halqa("read", given("a.txt", "The weather in Cairo was mild."))
    assert result.exit_code == 0
    assert "No deal: " in result.stdout
    assert objects(halqa("read", "a.txt", "--json"))[0]["reason"]


def test_control_characters_of_a_text_do_not_reach_the_terminal() -> None:
    shown = halqa(
        "read", given("a.jsonl", json.dumps({"id": "a\x1b[31m", "title": "\u202eevil\x07", "text": ENGLISH}))
    ).stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_words_in_brackets_are_no_markup() -> None:
    assert (
        "[bold]" in halqa("read", given("a.jsonl", json.dumps({"id": "a", "title": "[bold]", "text": ENGLISH}))).stdout
    )


@pytest.mark.parametrize("args", [["read", "--json"], ["read", "-", "--json"]])
def test_what_is_piped_in_is_read(args: list[str]) -> None:
    assert objects(halqa(*args, stdin=ARABIC.encode()))[0]["text"] == ARABIC


def test_an_encoding_other_than_utf_8_is_shown() -> None:
    assert "read as windows-1256" in halqa("read", given("a.txt", ARABIC.encode("cp1256"))).stdout
    assert "read as utf-16-le" in halqa("read", given("b.txt", ARABIC.encode("utf-16"))).stdout
    assert "read as" not in halqa("read", given("c.txt", ARABIC)).stdout


def test_claims_pass_through_unchanged() -> None:
    first = halqa("read", given("a.txt", ENGLISH), "--json").stdout
    assert halqa("read", given("claims.jsonl", first), "--json").stdout == first


def test_scripts_of_a_page_are_not_read() -> None:
    page = f"<html><body><script>var x = 'Meta pays Oracle $9 billion'</script><p>{ENGLISH}</p></body></html>"
    assert objects(halqa("read", given("a.html", page), "--json"))[0]["text"] == ENGLISH


# --- bad input: a sentence, exit code 2, nothing printed -------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary data"),
        ("zeros.txt", b"\x00" * 5000, "binary data"),
        ("scripts.html", b"<html><script>evil()</script></html>", "no text was found"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(name: str, data: bytes, said: str) -> None:
    message = refused(halqa("read", given(name, data), "--json"))
    assert f"halqa: {name}: " in message
    assert said in message


def test_a_missing_path_is_refused_before_anything_is_printed() -> None:
    assert "nowhere.txt: no such file" in refused(halqa("read", given("a.txt", ENGLISH), "nowhere.txt", "--json"))


def test_a_file_over_the_limit_is_refused_with_the_limit_named() -> None:
    with Path("large.txt").open("wb") as sparse:
        sparse.truncate(60_000_000)
    assert "60,000,000 bytes is over the limit of 50,000,000 bytes" in refused(halqa("read", "large.txt"))


def test_a_broken_line_is_named_the_others_are_printed_and_the_exit_code_is_2() -> None:
    lines = [json.dumps({"id": "a", "text": ENGLISH}), "{broken", json.dumps({"id": "b", "text": ARABIC})]
    result = halqa("read", given("a.jsonl", "\n".join(lines)), "--json")
    assert [row["id"] for row in objects(result)] == ["a", "b"]
    assert result.exit_code == 2
    assert "a.jsonl, line 2: not valid JSON" in result.stderr
    assert "1 input was left out." in result.stderr


def test_an_unknown_language_is_refused_with_the_known_ones_named() -> None:
    assert "'fr' is not known. Halqa knows: ar, en" in refused(halqa("read", given("a.txt", ENGLISH), "--lang", "fr"))


def test_a_document_in_an_unknown_language_is_left_out_by_name_and_the_others_are_read() -> None:
    rows = [{"id": "a", "text": "Oracle a signé.", "lang": "fr"}, {"id": "b", "text": ENGLISH, "lang": "en-GB"}]
    given("a.jsonl", "\n".join(json.dumps(row) for row in rows))
    result = halqa("read", "a.jsonl", "--json")
    assert (result.exit_code, [row["id"] for row in objects(result)]) == (2, ["b"])
    assert "halqa: a: Language 'fr' is not known" in result.stderr
    assert halqa("read", "a.jsonl", "--lang", "en").exit_code == 0


def test_lone_surrogates_and_control_characters_do_not_crash() -> None:
    given(
        "a.jsonl", r'{"id": "\ud800", "title": "\udfff", "text": "OpenAI \ud83d pays \u0000\u001b Oracle $1 billion."}'
    )
    assert halqa("read", "a.jsonl").exit_code == 0
    assert objects(halqa("read", "a.jsonl", "--json"))[0]["id"] == "\ufffd"


def test_claims_that_do_not_match_their_text_are_refused_by_line() -> None:
    row = objects(halqa("read", given("a.txt", ENGLISH), "--json"))[0]
    row["ties"][0]["evidence"] = "words that stand nowhere"
    message = refused(halqa("read", given("claims.jsonl", json.dumps(row)), "--json"))
    assert "claims.jsonl, line 1: " in message
    assert "does not read 'words that stand nowhere'" in message


def test_the_command_prints_arabic_as_utf_8_whatever_the_locale() -> None:
    given("a.txt", ARABIC)
    environment = {"PYTHONIOENCODING": "ascii", "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "halqa", "read", "a.txt", "--lang", "ar"]
    result = subprocess.run(command, check=True, capture_output=True, env=environment)
    assert "مليار دولار" in result.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_said_in_one_sentence() -> None:
    given("a.txt", ENGLISH)
    command = [sys.executable, "-m", "halqa", "read", "a.txt", "--json"]
    environment = {"PYTHONPATH": str(Path(__file__).parents[2])}
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, env=environment)
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
    assert b"No space left" in result.stderr
