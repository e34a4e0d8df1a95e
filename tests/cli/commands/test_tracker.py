"""tracker, and returns collect of what was changed in it: the whole way through the files."""

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_office import ITEM, Office, Said
from tests.returns.tracking import Typed, changed

ITEM_ID = "peel-2022/afi-01"
BY = ("--by", "liaison", "--date", "2022-06-20")


def tracker(office: Office, *given: str) -> Path:
    file = office.folder / "tracker.xlsx"
    file.unlink(missing_ok=True)
    done = office.run("tracker", "-o", str(file), "--on", "2022-06-16", *given)
    assert done.code == 0, done
    return file


def change(office: Office, items: dict[str, Typed], **more: dict[str, Typed]) -> str:
    file = tracker(office)
    file.write_bytes(changed(file.read_bytes(), items, **more))  # type: ignore[arg-type]
    return str(file)


def references(file: Path) -> list[object]:
    sheet = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))["Tracker"]
    return [row[0].value for row in sheet.iter_rows(min_row=5)]


def test_the_tracker_has_the_findings_that_have_not_ended_or_those_asked_for(
    office: Office,
) -> None:
    live = ["AFI 2 (PEEL 2018)", "AFI 9", "AFI 1", "AFI 2 (PEEL 2022)"]
    assert references(tracker(office)) == live
    assert references(tracker(office, "--inspection", "peel-2022")) == ["AFI 1", "AFI 2"]
    assert references(tracker(office, "--state", "closed")) == ["AFI 3"]


def test_the_same_register_gives_the_same_bytes(office: Office) -> None:
    one = tracker(office).read_bytes()
    assert tracker(office).read_bytes() == one


@pytest.mark.parametrize("name", ["tracker.ods", "tracker"])
def test_another_kind_of_file_is_refused(office: Office, name: str) -> None:
    file = str(office.folder / name)
    done = office.run("tracker", "-o", file)
    assert (done.code, done.out, Path(file).exists()) == (2, "", False)
    assert "a file that ends in .xlsx" in done.err


def test_a_tracker_with_changes_is_not_written_over(office: Office) -> None:
    file = Path(change(office, {"AFI 1": {"New update": "Half done."}}))
    filled = file.read_bytes()
    refused = office.run("tracker", "-o", str(file), "--on", "2022-06-16")
    assert (refused.code, refused.out, file.read_bytes()) == (3, "", filled)
    assert refused.err == (
        f"peeltrack: cannot write {file}: it has changes; record them with peeltrack returns "
        "collect, or delete it. Name another file with -o.\n"
    )


def test_a_tracker_without_changes_is_written_anew(office: Office) -> None:
    file = tracker(office)
    office.run("assign", ITEM_ID, "--strategic", "liaison")
    done = office.run("tracker", "-o", str(file), "--on", "2022-06-17")
    assert done == Said(0, "", f"Wrote {file} (4 findings; internal, restricted text included).\n")


def test_another_workbook_is_not_written_over(office: Office) -> None:
    file = office.folder / "mine.xlsx"
    file.write_bytes(b"mine")
    assert office.run("tracker", "-o", str(file)).code == 1
    assert file.read_bytes() == b"mine"


def test_what_is_taken_is_shown_before_and_after(office: Office) -> None:
    typed: Typed = {
        "Target": date(2022, 9, 30),
        "Reason for change": "New staff.",
        "New update": "Half done.\nThe rest follows.",
        "Update by": "Detective Superintendent",
    }
    file = change(
        office, {"AFI 1": typed}, steps={"Train the staff.": {"Done on": date(2022, 6, 15)}}
    )
    before = office.files()
    shown = office.run("returns", "collect", file, *BY, "--dry-run")
    assert office.files() == before
    lines = shown.out.splitlines()
    assert [line for line in lines if "target: 20" in line and line[0] in "+-"] == [
        "-target: 2022-08-31",
        "+target: 2022-09-30",
    ]
    done = office.run("returns", "collect", file, *BY, "--format", "json")
    assert done.code == 0, done
    rows = json.loads(done.out)["rows"]
    assert [(row["item"], row["outcome"], row["changes"]) for row in rows] == [
        (
            ITEM_ID,
            "recorded",
            [
                "step train-staff done, 0 left",
                "target 31 August 2022 → 30 September 2022 (30 days later)",
                "update of 20 June 2022 by det-supt",
            ],
        )
    ]
    assert [name for name, data in office.files().items() if data != before[name]] == [ITEM]
    after = office.files()
    again = office.run("returns", "collect", file, *BY, "--format", "json")
    assert json.loads(again.out)["rows"][0]["outcome"] == "already there"
    assert office.files() == after
    assert office.run("validate", "--on", "2022-08-01").code == 0


def test_nothing_is_written_if_the_register_would_break_a_rule(office: Office) -> None:
    typed: Typed = {"RAG": "Red", "Reason for change": "Slipped."}
    file = change(office, {"AFI 1": typed})
    before = office.files()
    refused = office.run("returns", "collect", file, "--by", "liaison", "--date", "2022-06-15")
    assert refused.code == 1
    assert "published-positions-add-up" in refused.err
    assert office.files() == before


def test_a_tracker_that_was_collected_is_written_anew(office: Office) -> None:
    file = change(office, {"AFI 1": {"New update": "Half done."}})
    assert office.run("returns", "collect", file, *BY).code == 0
    done = office.run("tracker", "-o", file, "--on", "2022-06-21")
    assert (done.code, done.err.startswith(f"Wrote {file} ")) == (0, True)


def test_a_row_of_the_other_sheet_is_named(office: Office) -> None:
    file = tracker(office)
    book = openpyxl.load_workbook(file)
    for row in book["Steps"].iter_rows(min_row=5, max_row=5):
        at = {"Reference": 1, "Key": 19, "As written": 20}
        columns = {str(cell.value): cell.column for cell in book["Steps"][4]}
        for name, column in at.items():
            book["Tracker"].cell(5, column).value = row[columns[name] - 1].value
    book.save(file)
    done = office.run("returns", "collect", str(file), *BY)
    assert done.code == 1
    assert "Tracker!T5: AFI 1: the hidden record of this row was changed" in done.err


def test_a_withdrawn_meeting_is_no_next_meeting_and_in_no_calendar(office: Office) -> None:
    planned = "forum: hta\ndate: 2022-07-01\n"
    withdrawn = "withdrawn: {date: 2022-06-01, by: liaison, because: Wrong forum.}\n"
    office.write(
        {
            "meetings/2022-07-01-hta.yaml": planned + withdrawn,
            "meetings/2022-07-08-hta.yaml": planned.replace("07-01", "07-08"),
        }
    )
    sheet = openpyxl.load_workbook(tracker(office))["Tracker"]
    assert sheet.cell(5, 14).value == "8 July 2022, Holding to Account"
    calendar = office.folder / "dates.ics"
    assert office.run("calendar", "-o", str(calendar), "--on", "2022-06-16").code == 0
    text = calendar.read_text(encoding="utf-8")
    assert ("20220708" in text, "20220701" in text) == (True, False)


def test_our_own_tracker_is_pointed_out_to_who_imports_it(office: Office) -> None:
    file = tracker(office)
    done = office.run("import", "tracker", str(file))
    assert f"Note: {file} was written by peeltrack tracker; peeltrack returns collect" in done.err
