"""How text is laid out on a terminal: lines, tables and progress, from the left or from the right."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from halqa.surfaces.grid import Column, Grid
from halqa.surfaces.passage import Passage
from halqa.surfaces.voice import Voice

Item = TypeVar("Item")


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


@contextmanager
def counting(label: str, total: int) -> Iterator[Callable[[int], object]]:
    """Give what is to be told how much is done, with a progress bar on standard error where that is a terminal."""
    console = screen(error=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=total)
        yield lambda done: progress.update(task, completed=done)


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


def table(speech: Voice, *columns: tuple[str, int]) -> Grid:
    """Return an empty table of columns: label and share of the width. In Arabic the first is on the right."""
    return Grid([Column(speech.labels.get(key, key), share) for key, share in columns], is_rtl=speech.is_rtl)


def row(grid: Grid, *cells: str) -> None:
    """Add a row; what stands on the later lines of a cell is told more quietly."""
    grid.rows.append(cells)
