"""The options that commands share."""

from typing import Annotated

import typer

from halqa.model import Origin

Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILES", help=".txt, .html, .jsonl, folders of them, or - for standard input."),
]
LedgerPlace = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar=["HALQA_LEDGER", "HALQA_DATABASE_URL"],
        metavar="FILE",
        help="The ledger: a file, or the address of a PostgreSQL database (postgresql://...).",
        show_default=True,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Know only what was published or fetched up to this day (the last one)."
    ),
]
Origins = Annotated[
    list[Origin] | None,
    typer.Option("--origin", help="Only what comes from texts read, the reference, rows by hand; may be repeated."),
]
ByGroup = Annotated[
    bool,
    typer.Option("--by-group", help="Each party as the head of its group; deals inside one group apart, uncounted."),
]
WithDoubtful = Annotated[
    bool, typer.Option("--with-doubtful", help="Count what is only talked of or hearsay too, for a part of its weight.")
]
Lang = Annotated[str, typer.Option("--lang", envvar="HALQA_LANG", metavar="ar|en", help="Language of the output.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
By = Annotated[str, typer.Option("--by", envvar="HALQA_BY", metavar="NAME", help="Who decides this.")]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="Why, in a sentence.")]
HALQA_DB = "halqa.db"
