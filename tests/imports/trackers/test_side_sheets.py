"""Trackers whose updates or steps are on a sheet of their own, or whose columns say two things."""

from datetime import date

import pytest

from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.existing_items import filled
from peeltrack.imports.trackers.existing_updates import new_updates
from peeltrack.imports.trackers.mapping import Mapping as TrackerMapping
from peeltrack.imports.trackers.mapping import SheetMapping
from peeltrack.imports.trackers.tracker_import import Import
from tests.imports.trackers.sheets import Rows, brought, unplaced
from tests.registers import register_from


def drafts(import_: Import) -> dict[str, ItemDraft]:
    return {draft.id.removeprefix("peel/"): draft for draft in import_.drafts}


FINDINGS: Rows = [
    ["Our ref", "HMICFRS ref", "Wording", "RAG", "Due date"],
    ["F/01", "AFI 3", "Count the cells every day.", "Red", date(2026, 9, 1)],
    ["F/02", "AFI 5", "Paint the cells every year.", "Amber", None],
]


def test_the_reports_own_number_is_the_reference_and_the_forces_stays_in_the_source() -> None:
    made = drafts(brought({"AFIs": FINDINGS}))
    assert {id_: (d.values["number"], d.values["source"]) for id_, d in made.items()} == {
        "afi-03": ("3", "t.xlsx, AFIs, row 2: AFI 3, F/01"),
        "afi-05": ("5", "t.xlsx, AFIs, row 3: AFI 5, F/02"),
    }
    assert [d.entries("progress") for d in made.values()] == [[], []]


def test_a_sheet_of_updates_gives_each_to_the_findings_that_it_names() -> None:
    made = brought(
        {
            "Updates": [
                ["Date", "Ref", "Updated by", "Entry"],
                [date(2026, 3, 1), "f/01", "QZ", "Counted twice."],
                [date(2026, 4, 1), "AFI 5, F/01", None, "Board met."],
                [date(2026, 4, 2), "F/9", None, "Of nothing here."],
            ],
            "AFIs": FINDINGS,
        }
    )
    told = {
        id_: [(p["date"], p["text"]) for p in d.entries("progress")]
        for id_, d in drafts(made).items()
    }
    assert told == {
        "afi-03": [(date(2026, 3, 1), "(QZ) Counted twice."), (date(2026, 4, 1), "Board met.")],
        "afi-05": [(date(2026, 4, 1), "Board met.")],
    }
    assert made.leads == {}
    said = "no finding of the other sheets has its reference"
    assert unplaced(made) == {f"Updates!{at}": said for at in ("A4", "B4", "D4")}


def test_a_sheet_of_steps_gives_their_dates_and_none_to_the_finding() -> None:
    """Its "Due" is the step's; a tick without a date leaves the step open, and that is said."""
    made = brought(
        {
            "AFIs": FINDINGS,
            "Plan": [
                ["AFI", "Step", "Due", "Done?", "Owner"],
                ["3", "Buy a counter", date(2026, 2, 1), date(2026, 1, 20), "Stores"],
                ["AFI 3", "Train the counters", date(2026, 5, 1), "N", "Stores"],
                ["F/02", "Choose a colour", "31/05/2026", "Yes", "Stores"],
            ],
        }
    )
    found = drafts(made)
    steps = {
        id_: [(s["text"], s["due"], s["done"]) for s in d.entries("steps_to_green")]
        for id_, d in found.items()
    }
    assert steps == {
        "afi-03": [
            ("Buy a counter", date(2026, 2, 1), date(2026, 1, 20)),
            ("Train the counters", date(2026, 5, 1), None),
        ],
        "afi-05": [("Choose a colour", date(2026, 5, 31), None)],
    }
    due = {id_: d.values.get("due") for id_, d in found.items()}
    assert due == {"afi-03": date(2026, 9, 1), "afi-05": None}
    assert (
        "peel/afi-05",
        "step “Choose a colour” is said to be done but has no date: it stays open",
    ) in made.flags


def test_a_tracker_without_wordings_still_adds_to_the_registers_items() -> None:
    register = register_from('afi-03: {number: "3"}')
    made = brought(
        {"AFIs": [["AFI", "RAG", "Update", "Target"], ["3", "Red", "Begun.", date(2026, 6, 1)]]},
        register,
    )
    assert drafts(made)["afi-03"].values["target"] == date(2026, 6, 1)


def test_groups_of_headings_say_whose_date_and_which_rag() -> None:
    made = brought(
        {
            "Live": [
                ["No", "Finding", "Leads", None, "Dates", None, None, "RAG", None],
                [None, None, "Strat", "Tact", "HMI", "Force", "Force (old)", "Prev", "Now"],
                [
                    "AFI 1", "Count the cells.", "Head of Cells", "Head of Keys",
                    date(2026, 9, 1), date(2026, 8, 1), date(2026, 7, 1), "R", "A",
                ],
            ]
        }
    )  # fmt: skip
    values = drafts(made)["afi-01"].values
    assert {key: values[key] for key in ("strategic_lead", "tactical_lead", "due", "target")} == {
        "strategic_lead": "head-of-cells",
        "tactical_lead": "head-of-keys",
        "due": date(2026, 9, 1),
        "target": date(2026, 8, 1),
    }
    assert values["rag"] == "amber"


def test_a_column_of_inspections_may_end_with_the_kind_and_number() -> None:
    """A row without a kind is told, also below a cause of concern of another inspection."""
    made = brought(
        {
            "All": [
                ["ID", "Source", "Wording", "RAG"],
                ["1", "Custody 2024 CoC", "Cells are not counted.", "R"],
                ["2", "Custody 2024 rec 4", "Count the cells.", "R"],
                ["3", "Roads 2025, AFI", "Count the roads.", "A"],
                ["4", "Youth violence 2025", "Name an officer.", "G"],
            ]
        }
    )
    assert [draft.id for draft in made.drafts] == [
        "custody-2024/coc-1",
        "custody-2024/rec-4",
        "roads-2025/afi-03",
    ]
    assert unplaced(made)["All!A5"] == "its row does not say its kind"


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("9/2/26 Begun; 3/3/26 Half of it.", ["Begun;", "Half of it."]),
        ("9/2/26 Begun.  3/3/26 Half of it.", ["Begun.", "Half of it."]),
        ("9/2/26 Begun, as the letter of 3/3/26 asked.", None),
        ("Begun in spring; 3/3/26 was too early.", None),
    ],
)
def test_dates_in_figures_divide_the_line_of_a_cell_that_begins_with_one(
    cell: str, texts: list[str] | None
) -> None:
    made = brought({"AFIs": [["AFI", "Wording", "Update"], ["1", "Count the cells.", cell]]})
    found = [p["text"] for p in drafts(made)["afi-01"].entries("progress")]
    assert found == texts if texts else len(found) == 1


def test_a_column_of_a_month_without_its_year_has_the_last_one_before_the_trackers_date() -> None:
    made = brought(
        {
            "AFIs": [
                ["AFI", "Wording", "Update Nov", "Update March"],
                ["1", "Count the cells.", "Begun.", "Half of it."],
            ]
        }
    )
    assert [(p["date"], p["text"]) for p in drafts(made)["afi-01"].entries("progress")] == [
        (date(2025, 11, 30), "Begun."),
        (date(2026, 3, 31), "Half of it."),
    ]


def test_a_title_with_its_day_of_publication_gives_both() -> None:
    made = brought(
        {
            "All": [
                ["AFI", "Report", "Wording"],
                ["1", "PEEL 2023/25 (published 14/11/2024)", "Count the cells."],
                ["2", "PEEL 2023/25", "Paint the cells."],
            ]
        }
    )
    assert [(each.title, each.published) for each in made.inspections] == [
        ("PEEL 2023/25", date(2024, 11, 14))
    ]


def test_no_recommendation_is_tied_to_the_only_cause_if_the_tracker_ties_some_itself() -> None:
    rows: Rows = [
        ["Ref", "Wording", "RAG"],
        ["CoC 1", "The force does not count its cells.", "Red"],
        ["CoC 1 Rec 1", "Count the cells.", "Red"],
        ["Rec 7", "Answer the letters of victims.", "Red"],
    ]
    tied = {id_: d.values["cause_of_concern"] for id_, d in drafts(brought({"A": rows})).items()}
    assert tied == {"coc-1": None, "rec-1": "coc-1", "rec-7": None}
    alone = {
        id_: d.values["cause_of_concern"]
        for id_, d in drafts(brought({"A": [*rows[:2], rows[3]]})).items()
    }
    assert alone == {"coc-1": None, "rec-7": "coc-1"}


def test_an_office_and_a_person_whom_a_mapping_gives_that_office_are_one_lead() -> None:
    rows: Rows = [
        ["AFI", "Wording", "Tactical lead"],
        ["1", "Count the cells.", "Supt J Hartley"],
        ["2", "Paint the cells.", "Head of Contact"],
    ]
    columns = {"AFI": "reference", "Wording": "wording", "Tactical lead": "tactical_lead"}
    mapping = TrackerMapping(
        sheets={"A": SheetMapping.model_validate({"header": 1, "columns": columns})},
        leads={"Supt J Hartley": "head-of-contact"},
    )
    made = brought({"A": rows}, mapping=mapping)
    assert dict(made.leads) == {"head-of-contact": "Head of Contact"}
    assert {d.values["tactical_lead"] for d in made.drafts} == {"head-of-contact"}


def test_what_is_from_before_its_successor_does_not_come_into_it() -> None:
    register = register_from(
        """
        afi-02:
          number: "2"
          superseded_by: peel/afi-09
          superseded: {date: 2026-03-15}
        afi-09: {number: "9", target: null}
        """
    )
    made = brought(
        {
            "AFIs": [
                ["AFI", "Wording", "Target", "Update"],
                ["2", "Count the cells.", date(2026, 1, 1), "1/3/26 Before.\n1/4/26 After."],
            ]
        },
        register,
    )
    draft = drafts(made)["afi-09"]
    assert [entry["text"] for entry in new_updates(draft)] == ["After."]
    assert filled(draft) == {}
    assert made.differing == ()
