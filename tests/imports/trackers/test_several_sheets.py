"""Trackers over several sheets: what belongs to findings of another sheet, by their references."""

from dataclasses import replace
from datetime import date

import pytest

from peeltrack.imports.trackers.column_headings import day_in_heading, field_of
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.references import behind_source, without_reference
from peeltrack.imports.trackers.split_updates import passages
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from tests.imports.trackers.sheets import EMPTY, Rows, brought, sheet_of, unplaced

WORDING = "The force should count the cells of each station every week."
OTHER = "The force should paint the doors of each garage every year."


def steps(import_: Import) -> dict[str, list[tuple[object, ...]]]:
    return {
        draft.id.removeprefix("peel/"): [
            (each["text"], each["lead"], each["due"], each["done"])
            for each in draft.entries("steps_to_green")
        ]
        for draft in import_.drafts
    }


def updates(import_: Import) -> dict[str, list[tuple[object, object]]]:
    return {
        draft.id.removeprefix("peel/"): [
            (each["date"], each["text"]) for each in draft.entries("progress")
        ]
        for draft in import_.drafts
    }


FINDINGS = [("Rec", "Recommendation", "SRO"), ("A1", WORDING, "ACC"), ("A2", OTHER, "ACC")]


@pytest.mark.parametrize(
    "head",
    [
        ("Rec", "Milestone", "Who", "Finish", "Done?"),
        ("Rec", "What", "Lead", "By when", "Tick"),
        ("Rec", "Step", "Owner", "Target date", "Complete"),
    ],
)
def test_steps_in_a_sheet_of_their_own_are_those_of_the_findings_there(
    head: tuple[str, ...],
) -> None:
    rows = [
        head,
        ("A1", "Write the form", "Head of Audit", "22/03/2026", "Y"),
        ("A1", "Count once", None, "monthly", "ongoing"),
        ("a2", "Buy the paint", "ACC", "30-Apr-26", "Y (2 of 3)"),
        ("D9", "Tell all staff", None, "01/05/2026", "N"),
    ]
    import_ = brought({"Steps": rows, "Plan": FINDINGS})
    assert steps(import_) == {
        "rec-a1": [
            ("Write the form", "head-of-audit", date(2026, 3, 22), None),
            ("Count once", None, None, None),
        ],
        "rec-a2": [("Buy the paint", "acc", date(2026, 4, 30), None)],
    }
    told = unplaced(import_)
    assert told["Steps!E4"] == "is not clearly done or open"
    assert told["Steps!D3"] == "“monthly” does not give a definite date"
    assert "Steps!B5" in told


def test_updates_in_a_sheet_of_their_own_may_be_those_of_several_findings() -> None:
    rows: Rows = [
        ("Date", "Ref", "By", "Entry"),
        (date(2026, 3, 4), "F/01", "NF", "A new form is in use."),
        (date(2026, 2, 2), "F/01, f/02", "NF", "A board was set up."),
        (date(2026, 2, 9), "F/77", "NF", "A lead is to be named."),
    ]
    plan = [
        ("Our ref", "HMICFRS ref", "Type", "Text", "SRO"),
        ("F/01", "R3", "Rec", WORDING, "ACC"),
        ("F/02", "AFI 1", "AFI", OTHER, "ACC"),
    ]
    import_ = brought({"Updates": rows, "Plan": plan})
    board = (date(2026, 2, 2), "A board was set up.")
    assert updates(import_) == {
        "rec-3": [board, (date(2026, 3, 4), "A new form is in use.")],
        "afi-01": [board],
    }
    assert unplaced(import_)["Updates!D4"] == "no finding of the other sheets has its reference"
    assert [draft.values["source"] for draft in import_.drafts] == [
        "t.xlsx, Plan, row 2: R3, F/01",
        "t.xlsx, Plan, row 3: AFI 1, F/02",
    ]


def test_a_finding_that_stands_twice_under_the_forces_references_is_one_and_pointed_out() -> None:
    plan = [
        ("Our ref", "HMICFRS ref", "Type", "Text", "SRO"),
        ("F/01", "R3", "Rec", WORDING, "ACC"),
        ("F/09", "R3", "Rec", WORDING, "ACC"),
    ]
    import_ = brought({"Plan": plan})
    assert [draft.id for draft in import_.drafts] == ["peel/rec-3"]
    assert ("peel/rec-3", "stands in the tracker several times, as F/01 and F/09") in import_.flags


def test_steps_beside_their_finding_have_their_own_lead_day_and_state() -> None:
    head = ("Rec no", "Recommendation", "SRO", "Sub action", "Sub owner", "Sub due", "Sub state")
    rows = [
        head,
        ("1", WORDING, "ACC", "Write the form", "Head of Audit", "30/03/2026", "done"),
        (None, None, None, "Count once", "Head of Fleet", "30/05/2026", "late"),
    ]
    assert steps(brought({"Plan": rows})) == {
        "rec-1": [
            ("Write the form", "head-of-audit", date(2026, 3, 30), None),
            ("Count once", "head-of-fleet", date(2026, 5, 30), None),
        ]
    }


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("PEEL 2024 AFI", ("PEEL 2024", "AFI")),
        ("Rape review 2 - rec 4", ("Rape review 2", "rec 4")),
        ("Custody visit (CoC)", ("Custody visit", "CoC")),
        ("PEEL 2024", ("PEEL 2024", "")),
        ("Records", ("Records", "")),
        ("Review of rec centres", ("Review of rec centres", "")),
    ],
)
def test_the_kind_may_stand_behind_the_source(text: str, divided: tuple[str, str]) -> None:
    assert behind_source(text) == divided


def test_a_source_that_says_the_kind_gives_it_and_one_without_is_reported() -> None:
    rows = [
        ("ID", "Source", "Wording", "SRO"),
        ("1", "Custody visit 2025 CoC", "The force does not count its cells.", "ACC"),
        ("2", "Custody visit 2025 rec", WORDING, "ACC"),
        ("3", "Rape review - rec 7", OTHER, "ACC"),
        ("4", "Debrief", "The counters could open earlier in the day.", "ACC"),
    ]
    import_ = brought({"Plan": rows})
    assert [(draft.id, draft.values["cause_of_concern"]) for draft in import_.drafts] == [
        ("custody-visit-2025/coc-1", None),
        ("custody-visit-2025/rec-2", "coc-1"),
        ("rape-review/rec-7", None),
    ]
    assert unplaced(import_)["Plan!C5"] == "its row does not say its kind"


def test_a_colour_rates_where_the_word_does_not_and_a_legend_is_heeded() -> None:
    rows = [
        ("AFI", "Wording", "SRO", "Status"),
        ("1", WORDING, "ACC", "Slipping"),
        ("2", OTHER, "ACC", "Green"),
        ("3", f"{OTHER} Twice.", "ACC", None),
        (None, None, None, None),
        ("KEY", None, None, None),
        (None, "close to green", None, None),
    ]
    import_ = brought({"Plan": rows}, D2="FFC000", D3="FF0000", D4="92D050", A7="92D050")
    rags = {draft.id: draft.values.get("rag") for draft in import_.drafts}
    assert rags == {"peel/afi-01": "amber", "peel/afi-02": "green", "peel/afi-03": None}
    flags = dict(import_.flags)
    assert flags["peel/afi-01"] == (
        "its RAG, amber, was read from a cell's colour, for “Slipping” is not clearly one"
    )
    assert flags["peel/afi-02"] == "Plan!D3 says “Green” but is filled in red: the word was used"
    assert flags["peel/afi-03"] == (
        "its colour is “close to green” in the key: give its RAG in the mapping"
    )


def test_quarters_are_updates_whose_colours_are_the_history_of_the_rag() -> None:
    rows = [
        ("AFI", "Wording", "Gold", "Silver", "Q3 25/26 (Dec)", "Q4 25/26 (Mar)"),
        ("1", WORDING, "ACC", "Head of Audit", "57%", "64%"),
        ("2", OTHER, "ACC", "Head of Audit", "90%", "closed?"),
    ]
    import_ = brought({"Plan": rows}, E2="FF0000", F2="FFC000", E3="00B050", F3="0070C0")
    assert updates(import_)["afi-01"] == [
        (date(2025, 12, 31), "57%"),
        (date(2026, 3, 31), "64%"),
    ]
    first, second = import_.drafts
    assert [(each["date"], each["to"]) for each in first.entries("rag_changes")] == [
        (date(2025, 12, 31), "red"),
        (date(2026, 3, 31), "amber"),
    ]
    assert second.values.get("rag") is None
    assert (
        "Plan!F3 is filled in a colour that is not a RAG: none was read"
        in dict(import_.flags).values()
    )


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Ch Officer", Field.STRATEGIC_LEAD),
        ("Doing lead", Field.TACTICAL_LEAD),
        ("Green by", Field.TARGET),
        ("By (us)", Field.TARGET),
        ("By (HMICFRS)", Field.DUE),
        ("What's happening", Field.UPDATE),
        ("Proof", Field.NOTE),
        ("For us?", Field.RELEVANCE),
        ("How we will know", Field.MEASURE),
        ("Q2 24/25", Field.UPDATE),
        ("March 2026", Field.UNKNOWN),
        ("Bronze", Field.UNKNOWN),
        ("By", Field.UNKNOWN),
    ],
)
def test_headings_in_peoples_own_words(heading: str, field: Field) -> None:
    assert field_of(heading) == field


def test_a_quarter_in_two_figures_ends_in_its_own_year() -> None:
    assert [day_in_heading(each) for each in ("Q2 24/25 (Sept)", "Q4 2024/25", "Q4 24/25")] == [
        "September 2024",
        "March 2025",
        "March 2025",
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("28/3/25 Begun; 30/5/25 done", [date(2025, 3, 28), date(2025, 5, 30)]),
        ("28/3/25 Begun. 30/5/25 Done.", [date(2025, 3, 28), date(2025, 5, 30)]),
        ("28/3/25 Begun. 30/5/25 is the next review.", [date(2025, 3, 28)]),
        ("28/3/25 Begun, 30/5/25 for the rest", [date(2025, 3, 28)]),
        ("Begun; 30/5/25 done", [None]),
    ],
)
def test_a_bare_date_divides_behind_the_end_of_an_update_that_begins_with_one(
    text: str, days: list[date | None]
) -> None:
    assert [each.day for each in passages(text)] == days


def test_the_name_of_a_cause_of_concern_is_no_wording() -> None:
    assert without_reference("CoC A. The force does not count.") == "The force does not count."
    assert without_reference("CoC 2: The force does not count.") == "The force does not count."


def test_months_above_their_update_and_rag_date_both_and_the_last_one_stands() -> None:
    rows: Rows = [
        ("Rhif / No.", "Argymhelliad / Recommendation", "Math / Type", date(2026, 1, 1), None,
         date(2026, 2, 1), None),
        (None, None, None, "Diweddariad / Update", "CMG / RAG", "Update", "RAG"),
        ("1", WORDING, "MG/AFI", "57%", None, "64%", None),
        ("2", OTHER, "Arg/Rec", "90%", None, "closed?", None),
    ]  # fmt: skip
    import_ = brought({"PEEL": rows}, E3="FF0000", G3="FFC000", E4="00B050", G4="0070C0")
    assert updates(import_) == {
        "afi-01": [(date(2026, 1, 31), "57%"), (date(2026, 2, 28), "64%")],
        "rec-2": [(date(2026, 1, 31), "90%"), (date(2026, 2, 28), "closed?")],
    }
    assert [draft.values.get("rag") for draft in import_.drafts] == ["amber", None]
    assert (
        dict(import_.flags)["peel/rec-2"]
        == "PEEL!G4 is filled in a colour that is not a RAG: none was read"
    )


def test_a_kind_may_stand_before_a_wording_and_notes_below_are_no_findings() -> None:
    rows: Rows = [
        ("Ref", "Recommendation / AFI", "Lead", "Progress"),
        ("P1", f"AFI: {WORDING}", "ACC", None),
        ("CoC", "Cause of concern: The force does not count its cells.", "ACC", None),
        ("C1", f"Recommendation: {OTHER}", "ACC", None),
        ("?", "Something about cameras \u2013 to be found", "ACC", None),
        (None, "Notes:", None, None),
        (None, "2. P-numbers are ours", None, None),
        ("NB: P1 is on hold until the new contract for the cells is let.", None, None, None),
        (None, "The force should answer letters in time.", None, None),
    ]
    old = [("Ref", "Recommendation / AFI", "Lead"), ("P9", f"AFI: {OTHER}", "ACC")]
    import_ = brought({"Master": rows, "Master (old)": old})
    assert {draft.id: draft.values["wording"] for draft in import_.drafts} == {
        "peel/afi-p1": WORDING,
        "peel/coc-1": "The force does not count its cells.",
        "peel/rec-c1": OTHER,
        "peel/rec-1": "The force should answer letters in time.",
    }
    said = "says nothing of a finding: no number and nothing to be done"
    cells = ("A5", "B5", "C5", "B6", "B7", "A8")
    assert unplaced(import_) == {f"Master!{at}": said for at in cells}


def test_a_row_that_heads_thematic_reports_ends_the_inspection_above_it() -> None:
    rows: Rows = [
        ("Ref", "Recommendation", "Lead"),
        ("Cause of concern \u2013 Custody inspection (report published 6 Mar 2024)", None, None),
        ("Rec 1", WORDING, "ACC"),
        ("Thematics", None, None),
        ("Rec 2", OTHER, "ACC"),
    ]
    import_ = brought({"Master": rows}, inspection=None)
    assert [draft.id for draft in import_.drafts] == ["custody-inspection/rec-1", "thematics/rec-2"]
    assert [each.published for each in import_.inspections] == [date(2024, 3, 6), None]


def test_a_title_above_the_headings_gives_the_day_of_publication() -> None:
    rows: Rows = [
        ("Northshire \u2013 PEEL 2023\u201325 (published 14/12/2023) \u2013 AFIs", None, None),
        ("AFI", "Wording", "Lead"),
        ("1", WORDING, "ACC"),
    ]
    import_ = brought({"AFIs": rows}, inspection=None)
    assert [(each.id, each.published) for each in import_.inspections] == [
        ("peel-2023-25", date(2023, 12, 14))
    ]


def test_green_by_colour_with_steps_open_is_said_not_to_be_taken() -> None:
    rows = [("AFI", "Wording", "RAG", "Next steps"), ("1", WORDING, None, "Publish it")]
    sheet = replace(sheet_of("AFIs", rows), fills={(1, 2): "00B050"})
    import_ = imported([sheet], TrackerOptions("t.xlsx", None, "peel"), EMPTY)
    assert import_.drafts[0].values.get("rag") is None
    said = "its colour says green with steps open, without a date: give --date"
    assert ("peel/afi-01", said) in import_.flags


def test_a_wording_that_addresses_only_others_is_monitored() -> None:
    to_college = "By 31 March 2027, the College of Policing should issue guidance on cells."
    to_forces = "By 31 March 2027, chief constables should issue guidance on cells."
    rows = [("Rec", "Wording", "Lead"), ("1", to_college, "ACC"), ("2", to_forces, "ACC")]
    first, second = brought({"Recs": rows}).drafts
    assert (first.values["addressed_to"], first.values["relevance"]) == (
        ["College of Policing"],
        "monitor",
    )
    assert (second.values["addressed_to"], second.values.get("relevance")) == ([], None)
