"""Who supplies whom, as English newsrooms tell it: leases, power, servers, and whose goods they are."""

import pytest

from tests.reading.rows import arrows, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Google won a $10 billion cloud contract from Meta.", "compute Meta>Google 10bn USD agreed"),
        ("Mistral trains its models on servers rented from CoreWeave.", "compute Mistral AI>CoreWeave done"),
        ("Cursor's software runs entirely on AWS.", "compute Cursor (Anysphere)>Amazon done"),
        ("Fluidstack's servers will be housed at Hut 8's campus.", "compute Fluidstack>Hut 8 agreed"),
        ("Hut 8 signed a 15-year lease with Fluidstack for 245 MW.", "compute Fluidstack>Hut 8 agreed"),
        ("Under a 15-year lease, Fluidstack will pay Hut 8 $7 billion.", "compute Fluidstack>Hut 8 7bn USD agreed"),
        ("Microsoft let its lease with STACK Infrastructure lapse.", "compute Microsoft>STACK Infrastructure ended"),
        ("Microsoft gets its capacity from Nebius.", "compute Microsoft>Nebius agreed"),
        ("Microsoft will take all of the capacity of Nscale's site.", "compute Microsoft>Nscale agreed"),
        ("Microsoft selected Nebius to host its models.", "compute Microsoft>Nebius agreed"),
        (
            "Anthropic has committed to purchase $30 billion of computing capacity from Microsoft.",
            "compute Anthropic>Microsoft 30bn USD agreed",
        ),
        ("Amazon will supply OpenAI with Nvidia chips in a $38 billion deal.", "compute OpenAI>Amazon 38bn USD agreed"),
        ("Micron has begun shipping HBM chips to Nvidia.", "chips Nvidia>Micron agreed"),
        ("Dell is close to a $5 billion deal to supply xAI with servers.", "chips xAI>Dell 5bn USD talks"),
        ("Meta's servers come from Quanta.", "chips Meta>Quanta Computer done"),
        ("X-energy's reactors will power Amazon's data centers.", "energy Amazon>X-energy agreed"),
        ("Amazon's data center draws its power from Talen Energy's nuclear plant.", "energy Amazon>Talen Energy done"),
        ("Mistral's data center will be powered by EDF.", "energy Mistral AI>EDF agreed"),
        ("Bloom Energy will install fuel cells at Oracle's data centers.", "energy Oracle>Bloom Energy agreed"),
        ("xAI rents gas turbines from VoltaGrid.", "energy xAI>VoltaGrid done"),
        (
            "American Electric Power will supply 200 megawatts to SB Energy.",
            "energy SB Energy>American Electric Power agreed",
        ),
        ("Firmus took out a $2 billion loan from Blackstone.", "debt Blackstone>Firmus 2bn USD done"),
        (
            "Firmus has repaid the $140 million it had borrowed from Blackstone.",
            "debt Blackstone>Firmus 0.14bn USD ended",
        ),
        ("Banks led by JPMorgan lent $7 billion to Crusoe.", "debt JPMorgan>Crusoe 7bn USD done"),
        ("Nvidia faces growing competition from AMD.", "rivalry AMD>Nvidia done"),
        ("Anthropic and its rival OpenAI plan a listing.", "rivalry Anthropic>OpenAI done"),
    ],
)
def test_a_sentence_tells_one_supply(text: str, gives: str) -> None:
    assert told(text) == [gives]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "OpenAI signed deals with Oracle worth $300 billion and with CoreWeave worth $22 billion.",
            {"compute OpenAI>Oracle 300bn USD agreed", "compute OpenAI>CoreWeave 22bn USD agreed"},
        ),
        (
            "OpenAI signed a $38 billion contract with Amazon and one worth $250 billion with Microsoft.",
            {"compute OpenAI>Amazon 38bn USD agreed", "compute OpenAI>Microsoft 250bn USD agreed"},
        ),
        (
            "SoftBank took out a $8 billion bridge loan from a group of banks including Mizuho and Goldman Sachs.",
            {"debt Mizuho>SoftBank 8bn USD done", "debt Goldman Sachs>SoftBank 8bn USD done"},
        ),
    ],
)
def test_each_of_several_has_its_own_part(text: str, gives: set[str]) -> None:
    assert set(told(text)) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Cerebras lists Groq and SambaNova as competitors.", {"rivalry Cerebras>Groq", "rivalry Cerebras>SambaNova"}),
        ("Cerebras is trying to take market share from Nvidia.", {"rivalry Cerebras>Nvidia"}),
        ("CoreWeave said Meta will not rent its servers.", set()),
        ("Nvidia shareholders met in Santa Clara, as did those of Intel.", set()),
        ("Nebius received a letter from Microsoft.", set()),
        ("JPMorgan lent $7 billion to Crusoe to build data centers for Oracle.", {"debt JPMorgan>Crusoe"}),
    ],
)
def test_what_is_no_deal_between_two_is_none(text: str, gives: set[str]) -> None:
    assert arrows(text) == gives
