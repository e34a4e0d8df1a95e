"""The milestone command: a lead's next milestone reached."""

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.milestones import reach_milestone

milestones = typer.Typer(
    name="milestone", help="Record that a milestone was reached", no_args_is_help=True
)


@milestones.command()
@option_groups
def done(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    items: ItemsArgument = None,
) -> None:
    """Record that an item's next milestone was reached

    It is the milestone that update --next named last.
    """
    session = WriteSession.of(context, options)
    chosen = session.items(items, filters)
    session.write_each(chosen, lambda item: reach_milestone(item, session.on))
