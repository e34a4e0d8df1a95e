"""The step commands: an item's steps to green."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, complete_steps, lead_option, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import (
    BecauseOption,
    ClausesOption,
    RestrictedOption,
    SignedWriteOptions,
)
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.steps import add_step, finish_step, move_step
from peeltrack.errors import MissingOptionError
from peeltrack.wording import listed

steps = typer.Typer(name="step", help="Add, finish or move a step to green", no_args_is_help=True)

_STEP = typer.Argument(
    metavar="STEP",
    help="Its id, or as much as is clear",
    show_default=False,
    autocompletion=complete_steps,
)
StepArgument = Annotated[str, _STEP]
OptionalStepArgument = Annotated[str | None, _STEP]
"""The same, missed with the names of the open steps."""


@steps.command()
@option_groups
def add(
    context: typer.Context,
    item: ItemArgument,
    text: Annotated[str, typer.Argument(help="The action")],
    options: SignedWriteOptions,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="Its last day", show_default=False)
    ] = None,
    lead: Annotated[str | None, lead_option("Who takes it")] = None,
    clause: ClausesOption = None,
    restricted: RestrictedOption = False,
) -> None:
    """Add a step to green"""
    session = WriteSession.of(context, options)
    current, action = session.item(item), line("TEXT", text, "the action")
    by = session.recorded_date("--due", due) if due is not None else None
    lead_id = session.lead(lead) if lead is not None else None
    session.write(
        lambda: add_step(
            session.item(current.id),
            action,
            due=by,
            lead=lead_id,
            clauses=clause or (),
            restricted=restricted,
        )
    )


@steps.command()
@option_groups
def done(
    context: typer.Context,
    item: ItemArgument,
    options: SignedWriteOptions,
    step: OptionalStepArgument = None,
) -> None:
    """Mark a step as done"""
    session = WriteSession.of(context, options)
    current = session.item(item)
    if step is None:
        open_steps = listed([each.id for each in current.open_steps], "or")
        raise MissingOptionError("STEP", open_steps or f"{current.id} has no open step")
    session.write(lambda: finish_step(session.item(current.id), step, session.on))


@steps.command()
@option_groups
def move(
    context: typer.Context,
    item: ItemArgument,
    step: StepArgument,
    to: Annotated[str, typer.Argument(metavar="DATE", help="Its new last day")],
    options: SignedWriteOptions,
    because: BecauseOption = None,
) -> None:
    """Give a step another day, with the reason"""
    session = WriteSession.of(context, options)
    new, current, by = session.recorded_date("DATE", to), session.item(item), session.author()
    reason = line("--because", because, "the reason for the date")
    session.write(lambda: move_step(session.item(current.id), step, new, reason, by, session.on))
