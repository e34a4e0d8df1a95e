"""Options of the commands that write to the register."""

from dataclasses import dataclass
from typing import Annotated

import typer

from peeltrack.cli.shared.options import RegisterOption, lead_option

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show the difference and write nothing")
]

CommitOption = Annotated[
    bool | None,
    typer.Option("--commit/--no-commit", help="Commit just these files", show_default=False),
]

YesOption = Annotated[
    bool, typer.Option("--yes", help="Write several items, or a far date, without asking")
]

ByOption = Annotated[str | None, lead_option("Who does this, else git's user")]


@dataclass(frozen=True)
class WriteOptions:
    """The register and date of a change, and how much of it to carry out."""

    register: RegisterOption = None
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it is of", show_default="today")
    ] = None
    dry_run: DryRunOption = False
    commit: CommitOption = None
    yes: YesOption = False


@dataclass(frozen=True)
class SignedWriteOptions(WriteOptions):
    """The same with its author: recorded in the register if it has a field, else in the commit."""

    by: ByOption = None


BecauseOption = Annotated[
    str | None, typer.Option("--because", metavar="TEXT", help="The reason", show_default=False)
]

MessageOption = Annotated[
    str | None,
    typer.Option(
        "--message", "-m", metavar="TEXT", help="The text; - reads it", show_default=False
    ),
]

ForceOption = Annotated[bool, typer.Option("--force", help="Green although steps are open")]

ClausesOption = Annotated[
    list[str] | None,
    typer.Option("--clause", metavar="REF", help="A part of the wording", show_default=False),
]

RestrictedOption = Annotated[bool, typer.Option("--restricted", help="Never in a public document")]
