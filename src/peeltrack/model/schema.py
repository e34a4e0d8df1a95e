"""The JSON Schema of each file, for editors and other tools."""

import ast
import inspect
import json
from functools import cache
from itertools import pairwise
from typing import Any

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.published_positions import Positions
from peeltrack.model.record import Record

RECORDS: dict[str, type[Record]] = {
    "item": Item,
    "inspection": Inspection,
    "meeting": Meeting,
    "organisation": Organisation,
    "positions": Positions,
}


@cache
def schema_text(name: str) -> str:
    """Return the schema of a file as people and editors read it, without a line end."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2)


def json_schema(name: str) -> dict[str, Any]:
    """Return the schema of a file; `id` is left out, as it is the file's path and never written."""
    schema = _with_descriptions(RECORDS[name].model_json_schema())
    for title, definition in schema.get("$defs", {}).items():
        schema["$defs"][title] = _with_descriptions(definition)
    schema["properties"].pop("id", None)
    schema["required"] = [key for key in schema.get("required", []) if key != "id"]
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def _with_descriptions(definition: dict[str, Any]) -> dict[str, Any]:
    """Describe each field by its docstring, in a definition named for a record."""
    record = next(
        (each for each in Record.__subclasses__() if each.__name__ == definition["title"]), None
    )
    if record is None:
        return definition
    docstrings = field_docstrings(record)
    properties = dict(definition["properties"])
    for name, field in record.model_fields.items():
        key = field.alias or name
        described = {**properties[key], "description": docstrings[name]}
        properties[key] = dict(sorted(described.items()))
    return {**definition, "properties": properties}


def field_docstrings(record: type[Record]) -> dict[str, str]:
    """Return the docstring below each field of a record, from its source."""
    (class_,) = ast.parse(inspect.getsource(record)).body
    docstrings = {}
    for field, below in pairwise(class_.body if isinstance(class_, ast.ClassDef) else ()):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                docstrings[name] = inspect.cleandoc(text)
    return docstrings
