"""The target command: an item's target date moved."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, grouped
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.workspace import day
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.items import move_target


@grouped
def target(
    context: typer.Context,
    item: ItemArgument,
    to: Annotated[str, typer.Argument(metavar="DATE", help="The new target")],
    writing: SignedWriteOptions,
    because: BecauseOption = None,
) -> None:
    """Move an item's target, keeping the ones before"""
    session = WriteSession.of(context, writing)
    new, found, by = day("DATE", to), session.item(item), session.who()
    reason = line("--because", because, "the reason for the date")
    session.write(lambda: move_target(session.item(found.id), new, reason, by, session.on))
