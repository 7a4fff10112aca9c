"""Groups: parties that a sentence names as one, what governs them, and the goods that are theirs."""

import pytest

from halqa.reading.names.groups import Group, carried, groups
from tests.reading.rows import items_of


def found(text: str) -> list[Group]:
    return groups(*items_of(text))


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Nvidia and AMD invest", [["Nvidia", "AMD"]]),
        ("Nvidia, AMD and Intel invest", [["Nvidia", "AMD", "Intel"]]),
        ("Nvidia, AMD, Intel and Oracle invest", [["Nvidia", "AMD", "Intel", "Oracle"]]),
        ("Microsoft Azure (Azure) rents", [["Microsoft"]]),  # named twice in a row: one
        ("Nvidia invests in Intel", [["Nvidia"], ["Intel"]]),
        ("Oracle expands, and Meta rents", [["Oracle"], ["Meta"]]),  # a comma before "and" begins a new clause
        ("Oracle pays Meta, Nvidia sleeps", [["Oracle"], ["Meta"], ["Nvidia"]]),
        ("بين أوراكل وميتا", [["Oracle", "Meta"]]),
        ("مع مايكروسوفت وأنثروبيك وشركة أوراكل", [["Microsoft", "Anthropic", "Oracle"]]),
        ("استثمرت إنفيديا في ميتا", [["Nvidia"], ["Meta"]]),
    ],
)
def test_names_joined_in_a_list_are_one_group(text: str, gives: list[list[str]]) -> None:
    assert [[one.party for one in group.parties] for group in found(text)] == gives


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("chips from Nvidia", "from"),
        ("a deal with the lab Anthropic", "with"),
        ("a stake in the Japanese group SoftBank", "in"),
        ("bought by Meta", "by"),
        ("between Oracle and Meta", "between"),
        ("Nvidia", ""),
        ("من إنفيديا", "from"),
        ("مع شركة أنثروبيك", "with"),
        ("في أوراكل", "in"),
        ("دفعت لأوراكل", "to"),  # glued
        ("بين أوراكل وميتا", "between"),
    ],
)
def test_a_group_knows_the_preposition_that_governs_it(text: str, preposition: str) -> None:
    assert found(text)[0].preposition == preposition


@pytest.mark.parametrize(
    ("text", "goods", "owner"),
    [
        ("Oracle's servers", "servers", True),
        ("Nvidia's chips", "chips", True),
        ("Nvidia chips", "chips", False),
        ("chips from Nvidia", "chips", False),
        ("Google Cloud", "compute", False),  # the name itself tells
        ("Oracle's view", None, True),
        ("Oracle", None, False),
        ("رقائق إنفيديا", "chips", True),
        ("خوادم أوراكل", "servers", True),
        ("أوراكل", None, False),
    ],
)
def test_a_group_knows_the_goods_that_are_its_own(text: str, goods: str | None, owner: bool) -> None:
    (group,) = found(text)
    assert (group.goods, group.owner) == (goods, owner)


def test_parties_that_are_only_spoken_of_have_no_words_of_their_own() -> None:
    (named,) = found("Nvidia")
    unsaid = carried(named.parties, 0)
    assert unsaid.carried
    assert unsaid.names == named.names


def test_a_sentence_without_names_has_no_groups() -> None:
    assert found("The weather is fine.") == []
