"""The rag command: the RAG of items changed, with the reason."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import BecauseOption, ForceOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.progress import change_rag
from peeltrack.model.vocabulary import Rag


@option_groups
def rag(
    context: typer.Context,
    *,
    items: ItemsArgument = None,
    colour: Annotated[Rag, typer.Argument(help="red, amber, yellow or green")],
    options: SignedWriteOptions,
    filters: Filters,
    because: BecauseOption = None,
    force: ForceOption = False,
) -> None:
    """Change the RAG of items, with the reason"""
    session = WriteSession.of(context, options)
    chosen, by = session.items(items, filters), session.author()
    reason = line("--because", because, "the reason for the RAG")
    session.write_each(
        chosen,
        lambda item: change_rag(
            item, colour, reason, by, session.on, session.organisation, force=force
        ),
    )
