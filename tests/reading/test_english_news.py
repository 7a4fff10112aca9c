"""English as newsrooms write it: asides, reported speech, lists with their own sums, hyphens, newcomers."""

import pytest

from tests.reading.rows import arrows, reading, short, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Nvidia invested $5 billion in Intel, the two firms said.", "equity Nvidia>Intel 5bn USD done"),
        ("Nvidia-backed Poolside plans a campus in Texas.", "equity Nvidia>Poolside done"),
        ("Firmus, a Nvidia-backed Australian builder, raised money.", "equity Nvidia>Firmus done"),
        ("Nokia will get a $1 billion investment from Nvidia.", "equity Nvidia>Nokia 1bn USD agreed"),
        ("SpaceX committed $2 billion to xAI as part of an equity round.", "equity SpaceX>xAI 2bn USD agreed"),
        ("Meta is close to $29 billion in loans from lenders including Pimco.", "debt PIMCO>Meta 29bn USD talks"),
        ("Humain is negotiating a loan with HSBC.", "debt HSBC>Humain talks"),
        ("Firmus owes Blackstone $2 billion.", "debt Blackstone>Firmus 2bn USD done"),
        ("Oracle is in talks with Meta for a $20 billion cloud deal.", "compute Meta>Oracle 20bn USD talks"),
        ("Nebius has a deal to provide Microsoft with GPU capacity.", "compute Microsoft>Nebius agreed"),
        ("IREN signed a contract giving Microsoft access to Nvidia GPUs.", "compute Microsoft>IREN agreed"),
        ("Crusoe signed a $7 billion chip deal with AMD.", "chips Crusoe>AMD 7bn USD agreed"),
        ("Foxconn will supply OpenAI with data centre racks.", "chips OpenAI>Foxconn agreed"),
        ("News Corp signed a content deal with OpenAI.", "service OpenAI>News Corp agreed"),
        ("Groq licensed its technology to Nvidia.", "service Nvidia>Groq agreed"),
        (
            "Lakeland Data is being bought by Brookfield for $5 billion.",
            "acquisition Brookfield>Lakeland Data 5bn USD agreed",
        ),
        ("MGX is weighing a purchase of 8% of Cohere.", "equity MGX>Cohere talks"),
        ("Public Investment Fund, which owns Humain, was there.", "equity Public Investment Fund>Humain done"),
        ("Meta bought chip startup Rivos.", "acquisition Meta>Rivos done"),
        ("Arm and Infineon agreed to open a joint laboratory.", "partnership Arm>Infineon agreed"),
        ("Qualcomm took on Nvidia with new chips.", "rivalry Nvidia>Qualcomm done"),
        ("Telecom operator KT rents servers from CoreWeave.", "compute KT>CoreWeave done"),
    ],
)
def test_a_sentence_tells_one_deal(text: str, gives: str) -> None:
    assert told(text) == [gives]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "A consortium including BlackRock, xAI and Microsoft agreed to buy Aligned Data Centers from Macquarie.",
            {f"acquisition {buyer}>Aligned Data Centers" for buyer in ("BlackRock", "xAI", "Microsoft")}
            | {"equity Macquarie>Aligned Data Centers"},  # who sells it owned it
        ),
        (
            "Anthropic, backed by Amazon and Google, will buy capacity from Microsoft.",
            {"equity Amazon>Anthropic", "equity Google>Anthropic", "compute Anthropic>Microsoft"},
        ),
        (
            "SoftBank sold its stake in Nvidia to fund its OpenAI bet.",
            {"equity SoftBank>Nvidia", "equity SoftBank>OpenAI"},
        ),
        ("It adds to OpenAI's deals with Oracle and AMD.", {"compute OpenAI>Oracle", "chips OpenAI>AMD"}),
        (
            "Lightspeed put $150 million into Decarla, Accel $90 million and Felicis $35 million.",
            {"equity Lightspeed>Decarla", "equity Accel>Decarla", "equity Felicis>Decarla"},
        ),
    ],
)
def test_a_sentence_tells_a_deal_for_each_pair(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives


def test_each_giver_has_the_sum_that_is_told_of_it() -> None:
    text = "OpenAI announced a $110 billion round at a $730 billion valuation, with $50 billion from Amazon and "
    assert told(text + "$30 billion each from Nvidia and SoftBank.") == [
        "equity Amazon>OpenAI 50bn USD agreed",
        "equity Nvidia>OpenAI 30bn USD agreed",
        "equity SoftBank>OpenAI 30bn USD agreed",
    ]


def test_sums_told_respectively_go_by_turn_whatever_other_sum_follows() -> None:
    text = (
        "Microsoft and Nvidia will invest $5 billion and $10 billion respectively in Anthropic, which pays $30 billion."
    )
    assert told(text)[:2] == ["equity Microsoft>Anthropic 5bn USD agreed", "equity Nvidia>Anthropic 10bn USD agreed"]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "OpenAI announced a $110 billion round at a $730 billion pre-money valuation.",
            ["raising 110bn", "valuation 730bn"],
        ),
        ("OpenAI earned $13 billion in revenue and spent $34 billion.", ["revenue 13bn"]),
        (
            "Anthropic raised $13 billion led by Iconiq and Lightspeed, valuing the company at $183 billion.",
            ["raised 13bn", "valuation 183bn"],
        ),
        ("Meta budgets $118 billion of capital spending for 2026.", ["capex 118bn"]),
        ("CoreWeave reported a net loss of $310 million.", ["net_income -310000000"]),
        ("Qualcomm bought Arduino for $1 billion in cash.", []),
        ("CoreWeave shed $9 billion of market value.", []),
        ("Chief executive Elon Musk denied that xAI had raised $15 billion.", []),
        ("Two people said that CoreWeave would rent more.", []),
    ],
)
def test_a_number_is_a_figure_only_where_its_metric_is_its_own(text: str, gives: list[str]) -> None:
    told_of = [f"{one.metric} {short(one.amount)}" for one in reading(text).figures]
    assert sorted(told_of) == sorted(gives)


@pytest.mark.parametrize(
    "text",
    [
        "The GDP grew as PPAs with Oracle were signed.",
        "Anthropic borrowed from the Universal Declaration of Human Rights.",
        "John Carver bought shares in Nvidia funds.",
        "OpenAI moved into Texas, and its staff into London.",
    ],
)
def test_capitals_alone_make_no_party(text: str) -> None:
    assert not arrows(text)


@pytest.mark.parametrize(
    ("text", "hearsay"),
    [
        ("Amazon will invest $5 billion in Anthropic, two people said.", True),
        ("Amazon will invest $5 billion in Anthropic, it said.", False),
        ("OpenAI's rival Anthropic, whose backers include Amazon, is in talks with Google, sources said.", False),
    ],
)
def test_a_handful_of_people_are_sources_and_roles_are_background(text: str, hearsay: bool) -> None:
    told_of = {
        tie.hearsay for tie in reading(text).ties if (tie.payer.party, tie.payee.party) == ("Amazon", "Anthropic")
    }
    assert told_of == {hearsay}
