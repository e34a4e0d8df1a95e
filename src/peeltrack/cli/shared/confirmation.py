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
    is_asked = sys.stdin.isatty()
    for part in plan.parts:
        if is_asked or part.quoted:
            typer.echo(part.told, err=True)
    if not is_asked:
        changed = counted(len({part.subject for part in plan.parts}), "item")
        raise UnconfirmedPlanError(doubts or f"{changed} would change")
    for note in (*plan.warnings, *plan.doubts):
        typer.echo(f"Note: {note}.", err=True)
    number = len(plan.parts)
    changes = f"these {number} changes" if number > 1 else "this change"
    what = changes if plan.parts else "it anyway"
    if not confirmed(f"Write {what}?"):
        raise DeclinedError
