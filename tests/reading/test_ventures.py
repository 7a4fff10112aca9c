"""Ventures: who is a member of what."""

import pytest

from tests.reading.rows import arrows, reading


@pytest.mark.parametrize(
    ("text", "members", "venture"),
    [
        ("SoftBank and Oracle are members of Stargate.", {"SoftBank", "Oracle"}, "Stargate"),
        ("SoftBank and MGX joined Stargate.", {"SoftBank", "MGX"}, "Stargate"),
        ("SoftBank, Oracle and MGX launched Stargate.", {"SoftBank", "Oracle", "MGX"}, "Stargate"),
        ("Humain and AMD will form a joint venture called Dune Forge.", {"Humain", "AMD"}, "Dune Forge"),
        ("Cisco will form a joint venture with AMD, named Dune Forge.", {"Cisco", "AMD"}, "Dune Forge"),
        ("Aramco and Groq have set up a company called Dune Compute.", {"Aramco", "Groq"}, "Dune Compute"),
        ("Stargate, a joint venture of SoftBank and Oracle, plans a campus.", {"SoftBank", "Oracle"}, "Stargate"),
        (
            "The joint venture, Palmera Compute, is owned 60% by Mubadala and 40% by Equinix.",
            {"Mubadala", "Equinix"},
            "Palmera Compute",
        ),
        (
            "A venture named Ferrum Compute was set up; its shareholders are Aramco, with 51%, and Foxconn, with 49%.",
            {"Aramco", "Foxconn"},
            "Ferrum Compute",
        ),
        ("Microsoft will contribute $3 billion to Stargate.", {"Microsoft"}, "Stargate"),
        ("Stargate grows. SoftBank, Oracle and MGX founded it last year.", {"SoftBank", "Oracle", "MGX"}, "Stargate"),
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
        ("SoftBank and Oracle have formed a joint venture called Dune Forge.", "agreed"),
        ("Brookfield and NEC bowed out of the Halcyon Compute consortium.", "ended"),
        ("Brookfield left the Halcyon Compute consortium.", "ended"),
        ("انسحبت أوراكل من ستارغيت.", "ended"),
    ],
)
def test_a_member_is_one_as_far_as_the_text_says(text: str, status: str) -> None:
    assert {tie.status for tie in reading(text).ties} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "SoftBank and Oracle spoke about Stargate.",
        "Stargate grows.",
        "Stargate grows. Microsoft and Nvidia have a joint venture in Poland.",
        "Google and Meta created Torchbearer, a piece of software.",
        "Oracle left the meeting on Stargate.",
        "SoftBank and Oracle are members of a golf club.",
        "تحدثت سوفت بنك وأوراكل عن ستارغيت.",
    ],
)
def test_who_is_only_named_beside_a_venture_is_no_member(text: str) -> None:
    assert not any(arrow.startswith("venture") for arrow in arrows(text))
