"""A plan shown and confirmed before it is carried out."""

import sys

import typer

from peeltrack.cli.errors import DeclinedError, UnconfirmedPlanError
from peeltrack.cli.shared.prompts import confirmed
from peeltrack.edits.kinds import Plan
from peeltrack.wording import counted


def needs_confirmation(plan: Plan) -> bool:
    """Check whether a person is to confirm a plan: of several records, or with doubts."""
    return bool(plan.parts or plan.doubts)


def confirm(plan: Plan) -> None:
    """Show a plan and ask for a yes.

    Raises:
        UnconfirmedPlanError: if there is no terminal to ask on.
        DeclinedError: if the answer is no.
    """
    doubts = ". ".join(plan.doubts)
    if not sys.stdin.isatty():
        raise UnconfirmedPlanError(doubts or f"{counted(len(plan.parts), 'item')} would change")
    for part in plan.parts:
        typer.echo(f"{part.subject}: {part.done}", err=True)
    for note in (*plan.warnings, *plan.doubts):
        typer.echo(f"Note: {note}.", err=True)
    what = f"these {len(plan.parts)} changes" if plan.parts else "it anyway"
    if not confirmed(f"Write {what}?"):
        raise DeclinedError
