"""One measurement, and how a person reads it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement, ours and the peer's of the same work in the same run."""

    name: str
    figure: float | None  # None: could not be measured, see the note
    unit: str
    peer: str | None = None
    peer_figure: float | None = None
    ratio: float | None = None  # above 1: ours is the better one
    sizes: dict[str, object] = field(default_factory=dict)
    note: str = ""


def line(row: Row) -> str:
    """Return a row as a person reads it."""
    peer = f"{_short(row.peer_figure)} by {row.peer}, ratio {_short(row.ratio)}" if row.peer else ""
    notes = "; ".join(part for part in (peer, row.note) if part)
    return f"{row.name}: {_short(row.figure)} {row.unit}" + (f" ({notes})" if notes else "")


def _short(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3g}"
