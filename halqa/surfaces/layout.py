"""How text is laid out on a terminal: lines, tables and progress, from the left or from the right."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from rich import box
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.containers import Lines
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from halqa.surfaces.voice import CLOSE, OPEN, Voice

Item = TypeVar("Item")


class Passage(Text):
    """Words whose isolates end with each line and open again on the next, for a terminal orders by line."""

    def wrap(self, *args: Any, **options: Any) -> Lines:
        """Break into lines, each with isolates of its own."""
        lines = super().wrap(*args, **options)
        depth = 0
        for line in lines:
            line.plain, depth = balanced(line.plain, depth)
        return lines


def balanced(line: str, depth: int) -> tuple[str, int]:
    r"""Return a line that opens the isolates left open before it and closes its own, and how many stay open after it.

    >>> ascii(balanced("a \u2068b  ", 0)[0]), ascii(balanced("c\u2069 d", 1)[0])
    ("'a \\u2068b\\u2069  '", "'\\u2068c\\u2069 d'")
    """
    words = line.strip(" ")
    before, after = line[: len(line) - len(line.lstrip(" "))], line[len(line.rstrip(" ")) :]
    left_open = max(depth + words.count(OPEN) - words.count(CLOSE), 0)
    if not words:
        return line, left_open
    return f"{before}{OPEN * depth}{words}{CLOSE * left_open}{after}", left_open


def screen(*, error: bool = False) -> Console:
    """Return a console that takes every text as it is: nothing in an article is markup."""
    return Console(stderr=error, markup=False, highlight=False, emoji=False)


def show(console: Console, views: Iterable[RenderableType]) -> None:
    """Print views one after the other, each in a group: a console makes plain text of what it is given bare."""
    for view in views:
        console.print(Group(view))


def watched(items: Iterable[Item], label: str, total: int | None) -> Iterator[Item]:
    """Hand items on, with a progress bar on standard error where that is a terminal."""
    console = screen(error=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(items, total=total, description=label)


def line(speech: Voice, words: str, style: str = "") -> Text:
    """Return a paragraph on the side where the language begins."""
    return Passage(words, style=style, justify="right" if speech.is_rtl else "default")


def title(speech: Voice, words: str) -> Text:
    """Return the heading of an answer."""
    return line(speech, words, "bold underline")


def indented(speech: Voice, words: str, *, depth: int = 2, style: str = "") -> Padding:
    """Return a paragraph that is moved in from the side where the language begins."""
    if speech.is_rtl:
        return Padding(line(speech, words, style), (0, depth, 0, 0))
    return Padding(line(speech, words, style), (0, 0, 0, depth), expand=False)


def table(speech: Voice, *columns: tuple[str, int]) -> Table:
    """Return an empty table of columns: label and share of the width. In Arabic the first is on the right."""
    grid = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1))
    side: JustifyMethod = "right" if speech.is_rtl else "left"
    for key, share in reversed(columns) if speech.is_rtl else columns:
        narrow = share == 0  # as wide as its words
        grid.add_column(speech.labels[key], ratio=share or None, no_wrap=narrow, justify=side, overflow="fold")
    return grid


def row(speech: Voice, grid: Table, *cells: str) -> None:
    """Add a row; what stands on the later lines of a cell is told more quietly."""
    grid.add_row(*(_cell(cell) for cell in (reversed(cells) if speech.is_rtl else cells)))


def _cell(words: str) -> Text:
    first, end, rest = words.partition("\n")
    cell = Passage(first)
    return cell.append(end + rest, style="dim") if end else cell
