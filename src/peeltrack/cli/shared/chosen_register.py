"""The register that a person names: on the command line or in the environment."""

from pathlib import Path

import typer

from peeltrack.cli.errors import BadOptionError
from peeltrack.errors import RegisterNotFoundError, UnreadableError, reason_of
from peeltrack.storage.files import find_register

_NOTED = "peeltrack.cli.shared.chosen_register: noted"


def register_name(context: typer.Context, option: str | None) -> str | None:
    """Return the register's name: from the command, from peeltrack, or from PEELTRACK_REGISTER.

    Args:
        context: the command's, with peeltrack's own --register.
        option: the command's own --register.
    """
    outer: str | None = context.obj
    return outer if option is None else option


def named_register(context: typer.Context, option: str | None) -> Path | None:
    """Return the folder of the named register, or None without a name.

    Writes a note, once, if it is not the register of the current folder: a paper or an update
    for one force must not go to another unnoticed.

    Raises:
        BadOptionError: if the name is empty, as that of a variable of the shell that is not set.
        RegisterNotFoundError: if there is no register of that name.
    """
    name = register_name(context, option)
    if name is None:
        return None
    if not name.strip():
        raise BadOptionError("--register", name, "the register's folder")
    register = find_register(Path(name), current_folder())
    here = _register_here()
    if here and here.resolve() != register.resolve() and _NOTED not in context.meta:
        context.meta[_NOTED] = True
        typer.echo(f"Using the register {register}, not {here}, where you are.", err=True)
    return register


def current_folder() -> Path:
    """Return the folder in which the command runs.

    Raises:
        UnreadableError: if it has been removed meanwhile, or may not be entered.
    """
    try:
        return Path.cwd()
    except OSError as error:
        raise UnreadableError(Path("the current folder"), reason_of(error)) from error


def _register_here() -> Path | None:
    try:
        return find_register(None, current_folder())
    except RegisterNotFoundError:
        return None
