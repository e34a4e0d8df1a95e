"""Words that fill a cell and tell nothing: in trackers and in workbooks alike."""

import io
from datetime import date

import openpyxl
import pytest

from peeltrack.imports.language.nothing_told import says_no_update, says_none
from peeltrack.imports.readers.workbook import read_workbook
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from peeltrack.returns.typed_cells import TypedValue, as_update
from tests.registers import register_from

NO_UPDATE = (
    "No update", "no updates received.", "No further update this month", "Nil return", "NIL",
    "n/a", "N/A.", "None", "As above", "See above", "As previous", "ditto", "Nothing to report",
    "Update awaited", "No update since the last meeting", "(No update)", "There is no update", "-",
    "See recs", "See board paper 4", "Minutes attached.", "Papers are enclosed",
    "I left this post on 1 May", "I have left the role - contact Data",
)  # fmt: skip
TOLD = (
    "No update to the policy is needed", "No change", "None of the 12 cases is late", "Nil backlog",
    "As above, and the backlog fell to 96", "No progress: the supplier withdrew", "12", "Done",
    "See improved results", "See that all calls are answered within ten seconds of the first",
    "No conditions attached", "The board met in May. Minutes attached.", "I left the post vacant",
    "Two officers left this post in May",
    "Update of the form is awaited by ICT", "Unknown callers are now logged",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_UPDATE)
def test_words_that_there_is_no_update_are_none(text: str) -> None:
    assert says_no_update(text)
    note = f"{text!r} is no update; nothing is recorded for it"
    assert as_update(f" {text} ") == TypedValue(None, note)


@pytest.mark.parametrize("text", TOLD)
def test_words_that_tell_how_a_finding_stands_are_an_update(text: str) -> None:
    assert not says_no_update(text)
    assert as_update(text) == TypedValue(text)


def test_no_update_is_not_the_value_of_another_cell() -> None:
    assert not says_none("As above")


def _imported(*updates: str) -> Import:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ref", "Finding", "Update"])
    for number, update in enumerate(updates, start=1):
        sheet.append([f"AFI {number}", f"The force should count cell {number}.", update])
    written = io.BytesIO()
    book.save(written)
    told = TrackerOptions("t.xlsx", date(2026, 4, 30), "peel", imported=date(2026, 4, 30))
    return imported(read_workbook(written.getvalue(), "t.xlsx"), told, register_from(""))


def test_a_trackers_cell_without_an_update_is_left_out_and_said() -> None:
    found = _imported("No update", "12/04/26: As above", "12/04/26: Begun.\n20/04/26: Nil return")
    texts = [[each["text"] for each in draft.entries("progress")] for draft in found.drafts]
    assert texts == [[], [], ["Begun."]]
    said = "says that there is no update"
    left = [str(each.at) for each in found.entries if each.why == said]
    assert left == ["Sheet!C2", "Sheet!C3"]
    assert dict(found.flags)["peel/afi-03"] == (
        "Sheet!C4: “Nil return” of 2026-04-20 is left out: it is no update"
    )
