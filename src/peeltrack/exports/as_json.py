"""An export as one JSON object, after the JSON contract."""

import io
import json
from collections.abc import Iterable

from peeltrack.exports.source import Export
from peeltrack.exports.tables import FilledTable
from peeltrack.wording import JSON_SCHEMA


def as_json(source: Export, tables: Iterable[FilledTable]) -> bytes:
    """Return the object: its description and, under `tables`, each table's rows, one to a line."""
    head = {
        "schema": JSON_SCHEMA,
        "command": "export",
        "on": source.on.isoformat(),
        "revision": source.revision,
        "force": source.force,
        "audience": source.audience,
    }
    written = io.BytesIO()
    written.write(json.dumps(head)[:-1].encode() + b', "tables": {')
    for number, (table, rows) in enumerate(tables):
        names = [column.name for column in table.columns]
        written.write(f'{"," if number else ""}\n"{table.name}": ['.encode())
        for place, row in enumerate(rows):
            values = dict(zip(names, row, strict=True))
            line = json.dumps(values, ensure_ascii=False, default=str)
            written.write(f"{',' if place else ''}\n{line}".encode())
        written.write(b"]")
    written.write(b"\n}}\n")
    return written.getvalue()
