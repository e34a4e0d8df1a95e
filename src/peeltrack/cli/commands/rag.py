"""The rag command: an item's RAG changed, with the reason."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import BecauseOption, ForceOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.progress import change_rag
from peeltrack.model.vocabulary import Rag


@option_groups
def rag(
    context: typer.Context,
    item: ItemArgument,
    colour: Annotated[Rag, typer.Argument(help="red, amber, yellow or green")],
    options: SignedWriteOptions,
    because: BecauseOption = None,
    force: ForceOption = False,
) -> None:
    """Change an item's RAG, with its reason"""
    session = WriteSession.of(context, options)
    current, by = session.item(item), session.author()
    reason = line("--because", because, "the reason for the RAG")
    session.write(
        lambda: change_rag(
            session.item(current.id),
            colour,
            reason,
            by,
            session.on,
            session.organisation,
            force=force,
        )
    )
