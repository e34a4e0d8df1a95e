"""The returns send command: a workbook for each lead."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.new_files import note_no_address, write_new_files
from peeltrack.cli.shared.options import ReadOptions, option_groups
from peeltrack.cli.shared.prompts import date_ahead
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_document import refuse_standard_output
from peeltrack.queries.find import find_lead
from peeltrack.returns.drafts import files_for_lead
from peeltrack.returns.questions import items_without_leads, questions_for_leads
from peeltrack.wording import counted, listed


@option_groups
def send(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the workbooks")
    ],
    options: ReadOptions,
    meeting: Annotated[
        str | None,
        typer.Option(metavar="FORUM", help="Only the items of this forum", show_default=False),
    ] = None,
    lead: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this lead", show_default=False)
    ] = None,
    back_by: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Ask for it back by DATE", show_default=False),
    ] = None,
    remind: Annotated[
        bool, typer.Option("--remind", help="Also write each e-mail as a draft")
    ] = False,
) -> None:
    """Write a workbook for each lead to complete and return

    One for each lead with open items; only the cells to complete are unlocked. With --remind it
    also writes a draft e-mail (.eml) for each, which Outlook opens ready to send, with the
    workbook attached and what is overdue first. Existing files are never overwritten.
    """
    refuse_standard_output(folder)
    workspace = Workspace.of(context, options)
    forum = workspace.forum(meeting) if meeting is not None else None
    lead_id = find_lead(workspace.register.organisation, lead) if lead else None
    deadline = date_ahead("--back-by", back_by, workspace.on) if back_by else None
    next_one = (
        each.date
        for each in workspace.with_planned.meetings.values()
        if each.forum == forum and each.date >= workspace.on
    )
    all_questions = questions_for_leads(
        workspace.register, forum, workspace.on, workspace.revision(), min(next_one, default=None)
    )
    files: dict[str, bytes] = {}
    for questions in all_questions:
        if lead_id in (None, questions.lead_id):
            of_lead = files_for_lead(workspace.register, questions, deadline)
            files[f"{of_lead.stem}.xlsx"] = of_lead.workbook
            if remind:
                files[f"{of_lead.stem}.eml"] = of_lead.email
    if remind:
        asked = (each for each in all_questions if lead_id in (None, each.lead_id))
        note_no_address({each.lead_id: each.lead for each in asked})
    write_new_files(folder, files)
    workbooks = sum(name.endswith(".xlsx") for name in files)
    typer.echo(f"{counted(workbooks, 'workbook')} written to {folder}.", err=True)
    items_without_lead = () if lead_id else items_without_leads(workspace.register, forum)
    if items_without_lead:
        have = "has" if len(items_without_lead) == 1 else "have"
        sentence = (
            f"{counted(len(items_without_lead), 'item')} {have} no lead and therefore no workbook"
        )
        typer.echo(f"Note: {sentence}: {listed(items_without_lead)}.", err=True)
