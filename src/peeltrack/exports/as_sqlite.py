"""An export as one SQLite database, made in memory."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date

from peeltrack.errors import PeelTrackError
from peeltrack.exports.column_types import Type
from peeltrack.exports.columns import Column, FlatTable, Value
from peeltrack.exports.organisation import SCHEMA
from peeltrack.exports.recognise import APPLICATION
from peeltrack.exports.tables import FilledTable

_OLDEST = (3, 37)
"""The first release of SQLite with strict tables; the one before can already return bytes."""

_TYPES = {
    Type.TEXT: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.DATE: "TEXT",  # SQLite has no type of its own for it; its functions take ISO text
    Type.BOOLEAN: "INTEGER",
}


class OldSqliteError(PeelTrackError):
    """A Python that was built with a SQLite from before 2021."""

    def __init__(self) -> None:
        super().__init__(
            f"this Python has SQLite {sqlite3.sqlite_version}, which is too old. "
            "Export to parquet, csv or json, or use a newer Python."
        )


class RepeatedKeyError(PeelTrackError):
    """Two rows with one key: the register has a problem that `validate` names."""

    def __init__(self, table: str, why: str) -> None:
        super().__init__(
            f"two rows of the table {table} have one key ({why}). "
            "Run peeltrack validate to see where."
        )


def as_sqlite(tables: Iterable[FilledTable]) -> bytes:
    """Return the database's bytes, with primary and foreign keys.

    The foreign keys are declared but not enforced: `validate` checks that whatever is named
    exists.

    Raises:
        OldSqliteError: if SQLite is older than 3.37.
        RepeatedKeyError: if two rows have one key.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise OldSqliteError
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA application_id = {int.from_bytes(APPLICATION)}")
        database.execute(f"PRAGMA user_version = {SCHEMA}")
        database.execute("BEGIN")
        for table, rows in tables:
            database.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            statement = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 (our own names)
            try:
                database.executemany(statement, ([_stored(value) for value in row] for row in rows))
            except sqlite3.IntegrityError as error:
                raise RepeatedKeyError(table.name, str(error)) from error
        database.execute("COMMIT")
        return database.serialize()


def _stored(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value


def _create(table: FlatTable[object]) -> str:
    lines = [_declared(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    lines += [
        f"FOREIGN KEY ({', '.join(each.columns)}) REFERENCES {each.table} ({', '.join(each.key)})"
        for each in table.references
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {body}\n) STRICT"


def _declared(column: Column[object]) -> str:
    needed = "" if column.nullable else " NOT NULL"
    allowed = f" CHECK ({column.name} IN (0, 1))" if column.type_ == Type.BOOLEAN else ""
    return f"{column.name} {_TYPES[column.type_]}{needed}{allowed}"
