"""The supersede command: a later item that supersedes this one."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, complete_items, option_groups
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.sign_offs import supersede as plan_supersession


@option_groups
def supersede(
    context: typer.Context,
    item: ItemArgument,
    other: Annotated[
        str,
        typer.Option(
            "--with", metavar="ITEM", help="The later item", autocompletion=complete_items
        ),
    ],
    options: SignedWriteOptions,
) -> None:
    """Record that a later item supersedes this one"""
    session = WriteSession.of(context, options)
    old, new, by = session.item(item), session.item(other), session.author()
    session.write(
        lambda: plan_supersession(
            session.item(old.id),
            session.supersession_chain(session.item(new.id)),
            by,
            session.on,
        )
    )
