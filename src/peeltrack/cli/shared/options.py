"""Options that commands share, and groups of them as one parameter."""

import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from peeltrack.cli.errors import GivenTwiceError
from peeltrack.errors import MissingOptionError
from peeltrack.model.vocabulary import ItemKind, RagSought, State
from peeltrack.on_demand import on_demand

with on_demand():  # a shell alone asks for names
    from peeltrack.cli.shared import completion


class Format(StrEnum):
    """The formats of an answer."""

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
    typer.Option("--on", metavar="DATE", help="Use DATE as today's date", show_default=False),
]

AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE|REV",
        help="Use the register as committed by then",
        show_default=False,
    ),
]

FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="table on a terminal, tsv when piped", show_default=False),
]

FailOption = Annotated[bool, typer.Option("--fail", help="Exit with 1 if there are any")]


def complete_items(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """List the ids that complete the text, each with its title. Empty without a register."""
    return completion.item_ids(context, incomplete)


def complete_leads(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """List the leads that complete the text."""
    return completion.lead_ids(context, incomplete)


def complete_forums(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """List the forums that complete the text."""
    return completion.forum_ids(context, incomplete)


def complete_items_or_steps(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """List what completes the text: items, or the open steps of the item before it."""
    return completion.item_or_step_ids(context, incomplete)


def lead_option(help: str, *names: str, metavar: str = "LEAD") -> Any:
    """Return an option that takes a lead, named after its parameter unless names are given."""
    return typer.Option(
        *names, metavar=metavar, help=help, show_default=False, autocompletion=complete_leads
    )


ItemArgument = Annotated[
    str,
    typer.Argument(
        metavar="ITEM", help="afi-6, 'AFI 6', rec-2 or a full id", autocompletion=complete_items
    ),
]


def _items_argument(complete: Callable[..., Any]) -> Any:
    return typer.Argument(
        metavar="ITEM...",
        help="afi-6, 'AFI 6', rec-2 or full ids; or use the filters of list",
        autocompletion=complete,
        show_default=False,
    )


ItemsArgument = Annotated[list[str] | None, _items_argument(complete_items)]
"""Several items. A command that takes it has the filters of `list` beside it."""

ItemsBeforeStep = Annotated[list[str] | None, _items_argument(complete_items_or_steps)]
"""The same, before the name of a step of theirs."""

ForumArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="MEETING",
        help="HTA for the next planned, or 2022-05-23-hta",
        show_default=False,
        autocompletion=complete_forums,
    ),
]

MeetingOption = Annotated[
    str | None,
    typer.Option(help="The same as MEETING", show_default=False, autocompletion=complete_forums),
]


MeetingDateOption = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="The date of the meeting, in the register or not",
        show_default="the next planned",
    ),
]


def meeting_name(argument: str | None, option: str | None) -> str:
    """Return the meeting or forum from a command's argument or its --meeting.

    Raises:
        MissingOptionError: if there is neither.
        GivenTwiceError: if there are both.
    """
    if argument is not None and option is not None:
        raise GivenTwiceError("the meeting", argument, f"--meeting {option}")
    name = argument if option is None else option
    if name is None:
        raise MissingOptionError("--meeting", "the forum or meeting, such as --meeting HTA")
    return name


@dataclass(frozen=True)
class ReadOptions:
    """The register and the date that a command reads."""

    register: RegisterOption = None
    on: OnOption = None
    as_of: AsOfOption = None


@dataclass(frozen=True)
class AnswerOptions(ReadOptions):
    """The register, the date and the format of an answer."""

    format: FormatOption = None


AnswerFileOption = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write the output to FILE", show_default=False
    ),
]


@dataclass(frozen=True)
class AnswerFileOptions(AnswerOptions):
    """The same with a file for the answer: WordsCommand writes it."""

    answer_file: AnswerFileOption = None


@dataclass(frozen=True)
class Filters:
    """The filters that choose items."""

    rag: Annotated[RagSought | None, typer.Option(help="Only this RAG", show_default=False)] = None
    kind: Annotated[ItemKind | None, typer.Option(help="Only this kind", show_default=False)] = None
    inspection: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this inspection", show_default=False)
    ] = None
    area: Annotated[
        str | None,
        typer.Option(
            metavar="AREA", help="Only this area, by id, name or words of it", show_default=False
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
        typer.Option(
            metavar="TEXT", help="Only portfolios containing this text", show_default=False
        ),
    ] = None
    state: Annotated[State | None, typer.Option(help="Only this state", show_default=False)] = None
    text: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only items containing these words", show_default=False),
    ] = None


def option_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take a group of options as one parameter.

    Typer reads a flat signature. A parameter whose type is a dataclass of options is divided
    into its fields for Typer and put together again for the command. A field whose name the
    command needs for an option of its own keeps its default: --rag of `review` is the RAG that
    the review sets, not a filter.
    """
    hints = get_type_hints(command, include_extras=True)
    groups = {
        name: hint for name, hint in hints.items() if is_dataclass(hint) and isinstance(hint, type)
    }
    plain_parameters = [
        each for name, each in inspect.signature(command).parameters.items() if name not in groups
    ]
    own = {each.name for each in plain_parameters}
    option_parameters = [
        _parameter(name, hint, group)
        for group in groups.values()
        for name, hint in _options(group)
        if name not in own
    ]

    @functools.wraps(command)
    def flat_command(**arguments: Any) -> None:
        for name, group in groups.items():
            names = [field.name for field in fields(group) if field.name not in own]
            arguments[name] = group(**{each: arguments.pop(each) for each in names})
        command(**arguments)

    parameters = [
        each.replace(annotation=hints[each.name], kind=inspect.Parameter.KEYWORD_ONLY)
        for each in plain_parameters
    ]
    flat_command.__signature__ = inspect.Signature(parameters + option_parameters)  # type: ignore[attr-defined]
    flat_command.__annotations__ = {
        each.name: each.annotation for each in parameters + option_parameters
    }
    return flat_command


@functools.cache
def _options(group: type) -> Sequence[tuple[str, Any]]:
    hints = get_type_hints(group, include_extras=True)
    return [(field.name, hints[field.name]) for field in fields(group)]


def _parameter(name: str, hint: Any, group: type) -> inspect.Parameter:
    default = getattr(group, name)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
