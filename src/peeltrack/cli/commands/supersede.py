"""The supersede command: a later item that supersedes this one."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, lead_option, option_groups
from peeltrack.cli.shared.write_options import SignedWriteOptions, WriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.sign_offs import supersede as plan_supersession


@option_groups
def supersede(
    context: typer.Context,
    item: ItemArgument,
    other: Annotated[str, typer.Option("--by", metavar="ITEM", help="The later item")],
    options: WriteOptions,
    signed: Annotated[
        str | None,
        lead_option("Who does this, else git's user"),
    ] = None,
) -> None:
    """Say that a later item took this one's place"""
    session = WriteSession.of(context, SignedWriteOptions(**vars(options), by=signed))
    old, new = session.item(item), session.item(other)
    session.write(
        lambda: plan_supersession(
            session.item(old.id), session.supersession_chain(session.item(new.id))
        )
    )
