"""Who is whose, as news tells it in passing: fronted nouns, groups that somebody leads, roles, what is designed."""

import pytest

from tests.reading.rows import arrows, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "A group led by Blackstone agreed to buy AirTrunk for $16 billion.",
            "acquisition Blackstone>AirTrunk 16bn USD agreed",
        ),
        (
            "SB Energy borrowed $3 billion from a group of lenders led by Morgan Stanley.",
            "debt Morgan Stanley>SB Energy 3bn USD done",
        ),
        (
            "Despite its $13 billion investment in OpenAI, Microsoft builds its own models.",
            "equity Microsoft>OpenAI 13bn USD done",
        ),
        ("After its deal with OpenAI, Oracle needs more chips.", "compute OpenAI>Oracle agreed"),
        ("Thanks to its contract with Microsoft, Nebius will double its capacity.", "compute Microsoft>Nebius agreed"),
        ("CoreWeave rose 5%. Microsoft is its biggest customer.", "compute Microsoft>CoreWeave done"),
        ("CoreWeave rose 5%. Its biggest customer is Microsoft.", "compute Microsoft>CoreWeave done"),
        ("Wayve was founded in 2017. Nvidia is among its backers.", "equity Nvidia>Wayve done"),
        ("OpenAI is designing its own chip with Broadcom.", "chips OpenAI>Broadcom agreed"),
        ("OpenAI and Broadcom are developing a custom chip together.", "chips OpenAI>Broadcom agreed"),
        ("The racks carry processors that Meta designed with Broadcom.", "chips Meta>Broadcom agreed"),
        ("Rebellions has its processors made by Samsung.", "chips Rebellions>Samsung done"),
        ("CoreWeave, in which Nvidia holds a stake, rents out chips.", "equity Nvidia>CoreWeave done"),
        ("OpenAI shares are held by Microsoft.", "equity Microsoft>OpenAI done"),
    ],
)
def test_what_is_told_in_passing(text: str, gives: str) -> None:
    assert told(text) == [gives]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Halyard sold itself to Zoom for $310 million.", "acquisition Zoom>Halyard 0.31bn USD done"),
        (
            "The purchase of Halyard by Zoom for $310 million in cash was completed on Tuesday.",
            "acquisition Zoom>Halyard 0.31bn USD done",
        ),
        ("The purchase of Halyard by Zoom is expected to be completed in May.", "acquisition Zoom>Halyard agreed"),
        ("Sakana takes capacity from KDDI for $80 million a year.", "compute Sakana AI>KDDI 80000000 USD a year done"),
        (
            "Broadcom has received orders worth $10 billion for AI chips from Anthropic.",
            "chips Anthropic>Broadcom 10bn USD agreed",
        ),
        (
            "Google has promised Barclays that it would guarantee $1 billion of Firmus's debt.",
            "debt Google>Firmus 1bn USD agreed",
        ),
        ("Microsoft had rights to OpenAI's models.", "service Microsoft>OpenAI done"),
    ],
)
def test_how_far_a_deal_has_come(text: str, gives: str) -> None:
    assert gives in told(text)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Temasek said it has not invested in Moonshot.", ["equity Temasek>Moonshot AI denied"]),
        ("Apple said it had not bought Perplexity.", ["acquisition Apple>Perplexity denied"]),
        ("Apple said it has not yet bought Perplexity.", []),
        ("Apple has not bought Perplexity.", []),
        ("Apple said it would not buy Perplexity.", []),
    ],
)
def test_a_party_denies_what_it_says_it_has_not_done(text: str, gives: list[str]) -> None:
    assert told(text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "Oracle rents capacity from CoreWeave. For CoreWeave, all went well. The firm buys chips from Nvidia.",
            {"compute Oracle>CoreWeave", "chips CoreWeave>Nvidia"},
        ),
        (
            "Microsoft will backstop $1 billion of Galaxy Digital's debt and receive warrants for 6% of the company.",
            {"debt Microsoft>Galaxy Digital", "equity Microsoft>Galaxy Digital"},
        ),
        ("Meta will buy 1,100 megawatts from the Byron plant of Constellation.", {"energy Meta>Constellation Energy"}),
        (
            "Blackstone will own 80% of Halcyon and Digital Realty the remaining 20%.",
            {"equity Blackstone>Halcyon"},
        ),
        (
            "Kestrel Silicon, which vies with Groq, has closed a round of $240 million.",
            {"rivalry Groq>Kestrel Silicon"},
        ),
        (
            "Talks about a €2bn loan from Deutsche Bank to the builder Nordhalle have collapsed.",
            {"debt Deutsche Bank>Nordhalle"},
        ),
    ],
)
def test_who_is_meant_by_what(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives


def test_who_guarantees_a_loan_guarantees_its_sum() -> None:
    text = "Morgan Stanley lent IREN $200 million for servers, and Dell has guaranteed the loan."
    assert set(told(text)) == {"debt Morgan Stanley>IREN 0.2bn USD done", "debt Dell>IREN 0.2bn USD done"}


@pytest.mark.parametrize(
    "text",
    [
        "A group led by Blackstone met officials of AirTrunk.",
        "Despite its investment, Microsoft likes OpenAI.",
        "Broadcom and Marvell designed the stage of the fair.",
        "CoreWeave rose 5%. Microsoft is its old self.",
    ],
)
def test_what_is_only_beside_it_is_nothing(text: str) -> None:
    assert arrows(text) == set()
