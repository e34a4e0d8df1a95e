"""The target command: an item's target date moved."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.items import move_target


@option_groups
def target(
    context: typer.Context,
    item: ItemArgument,
    to: Annotated[str, typer.Argument(metavar="DATE", help="The new target")],
    options: SignedWriteOptions,
    because: BecauseOption = None,
) -> None:
    """Move an item's target, keeping the ones before"""
    session = WriteSession.of(context, options)
    new_target, current, by = (
        session.recorded_date("DATE", to),
        session.item(item),
        session.author(),
    )
    reason = line("--because", because, "the reason for the date")
    session.write(lambda: move_target(session.item(current.id), new_target, reason, by, session.on))
