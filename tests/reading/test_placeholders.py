"""Parties that are left without a name: read where one is meant, and nowhere else."""

import pytest

from halqa.catalogue.placeholders import is_placeholder
from halqa.model import Document, Kind, Reading
from halqa.reading import read
from halqa.reading.explaining.reasons import Rule
from halqa.reading.explanation import explanation


def of(text: str) -> Reading:
    return read(Document(id="d", text=text))


@pytest.mark.parametrize(
    ("text", "kind", "payer", "payee", "billions"),
    [
        (
            "Nebius signed a $17 billion deal to supply computing capacity to a hyperscaler.",
            Kind.COMPUTE,
            "unnamed hyperscaler (Nebius)",
            "Nebius",
            17,
        ),
        (
            "A large Gulf fund invested $2 billion in Mistral AI.",
            Kind.EQUITY,
            "unnamed Gulf fund (Mistral AI)",
            "Mistral AI",
            2,
        ),
        (
            "Applied Digital leased 250 MW to an investment-grade US hyperscaler for $5 billion.",
            Kind.COMPUTE,
            "unnamed hyperscaler (Applied Digital)",
            "Applied Digital",
            5,
        ),
        (
            "Oracle won a $30 billion cloud contract from a customer it did not name.",
            Kind.COMPUTE,
            "unnamed customer (Oracle)",
            "Oracle",
            30,
        ),
        (
            "Broadcom received a $10 billion order for chips from an undisclosed customer.",
            Kind.CHIPS,
            "unnamed customer (Broadcom)",
            "Broadcom",
            10,
        ),
        (
            "An unnamed hyperscaler will pay Nebius $3 billion for computing power over five years.",
            Kind.COMPUTE,
            "unnamed hyperscaler (Nebius)",
            "Nebius",
            3,
        ),
        (
            "استثمر صندوق سيادي خليجي ملياري دولار في شركة ميسترال.",
            Kind.EQUITY,
            "unnamed Gulf fund (Mistral AI)",
            "Mistral AI",
            2,
        ),
        (
            "تلقت برودكوم طلبية رقائق بقيمة 10 مليارات دولار من عميل لم تكشف عن هويته.",
            Kind.CHIPS,
            "unnamed customer (Broadcom)",
            "Broadcom",
            10,
        ),
        (
            "أبرمت أوراكل عقدا سحابيا بقيمة 30 مليار دولار مع عميل غير معلن.",
            Kind.COMPUTE,
            "unnamed customer (Oracle)",
            "Oracle",
            30,
        ),
        (
            "باعت كورويف قدرة حاسوبية بقيمة 6 مليارات دولار لشركة سحابية كبرى.",
            Kind.COMPUTE,
            "unnamed hyperscaler (CoreWeave)",
            "CoreWeave",
            6,
        ),
        (
            "قالت نيبيوس إن عملاقا سحابيا لم تُسمِّه سيدفع لها 3 مليارات دولار مقابل قدرات حوسبة.",
            Kind.COMPUTE,
            "unnamed hyperscaler (Nebius)",
            "Nebius",
            3,
        ),
    ],
)
def test_one_who_is_left_without_a_name_is_a_party(
    text: str, kind: Kind, payer: str, payee: str, billions: int
) -> None:
    (tie,) = of(text).ties

    assert (tie.kind, tie.payer.party, tie.payee.party) == (kind, payer, payee)
    assert tie.amount is not None
    assert tie.amount.amount == billions * 10**9


@pytest.mark.parametrize(
    "text",
    [
        "Investors put $5 billion into Mistral AI.",
        "Companies will pay Nvidia $5 billion for chips.",
        "A customer will pay Nvidia $5 billion for chips.",
        "Hyperscalers will pay Nvidia $500 billion for chips.",
        "IREN signed a $2 billion contract with a hyperscaler, Microsoft, for cloud services.",
        "Nebius, a neocloud, signed a $17 billion contract with Microsoft.",
        "Like a hyperscaler, Oracle will spend $5 billion on Nvidia chips.",
        "CoreWeave acts as a hyperscaler for Meta under a $14 billion contract.",
        "Nebius wants to become a hyperscaler and raised $2 billion from Nvidia.",
        "Crusoe is a neocloud that raised $1 billion from Nvidia.",
        "Selling to a hyperscaler such as Meta brought CoreWeave $14 billion.",
        "OpenAI was the unnamed buyer behind the $10 billion order that Broadcom mentioned.",
        "A hyperscaler-backed fund invested $2 billion in Mistral AI.",
        "An unnamed hyperscaler invested $2 billion in an undisclosed AI lab.",
        "ضخ مستثمرون خمسة مليارات دولار في ميسترال.",
        "ستدفع شركات سحابية كبرى 500 مليار دولار لإنفيديا مقابل الرقائق.",
        "اشترى عميل من إنفيديا رقائق بخمسة مليارات دولار.",
        "نيبيوس شركة سحابية كبرى وقعت عقدا بقيمة 17 مليار دولار مع مايكروسوفت.",
        "وقعت نيبيوس، وهي شركة سحابية كبرى، عقدا بقيمة 17 مليار دولار مع مايكروسوفت.",
        "وقعت كورويف عقدا بقيمة 14 مليار دولار مع شركة سحابية كبرى هي ميتا.",
        "دفعت الشركة السحابية الكبرى 14 مليار دولار لكورويف.",
    ],
)
def test_a_class_of_parties_or_what_somebody_is_is_no_party(text: str) -> None:
    told = {mention.party for tie in of(text).ties for mention in (tie.payer, tie.payee)}
    assert not any(map(is_placeholder, told))


def test_the_words_that_leave_a_party_without_a_name_are_quoted_and_explained() -> None:
    text = "أبرمت أوراكل عقدا سحابيا بقيمة 30 مليار دولار مع عميل غير معلن."
    (told,) = explanation(Document(id="d", text=text)).ties
    reason = next(reason for reason in told.reasons if reason.rule is Rule.PARTY_UNNAMED)

    assert reason.words is not None
    assert text[reason.words.start : reason.words.end] == "عميل غير معلن"


def test_a_figure_of_nobody_is_nobodys() -> None:
    assert not of("Nebius grew. An unnamed hyperscaler had revenue of $90 billion in 2025.").figures
