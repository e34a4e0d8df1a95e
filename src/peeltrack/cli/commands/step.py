"""The step commands: an item's steps to green."""

from typing import Annotated

import typer

from peeltrack.cli.shared.chosen_items import ChosenItems
from peeltrack.cli.shared.options import (
    Filters,
    ItemsArgument,
    ItemsBeforeStep,
    lead_option,
    option_groups,
)
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import (
    BecauseOption,
    ClausesOption,
    RestrictedOption,
    SignedWriteOptions,
    UndatedWriteOptions,
)
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.steps import add_step, finish_step, move_step
from peeltrack.errors import MissingOptionError
from peeltrack.wording import listed

steps = typer.Typer(name="step", help="Add, complete or move a step to green", no_args_is_help=True)

_STEP = typer.Argument(
    metavar="STEP",
    help="Its id, or enough of it to be unique",
    show_default=False,
)
StepArgument = Annotated[str, _STEP]
OptionalStepArgument = Annotated[str | None, _STEP]
"""The same, missed with the names of the open steps."""


@steps.command()
@option_groups
def add(
    context: typer.Context,
    *,
    items: ItemsArgument = None,
    text: Annotated[str, typer.Argument(help="The action")],
    options: UndatedWriteOptions,
    filters: Filters,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="The deadline", show_default=False)
    ] = None,
    lead: Annotated[str | None, lead_option("The lead")] = None,
    clause: ClausesOption = None,
    restricted: RestrictedOption = False,
) -> None:
    """Add a step to green"""
    session = WriteSession.of(context, options)
    chosen, action = session.items(items, filters), line("TEXT", text, "the action")
    by = session.date_ahead("--due", due) if due is not None else None
    lead_id = session.lead(lead) if lead is not None else None
    session.write_each(
        chosen,
        lambda item: add_step(
            item, action, due=by, lead=lead_id, clauses=clause or (), restricted=restricted
        ),
    )


@steps.command()
@option_groups
def done(
    context: typer.Context,
    *,
    items: ItemsBeforeStep = None,
    step: OptionalStepArgument = None,
    options: SignedWriteOptions,
    filters: Filters,
) -> None:
    """Mark a step as done"""
    session = WriteSession.of(context, options)
    chosen, step_name = _items_and_step(session, items, step, filters)
    session.write_each(chosen, lambda item: finish_step(item, step_name, session.on))


@steps.command()
@option_groups
def move(
    context: typer.Context,
    *,
    items: ItemsBeforeStep = None,
    step: StepArgument,
    to: Annotated[str, typer.Argument(metavar="DATE", help="The new deadline")],
    options: SignedWriteOptions,
    filters: Filters,
    because: BecauseOption = None,
) -> None:
    """Move a step's deadline, with the reason"""
    session = WriteSession.of(context, options)
    new = session.date_ahead("DATE", to)
    chosen, by = session.items(items, filters), session.author()
    reason = line("--because", because, "the reason for the date")
    session.write_each(chosen, lambda item: move_step(item, step, new, reason, by, session.on))


def _items_and_step(
    session: WriteSession, names: list[str] | None, step: str | None, filters: Filters
) -> tuple[ChosenItems, str]:
    """Return the chosen items and the step that is meant.

    Raises:
        MissingOptionError: if the only word is an item: it lists the open steps.
    """
    if step is not None and (names or filters != Filters()):
        return session.items(names, filters), step
    chosen = session.items([step] if step else None, filters)
    open_steps = listed([each.id for each in session.item(chosen.ids[0]).open_steps], "or")
    raise MissingOptionError("STEP", open_steps or f"{chosen.ids[0]} has no open step")
