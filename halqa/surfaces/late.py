"""Commands that are loaded when they are called: who reads a text waits for no ledger and no numeric library."""

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_group

from halqa.errors import HalqaError
from halqa.surfaces.output import BAD_INPUT, complain


def commands() -> typer.Typer:
    """Return an empty bag of commands, for a module to put its own in under the name `app`."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)


class LateCommands(Mapping[str, Any]):
    """Commands by name, each loaded from its module when it is looked up; those given come last.

    The modules are named, not handed over, for to import them is what is put off.

    >>> found = LateCommands({"who": "halqa.surfaces.who"}, {})
    >>> list(found), found["who"].name
    (['who'], 'who')
    """

    def __init__(self, modules: Mapping[str, str], given: Mapping[str, Any]) -> None:
        self._modules, self._given = modules, given

    def __getitem__(self, name: str) -> Any:
        if name in self._given:
            return self._given[name]
        return get_group(import_module(self._modules[name]).app).commands[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._modules
        yield from self._given

    def __len__(self) -> int:
        return len(self._modules) + len(self._given)


class LateGroup(TyperGroup):
    """Commands that live in the modules of a table."""

    modules: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *, commands: Any = None, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = LateCommands(self.modules, commands or {})  # type: ignore[assignment] # it is read alone


class Refusing(LateGroup):
    """Commands whose refusals are one sentence on standard error."""

    def invoke(self, ctx: Any) -> Any:
        """Call a command; what Halqa refuses ends with the exit code of bad input."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except HalqaError as error:
            _refuse(str(error))
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _drop_output()
            _refuse(f"{error.filename or 'the output'}: {error.strerror or error}")
        return found


def _refuse(message: str) -> NoReturn:
    complain(message)
    raise typer.Exit(BAD_INPUT)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that Python does not try again, and fail again, as it ends."""
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
