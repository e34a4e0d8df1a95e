"""The JSON Schema of each file, for editors and other tools."""

from typing import Any

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.positions import Positions
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
    schema["properties"].pop("id", None)
    schema["required"] = [key for key in schema.get("required", []) if key != "id"]
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
