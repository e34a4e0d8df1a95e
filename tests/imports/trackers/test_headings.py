"""Trackers whose headings, kinds and inspections are told in people's own words."""

from collections.abc import Sequence
from datetime import date

import pytest

from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.column_headings import field_of
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from peeltrack.language.people import names_person
from peeltrack.model.register import Register
from tests.registers import register_from

AS_AT = date(2026, 4, 30)
EMPTY = register_from("")
HELD = register_from(
    """
    coc-1: {wording: The force does not count the cells that it has well enough.}
    rec-1: {wording: "The force should immediately: count each of its cells every day;"}
    rec-2: {wording: "The force should immediately: paint the doors of its cells green."}
    afi-03: {wording: The force should collect and compare all the figures of its cells.}
    """
)


def brought(
    rows: Sequence[Sequence[Cell]], register: Register = EMPTY, name: str = "Letter"
) -> Import:
    width = max(map(len, rows))
    cells = tuple(tuple(row) + (None,) * (width - len(row)) for row in rows)
    return imported([Sheet(name, False, cells)], TrackerOptions("t.xlsx", AS_AT), register)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("HMI Ref", Field.REFERENCE), ("Para", Field.REFERENCE), ("Type", Field.KIND),
        ("What the report says", Field.WORDING), ("What HMI found", Field.WORDING),
        ("Portfollio lead", Field.STRATEGIC_LEAD), ("Strategic", Field.STRATEGIC_LEAD),
        ("Plan owner", Field.TACTICAL_LEAD), ("Tactical", Field.TACTICAL_LEAD),
        ("HMICFRS dead line", Field.DUE), ("Dead-line", Field.DUE),
        ("Our target", Field.TARGET), ("When (Force)", Field.TARGET),
        ("How are we doing?", Field.RAG), ("Latest postion", Field.UPDATE),
        ("old ref", Field.NOTE), ("Confidence (1-5)", Field.NOTE),
        ("Argymhelliad / Recommendation", Field.WORDING), ("Cyf / Ref", Field.REFERENCE),
        ("Deadline | Dyddiad cau", Field.DUE), ("Statws", Field.RAG),
        ("Dyddiad targed", Field.TARGET), ("Arweinydd strategol", Field.STRATEGIC_LEAD),
        ("Lunch", Field.UNKNOWN), ("How", Field.UNKNOWN),
    ],
)  # fmt: skip
def test_headings_in_peoples_own_words_are_known(heading: str, field: Field) -> None:
    assert field_of(heading) == field


def test_numbers_below_a_cause_of_concern_are_its_recommendations() -> None:
    made = brought(
        [
            ["Ref", "Recommendation / AFI wording", "Target", "BRAG"],
            ["CoC 1", "The force does not count its cells well enough.", None, "Red"],
            ["1", "count each of its cells every day;", date(2026, 5, 1), "Red"],
            ["CoC 2", "The force does not paint its cells well enough.", None, "Red"],
            ["2", "paint the doors of its cells.", date(2026, 5, 1), "Green"],
            ["TOTAL", "2 recs / 2 CoC", None, "4"],
        ]
    )
    found = {d.id.partition("/")[2]: d.values["cause_of_concern"] for d in made.drafts}
    assert found == {"coc-1": None, "rec-1": "coc-1", "coc-2": None, "rec-2": "coc-2"}


def test_rows_are_the_registers_by_their_wording_even_shortened_or_numbered_otherwise() -> None:
    made = brought(
        [
            ["Para", "Type", "What the report says", "Who", "How are we doing?"],
            ["5.1", "Rec", "count each of its cells every day", "Head of Cells", "Red"],
            ["5.2", "Rec", "paint the doors of its cells green", "Head of Cells", "Red"],
            ["5.3", "AFI", "collect and compare \u2026 figures of its cells", "-", "Red"],
        ],
        HELD,
        "Custody 26",
    )
    assert [draft.id for draft in made.drafts] == ["peel/rec-1", "peel/rec-2", "peel/afi-03"]
    assert made.inspections == ()
    assert not [each for each in made.differing if each.key == "wording"]
    assert any(id_ == "peel" and "wordings" in flag for id_, flag in made.flags)


def test_wordings_that_fit_no_inspection_leave_the_sheets_name() -> None:
    rows: list[list[Cell]] = [
        ["Para", "Type", "What the report says", "Who"],
        ["5.1", "Rec", "The force should weigh each of its dogs every year.", "Head of Dogs"],
        ["5.2", "Rec", "count each of its cells every day", "Head of Dogs"],
        ["5.3", "Rec", "The force should walk each of its dogs every day.", "Head of Dogs"],
    ]
    assert [each.title for each in brought(rows, HELD, "Dogs 26").inspections] == ["Dogs 26"]


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("DCS N'Diaye", True), ("Det Ch Supt Fran\u00e7oise N\u2019Diaye", True),
        ("Ch Supt B\u00farca-Hall", True), ("ACC Crime", False), ("DCS Major Crime", False),
    ],
)  # fmt: skip
def test_names_with_an_apostrophe_are_people(text: str, is_name: bool) -> None:
    assert names_person(text) is is_name
