"""Gains and losses are only worth something if claims are paired rightly."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.gains import RevisionError, changes, main, report, summary, table, unpack
from bench.labelled import ROOT, Item, Record, documents, figure, items, labelled, tie
from bench.matching import Match, Outcome, Score, match, of_kinds, score

ITEMS = st.lists(
    st.builds(
        Item,
        kind=st.sampled_from(["chips", "equity", "figure"]),
        key=st.sampled_from([("nvidia", "openai"), ("openai", "nvidia"), ("openai", "oracle")]),
        amount=st.sampled_from([None, 100e9, 100.5e9, 38e9]),
        status=st.sampled_from(["talks", "agreed"]),
        evidence=st.just("words"),
        optional=st.booleans(),
    ),
    max_size=6,
)


READ = ("look", "once")


def compute(**fields: object) -> Record:
    """Return a compute tie as the claim format writes it."""
    return {"kind": "compute", "from": "OpenAI", "to": "Oracle", "amount": 300e9, "status": "agreed"} | fields


TIE = tie(compute())


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (compute(), Outcome.FULL),
        (compute(amount=301e9), Outcome.FULL),  # within 1 %
        (compute(amount=None), Outcome.FOUND),
        (compute(amount=310e9), Outcome.FOUND),
        (compute(status="talks"), Outcome.FOUND),
        (compute(kind="service"), Outcome.MISSED),
        (compute(to="Microsoft"), Outcome.MISSED),
        ({**compute(), "from": "Oracle", "to": "OpenAI"}, Outcome.MISSED),  # the money goes the other way
    ],
)
def test_a_tie_is_found_by_parties_kind_and_direction_and_full_by_amount_and_status(
    told: Record, outcome: Outcome
) -> None:
    assert match([tie(compute())], [tie(told)]).outcomes == ((tie(compute()), outcome),)


def test_rivals_and_partners_are_the_same_pair_in_either_order() -> None:
    asked = tie({"kind": "rivalry", "from": "OpenAI", "to": "xAI", "status": "done"})
    told = tie({"kind": "rivalry", "from": "xAI", "to": "OpenAI", "status": "done"})

    assert match([asked], [told]).outcomes[0][1] is Outcome.FULL


def test_one_claim_answers_for_one_label_only() -> None:
    found = match([tie(compute()), tie(compute(amount=40e9))], [tie(compute())])

    assert [outcome for _, outcome in found.outcomes] == [Outcome.FULL, Outcome.MISSED]


def test_what_is_optional_is_neither_asked_for_nor_held_against_a_reader() -> None:
    spare = tie(compute(optional=True))

    assert score(match([spare], [])) == Score(0, 0, 0)
    assert score(match([spare], [tie(compute())])) == Score(0, 0, 0)


def test_a_figure_with_another_amount_is_another_figure() -> None:
    asked = figure({"party": "OpenAI", "metric": "revenue", "amount": 13e9, "status": "projected"})
    told = figure({"party": "OpenAI", "metric": "revenue", "amount": 20e9, "status": "projected"})

    assert score(match([asked], [told])) == Score(right=0, asked=1, told=1)


@given(ITEMS, ITEMS)
def test_no_more_is_right_than_was_asked_for_or_told(asked: Sequence[Item], told: Sequence[Item]) -> None:
    found = match(asked, told)
    least, most = score(found, full=True), score(found)

    assert 0 <= least.right <= most.right <= min(most.asked, most.told)
    assert most.asked == sum(not item.optional for item in asked)


@given(ITEMS)
def test_a_reader_that_says_what_was_asked_for_is_always_right(asked: Sequence[Item]) -> None:
    found = score(match(asked, asked), full=True)

    assert found.right == found.asked == found.told


@given(ITEMS, ITEMS)
def test_scores_of_the_kinds_add_up_to_the_score_of_all(asked: Sequence[Item], told: Sequence[Item]) -> None:
    found = match(asked, told)
    parts = [score(of_kinds(found, frozenset({kind}))) for kind in ("chips", "equity", "figure")]

    assert parts[0] + parts[1] + parts[2] == score(found)


@given(ITEMS, ITEMS)
def test_nothing_changes_between_a_reading_and_itself(asked: Sequence[Item], told: Sequence[Item]) -> None:
    assert list(changes(match(asked, told), match(asked, told))) == []


def test_gains_and_losses_are_told_apart_by_their_sign() -> None:
    missed, found = match([tie(compute())], []), match([tie(compute())], [tie(compute(amount=None))])
    wrong = match([tie(compute())], [tie(compute(to="Dell"))])

    assert [line[:4] for line in changes(missed, found)] == ["  + "]
    assert [line[:4] for line in changes(found, missed)] == ["  - "]
    assert [line.split(":")[0] for line in changes(missed, wrong)] == ["  - read, but not there"]
    assert [line.split(":")[0] for line in changes(wrong, missed)] == ["  + no longer read, rightly"]


def test_the_table_shows_what_was_and_the_difference() -> None:
    document = labelled({"id": "d", "lang": "ar", "text": "…", "ties": [compute()]}, "look")
    now = {"d": match(document.items, document.items)}
    then = {"d": match(document.items, ())}

    lines = list(table(summary([document], now), summary([document], then)))

    assert lines[1].split()[-3:] == ["1.00", "0.00", "+1.00"]


def test_what_is_only_scored_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [labelled({"id": name, "lang": "en", "text": "…", "ties": [compute()]}, f"en-{name}") for name in READ]
    monkeypatch.setattr("bench.gains.documents", lambda: documents)
    monkeypatch.setattr("bench.gains.unpack", lambda _, folder: folder)
    monkeypatch.setattr("bench.gains.read", lambda tree, *_: {} if tree == ROOT else {name: [TIE] for name in READ})

    told = "\n".join(report("HEAD"))

    assert "look\n  - full -> missed: compute openai -> oracle" in told
    assert "once\n  0 gained, 1 lost; scored only" in told


def test_where_there_is_nothing_to_read_there_is_no_score() -> None:
    nothing = Score()

    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)


def test_a_revision_without_the_package_is_said_to_hold_none(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="revision no-such-revision holds no halqa package"):
        unpack("no-such-revision", tmp_path)


def test_the_projects_own_cases_can_be_read_without_anything_beside_it(root: Path) -> None:
    own = documents([root / "tests" / "cases"])

    assert own, "tests/cases holds no labelled document"
    assert {document.lang for document in own} == {"ar", "en"}
    assert all("ties" not in document.given for document in own)


def test_every_label_of_the_shared_texts_is_understood(shared: Path) -> None:
    for document in documents([shared / "gold"]):
        assert match(document.items, document.items).wrong == ()


def test_items_are_ties_then_figures() -> None:
    record = {
        "ties": [compute()],
        "figures": [{"party": "Nvidia", "metric": "revenue", "amount": 1, "status": "actual"}],
    }

    assert [item.kind for item in items(record)] == ["compute", "figure"]


def test_gains_end_with_code_2_where_the_present_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> Match:
        raise RevisionError("the package of the working tree cannot read (no reason)")

    monkeypatch.setattr("bench.gains.read", refuse)

    assert main(["HEAD"]) == 2
    assert "cannot read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "blind"),
    [("en-once", True), ("ar-once-5", True), ("en-look-2", False), ("en-web", False)],
)
def test_a_later_lot_of_the_files_that_are_scored_once_is_blind_too(file: str, blind: bool) -> None:
    assert labelled({"id": "1", "lang": "en", "text": "…"}, file).is_blind is blind
