"""What a frame needs beside its two parties (money, goods, a stake, a loan), and whether the sentence has it."""

from collections.abc import Callable, Mapping

from halqa.reading.frames.cast import Cast, has_it_made
from halqa.reading.frames.earning import accounts_for_revenue, earns, is_earned
from halqa.reading.frames.goods import goods_near
from halqa.reading.frames.having import (
    TANGIBLE,
    gets_goods,
    has_goods,
    has_power,
    is_taken,
    is_within,
    lets_use,
    lines_up_goods,
)
from halqa.reading.frames.kinds import is_bought, is_direct_object
from halqa.reading.frames.orders import is_order, is_order_noun, is_project, wins
from halqa.reading.frames.scene import Scene, is_means, is_purpose, may_go_into
from halqa.reading.frames.stakes import (
    is_for_share,
    is_joining,
    is_of_another,
    is_of_round,
    is_ownership,
    names_new_shares,
    names_own_stake,
    names_stake,
    subscribes,
)
from halqa.reading.names.groups import Group
from halqa.reading.names.mentions import How


def is_satisfied(scene: Scene, agent: Group, other: Group) -> bool:
    """Whether a frame finds what it needs beside two parties: money, goods, a stake, a loan."""
    need = _NEEDS.get(scene.event.frame.needs)
    return need is None or need(Cast(scene, agent, other))


def _money(cast: Cast) -> bool:
    return any(item.money for item in cast.items(5, 14))


def _money_in(cast: Cast) -> bool:
    """Money goes *into* somebody: paying them is something else."""
    event, other = cast.event, cast.other
    joins = event.is_noun or other.parties[0].type == "venture"  # contributes to a venture
    placed = other.preposition == "in" or (joins and other.preposition in ("to", "at"))
    into = (placed and may_go_into(cast.scene, other)) or is_for_share(cast) or _is_provided(cast)
    named_before = not other.preposition and not other.carried and other.last < cast.agent.first
    unsaid = other.carried and (not event.is_verb or names_stake(cast) or _puts_in(cast) or _takes_part(cast))
    return (into or unsaid or named_before) and _money(cast)


def _is_provided(cast: Cast) -> bool:
    """Tell "provided Wayve with $500 million", "wrote Wayve a $500 million check": whom, stands behind the verb."""
    items, behind = cast.scene.items, cast.other.last + 1
    if cast.scene.words.verb_first or not cast.event.is_verb or cast.other.preposition or cast.other.goods:
        return False
    if not 0 < cast.other.first - cast.event.index <= 2 or cast.event.passive:
        return False
    following = items[behind : behind + 4]
    given = bool(following) and (following[0].tag("preposition", "with") or following[0].tag("article"))
    return bool(given) and any(item.money for item in following[1:3])


def _puts_in(cast: Cast) -> bool:
    """Tell "putting in another $30 billion": into whom, was said before."""
    after = cast.scene.items[cast.event.index + 1 : cast.event.index + 5]
    return bool(after) and after[0].tag("preposition", "in") is not None and any(item.money for item in after)


def _takes_part(cast: Cast) -> bool:
    """Tell "will contribute $30 billion": to what, was said before, where the same verb tells of rounds."""
    return cast.scene.items[cast.event.index].tag("event", "lead_round") is not None


def _debt(cast: Cast) -> bool:
    if cast.event.frame.name == "guarantee" and not cast.scene.words.verb_first and _money(cast):
        return True  # "guarantees the whole sum": the word says enough
    if cast.event.frame.name == "guarantee" and cast.event.passive and cast.agent.preposition == "by":
        return True  # "the lease is guaranteed by Google"
    if cast.event.frame.name == "guarantee" and any(item.tag("event", "commit") for item in cast.items(0, 4)[1:]):
        return True  # ضمنت غوغل التزامات فلويدستاك
    told_by_noun = cast.event.is_noun and cast.event.frame.name != "grant"
    return told_by_noun or cast.names(
        "debt",
        6 if cast.event.tag.pronoun or cast.event.passive else 0,
        12 if cast.event.frame.name == "finance" else 7,
    )


def _is_right_before(cast: Cast) -> bool:
    """Tell كروسو المملوكة لإنتل: a participle describes the name before it, no farther one."""
    return 0 < cast.event.index - cast.other.last <= _ADJECTIVES


_ADJECTIVES = 2  # items from a name over its other adjectives to a participle


def _from(cast: Cast) -> bool:
    """It comes from a party; who raises money gets money of it, not رقائق إنفيديا."""
    raises = cast.event.frame.name == "raise"
    if raises and (cast.other.goods not in (None, "stake", "debt") or is_order(cast)):
        return False
    if raises and any(item.tag("people") for item in cast.scene.items[cast.event.index + 1 : cast.other.first]):
        return False  # استقطبت ثلاثة باحثين من غوغل
    if raises and (gets_goods(cast) if cast.scene.words.verb_first else lines_up_goods(cast)):
        return False
    if raises and cast.scene.words.verb_first and cast.other.first < cast.event.index:
        return cast.other.preposition == "with" and is_purpose(cast.scene)  # محادثات مع أمازون لجمع
    if raises and cast.other.first < cast.event.index and cast.other.preposition == "with":
        return any(item.tag("to_come") for item in cast.scene.near(1))  # "in talks with Sequoia to raise"
    sourced = cast.other.preposition in ("from", "by", "with") or (raises and _is_tapped(cast))
    return sourced and not is_means(cast.scene, cast.other)


def _is_tapped(cast: Cast) -> bool:
    """Tell "tapped Commonwealth Bank for $450 million": who is asked for money stands right behind the verb."""
    beside = 0 < cast.other.first - cast.event.index <= 2 and not (cast.other.preposition or cast.other.goods)
    behind = cast.scene.items[cast.other.last + 1 : cast.other.last + 5]
    asked = bool(behind) and behind[0].tag("preposition", "for") is not None and any(item.money for item in behind)
    return beside and asked and not cast.scene.words.verb_first


def _takes_money(cast: Cast) -> bool:
    """Tell "takes $5 billion from Amazon": what is taken is money."""
    return any(item.money for item in cast.scene.items[cast.event.index + 1 : cast.event.index + 4])


def _is_paid(cast: Cast) -> bool:
    """Tell "received $5 billion from": what comes from the other side is money."""
    between = cast.scene.items[cast.event.index + 1 : cast.other.first]
    paid = any(item.money or item.tag("event", "pay") for item in between) and not is_order(cast)
    goods = (tag.name for item in between if (tag := item.tag("goods")))
    return paid or (cast.scene.words.verb_first and not any(name in TANGIBLE for name in goods))


def _is_bid_for(cast: Cast) -> bool:
    return cast.other.preposition == "for" and cast.other.first > cast.event.index


def _is_offered(cast: Cast) -> bool:
    """Tell "accepted a $3 billion offer from SoftBank": who is named before it is to be bought."""
    free = cast.scene.is_left(cast.other) and not (cast.other.preposition or cast.other.goods)
    return cast.event.is_noun and cast.agent.preposition == "from" and free


def _is_loan(cast: Cast) -> bool:
    """Tell "took out a $2 billion loan from": the loan itself tells who lends."""
    between = cast.scene.items[cast.event.index + 1 : cast.other.first]
    return any(item.tag("goods", "debt") for item in between)


def _is_designed(cast: Cast) -> bool:
    """Tell "designs its own chip with Broadcom": one of the two makes chips, and chips are what they design."""
    if cast.agent.carried or cast.other.carried:
        return False
    makers = [one.parties[0].type == "chipmaker" for one in (cast.agent, cast.other)]
    together = cast.other.preposition == "with" or cast.other.parties[0].start > cast.agent.parties[0].start
    return makers.count(True) == 1 and together and goods_near(cast.scene, cast.agent, cast.other) == "chips"


def _is_of(_: Scene, other: Group) -> bool:
    return other.preposition == "of" and not other.goods


def _sold(cast: Cast) -> bool:
    """Tell "was sold to Hitachi", "sold Aligned to BlackRock", "the sale of Aligned to": the party itself is sold."""
    if cast.event.is_noun:
        of_it = is_direct_object if cast.scene.words.verb_first else _is_of  # بيع كوهير إلى
        return of_it(cast.scene, cast.other) or is_bought(cast.scene, cast.other) or _is_own_sale(cast)
    direct = not cast.scene.words.verb_first and is_direct_object(cast.scene, cast.other)
    return is_bought(cast.scene, cast.other) or (direct and cast.other.first < cast.agent.first)


def _is_own_sale(cast: Cast) -> bool:
    """Tell "CyberArk's $25 billion sale to Palo Alto", "its sale to": who is named before is sold."""
    scene, other = cast.scene, cast.other
    if scene.words.verb_first or not scene.is_left(other) or other.preposition or other.goods or other.carried:
        return False
    beside = other.owner and not any(item.tag("event") for item in scene.items[other.last + 1 : cast.event.index])
    return beside or any(item.tag("own") for item in scene.near(3))


_NEEDS: Mapping[str, Callable[[Cast], bool]] = {
    "money": _money,
    "money_in": _money_in,
    "money_for": lambda cast: (_is_bid_for(cast) or _is_offered(cast)) and _money(cast),
    "warrant": lambda cast: cast.names("warrant", 0, 14) or (cast.other.preposition == "to" and names_new_shares(cast)),
    "debt": _debt,
    "stake": lambda cast: cast.event.is_noun or names_stake(cast),
    "stake_near": lambda cast: cast.other.preposition != "to" and names_stake(cast),
    "goods": has_goods,
    "goods_used": lets_use,
    "goods_within": is_within,
    "taken": lambda cast: is_taken(cast) and not _takes_money(cast) and (has_goods(cast) or has_power(cast)),
    "money_from": lambda cast: (
        cast.other.preposition == "from" and _takes_money(cast) and not (is_order(cast) or _is_loan(cast))
    ),
    "sold": _sold,
    "object": lambda cast: (
        is_direct_object(cast.scene, cast.other) or is_bought(cast.scene, cast.other) or cast.scene.is_joined
    ),
    "for": lambda cast: (
        cast.other.preposition in ("for", "to")
        or bool(cast.other.owner and cast.other.goods)
        or has_it_made(cast)
        or (cast.event.frame.name == "sell_self" and cast.other.preposition in ("of", "in"))
    ),
    "from": _from,
    "order": wins,
    "awarded": lambda cast: any(map(is_order_noun, cast.items(0, 7)[1:])) or is_project(cast),
    "chips_with": _is_designed,
    "goods_from": lambda cast: has_goods(cast) and cast.other.first < cast.agent.first and not _money(cast),
    "money_given": lambda cast: cast.other.preposition in ("from", "by", "with") and _is_paid(cast),
    "of_revenue": accounts_for_revenue,
    "revenue_of": earns,
    "revenue_from": is_earned,
    "stake_to": lambda cast: (
        cast.other.preposition == "to" and names_stake(cast) and not names_own_stake(cast) and not is_of_another(cast)
    ),
    "stake_of": lambda cast: cast.other.preposition != "to",
    "round": lambda cast: (
        cast.event.passive
        or cast.other.goods == "debt"
        or any(is_of_round(item) for item in cast.scene.items)
        or is_joining(cast)
        or subscribes(cast)
    ),
    "own_stake": names_own_stake,
    "priced": lambda cast: any(item.money or item.tag("event", "pay") for item in cast.items(8, 8)),
    "owned": lambda cast: _is_right_before(cast) and cast.agent.parties[0].how is not How.REFERENCE,
    "ownership": is_ownership,
    "stake_passed": lambda cast: names_stake(cast) and not is_ownership(cast),
    "choice": lambda cast: has_goods(cast) or any(item.tag("role") for item in cast.items(0, 12)),
    "founded": lambda cast: any(named.type == "venture" for named in cast.other.parties),
    "venture": lambda cast: any(named.type == "venture" for named in cast.other.parties),
}
