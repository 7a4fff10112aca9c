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
