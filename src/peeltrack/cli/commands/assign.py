"""The assign command: an item's strategic and tactical leads."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, lead_option, option_groups
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.items import assign_leads
from peeltrack.errors import MissingOptionError


@option_groups
def assign(
    context: typer.Context,
    item: ItemArgument,
    options: SignedWriteOptions,
    strategic: Annotated[str | None, lead_option("The strategic lead")] = None,
    tactical: Annotated[str | None, lead_option("The tactical lead")] = None,
) -> None:
    """Give an item its strategic and tactical leads"""
    session = WriteSession.of(context, options)
    current = session.item(item)
    if strategic is None and tactical is None:
        raise MissingOptionError("--strategic or --tactical", "the lead to be named")
    strategic_id = session.lead(strategic) if strategic is not None else None
    tactical_id = session.lead(tactical) if tactical is not None else None
    session.write(
        lambda: assign_leads(
            session.item(current.id),
            strategic=strategic_id,
            tactical=tactical_id,
            on=session.on,
            leads=session.organisation.leads,
        )
    )
