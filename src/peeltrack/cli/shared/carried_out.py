"""A change carried out: from then on, whatever happens, the command says that it is written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from peeltrack.edits.kinds import Plan
from peeltrack.errors import UnconfirmedWriteError, reason_of
from peeltrack.history.errors import NotCommittedError
from peeltrack.storage.write import Rewrite, carry_out


def report_plan(plan: Plan) -> None:
    """Print what a plan has done, and its warnings."""
    for part in plan.parts:
        report_plan(part)
    if not plan.parts:
        typer.echo(f"{plan.subject}: {plan.done}.")
    for warning in plan.warnings:
        typer.echo(f"Note: {warning}.", err=True)


def carried_out(
    root: Path, rewrites: Iterable[Rewrite]
) -> tuple[tuple[Path, ...], UnconfirmedWriteError | None]:
    """Carry out rewrites; return the files written, and the doubt of the disk, if it has one."""
    try:
        return carry_out(root, rewrites), None
    except UnconfirmedWriteError as doubt:
        return doubt.files, doubt


@contextmanager
def said_to_be_written() -> Iterator[None]:
    """Make sure that whatever ends a command after its change is written says so."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(
            "Interrupted: the change is written; git log tells if it is committed.", err=True
        )
        raise
    except OSError as error:
        raise NotCommittedError(reason_of(error)) from error
