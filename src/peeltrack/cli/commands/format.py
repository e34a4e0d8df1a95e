"""The format command: files in the canonical layout."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.carried_out import remember
from peeltrack.cli.shared.chosen_register import current_folder, named_register
from peeltrack.cli.shared.options import RegisterOption
from peeltrack.storage.files import classify, find_register
from peeltrack.storage.journal import JournalEntry
from peeltrack.storage.lock import locked
from peeltrack.storage.write import carry_out, prepare_tidy
from peeltrack.wording import counted


def format_files(
    context: typer.Context,
    register: RegisterOption = None,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE", help="Files of the register; all by default", show_default=False
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change")
    ] = False,
) -> None:
    """Put files in the standard layout; their content is unchanged

    Line feeds, no spaces at line ends, lists indented by two. Any later difference between two
    versions is then a difference in content.
    """
    root = find_register(named_register(context, register), current_folder())
    chosen_files = [_in_register(root, file) for file in files] if files else None
    with nullcontext() if check else locked(root):
        rewrites = prepare_tidy(root, chosen_files)
        if rewrites and not check:
            carry_out(root, rewrites)
            remember(root, JournalEntry(f"{counted(len(rewrites), 'file')} formatted", rewrites))
    for rewrite in rewrites:
        typer.echo(rewrite.file)
    typer.echo(
        f"{counted(len(rewrites), 'file')} {'not canonical' if check else 'formatted'}.", err=True
    )
    if check and rewrites:
        raise typer.Exit(1)


def _in_register(root: Path, file: str) -> str:
    """Return a file's path from the register's folder, whether typed from there or from here.

    Raises:
        BadOptionError: if it is not a file of the register.
    """
    for path in (current_folder() / file, root / file):
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            path_in_register = path.resolve().relative_to(root.resolve()).as_posix()
            if classify(path_in_register):
                return path_in_register
    raise BadOptionError("FILE", file, "the path of a file of the register")
