"""What a record names by its id, told by the types of its fields."""

from pathlib import Path
from typing import get_args

from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation
from peeltrack.model.record import ReferenceKind
from peeltrack.model.references import names_used, references
from peeltrack.storage.load import load_register

ITEM = Item.model_validate(
    {
        "id": "peel/rec-1",
        "kind": "recommendation",
        "number": "1",
        "title": "Records",
        "wording": "Keep them.",
        "area": "records",
        "cause_of_concern": "coc-1",
        "programmes": ["reset", "renew"],
        "strategic_lead": "acc",
        "superseded_by": "peel-2025/rec-1",
        "steps_to_green": [{"id": "a", "text": "x"}, {"id": "b", "text": "y", "lead": "supt"}],
        "progress": [
            {
                "date": "2022-05-01",
                "by": "dcc",
                "text": "x",
                "reviewed": {"date": "2022-05-02", "by": "flo"},
            }
        ],
    }
)


def test_an_items_references_are_told_by_kind_with_their_places() -> None:
    assert list(references(ITEM, "lead")) == [
        (("strategic_lead",), "acc"),
        (("steps_to_green", 1, "lead"), "supt"),
        (("progress", 0, "by"), "dcc"),
        (("progress", 0, "reviewed", "by"), "flo"),
    ]
    assert list(references(ITEM, "programme")) == [
        (("programmes", 0), "reset"),
        (("programmes", 1), "renew"),
    ]
    assert list(references(ITEM, "area")) == [(("area",), "records")]


def test_a_records_own_id_is_no_reference() -> None:
    assert list(references(ITEM, "item")) == [(("superseded_by",), "peel-2025/rec-1")]


def test_references_below_a_mapping_are_found_by_its_keys() -> None:
    organisation = Organisation.model_validate(
        {"name": "x", "forums": {"hta": {"name": "HTA", "inspections": ["peel"]}}}
    )
    assert list(references(organisation, "inspection")) == [
        (("forums", "hta", "inspections", 0), "peel")
    ]


def test_the_names_in_records_are_those_that_have_a_place() -> None:
    shipped = load_register(Path(__file__).parents[2] / "register").register
    assert shipped is not None
    records = (
        *(*shipped.items.values(), *shipped.meetings.values(), *shipped.inspections.values()),
        *(shipped.organisation, *shipped.positions, ITEM),
    )
    used, kinds = names_used(records), get_args(ReferenceKind)
    placed = {
        kind: {name for record in records for _, name in references(record, kind)} for kind in kinds
    }
    assert {kind: set(used.get(kind, ())) for kind in kinds} == placed
    assert all(placed.values())
