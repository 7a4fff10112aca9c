"""What was held on a day is looked up, and is what reconciling the texts of that day would give."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from halqa.ledger.deals import deals, deals_told
from halqa.ledger.families import families
from halqa.ledger.piles import Piles
from halqa.ledger.states import ALWAYS, held_on, histories
from halqa.ledger.tellings import counted, tellings
from halqa.model import Kind, Reading, Status, Verdict
from tests.ledger.build import reading, tie
from tests.ledger.judging import judged, key
from tests.ledger.test_deals import told_readings
from tests.ledger.test_judgements import judgements_on
from tests.ledger.test_stories import WIRE

DAYS = [
    None,
    date(2025, 8, 31),
    date(2025, 9, 5),
    date(2025, 9, 10),
    date(2025, 12, 31),
    date(2026, 3, 1),
    date(2027, 1, 1),
]


@given(st.data())
def test_what_is_looked_up_for_a_day_is_what_reconciling_as_of_that_day_gives(data: st.DataObject) -> None:
    news = data.draw(told_readings())
    made = data.draw(judgements_on(news))
    history = histories(news, made)

    for day in DAYS:
        assert held_on(history, day) == deals(news, day, made)


@given(told_readings())
def test_the_states_of_a_deal_follow_each_other_and_differ(news: list[Reading]) -> None:
    for states in histories(news).values():
        for before, after in pairwise(states):
            assert before.until is not None
            assert before.since < before.until <= after.since
            assert before.deal != after.deal or before.until < after.since


def test_a_deal_goes_through_its_states() -> None:
    equity = {"kind": Kind.EQUITY}
    history = histories(
        [
            reading("a", tie("Nvidia", "OpenAI", 100, status=Status.TALKS, **equity), day="2025-09-01"),
            reading("b", tie("Nvidia", "OpenAI", 100, **equity), day="2025-09-22"),
            reading("c", tie("Nvidia", "OpenAI", 100, status=Status.DENIED, **equity), day="2026-02-02"),
            reading("d", tie("Google", "Anthropic", 10, **equity), day="2026-02-03"),
        ]
    )

    assert [(state.since, state.until, state.deal.status) for state in history["equity-nvidia-openai"]] == [
        (date(2025, 9, 1), date(2025, 9, 22), Status.TALKS),
        (date(2025, 9, 22), date(2026, 2, 2), Status.AGREED),
        (date(2026, 2, 2), None, Status.DENIED),
    ]


def test_what_tells_no_day_was_always_known() -> None:
    (states,) = histories([reading("a", tie("A", "B", 1))]).values()

    assert [(state.since, state.until) for state in states] == [(ALWAYS, None)]


def test_a_text_of_another_deal_that_joins_two_stories_changes_how_many_origins_there_were() -> None:
    far = WIRE.replace("Friday", "Monday").replace("30 billion", "31 billion").replace("autumn", "spring")
    news = [
        reading("a", tie("A", "B", 1), text=WIRE, day="2026-01-01"),
        reading("b", tie("A", "B", 1), text=WIRE + " More was said later on that evening.", day="2026-01-03"),
        reading("c", tie("C", "D", 1), text=far, day="2026-01-02"),
    ]

    for day in (date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3), None):
        assert held_on(histories(news), day) == deals(news, day)


def slugs(news: list[Reading]) -> Iterator[set[str]]:
    for family in families(tellings(counted(news))):
        yield {f"{telling.tie.payer.party}{telling.tie.payee.party}" for telling in family}


def test_deals_that_nothing_ties_together_are_no_family() -> None:
    shared = {"shared_amount": True}
    news = [
        reading("a", tie("A", "B", 1), tie("C", "D", 1)),
        reading("b", tie("E", "F", 7, **shared), tie("G", "F", 7, **shared), tie("H", "F", 8)),
        reading("c", tie("I", "J", 3, part_of=9), tie("I", "K", "9e-9"), tie("I", "L", 10)),
    ]

    assert sorted(map(sorted, slugs(news))) == [["AB"], ["CD"], ["EF", "GF"], ["HF"], ["IJ", "IK"], ["IL"]]


@st.composite
def retellings(draw: st.DrawFn) -> list[Reading]:
    """Return news of few deals told over and over: most alone, some with a sum or a text that others tell too."""
    told = st.tuples(
        st.integers(0, 60),
        st.sampled_from([10, 10, 10, 30, None]),
        st.sampled_from([Status.TALKS, Status.AGREED, Status.AGREED, Status.DENIED]),
        st.booleans(),
        st.sampled_from([None, None, None, WIRE, WIRE + " More was said later on that evening."]),
    )
    return [
        reading(
            f"d{number}",
            tie("A", "B", billions, status=status, hearsay=hearsay),
            day=(date(2025, 1, 1) + timedelta(days=5 * day)).isoformat(),
            text=text,
        )
        for number, (day, billions, status, hearsay, text) in enumerate(draw(st.lists(told, min_size=4, max_size=30)))
    ]


@given(retellings(), st.data())
def test_what_is_told_over_and_over_is_held_as_if_each_day_were_reconciled_anew(
    news: list[Reading], data: st.DataObject
) -> None:
    made = data.draw(judgements_on(news))
    history = histories(news, made)

    for day in {each.document.known for each in news}:
        assert held_on(history, day) == deals(news, day, made)


def test_tellings_that_differ_by_their_day_alone_are_reconciled_as_one() -> None:
    news = [reading(f"d{day}", tie("A", "B", 10), day=f"2025-03-{day:02}") for day in range(1, 31)]
    told = tellings(counted(news))
    piles = Piles(told, linked=[])
    piles.add(told)

    (pile,) = piles.told()
    assert pile.tellings == tuple(told)
    assert len(pile.days) == len(pile.texts) == 30
    assert deals_told([pile], {}) == deals_told(told, {}) == deals(news)


def test_what_a_judgement_or_another_text_bears_on_is_reconciled_by_itself() -> None:
    news = [reading(f"d{day}", tie("A", "B", 10), day=f"2025-03-{day:02}") for day in range(1, 9)]
    news.append(reading("both", tie("A", "B", 10), tie("A", "B", 90), day="2025-03-09"))
    told = tellings(counted(news), [judged(Verdict.ACCEPT, key(news[0]))])
    piles = Piles(told, linked=[news[1].document.sha256])
    piles.add(told)

    assert sorted(len(each.tellings) for each in piles.told()) == [1, 1, 1, 1, 6]
