"""The undo command: the last command's change taken back, whatever else was changed left alone."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.errors import (
    DeclinedError,
    NothingToUndoError,
    PublishedError,
    UnconfirmedPlanError,
)
from peeltrack.cli.shared.carried_out import carried_out, said_to_be_written
from peeltrack.cli.shared.carried_out import commit as commit_files
from peeltrack.cli.shared.chosen_register import current_folder, named_register
from peeltrack.cli.shared.options import RegisterOption, option_groups
from peeltrack.cli.shared.prompts import confirmed
from peeltrack.cli.shared.refuse_invalid import refuse_invalid
from peeltrack.cli.shared.workspace import option_date
from peeltrack.cli.shared.write_options import DryRunOption
from peeltrack.errors import UsageError
from peeltrack.history import git
from peeltrack.history.published import branches_with, contents_at, last_commit_of, shared_branches
from peeltrack.storage.files import find_register, read_file
from peeltrack.storage.journal import JournalEntry, entries, remove_entry
from peeltrack.storage.lock import locked
from peeltrack.storage.partial_register import PartialRegister
from peeltrack.storage.undo import holds, undone
from peeltrack.storage.write import Rewrite, diff_of


@option_groups
def undo(
    context: typer.Context,
    register: RegisterOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Undo without asking")] = False,
    dry_run: DryRunOption = False,
    commit: Annotated[bool | None, typer.Option("--commit/--no-commit", hidden=True)] = None,
) -> None:
    """Undo the last command's changes to the register

    Restores the lines that it wrote; later changes elsewhere, even by hand, stay. If those
    lines themselves have changed since, undo names the change and does nothing. A committed
    change is undone by a new commit, unless an upstream or base branch already has it: then
    withdraw it instead. Run it again to undo the command before.
    """
    if commit is not None:
        raise UsageError(_NO_CHOICE)
    root = find_register(named_register(context, register), current_folder())
    rewrites: tuple[Rewrite, ...] = ()
    while True:
        with nullcontext() if dry_run else locked(root):
            path, entry, now = _last_change(root)
            if dry_run:
                typer.echo(diff_of(now))
                typer.echo(f"Would be undone: {entry.done}.", err=True)
                return
            if yes or now == rewrites:
                _take_back(root, path, entry, now)
                return
        rewrites = now
        _confirm(entry, rewrites)


_NO_CHOICE = (
    "undo has no --commit: a committed change is undone by a new commit, any other "
    "in its files alone. Leave it out."
)


def _confirm(entry: JournalEntry, rewrites: Sequence[Rewrite]) -> None:
    """Show what would be undone, and ask for a yes.

    Raises:
        UnconfirmedPlanError: if there is no terminal to ask on.
        DeclinedError: if the answer is no.
    """
    if not sys.stdin.isatty():
        raise UnconfirmedPlanError(f"{entry.done!r} would be undone")
    typer.echo(diff_of(rewrites), err=True)
    if not confirmed(f"Undo {entry.done!r}?"):
        raise DeclinedError


def _last_change(root: Path) -> tuple[Path, JournalEntry, tuple[Rewrite, ...]]:
    """Find the last change that the files still have, and how to take it back.

    Raises:
        NothingToUndoError: if there is none.
        ChangedSinceError: if what it wrote was changed since.
        PublishedError: if an upstream or base branch has it.
        WouldBeInvalidError: if the register would break a rule without it.
    """
    for path, entry in entries(root):
        files = {change.file: _read(root, change.file) for change in entry.rewrites}
        written = [change for change in entry.rewrites if files[change.file] != change.before]
        if not written:
            typer.echo(f"Note: {entry.done!r} is not in these files and was skipped.", err=True)
            continue
        rewrites = tuple(
            Rewrite(change.file, files[change.file], undone(files[change.file], change))
            for change in written
        )
        if _in_repository(root):
            _refuse_published(root, entry)
        refuse_invalid(PartialRegister(root), rewrites, option_date("--date", None))
        return path, entry, rewrites
    raise NothingToUndoError(root)


def _read(root: Path, file: str) -> bytes | None:
    return read_file(root, file) if (root / file).exists() else None


def _take_back(root: Path, path: Path, entry: JournalEntry, rewrites: tuple[Rewrite, ...]) -> None:
    """Write the files without the change, commit that if the change is committed, and report it."""
    names = [rewrite.file for rewrite in rewrites]
    is_committed = _in_repository(root) and _has(root, "HEAD", entry)
    edited_before = git.uncommitted(root, names) if is_committed else []
    files, doubt = carried_out(root, rewrites)
    remove_entry(path)
    with said_to_be_written():
        typer.echo(f"Undone: {entry.done}.")
        if is_committed:
            commit_files(root, files, f"Undo: {entry.done}", edited_before)
    if doubt:
        raise doubt


def _in_repository(root: Path) -> bool:
    return git.is_installed() and git.is_repository(root)


def _refuse_published(root: Path, entry: JournalEntry) -> None:
    """Refuse a change that an upstream or base branch has, in whatever commit.

    Raises:
        PublishedError: if one has it.
    """
    commit_id = entry.commit
    if commit_id is None and _has(root, "HEAD", entry):  # committed by hand
        commit_id = last_commit_of(root, [change.file for change in entry.rewrites])
    known = list(branches_with(root, commit_id)) if commit_id else []
    known += [branch for branch in shared_branches(root) if _has(root, branch, entry)]
    if known:
        raise PublishedError(entry.done, known[0])


def _has(root: Path, revision: str, entry: JournalEntry) -> bool:
    """Check whether a revision has any part of a change, whatever else was changed there."""
    contents = contents_at(root, revision, [change.file for change in entry.rewrites])
    return any(holds(contents.get(change.file), change) for change in entry.rewrites)
