"""Inspections of rows, and the days of publication from which limits count."""

from datetime import date

import pytest

from peeltrack.imports.trackers.mapping import Mapping, SheetMapping
from peeltrack.imports.trackers.tracker_import import Import
from tests.imports.trackers.sheets import Rows, brought, unplaced
from tests.registers import register_from

LIMIT = "Within three months, the force should answer calls."
NAMED: Rows = [
    ("Ref", "Inspection", "Recommendation", "SRO"),
    ("Rec 1", "PEEL 2025/27 (published 13 November 2025)", LIMIT, "ACC Crime"),
]


def dates(import_: Import) -> tuple[list[tuple[str, str, date | None]], object]:
    inspections = [(each.id, each.title, each.published) for each in import_.inspections]
    return inspections, import_.drafts[0].values["due"]


def test_an_unedited_mapping_loses_no_day_of_publication() -> None:
    first = brought({"A": NAMED}, inspection=None)
    again = brought({"A": NAMED}, mapping=Mapping.model_validate(first.mapping), inspection=None)
    peel = ("peel-2025-27", "PEEL 2025/27", date(2025, 11, 13))
    assert dates(first) == dates(again) == ([peel], date(2026, 2, 13))


def test_a_corrected_id_keeps_the_day_as_well() -> None:
    mapping = Mapping.model_validate(brought({"A": NAMED}, inspection=None).mapping)
    names = dict.fromkeys(mapping.inspections, "peel-25")
    made = brought({"A": NAMED}, mapping=mapping.model_copy(update={"inspections": names}))
    assert dates(made) == ([("peel-25", "PEEL 2025/27", date(2025, 11, 13))], date(2026, 2, 13))


REVIEW = "National child protection inspection review \u2013 published 22/01/2026"
TRACKER = "Inspection tracker, published 22/01/2026"


@pytest.mark.parametrize(
    ("title", "published"), [(REVIEW, date(2026, 1, 22)), (TRACKER, None), ("22/01/2026", None)]
)
def test_a_title_above_the_headings_dates_the_inspection_of_its_sheet(
    title: str, published: date | None
) -> None:
    rows = [(title,), ("Ref", "Recommendation", "SRO"), ("Rec 1", LIMIT, "ACC Crime")]
    made = brought({"NCPI revisit": rows}, inspection=None)
    due = published and date(2026, 4, 22)
    assert dates(made) == ([("ncpi-revisit", "NCPI revisit", published)], due)
    said = "was published on 22 January 2026 by the title of “NCPI revisit”"
    flag = ("ncpi-revisit", f"{said}: check that the title is this inspection's")
    assert (flag in made.flags) == bool(published)


def test_a_title_does_not_date_what_a_column_names() -> None:
    rows = [(REVIEW,), ("Ref", "Inspection", "Recommendation"), ("Rec 1", "Custody 2024", LIMIT)]
    made = brought({"A": rows}, inspection=None)
    assert dates(made) == ([("custody-2024", "Custody 2024", None)], None)


def test_the_advice_about_a_limit_can_be_followed() -> None:
    rows = [("Ref", "Recommendation", "SRO"), ("Rec 1", LIMIT, "ACC Crime")]
    due = "due “Within three months” counts from publication: "
    new = brought({"A": rows}, inspection="new-report").drafts[0].facts.flags
    held = brought({"A": rows}, register_from("afi-01: {number: '1'}")).drafts[0].facts.flags
    assert new == [f"{due}write “(published DATE)” behind the inspection's name"]
    assert held == [f"{due}peeltrack inspection change peel --published DATE"]
    settled = Mapping(
        sheets={
            "A": SheetMapping.model_validate(
                {
                    "header": 1,
                    "inspection": "PEEL 2025/27 (published 13 November 2025)",
                    "columns": {"Ref": "reference", "Recommendation": "wording"},
                }
            )
        }
    )
    assert brought({"A": rows}, mapping=settled).drafts[0].values["due"] == date(2026, 2, 13)


def test_a_row_that_names_no_inspection_is_of_the_only_one_that_the_others_name() -> None:
    other = "The force should count the cells of each station."
    made = brought({"A 25-27": [*NAMED, ("Rec 2", None, other, "ACC Crime")]}, inspection=None)
    assert [draft.id for draft in made.drafts] == ["peel-2025-27/rec-1", "peel-2025-27/rec-2"]
    why = "was used for row 3 without an inspection: the other rows name it"
    assert ("peel-2025-27", why) in made.flags
    two = [*NAMED, ("Rec 2", "Custody 2024", other), ("Rec 3", None, f"{other} Weekly.")]
    made = brought({"A 25-27": two}, inspection=None)
    assert [each.id for each in made.inspections] == ["peel-2025-27", "custody-2024"]
    assert set(unplaced(made).values()) == {"its row does not say its inspection"}
