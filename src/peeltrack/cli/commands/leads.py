"""The leads command: each lead's portfolio."""

from dataclasses import replace
from typing import Annotated

import typer

from peeltrack.cli.shared.options import AnswerFileOptions, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.people_table import for_people
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.queries.due import kinds_in_words
from peeltrack.queries.find import find_lead
from peeltrack.queries.leads import portfolios, reminder


@option_groups
def leads(
    context: typer.Context,
    options: AnswerFileOptions,
    lead: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this lead", show_default=False)
    ] = None,
    remind: Annotated[bool, typer.Option("--remind", help="Write a reminder to each lead")] = False,
) -> None:
    """List each lead's items and what is overdue

    A deadline counts for everyone it is due for: who is to do it, and both leads of its item.
    """
    workspace = Workspace.of(context, options)
    lead_id = find_lead(workspace.register.organisation, lead) if lead else None
    chosen_portfolios = [
        portfolio
        for portfolio in portfolios(workspace.register, workspace.on)
        if lead_id in (None, portfolio.id)
    ]
    if remind:
        typer.echo(
            "\n\n".join(reminder(portfolio, workspace.on) for portfolio in chosen_portfolios)
        )
        return
    rows = [
        {
            "lead": portfolio.id,
            "title": portfolio.lead.title,
            "strategic": len(portfolio.strategic),
            "tactical": len(portfolio.tactical),
            "overdue": len(portfolio.overdue),
            "overdue_are": kinds_in_words(portfolio.overdue),
            "overdue_deadlines": [due.id for due in portfolio.overdue],
            "stale": len(portfolio.stale),
            "items": [item.id for item in portfolio.items],
        }
        for portfolio in chosen_portfolios
    ]
    columns = ["lead", "strategic", "tactical", "overdue", "stale", "items"]
    answer = TabularAnswer(
        "leads",
        workspace.on,
        rows,
        columns,
        flexible="items",
        spare=("tactical", "strategic"),
        nothing="No lead owns an open item.",
        revision=workspace.revision,
        for_people=lambda: replace(
            answer, rows=[*map(for_people(workspace.register, workspace.on), rows)]
        ),
    )
    write_answer(answer, options.format)
