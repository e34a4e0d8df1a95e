"""Next month's tracker calls items what it always did, and finds them all the same."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from peeltrack.imports.readers.workbook import Sheet, read_workbook
from peeltrack.imports.trackers.existing_updates import new_updates
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from tests.imports.trackers.tracker_files import as_xlsx
from tests.registers import register_from

HEAD = ("Ref", "Inspection", "Finding", "Update")
LONG = "The force should write down who looks after each exhibit in every station"
OTHER = "The force should answer each letter that it is sent within ten working days"
REGISTER = f"""
afi-01: {{number: "1", wording: {LONG}., progress: [{{date: 2026-03-01, text: Begun.}}]}}
afi-02:
  number: "20"
  wording: Mend the roofs of all the stations before the winter comes again.
  amendments: [{{date: 2026-04-01, by: flo, because: x, what: number, replaced: "2"}}]
afi-03: {{number: "3", wording: Old words of it., superseded_by: peel/afi-04}}
afi-04: {{number: "4", wording: New words of it.}}
rec-1: {{wording: {OTHER}.}}
"""


def brought(rows: Sequence[Sequence[object]], inspection: str = "peel") -> Import:
    sheets = read_workbook(as_xlsx({"Tracker": [HEAD, *rows]}), "t.xlsx")
    return imported(
        sheets, TrackerOptions("t.xlsx", date(2026, 5, 1), inspection), register_from(REGISTER)
    )


def found(rows: Sequence[Sequence[object]], inspection: str = "peel") -> dict[str, str | None]:
    drafts = brought(rows, inspection).drafts
    return {draft.id: draft.held.id if draft.held else None for draft in drafts}


def test_an_item_is_found_by_number_amended_number_and_wording() -> None:
    assert found([("AFI 1", None, f"{LONG}.", None)]) == {"peel/afi-01": "peel/afi-01"}
    assert found([("AFI 2", None, "Mend the roofs.", None)]) == {"peel/afi-02": "peel/afi-02"}
    moved = found([("AFI 7", None, f"{LONG}!", None)], "another-2020")
    assert moved == {"peel/afi-01": "peel/afi-01"}
    assert found([("Rec 9", None, "Short words.", None)]) == {"peel/rec-9": None}


def test_an_item_is_found_by_an_id_that_it_had() -> None:
    """
    AFI 8 of another inspection was moved here, AFI 9 was a second record of AFI 1, and the
    inspection was called peel-old
    """
    register = register_from(
        """
        afi-01: {number: "1", formerly: [other/afi-08, peel/afi-09]}
        inspection: {formerly: [peel-old]}
        """
    )
    for reference, inspection in (("AFI 8", "other"), ("AFI 9", "peel"), ("AFI 9", "Peel old")):
        rows = [HEAD, (reference, inspection, "Short.", None)]
        sheets = read_workbook(as_xlsx({"Tracker": rows}), "t.xlsx")
        (draft,) = imported(
            sheets, TrackerOptions("t.xlsx", date(2026, 5, 1), None), register
        ).drafts
        assert draft.held is register.items["peel/afi-01"]


def test_a_superseded_item_is_followed_unless_its_successor_has_a_row() -> None:
    old = ("AFI 3", None, "Old words of it.", "01/05/26 \u2013 Told.")
    new = ("AFI 4", None, "New words of it.", "01/05/26 \u2013 Said.")
    assert found([old]) == {"peel/afi-04": "peel/afi-04"}
    assert found([old, new]) == {"peel/afi-03": "peel/afi-03", "peel/afi-04": "peel/afi-04"}
    left = [each.why for each in brought([old, new]).entries if each.at.cell == "D2"]
    assert left == ["peel/afi-03 has ended: nothing is added to it"]


WITHDRAWN = """
afi-01:
  withdrawn: {date: 2026-04-20, by: flo, because: Not ours.}
afi-02:
  progress:
  - date: 2026-04-01
    text: Wrong.
    withdrawn: {date: 2026-04-20, by: flo, because: Wrong.}
"""


def test_what_was_withdrawn_does_not_come_back() -> None:
    rows = [
        ("AFI 1", None, "Mend the roofs.", "01/05/26 \u2013 New."),
        ("AFI 2", None, "Mend the doors.", "01/04/26 \u2013 Wrong.\n01/05/26 \u2013 New."),
    ]
    sheets = read_workbook(as_xlsx({"Tracker": [HEAD, *rows]}), "t.xlsx")
    options = TrackerOptions("t.xlsx", date(2026, 5, 1), "peel")
    made = imported(sheets, options, register_from(WITHDRAWN))
    new = {draft.id: [each["text"] for each in new_updates(draft)] for draft in made.drafts}
    assert new == {"peel/afi-01": [], "peel/afi-02": ["New."]}
    left = [each.why for each in made.entries if each.at.cell == "D2"]
    assert left == ["peel/afi-01 was withdrawn: nothing is added to it"]


def test_what_was_amended_does_not_come_back() -> None:
    register = register_from(
        """
        afi-01:
          number: "1"
          progress: [{date: 2026-03-01, text: The office has begun.}]
          amendments:
            - {date: 2026-04-01, by: flo, because: A name., what: progress.2026-03-01.text,
               replaced: Ann Quill has begun.}
        """
    )
    rows = [HEAD, ("AFI 1", None, f"{LONG}.", "01/03/2026: Ann Quill has begun. 02/04/2026: Done.")]
    sheets = read_workbook(as_xlsx({"Tracker": rows}), "t.xlsx")
    options = TrackerOptions("t.xlsx", date(2026, 5, 1), "peel")
    (draft,) = imported(sheets, options, register).drafts
    assert [str(update["text"]) for update in new_updates(draft)] == ["Done."]


RECS = ("Rec No.", "Recommendation", "Rec. Owner", "June 2026 update")


@pytest.mark.parametrize(
    ("name", "heads", "row", "kind", "due", "to", "lead"),
    [
        ("Sheet1", RECS, ("4", "By 19/06/25, ask for changes.", "Chief Constables", "x"),
         "recommendation", "2025-06-19", ["Chief Constables"], None),
        ("Sheet1", ("AFI Refrence", *RECS[1:]), ("4", "Mend it.", "Head of Estates", "x"),
         "area_for_improvement", None, [], "head-of-estates"),
        ("Recommendations", ("No.", *RECS[1:]), ("4", "By 1 May 2026, do it.", "Home Office", "x"),
         "recommendation", "2026-05-01", ["Home Office"], None),
        ("Causes of concern", ("Ref", "Finding", "SRO", "Udpate - March 2026"),
         ("1", "Calls wait.", "ACC Contact", "x"), "cause_of_concern", None, [], "acc-contact"),
    ],
)  # fmt: skip
def test_the_heading_the_title_or_the_sheet_says_the_kind(
    name: str, heads: Sequence[str], row: Sequence[str], kind: str, due: str | None,
    to: list[str], lead: str | None,
) -> None:  # fmt: skip
    sheets = read_workbook(as_xlsx({name: [heads, row]}), "t.xlsx")
    made = imported(sheets, TrackerOptions("t.xlsx", date(2026, 7, 1), "peel"), register_from(""))
    if kind == "cause_of_concern":  # it is not written without its recommendation
        assert {each.why for each in made.entries if each.at.row == 1} == {
            "no recommendation addressing this cause of concern was found"
        }
        return
    (draft,) = made.drafts
    values = draft.values
    assert (values["kind"], str(values["due"]) if values.get("due") else None) == (kind, due)
    assert (values["addressed_to"], values["strategic_lead"]) == (to, lead)


def test_a_merged_range_to_the_end_of_the_sheet_costs_nothing(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.worksheet.cell_range import CellRange

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ref", "Inspection", "Finding", "Update"])
    sheet.append(["AFI 1", "PEEL", "Mend it.", "01/05/26 - Told."])
    sheet.append([None, None, None, "02/05/26 - Said."])
    # Excel writes the range alone; openpyxl's merge_cells would write a million cells
    sheet.merged_cells.ranges.add(CellRange("A2:A1048576"))
    book.save(tmp_path / "m.xlsx")
    (read,) = read_workbook((tmp_path / "m.xlsx").read_bytes(), "m.xlsx")
    assert isinstance(read, Sheet)
    assert dict(read.covered) == {(2, 0): (1, 0)}
