import json
from importlib.resources import files

import pytest

from halqa.catalogue.groups import group
from halqa.catalogue.identifiers import identifiers, is_lei
from halqa.catalogue.parties import parties


def test_every_party_has_a_head_of_its_group_that_nobody_owns() -> None:
    for entry in parties():
        assert group(group(entry.name)) == group(entry.name)


def test_every_identifier_is_of_a_party_and_could_be_one() -> None:
    rows = json.loads((files("halqa.catalogue") / "identifiers.json").read_text("utf-8"))
    for name, codes in rows.items():
        assert set(codes) <= set(identifiers(name))
        assert "lei" not in codes or is_lei(codes["lei"])
        assert "cik" not in codes or (codes["cik"].isdigit() and len(codes["cik"]) == 10)
    assert len({codes["lei"] for codes in rows.values() if "lei" in codes}) == sum(
        "lei" in codes for codes in rows.values()
    )


@pytest.mark.parametrize(
    "code", ["", "549300S4KLFTLO7GSQ8", "549300s4klftlo7gsq80", "549300S4KLFTLO7GSQ0", "٥49300S4KLFTLO7GSQ80"]
)
def test_what_is_no_lei_is_told(code: str) -> None:
    assert not is_lei(code)
