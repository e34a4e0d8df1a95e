"""The schema command."""

import json

from tests.cli.shipped_register import run


def test_the_schema_is_json_and_leaves_the_id_to_the_path() -> None:
    schema = json.loads(run("schema", "item").stdout)
    assert "id" not in schema["properties"]
    assert schema["required"] == ["kind", "number", "title", "wording"]
