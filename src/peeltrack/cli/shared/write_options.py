"""Options of the commands that write to the register."""

from dataclasses import dataclass
from typing import Annotated

import typer

from peeltrack.cli.shared.options import RegisterOption, lead_option

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show the changes without writing them")
]

CommitOption = Annotated[
    bool | None,
    typer.Option("--commit/--no-commit", help="Commit the changed files", show_default=False),
]

YesOption = Annotated[
    bool, typer.Option("--yes", help="Accept several items or a distant date without asking")
]

ByOption = Annotated[str | None, lead_option("Your lead id; git's user by default")]


@dataclass(frozen=True)
class WriteOptions:
    """The register and date of a change, and how far to carry it out."""

    register: RegisterOption = None
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="Effective date", show_default="today")
    ] = None
    dry_run: DryRunOption = False
    commit: CommitOption = None
    yes: YesOption = False


@dataclass(frozen=True)
class SignedWriteOptions(WriteOptions):
    """The same with its author: in the register if it has a field, otherwise in the commit."""

    by: ByOption = None


@dataclass(frozen=True)
class UndatedWriteOptions:
    """The register of a change that the register does not date, and how far to carry it out."""

    register: RegisterOption = None
    dry_run: DryRunOption = False
    commit: CommitOption = None
    yes: YesOption = False
    by: ByOption = None


BecauseOption = Annotated[
    str | None, typer.Option("--because", metavar="TEXT", help="The reason", show_default=False)
]

MessageOption = Annotated[
    str | None,
    typer.Option(
        "--message",
        "-m",
        metavar="TEXT",
        help="The text; - reads standard input",
        show_default=False,
    ),
]

ForceOption = Annotated[bool, typer.Option("--force", help="Allow green with steps open")]

ClausesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--clause", metavar="REF", help="The part of the wording it is about", show_default=False
    ),
]

RestrictedOption = Annotated[
    bool, typer.Option("--restricted", help="Keep it out of every public document")
]
