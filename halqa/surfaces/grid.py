"""Tables on a terminal that cut no number: columns as wide as their words ask, else each row as lines of its own.

A column is never narrower than the longest of its words, and never breaks a line that holds a number. Ids and the like,
longer than that, fold. Where the columns do not fit beside each other, a row is told as its first cell and, below it,
each other cell after its label.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, JustifyMethod, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from halqa.surfaces.passage import Passage, glued

_FOLDED = 16  # from how many places on a word may be broken
_WHOLE = 24  # up to how many places a line with a number is kept in one piece
_GAP, _LINE = " · ", "\n"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and its share of what is left of the width; 0: as wide as its words."""

    head: str
    share: int


@dataclass(slots=True)
class Grid:
    """Rows of cells below heads, in the order in which they are read; later lines of a cell are told more quietly."""

    columns: Sequence[Column]
    is_rtl: bool
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield a table, or where it does not fit the rows one below the other."""
        widths = self.widths(options.max_width)
        if widths is None:
            yield from self._stacked(options.max_width)
        else:
            yield self._table(widths)

    def widths(self, whole: int) -> list[int] | None:
        """Return how wide each column is on a screen of a width; None: they do not fit."""
        lines = [[head.head, *_lines(cells)] for head, cells in zip(self.columns, self._cells(), strict=True)]
        least = [max(map(_least, each)) for each in lines]
        left = whole - sum(least) - (3 * len(least) + 1)
        if left < 0:
            return None
        natural = [max(map(cell_len, each[1:]), default=0) for each in lines]
        wanted = [max(full - low, 0) for full, low in zip(natural, least, strict=True)]
        grown = _shared(left, wanted) if left < sum(wanted) else wanted
        rest = _shared(left - sum(grown), [column.share for column in self.columns]) if left > sum(grown) else []
        return [low + more + spare for low, more, spare in zip(least, grown, rest or [0] * len(least), strict=True)]

    def _cells(self) -> list[tuple[str, ...]]:
        return list(zip(*self.rows, strict=True)) if self.rows else [() for _ in self.columns]

    def _table(self, widths: Sequence[int]) -> Table:
        grid = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
        side: JustifyMethod = "right" if self.is_rtl else "left"
        for column, width in self._ordered(list(zip(self.columns, widths, strict=True))):
            grid.add_column(Passage(column.head), width=width, justify=side, overflow="fold")
        for cells in self.rows:
            grid.add_row(*(_cell(cell) for cell in self._ordered(list(cells))))
        return grid

    def _ordered(self, items: list[Item]) -> list[Item]:
        return items[::-1] if self.is_rtl else items

    def _stacked(self, whole: int) -> Iterator[Padding]:
        yield self._moved_in(Passage(""), 0)
        for first, *rest in self.rows:
            yield self._moved_in(_cell(first, "bold"), 2)
            told = [self._told(column, cell) for column, cell in zip(self.columns[1:], rest, strict=True)]
            yield from (self._moved_in(Passage(words), 4) for words in _packed(told, whole - 4))
        yield self._moved_in(Passage(""), 0)

    def _told(self, column: Column, cell: str) -> str:
        comma = "\u060c " if self.is_rtl else ", "
        return f"{column.head}: {comma.join(cell.split(_LINE))}"

    def _moved_in(self, words: Text, depth: int) -> Padding:
        words.justify = "right" if self.is_rtl else "default"
        words.overflow = "fold"
        return Padding(words, (0, depth, 0, 0) if self.is_rtl else (0, 0, 0, depth), expand=self.is_rtl)


def _cell(words: str, style: str = "") -> Text:
    first, end, rest = words.partition("\n")
    cell = Passage(first, style=style)
    return cell.append(end + rest, style="dim not bold" if style else "dim") if end else cell


def _lines(cells: Sequence[str]) -> list[str]:
    return [line for cell in cells for line in cell.split("\n")]


def _least(line: str) -> int:
    """Return how narrow a line may be told: in one piece where it is short and holds a number, else word by word."""
    if any(map(str.isdigit, line)) and cell_len(line) <= _WHOLE:
        return cell_len(line)
    words = glued(line).split()
    return max((min(cell_len(word), _WHOLE if word[:1].isdigit() else _FOLDED) for word in words), default=1)


def _shared(whole: int, weights: Sequence[int]) -> list[int]:
    """Return a whole number in parts that stand to each other as weights do, as nearly as whole numbers can."""
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    ends = [sum(weights[: at + 1]) * whole // total for at in range(len(weights))]
    return [end - before for before, end in zip([0, *ends], ends, strict=False)]


def _packed(told: Sequence[str], width: int) -> list[str]:
    """Return words beside each other as far as a line holds them."""
    lines: list[str] = []
    for words in told:
        joined = f"{lines[-1]}{_GAP}{words}" if lines else words
        if lines and cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(words)
    return lines
