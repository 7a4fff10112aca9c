"""Certainty: talks, agreed, done, denied or ended; hearsay or told by a party; firm, conditional or optional; paid."""

import pytest

from tests.reading.rows import only, reading


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nvidia invested $2 billion in Wayve.", "done"),
        ("Nvidia will invest $2 billion in Wayve.", "agreed"),
        ("Nvidia agreed to invest $2 billion in Wayve.", "agreed"),
        ("Nvidia signed a letter of intent to invest $2 billion in Wayve.", "agreed"),
        ("Nvidia is considering an investment of $2 billion in Wayve.", "talks"),
        ("Nvidia is in talks to invest $2 billion in Wayve.", "talks"),
        pytest.param("Nvidia may invest $2 billion in Wayve.", "talks"),
        ("Nvidia denied that it will invest $2 billion in Wayve.", "denied"),
        ("Nvidia called off its investment in Wayve.", "ended"),
        ("SoftBank cancelled its plan to acquire Switch.", "ended"),
        ("استثمرت إنفيديا ملياري دولار في وايف.", "done"),
        ("ستستثمر إنفيديا ملياري دولار في وايف.", "agreed"),
        ("اتفقت إنفيديا على استثمار ملياري دولار في وايف.", "agreed"),
        ("تدرس إنفيديا استثمار ملياري دولار في وايف.", "talks"),
        ("تجري إنفيديا محادثات لاستثمار ملياري دولار في وايف.", "talks"),
        ("نفت إنفيديا أنها ستستثمر ملياري دولار في وايف.", "denied"),
        ("ألغت سوفت بنك صفقة الاستحواذ على سويتش.", "ended"),
        pytest.param("Google said it would rent capacity to Meta.", "agreed"),
        pytest.param("Microsoft no longer invests in Mistral.", "ended"),
    ],
)
def test_the_words_tell_how_far_a_deal_has_come(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "hearsay"),
    [
        ("Nvidia will invest in Wayve, people familiar with the matter said.", True),
        ("Sources said Meta had agreed to rent capacity from Google.", True),
        ("Reuters reported that Meta will rent capacity from Google.", True),
        ("Nvidia is said to be considering an investment in Wayve.", True),
        ("Nvidia said it will invest in Wayve.", False),
        ("Nvidia will invest in Wayve, the company announced.", False),
        ("Nvidia will invest in Wayve.", False),
        ("ذكرت رويترز أن ميتا ستستأجر قدرة حوسبة من غوغل.", True),
        ("ستستثمر إنفيديا في وايف، بحسب مصادر مطلعة.", True),
        ("أعلنت إنفيديا أنها ستستثمر في وايف.", False),
    ],
)
def test_unnamed_sources_and_press_reports_are_hearsay(text: str, hearsay: bool) -> None:
    assert only(text).hearsay is hearsay


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Broadcom has received orders worth $10 billion for AI chips from Anthropic.", "agreed"),
        ("Samsung is nearing a deal to pay about $600 million a year for a version of Mistral AI's model.", "talks"),
        ("Meta is in talks on a deal to rent servers from Google.", "talks"),
        ("Google has promised lenders that it would guarantee up to $1.8 billion of loans to Cipher Mining.", "agreed"),
        ("The acquisition of Windsurf by Cognition was completed on Tuesday.", "done"),
        ("The acquisition of Windsurf by Cognition is expected to be completed in June.", "agreed"),
        ("A loan of $600 million, granted to CoreWeave by Macquarie, is secured on processors.", "done"),
        ("AMD's warrant lets Oracle buy up to 3% of the chipmaker.", "agreed"),
        ("BlackRock is a founding member of Stargate.", "done"),
        ("Meta decided to acquire a 10% stake in Scale AI.", "agreed"),
        ("Meta failed to buy Perplexity.", "ended"),
        ("Meta had held talks to buy Perplexity, without success.", "ended"),
        ("Nvidia could invest up to $2 billion in Wayve.", "talks"),
        ("Meta had sought to buy Perplexity.", "talks"),
        ("Google dismissed as fantasy a report that it wanted to acquire Cerebras.", "denied"),
        ("By May 2021 Google had paid Apple $1 billion.", "done"),  # a month
        ("فازت ديل بطلبية خوادم بقيمة 3 مليارات دولار من ميسترال.", "agreed"),
        ("تجري ميتا محادثات بشأن عقد لاستئجار خوادم من غوغل.", "talks"),
        ("تعهدت غوغل بأن تضمن قروضا لسايفر ماينينغ بقيمة 1.8 مليار دولار.", "agreed"),
        ("اكتمل استحواذ كوغنيشن على ويندسيرف.", "done"),
        ("من المتوقع أن تكتمل صفقة استحواذ كوغنيشن على ويندسيرف في يونيو.", "agreed"),
        ("اتفقت أوبن إيه آي على استخدام رقائق غوغل.", "agreed"),
        ("قررت الحكومة الأمريكية الاستحواذ على حصة 10% في إنتل.", "agreed"),
        ("لم تعد ميتا تنوي شراء بيربلكسيتي.", "ended"),
        ("تخلى سوفت بنك عن شراء سويتش.", "ended"),
        ("لم تنجح ميتا في شراء بيربلكسيتي.", "ended"),
        ("سعت ميتا إلى شراء بيربلكسيتي، المقيمة بـ18 مليار دولار، ولم توفق.", "ended"),
        ("قد تستثمر إنفيديا ملياري دولار في وايف.", "talks"),
        ("كانت إنفيديا قد استثمرت ملياري دولار في وايف.", "done"),
        ("وصفت غوغل أنباء شرائها سيربراس بأنها محض خيال.", "denied"),
    ],
)
def test_what_stands_around_a_deal_tells_how_far_it_has_come(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Morgan Stanley lent IREN $200 million for servers, and Dell has guaranteed the loan.", [200, 200]),
        ("منح مورغان ستانلي شركة آيرين قرضا بمئتي مليون دولار، وضمنت ديل القرض.", [200, 200]),
        ("تسعى أنثروبيك لجمع 500 مليون دولار في جولة تقودها كوتو.", [500]),
    ],
)
def test_a_guarantee_is_of_the_loan_beside_it_and_who_leads_a_round_shares_it(text: str, sums: list[int]) -> None:
    assert [tie.amount and tie.amount.amount / 10**6 for tie in reading(text).ties] == sums


def test_who_takes_part_in_a_closed_round_has_invested() -> None:
    text = "كشفت أنثروبيك عن حصولها على 11 مليار دولار في جولة تمويل قادتها أيكونيك بمشاركة فيديليتي."
    assert {tie.status for tie in reading(text).ties} == {"done"}


@pytest.mark.parametrize(
    ("text", "hearsay"),
    [
        ("Meta agreed to buy Perplexity, according to documents seen by Reuters.", True),
        ("Meta plans to buy Perplexity, said a person who requested anonymity.", True),
        ("Meta denied a newspaper report that it would buy Perplexity.", True),
        ("Meta confirmed earlier reports that it would buy Perplexity.", False),
        ("Sources said Meta would buy Perplexity. Meta confirmed the deal.", False),
        ("ستشتري ميتا بيربلكسيتي، وفق وثائق اطلعت عليها رويترز.", True),
        ("ستشتري ميتا بيربلكسيتي، بحسب مصدر طلب عدم الكشف عن هويته.", True),
        ("نفت ميتا ما تردد عن شراء بيربلكسيتي.", True),
        ("يتردد أن ميتا ستشتري بيربلكسيتي.", True),
        ("أعلنت ميتا في بيان أنها ستشتري بيربلكسيتي، مؤكدة تقارير سابقة.", False),
        ("قالت مصادر إن ميتا ستشتري بيربلكسيتي. وأكدت ميتا الصفقة.", False),
    ],
)
def test_documents_and_denied_reports_are_hearsay_until_a_party_confirms(text: str, hearsay: bool) -> None:
    assert only(text).hearsay is hearsay


def test_what_a_party_confirms_besides_lifts_no_rumour() -> None:
    text = "Sources said Meta would buy Perplexity. Meta confirmed that it uses Google's cloud."
    assert [tie.hearsay for tie in reading(text).ties if tie.kind == "acquisition"] == [True]


@pytest.mark.parametrize(
    ("text", "hearsay"),
    [
        ("OpenAI is in talks with Oracle, sources said. It signed a cloud contract with Google.", False),
        ("تجري أوبن إيه آي محادثات مع أوراكل، بحسب مصادر. ووقعت أوبن إيه آي عقد حوسبة مع غوغل.", False),
        ("OpenAI is in talks with Oracle, sources said. It will rent servers from Google.", True),
    ],
)
def test_what_was_plainly_signed_is_no_part_of_a_rumour(text: str, hearsay: bool) -> None:
    assert [tie.hearsay for tie in reading(text).ties if "Google" in (tie.payer.party, tie.payee.party)] == [hearsay]


def test_who_competes_is_no_rumour() -> None:
    assert not only("OpenAI and Anthropic compete, sources said.").hearsay


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Amazon will invest $5 billion in Anthropic, subject to regulatory approval.", "condition"),
        ("Amazon has the option to invest another $5 billion in Anthropic.", "option"),
        ("Amazon will invest $5 billion in Anthropic.", None),
        ("ستستثمر أمازون خمسة مليارات دولار في أنثروبيك بشرط موافقة الجهات التنظيمية.", "condition"),
        ("ستستثمر أمازون خمسة مليارات دولار في أنثروبيك.", None),
    ],
)
def test_a_stated_condition_or_option_is_kept(text: str, condition: str | None) -> None:
    assert only(text).condition == condition


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("Amazon invested $4 billion in Anthropic.", True),
        ("Blackstone lent CoreWeave $7.5 billion.", True),
        ("Amazon will invest $4 billion in Anthropic.", False),
        ("Microsoft holds a 27% stake in OpenAI.", False),
        ("OpenAI signed a $300 billion contract with Oracle.", False),
        ("استثمرت أمازون 4 مليارات دولار في أنثروبيك.", True),
        ("ستستثمر أمازون 4 مليارات دولار في أنثروبيك.", False),
    ],
)
def test_only_what_was_handed_over_is_paid(text: str, paid: bool) -> None:
    assert only(text).paid is paid


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Oracle borrowed €4 billion from JPMorgan.", "loan"),
        ("Microsoft guaranteed a $3 billion loan to OpenAI.", "guarantee"),
        ("AMD granted OpenAI a warrant for 160 million shares.", "warrant"),
        ("اقترضت أوراكل ٤ مليارات يورو من جي بي مورغان.", "loan"),
        pytest.param("ضمنت مايكروسوفت قرضا لأوبن إيه آي بثلاثة مليارات دولار.", "guarantee"),
    ],
)
def test_the_form_in_which_value_is_given_is_told(text: str, instrument: str) -> None:
    assert only(text).instrument == instrument


def test_a_rumour_that_is_denied_in_the_next_sentence_is_denied() -> None:
    text = "Nvidia is in talks to invest in Wayve, sources said. Nvidia denied the report."
    assert [tie.status for tie in reading(text).ties] == ["denied"]
