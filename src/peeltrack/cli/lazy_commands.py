"""Commands that are listed and suggested by name, and imported and made only when called."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_group


class Named(NamedTuple):
    """A command as the list of all tells of it."""

    where: str
    """Its module in this package and its name there; a group's own list of commands, too."""
    help: str
    """The first line of its help, by which it is listed without being imported."""


class Shelf(Mapping[str, Any]):
    """Commands by name; to look one up makes it."""

    def __init__(self, table: Mapping[str, Named]) -> None:
        self._table = table

    def __getitem__(self, name: str) -> Any:
        return _made(name, self._table[name].where)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class GroupOnDemand(TyperGroup):
    """A group that makes the one command that is called, and none to list them all."""

    table: Mapping[str, Named]

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = Shelf(self.table)  # type: ignore[assignment]  # nothing is ever added

    def list_commands(self, _: Any) -> list[str]:
        """The names, in the order of the table."""
        return list(self.table)

    def format_commands(self, _: Any, formatter: Any) -> None:
        """Write each name and its line of help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, named.help) for name, named in self.table.items()])


@cache
def _made(name: str, where: str) -> Any:
    module, _, attribute = where.partition(".")
    found = getattr(import_module(f"peeltrack.cli.commands.{module}"), attribute)
    around = typer.Typer(rich_markup_mode=None)
    if isinstance(found, typer.Typer):
        around.add_typer(found)
    else:
        around.command(name)(found)
    return get_group(around).commands[name]
