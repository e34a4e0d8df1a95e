"""The merge command: a branch merged into this one entry by entry."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.follow_moves import follow_moves
from peeltrack.cli.shared.merge_into import merge_into
from peeltrack.cli.shared.merge_setup import driver_command, files_pattern, repository_of
from peeltrack.cli.shared.options import RegisterOption
from peeltrack.errors import MissingOptionError
from peeltrack.history import changed_files
from peeltrack.history.errors import GitError
from peeltrack.history.git import reason
from peeltrack.history.merging import merge_branch, unmerged_files
from peeltrack.storage.atomic_write import replace_file
from peeltrack.wording import counted, listed


def merge(
    context: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="A branch, such as main")],
    into: Annotated[
        str | None,
        typer.Option(
            metavar="BRANCH",
            help="Merge into this branch of the host, not the current one",
            show_default=False,
        ),
    ] = None,
    push: Annotated[
        bool, typer.Option("--push", help="Push the branch if every check passes")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the result for a pull request", show_default=False
        ),
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Merge a branch into this one, entry by entry

    For hosts whose merge button merges by lines: merge main into the branch here, and push it.
    No merge driver need be installed. With --into, as in a pipeline, origin's branch is merged
    in a separate work tree and checked by every rule and against both sides; --push pushes it.
    Exits with 1 if a person must decide.
    """
    root, top, prefix = repository_of(context, register)
    if into is not None:
        _merge_into(root, revision, into, push=push, report=report)
        return
    if push or report:
        raise MissingOptionError("--into", "the branch of the host, for --push and --report")
    changed_files.commit_named(root, revision)
    is_merged, output = merge_branch(root, revision, driver_command(), files_pattern(prefix))
    unmerged = () if is_merged else unmerged_files(top)
    if not (is_merged or unmerged):
        raise GitError(f"merge {revision}", reason(output))
    said = [line for line in output.splitlines() if not line.startswith(_GITS_ADVICE)]
    typer.echo("\n".join(said), err=not is_merged)
    if is_merged and (files := follow_moves(root)):
        typer.echo(f"Former ids updated in {listed(files)}.", err=True)
    if unmerged:
        typer.echo(
            f"{counted(len(unmerged), 'file')} to decide: {', '.join(unmerged)}\nNext: peeltrack "
            "resolve",
            err=True,
        )
        raise typer.Exit(1)


_GITS_ADVICE = "Automatic merge failed; fix conflicts"
"""Git's own next step, in whose place ours is."""


def _merge_into(root: Path, base: str, branch: str, *, push: bool, report: Path | None) -> None:
    merged = merge_into(root, base, branch, push=push)
    if report is not None:
        replace_file(report, merged.report.encode())
    elif merged.report:
        typer.echo(merged.report, nl=False)
    typer.echo(f"{branch}: {merged.outcome.value}.", err=True)
    if not merged.outcome.is_good:
        raise typer.Exit(1)
