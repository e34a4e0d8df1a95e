"""Commands about the register's files as text: format."""

from typing import Annotated

import typer

from peeltrack.cli.options import RegisterOption


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
    from pathlib import Path

    from peeltrack.storage.files import find_register
    from peeltrack.storage.lock import locked
    from peeltrack.storage.write import carry_out, prepare_tidy
    from peeltrack.wording import counted

    root = find_register(register or context.obj, Path.cwd())
    with nullcontext() if check else locked(root):
        rewrites = prepare_tidy(root, files or None)
        if not check:
            carry_out(root, rewrites)
    for rewrite in rewrites:
        typer.echo(rewrite.file)
    typer.echo(
        f"{counted(len(rewrites), 'file')} {'not canonical' if check else 'formatted'}.", err=True
    )
    if check and rewrites:
        raise typer.Exit(1)
