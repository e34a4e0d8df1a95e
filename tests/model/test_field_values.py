"""The values of many records, field by field."""

from peeltrack.model.field_values import field_values
from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation

ITEMS = [
    Item.model_validate(
        {
            "id": f"peel/afi-{number}",
            "kind": "area_for_improvement",
            "number": str(number),
            "title": "Records",
            "wording": "Keep them.",
            "programmes": ["reset", "renew"][: number % 3],
            "progress": [
                {"date": "2022-05-01", "text": f"{number}-{n}"} for n in range(number % 4)
            ],
        }
    )
    for number in range(250)
]
FORCE = Organisation.model_validate(
    {"name": "x", "forums": {"a": {"name": "A"}, "b": {"name": "B", "chair": "PCC"}}}
)


def test_fields_hold_each_value_once_from_whatever_depth() -> None:
    chosen = {
        "Item": ["number", "programmes", "target", "progress"],
        "ProgressUpdate": ["text", "blocker"],
        "Organisation": ["forums"],
        "Forum": ["chair", "name"],
    }
    held: dict[str, list[object]] = {}
    for each in field_values([*ITEMS, FORCE], lambda record: chosen[record.__name__]):
        held.setdefault(f"{each.record.__name__} {each.field}", []).extend(each.values)
    assert held == {
        "Item number": [item.number for item in ITEMS],
        "Item programmes": [name for item in ITEMS for name in item.programmes],
        "ProgressUpdate text": [update.text for item in ITEMS for update in item.progress],
        "Forum chair": ["PCC"],
        "Forum name": ["A", "B"],
    }


def test_of_nothing_there_are_no_values() -> None:
    assert list(field_values([], lambda _: ["title"])) == []
    assert list(field_values(ITEMS[:3], lambda _: ["target", "evidence"])) == []
