"""The tracker command: the register as one sheet of a workbook."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.errors import UnwritableOutputError
from peeltrack.cli.shared import overwrite_guard
from peeltrack.cli.shared.export_options import MARKINGS, AudienceOption
from peeltrack.cli.shared.options import Filters, ReadOptions, option_groups
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.cli.shared.write_document import STANDARD_OUTPUT, write_document
from peeltrack.errors import UnwritableError
from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.workbook import read_workbook
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.audience import for_audience
from peeltrack.queries.selection import select_items
from peeltrack.queries.standing import without_withdrawn
from peeltrack.returns.tracker.judge import holds_changes
from peeltrack.returns.tracker.reader import is_tracker, read_tracker
from peeltrack.returns.tracker.rows import tracker_of
from peeltrack.returns.tracker.writer import tracker_workbook
from peeltrack.wording import counted


@option_groups
def tracker(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The .xlsx file")],
    options: ReadOptions,
    filters: Filters,
    audience: AudienceOption = Audience.INTERNAL,
) -> None:
    """Write the tracker as a workbook to change and collect

    One sheet of findings with RAG, leads, dates, next step and last update; a sheet of steps;
    and one of explanations. Findings that have ended are left out unless --state asks for them.
    `returns collect` takes back the changes that an officer makes in it, unless it is for the
    public.
    """
    if output != STANDARD_OUTPUT and output.suffix.lower() != ".xlsx":
        raise UnwritableOutputError(str(output), "a file that ends in .xlsx")
    workspace = Workspace.of(context, options)
    _refuse_filled(output, workspace)
    register = for_audience(workspace.register, audience)
    planned = for_audience(without_withdrawn(workspace.loaded.whole(), workspace.on), audience)
    chosen = [
        item
        for item in select_items(register, workspace.selection(filters))
        if filters.state is not None or not item.has_ended
    ]
    revision = workspace.revision()
    content = tracker_of(
        register, planned.meetings.values(), chosen, workspace.on, revision, audience
    )
    write_document(output, tracker_workbook(content))
    if output != STANDARD_OUTPUT:
        items = counted(len(content.items), "finding")
        typer.echo(f"Wrote {output} ({items}; {MARKINGS[audience]}).", err=True)


def _refuse_filled(output: Path, workspace: Workspace) -> None:
    """Refuse to overwrite a workbook that is not a tracker, or that has changes not yet collected.

    Raises:
        UnwritableError: if it is such a workbook.
        AlreadyThereError: if it is another file.
    """
    if output == STANDARD_OUTPUT or not output.exists():
        return
    overwrite_guard.refuse_other_file(output, _is_tracker)
    sheets = read_workbook(output.read_bytes(), output.name)
    today = option_date("-o", None)
    written = read_tracker(sheets, output.name, today)
    if holds_changes(written, workspace.loaded.whole(), today):
        why = "it has changes; record them with peeltrack returns collect, or delete it"
        raise UnwritableError(output, why, "Name another file with -o")


def _is_tracker(data: bytes) -> bool:
    try:
        return is_tracker(read_workbook(data, "tracker.xlsx"))
    except UnreadablePaperError:
        return False
