"""Ventures: who is a member of what."""

import pytest

from tests.reading.rows import arrows, reading


@pytest.mark.parametrize(
    ("text", "members", "venture"),
    [
        ("SoftBank and Oracle are members of Stargate.", {"SoftBank", "Oracle"}, "Stargate"),
        ("SoftBank and MGX joined Stargate.", {"SoftBank", "MGX"}, "Stargate"),
        ("SoftBank, Oracle and MGX launched Stargate.", {"SoftBank", "Oracle", "MGX"}, "Stargate"),
        ("انضمت سوفت بنك وإم جي إكس إلى ستارغيت.", {"SoftBank", "MGX"}, "Stargate"),
        ("أطلقت سوفت بنك وأوراكل مشروع ستارغيت.", {"SoftBank", "Oracle"}, "Stargate"),
    ],
)
def test_each_member_is_tied_to_the_venture(text: str, members: set[str], venture: str) -> None:
    assert arrows(text) == {f"venture {member}>{venture}" for member in members}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("SoftBank and Oracle are members of Stargate.", "done"),
        ("SoftBank and MGX joined Stargate.", "done"),
        ("انضمت سوفت بنك وإم جي إكس إلى ستارغيت.", "done"),
    ],
)
def test_a_member_is_a_member(text: str, status: str) -> None:
    assert {tie.status for tie in reading(text).ties} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "SoftBank and Oracle spoke about Stargate.",
        "Stargate grows.",
        "SoftBank and Oracle are members of a golf club.",
        "تحدثت سوفت بنك وأوراكل عن ستارغيت.",
    ],
)
def test_who_is_only_named_beside_a_venture_is_no_member(text: str) -> None:
    assert not any(arrow.startswith("venture") for arrow in arrows(text))
