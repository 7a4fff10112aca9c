"""The command line: parse, call the pipeline, print. Errors go to standard error, with exit code 2 and no traceback.

The commands live in modules by what they are for, and each is loaded when it is called.
"""

import sys
from collections.abc import Mapping
from typing import Annotated, ClassVar

import typer

from halqa import __version__
from halqa.surfaces.late import LateGroup, Refusing


class _Questions(Refusing):
    modules: ClassVar[Mapping[str, str]] = {
        "read": "halqa.surfaces.reading",
        "deals": "halqa.surfaces.asking",
        "who": "halqa.surfaces.who",
        "cycles": "halqa.surfaces.measuring",
        "circularity": "halqa.surfaces.flowing",
        "network": "halqa.surfaces.flowing",
        "why": "halqa.surfaces.tracing",
        "alignment": "halqa.surfaces.aligning",
        "vendors": "halqa.surfaces.depending",
        "dependence": "halqa.surfaces.depending",
        "plausible": "halqa.surfaces.judging_sums",
        "backtest": "halqa.surfaces.backtesting",
        "stress": "halqa.surfaces.stressing",
        "outlook": "halqa.surfaces.foreseeing",
        "totals": "halqa.surfaces.asking",
        "report": "halqa.surfaces.showing",
        "serve": "halqa.surfaces.serving",
        "token": "halqa.surfaces.serving",
        "demo": "halqa.surfaces.showing",
    }


class _LedgerWork(LateGroup):
    modules: ClassVar[Mapping[str, str]] = {
        "add": "halqa.surfaces.entering",
        "info": "halqa.surfaces.asking",
        "overlaps": "halqa.surfaces.asking",
        "names": "halqa.surfaces.asking",
        "unnamed": "halqa.surfaces.asking",
        "init": "halqa.surfaces.entering",
        "add-by-hand": "halqa.surfaces.entering",
        "template": "halqa.surfaces.entering",
        "search": "halqa.surfaces.storing",
        "rebuild": "halqa.surfaces.storing",
        "export": "halqa.surfaces.storing",
        "import": "halqa.surfaces.storing",
        "take-down": "halqa.surfaces.storing",
        "review": "halqa.surfaces.reviewing",
        "judge": "halqa.surfaces.reviewing",
        "diff": "halqa.surfaces.comparing",
        "history": "halqa.surfaces.comparing",
    }


app = typer.Typer(
    cls=_Questions,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start here: halqa demo",
)
ledger_app = typer.Typer(
    cls=_LedgerWork,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep claims, and what people judge, in a ledger.",
)
app.add_typer(ledger_app, name="ledger", epilog="Example: halqa ledger add news/")


@app.callback(invoke_without_command=True)
def about(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Halqa (حلقة): follow the money of the AI build-out, from the sentence in a news article to the ring it closes."""
    if version:
        print(f"halqa {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
