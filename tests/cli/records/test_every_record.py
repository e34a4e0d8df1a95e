"""Every record that is placed takes every field that it has, and gives it back."""

import json
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from peeltrack.cli.records.entries import PlaceShape, layout_of
from peeltrack.cli.records.fields import RecordField, fields_of
from peeltrack.cli.records.places import PLACES, Placement
from tests.cli.small_office import Office, open_office
from tests.copied_repositories import copy_of

NAMES = {
    "lead": "acc-crime",
    "forum": "hta",
    "programme": "op-reset",
    "funding": "uplift",
    "inspection": "peel-2022",
    "area": "custody",
    "item": "peel-2022/afi-02",
}
OWNERS = {"inspection": "peel-2022", "item": "peel-2022/afi-01", "meeting": "2022-05-23-hta"}
AUTHOR = ("--by", "liaison", "--date", "2022-08-01")


FORMS = {
    "colour": "#14284{number}",
    "logo": "logo-{number}.png",
    "address": "https://force.example/{key}/{number}",
}
"""The form of texts that have one, by the last word of the key."""


@pytest.fixture
def full_office(office: Office) -> Office:
    """An office with a programme and an area to be named."""

    def make(folder: Path) -> None:
        made = open_office(folder)
        made.begin_repository()
        made.run("programme", "add", "Op Reset")
        made.run("inspection", "area", "add", "peel-2022", "--name", "Custody")
        made.run("force", "funding", "add", "uplift", "--text", "The uplift of the year.")
        made.git("commit", "--all", "--quiet", "--message", "More")

    copy_of("full office", make, office.folder)
    return office


def value(field: RecordField, number: int) -> str:
    """Some value of a field as somebody would type it; another number, another value."""
    if field.names:
        return NAMES[field.names]
    if field.kind is date:
        return f"2022-05-{number + 10}"
    if field.kind is int:
        return str(number)
    if issubclass(field.kind, StrEnum):
        return list(field.kind)[-number].value
    form = FORMS.get(field.key.rpartition("_")[2], "Words for {key} {number}")
    return form.format(key=field.key, number=number)


def word_of(field: RecordField) -> str:
    """The key of a mapping."""
    kind = field.key_kind
    return min(kind).value if kind and issubclass(kind, StrEnum) else "OCC"


def options(fields: list[RecordField], number: int) -> list[str]:
    """Every field as an option."""
    typed = []
    for field in fields:
        if field.kind is bool:
            typed.append(field.option if number % 2 else f"--no-{field.option[2:]}")
        elif field.key_kind:
            typed += [field.option, f"{word_of(field)}=Words {number}"]
        else:
            typed += [field.option, value(field, number)]
    return typed


def typed_fields(place: Placement, verb: str) -> list[RecordField]:
    record, shape, _ = layout_of(place)
    fixed = ("date", "by") if verb == "change" else ("date",)
    return [
        field
        for field in fields_of(record)
        if field.key != "id"
        and field.name not in (*place.elsewhere.split(), "none_because")  # it or the text
        and not (shape == PlaceShape.LISTED and field.key in fixed)
    ]


def read_back(office: Office, place: Placement, verb: str) -> dict[str, object]:
    """The last of the records that are listed."""
    above = [OWNERS[place.file]] if place.file != "organisation" and place.way else []
    listed = office.run(*place.command.split(), verb, *above, "--format", "json")
    rows = json.loads(listed.out)["rows"]
    assert isinstance(rows[-1], dict)
    return rows[-1]


def plain(field: RecordField, number: int) -> object:
    """The value as the answer has it."""
    if field.kind is bool:
        return bool(number % 2)
    if field.key_kind:
        return {word_of(field): f"Words {number}"}
    one = int(value(field, number)) if field.kind is int else value(field, number)
    return [one] if field.is_list else one


ENTRIES = [
    place
    for place in PLACES
    if layout_of(place).shape in (PlaceShape.KEYED, PlaceShape.LISTED) and not place.verbs
]


@pytest.mark.parametrize("place", ENTRIES, ids=lambda place: str(place.command))
def test_an_entry_takes_every_field_and_changes_every_field(
    place: Placement, full_office: Office
) -> None:
    office, shape = full_office, layout_of(place).shape
    words = place.command.split()
    above = [OWNERS[place.file]] if place.file != "organisation" else []
    above += [NAMES[level] for level in layout_of(place).levels]
    key = ["new-entry"] if shape == PlaceShape.KEYED else []
    fields = typed_fields(place, "add")
    is_dated = "date" in layout_of(place).record.model_fields
    date = ["--date", "2022-08-01"] if is_dated else []
    added = office.run(*words, "add", *above, *key, *options(fields, 1), *date)
    assert (added.code, added.err.splitlines()[:-1]) == (0, [])
    row = read_back(office, place, "list")
    assert {field.key: row[field.key] for field in fields} == {
        field.key: plain(field, 1) for field in fields
    }
    office.git("commit", "--all", "--quiet", "--message", "Added")
    fields = typed_fields(place, "change")
    because = ["--because", "Read wrongly."]
    name = str(row["id"])
    changed = office.run(
        *words, "change", *above, name, *options(fields, 2), *because, *AUTHOR, "--yes"
    )
    assert changed.code == 0, changed.err
    row = read_back(office, place, "list")
    assert {field.key: row[field.key] for field in fields} == {
        field.key: plain(field, 2) for field in fields
    }
    assert office.run("validate", "--against", "HEAD", "--on", "2022-08-01").code == 0


SINGLE = [place for place in PLACES if layout_of(place).shape == PlaceShape.ONE]


@pytest.mark.parametrize("place", SINGLE, ids=lambda place: str(place.command))
def test_a_single_record_takes_every_field_twice(place: Placement, full_office: Office) -> None:
    office, words = full_office, place.command.split()
    above = [OWNERS[place.file]] if place.file != "organisation" else []
    because = ["--because", "Read wrongly."]
    fields = [field for field in typed_fields(place, "add") if field.key != "causes_of_concern"]
    for number in (1, 2):
        done = office.run(*words, "change", *above, *options(fields, number), *because, *AUTHOR)
        assert done.code == 0, done.err
        row = read_back(office, place, "show")
        assert {field.key: row[field.key] for field in fields} == {
            field.key: plain(field, number) for field in fields
        }
        assert office.run("validate", "--against", "HEAD", "--on", "2022-08-01").code in (0, 1)
        office.git("commit", "--all", "--quiet", "--allow-empty", "--message", "Again")
