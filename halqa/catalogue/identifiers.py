"""What other registers call a party: Wikidata, the LEI of the world's legal entities, the SEC's CIK, its ticker.

`identifiers.json` holds LEI and CIK, `parties.json` the rest. Public registers: GLEIF, SEC EDGAR, Wikidata.
"""

import json
from functools import cache
from importlib.resources import files

from halqa.catalogue.parties import party

_LEI_LENGTH = 20


def identifiers(name: str) -> dict[str, str]:
    """Return the identifiers of a party of the catalogue, by the name of the register.

    >>> identifiers("Nvidia")
    {'cik': '0001045810', 'lei': '549300S4KLFTLO7GSQ80', 'ticker': 'NVDA', 'wikidata': 'Q182477'}
    """
    entry = party(name)
    own = {"ticker": entry.ticker, "wikidata": entry.wikidata}
    return dict(sorted({**_registered().get(name, {}), **{key: value for key, value in own.items() if value}}.items()))


def is_lei(code: str) -> bool:
    """Whether a code can be an LEI: 20 letters and digits whose check digits hold (ISO 17442, ISO 7064 MOD 97-10).

    >>> is_lei("549300S4KLFTLO7GSQ80"), is_lei("549300S4KLFTLO7GSQ81")
    (True, False)
    """
    if len(code) != _LEI_LENGTH or not (code.isascii() and code.isalnum() and code == code.upper()):
        return False
    return int("".join(str(int(sign, 36)) for sign in code)) % 97 == 1


@cache
def _registered() -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = json.loads((files("halqa.catalogue") / "identifiers.json").read_text("utf-8"))
    return told
