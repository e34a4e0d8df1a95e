"""The carry-forward command: a later item that repeats this one."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, complete_items, option_groups
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.sign_offs import carry_forward as plan_carry_forward


@option_groups
def carry_forward(
    context: typer.Context,
    item: ItemArgument,
    to: Annotated[
        str,
        typer.Option("--to", metavar="ITEM", help="The later item", autocompletion=complete_items),
    ],
    options: SignedWriteOptions,
) -> None:
    """Record that a later item repeats this one

    An item that has not ended is superseded by it at the same time.
    """
    session = WriteSession.of(context, options)
    old, new, by = session.item(item), session.item(to), session.author()
    session.write(
        lambda: plan_carry_forward(
            session.item(old.id),
            session.supersession_chain(session.item(new.id)),
            by,
            session.on,
        )
    )
