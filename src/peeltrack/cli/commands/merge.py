"""The merge command: a branch merged into this one by meaning."""

from typing import Annotated

import typer

from peeltrack.cli.shared.merge_setup import _pattern, _places, driver_command
from peeltrack.cli.shared.options import RegisterOption
from peeltrack.history import changed_files
from peeltrack.history.errors import GitError
from peeltrack.history.merging import merge_branch, unmerged_files
from peeltrack.wording import counted


def merge(
    context: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="A branch, say main")],
    register: RegisterOption = None,
) -> None:
    """Merge a branch into this one by meaning

    For hosts whose merge button merges by lines: merge main into the branch here, and
    push it. Needs no merge driver to be installed.
    """
    root, top, prefix = _places(register or context.obj)
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
