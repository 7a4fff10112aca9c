"""Who takes part in a round, with whose sum, and what later sentences make of a deal, as English newsrooms tell it."""

import pytest

from tests.reading.rows import arrows, figures, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "Decarla closed a $210 million Series C. The financing was led by Fidelity, with participation from AMD.",
            {"equity Fidelity>Decarla 0.21bn USD done", "equity AMD>Decarla 0.21bn USD done"},
        ),
        ("Decarla raised $210 million. Nvidia took part in the round.", {"equity Nvidia>Decarla 0.21bn USD done"}),
        (
            "Decarla raised $620 million in a round led by Greenoaks, with Iconiq also writing cheques.",
            {"equity Greenoaks>Decarla 0.62bn USD done", "equity Iconiq>Decarla 0.62bn USD done"},
        ),
        (
            "The $620 million round, led by Greenoaks and joined by Nvidia, values Decarla at $4 billion.",
            {"equity Greenoaks>Decarla 0.62bn USD done", "equity Nvidia>Decarla 0.62bn USD done"},
        ),
        (
            "Mistral closed a €2 billion round. ASML subscribed 800 million euros of it, and Bpifrance 300 million.",
            {"equity ASML>Mistral AI 0.8bn EUR done", "equity Bpifrance>Mistral AI 0.3bn EUR done"},
        ),
        (
            "ASML led the €1.7 billion round with an investment of €1.3 billion in Mistral.",
            {"equity ASML>Mistral AI 1.3bn EUR done"},
        ),
        (
            "Nvidia bought CoreWeave shares. It took part in the round that xAI closed.",
            {"equity Nvidia>CoreWeave done", "equity Nvidia>xAI done"},
        ),
        ("Wayve won the backing of SoftBank.", {"equity SoftBank>Wayve done"}),
        ("Nvidia is buying $2 billion worth of shares in Synopsys.", {"equity Nvidia>Synopsys 2bn USD agreed"}),
        ("Intel sold a 4% stake to Nvidia for $5 billion.", {"equity Nvidia>Intel 5bn USD done"}),
        ("Intel issued $5 billion of new shares to Nvidia.", {"equity Nvidia>Intel 5bn USD done"}),
        (
            "SoftBank agreed to pay $450 million for 30% of Kawada Dynamics.",
            {"equity SoftBank>Kawada Dynamics 0.45bn USD agreed"},
        ),
        ("OpenAI received $50 million from Khosla Ventures.", {"equity Khosla Ventures>OpenAI 50000000 USD done"}),
    ],
)
def test_who_takes_part_in_a_round_shares_its_sum_or_has_an_own_one(text: str, gives: set[str]) -> None:
    assert set(told(text)) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "Microsoft agreed to buy Cohere. The deal values the startup at $7 billion.",
            "acquisition Microsoft>Cohere 7bn USD agreed",
        ),
        (
            "Microsoft agreed to buy Cohere for $7 billion. The deal was called off on Monday.",
            "acquisition Microsoft>Cohere 7bn USD ended",
        ),
        (
            "CoreWeave agreed to rent capacity from Crusoe. The contract has been terminated.",
            "compute CoreWeave>Crusoe ended",
        ),
        (
            "CoreWeave agreed to rent capacity from Crusoe. A deal with others may be cancelled.",
            "compute CoreWeave>Crusoe agreed",
        ),
        (
            "Microsoft will invest $7 billion in Cohere. The deal values the startup at $70 billion.",
            "equity Microsoft>Cohere 7bn USD agreed",
        ),
    ],
)
def test_a_later_sentence_prices_or_ends_a_deal(text: str, gives: str) -> None:
    assert told(text) == [gives]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "Moveworks, which ServiceNow bought in March for $2 billion, makes agents.",
            {"acquisition ServiceNow>Moveworks"},
        ),
        ("Sold in March to Hitachi for $2 billion, Omnigrid makes transformers.", {"acquisition Hitachi>Omnigrid"}),
        ("Moveworks will become part of ServiceNow in a deal worth $2 billion.", {"acquisition ServiceNow>Moveworks"}),
        (
            "CoreWeave and Core Scientific terminated their $9 billion merger agreement.",
            {"acquisition CoreWeave>Core Scientific"},
        ),
        (
            "Core Scientific shareholders rejected the sale of the company to CoreWeave.",
            {"acquisition CoreWeave>Core Scientific"},
        ),
        (
            "MGX agreed to acquire Aligned Data Centers, a Texas operator, from Macquarie for $40 billion.",
            {"acquisition MGX>Aligned Data Centers", "equity Macquarie>Aligned Data Centers"},
        ),
        (
            "MGX agreed to acquire Aligned Data Centers from Macquarie and Temasek for $40 billion.",
            {"acquisition MGX>Aligned Data Centers"}
            | {f"equity {seller}>Aligned Data Centers" for seller in ("Macquarie", "Temasek")},
        ),
        ("ServiceNow bought 40,000 chips for Moveworks from Nvidia.", {"chips ServiceNow>Nvidia"}),
    ],
)
def test_a_takeover_is_read_from_either_side(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives


def test_what_is_lent_is_no_debt_figure_besides() -> None:
    text = "Firmus secured $2 billion in debt financing from Blackstone."
    assert told(text) == ["debt Blackstone>Firmus 2bn USD done"]
    assert figures(text) == []
