"""Alliance and rivalry as JSON: the same values that the terminal tells in words."""

from halqa.findings.stances import pair_numbers
from halqa.measures.alignment import Pair, Sign, Stance, Strength
from halqa.measures.camps import Camps, Partition
from halqa.measures.turns import Alignment, Move, Quarter, Turn
from halqa.surfaces.export import Json, day_text


def alignment_object(told: Alignment, of: tuple[str, ...] = (), *, by_group: bool = False) -> dict[str, Json]:
    """Return what parties are to each other: of all pairs, of one party's, or of one pair."""

    def concerns(parties: tuple[str, ...]) -> bool:
        return set(of) <= set(parties)

    def ids(pair: Pair) -> dict[str, Json]:
        numbers = pair_numbers(pair, by_group=by_group, with_doubtful=told.with_doubtful)
        return {number.name: number.id for number in numbers}

    return {
        "as_of": day_text(told.as_of),
        "with_doubtful": told.with_doubtful,
        "parties": list(of),
        "pairs": [{**pair_object(pair), "ids": ids(pair)} for pair in told.pairs if concerns(pair.parties)],
        "camps": camps_object(told.camps),
        "quarters": [_quarter(quarter, of) for quarter in told.quarters],
        "turns": [_turn(turn) for turn in told.turns if concerns(turn.parties)],
        "moves": [_move(move) for move in told.moves if not of or move.party in of],
    }


def pair_object(pair: Pair) -> dict[str, Json]:
    """Return one pair: both sides, and what is not counted."""
    return {
        "parties": list(pair.parties),
        "stance": pair.stance,
        "stance_with_doubtful": pair.doubtful_stance,
        "ally": _strength(pair.ally),
        "rival": _strength(pair.rival),
        "doubtful": [_sign(sign) for sign in pair.doubtful],
        "past": [_sign(sign) for sign in pair.past],
    }


def camps_object(camps: Camps) -> dict[str, Json]:
    """Return the camps under both readings, with the bounds of the frustration index."""
    return {
        "least": camps.least,
        "most": camps.most,
        "ties": camps.ties,
        "both": [list(pair) for pair in camps.both],
        "as_allies": _partition(camps.as_allies),
        "as_rivals": _partition(camps.as_rivals),
        "between": [{"rivals": list(pair), "allied_with_both": list(both)} for pair, both in camps.between.items()],
    }


def _strength(side: Strength) -> dict[str, Json] | None:
    if not side.deals:
        return None
    return {
        "deals": list(side.deals),
        "strength": side.weight,
        "usd": side.usd,
        "known_share": side.known_share,
        "firm_share": side.firm_share,
        "since": day_text(side.since),
        "until": day_text(side.until),
        "end_is_assumed": side.is_end_assumed,
    }


def _sign(sign: Sign) -> dict[str, Json]:
    return {
        "deal": sign.deal.id,
        "side": sign.side,
        "status": sign.deal.status,
        "hearsay": sign.deal.hearsay,
        "weight": sign.weight,
        "since": day_text(sign.since),
        "until": day_text(sign.until),
    }


def _partition(found: Partition) -> dict[str, Json]:
    return {
        "least": found.least,
        "most": found.most,
        "is_proven": found.is_proven,
        "unsatisfied": [list(pair) for pair in found.frustrated],
        "camps": [
            {"first": list(sides.first), "second": list(sides.second), "undecided": sorted(sides.open)}
            for sides in found.sides
        ],
    }


def _quarter(quarter: Quarter, of: tuple[str, ...]) -> dict[str, Json]:
    there = [pair for pair in quarter.pairs if set(of) <= set(pair.parties)]
    counts = {stance.value: sum(pair.stance is stance for pair in there) for stance in Stance}
    return {"day": day_text(quarter.day), "pairs": counts, "least": quarter.camps.least, "most": quarter.camps.most}


def _turn(turn: Turn) -> dict[str, Json]:
    return {
        "since": day_text(turn.since),
        "day": day_text(turn.day),
        "parties": list(turn.parties),
        "before": turn.before,
        "after": turn.after,
        "deals": list(turn.deals),
    }


def _move(move: Move) -> dict[str, Json]:
    return {
        "since": day_text(move.since),
        "day": day_text(move.day),
        "party": move.party,
        "left": list(move.left),
        "joined": list(move.joined),
    }
