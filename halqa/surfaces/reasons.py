"""Why a document gives no deal, in the language of the surface: the reader, or the reference, says it in English."""

import re

from halqa.surfaces.wording import Isolate, Wording, counted, fill, marked

_ONE = re.compile(r"only one party is named: (?P<party>.+)", re.DOTALL)
_SEVERAL = re.compile(r"(?P<count>\d{1,6}) parties are named, but no sentence asserts a deal between two of them")


def why(in_: Wording, reason: str | None, isolate: Isolate = marked) -> str:
    """Return a reader's reason in words; as it stands where it is another reader's own sentence.

    >>> from halqa.surfaces.wording import bare, wording
    >>> why(wording("ar", {"Oracle": "أوراكل"}), "only one party is named: Oracle", bare)
    'ذُكر طرف واحد فقط: أوراكل'
    """
    if not reason:
        return in_.words["reason.none"]
    if reason == "no known party is named":
        return in_.words["reason.no_party"]
    if reason == "no measure that Halqa keeps of one party":
        return in_.words["reason.no_metric"]
    if reason == "an event: no deal, and no measure of a party":
        return in_.words["reason.event"]
    if found := _ONE.fullmatch(reason):
        return fill(in_, "reason.one_party", isolate, party=in_.name(found["party"]))
    if found := _SEVERAL.fullmatch(reason):
        return fill(in_, "reason.no_deal", isolate, parties=counted(in_, int(found["count"]), "parties"))
    return isolate(reason)
