"""The review command: the latest update reviewed, and the RAG that follows from it."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, grouped
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.workspace import day
from peeltrack.cli.shared.write_options import BecauseOption, ForceOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.edits.progress import change_rag, proposed_rag, review_progress
from peeltrack.errors import BadOptionError, MissingOptionError
from peeltrack.model.vocabulary import Rag


@grouped
def review(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriteOptions,
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
    session = WriteSession.of(context, writing)
    found, by = session.item(item), session.who()
    told = day("--of", of) if of is not None else None
    if accept:
        proposed_rag(
            found, session.on, session.organisation, told
        )  # refused before anything is asked
    if because is not None or rag not in (None, found.rag):
        because = line("--because", because, "the reason for the RAG")
    said = line("--note", note, "what you found") if note is not None else None

    def plan() -> Plan:
        now, office = session.item(found.id), session.organisation
        to, why = rag, because
        if accept:
            to, proposed = proposed_rag(now, session.on, office, told)
            why = because or (None if to == now.rag else proposed)
        if to is None or to == now.rag:  # a reason for what stays as it is is what was found
            return review_progress(now, by, session.on, office, of=told, note=said or why, stays=to)
        if why is None:  # it had that RAG a moment ago
            raise MissingOptionError("--because", "the reason for the RAG")
        reviewed = review_progress(now, by, session.on, office, of=told, note=said)
        return reviewed.and_also(change_rag(now, to, why, by, session.on, office, force=force))

    session.write(plan)
