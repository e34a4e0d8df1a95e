"""A table as CSV that Excel opens without running any of it."""

import csv
import io
from datetime import date

from peeltrack.exports.column_types import Type
from peeltrack.exports.columns import Value
from peeltrack.exports.tables import FilledTable
from peeltrack.wording import no_formula


def as_csv(filled: FilledTable) -> bytes:
    """Return the table in UTF-8 with a byte-order mark, without which Excel takes it for cp1252.

    A text that begins with a sign by which Excel knows a formula gets an apostrophe before
    it (OWASP ASVS 1.2.10); that is one-way, as docs/exporting.md says.
    """
    written = io.BytesIO()
    text = io.TextIOWrapper(written, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in filled.table.columns)
    are_text = [column.type_ == Type.TEXT for column in filled.table.columns]
    for row in filled.rows:
        writer.writerow(
            _text(value) if is_text else _plain(value)
            for value, is_text in zip(row, are_text, strict=True)
        )
    text.flush()
    return written.getvalue()


def _text(value: Value) -> str:
    return no_formula("" if value is None else str(value))


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
