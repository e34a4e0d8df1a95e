"""Commands that merge registers by meaning: merge, merge-driver install, remove and run."""

import json
import re
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.options import RegisterOption

drivers = typer.Typer(
    name="merge-driver", no_args_is_help=True, help="Let git merge a register's files by meaning"
)

_FALLBACK = (
    '{{ ! grep -q "^<<<<<<<" %A && '
    "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B; }}"
)
"""What the shell does when the driver ends badly, or is not there at all, and has left no
marks: git would take our side for the whole of it, and lose theirs."""


@drivers.command()
def install(context: typer.Context, register: RegisterOption = None) -> None:
    """Have this clone merge the register's files by meaning

    Writes the clone's own git configuration, and the line of .gitattributes that names
    the files, which belongs into the repository.
    """
    from peeltrack.history.merging import DRIVER, install_driver
    from peeltrack.storage.atomic_write import replace_file

    root, top, prefix = _places(context, register)
    install_driver(root, driver_command())
    attributes = top / ".gitattributes"
    line = f"{_pattern(prefix)} merge={DRIVER}"
    kept = attributes.read_bytes() if attributes.exists() else b""
    text = kept.decode("utf-8", "surrogateescape")
    if line not in text.splitlines():
        begun = text if not text or text.endswith("\n") else f"{text}\n"
        replace_file(attributes, f"{begun}{line}\n".encode("utf-8", "surrogateescape"))
        typer.echo(f"Added to .gitattributes: {line}")
    typer.echo("git merges this register's files by meaning in this clone.")


@drivers.command()
def remove(context: typer.Context, register: RegisterOption = None) -> None:
    """Have this clone merge by lines again

    The line of .gitattributes may stay: without a driver git merges by lines.
    """
    from peeltrack.history.merging import remove_driver

    root, _, _ = _places(context, register)
    remove_driver(root)
    typer.echo("git merges this register's files by lines in this clone.")


@drivers.command()
def run(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="%O, what both began from")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="%A, written over")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="%B")],
    size: Annotated[int, typer.Argument(metavar="SIZE", help="%L, of the marks")] = 7,
    path: Annotated[str, typer.Argument(metavar="PATH", help="%P, the file's own name")] = "",
) -> None:
    """Merge three versions of a file, as git asks a driver to

    Exits with 1 if a conflict is left, marked as git marks one.
    """
    from peeltrack.cli.shared.merge_files import merged
    from peeltrack.storage.atomic_write import replace_file

    contents = (base.read_bytes(), ours.read_bytes(), theirs.read_bytes())
    found = merged(path or ours.name, *contents, size)
    replace_file(ours, found.content)
    for line in (*found.conflicts, *found.notes):
        typer.echo(f"peeltrack: {line}", err=True)
    if found.conflicts:
        raise typer.Exit(1)


def merge(
    context: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="A branch, say main")],
    register: RegisterOption = None,
) -> None:
    """Merge a branch into this one by meaning

    For hosts whose merge button merges by lines: merge main into the branch here, and
    push it. Needs no merge driver to be installed.
    """
    from peeltrack.history import changed_files
    from peeltrack.history.errors import GitError
    from peeltrack.history.merging import merge_branch, unmerged_files
    from peeltrack.wording import counted

    root, top, prefix = _places(context, register)
    changed_files.commit_named(root, revision)
    done, said = merge_branch(root, revision, driver_command(), _pattern(prefix))
    typer.echo(said.rstrip(), err=not done)
    left = () if done else unmerged_files(top)
    if left:
        typer.echo(
            f"{counted(len(left), 'file')} left to decide: choose between the marks, then "
            f"git add and git commit: {', '.join(left)}",
            err=True,
        )
        raise typer.Exit(1)
    if not done:
        raise GitError(f"merge {revision}", said.strip().splitlines()[-1] if said else "no reason")


def driver_command() -> str:
    """Return the line of shell by which git runs the driver, and what it does if that fails.

    Git runs it at the top of the work tree, where a branch may hold modules and programs of
    any name. So it is this very Python by its absolute path, told to take no module from the
    folder that it is run in (-P), nor from one that PYTHONPATH names (-E).
    """
    # Git reads a % of its own in the line; its shell reads the rest.
    python = shlex.quote(Path(sys.executable).as_posix()).replace("%", "%%")
    return f"{python} -E -P -m peeltrack merge-driver run %O %A %B %L %P || {_FALLBACK.format()}"


def _pattern(prefix: str) -> str:
    """A register's files as .gitattributes names them, the folders on the way taken as they are."""
    literal = re.sub(r"[\\*?\[]", r"\\\g<0>", prefix)
    pattern = f"{literal}**/*.yaml" if prefix else "*.yaml"
    is_plain = re.fullmatch(r"(?![#\"])\S*", prefix)
    return pattern if is_plain else json.dumps(pattern, ensure_ascii=False)


def _places(context: typer.Context, option: str | None) -> tuple[Path, Path, str]:
    """The register's folder, the top of its repository, and the way from there to it."""
    from peeltrack.cli.shared.chosen_register import register_named
    from peeltrack.history import changed_files
    from peeltrack.history.errors import NoRepositoryError
    from peeltrack.storage.files import find_register

    root = find_register(register_named(context, option), Path.cwd())
    prefix = changed_files.prefix(root)
    if prefix is None:
        raise NoRepositoryError(root)
    return root, root.resolve().parents[len(prefix.split("/")) - 2] if prefix else root, prefix
