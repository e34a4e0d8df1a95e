"""The merge-driver commands: git merges register files entry by entry."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.merge_files import merge_file
from peeltrack.cli.shared.merge_setup import driver_command, files_pattern, repository_of
from peeltrack.cli.shared.options import RegisterOption
from peeltrack.history.merging import DRIVER, install_driver, remove_driver
from peeltrack.storage.atomic_write import replace_file
from peeltrack.storage.errors import RefusedLinkError

drivers = typer.Typer(
    name="merge-driver",
    no_args_is_help=True,
    help="Have git merge a register's files entry by entry",
)


@drivers.command()
def install(context: typer.Context, register: RegisterOption = None) -> None:
    """Have this clone merge the register's files entry by entry

    Sets the clone's own git configuration, and adds the line that names the files to
    .gitattributes, which should be committed.
    """
    root, top, prefix = repository_of(context, register)
    attributes = top / ".gitattributes"
    if attributes.is_symlink():
        reason = "is a link, which git does not follow; put the file itself here"
        raise RefusedLinkError(attributes.name, reason)
    install_driver(root, driver_command())
    line = f"{files_pattern(prefix)} merge={DRIVER}"
    content = attributes.read_bytes() if attributes.exists() else b""
    text = content.decode("utf-8", "surrogateescape")
    if line not in text.splitlines():
        complete_text = text if not text or text.endswith("\n") else f"{text}\n"
        replace_file(attributes, f"{complete_text}{line}\n".encode("utf-8", "surrogateescape"))
        typer.echo(f"Added to .gitattributes: {line}")
    typer.echo("git now merges this register's files entry by entry in this clone.")


@drivers.command()
def remove(context: typer.Context, register: RegisterOption = None) -> None:
    """Have this clone merge line by line again

    The line of .gitattributes may stay: without a driver git merges by lines.
    """
    root, _, _ = repository_of(context, register)
    remove_driver(root)
    typer.echo("git now merges this register's files line by line in this clone.")


@drivers.command()
def run(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="%O, the common origin")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="%A, written over")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="%B")],
    size: Annotated[int, typer.Argument(metavar="SIZE", help="%L, of the marks")] = 7,
    path: Annotated[str, typer.Argument(metavar="PATH", help="%P, the file's own name")] = "",
) -> None:
    """Merge three versions of a file, as git asks a driver to

    Exits with 1 if a conflict is left, marked as git marks one.
    """
    contents = (base.read_bytes(), ours.read_bytes(), theirs.read_bytes())
    result = merge_file(path or ours.name, *contents, size)
    replace_file(ours, result.content)
    for line in (*result.conflicts, *result.notes):
        typer.echo(f"peeltrack: {line}", err=True)
    if result.conflicts:
        raise typer.Exit(1)
