"""The JSON Schemas that editors complete and check by."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from peeltrack.model.schema import RECORDS, json_schema
from peeltrack.wording import UNSAFE_CHARACTERS


def records_of(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The schema and those of the records within it, each with its name."""
    for name, each in ((schema["title"], schema), *schema.get("$defs", {}).items()):
        if "properties" in each:
            yield name, each


@pytest.mark.parametrize("kind", RECORDS)
def test_every_key_is_described(kind: str) -> None:
    bare = [
        f"{name}.{key}"
        for name, record in records_of(json_schema(kind))
        for key, property_ in record["properties"].items()
        if not property_.get("description", "").endswith((".", "…"))
    ]
    assert bare == []


@pytest.mark.parametrize("kind", ["item", "inspection", "meeting"])
def test_the_id_is_no_key_of_the_file(kind: str) -> None:
    schema = json_schema(kind)
    assert "id" not in schema["properties"]
    assert "id" not in schema["required"]


@pytest.mark.parametrize("kind", RECORDS)
def test_an_unknown_key_is_marked_at_every_level(kind: str) -> None:
    lax = [
        name
        for name, record in records_of(json_schema(kind))
        if record.get("additionalProperties") is not False
    ]
    assert lax == []


@pytest.mark.parametrize("kind", RECORDS)
def test_a_schema_is_plain_json(kind: str) -> None:
    schema = json_schema(kind)
    assert json.loads(json.dumps(schema)) == schema


def test_a_small_item_needs_four_keys() -> None:
    assert json_schema("item")["required"] == ["kind", "number", "title", "wording"]


def test_a_change_has_the_keys_of_the_file() -> None:
    change = json_schema("item")["$defs"]["RagChange"]
    keys = ["because", "by", "date", "from", "steps_open", "to", "withdrawn"]
    assert sorted(change["properties"]) == keys


def test_a_rag_may_be_one_of_its_words() -> None:
    assert json_schema("item")["$defs"]["Rag"]["enum"] == ["red", "amber", "yellow", "green"]


def test_a_date_is_a_date_to_an_editor() -> None:
    due = json_schema("item")["properties"]["due"]
    assert due["anyOf"] == [{"format": "date", "type": "string"}, {"type": "null"}]


def test_the_patterns_mean_the_same_to_javascript() -> None:
    r"""Editors read them as ECMA-262 does, which knows \x00 and \u200b but not \U or \A."""
    assert re.findall(r"\\[^xu]", UNSAFE_CHARACTERS) == []
