"""Exports read back, each by a library that did not write it, as rows of plain values."""

import csv
import io
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import python_calamine

from peeltrack.exports.column_types import Type
from peeltrack.exports.columns import FlatTable, Value
from peeltrack.exports.source import Export
from peeltrack.exports.tables import TABLES, fill_tables

Rows = list[tuple[Value, ...]]
Read = dict[str, Rows]
RUN_BY_EXCEL = ("=", "+", "-", "@", "\t")


def made(source: Export) -> Read:
    """What is to be read back."""
    return {table.name: list(rows) for table, rows in fill_tables(source)}


def in_csv(rows: Read) -> Read:
    """The same rows with the documented apostrophe before what Excel would run."""
    return {
        name: [tuple(_marked(value) for value in row) for row in some]
        for name, some in rows.items()
    }


def _marked(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(RUN_BY_EXCEL) else value


def from_json(data: bytes) -> Read:
    found = json.loads(data)["tables"]
    return {
        table.name: [
            tuple(_typed(table, number, value) for number, value in enumerate(row.values()))
            for row in found[table.name]
        ]
        for table in TABLES
    }


def from_sqlite(data: bytes) -> Read:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        return {
            table.name: [
                tuple(_typed(table, number, value) for number, value in enumerate(row))
                for row in database.execute(f"SELECT * FROM {table.name} ORDER BY rowid")  # noqa: S608
            ]
            for table in TABLES
        }


def from_csv(folder: Path) -> Read:
    return {table.name: _csv_rows(table, (folder / f"{table.name}.csv")) for table in TABLES}


def _csv_rows(table: FlatTable[object], file: Path) -> Rows:
    reader = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
    assert next(reader) == [column.name for column in table.columns]
    return [tuple(_from_cell(table, number, cell) for number, cell in enumerate(r)) for r in reader]


def _from_cell(table: FlatTable[object], number: int, cell: str) -> Value:
    if not cell:
        return None
    match table.columns[number].type_:
        case Type.INTEGER:
            return int(cell)
        case Type.BOOLEAN:
            return {"true": True, "false": False}[cell]
        case Type.DATE:
            return date.fromisoformat(cell)
        case Type.TEXT:
            return cell


def from_parquet(folder: Path) -> Read:
    with closing(duckdb.connect()) as database:
        return {
            table.name: database.execute(
                f"SELECT * FROM '{folder.as_posix()}/{table.name}.parquet'"  # noqa: S608
            ).fetchall()
            for table in TABLES
        }


def from_xlsx(data: bytes) -> Read:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = {}
    for table in TABLES:
        head, *rows = book.get_sheet_by_name(table.name).to_python(skip_empty_area=False)
        assert head == [column.name for column in table.columns]
        found[table.name] = [
            tuple(None if cell == "" else _whole(cell) for cell in row) for row in rows
        ]
    return found


def _whole(cell: object) -> Value:
    """A workbook knows numbers only as floating ones."""
    assert isinstance(cell, str | float | bool | date)
    return int(cell) if isinstance(cell, float) else cell


def _typed(table: FlatTable[object], number: int, value: str | int | None) -> Value:
    if value is not None and table.columns[number].type_ == Type.DATE:
        return date.fromisoformat(str(value))
    is_flag = value is not None and table.columns[number].type_ == Type.BOOLEAN
    return bool(value) if is_flag else value


def written(source: Export, folder: Path) -> Mapping[str, Read]:
    """The export in each format, read back."""
    from peeltrack.exports.as_csv import as_csv
    from peeltrack.exports.as_json import as_json
    from peeltrack.exports.as_parquet import as_parquet
    from peeltrack.exports.as_sqlite import as_sqlite
    from peeltrack.exports.as_xlsx import as_xlsx

    for each in fill_tables(source):
        (folder / f"{each.table.name}.csv").write_bytes(as_csv(each))
    for each in fill_tables(source):
        (folder / f"{each.table.name}.parquet").write_bytes(as_parquet(source, each))
    (folder / "all.xlsx").write_bytes(as_xlsx(source, fill_tables(source)).data)
    return {
        "json": from_json(as_json(source, fill_tables(source))),
        "sqlite": from_sqlite(as_sqlite(fill_tables(source))),
        "csv": from_csv(folder),
        "parquet": from_parquet(folder),
        "xlsx": from_xlsx((folder / "all.xlsx").read_bytes()),
    }
