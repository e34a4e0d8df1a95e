"""The export command: the register as flat tables for other programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.errors import GivenTwiceError
from peeltrack.cli.shared import monthly_registers, overwrite_guard
from peeltrack.cli.shared.export_options import MARKINGS, AudienceOption
from peeltrack.cli.shared.monthly_registers import HistorySource
from peeltrack.cli.shared.options import ReadOptions, option_groups
from peeltrack.cli.shared.personal_data import note_personal_data
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_document import (
    STANDARD_OUTPUT,
    refuse_standard_output,
    write_document,
    write_documents,
)
from peeltrack.errors import MissingOptionError
from peeltrack.exports import recognise
from peeltrack.exports import source as exported
from peeltrack.exports.columns import Value
from peeltrack.exports.source import Export as ExportSource
from peeltrack.exports.source import MonthEnd
from peeltrack.exports.tables import FilledTable, fill_tables
from peeltrack.model.vocabulary import Audience
from peeltrack.on_demand import on_demand
from peeltrack.wording import listed, long_date

with on_demand():  # the writer of one format, with its library
    from peeltrack.exports import as_csv, as_json, as_parquet, as_sqlite, as_xlsx


class ExportFormat(StrEnum):
    """The formats of an export."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    SQLITE = "sqlite"
    PARQUET = "parquet"


@option_groups
def export(
    context: typer.Context,
    options: ReadOptions,
    out_argument: Annotated[
        Path | None,
        typer.Argument(
            metavar="OUT", help="A folder for csv and parquet, otherwise a file", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="The same as OUT", show_default=False),
    ] = None,
    to: Annotated[
        ExportFormat | None, typer.Option(help="The format", show_default="as OUT ends")
    ] = None,
    audience: AudienceOption = Audience.INTERNAL,
    source: Annotated[
        HistorySource | None,
        typer.Option(
            "--from",
            help="Take the history from git or dated facts only, not both",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="MONTH", help="First month: YYYY-MM", show_default=False),
    ] = None,
) -> None:
    """Export the register as tables for Excel, Power BI and SQL

    Each table is a sheet, a file or an SQL table: items, progress, steps, meetings and the
    rest, with stable names, types and keys (docs/data-dictionary.md). The history table has
    every item at each month's end, from git as far back as it goes and from the register's
    dated facts before that. An export is internal unless the audience is public.
    """
    out = _destination(out_argument, output)
    form = to or _format_of(out)
    _refuse_unwritable(out, form)
    workspace = Workspace.of(context, options)
    source_data = ExportSource.of(
        workspace.with_planned,
        workspace.on,
        audience,
        revision=workspace.revision(),
        months=lambda: _months(workspace, since, source),
        recorded=workspace.recorded,
    )
    counts: dict[str, int] = {}
    files, cut_cells = _render(
        form, out, source_data, _count_rows(fill_tables(source_data), counts)
    )
    if out == STANDARD_OUTPUT:
        write_document(out, files[out])
    else:
        write_documents(files)
    _report(out, source_data, counts, cut_cells)
    if audience == Audience.PUBLIC:
        note_personal_data(workspace.register)


_ENDINGS = {
    ".xlsx": ExportFormat.XLSX,
    ".json": ExportFormat.JSON,
    ".sqlite": ExportFormat.SQLITE,
    ".db": ExportFormat.SQLITE,
}
"""The endings of the formats that are one file."""


def _format_of(out: Path) -> ExportFormat:
    """Return the format of a file by its ending.

    Raises:
        MissingOptionError: if it has no such ending.
    """
    if form := _ENDINGS.get(out.suffix.lower()):
        return form
    raise MissingOptionError("--to", f"csv, parquet or another format for {str(out)!r}")


def _destination(argument: Path | None, option: Path | None) -> Path:
    """Return the file or folder to write, or standard output.

    Raises:
        GivenTwiceError: if it is given as an argument and as an option.
        MissingOptionError: if it is not given.
    """
    if argument is not None and option is not None:
        raise GivenTwiceError("the output", str(argument), f"-o {option}")
    out = argument or option
    if out is None:
        raise MissingOptionError("-o", "the file, or for csv and parquet the folder, to write")
    return out


def _refuse_unwritable(out: Path, form: ExportFormat) -> None:
    """Refuse what an export does not replace, and several files on standard output.

    Raises:
        UnwritableOutputError: if several files were to go to standard output.
        AlreadyThereError: if something else is there.
    """
    if out != STANDARD_OUTPUT:
        _refuse_other(out, form)
    elif form in (ExportFormat.CSV, ExportFormat.PARQUET):
        refuse_standard_output(out)


def _months(
    workspace: Workspace, since: str | None, source: HistorySource | None
) -> Iterator[exported.MonthEnd]:
    """Yield the register at each month's end: from git and, before that, from dated facts."""
    months = monthly_registers.MonthRange(since, None)
    in_git = source == HistorySource.GIT or (
        source is None and monthly_registers.has_history(workspace)
    )
    recorded = monthly_registers.from_git(workspace, months) if in_git else ()
    begins = recorded[0][0] if recorded else None
    if source != HistorySource.GIT:
        for day, register in monthly_registers.iterate_from_facts(workspace, months):
            if begins is None or day < begins:
                yield MonthEnd(day, register, HistorySource.FACTS.value)
    for day, register in recorded:
        yield MonthEnd(day, register, HistorySource.GIT.value)


def _count_rows(tables: Iterable[FilledTable], counts: dict[str, int]) -> Iterator[FilledTable]:
    def passing(table: FilledTable) -> Iterator[tuple[Value, ...]]:
        for number, row in enumerate(table.rows, 1):
            counts[table.table.name] = number
            yield row

    for each in tables:
        counts[each.table.name] = 0
        yield each._replace(rows=passing(each))


def _render(
    to: ExportFormat, out: Path, source_data: exported.Export, tables: Iterable[FilledTable]
) -> tuple[Mapping[Path, bytes], tuple[str, ...]]:
    """Return the files of an export, and the cells that had to be cut."""
    match to:
        case ExportFormat.XLSX:
            workbook = as_xlsx.as_xlsx(source_data, tables)
            return {out: workbook.data}, workbook.cut
        case ExportFormat.SQLITE:
            return {out: as_sqlite.as_sqlite(tables)}, ()
        case ExportFormat.JSON:
            return {out: as_json.as_json(source_data, tables)}, ()
        case ExportFormat.CSV:
            return {out / f"{each.table.name}.csv": as_csv.as_csv(each) for each in tables}, ()
        case ExportFormat.PARQUET:
            files_by_table = ((out / f"{each.table.name}.parquet", each) for each in tables)
            return {
                path: as_parquet.as_parquet(source_data, each) for path, each in files_by_table
            }, ()


def _refuse_other(out: Path, to: ExportFormat) -> None:
    match to:
        case ExportFormat.CSV | ExportFormat.PARQUET:
            overwrite_guard.refuse_other_folder(out, f"forces.{to}")
        case ExportFormat.XLSX:
            overwrite_guard.refuse_other_file(out, recognise.is_xlsx_export)
        case ExportFormat.JSON:
            overwrite_guard.refuse_other_file(out, recognise.is_json_export)
        case ExportFormat.SQLITE:
            overwrite_guard.refuse_other_file(out, recognise.is_sqlite_export)


def _report(
    out: Path, source_data: exported.Export, counts: Mapping[str, int], cut_cells: Sequence[str]
) -> None:
    name = source_data.register.organisation.name
    where = "standard output" if out == STANDARD_OUTPUT else out
    what = f"{name} as at {long_date(source_data.on)}; {MARKINGS[source_data.audience]}"
    typer.echo(f"Wrote {where}: {what}.", err=True)
    rows = ", ".join(f"{table} {count:,}" for table, count in counts.items() if count)
    empty = listed([table for table, count in counts.items() if not count])
    typer.echo(f"Rows: {rows}{f'; none in {empty}' if empty else ''}.", err=True)
    for cell in cut_cells:
        typer.echo(f"Truncated, because a cell holds at most 32,767 characters: {cell}.", err=True)
