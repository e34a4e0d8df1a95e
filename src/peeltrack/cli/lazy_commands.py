"""Commands that are listed by name, and imported when they are called."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_group

from peeltrack.cli.records.places import GROUPS
from peeltrack.cli.shared.typed_words import WordsCommand
from peeltrack.on_demand import on_demand

with on_demand():  # the model: only where a command of a record is called
    from peeltrack.cli.records import commands as record_commands


class CommandEntry(NamedTuple):
    """A command, or a group whose module lists its commands, in the table of commands."""

    function: str
    """The module in `cli.commands` and the function or the Typer app in it."""
    help: str
    """The first line of its help: the list of commands shows it without importing the module."""


class GroupEntry(NamedTuple):
    """A group of commands in the table, each with a module of its own."""

    help: str
    commands: Mapping[str, CommandEntry]


CommandTable = Mapping[str, CommandEntry | GroupEntry]
"""Commands and groups by the names that people type."""


class CommandsByName(Mapping[str, Any]):
    """The commands of a table; a lookup imports and builds the command."""

    def __init__(self, table: CommandTable) -> None:
        self._table = table

    def __getitem__(self, name: str) -> Any:
        entry = self._table[name]
        if name in GROUPS:
            return _with_records(name, entry)
        if isinstance(entry, GroupEntry):
            return _build(name, lazy_group(entry))
        return _imported(name, entry.function)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class LazyGroup(TyperGroup):
    """A group that lists its commands from a table and builds only the one that is called."""

    table: CommandTable

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = CommandsByName(self.table)  # type: ignore[assignment]  # nothing is added

    def list_commands(self, _: Any) -> list[str]:
        """List the names, in the order of the table."""
        return list(self.table)

    def format_commands(self, _: Any, formatter: Any) -> None:
        """Write each name and its line of help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self.table.items()])


def lazy_group(entry: GroupEntry) -> typer.Typer:
    """Return a group that imports each of its commands when it is called."""
    cls = type("Group", (LazyGroup,), {"table": entry.commands})
    return typer.Typer(cls=cls, help=entry.help, no_args_is_help=True, rich_markup_mode=None)


def _with_records(name: str, entry: CommandEntry | GroupEntry) -> Any:
    """Return a group with its own commands and those of the records placed below it."""
    group = record_commands.group(name, entry.help)
    if isinstance(entry, GroupEntry):
        own = {each: _imported(each, named.function) for each, named in entry.commands.items()}
    else:
        own = _imported(name, entry.function).commands
    group.commands = {**own, **group.commands}  # the same however often it is done
    return group


@cache
def _imported(name: str, function: str) -> Any:
    module, _, attribute = function.partition(".")
    return _build(name, getattr(import_module(f"peeltrack.cli.commands.{module}"), attribute))


def _build(name: str, command: Any) -> Any:
    parent = typer.Typer(rich_markup_mode=None)
    if isinstance(command, typer.Typer):
        for each in command.registered_commands:
            each.cls = WordsCommand
        parent.add_typer(command, name=name)
    else:
        parent.command(name, cls=WordsCommand)(command)
    return get_group(parent).commands[name]
