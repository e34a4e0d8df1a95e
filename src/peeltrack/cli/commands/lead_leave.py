"""The lead leave command: a lead gives up the post."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import complete_leads, option_groups
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.organisation import leave_post


@option_groups
def leave(
    context: typer.Context,
    lead: Annotated[
        str, typer.Argument(metavar="LEAD", help="The lead", autocompletion=complete_leads)
    ],
    options: SignedWriteOptions,
) -> None:
    """Record that a lead has left the post

    From --date on it can lead nothing. The items that it still leads are listed.
    """
    session = WriteSession.of(context, options, may_be_future=True)
    lead_id = session.lead(lead)
    session.write(lambda: leave_post(session.register, lead_id, session.on))
