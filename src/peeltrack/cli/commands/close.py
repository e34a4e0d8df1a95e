"""The close command: an item that HMICFRS closed."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.sign_off import EvidenceOption, LinkOption, record_stage
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.model.vocabulary import SignOffStage


@option_groups
def close(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    items: ItemsArgument = None,
    evidence: EvidenceOption = None,
    link: LinkOption = None,
    letter: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="The HMICFRS letter that closed an item never submitted",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Record that HMICFRS closed an item

    With --letter, also one that the force never submitted, if HMICFRS has written that it is
    closed.
    """
    record_stage(
        context,
        items,
        options,
        filters,
        SignOffStage.CLOSED,
        evidence=evidence,
        link=link,
        letter=letter,
    )
