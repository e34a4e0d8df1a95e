"""The register that a command works with, where somebody named one."""

from pathlib import Path

import typer

from peeltrack.errors import BadOptionError, RegisterNotFoundError
from peeltrack.storage.files import find_register

_SAID = "peeltrack.cli.shared.chosen_register: said"


def given_register(context: typer.Context, option: str | None) -> str | None:
    """Return the register as it was given: to the command, to peeltrack, or in PEELTRACK_REGISTER.

    Args:
        context: the command's; peeltrack keeps in it what it was given itself.
        option: the command's own --register.
    """
    before: str | None = context.obj
    return before if option is None else option


def register_named(context: typer.Context, option: str | None) -> Path | None:
    """Return the folder of the register that was named, or None if none was.

    Says so, once, if it is not the one that the person stands in: a paper or an update
    meant for one force must not go to another without a word.

    Raises:
        BadOptionError: if the name is empty, as that of a variable of the shell that is not set.
        RegisterNotFoundError: if there is no register of that name.
    """
    given = given_register(context, option)
    if given is None:
        return None
    if not given.strip():
        raise BadOptionError("--register", given, "the register's folder")
    register = find_register(Path(given), Path.cwd())
    here = _register_here()
    if here and here.resolve() != register.resolve() and _SAID not in context.meta:
        context.meta[_SAID] = True
        typer.echo(f"Using the register {register}, not {here}, where you are.", err=True)
    return register


def _register_here() -> Path | None:
    try:
        return find_register(None, Path.cwd())
    except RegisterNotFoundError:
        return None
