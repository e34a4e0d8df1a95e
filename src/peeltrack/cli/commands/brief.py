"""The brief command: a forum's paper for a meeting."""

from datetime import date as Date  # noqa: N812 (an option is called date)
from typing import Annotated

import typer

from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.document_output import DocumentOutput, note_unreviewed_updates
from peeltrack.cli.shared.meetings import note_prepared
from peeltrack.cli.shared.options import (
    AsOfOption,
    ForumArgument,
    MeetingDateOption,
    MeetingOption,
    OnOption,
    ReadOptions,
    RegisterOption,
    meeting_name,
    option_groups,
)
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.documents.papers import forum_paper, template_of
from peeltrack.model.record import no_garbage_collection
from peeltrack.queries.abbreviations import unexplained_about
from peeltrack.queries.forum import forum_items
from peeltrack.wording import listed


@option_groups
def brief(
    context: typer.Context,
    destination: DocumentOutput,
    forum: ForumArgument = None,
    meeting: MeetingOption = None,
    register: RegisterOption = None,
    date: MeetingDateOption = None,
    on: OnOption = None,
    as_of: AsOfOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Treat what came after DATE as new",
            show_default="the last meeting",
        ),
    ] = None,
    with_challenge: Annotated[
        bool,
        typer.Option(
            "--with-challenge", help="Add the questions the chair may ask, for the author only"
        ),
    ] = False,
) -> None:
    """Write the brief for a meeting: Markdown, HTML, Word, PDF

    Opens with what is overdue, out of date or without a lead, then covers every open item of
    the forum: what it asks for, its leads, RAG, steps and updates, as they stand on the date of
    the meeting, or today if it is still to come. Papers for a
    police and crime panel or an audit committee are written for the public. Templates in a
    templates/ folder beside the register take precedence over the shipped ones, also with
    --as-of. With --with-challenge it ends with what the chair may ask, as no public paper ever
    does.
    """
    workspace, prepared = Workspace.before(
        context, ReadOptions(register, on, as_of), meeting_name(forum, meeting), date
    )
    forum_id = prepared.forum
    with no_garbage_collection():  # of views as of records: they stay until they are written
        paper = forum_paper(
            workspace.register,
            forum_id,
            workspace.on,
            revision=workspace.revision(),
            since=_since(since, workspace.on),
            today=prepared.today,
            with_challenge=with_challenge,
            recorded_by=workspace.recorded_by,
        )
    template = template_of(workspace.register, forum_id)
    destination.write(
        workspace,
        template,
        paper.page,
        paper.views,
        paper.in_short,
        annex="challenge" if with_challenge else None,
    )
    note_prepared(prepared)
    if paper.unrecorded:
        lacking = listed(paper.unrecorded)
        typer.echo(f"Not recorded, and so not in the paper: {lacking}.", err=True)
    if paper.page.is_public:
        within = workspace.register
        scope = forum_items(within, within.organisation.forums[forum_id])
        if unexplained := unexplained_about(within, scope):
            words = f"{listed(unexplained)} (force change --abbreviations)"
            typer.echo(f"Abbreviations not explained: {words}.", err=True)
        note_unreviewed_updates(within, [item.id for item in scope])


def _since(given: str | None, on: Date) -> Date | None:
    since = None if given is None else option_date("--since", given)
    if since and since >= on:
        raise BadOptionError("--since", str(since), f"a date before the meeting of {on}")
    return since
