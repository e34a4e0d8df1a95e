"""The leads command: each lead's portfolio."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from peeltrack.cli.shared.new_files import note_no_address, write_new_files
from peeltrack.cli.shared.options import AnswerFileOptions, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.people_table import for_people
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_document import refuse_standard_output
from peeltrack.errors import MissingOptionError
from peeltrack.queries.due import kinds_in_words
from peeltrack.queries.find import find_lead
from peeltrack.queries.leads import Portfolio, portfolios, reminder
from peeltrack.returns.drafts import draft, files_for_lead
from peeltrack.returns.questions import questions_for_leads
from peeltrack.wording import counted


@option_groups
def leads(
    context: typer.Context,
    options: AnswerFileOptions,
    lead: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this lead", show_default=False)
    ] = None,
    remind: Annotated[bool, typer.Option("--remind", help="Write a reminder to each lead")] = False,
    drafts: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="With --remind: drafts of e-mails in DIR, workbooks attached",
            show_default=False,
        ),
    ] = None,
) -> None:
    """List each lead's items and what is overdue

    A deadline counts for everyone responsible: whoever has to meet it, and both leads of its item.
    With --remind and --drafts each reminder is a draft e-mail (.eml) that Outlook opens ready
    to send, with the lead's workbook for `returns collect` attached.
    """
    if drafts is not None:
        if not remind:
            raise MissingOptionError("--remind", "with --drafts, which writes reminders")
        refuse_standard_output(drafts)
    workspace = Workspace.of(context, options)
    lead_id = find_lead(workspace.register.organisation, lead) if lead else None
    chosen_portfolios = [
        portfolio
        for portfolio in portfolios(workspace.register, workspace.on)
        if lead_id in (None, portfolio.id)
    ]
    if drafts is not None:
        _write_drafts(workspace, chosen_portfolios, drafts)
        return
    if remind:
        typer.echo("\n\n".join(_text(workspace, portfolio) for portfolio in chosen_portfolios))
        return
    rows = [_row(portfolio) for portfolio in chosen_portfolios]
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
        for_people=lambda: answer._replace(
            rows=[*map(for_people(workspace.register, workspace.on), rows)]
        ),
    )
    write_answer(answer, options.format)


def _row(portfolio: Portfolio) -> dict[str, Any]:
    """Return a lead's portfolio as a row of the JSON contract."""
    return {
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


def _text(workspace: Workspace, portfolio: Portfolio) -> str:
    to = portfolio.lead.email or portfolio.lead.title
    return f"To: {to}\n\n{reminder(workspace.register, portfolio, workspace.on)}"


def _write_drafts(workspace: Workspace, to: Sequence[Portfolio], folder: Path) -> None:
    """Write the draft of an e-mail to each lead, with the workbook of whoever has items."""
    register, on = workspace.register, workspace.on
    questions = {
        each.lead_id: each for each in questions_for_leads(register, None, on, workspace.revision())
    }
    files: dict[str, bytes] = {}
    for portfolio in to:
        if asked := questions.get(portfolio.id):
            email = files_for_lead(register, asked, None).email
        else:
            subject = f"Your actions for {register.organisation.name}"
            email = draft(portfolio.lead, subject, reminder(register, portfolio, on))
        files[f"reminder-{on.isoformat()}-{portfolio.id}.eml"] = email
    note_no_address({portfolio.id: portfolio.lead for portfolio in to})
    write_new_files(folder, files)
    typer.echo(f"{counted(len(files), 'draft')} written to {folder}.", err=True)
