"""The review command: the latest update reviewed, and the RAG that follows from it."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.workspace import option_date
from peeltrack.cli.shared.write_options import BecauseOption, ForceOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.edits.progress import change_rag, proposed_rag, review_progress
from peeltrack.errors import BadOptionError, MissingOptionError
from peeltrack.model.vocabulary import Rag


@option_groups
def review(
    context: typer.Context,
    item: ItemArgument,
    options: SignedWriteOptions,
    rag: Annotated[Rag | None, typer.Option(help="The RAG it comes to", show_default=False)] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="The RAG it comes to is the one proposed")
    ] = False,
    because: BecauseOption = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What you found", show_default=False)
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The update of DATE", show_default="the latest"),
    ] = None,
    force: ForceOption = False,
) -> None:
    """Review the latest update, and set the RAG it comes to

    For those who may review: the leads with may_review: true in register.yaml. With
    --accept the RAG is the one that the lead proposed with the update.
    """
    if accept and rag is not None:
        raise BadOptionError("--rag", rag, "either --rag or --accept")
    session = WriteSession.of(context, options)
    current, by = session.item(item), session.author()
    update_date = option_date("--of", of) if of is not None else None
    if accept:
        # Refuse before the first prompt.
        proposed_rag(current, session.on, session.organisation, update_date)
    if because is not None or rag not in (None, current.rag):
        because = line("--because", because, "the reason for the RAG")
    note_text = line("--note", note, "what you found") if note is not None else None

    def plan() -> Plan:
        item_now, organisation = session.item(current.id), session.organisation
        new_rag, reason = rag, because
        if accept:
            new_rag, proposed = proposed_rag(item_now, session.on, organisation, update_date)
            reason = because or (None if new_rag == item_now.rag else proposed)
        if new_rag is None or new_rag == item_now.rag:
            # Without a new RAG the reason is the reviewer's note.
            return review_progress(
                item_now,
                by,
                session.on,
                organisation,
                of=update_date,
                note=note_text or reason,
                stays=new_rag,
            )
        if reason is None:  # it had that RAG a moment ago
            raise MissingOptionError("--because", "the reason for the RAG")
        plan_review = review_progress(
            item_now, by, session.on, organisation, of=update_date, note=note_text
        )
        return plan_review.and_also(
            change_rag(item_now, new_rag, reason, by, session.on, organisation, force=force)
        )

    session.write(plan)
