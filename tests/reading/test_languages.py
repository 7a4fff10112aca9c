"""A third language is data: a dozen French words are read by the same engine, without a line of code for them."""

from collections import defaultdict
from typing import Any

import pytest

from halqa.catalogue.words import words_from
from halqa.reading.frames.ties import raw_ties
from halqa.reading.items import sentence
from halqa.reading.names.groups import groups
from halqa.reading.names.mentions import mentions
from halqa.reading.quantities.finding import quantities
from halqa.reading.quantities.words import quantity_words_from
from halqa.reading.tellings.certainty import source
from halqa.reading.tellings.finding import Told, told
from halqa.text.folding import fold, folded
from halqa.text.sentences import sentences
from halqa.text.tokens import tokens
from tests.reading.rows import short

FRENCH: dict[str, Any] = {
    "language": "fr",
    "script": "latin",
    "verb_first": False,
    "negation_reach": 4,
    "events": {
        "invest": {"verbs": ["investir investi", "investit investi"], "nouns": ["investissement"], "at": ["in"]},
        "rent": {"verbs": ["louer loué", "loue loué", "louera loué"], "nouns": ["location"], "at": ["to", "from"]},
        "buy": {"verbs": ["acheter acheté", "achète acheté"], "nouns": ["achat"], "at": ["to", "from"]},
    },
    "roles": {},
    "goods": {"chips": ["puces"], "compute": ["calcul", "capacité de calcul"]},
    "negation": ["pas"],
    "negates_verbs": ["pas"],
    "talks": ["envisage de", "pourrait"],
    "conditional": ["si"],
    "and": ["et"],
    "by": ["par"],
    "article": ["la", "le", "les", "une", "un"],
    "definite": ["la", "le", "les"],
    "filler": ["la", "le", "les", "une", "un"],
    "prepositions": {"in": ["dans", "chez"], "to": ["à"], "from": ["auprès de"], "by": ["par"], "with": ["avec"]},
    "metrics": {},
    "descriptions": {},
    "countries": {},
    "strong_metrics": [],
    "numbers": {"deux": 2, "cinq": 5, "dix": 10},
    "scales": {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9},
    "scale_pairs": {},
    "plural_scales": [],
    "fractions": {"demi": 0.5},
    "one": ["un"],
    "currencies": {"USD": ["dollars", "de dollars", "$"], "EUR": ["euros", "d'euros", "€"]},
    "power": {"gigawatts": 1000, "mégawatts": 1},
    "chip_units": ["puces"],
    "user_units": [],
    "percent": ["%"],
    "part_fractions": {},
    "bounds_before": {"at_least": ["plus de"], "up_to": ["jusqu'à"], "about": ["environ"]},
    "bounds_after": {},
    "per_period": {"year": ["par an"], "month": ["par mois"]},
    "each": ["chacun"],
    "counted": [],
    "range": ["à"],
}
DATA = defaultdict(list, FRENCH)  # the lists that are not needed here are empty


def french(text: str) -> list[str]:
    """Read the ties of one French sentence through every stage of the engine."""
    words, amounts = words_from(DATA), quantity_words_from(DATA)
    whole = fold(text)
    span = next(sentences(whole.text))
    read = sentence(whole.text, span, mentions(whole, text), words, amounts, 0)
    raws = raw_ties(read, groups(read, words), [], words)
    return [line(one) for one in told(read, raws, frozenset(), source(read), since=False)]


def line(one: Told) -> str:
    """Write what was told as "equity Nvidia>Intel 5bn USD agreed"."""
    sum_ = f"{short(one.money.value)} {one.money.unit}" if one.money else ""
    return " ".join(filter(None, (one.raw.kind, f"{one.raw.payer.party}>{one.raw.payee.party}", sum_, str(one.status))))


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Nvidia investit cinq milliards de dollars dans Mistral.", ["equity Nvidia>Mistral AI 5bn USD agreed"]),
        ("Nvidia a investi 2 milliards d'euros dans Mistral.", ["equity Nvidia>Mistral AI 2bn EUR done"]),
        ("Mistral louera une capacité de calcul à Microsoft.", ["compute Mistral AI>Microsoft agreed"]),
        ("Meta achète des puces à Nvidia.", ["chips Meta>Nvidia agreed"]),
        ("Nvidia envisage de investir dans Mistral.", ["equity Nvidia>Mistral AI talks"]),
        # nothing may be read
        ("Nvidia n'investit pas.", []),
        ("Si Nvidia investit dans Mistral, tout change.", []),
        ("Nvidia investit dans Mistral?", []),
        ("Microsoft et Meta dînent dans Paris.", []),
    ],
)
def test_a_language_of_a_dozen_words_is_read(text: str, gives: list[str]) -> None:
    assert french(text) == gives


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("plus de dix milliards de dollars", 10**10, "USD", "at_least"),
        ("environ 300 millions d'euros", 3 * 10**8, "EUR", "about"),
        ("deux gigawatts", 2000, "MW", "exact"),
        ("200 puces", 200, "chips", "exact"),
    ],
)
def test_its_quantities_are_read_with_their_bounds(text: str, value: int, unit: str, bound: str) -> None:
    (one,) = quantities([token.text for token in tokens(folded(text))], quantity_words_from(DATA))
    assert (int(one.value), one.unit, one.bound.value) == (value, unit, bound)
