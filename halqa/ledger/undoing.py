"""Which judgements stand: those that no other takes back, where what takes back may be taken back in its turn."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from halqa.model import Judgement, Verdict


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that nothing takes back, the earliest first; what takes back is not among them.

    The same judgement told twice is one. A judgement tells by hash which one it takes back, so that no two can take
    back each other.
    """
    by_id = {judgement.id: judgement for judgement in judgements}
    gone = _taken_back(by_id)
    held = (each for name, each in by_id.items() if name not in gone and each.verdict is not Verdict.UNDO)
    return tuple(sorted(held, key=lambda judgement: (judgement.at, judgement.id)))


def _taken_back(by_id: Mapping[str, Judgement]) -> set[str]:
    """Return the judgements that are taken back: one is looked at once all that speak of it are settled."""
    takes = {
        name: each.subject
        for name, each in by_id.items()
        if each.verdict is Verdict.UNDO and isinstance(each.subject, str) and each.subject in by_id
    }
    unsettled: dict[str, int] = defaultdict(int)
    for subject in takes.values():
        unsettled[subject] += 1
    settled, gone = deque(name for name in takes if not unsettled[name]), set[str]()
    while settled:
        name = settled.popleft()
        subject = takes[name]
        if name not in gone:
            gone.add(subject)
        unsettled[subject] -= 1
        if not unsettled[subject] and subject in takes:
            settled.append(subject)
    return gone
