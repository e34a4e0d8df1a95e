"""Commands about steps to green and measures of success."""

from typing import Annotated

import typer

from peeltrack.cli.commands.update import BecauseOption, ClausesOption
from peeltrack.cli.shared.options import (
    ItemArgument,
    SignedWriting,
    complete_steps,
    grouped,
    lead_option,
)

steps = typer.Typer(name="step", help="Add, finish or move a step to green", no_args_is_help=True)
measures = typer.Typer(name="measure", help="Say how success will be seen", no_args_is_help=True)

StepArgument = Annotated[
    str,
    typer.Argument(
        metavar="STEP", help="Its id, or as much as is clear", autocompletion=complete_steps
    ),
]


@steps.command()
@grouped
def add(
    context: typer.Context,
    item: ItemArgument,
    text: Annotated[str, typer.Argument(help="The action")],
    writing: SignedWriting,
    due: Annotated[
        str | None, typer.Option(metavar="DATE", help="Its last day", show_default=False)
    ] = None,
    lead: Annotated[str | None, lead_option("Who takes it")] = None,
    clause: ClausesOption = None,
) -> None:
    """Add a step to green"""
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.workspace import day
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.steps import add_step

    desk = Desk.of(context, writing)
    found, said = desk.item(item), line("TEXT", text, "the action")
    by = day("--due", due) if due is not None else None
    taker = desk.lead(lead) if lead is not None else None
    desk.write(
        lambda: add_step(desk.item(found.id), said, due=by, lead=taker, clauses=clause or ())
    )


@steps.command()
@grouped
def done(
    context: typer.Context, item: ItemArgument, step: StepArgument, writing: SignedWriting
) -> None:
    """Mark a step as done"""
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.steps import finish_step

    desk = Desk.of(context, writing)
    found = desk.item(item)
    desk.write(lambda: finish_step(desk.item(found.id), step, desk.on))


@steps.command()
@grouped
def move(
    context: typer.Context,
    item: ItemArgument,
    step: StepArgument,
    to: Annotated[str, typer.Argument(metavar="DATE", help="Its new last day")],
    writing: SignedWriting,
    because: BecauseOption = None,
) -> None:
    """Give a step another day, with the reason"""
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.workspace import day
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.steps import move_step

    desk = Desk.of(context, writing)
    new, found, by = day("DATE", to), desk.item(item), desk.who()
    reason = line("--because", because, "the reason for the date")
    desk.write(lambda: move_step(desk.item(found.id), step, new, reason, by, desk.on))


@measures.command("add")
@grouped
def add_measure(
    context: typer.Context,
    item: ItemArgument,
    text: Annotated[str, typer.Argument(help="What will be looked at")],
    writing: SignedWriting,
    method: Annotated[
        str | None, typer.Option(metavar="TEXT", help="dip sample, audit …", show_default=False)
    ] = None,
) -> None:
    """Add a measure of success"""
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.items import add_measure as measured

    desk = Desk.of(context, writing)
    found, said = desk.item(item), line("TEXT", text, "what will be looked at")
    how = line("--method", method, "how") if method is not None else None
    desk.write(lambda: measured(desk.item(found.id), said, how))
