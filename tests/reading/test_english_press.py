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
