"""The leads command: each lead's portfolio."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import AnswerOptions, grouped
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.queries.find import find_lead
from peeltrack.queries.leads import portfolios, reminder


@grouped
def leads(
    context: typer.Context,
    asked: AnswerOptions,
    lead: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this lead", show_default=False)
    ] = None,
    remind: Annotated[
        bool, typer.Option("--remind", help="Write the text of a reminder to each")
    ] = False,
) -> None:
    """List each lead's portfolio, and what of it is late"""
    workspace = Workspace.of(context, asked)
    wanted = find_lead(workspace.register.organisation, lead) if lead else None
    found = [
        mine for mine in portfolios(workspace.register, workspace.on) if wanted in (None, mine.id)
    ]
    if remind:
        typer.echo("\n\n".join(reminder(mine, workspace.on) for mine in found))
        return
    rows = [
        {
            "lead": mine.id,
            "title": mine.lead.title,
            "strategic": len(mine.strategic),
            "tactical": len(mine.tactical),
            "overdue": len(mine.overdue),
            "stale": len(mine.stale),
            "items": [item.id for item in mine.items],
        }
        for mine in found
    ]
    columns = ["lead", "strategic", "tactical", "overdue", "stale", "items"]
    write_answer(
        TabularAnswer(
            "leads",
            workspace.on,
            rows,
            columns,
            flexible="items",
            spare=("tactical", "strategic"),
            nothing="No lead owns an open item.",
            revision=workspace.revision,
        ),
        asked.format,
    )
