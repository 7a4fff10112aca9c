"""Mentions: a party by name, product, person or description, in both scripts, with what is glued on; and homonyms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.parties import PartyEntry, near_names, parties
from halqa.reading.names.mentions import How, Named, mentions
from halqa.text.folding import fold, folded


def met(text: str) -> list[Named]:
    return mentions(fold(text), text)


def names(text: str) -> list[str]:
    return [one.party for one in met(text)]


@pytest.mark.parametrize(
    ("text", "party", "how"),
    [
        ("OpenAI buys", "OpenAI", "name"),
        ("NVIDIA’s plan", "Nvidia", "name"),
        ("the Alphabet board", "Google", "name"),
        ("Amazon.com Inc. said", "Amazon", "name"),
        ("on Google Cloud", "Google", "name"),
        ("with ChatGPT", "OpenAI", "product"),
        ("Jensen Huang said", "Nvidia", "person"),  # who acts for a company counts as the company
        ("Elon Musk said", "Elon Musk", "name"),  # Musk himself stays a party
        ("MGX of Abu Dhabi", "MGX", "name"),
        ("Arm licenses", "Arm", "name"),
        ("Reuters reported", "Reuters", "outlet"),
        ("قالت إنفيديا", "Nvidia", "name"),
        ("قالت نفيديا", "Nvidia", "name"),
        ("قالت انفيديا", "Nvidia", "name"),
        ("قالت إِنْفِيدْيا", "Nvidia", "name"),
        ("قالت أوبن أيه آي", "OpenAI", "name"),
        ("قالت اوبن ايه اي", "OpenAI", "name"),
        ("قالت غوغل", "Google", "name"),
        ("قالت جوجل", "Google", "name"),
        ("قال سام ألتمان", "OpenAI", "person"),
        ("قالت شركة نون", "noon.com", "name"),  # an ordinary word: "company" before it says that a name is meant
        ("قالت «كريم»", "Careem", "name"),  # or quotes do
        ("سيارات شركة نيسان", "Nissan", "name"),
        ("وقعت نيسان موتور", "Nissan", "name"),
        ("نقلت رويترز", "رويترز", "outlet"),
    ],
)
def test_a_party_is_found_by_what_it_goes_by(text: str, party: str, how: str) -> None:
    assert [(one.party, one.how) for one in met(text)] == [(party, how)]


@pytest.mark.parametrize(
    ("text", "party", "glued"),
    [
        ("لأوبن إيه آي", "OpenAI", "ل"),
        ("وبأمازون", "Amazon", "وب"),
        ("فلإنفيديا", "Nvidia", "فل"),
        ("ولمايكروسوفت", "Microsoft", "ول"),
        ("كأوراكل", "Oracle", "ك"),
        pytest.param("لأمازون", "Amazon", "ل"),
    ],
)
def test_letters_glued_to_a_name_are_kept_beside_it(text: str, party: str, glued: str) -> None:
    assert [(one.party, one.glued) for one in met(text)] == [(party, glued)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Antropic raised", "Anthropic"),
        ("Anthorpic raised", "Anthropic"),
        ("Nvida sells", "Nvidia"),
        ("with Micrsoft Azure", "Microsoft"),
        ("CoreWaeve leases", "CoreWeave"),
        ("قالت مايكرسوفت", "Microsoft"),
        ("ولأنثوربيك", "Anthropic"),
        ("لدى كوالكمو", "Qualcomm"),
    ],
)
def test_a_long_name_is_known_with_one_slip_of_the_pen(text: str, party: str) -> None:
    assert party in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Energy and capital",  # Entergy, CapitalG
        "Automatic trading, a General said",
        "the micrsoft of old",  # a misspelt name is a name only with its capital
        "Modern rockets",
        "قال السفير",
        "شركة موبايل",
        "سوق الطاقه والكهرباء",
    ],
)
def test_a_word_that_is_near_a_name_is_no_name(text: str) -> None:
    assert names(text) == []


def test_no_word_near_a_name_is_found_as_that_name() -> None:
    spelled = {folded(name) for entry in parties() for name in entry.names}
    assert len(near_names()) > 150
    assert near_names() & spelled == set()
    assert [word for word in near_names() if names(f"{word.capitalize()} grew")] == []


@pytest.mark.parametrize(
    "text",
    [
        "an oracle told the king",
        "a meta-analysis of trials",
        "the Metaverse",
        "apple pie",
        "the intel was wrong",
        "his arm hurts",
        "Amazonian frogs",
        "a Nvidia-like firm",  # like, style, analyst: of another kind than the party itself
        "mgx files",  # short names must be written just so
        "قال نون",
        "رجل كريم",
        "مصدر مطلع",
        "أمازوني الهوى",
        "as a general matter",
        "the nuclear company on the river",
        "في نيسان المقبل",  # April, not the carmaker
        "دعا إلى ورشة في نيسان",
        "شارك بورشة عمل",
        "أودى بحياة سبعة",
        "قالها بأسف",
        "زار السفير البيت",
        "أسواق طاقة عربية",
        "",
    ],
)
def test_a_homonym_is_no_party(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "parties_in_order"),
    [
        ("Nvidia–OpenAI deal", ["Nvidia", "OpenAI"]),
        ("Microsoft, Oracle and SoftBank", ["Microsoft", "Oracle", "SoftBank"]),
        ("xAI sued OpenAI", ["xAI", "OpenAI"]),
        ("إنفيديا ومايكروسوفت وأوراكل", ["Nvidia", "Microsoft", "Oracle"]),
        ("استأجرت OpenAI من أوراكل", ["OpenAI", "Oracle"]),  # a text that mixes scripts
        pytest.param("دعوى على إكس إيه آي", ["xAI"]),
        pytest.param("قالت شركة دويتشه بنك", ["Deutsche Bank"]),
    ],
)
def test_names_are_found_in_order(text: str, parties_in_order: list[str]) -> None:
    assert names(text) == parties_in_order


def test_a_loose_description_counts_only_beside_the_name_it_stands_for() -> None:
    assert names("The online retailer grew.") == []
    assert names("Amazon grew. The online retailer hired.") == ["Amazon", "Amazon"]


def _plain_arabic() -> list[PartyEntry]:
    """Parties whose Arabic name is no ordinary word and names no state."""
    return [
        entry
        for entry in parties()
        if entry.name_ar and not entry.placeholder and entry.type != "government" and not entry.common_words
    ]


@pytest.mark.parametrize("glued", ["", "و", "ل"])
def test_nearly_every_arabic_name_is_found_with_what_is_glued_to_it(glued: str) -> None:
    every = _plain_arabic()
    missed = [entry.name for entry in every if entry.name not in names(f"أعلنت {glued}{entry.name_ar} أمس")]
    assert len(every) > 300
    assert len(missed) <= 0.05 * len(every), missed


PIECES = st.sampled_from(["Nvidia", "أوراكل", "لأوبن إيه آي", "MGX", "و", "\u200f", "«", "ـ", " ", ".", "x", "٣"])


@given(st.lists(PIECES))
def test_mentions_stand_in_order_and_never_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    whole = fold(text)
    at = 0
    for one in mentions(whole, text):
        assert at <= one.start < one.end <= len(whole.text)
        assert one.how is How.OUTLET or one.party in {entry.name for entry in parties()}
        assert whole.text[: one.start].endswith(one.glued)
        at = one.end
