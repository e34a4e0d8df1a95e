"""The merge command: a branch merged into this one by meaning."""

from typing import Annotated

import typer

from peeltrack.cli.shared.merge_setup import driver_command, files_pattern, repository_of
from peeltrack.cli.shared.options import RegisterOption
from peeltrack.history import changed_files
from peeltrack.history.errors import GitError
from peeltrack.history.git import reason
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
    root, top, prefix = repository_of(context, register)
    changed_files.commit_named(root, revision)
    is_merged, output = merge_branch(root, revision, driver_command(), files_pattern(prefix))
    unmerged = () if is_merged else unmerged_files(top)
    if not (is_merged or unmerged):
        raise GitError(f"merge {revision}", reason(output))
    typer.echo(output.rstrip(), err=not is_merged)
    if unmerged:
        typer.echo(
            f"{counted(len(unmerged), 'file')} left to decide: {', '.join(unmerged)}\n"
            "Next: peeltrack resolve",
            err=True,
        )
        raise typer.Exit(1)
