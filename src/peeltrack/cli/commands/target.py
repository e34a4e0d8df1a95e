"""The target command: the target date of items moved."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.items import move_target


@option_groups
def target(
    context: typer.Context,
    *,
    items: ItemsArgument = None,
    to: Annotated[str, typer.Argument(metavar="DATE", help="The new target")],
    options: SignedWriteOptions,
    filters: Filters,
    because: BecauseOption = None,
) -> None:
    """Set or move the target of items, keeping earlier targets"""
    session = WriteSession.of(context, options)
    new_target = session.date_ahead("DATE", to)
    chosen, by = session.items(items, filters), session.author()
    reason = line("--because", because, "the reason for the date")
    session.write_each(chosen, lambda item: move_target(item, new_target, reason, by, session.on))
