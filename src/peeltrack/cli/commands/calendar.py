"""The calendar command: deadlines and meetings as an .ics file."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared import overwrite_guard
from peeltrack.cli.shared.export_options import MARKINGS, AudienceOption
from peeltrack.cli.shared.options import ReadOptions, lead_option, option_groups
from peeltrack.cli.shared.personal_data import note_personal_data
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_document import STANDARD_OUTPUT, write_document
from peeltrack.exports.recognise import is_calendar
from peeltrack.exports.source import Export as Exported
from peeltrack.model.vocabulary import Audience
from peeltrack.on_demand import on_demand
from peeltrack.queries.audience import for_audience
from peeltrack.queries.find import find_lead
from peeltrack.wording import counted

with on_demand():  # icalendar, an optional extra
    from peeltrack.exports import calendar as ics


@option_groups
def calendar(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The .ics file")],
    options: ReadOptions,
    audience: AudienceOption = Audience.INTERNAL,
    lead: Annotated[str | None, lead_option("Only what is due for this lead, and meetings")] = None,
) -> None:
    """Export due dates, targets and meetings as a calendar

    All-day events for Outlook and other calendars: deadlines not yet met, the statutory ones
    included, and meetings, past and planned. With --lead, only what is due for that lead, in
    person or as strategic or tactical lead. An event whose date moves remains the same event,
    and the same register gives the same file.
    """
    if output != STANDARD_OUTPUT:
        overwrite_guard.refuse_other_file(output, is_calendar)
    workspace = Workspace.of(context, options)
    source = Exported.of(workspace.register, workspace.on, audience)
    lead_id = find_lead(workspace.register.organisation, lead) if lead is not None else None
    meetings = for_audience(workspace.with_planned, audience).meetings.values()
    events = ics.occasions(source.register, meetings, lead_id)
    write_document(output, ics.as_ics(source.register, source.force, events))
    if output != STANDARD_OUTPUT:
        typer.echo(
            f"Wrote {output} ({counted(len(events), 'event')}; {MARKINGS[audience]}).", err=True
        )
    if audience == Audience.PUBLIC:
        note_personal_data(workspace.register)
