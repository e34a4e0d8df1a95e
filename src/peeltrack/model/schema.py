"""The JSON Schema of each file, for editors and other tools."""

import ast
import inspect
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


def json_schema(name: str) -> dict[str, Any]:
    """The schema of a file; `id` is left out, being the file's path and never written."""
    schema = RECORDS[name].model_json_schema()
    _describe_fields(schema)
    for definition in schema.get("$defs", {}).values():
        _describe_fields(definition)
    schema["properties"].pop("id", None)
    schema["required"] = [key for key in schema.get("required", []) if key != "id"]
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def _describe_fields(definition: dict[str, Any]) -> None:
    """Give each field of a record its docstring, in a definition named for the record."""
    record = next(
        (each for each in Record.__subclasses__() if each.__name__ == definition["title"]), None
    )
    if record is None:
        return
    said = field_docstrings(record)
    for name, field in record.model_fields.items():
        described = {**definition["properties"][field.alias or name], "description": said[name]}
        definition["properties"][field.alias or name] = dict(sorted(described.items()))


def field_docstrings(record: type[Record]) -> dict[str, str]:
    """What the source says of each field of a record, in the docstring under it."""
    (class_,) = ast.parse(inspect.getsource(record)).body
    said = {}
    for field, below in pairwise(class_.body if isinstance(class_, ast.ClassDef) else ()):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                said[name] = inspect.cleandoc(text)
    return said
