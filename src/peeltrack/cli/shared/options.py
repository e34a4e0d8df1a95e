"""The options that commands share, and how a command takes a whole group of them."""

import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Annotated, Any, get_type_hints

import typer

from peeltrack.errors import MissingOptionError, ToldTwiceError
from peeltrack.model.vocabulary import ItemKind, RagSought, State


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


def _register_option(environment: str | None) -> Any:
    return typer.Option(
        "--register",
        "-R",
        metavar="DIR",
        envvar=environment,
        help="The register's folder",
        show_default=False,
    )


RegisterOption = Annotated[str | None, _register_option(None)]

FirstRegisterOption = Annotated[str | None, _register_option("PEELTRACK_REGISTER")]
"""The same before the command. It alone asks the environment: a command that did so too would
put the environment before what was typed."""

OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="Pretend today is DATE", show_default=False),
]

AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE|REV", help="The register as git had it then", show_default=False
    ),
]

FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="table on a terminal, tsv when piped", show_default=False),
]


def complete_items(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids that begin as typed, each with its title; nothing where there is no register."""
    from peeltrack.cli.shared.completion import item_ids

    return item_ids(context, incomplete)


def complete_leads(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The same for leads."""
    from peeltrack.cli.shared.completion import lead_ids

    return lead_ids(context, incomplete)


def complete_fora(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The same for fora."""
    from peeltrack.cli.shared.completion import forum_ids

    return forum_ids(context, incomplete)


def complete_steps(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The same for the open steps of the item that is named already."""
    from peeltrack.cli.shared.completion import step_ids

    return step_ids(context, incomplete)


def lead_option(help: str, *, metavar: str = "LEAD") -> Any:
    """An option that names a lead."""
    return typer.Option(
        metavar=metavar, help=help, show_default=False, autocompletion=complete_leads
    )


ItemArgument = Annotated[
    str,
    typer.Argument(
        metavar="ITEM", help="afi-6, 'AFI 6', rec-2 or a whole id", autocompletion=complete_items
    ),
]


ForumArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="FORUM",
        help="The forum, as register.yaml names it: HTA",
        show_default=False,
        autocompletion=complete_fora,
    ),
]

MeetingOption = Annotated[
    str | None,
    typer.Option(
        help="The same, said as an option", show_default=False, autocompletion=complete_fora
    ),
]


def meeting_told(argument: str | None, option: str | None) -> str:
    """The meeting or forum that a command is told, as its argument or as --meeting.

    Raises:
        MissingOptionError: if it is told none.
        ToldTwiceError: if it is told both ways.
    """
    if argument is not None and option is not None:
        raise ToldTwiceError("the meeting", argument, f"--meeting {option}")
    told = argument if option is None else option
    if told is None:
        raise MissingOptionError("--meeting", "of which forum or meeting, such as --meeting HTA")
    return told


@dataclass(frozen=True)
class AsAt:
    """What every command that reads may be asked: of which register, on what day."""

    register: RegisterOption = None
    on: OnOption = None
    as_of: AsOfOption = None


@dataclass(frozen=True)
class Asked(AsAt):
    """The same, and in what format the answer is written."""

    format: FormatOption = None


@dataclass(frozen=True)
class Writing:
    """What every change may be told: of which register, of what day, and how far to go."""

    register: RegisterOption = None
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it is of", show_default="today")
    ] = None
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the difference and write nothing")
    ] = False
    commit: Annotated[
        bool | None,
        typer.Option("--commit/--no-commit", help="Commit just these files", show_default=False),
    ] = None


@dataclass(frozen=True)
class SignedWriting(Writing):
    """The same, and by whom: kept in the register where it has a place, else in the commit."""

    by: Annotated[
        str | None,
        lead_option("Who does this, else git's user"),
    ] = None


@dataclass(frozen=True)
class Filters:
    """Which items an answer is about."""

    rag: Annotated[RagSought | None, typer.Option(help="Only this RAG", show_default=False)] = None
    kind: Annotated[ItemKind | None, typer.Option(help="Only this kind", show_default=False)] = None
    inspection: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this inspection", show_default=False)
    ] = None
    area: Annotated[
        str | None,
        typer.Option(
            metavar="AREA", help="Only this area, by id, name or alias", show_default=False
        ),
    ] = None
    lead: Annotated[
        str | None,
        lead_option("Only this strategic or tactical lead", metavar="ID"),
    ] = None
    programme: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this programme", show_default=False)
    ] = None
    portfolio: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Only portfolios that say this", show_default=False),
    ] = None
    state: Annotated[State | None, typer.Option(help="Only this state", show_default=False)] = None
    text: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only items that say this", show_default=False),
    ] = None


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take a group of options as one parameter.

    Typer reads a flat signature. A parameter whose type is a dataclass of options is
    spread out into its fields for Typer, and put together again for the command.
    """
    hints = get_type_hints(command, include_extras=True)
    groups = {
        name: hint for name, hint in hints.items() if is_dataclass(hint) and isinstance(hint, type)
    }
    own = [
        each for name, each in inspect.signature(command).parameters.items() if name not in groups
    ]
    spread = [
        _parameter(name, hint, group) for group in groups.values() for name, hint in _options(group)
    ]

    @functools.wraps(command)
    def flat(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    parameters = [
        each.replace(annotation=hints[each.name], kind=inspect.Parameter.KEYWORD_ONLY)
        for each in own
    ]
    flat.__signature__ = inspect.Signature(parameters + spread)  # type: ignore[attr-defined]
    flat.__annotations__ = {each.name: each.annotation for each in parameters + spread}
    return flat


@functools.cache
def _options(group: type) -> Sequence[tuple[str, Any]]:
    hints = get_type_hints(group, include_extras=True)
    return [(field.name, hints[field.name]) for field in fields(group)]


def _parameter(name: str, hint: Any, group: type) -> inspect.Parameter:
    default = getattr(group, name)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
