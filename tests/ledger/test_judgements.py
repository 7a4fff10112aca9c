"""What a person decides outweighs every rule, loses nothing, and can be taken back to the byte."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halqa.catalogue.currencies import usd_per_unit
from halqa.errors import (
    ClaimError,
    HalqaError,
    InvalidCorrectionError,
    InvalidJudgementError,
    PartRingError,
    SameAsItselfError,
    UnknownClaimError,
    UnknownJudgementError,
    UnknownPartyError,
)
from halqa.ledger.deals import deals, set_aside
from halqa.ledger.matching import claim_key
from halqa.ledger.permits import require_possible
from halqa.ledger.totals import totals
from halqa.ledger.undoing import standing
from halqa.model import (
    ClaimKey,
    Deal,
    Document,
    Figure,
    Judgement,
    Kind,
    Mention,
    Metric,
    Reading,
    Span,
    Status,
    Tie,
    Verdict,
)
from halqa.units import Bound, Money, Period
from tests.ledger.build import reading, tie, usd
from tests.ledger.judging import correct, judged, key, undo
from tests.ledger.test_deals import told_readings

EARLY = reading("a", tie("Meta", "Nebius", 3), day="2025-11-11")
LATE = reading("b", tie("Meta", "Nebius", 27), day="2026-03-16")
AGAIN = reading("c", tie("Meta", "Nebius", 27), day="2026-03-17")
SUMLESS = reading("d", tie("Meta", "Nebius"), day="2026-03-18")
LOAN = reading("e", tie("Meta", "Nebius", 9, kind=Kind.DEBT), day="2026-03-18")
NEWS = [EARLY, LATE, AGAIN, SUMLESS, LOAN]


def told(found: tuple[Deal, ...]) -> set[frozenset[str]]:
    """Return the documents under each deal."""
    return {frozenset(tie.document for version in deal.versions for tie in version.ties) for deal in found}


def groups(*names: str) -> set[frozenset[str]]:
    return {frozenset(name) for name in names}


def test_without_judgements_the_rules_decide() -> None:
    assert told(deals(NEWS)) == groups("a", "bcd", "e")


def test_claims_judged_the_same_are_one_deal_with_all_their_tellings() -> None:
    found = deals(NEWS, judgements=[judged(Verdict.SAME, key(EARLY), key(LATE))])

    assert told(found) == groups("abcd", "e")
    assert {version.amount for deal in found for version in deal.versions} >= {usd(3), usd(27)}


def test_even_two_sums_of_one_text_are_joined_where_a_person_says_so() -> None:
    both = reading("a", tie("A", "B", 3), tie("A", "B", 300, part_of=Decimal("1e12")))

    assert len(deals([both])) == 2
    assert len(deals([both], judgements=[judged(Verdict.SAME, key(both, 0), key(both, 1))])) == 1


def test_claims_of_two_kinds_judged_the_same_are_one_deal_of_the_kind_that_gives_the_sum() -> None:
    (deal,) = deals([LATE, LOAN], judgements=[judged(Verdict.SAME, key(LATE), key(LOAN))])

    assert (deal.kind, deal.amount) == (Kind.DEBT, usd(9))
    assert told((deal,)) == groups("be")


def test_a_telling_without_a_sum_goes_where_a_person_puts_it() -> None:
    assert told(deals(NEWS, judgements=[judged(Verdict.SAME, key(SUMLESS), key(EARLY))])) == groups("ad", "bc", "e")
    assert told(deals(NEWS, judgements=[judged(Verdict.SAME, key(SUMLESS), key(LOAN))])) == groups("a", "bc", "de")


@pytest.mark.parametrize(("one", "other"), [(LATE, AGAIN), (AGAIN, LATE)])
def test_claims_judged_not_the_same_are_two_deals_even_of_one_sum(one: Reading, other: Reading) -> None:
    found = deals(NEWS, judgements=[judged(Verdict.NOT_SAME, key(one), key(other))])

    assert told(found) == groups("a", "b", "cd", "e")


def test_a_third_telling_stays_with_the_nearer_of_two_that_are_kept_apart() -> None:
    third = reading("f", tie("Meta", "Nebius", 27), day="2026-08-01")
    far = reading("g", tie("Meta", "Nebius", 27), day="2026-08-20")

    found = deals([LATE, third, far], judgements=[judged(Verdict.NOT_SAME, key(LATE), key(far))])
    assert told(found) == groups("b", "fg")


def test_a_telling_without_a_sum_is_kept_from_a_deal() -> None:
    found = deals([LATE, SUMLESS], judgements=[judged(Verdict.NOT_SAME, key(SUMLESS), key(LATE))])

    assert told(found) == groups("b", "d")


def test_of_words_that_contradict_each_other_the_latest_holds() -> None:
    chain = [
        judged(Verdict.SAME, key(EARLY), key(LATE), minute=0),
        judged(Verdict.SAME, key(LATE), key(LOAN), minute=1),
        judged(Verdict.NOT_SAME, key(EARLY), key(LOAN), minute=2),
    ]

    assert told(deals(NEWS, judgements=chain)) == groups("a", "bcde")
    assert told(deals(NEWS, judgements=[*chain, judged(Verdict.SAME, key(LOAN), key(EARLY), minute=3)])) == groups(
        "abcde"
    )


def test_a_rejected_claim_holds_nothing_and_stays_beside_its_deal() -> None:
    rumour = reading("r", tie("Meta", "Nebius", 30), day="2026-03-20")
    reject = judged(Verdict.REJECT, key(rumour))
    (deal,) = deals([LATE, rumour], judgements=[reject])

    assert (deal.amount, deal.known) == (usd(27), LATE.document.published)
    assert (deal.rejected, deal.judged) == (rumour.ties, (reject.id,))
    assert set_aside([LATE, rumour], judgements=[reject]) == rumour.ties


def test_a_deal_of_rejected_claims_alone_is_none_but_the_claims_are_still_told() -> None:
    reject = [judged(Verdict.REJECT, key(LATE))]

    assert deals([LATE], judgements=reject) == ()
    assert set_aside([LATE], judgements=reject) == LATE.ties


def test_an_accepted_claim_outweighs_a_later_and_a_confirmed_one() -> None:
    rumour = reading("r", tie("Meta", "Nebius", 30, hearsay=True, status=Status.TALKS), day="2026-03-10")
    (deal,) = deals([LATE, rumour], judgements=[judged(Verdict.ACCEPT, key(rumour))])

    assert (deal.amount, deal.status, deal.chosen_by) == (usd(30), Status.TALKS, "accepted")
    assert [version.accepted for version in deal.versions] == [True, False]


def test_no_denial_outweighs_an_accepted_claim_unless_it_is_accepted_too() -> None:
    denial = reading("n", tie("Meta", "Nebius", 27, status=Status.DENIED), day="2026-03-20")
    accept = judged(Verdict.ACCEPT, key(LATE))

    (stands,) = deals([LATE, denial], judgements=[accept])
    (denied,) = deals([LATE, denial], judgements=[accept, judged(Verdict.ACCEPT, key(denial))])
    assert (stands.status, denied.status) == (Status.AGREED, Status.DENIED)


def test_an_accepted_denial_denies_what_was_signed_after_it() -> None:
    denial = reading("n", tie("Meta", "Nebius", 27, status=Status.DENIED), day="2026-03-01")
    (deal,) = deals([LATE, denial], judgements=[judged(Verdict.ACCEPT, key(denial))])

    assert deal.status is Status.DENIED


def test_a_corrected_claim_holds_the_new_fields_and_the_reading_keeps_the_old() -> None:
    fix = correct(key(LATE), amount="2.7e9", per="year", start="2026", end="2030", status="done", hearsay="false")
    (deal,) = deals([LATE], judgements=[fix])
    ((held,),) = (version.ties for version in deal.versions)

    assert (deal.amount, deal.status) == (Money(Decimal("2.7e9"), "USD", Period.YEAR), Status.DONE)
    assert (held.evidence, held.rule, deal.judged) == (LATE.ties[0].evidence, "judgement", (fix.id,))
    assert LATE.ties[0].amount == usd(27)


def test_a_corrected_party_moves_the_claim_to_another_deal() -> None:
    found = deals([EARLY, LATE], judgements=[correct(key(LATE), from_="Microsoft")])

    assert {deal.payer for deal in found} == {"Meta", "Microsoft"}


def test_a_later_correction_of_one_field_leaves_the_other_fields() -> None:
    fixes = [correct(key(LATE), 0, amount="30e9", chips="5"), correct(key(LATE), 1, amount="31e9")]
    (deal,) = deals([LATE], judgements=fixes)

    assert (deal.amount, deal.chips) == (usd(31), 5)


def test_a_sum_can_be_taken_away_and_given() -> None:
    (without,) = deals([LATE], judgements=[correct(key(LATE), amount="null")])
    (given_,) = deals([SUMLESS], judgements=[correct(key(SUMLESS), amount="5", currency="SAR", bound="up_to")])

    assert (without.amount, without.bound) == (None, Bound.EXACT)
    assert (given_.amount, given_.bound) == (Money(Decimal(5), "SAR"), Bound.UP_TO)


def test_unsure_changes_nothing_and_is_remembered() -> None:
    unsure = judged(Verdict.UNSURE, key(LATE))
    (deal,) = deals([LATE], judgements=[unsure])

    assert replace(deal, judged=()) == deals([LATE])[0]
    assert deal.judged == (unsure.id,)


def test_names_judged_the_same_are_one_party_under_the_name_that_the_catalogue_knows() -> None:
    found = deals(
        [reading("a", tie("Aardvark Labs", "Oracle", 3)), reading("b", tie("OpenAI", "Oracle", 3))],
        judgements=[judged(Verdict.SAME, "OpenAI", "Aardvark Labs")],
    )

    assert [(deal.payer, deal.versions[0].origins) for deal in found] == [("OpenAI", 2)]


def test_a_deal_between_two_names_of_one_party_is_no_deal() -> None:
    inner = reading("a", tie("Aardvark", "Badger", 3))
    same = [judged(Verdict.SAME, "Aardvark", "Badger")]

    assert deals([inner], judgements=same) == ()
    assert len(set_aside([inner], judgements=same)) == 1


def test_names_judged_not_the_same_are_not_merged_through_a_third() -> None:
    news = [reading(name, tie(name, "Oracle", 3)) for name in ("Aardvark", "Badger", "Civet")]
    words = [
        judged(Verdict.SAME, "Aardvark", "Badger", minute=0),
        judged(Verdict.SAME, "Badger", "Civet", minute=1),
        judged(Verdict.NOT_SAME, "Aardvark", "Civet", minute=2),
    ]

    assert {deal.payer for deal in deals(news, judgements=words)} == {"Aardvark", "Badger"}


def test_words_judged_not_to_be_the_party_they_are_read_as_are_a_party_of_their_own() -> None:
    text = "Oracle Park pays AT&T."
    told_ = replace(tie("Oracle", "AT&T", 3), payer=Mention(party="Oracle", span=Span(0, 11)))
    wrong = reading("a", told_, text=text, sentence="Oracle Park pays AT&T 3.")
    right = reading("b", tie("Oracle", "AT&T", 3))
    words = judged(Verdict.NOT_SAME, "Oracle Park", "Oracle")

    assert {deal.payer for deal in deals([wrong, right], judgements=[words])} == {"Oracle", "Oracle Park"}
    assert len(deals([wrong, right], judgements=[words, judged(Verdict.SAME, "Oracle Park", "Oracle", minute=1)])) == 1


def test_a_deal_judged_to_be_a_part_of_another_adds_no_dollar() -> None:
    part = judged(Verdict.PART_OF, key(LOAN), key(LATE))
    found = deals(NEWS, judgements=[part])

    assert {deal.id: deal.part_of for deal in found if deal.part_of} == {"debt-meta-nebius": "compute-meta-nebius-2"}
    assert totals(found, usd_per_unit).announced.usd == Decimal("30e9")
    assert totals(deals(NEWS), usd_per_unit).announced.usd == Decimal("39e9")


def test_deals_judged_to_be_parts_of_each_other_make_no_ring() -> None:
    ring = [judged(Verdict.PART_OF, key(LOAN), key(LATE)), judged(Verdict.PART_OF, key(LATE), key(LOAN), 1)]

    assert sorted(deal.part_of is not None for deal in deals(NEWS, judgements=ring)) == [False, False, True]


# --- undoing ---------------------------------------------------------------------------------------------------------


def test_what_is_undone_does_not_stand_and_what_undoes_can_be_undone() -> None:
    made = judged(Verdict.REJECT, key(LATE))
    back = undo(made, 1)
    forth = undo(back, 2)

    assert standing([made]) == (made,)
    assert standing([made, back]) == ()
    assert standing([made, back, forth]) == (made,)
    assert standing([made, back, forth, undo(made, 3)]) == ()
    assert standing([undo(made, 1)]) == ()


def test_a_long_chain_of_undoings_is_followed_to_its_end() -> None:
    chain = [judged(Verdict.REJECT, key(LATE))]
    for minute in range(3000):
        chain.append(undo(chain[-1], minute))

    assert standing(chain) == (chain[0],)
    assert standing(chain[:-1]) == ()


VERDICTS = [
    Verdict.SAME,
    Verdict.NOT_SAME,
    Verdict.PART_OF,
    Verdict.UNSURE,
    Verdict.ACCEPT,
    Verdict.REJECT,
    Verdict.CORRECT,
]
FIXES = [
    {"amount": "5e9", "currency": "USD"},
    {"status": "denied"},
    {"from": "Meta"},
    {"amount": "null"},
    {"kind": "debt"},
]


@st.composite
def judgements_on(draw: st.DrawFn, news: list[Reading]) -> list[Judgement]:
    """Return judgements on the claims and parties of readings, some of them undone."""
    keys = [key(each, number) for each in news for number in range(len(each.ties))]
    names = ["Nvidia", "OpenAI", "xAI"]
    made: list[Judgement] = []
    for minute in range(draw(st.integers(0, 5)) if keys else 0):
        verdict = draw(st.sampled_from(VERDICTS))
        if verdict in (Verdict.SAME, Verdict.NOT_SAME, Verdict.PART_OF):
            pool: list[ClaimKey | str] = [*keys] if verdict is Verdict.PART_OF or draw(st.booleans()) else [*names]
            made.append(judged(verdict, draw(st.sampled_from(pool)), draw(st.sampled_from(pool)), minute))
        elif verdict is Verdict.CORRECT:
            fix = tuple(draw(st.sampled_from(FIXES)).items())
            made.append(judged(verdict, draw(st.sampled_from(keys)), minute=minute, correction=fix))
        else:
            made.append(judged(verdict, draw(st.sampled_from(keys)), minute=minute))
    return made + [undo(each, 30) for each in made if draw(st.booleans())]


@given(st.data())
def test_the_order_of_judgements_and_telling_them_twice_make_no_difference(data: st.DataObject) -> None:
    news = data.draw(told_readings())
    made = data.draw(judgements_on(news))
    mixed = data.draw(st.permutations([*made, *made]))

    assert deals(data.draw(st.permutations(news)), judgements=mixed) == deals(news, judgements=made)


@given(st.data())
def test_undoing_returns_the_state_before_to_the_byte(data: st.DataObject) -> None:
    news = data.draw(told_readings())
    made = data.draw(judgements_on(news))
    more = data.draw(judgements_on(news))
    taken_back = [undo(each, 60) for each in more if each not in made]

    assert repr(deals(news, judgements=[*made, *more, *taken_back])) == repr(deals(news, judgements=made))


@given(st.data())
def test_no_claim_is_lost_whatever_is_judged(data: st.DataObject) -> None:
    news = data.draw(told_readings())
    made = data.draw(judgements_on(news))
    in_deals = [held for deal in deals(news, judgements=made) for v in deal.versions for held in v.ties]
    places = [(held.document, held.evidence) for held in (*in_deals, *set_aside(news, judgements=made))]

    assert sorted(places) == sorted((each.document.id, held.evidence) for each in news for held in each.ties)


@given(st.data())
def test_claims_judged_the_same_share_a_deal_and_those_judged_not_the_same_do_not(data: st.DataObject) -> None:
    news = [each for each in data.draw(told_readings()) if each.ties]
    keys = [key(each, number) for each in news for number in range(len(each.ties))]
    if len(keys) < 2:
        return
    one, other = data.draw(st.permutations(keys))[:2]
    verdict = data.draw(st.sampled_from([Verdict.SAME, Verdict.NOT_SAME]))
    found = deals(news, judgements=[judged(verdict, one, other)])

    homes = [
        {deal.id for deal in found for v in deal.versions for held in v.ties if _is_at(held, each, news)}
        for each in (one, other)
    ]
    assert (homes[0] == homes[1]) is (verdict is Verdict.SAME)


def _is_at(held: Tie, wanted: object, news: list[Reading]) -> bool:
    return any(
        key(each, number) == wanted and (held.document, held.evidence) == (each.document.id, own.evidence)
        for each in news
        for number, own in enumerate(each.ties)
    )


# --- reading again ---------------------------------------------------------------------------------------------------


def reread(told_: Reading, *ties: Tie) -> Reading:
    """Return what a newer reader finds in the same text."""
    return replace(told_, reader="test-reader 2.0", ties=ties)


def test_a_judgement_holds_for_the_claim_that_a_newer_reader_finds_in_the_same_words() -> None:
    reject = [judged(Verdict.REJECT, key(LATE))]
    again = reread(LATE, replace(LATE.ties[0], amount=usd(28), status=Status.DONE))

    assert deals([LATE, again], judgements=reject) == ()


def test_else_for_the_claim_of_the_same_kind_and_parties_whose_words_overlap_or_are_nearest() -> None:
    span = LATE.ties[0].evidence
    wider = replace(LATE.ties[0], evidence=Span(0, span.end - 2))
    beside = replace(LATE.ties[0], evidence=Span(0, 5), amount=usd(1))
    other = replace(LATE.ties[0], kind=Kind.DEBT)
    reject = [judged(Verdict.REJECT, key(LATE))]

    for ties in permutations([wider, beside, other]):
        held = deals([reread(LATE, *ties)], judgements=reject)
        assert {(deal.kind, deal.amount) for deal in held} == {(Kind.COMPUTE, usd(1)), (Kind.DEBT, usd(27))}


def test_a_judgement_on_a_text_that_is_not_known_yet_waits() -> None:
    words = [judged(Verdict.SAME, key(EARLY), key(LATE))]

    for news, day in (([EARLY], None), ([EARLY, LATE], EARLY.document.published)):
        (deal,) = deals(news, day, words)
        assert replace(deal, judged=()) == deals([EARLY])[0]


# --- what cannot be judged -------------------------------------------------------------------------------------------

PART = reading("p", tie("A", "B", 5, part_of=Decimal("6e9")), tie("A", "B", 6))
PARTS = [judged(Verdict.PART_OF, key(EARLY), key(SUMLESS)), judged(Verdict.PART_OF, key(SUMLESS), key(LATE))]
REFUSED: list[tuple[Judgement, type[HalqaError]]] = [
    (judged(Verdict.UNDO, "0" * 16), UnknownJudgementError),
    (judged(Verdict.UNDO, key(LATE)), UnknownJudgementError),
    (judged(Verdict.ACCEPT, replace(key(LATE), text="0" * 64)), UnknownClaimError),
    (judged(Verdict.SAME, key(LATE), replace(key(LATE), payer="Metaverse")), UnknownClaimError),
    (judged(Verdict.SAME, key(LATE), key(LATE)), SameAsItselfError),
    (judged(Verdict.SAME, "Meta", "Meta"), SameAsItselfError),
    (judged(Verdict.NOT_SAME, "Meta", " meta "), SameAsItselfError),
    (judged(Verdict.SAME, "Meta", "Nebiuss"), UnknownPartyError),
    (judged(Verdict.SAME, "Meta"), InvalidJudgementError),
    (judged(Verdict.SAME, "Meta", key(LATE)), InvalidJudgementError),
    (judged(Verdict.ACCEPT, "Meta"), InvalidJudgementError),
    (judged(Verdict.ACCEPT, key(LATE), key(EARLY)), InvalidJudgementError),
    (judged(Verdict.CORRECT, key(LATE)), InvalidJudgementError),
    (replace(judged(Verdict.ACCEPT, key(LATE)), correction=(("status", "done"),)), InvalidJudgementError),
    (replace(judged(Verdict.ACCEPT, key(LATE)), by=" "), InvalidJudgementError),
    (replace(judged(Verdict.ACCEPT, key(LATE)), why="x" * 5000), InvalidJudgementError),
    (judged(Verdict.PART_OF, key(LATE)), InvalidJudgementError),
    (judged(Verdict.PART_OF, "Meta", "Nebius"), InvalidJudgementError),
    (judged(Verdict.PART_OF, key(LATE), key(EARLY)), PartRingError),
    (correct(key(LATE), sum="3"), InvalidCorrectionError),
    (correct(key(LATE), amount="a lot"), InvalidCorrectionError),
    (correct(key(LATE), amount="NaN"), InvalidCorrectionError),
    (correct(key(LATE), amount="1e999"), InvalidCorrectionError),
    (correct(key(LATE), amount="-3"), InvalidCorrectionError),
    (correct(key(LATE), status="maybe"), InvalidCorrectionError),
    (correct(key(LATE), hearsay="yes"), InvalidCorrectionError),
    (correct(key(LATE), from_="x" * 301), InvalidCorrectionError),
    (correct(key(SUMLESS), amount="3e9"), InvalidCorrectionError),
    (correct(key(LATE), amount="0"), ClaimError),
    (correct(key(LATE), currency="dollars"), ClaimError),
    (correct(key(LATE), from_="Nebius"), ClaimError),
    (correct(key(LATE), start="soon"), ClaimError),
    (correct(key(LATE), part_of="27e9"), PartRingError),
    (correct(key(PART, 1), part_of="5e9"), PartRingError),
]


@pytest.mark.parametrize(("judgement", "error"), REFUSED)
def test_what_cannot_be_judged_is_refused_by_name(judgement: Judgement, error: type[HalqaError]) -> None:
    with pytest.raises(error):
        require_possible(judgement, [EARLY, LATE, SUMLESS, PART], PARTS)


def test_what_can_be_judged_is_let_through() -> None:
    made = judged(Verdict.ACCEPT, key(LATE))
    text = "Oracle Park pays."
    told_ = replace(tie("Oracle", "AT&T", 3), payer=Mention(party="Oracle", span=Span(0, 11)))
    named = reading("o", told_, text=text)
    possible = [
        made,
        undo(made),
        correct(key(LATE), part_of="50e9", amount="3e9"),
        correct(key(PART, 1), part_of="7e9"),
        judged(Verdict.SAME, "Meta", "Nebius"),
        judged(Verdict.NOT_SAME, "Oracle Park", "Oracle"),
        judged(Verdict.UNSURE, key(LATE), key(EARLY)),
    ]

    for judgement in possible:
        require_possible(judgement, [EARLY, LATE, PART, named], [made])


def test_a_figure_can_be_rejected_but_not_corrected() -> None:
    document = Document(id="d", text="Revenue of 5 billion")
    figure = Figure(
        document="d", evidence=Span(0, 20), party=Mention(party="Meta", span=None), metric=Metric.REVENUE,
        amount=Decimal(5), unit="USD",
    )  # fmt: skip
    read = Reading(document=document, reader="r 1", figures=(figure,))
    own = claim_key(figure, document)
    require_possible(judged(Verdict.REJECT, own), [read])
    with pytest.raises(InvalidJudgementError):
        require_possible(correct(own, amount="6"), [read])
