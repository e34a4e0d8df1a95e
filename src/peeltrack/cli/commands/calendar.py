"""The calendar command: deadlines and meetings as an .ics file."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared import overwrite_guard
from peeltrack.cli.shared.export_options import MARKINGS, AudienceOption
from peeltrack.cli.shared.options import ReadOptions, grouped
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.exports.calendar import as_ics, occasions
from peeltrack.exports.recognise import is_calendar
from peeltrack.exports.source import Source as Exported
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.audience import for_audience
from peeltrack.storage.atomic_write import replace_files
from peeltrack.wording import counted


@grouped
def calendar(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The .ics file")],
    as_at: ReadOptions,
    audience: AudienceOption = Audience.INTERNAL,
) -> None:
    """Write due dates, targets and meetings as a calendar

    All-day events for Outlook and others: what is promised and not yet done, the statutory
    deadlines, and the meetings, also those still to come. An event keeps its identity when
    its day moves, and the same register gives the same file.
    """
    overwrite_guard.refuse_other_file(output, is_calendar)
    workspace = Workspace.of(context, as_at)
    told = Exported.of(workspace.register, workspace.on, audience)
    recorded = workspace.loaded.register or workspace.register
    found = occasions(told.register, for_audience(recorded, audience).meetings.values())
    replace_files({output: as_ics(told.register, told.force, found)})
    typer.echo(f"Wrote {output} ({counted(len(found), 'event')}; {MARKINGS[audience]}).", err=True)
