"""A change being carried out: whatever happens then, the command reports that it is written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import typer

from peeltrack.edits.kinds import Plan
from peeltrack.errors import PartlyWrittenError, UnconfirmedWriteError, reason_of
from peeltrack.history import git
from peeltrack.history.errors import NotCommittedError
from peeltrack.storage.journal import JournalEntry, add_entry
from peeltrack.storage.write import Rewrite, carry_out
from peeltrack.wording import listed


def report_plan(plan: Plan) -> None:
    """Print the outcome of a plan, and its warnings."""
    for part in plan.parts:
        report_plan(part)
    if not plan.parts:
        typer.echo(plan.outcome if plan.quoted else f"{plan.outcome}.")
    _write_notes(plan.warnings)


def preview_plan(plan: Plan, *, with_doubts: bool = True) -> None:
    """Print what a plan would do, and all that the officer should know of it, as not yet done."""
    for part in plan.parts or (plan,):
        doubts = () if with_doubts else part.doubts
        typer.echo(part.preview if part.quoted else f"{part.preview}.", err=True)
        _write_notes(each for each in (*part.warnings, *part.doubts) if each not in doubts)
    if plan.parts:
        _write_notes(plan.warnings)


def _write_notes(notes: Iterable[str]) -> None:
    for note in dict.fromkeys(notes):
        typer.echo(f"Note: {note}.", err=True)


def write_plan(
    root: Path,
    plan: Plan,
    rewrites: tuple[Rewrite, ...],
    report: Callable[[Plan], None],
    message: str | None,
) -> None:
    """Write a plan's files, report it, and commit them.

    Args:
        root: the register's folder.
        plan: the plan.
        rewrites: the files that carry it out.
        report: reports what was done.
        message: the commit's message; None if it is not committed.

    Raises:
        RegisterMovedOnError: if a file was edited by hand in between.
        NotCommittedError: if it is written and git would not commit it.
        UnconfirmedWriteError: if it is written and the disk does not confirm it.
    """
    edited_before = git.uncommitted(root, plan.files) if message is not None else []
    entry = JournalEntry(f"{plan.subject}: {plan.done}", rewrites)
    try:
        files, doubt = carried_out(root, rewrites)
    except PartlyWrittenError:
        remember(root, entry)
        raise
    try:
        with said_to_be_written():
            report(plan)
            if message is not None:
                entry = replace(entry, commit=commit(root, files, message, edited_before))
    finally:  # also what was not committed, or said to nobody, can be undone
        remember(root, entry)
    if doubt:
        raise doubt


def remember(root: Path, entry: JournalEntry) -> None:
    """Add a change to the journal, or note that `undo` cannot undo it."""
    try:
        add_entry(root, entry)
    except OSError as error:
        typer.echo(f"Note: peeltrack undo cannot undo this: {reason_of(error)}.", err=True)


def commit_message(plan: Plan, signed: str | None) -> str:
    """Return the message of a plan's commit: what was done, to each record, and by whom."""
    listing = "".join(f"\n{part.subject}: {part.done}" for part in plan.parts)
    by = f"\n\nBy: {signed}\n" if signed else ""
    return f"{plan.subject}: {plan.done}{listing and chr(10)}{listing}{by}"


def commit(
    root: Path, files: Sequence[Path], message: str, edited_before: Sequence[str] = ()
) -> str:
    """Commit files that were written, and report the commit; return its short name."""
    name = git.commit_files(root, files, message)
    also = f", including earlier changes in {listed(edited_before)}" if edited_before else ""
    typer.echo(f"Committed {name}{also}.", err=True)
    return name


def carried_out(
    root: Path, rewrites: Iterable[Rewrite]
) -> tuple[tuple[Path, ...], UnconfirmedWriteError | None]:
    """Carry out rewrites; return the files written, and any doubt that the disk reports."""
    try:
        return carry_out(root, rewrites), None
    except UnconfirmedWriteError as doubt:
        return doubt.files, doubt


@contextmanager
def said_to_be_written() -> Iterator[None]:
    """Make sure that any error after a change is written reports that it is written."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(
            "Interrupted: the change is written; check git log to see whether it is committed.",
            err=True,
        )
        raise
    except OSError as error:
        raise NotCommittedError(reason_of(error)) from error
