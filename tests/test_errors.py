"""Every error says what is wrong and what to do next."""

import inspect
from collections.abc import Iterator

import pytest

from halqa import errors
from halqa.errors import (
    BrokenLineError,
    CurrencyMismatchError,
    HalqaError,
    InputError,
    LedgerError,
    TooLargeError,
    UnknownPartyError,
)

FACTS: dict[object, object] = {str: "Zarqa", int: 1_234_567, int | None: 1_234_567, float: 1_234_567.5}


def every_error(branch: type[HalqaError] = HalqaError) -> Iterator[type[HalqaError]]:
    """Yield an error class and all classes below it."""
    yield branch
    for child in branch.__subclasses__():
        yield from every_error(child)


def facts_for(error: type[HalqaError]) -> dict[str, object]:
    """Return a value for each fact that an error is built from; a class of its own alone takes none."""
    if "__init__" not in vars(error):
        return {}
    parameters = list(inspect.signature(error.__init__).parameters.values())[1:]
    return {parameter.name: FACTS[parameter.annotation] for parameter in parameters}


BUILT = [error for error in every_error() if facts_for(error)]


def test_the_module_holds_nothing_but_the_tree() -> None:
    classes = [member for _, member in inspect.getmembers(errors, inspect.isclass)]

    assert set(classes) == set(every_error())


@pytest.mark.parametrize("error", list(every_error()))
def test_the_name_of_every_error_ends_in_error_and_it_says_what_it_is_for(error: type[HalqaError]) -> None:
    assert error.__name__.endswith("Error")
    assert error.__doc__


@pytest.mark.parametrize("error", BUILT)
def test_every_error_is_built_from_named_facts_and_tells_them_all_in_a_sentence(error: type[HalqaError]) -> None:
    facts = facts_for(error)
    message = str(error(**facts))

    assert ("Zarqa" in message) == ("Zarqa" in facts.values())
    assert message.endswith((".", "?", "FILES"))
    assert ".." not in message
    assert "{" not in message


@pytest.mark.parametrize("error", BUILT)
def test_the_facts_of_an_error_are_given_by_name(error: type[HalqaError]) -> None:
    with pytest.raises(TypeError):
        error(*facts_for(error).values())


def test_a_caller_can_catch_a_branch() -> None:
    assert issubclass(TooLargeError, InputError)
    assert not issubclass(TooLargeError, LedgerError)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TooLargeError(source="a.txt", size=52_428_800, limit=20_000_000), "a.txt: 52,428,800 bytes is over the limit"),
        (BrokenLineError(source="b.jsonl", line=7, reason="not JSON"), "b.jsonl, line 7: not JSON."),
        (UnknownPartyError(name="Nvidea", nearest="Nvidia"), "Did you mean Nvidia?"),
        (CurrencyMismatchError(left="USD", right="AED"), "USD and AED cannot be added"),
    ],
)
def test_a_message_names_the_place_and_the_next_step(error: HalqaError, words: str) -> None:
    assert words in str(error)


def test_an_unknown_party_without_a_near_name_suggests_none() -> None:
    assert str(UnknownPartyError(name="Qxz", nearest="")) == "No party is called 'Qxz'."
