"""Who puts how much into a round, where no verb of its own says so.

"Amazon invests $15bn and Nvidia $10bn" leaves the second verb out, "of which $2bn from Nvidia" has none at all, and
"$10bn and $5bn respectively" tells each its own.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from halqa.reading.frames.ties import RawTie
from halqa.reading.items import Item, Sentence
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import Named
from halqa.reading.quantities.amounts import Measure, Quantity
from halqa.reading.tellings.finding import Told
from halqa.reading.tellings.participants import bare_sum

_FROM = 2.0  # cost of a tie that a sum and a preposition carry
_GAP = 2  # items between a party and the sum that is its own
_GIVES = frozenset(("equity", "debt"))


def gapped(sentence: Sentence, found: Sequence[Group], tellings: Sequence[Told]) -> list[Told]:
    """Return the tellings with what later parties of a sentence give, the verb being said only once."""
    model = next((one for one in tellings if one.money and one.raw.kind in _GIVES), None)
    if model is None:
        return list(tellings)
    kept = [one for one in tellings if not _is_gap(one, model)]
    taken = {place for one in kept for place in one.extra}
    known = {name for one in kept for name in (one.raw.payer.party, one.raw.payee.party)}
    more = [
        _likewise(sentence, model, group, place)
        for group in found
        if group.first > model.raw.event and group.preposition in ("", "by") and not group.names & known
        for place in [_sum_after(sentence.items, group.last, model.money)]
        if place is not None and place not in taken
    ]
    return [*kept, *more] if more else list(tellings)


def _is_gap(one: Told, model: Told) -> bool:
    """Whether a deal is only guessed of who paid and who gives too: "Nvidia pledges $10bn to X, Microsoft $5bn"."""
    guessed = not one.raw.explicit and one.raw.event > model.raw.event and one.raw.cost > _GUESSED
    return guessed and model.raw.payee.party in (one.raw.payer.party, one.raw.payee.party)


_GUESSED = 5.0


def own_sums(sentence: Sentence, found: Sequence[Group], tellings: Sequence[Told]) -> list[Told]:
    """Return the tellings with the sum that stands right after a giver: "led by Greenoaks with $400 million"."""
    own = {
        group.parties[0].party: place
        for group in found
        if len(group.parties) == 1 and (place := _sum_with(sentence.items, group)) is not None
    }
    return [
        replace(one, money=sentence.items[place].quantity, shared=False, extra=(place,))
        if one.raw.kind in _GIVES and (place := own.get(one.raw.payer.party))
        else one
        for one in tellings
    ]


def shared_out(sentence: Sentence, found: Sequence[Group], tellings: Sequence[Told]) -> list[Told]:
    """Return the tellings with one for each sum and side of "$19 billion with Nebius, $9 billion with IREN"."""
    own = {
        group.parties[0].party: (group, place)
        for group in found
        if group.preposition in _SHARED and len(group.parties) == 1
        for place in [_right_beside(sentence.items, group) or _size_before(sentence.items, group)]
        if place is not None
    }
    model = _nearest_before(min((place for _, place in own.values()), default=0), own, tellings)
    if model is None or len(own) < 2 or len({group.preposition for group, _ in own.values()}) > 1:
        return list(tellings)
    pays = model.raw.payer.party in own
    sides = own.keys()
    rest = [
        one
        for one in tellings
        if one.raw.kind != model.raw.kind or not sides & {one.raw.payer.party, one.raw.payee.party}
    ]
    return rest + [_share(sentence, model, group, place, pays=pays) for group, place in own.values()]


def _nearest_before(place: int, own: Collection[str], tellings: Sequence[Told]) -> Told | None:
    """Return what is told of one of some parties by the word nearest before a sum, else by any word."""
    of_them = [one for one in tellings if one.raw.payer.party in own or one.raw.payee.party in own]
    before = [one for one in of_them if one.raw.event <= place]
    return max(before, key=lambda one: one.raw.event, default=next(iter(of_them), None))


_DEALT = ("worth", "goods", "event")  # "a $38 billion cloud contract with Amazon"
_SHARED = frozenset(("with", "from", "to"))


def _right_beside(items: Sequence[Item], group: Group) -> int | None:
    """Return the sum of "a $38 billion contract with Amazon", "with Oracle worth $300 billion"."""
    behind = items[group.last + 1 : group.last + 3]
    if len(behind) == 2 and behind[0].tag("worth") and behind[1].money:
        return group.last + 2
    return _right_before(items, group)


def _size_before(items: Sequence[Item], group: Group) -> int | None:
    """Return the size of 500 ميغاواط من طاقة الرياح إلى ميتا: what goes to whom, the verb being said only once."""
    if group.preposition != "to":
        return None
    for index in range(group.first - 1, max(group.first - _SIZED, -1), -1):
        quantity = items[index].quantity
        if quantity is not None and quantity.measure in (Measure.POWER, Measure.CHIPS):
            return index
        verbs = any(tag.part == "verb" for tag in items[index].tags)
        if quantity is not None or items[index].is_mark or items[index].is_party or verbs:
            return None
    return None


_SIZED = 7  # items from what goes to somebody to its size


def _right_before(items: Sequence[Item], group: Group) -> int | None:
    """Return the sum of "$5 billion from Nvidia": only the preposition and an article stand between."""
    for index in range(group.first - 1, max(group.first - 5, -1), -1):
        if items[index].money:
            return index
        thin = items[index].tag("preposition") or items[index].tag("filler")
        if not (thin or (items[index].text.isascii() and any(map(items[index].tag, _DEALT)))):
            return None
    return None


def _share(sentence: Sentence, model: Told, group: Group, place: int, *, pays: bool) -> Told:
    one = group.parties[0]
    payer, payee = (one, model.raw.payee) if pays else (model.raw.payer, one)
    raw = replace(model.raw, payer=payer, payee=payee, event=place, first=place, last=group.last, members=1)
    size = sentence.items[place].quantity
    measure = size.measure if size else None
    return replace(
        model,
        raw=raw,
        money=size if measure is Measure.MONEY else None,
        power=size if measure is Measure.POWER else None,
        chips=size if measure is Measure.CHIPS else None,
        share=None,
        shared=False,
        extra=(place,),
    )


def of_rounds(sentence: Sentence, tellings: Sequence[Told]) -> set[int]:
    """Return the items of sums that are those of a whole round: جولة بقيمة 42 مليون دولار قادها; it was raised."""
    sums = {place for one in tellings if one.raw.frame == "lead_round" for place in one.extra}
    return {place for place in sums if sentence.items[place].money and _is_of_round(sentence.items, place)}


def _is_of_round(items: Sequence[Item], place: int) -> bool:
    """Whether a round stands right before a sum, and all of it is told: not "took part with"."""
    low = max(0, place - _ROUND_SUM)
    at = next((at for at in range(place - 1, low - 1, -1) if items[at].tag("metric", "raising")), None)
    if at is None or any(item.is_mark for item in items[at + 1 : place]):
        return False
    verbs = any(tag.part == "verb" for item in items[at + 1 : place - 1] for tag in item.tags)
    return not verbs and (at == place - 1 or items[place - 1].tag("constructed") is not None)


_ROUND_SUM = 6  # items from a round, over who raises it, to its sum


def respective(sentence: Sentence, tellings: Sequence[Told]) -> list[Told]:
    """Return the tellings with a sum each, where as many sums as parties are told "respectively"."""
    if "respectively" not in sentence.categories:
        return list(tellings)
    sums = _sums_in_turn(sentence.items)
    together = [one for one in tellings if one.raw.members == len(sums) > 1]
    if len(together) != len(sums):
        return list(tellings)
    turn = sorted(together, key=lambda one: (one.raw.payer.start, one.raw.payee.start))
    own = {id(one): place for one, place in zip(turn, sums, strict=True)}
    return [
        replace(one, money=sentence.items[own[id(one)]].quantity, shared=False, extra=(own[id(one)],))
        if id(one) in own
        else one
        for one in tellings
    ]


def _sums_in_turn(items: Sequence[Item]) -> list[int]:
    """Return the places of the sums that "respectively" shares out: those joined right before the word or after it."""
    place = next((index for index, item in enumerate(items) if item.tag("respectively")), None)
    if place is None:
        return []
    sums = [index for index, item in enumerate(items) if item.money]
    return _run([index for index in reversed(sums) if index < place], place)[::-1] or _run(
        [index for index in sums if index > place], place
    )


def _run(sums: Sequence[int], place: int) -> list[int]:
    """Return the sums that follow each other, the first near a place, at most a few words apart."""
    kept: list[int] = []
    for index in sums:
        if abs(index - place) > _TURN:
            break
        kept.append(index)
        place = index
    return kept


_TURN = 4  # items from one sum to the next in "$5 billion, $10 billion and up to $2 billion respectively"


def same_again(sentence: Sentence, tellings: Sequence[Told], before: Told | None) -> list[Told]:
    """Return the tellings with the sum that "the same amount" stands for: the last one told, here or before."""
    if "same_sum" not in sentence.categories:
        return list(tellings)
    same = next((at for at, item in enumerate(sentence.items) if item.tag("same_sum")), None)
    if same is None:
        return list(tellings)
    model = next((one for one in reversed(tellings) if one.money and one.raw.event < same), before)
    if model is None or model.money is None:
        return list(tellings)
    nearest = max((one.raw.event for one in tellings if one.raw.event < same and not one.money), default=None)
    return [
        replace(one, money=model.money, shared=False) if one.raw.event == nearest and not one.money else one
        for one in tellings
    ]


def _sum_after(items: Sequence[Item], last: int, model: Quantity | None) -> int | None:
    for index in range(last + 1, min(last + 2 + _GAP, len(items))):
        if items[index].money or (model is not None and bare_sum(items[index], model) is not None):
            return index
        if items[index].tag("preposition") and not items[index].tag("preposition", "with"):
            return None
        if items[index].is_mark or items[index].tag("event"):
            return None
    return None


def _likewise(sentence: Sentence, model: Told, group: Group, place: int) -> Told:
    raw = replace(model.raw, payer=group.parties[0], event=place, first=group.first, last=place)
    item = sentence.items[place]
    money = item.money or (bare_sum(item, model.money) if model.money else None)
    return replace(model, raw=raw, money=money, share=None, shared=False, extra=(place,))


def given(sentence: Sentence, found: Sequence[Group], rounds: dict[str, Quantity]) -> Iterator[RawTie]:
    """Yield equity ties for sums that come "from" a party, while a round is being told ("$2bn of it from Nvidia")."""
    raiser = next(reversed(rounds), None)
    if raiser is None:
        return
    of_round = any(item.tag("goods", "stake") for item in sentence.items)
    for group in found:
        place = None if group.preposition else _sum_with(sentence.items, group)
        if group.preposition == "from" and of_round:
            place = _sum_before(sentence.items, group.first)
        if place is None or raiser in group.names:
            continue
        if sentence.items[place].quantity == rounds[raiser]:
            continue  # the round itself, not a share of it
        for one in group.parties:
            payee = Named(raiser, one.start, one.start, one.how)
            yield RawTie(
                kind="equity",
                payer=one,
                payee=payee,
                event=place,
                first=place,
                last=group.last,
                cost=_FROM,
                frame="given",
                status="agreed",
                explicit=True,
                members=len(group.parties),
                unsaid=raiser,
            )


def _sum_with(items: Sequence[Item], group: Group) -> int | None:
    """Return the sum that stands right after "Greenoaks with $400 million"."""
    after = items[group.last + 1 : group.last + 3]
    given = len(after) == 2 and after[0].tag("preposition", "with") and after[1].money
    return group.last + 2 if given else None


def _sum_before(items: Sequence[Item], first: int) -> int | None:
    """Return the sum that stands right before "from X"."""
    for index in range(first - 1, max(first - 4, -1), -1):
        if items[index].money:
            return index
        if items[index].is_mark and items[index].text != ")":
            return None
    return None
