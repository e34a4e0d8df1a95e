"""Commands that hand the register to other programs: export, calendar."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.commands.history import Source
from peeltrack.cli.shared.options import AsAt, grouped
from peeltrack.model.vocabulary import Audience

if TYPE_CHECKING:
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.exports import source as exported
    from peeltrack.exports.columns import Value
    from peeltrack.exports.tables import Filled


class To(StrEnum):
    """What an export is written in."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    SQLITE = "sqlite"
    PARQUET = "parquet"


AudienceOption = Annotated[
    Audience, typer.Option(help="public leaves out what is restricted or internal")
]


@grouped
def export(
    context: typer.Context,
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A folder for csv and parquet, else a file")
    ],
    to: Annotated[To, typer.Option(help="What to write")],
    as_at: AsAt,
    audience: AudienceOption = Audience.INTERNAL,
    source: Annotated[
        Source | None,
        typer.Option(
            "--from", help="The history from git or facts, else from both", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="MONTH", help="First month: YYYY-MM", show_default=False),
    ] = None,
) -> None:
    """Write the register as flat tables for other programs

    One table a sheet, a file or a SQL table: items, progress, steps, meetings and the
    rest, each with stable names, types and keys (docs/data-dictionary.md). The history
    table has every item at each month's end, from git where it reaches, before that from
    the register's dated facts. An export is internal unless the audience is public.
    """
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.exports.source import Source as Exported
    from peeltrack.exports.tables import filled
    from peeltrack.storage.atomic_write import replace_files

    _refuse_other(out, to)
    workspace = Workspace.of(context, as_at)
    told = Exported.of(
        workspace.register,
        workspace.on,
        audience,
        revision=workspace.revision(),
        months=lambda: _months(workspace, since, source),
    )
    counts: dict[str, int] = {}
    files, cut = _written(to, out, told, _counted(filled(told), counts))
    replace_files(files)
    _report(out, told, counts, cut)


def _months(
    workspace: "Workspace", since: str | None, source: Source | None
) -> "Iterator[exported.Month]":
    """Every month's end: from git where it reaches and, before that, from the dated facts."""
    from peeltrack.cli.shared import monthly_registers
    from peeltrack.exports.source import Month

    months = monthly_registers.Months(since, None)
    in_git = source == Source.GIT or (source is None and monthly_registers.has_history(workspace))
    recorded = monthly_registers.from_git(workspace, months) if in_git else ()
    begins = recorded[0][0] if recorded else None
    if source != Source.GIT:
        for day, register in monthly_registers.each_from_facts(workspace, months):
            if begins is None or day < begins:
                yield Month(day, register, Source.FACTS.value)
    for day, register in recorded:
        yield Month(day, register, Source.GIT.value)


def _counted(tables: "Iterable[Filled]", counts: dict[str, int]) -> "Iterator[Filled]":
    def passing(filled: "Filled") -> "Iterator[tuple[Value, ...]]":
        for number, row in enumerate(filled.rows, 1):
            counts[filled.table.name] = number
            yield row

    for filled in tables:
        counts[filled.table.name] = 0
        yield filled._replace(rows=passing(filled))


def _written(
    to: To, out: Path, told: "exported.Source", tables: "Iterable[Filled]"
) -> tuple[Mapping[Path, bytes], tuple[str, ...]]:
    """The files of an export, and the cells that had to be cut."""
    match to:
        case To.XLSX:
            from peeltrack.exports.as_xlsx import as_xlsx

            workbook = as_xlsx(told, tables)
            return {out: workbook.data}, workbook.cut
        case To.SQLITE:
            from peeltrack.exports.as_sqlite import as_sqlite

            return {out: as_sqlite(tables)}, ()
        case To.JSON:
            from peeltrack.exports.as_json import as_json

            return {out: as_json(told, tables)}, ()
        case To.CSV:
            from peeltrack.exports.as_csv import as_csv

            return {out / f"{each.table.name}.csv": as_csv(each) for each in tables}, ()
        case To.PARQUET:
            from peeltrack.exports.as_parquet import as_parquet

            named = ((out / f"{each.table.name}.parquet", each) for each in tables)
            return {path: as_parquet(told, each) for path, each in named}, ()


def _refuse_other(out: Path, to: To) -> None:
    from peeltrack.cli.shared import overwrite_guard
    from peeltrack.exports import recognise

    match to:
        case To.CSV | To.PARQUET:
            overwrite_guard.refuse_other_folder(out, f"forces.{to}")
        case To.XLSX:
            overwrite_guard.refuse_other_file(out, recognise.is_xlsx_export)
        case To.JSON:
            overwrite_guard.refuse_other_file(out, recognise.is_json_export)
        case To.SQLITE:
            overwrite_guard.refuse_other_file(out, recognise.is_sqlite_export)


_MARKINGS = {
    Audience.INTERNAL: "internal, restricted text included",
    Audience.PUBLIC: "public, restricted text left out",
}


def _report(
    out: Path, told: "exported.Source", counts: Mapping[str, int], cut: Sequence[str]
) -> None:
    from peeltrack.wording import listed, long_date

    name = told.register.organisation.name
    typer.echo(
        f"Wrote {out}: {name} as at {long_date(told.on)}; {_MARKINGS[told.audience]}.", err=True
    )
    rows = ", ".join(f"{table} {count:,}" for table, count in counts.items() if count)
    empty = listed([table for table, count in counts.items() if not count])
    typer.echo(f"Rows: {rows}{f'; none in {empty}' if empty else ''}.", err=True)
    for cell in cut:
        typer.echo(f"Cut, as a cell holds no more than 32,767 characters: {cell}.", err=True)


@grouped
def calendar(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The .ics file")],
    as_at: AsAt,
    audience: AudienceOption = Audience.INTERNAL,
) -> None:
    """Write due dates, targets and meetings as a calendar

    All-day events for Outlook and others: what is promised and not yet done, the statutory
    deadlines, and the meetings, also those still to come. An event keeps its identity when
    its day moves, and the same register gives the same file.
    """
    from peeltrack.cli.shared import overwrite_guard
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.exports.calendar import as_ics, occasions
    from peeltrack.exports.recognise import is_calendar
    from peeltrack.exports.source import Source as Exported
    from peeltrack.queries.audience import for_audience
    from peeltrack.storage.atomic_write import replace_files
    from peeltrack.wording import counted

    overwrite_guard.refuse_other_file(output, is_calendar)
    workspace = Workspace.of(context, as_at)
    told = Exported.of(workspace.register, workspace.on, audience)
    recorded = workspace.loaded.register or workspace.register
    found = occasions(told.register, for_audience(recorded, audience).meetings.values())
    replace_files({output: as_ics(told.register, told.force, found)})
    typer.echo(f"Wrote {output} ({counted(len(found), 'event')}; {_MARKINGS[audience]}).", err=True)
