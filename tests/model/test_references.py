"""What a record names by its id, told by the types of its fields."""

from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation
from peeltrack.model.references import references

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
        {"name": "x", "fora": {"hta": {"name": "HTA", "inspections": ["peel"]}}}
    )
    assert list(references(organisation, "inspection")) == [
        (("fora", "hta", "inspections", 0), "peel")
    ]
