"""Struck-out text, comments, years told by the order of a cell, and dates within an update."""

import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from peeltrack.imports.readers.workbook import read_workbook
from peeltrack.imports.trackers.cell_account import Fate
from peeltrack.imports.trackers.split_updates import day_within, passages
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from tests.registers import register_from

AS_AT = date(2026, 4, 30)
STRUCK = InlineFont(strike=True)


@pytest.fixture(scope="module")
def marked() -> Import:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ref", "Finding", "Target", "Update"])
    old = CellRichText(TextBlock(STRUCK, "30/09/25"), " 31/12/25")
    gone = CellRichText(TextBlock(STRUCK, "One cell is left."), " All counted 11 June 2025")
    sheet.append(["AFI 1", "The force should count its cells.", old, gone])
    sheet.append(["AFI 2", "The force should paint its cells.", None, "1/4/26 \u2013 Begun."])
    sheet.append(["AFI 3", "The force should sell its cells.", None, "2/4/26 \u2013 Sold."])
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    sheet["B3"].font = Font(strike=True)
    sheet["C3"].comment = Comment("Is this date agreed?", "A. Quill")
    written = io.BytesIO()
    book.save(written)
    told = TrackerOptions("t.xlsx", None, "peel", imported=AS_AT)
    return imported(read_workbook(written.getvalue(), "t.xlsx"), told, register_from(""))


def test_struck_out_text_does_not_count_and_is_said(marked: Import) -> None:
    (first, *_) = marked.drafts
    assert first.values["target"] == date(2025, 12, 31)
    (entry,) = first.entries("progress")
    assert (entry["date"], entry["text"]) == (date(2025, 6, 11), "All counted 11 June 2025")
    flags = dict(marked.flags)
    assert flags["Sheet!C2"] == "\u201c30/09/25\u201d is struck out and left out"
    assert flags["Sheet!D2"] == "\u201cOne cell is left.\u201d is struck out and left out"


def test_cells_and_rows_that_are_struck_out_as_a_whole_are_read_and_said(marked: Import) -> None:
    still = "struck out and read like the others: check what still holds"
    flags = dict(marked.flags)
    assert flags["row 4 of \u201cSheet\u201d"] == flags["cell B3 of \u201cSheet\u201d"] == still
    assert [draft.id for draft in marked.drafts][-1] == "peel/afi-03"


def test_comments_are_said(marked: Import) -> None:
    flag = dict(marked.flags)["the comment on Sheet!C3"]
    assert flag == "is not imported: \u201cIs this date agreed?\u201d"


def test_every_cell_is_still_accounted_for(marked: Import) -> None:
    assert not [entry for entry in marked.entries if entry.fate == Fate.UNPLACED]


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("03/11/25 - c\n12/09 - b\n20/05 - a", ["2025-05-20", "2025-09-12", "2025-11-03"]),
        ("20/05 - a\n12/09 - b\n03/11/25 - c", ["2025-05-20", "2025-09-12", "2025-11-03"]),
        ("12/11 - a\n3/2/26 - b\n20 April - c", ["2025-11-12", "2026-02-03", "2026-04-20"]),
        ("12/09 - a\n20/05 - b", [None]),  # no year at all
        ("3/2/26 - a\n1/6 - b\n5/1/26 - c", ["2026-01-05", "2026-02-03"]),  # neither up nor down
        ("3/11 calls were lost on 4 days", [None]),  # no stamp
    ],
)
def test_years_are_told_by_the_order_of_a_cell_alone(cell: str, days: list[str | None]) -> None:
    made = passages(cell, AS_AT)
    assert [each.day.isoformat() if each.day else None for each in made] == days
    told = [each for each in made if "has no year" in each.doubt or "without a year" in each.doubt]
    yearless = re.findall(r"(?m)^\d+/\d+ -|^20 April", cell)
    assert len(told) == min(len(yearless), len(made))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("All three families seen 11 June 2025", date(2025, 6, 11)),
        ("Done 20/05/25. Submitted to HMICFRS 02/06/25.", date(2025, 6, 2)),
        ("98% trained. DCC to sign off 5/12/2025", None),
        ("Due by 5 June 2026", None),
        ("Nine of 20 done", None),
    ],
)
def test_the_date_within_an_update_is_that_of_what_it_tells(text: str, day: date | None) -> None:
    assert (found[0] if (found := day_within(text)) else None) == day


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">
<office:automatic-styles>
<style:style style:name="ce1" style:family="table-cell"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="ce2" style:family="table-cell"
 style:parent-style-name="ce1"/>
<style:style style:name="ce3" style:family="table-cell"><style:text-properties
 style:text-line-through-style="none"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties
 style:text-line-through-type="single"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Plan">
<table:table-row>{heads}</table:table-row>
<table:table-row table:number-rows-repeated="1"><table:table-cell
 office:value-type="string"><text:p>AFI 1</text:p></table:table-cell>
<table:table-cell table:style-name="ce3" office:value-type="string"><text:p>The force should
 count its cells.</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p><text:span
 text:style-name="T1">30/09/25</text:span> 31/12/25</text:p></table:table-cell>
</table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>AFI 2</text:p>
</table:table-cell><table:table-cell table:style-name="ce2"
 office:value-type="string"><text:p>The force should paint its cells.</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2"/>
<table:table-cell office:value-type="string"><office:annotation><text:p>Is it</text:p>
<text:p>agreed?</text:p></office:annotation><text:p>Begun.</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_the_marks_of_an_opendocument_workbook_are_said_too() -> None:
    heads = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{head}</text:p></table:table-cell>'
        for head in ("Ref", "Finding", "Target", "Owner", "Update")
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", ODS.replace("\n", "").replace("{heads}", heads))
    (sheet,) = read_workbook(written.getvalue(), "t.ods")
    assert sheet.marks.struck == {(2, 1)}
    assert sheet.marks.partly == {(1, 2): ("31/12/25", "30/09/25")}
    assert sheet.marks.comments == {(2, 4): "Is it\nagreed?"}
    told = TrackerOptions("t.ods", None, "peel", imported=AS_AT)
    flags = dict(imported([sheet], told, register_from("")).flags)
    assert flags["cell B3 of \u201cPlan\u201d"].startswith("struck out and read like the others")
    assert flags["the comment on Plan!E3"] == "is not imported: \u201cIs it agreed?\u201d"
