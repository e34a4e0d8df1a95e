"""Commands about the register's files as text: format."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.options import RegisterOption


def format_files(
    context: typer.Context,
    register: RegisterOption = None,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Files of the register, else all", show_default=False),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change")
    ] = False,
) -> None:
    """Give files the canonical layout, their content untouched

    Line feeds, no blanks at line ends, lists indented by two. Then every later
    difference between two versions is a difference in content.
    """
    from contextlib import nullcontext

    from peeltrack.cli.shared.chosen_register import register_named
    from peeltrack.storage.files import find_register
    from peeltrack.storage.lock import locked
    from peeltrack.storage.write import carry_out, prepare_tidy
    from peeltrack.wording import counted

    root = find_register(register_named(context, register), Path.cwd())
    named = [_in_register(root, file) for file in files] if files else None
    with nullcontext() if check else locked(root):
        rewrites = prepare_tidy(root, named)
        if not check:
            carry_out(root, rewrites)
    for rewrite in rewrites:
        typer.echo(rewrite.file)
    typer.echo(
        f"{counted(len(rewrites), 'file')} {'not canonical' if check else 'formatted'}.", err=True
    )
    if check and rewrites:
        raise typer.Exit(1)


def _in_register(root: Path, file: str) -> str:
    """A file's path from the register's folder; it may be given from there, or as it lies here.

    Raises:
        BadOptionError: if it is no file of the register.
    """
    from peeltrack.errors import BadOptionError
    from peeltrack.storage.files import classify

    for path in (Path.cwd() / file, root / file):
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            found = path.resolve().relative_to(root.resolve()).as_posix()
            if classify(found):
                return found
    raise BadOptionError("FILE", file, "the path of a file of the register")
