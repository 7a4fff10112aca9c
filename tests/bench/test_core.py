"""What learns from marked pairs and scores what it learnt."""

import pytest

from bench.core import Answer, macro, scores
from bench.core_pairs import CORE, Pair, folds, pairs
from bench.fire import Labelled, found_in
from bench.logistic import Example, Settings, fit
from bench.train_pairs import known, learnt, written
from halqa.model import Span
from halqa.reading.pairs.weights import weights_from
from tests.reading.pairs.rows import ENGLISH, marked

NAMES = [("Acme", "Bolt"), ("Corax", "Dune"), ("Elgin", "Fjord"), ("Glint", "Hove"), ("Iona", "Jura"), ("Kyle", "Luss")]


def pair(relation: str, text: str, inverted: bool = False) -> Pair:
    return Pair(*marked(text), relation, inverted)


def few() -> list[Pair]:
    """Return the sentences of the tests, told of several pairs."""
    told = []
    for expected, head, text in ENGLISH:
        for one, two in NAMES:
            _, first, rest = text.split("[")
            renamed = f"{text.split('[')[0]}[{one}{first[first.index(']') :]}[{two}{rest[rest.index(']') :]}"
            told.append(pair("undefined" if expected == "other" else expected.value, renamed, head == 2))
    return told


def test_texts_that_share_a_sentence_are_in_one_fold() -> None:
    shared = "It was founded in the north of the country."
    given = [
        pair("undefined", f"[A{n}] met [B{n}] there." + (f" {shared}" if n in (3, 9, 14) else "")) for n in range(20)
    ]
    dealt = folds(given, 5)
    assert len({dealt[3], dealt[9], dealt[14]}) == 1
    assert set(dealt) == {0, 1, 2, 3, 4}


def test_the_folds_of_core_share_no_sentence(shared: object) -> None:
    assert shared
    given = pairs(CORE)
    fold_of: dict[str, int] = {}
    for one, fold in zip(given, folds(given), strict=True):
        assert fold_of.setdefault(one.text, fold) == fold


def test_learning_twice_gives_the_same_file() -> None:
    rows = [known(one) for one in few()]
    assert written(learnt(rows)) == written(learnt(rows))


def test_what_was_learnt_tells_the_relations_it_learnt_from() -> None:
    rows = [known(one) for one in few()]
    model = weights_from(learnt(rows))
    told = [max(shares := model.relation_shares(one.row), key=lambda name: shares[name]) for one in rows]
    right = sum(name == one.pair.published for name, one in zip(told, rows, strict=True))
    assert right / len(rows) > 0.9


def test_a_feature_that_is_rare_is_not_learnt() -> None:
    examples = [Example(("x", "always"), "a"), *[Example(("always",), "b")] * 9]
    assert set(fit(examples, ("a", "b"), Settings(least=2))) == {"always"}


def test_scores_count_precision_recall_and_the_head() -> None:
    given = [
        pair("client_of", "[A] pays [B].", inverted=True),
        pair("client_of", "[A] pays [B]."),
        pair("undefined", "[A] is [B]."),
    ]
    told = [Answer("client_of", True), Answer("other"), Answer("client_of", True)]
    client = next(one for one in scores(given, told) if one.relation == "client_of")
    assert (client.precision, client.recall, client.f1, client.head) == (0.5, 0.5, 0.5, 0.0)
    assert macro(scores(given, told)) == pytest.approx(0.1)


def test_a_find_counts_where_it_touches_a_label() -> None:
    text = "Acme paid $ 5 million in May 2012 ."
    money = found_in([Labelled(text, {"Money": (Span(10, 21),)})])[0]
    assert (money.type, money.found, money.told, money.right) == ("Money", 1, 1, 1)
