"""The catalogue of parties keeps its own rules: one owner for every name, Arabic in Arabic, clean diffs."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from halqa.catalogue.labels import label
from halqa.catalogue.parties import TYPES, PartyEntry, outlets, parties, party, quoted_outlets
from halqa.catalogue.words import words
from halqa.errors import UnknownPartyError
from halqa.text.folding import folded

ARABIC = re.compile(r"[\u0621-\u064a]")
ALSO_OUTLETS = {"Bloomberg", "Business Insider", "Wall Street Journal"}  # the reference facts list them as parties
FIELDS = {
    "name", "name_ar", "aliases_en", "aliases_ar", "type", "country", "products", "people", "descriptions", "parent",
    "ticker", "wikidata", "placeholder", "common_words",
}  # fmt: skip


def _rows(file: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((files("halqa.catalogue") / file).read_text("utf-8"))
    return rows


def _real() -> Iterator[PartyEntry]:
    return (entry for entry in parties() if not entry.placeholder)


def _strings(entry: PartyEntry) -> set[str]:
    return {*entry.names, *entry.products, *entry.people, *entry.descriptions}


def test_every_row_has_every_field_and_no_other() -> None:
    assert all(set(row) == FIELDS for row in _rows("parties.json"))


def test_the_file_is_sorted_so_that_diffs_stay_small() -> None:
    for file in ("parties.json", "outlets.json"):
        names = [row["name"] for row in _rows(file)]
        assert names == sorted(names, key=lambda name: (name.casefold(), name))
    for row in _rows("parties.json"):
        for field in ("aliases_en", "aliases_ar", "products", "people", "descriptions", "common_words"):
            assert row[field] == sorted(row[field]), (row["name"], field)


def test_the_catalogue_knows_at_least_1600_real_parties() -> None:
    assert len(list(_real())) >= 1600


def test_every_trade_is_known_beyond_its_leaders() -> None:
    told = Counter(entry.type for entry in _real())
    least = {
        "energy": 150,
        "software": 150,
        "investor": 150,
        "chipmaker": 100,
        "bank": 100,
        "telecom": 80,
        "automaker": 40,
    }
    assert {trade: told[trade] for trade, count in least.items() if told[trade] < count} == {}


def test_the_gulf_and_its_neighbours_are_known_by_more_than_their_states() -> None:
    told = Counter(entry.country for entry in _real() if entry.type != "government")
    least = {"AE": 60, "SA": 45, "EG": 12, "QA": 12, "KW": 8, "BH": 5, "OM": 4, "MA": 5, "JO": 3}
    assert {country: told[country] for country, count in least.items() if told[country] < count} == {}


def test_canonical_names_are_unique() -> None:
    names = [folded(entry.name) for entry in parties()]
    assert len(names) == len(set(names))


def test_every_type_is_one_of_the_list_and_every_country_a_code() -> None:
    countries = set(Locale("en").territories) - {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}
    for entry in parties():
        assert entry.type in TYPES, entry.name
        assert entry.country is None or re.fullmatch("[A-Z]{2}", entry.country), entry.name
        assert entry.country is None or entry.country in countries, entry.name


def test_every_ticker_is_written_as_exchanges_write_it_and_is_of_one_party() -> None:
    listed = [entry.ticker for entry in parties() if entry.ticker]
    assert [ticker for ticker in listed if not re.fullmatch(r"[A-Z0-9&-]{1,12}(\.[A-Z]{1,3})?", ticker)] == []
    assert [ticker for ticker, count in Counter(listed).items() if count > 1] == []


def test_every_parent_is_a_party_and_no_party_owns_itself() -> None:
    for entry in parties():
        chain = [entry.name]
        while (above := party(chain[-1]).parent) is not None:
            assert above not in chain, chain
            chain.append(above)


def test_no_name_stands_for_two_parties() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in _real():
        for name in _strings(entry):
            owners[folded(name)].add(entry.name)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_no_row_lists_spellings_that_folding_makes_equal() -> None:
    for row in _rows("parties.json"):
        listed = [row["name"], *filter(None, [row["name_ar"]]), *row["aliases_en"], *row["aliases_ar"]]
        told = [folded(name) for name in (*listed, *row["products"], *row["people"], *row["descriptions"])]
        assert len(told) == len(set(told)), row["name"]


def test_every_party_has_an_arabic_name_in_arabic_letters() -> None:
    for row in _rows("parties.json"):
        assert row["placeholder"] or row["name_ar"], row["name"]
        for name in filter(None, (row["name_ar"], *row["aliases_ar"])):
            assert ARABIC.search(name), (row["name"], name)
        assert not any(ARABIC.search(name) for name in (row["name"], *row["aliases_en"])), row["name"]


def test_names_shorter_than_three_characters_are_marked_as_common_words() -> None:
    for entry in _real():
        short = {name for name in (*entry.names, *entry.products, *entry.people) if len(name) < 3}
        assert short <= set(entry.common_words), entry.name


def test_common_words_are_names_of_their_own_row() -> None:
    for entry in parties():
        assert set(entry.common_words) <= _strings(entry), entry.name


def test_names_that_are_ordinary_arabic_words_are_marked_in_their_row() -> None:
    marked = {folded(name) for entry in _real() for name in entry.common_words}
    listed = {name for name in words("ar").ordinary_names if ARABIC.search(name)}
    assert listed - marked == set()


GLUED = re.compile("[وف]?[بكلس]?(?:ال|ل)?")
EVERYDAY = frozenset(map(folded, """
    بيت سفير راي ورشة ورش عمل اسف ابى اودى يرى هو تل كون انتاج عماد سير علم مصدر امر بناء حكومة دولة شركة مجموعة بنك
    سوق سعر سهم طاقة مال عقد قرض صندوق مصنع رقم بيان وزير رئيس مدير عام سنة شهر يوم نيسان كانون شباط اذار ايار تموز اب
    ايلول حزيران نوى ناس قال كان هذا ذلك حيث بعد قبل نحو خلال مليار مليون دولار كهرباء نفط غاز ماء ارض سماء طريق
""".split()))  # fmt: skip


def test_no_arabic_name_reads_as_an_everyday_word_with_a_letter_glued_to_it() -> None:
    """«إلبيت» folds to «البيت», «باسف» to «بأسف»: such a name is left out, or marked and counted in quotes only."""
    guarded = words("ar").ordinary_names
    for entry in _real():
        for name in {folded(each) for each in entry.names if ARABIC.search(each)} - guarded:
            cuts = range(len(name))
            assert not any(GLUED.fullmatch(name[:cut]) and name[cut:] in EVERYDAY for cut in cuts), (entry.name, name)


@pytest.mark.parametrize(
    ("name", "common"),
    [
        ("Arm", "Arm"), ("Arm", "آرم"), ("Meta", "Meta"), ("Oracle", "Oracle"), ("Apple", "Apple"), ("du", "دو"),
        ("Switch", "Switch"), ("Lambda", "Lambda"), ("Coherent", "Coherent"), ("Intel", "Intel"), ("e&", "e&"),
        ("Target", "Target"), ("Visa", "Visa"), ("Stripe", "Stripe"), ("Cohere", "Cohere"), ("Scale AI", "Scale"),
        ("General Matter", "General Matter"), ("Audi", "أودي"), ("Porsche", "بورشه"), ("Nissan", "نيسان"),
        ("BASF", "باسف"), ("Taqa Arabia", "طاقة عربية"), ("The Nuclear Company", "The Nuclear Company"),
        ("Related Digital", "Related"), ("TAQA", "طاقة"), ("Masdar", "مصدر"), ("Elm Company", "علم"),
    ],
)  # fmt: skip
def test_names_that_are_ordinary_words_are_marked(name: str, common: str) -> None:
    assert common in party(name).common_words


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("إنفيديا", "Nvidia"), ("نفيديا", "Nvidia"), ("نيفيديا", "Nvidia"), ("انفيديا", "Nvidia"), ("CUDA", "Nvidia"),
        ("أوبن إيه آي", "OpenAI"), ("أوبن أيه آي", "OpenAI"), ("أوبن ايه أي", "OpenAI"), ("Sam Altman", "OpenAI"),
        ("ChatGPT", "OpenAI"), ("شات جي بي تي", "OpenAI"), ("ChatGPT maker", "OpenAI"), ("مطورة ChatGPT", "OpenAI"),
        ("مايكروسوفت", "Microsoft"), ("ميكروسوفت", "Microsoft"), ("Azure", "Microsoft"), ("Redmond", "Microsoft"),
        ("غوغل", "Google"), ("جوجل", "Google"), ("قوقل", "Google"), ("كوكل", "Google"), ("TPU", "Google"),
        ("DeepMind", "Google"), ("Alphabet", "Google"), ("search giant", "Google"), ("عملاق البحث", "Google"),
        ("AWS", "Amazon"), ("أمازون ويب سيرفيسز", "Amazon"), ("OCI", "Oracle"), ("Grok", "xAI"), ("غروك", "xAI"),
        ("إكس إيه آي", "xAI"), ("إكس أي آي", "xAI"), ("Claude", "Anthropic"), ("أنثروبيك", "Anthropic"),
        ("أنثروبك", "Anthropic"), ("Instagram", "Meta"), ("مالكة فيسبوك", "Meta"), ("Facebook owner", "Meta"),
        ("iPhone maker", "Apple"), ("صانعة الآيفون", "Apple"), ("كورويف", "CoreWeave"), ("كور ويف", "CoreWeave"),
        ("ستارغيت", "Stargate"), ("ستارجيت", "Stargate"), ("ستار غيت", "Stargate"), ("سوفت بنك", "SoftBank"),
        ("سوفتبنك", "SoftBank"), ("Vision Fund", "SoftBank"), ("GIP", "BlackRock"), ("بلاك روك", "BlackRock"),
        ("بلو آول", "Blue Owl"), ("بلو أوول", "Blue Owl"), ("Anysphere", "Cursor (Anysphere)"),
        ("جارتنر", "Gartner"), ("غازبروم", "Gazprom"), ("جازبروم", "Gazprom"), ("بينج آن", "Ping An"),
        ("Qwen3", "Alibaba"), ("أسترا زينيكا", "AstraZeneca"), ("إنتغريس", "Entegris"), ("إنتجريس", "Entegris"),
        ("كاوست", "KAUST"),
        ("بنك المشرق", "Mashreq"), ("عبداللطيف جميل", "Abdul Latif Jameel"), ("السويدي إلكتريك", "Elsewedy Electric"),
        ("سوناطراك", "Sonatrach"), ("سنابدراغون", "Qualcomm"), ("Ascend 910C", "Huawei"), ("NVL72", "Nvidia"),
        ("أرسيلور ميتال", "ArcelorMittal"), ("راي داليو", "Bridgewater"), ("إنغرام مايكرو", "Ingram Micro"),
        ("هايبيريون", "Hyperion SPV"), ("Hyperion", "Hyperion SPV"), ("خزنة", "Khazna"), ("إي آند", "e&"),
    ],
)  # fmt: skip
def test_a_spelling_a_product_or_a_description_leads_to_its_party(told: str, name: str) -> None:
    assert folded(told) in {folded(each) for each in _strings(party(name))}


def test_an_unknown_party_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownPartyError, match="Did you mean Nvidia"):
        party("Nvidai")
    with pytest.raises(UnknownPartyError, match="Did you mean Google"):
        party("alphabet")


def test_a_party_far_from_every_name_is_refused_without_a_guess() -> None:
    with pytest.raises(UnknownPartyError) as refused:
        party("zzzzqqqq")
    assert "Did you mean" not in str(refused.value)


def test_a_label_is_arabic_for_every_real_party_and_the_name_itself_in_english() -> None:
    for entry in _real():
        assert ARABIC.search(label(entry.name, "ar")), entry.name
        assert label(entry.name, "en") == entry.name


def test_press_and_networks_are_never_parties() -> None:
    names = {folded(name) for entry in _real() for name in _strings(entry)}
    assert {name for name in (*outlets(), *quoted_outlets()) if folded(name) in names} == set()
    assert all(party(name).placeholder for name in ALSO_OUTLETS)


@pytest.mark.parametrize("name", "Reuters رويترز CNBC بلومبرغ WSJ FT".split())
def test_the_press_is_known_in_both_scripts(name: str) -> None:
    assert name in outlets()


def test_outlets_that_are_ordinary_words_count_only_in_quotes() -> None:
    assert {"العربية", "الشرق", "الشرق الأوسط", "أرقام"} <= set(quoted_outlets())
    assert {"قناة العربية", "صحيفة الشرق الأوسط", "موقع أرقام"} <= set(outlets())
    assert not set(outlets()) & set(quoted_outlets())


def test_all_reference_parties_are_here_under_their_own_names(shared: Path) -> None:
    told = json.loads((shared / "facts" / "parties.json").read_text("utf-8"))
    assert {row["name"] for row in told} <= {entry.name for entry in parties()}


def test_all_parties_of_the_reference_deals_are_here(shared: Path) -> None:
    deals = json.loads((shared / "facts" / "deals.json").read_text("utf-8"))
    assert {deal[side] for deal in deals for side in ("from", "to")} <= {entry.name for entry in parties()}
