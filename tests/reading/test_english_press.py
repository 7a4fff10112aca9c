"""English press prose by constructions: asides, joined verbs, shared sums, what goes on, who founds what."""

import pytest

from tests.reading.rows import told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "Telus rose 4%. It has a contract with Cohere worth $90 million.",
            "service Telus>Cohere 90000000 USD agreed",
        ),
        (
            "Perplexity, which pays Amazon for its cloud, has struck a $750 million deal with Microsoft to use Azure.",
            "compute Perplexity>Amazon agreed; compute Perplexity>Microsoft 0.75bn USD agreed",
        ),
        (
            (
                "A $20 billion order was announced alongside investments in Anthropic of up to $8 billion from Nvidia "
                "and up to $4 billion from Microsoft."
            ),
            "equity Microsoft>Anthropic 4bn USD agreed; equity Nvidia>Anthropic 8bn USD agreed",
        ),
        (
            "CyberArk shareholders approved its $25 billion sale to Palo Alto Networks.",
            "acquisition Palo Alto Networks>CyberArk 25bn USD agreed",
        ),
        ("Blackstone-backed AirTrunk opened a campus for $5 billion.", "equity Blackstone>AirTrunk done"),
        ("Cipher Mining and AWS have signed a $5 billion lease.", "compute Amazon>Cipher Mining 5bn USD agreed"),
        (
            "Apollo and Blackstone are backing Meta's $27 billion bond.",
            "debt Apollo>Meta 27bn USD done; debt Blackstone>Meta 27bn USD done",
        ),
        (
            "Nscale has quietly been renting 8,000 Blackwell chips to Perplexity since May.",
            "compute Perplexity>Nscale done",
        ),
        ("Cerebras has its wafers made by TSMC.", "chips Cerebras>TSMC done"),
        (
            "Nscale ordered racks for Microsoft, with Dell supplying the servers.",
            "chips Nscale>Dell agreed",
        ),
        (
            "DNB and Nordea have set up Fjordgrid, a joint company in Oslo.",
            "venture DNB>Fjordgrid agreed; venture Nordea>Fjordgrid agreed",
        ),
        (
            "Accel led the $80 million round in Lattice, with AMD Ventures, Nvidia and Sequoia also contributing.",
            (
                "equity AMD>Lattice 80000000 USD done; equity Accel>Lattice 80000000 USD done; "
                "equity Nvidia>Lattice 80000000 USD done; equity Sequoia Capital>Lattice 80000000 USD done"
            ),
        ),
        (
            "KKR and Stonepeak back EdgeCore: $3 billion comes from the former and $1 billion from the latter.",
            "equity KKR>EdgeCore 3bn USD done; equity Stonepeak>EdgeCore 1bn USD done",
        ),
        ("In batteries BYD is snapping at CATL's heels.", "rivalry BYD>CATL done"),
        ("Infineon has made an approach for Nordic Semiconductor.", "acquisition Infineon>Nordic Semiconductor talks"),
    ],
)
def test_what_the_press_tells_of_deals(text: str, gives: str) -> None:
    assert "; ".join(sorted(told(text))) == gives


@pytest.mark.parametrize(
    "text",
    [
        "Meta has hired the head of robotics from CoreWeave and two researchers from Lambda.",
        "Cohere moved to Paris in August, a year early. The Toronto startup now pays more rent.",
        "Whoever builds data centres for OpenAI needs patience.",
    ],
)
def test_what_only_looks_like_a_deal_gives_none(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "Crusoe, the startup that builds OpenAI's campus in Abilene, is based in Denver.",
            "compute OpenAI>Crusoe agreed",
        ),
        (
            "Ayar Labs, which AMD and Nvidia have both funded, makes optical links.",
            "equity AMD>Ayar Labs done; equity Nvidia>Ayar Labs done",
        ),
        (
            "Intel needs money. SoftBank paid $2 billion for its slice, and Nvidia put in $5 billion more.",
            "equity Nvidia>Intel 5bn USD done; equity SoftBank>Intel 2bn USD done",
        ),
        ("Reliance gets access to Google's Gemini.", "service Reliance Industries>Google agreed"),
        (
            "Anthropic competes with OpenAI, Google and Musk's xAI.",
            "rivalry Anthropic>Google done; rivalry Anthropic>OpenAI done; rivalry Anthropic>xAI done",
        ),
        (
            "xAI said it raised $20 billion. Nvidia and SoftBank will contribute $2 billion apiece.",
            "equity Nvidia>xAI 2bn USD agreed; equity SoftBank>xAI 2bn USD agreed",
        ),
        ("Microsoft has begun buying models from Anthropic.", "service Microsoft>Anthropic done"),
        ("Samsung was weighing a bid for the surgical robot firm Keldonix.", "acquisition Samsung>Keldonix talks"),
        ("Orange already owns half of MasOrange.", "equity Orange>MasOrange done"),
        (
            "Orange will hand over $450 million for 30% of the robot maker Kawada.",
            "equity Orange>Kawada 0.45bn USD agreed",
        ),
        ("Microsoft accounted for 62% of CoreWeave's revenue last year.", "compute Microsoft>CoreWeave done"),
        ("Amazon doubles down on Anthropic with another $4 billion.", "equity Amazon>Anthropic 4bn USD agreed"),
        ("Talks on an Nvidia stake in Wayve are at an advanced stage.", "equity Nvidia>Wayve talks"),
        (
            "Wayve, whose backers include Nvidia, has parted ways with Uber.",
            "equity Nvidia>Wayve done; partnership Uber>Wayve ended",
        ),
        (
            "Intel, whose foundry has yet to win a large customer, is making a chip for Microsoft.",
            "chips Microsoft>Intel agreed",
        ),
        (
            "Oracle plans to buy 400,000 of Nvidia's chips and lease the computing power to OpenAI.",
            "chips Oracle>Nvidia talks; compute OpenAI>Oracle talks",
        ),
        (
            "Lattice Harbor, a San Francisco startup, has raised $120 million from Accel.",
            "equity Accel>Lattice Harbor 0.12bn USD done",
        ),
        (
            "Engie and Equinix have put their names to a ten-year power purchase agreement covering 75 MW.",
            "energy Equinix>Engie agreed",
        ),
        (
            "TeraWulf rose. Google will receive warrants to buy 8% of the bitcoin miner.",
            "equity Google>TeraWulf agreed",
        ),
    ],
)
def test_clauses_and_nouns_that_stand_for_names_are_followed(text: str, gives: str) -> None:
    assert "; ".join(sorted(told(text))) == gives


@pytest.mark.parametrize(
    "text",
    [
        "The bank has lent Proximus-backed Aiden €250 million.",
        "Microsoft is cutting its reliance on OpenAI.",
        "A judge asked whether the fee that Google pays harmed rivals such as Apple.",
    ],
)
def test_who_is_only_near_a_deal_is_no_side_of_it(text: str) -> None:
    assert not [tie for tie in told(text) if tie.startswith(("debt", "equity", "rivalry"))]
