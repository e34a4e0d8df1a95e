"""Imports of a command's module when only its help is asked for.

A help page needs the command's signature alone, and most of what a command takes to start is
its imports: the model, the answers, rich. A signature has the words of `model.vocabulary` and
types of `cli`; a name from any other layer is only in annotations, and is imported for a run.
The commands that are made of the model (`cli.records`) need it for their signatures as well.
"""

import builtins
import sys
from collections.abc import Mapping, Sequence
from functools import reduce
from types import ModuleType
from typing import Any, Union

_COMMANDS = ("peeltrack.cli.commands.", "peeltrack.cli.shared.")
_FOR_SIGNATURES = ("peeltrack.cli", "peeltrack.errors", "peeltrack.model.vocabulary",
                   "peeltrack.wording")  # fmt: skip
_FOR_PAGES = ("rich", "pydantic", "peeltrack.cli.shared.terminal")
_import = builtins.__import__


class NameToImport:
    """A name from a module, or an attribute of it, that is only in annotations so far."""

    def __init__(self, module: str, *names: str) -> None:
        self._module, self._names = module, names

    def imported(self) -> Any:
        """Return the real object, from its module."""
        first, *attributes = self._names
        found = getattr(_import(self._module, fromlist=(first,)), first)
        return reduce(getattr, attributes, found)

    def __getattr__(self, name: str) -> "NameToImport":
        """Return the attribute to import; `typing` looks for special ones, and there are none."""
        if name.startswith("__"):
            raise AttributeError(name)
        return NameToImport(self._module, *self._names, name)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Return what the real object does; `typing` also expects a type to be callable."""
        return self.imported()(*arguments, **named)

    def __or__(self, other: object) -> object:
        return Union[self, other]  # noqa: UP007 (the operator asks this method)


class _ModuleToImport(ModuleType):
    """A module whose names are imported for a run."""

    def __getattr__(self, name: str) -> NameToImport:
        return NameToImport(self.__name__, name)


def import_for_help() -> None:
    """Let the modules of `cli` import from now on only what their signatures need."""
    builtins.__import__ = _import_names_later


def import_for_a_run() -> None:
    """Load the names that were put off: --help was only the value of an option."""
    if builtins.__import__ is not _import_names_later:
        return
    builtins.__import__ = _import
    modules = [each for name, each in sys.modules.items() if name.startswith(_COMMANDS)]
    for names in map(vars, modules):
        later = {key: each for key, each in names.items() if type(each) is NameToImport}
        names.update({key: each.imported() for key, each in later.items()})


def _import_names_later(
    name: str,
    globals: Mapping[str, object] | None = None,
    locals: Mapping[str, object] | None = None,
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    importer = str((globals or {}).get("__name__"))
    if fromlist and importer.startswith(_COMMANDS) and _is_for_a_run(name):
        return _ModuleToImport(name)
    return _import(name, globals, locals, fromlist, level)


def _is_for_a_run(module: str) -> bool:
    """Check whether no signature needs a module."""
    is_core = module.startswith("peeltrack.") and not module.startswith(_FOR_SIGNATURES)
    return is_core or module.startswith(_FOR_PAGES)
