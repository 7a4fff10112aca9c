"""Texts of shapes that readers stumble over, each as long as asked."""

from collections.abc import Callable, Mapping

Shape = Callable[[int], str]
"""Makes a text of so many characters."""

_DENSE = "Nvidia will invest $5 billion in OpenAI and Microsoft rents chips from Oracle for $3bn, "
_RUMOUR = "Nvidia is in talks to invest $5 billion in OpenAI, sources said. It denied it. "


def repeated(text: str) -> Shape:
    """Return the shape of a text that is told over and over."""
    return lambda length: (text * (length // len(text) + 1))[:length]


SHAPES: Mapping[str, Shape] = {
    "one name over and over": repeated("Nvidia "),
    "a list of names": repeated("Nvidia, OpenAI, Microsoft, "),
    "new names, each but once": lambda length: "".join(f"the startup Ab{n}c, " for n in range(length // 18)),
    "one sentence of deals": repeated(_DENSE),
    "rumours and denials": repeated(_RUMOUR),
    "a sentence of deals in Arabic": repeated("استثمرت إنفيديا 5 مليارات دولار في أوبن إيه آي، "),
    "digits": lambda length: "Nvidia " + "1" * length,
    "numbers": lambda length: "Nvidia invests " + "12 " * (length // 3),
    "quotes in quotes": lambda length: "Nvidia " + "“" * (length // 2) + "”" * (length // 2),
    "parentheses": lambda length: "Nvidia " + "(" * (length // 2) + ")" * (length // 2),
    "references": lambda length: "Nvidia. " + "it " * (length // 3),
    "capital letters": lambda length: "Nvidia group " + "A " * (length // 2),
    "hyphens": lambda length: "Nvidia " + "a-" * (length // 2),
    "marks without width": lambda length: "إنفيديا " + "شَ" * (length // 2),
}
