"""Whatever a tracker holds, every cell of it is accounted for, once, and what is taken is there."""

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peeltrack.edits.kinds import NewFile
from peeltrack.imports.errors import NothingReadError
from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.accept import accepted
from peeltrack.imports.trackers.cell_account import At, Fate, counts, is_empty
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from peeltrack.model.items import Item
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register

EMPTY = Register(Organisation(name="Borsetshire Police"))
UPDATES = (
    "12/04/22 \u2013 w{} begun\n01/03/22 \u2013 w{} planned",
    "31/02/22: w{}",
    "April 2022: w{}",
    "w{} of 12/04/22 to 14/04/22",
    "(12/04/22) w{}",
    "w{}\n\n\u2022 w{}",
    "12/4 - w{}",
    "TBC",
    "12/04/22",
    "Update 1.4.22 (ACC w{}): w{}. 2.3.22 (w{}) - w{}",
    "w{}\u202ew{}\x07",
    "=w{}()",
    "[1 May 2022] w{}",
)
DAYS = (
    date(2022, 5, 31),
    datetime.fromisoformat("2022-05-31T09:30"),
    "31/05/2022",
    "31.5.22",
    "May 2022",
    "ASAP",
    "TBC",
    "05/31/2022",
    44712,
    "within three months",
    "31/05/22 w{}",
)
LEADS = ("ACC w{}", "ACC w{} / DCC", "DCC", "DCC", "TBC", "w{}@force.example")
TEXTS = ("w{} should act", "w{} should act within three months", "w{}", "n/a")
COLUMNS: dict[str, tuple[Cell, ...]] = {
    "Ref": ("AFI {}", "AFI {}", "AFI 1", "Rec {}", "CoC 1", "CoC 1 Rec {}", "{}", "x/w{}", None),
    "Recommendation": (
        "w{} should act, as the report asks, and say when",
        "w{} should act within three months",
        "n/a",
    ),
    "Inspection": ("PEEL 2021/22", "PEEL 2021/22", "Report on w{}"),
    "Type": ("AFI", "Recommendation", "Cause of concern", "w{}"),
    "PEEL area": ("Responding to the public", "Area of w{}", "w{}"),
    "Title": TEXTS,
    "Addressed to": ("Forces; w{}", "w{}"),
    "Reason": TEXTS,
    "Relevant to force": ("Yes", "N", "Monitor: w{}", "No - w{}", "w{}", "n/a"),
    "SRO": LEADS,
    "Business lead": LEADS,
    "Updated by": LEADS,
    "Portfolio": TEXTS,
    "Board": TEXTS,
    "Success criteria": TEXTS,
    "Evidence": TEXTS,
    "Risks": TEXTS,
    "Steps to green": (
        "w{}; w{}; w{}",
        "1. w{} (complete)\n2. w{} (by 1/6/22)",
        "w{} \u2713\nw{}",
        "-",
    ),
    "HMICFRS deadline": DAYS,
    "Original target": DAYS,
    "Target date": DAYS,
    "Revised target": DAYS,
    "RAG": ("red", "R", "1 - Amber", "Blue", "On track w{}", "Green", "G", "complete"),
    "RAG date": DAYS,
    "Update": UPDATES,
    "Latest position": UPDATES,
    "Update March 2022": UPDATES,
    "Update date": DAYS,
    "HMICFRS status": ("Closed", "Closed 12/05/22 w{}", "Submitted w{}", "Open", "w{}"),
    "Date closed": DAYS,
    "Publication date": DAYS,
    "Cause of concern": ("CoC 1", "w{}"),
    "Risk score": (4, "w{}"),
    "Colour of w{}": ("w{}",),
}
"""What trackers have under each heading, w{} being a word that stands nowhere else."""
ODD = (
    st.sampled_from([None, 0, 7, 3.5, True, "Total", "  ", "\u200b", "Green = on track w{}"])
    | st.sampled_from([cell for cells in COLUMNS.values() for cell in cells])
    | st.text(max_size=12)
)


@st.composite
def workbooks(draw: st.DrawFn) -> tuple[Sheet, ...]:
    """Sheets with headings somewhere, and below them what trackers hold, now and then astray."""
    sheets = []
    names = st.lists(st.sampled_from(["PEEL 2021/22", "Sheet1", "Log"]), max_size=2, unique=True)
    for name in ["Tracker", *draw(names)]:
        headings = [
            "Ref",
            "Recommendation",
            *draw(st.lists(st.sampled_from(list(COLUMNS)), max_size=9)),
        ]
        above = draw(st.lists(st.lists(ODD, max_size=2), max_size=2))
        rows = [
            [
                draw(ODD if draw(st.integers(0, 7)) == 7 else st.sampled_from(COLUMNS[each]))
                for each in headings
            ]
            for _ in range(draw(st.integers(0, 6)))
        ]
        whole: list[list[Any]] = [*above, headings, *rows]
        numbered = [_numbered(row, name[0], at) for at, row in enumerate(whole)]
        is_hidden = name != "Tracker" and draw(st.booleans())
        sheets.append(Sheet(name, is_hidden, tuple(numbered)))
    return tuple(sheets)


def _numbered(row: Iterable[object], sheet: str, at: int) -> tuple[Any, ...]:
    """The row with each w{} a word that stands nowhere else, and each {} a small number."""

    def own(cell: str, column: int) -> str:
        for part in range(cell.count("w{}")):
            cell = cell.replace("w{}", f"w{sheet}{at}x{column}x{part}", 1)
        return cell.replace("{}", str(at))

    return tuple(own(c, column) if isinstance(c, str) else c for column, c in enumerate(row))


def cells_of(sheets: Iterable[Sheet]) -> list[At]:
    return [
        At(sheet.name, row, column)
        for sheet in sheets
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if not is_empty(cell)
    ]


def brought(import_: Import) -> str:
    """All that the register would be given, as one text."""
    values = [
        edit.values if isinstance(edit, NewFile) else getattr(edit, "value", None)
        for edit in accepted(import_, EMPTY).edits
    ]
    return json.dumps(values, default=str, ensure_ascii=False)


def test_every_cell_is_accounted_for_once_and_what_is_taken_is_there(
    pytestconfig: pytest.Config,
) -> None:
    """And whatever is proposed is an item that a register can hold."""

    @settings(
        deadline=None,
        max_examples=5_000 if pytestconfig.getoption("--soak") else 60,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(workbooks(), st.sampled_from([None, date(2022, 5, 20)]))
    def trial(sheets: tuple[Sheet, ...], as_at: date | None) -> None:
        try:
            import_ = imported(sheets, TrackerOptions("tracker.xlsx", as_at, "peel-2021-22"), EMPTY)
        except NothingReadError:
            return
        _accounts_add_up(import_, sheets)
        given_ = brought(import_)
        for entry in import_.entries:
            if entry.fate == Fate.TAKEN:
                words = re.findall(r"w[TPSL]\d+x\d+x\d+", entry.text)
                assert [word for word in words if word not in given_] == [], entry
        for draft in import_.drafts:
            values = {k: value for k, value in draft.values.items() if value not in (None, [], "")}
            Item.model_validate({**values, "id": draft.id})

    trial()


def _accounts_add_up(import_: Import, sheets: tuple[Sheet, ...]) -> None:
    assert [entry.at for entry in import_.entries] == cells_of(sheets)
    assert sum(counts(import_.entries).values()) == len(import_.entries)
    assert [e for e in import_.entries if e.why == "it was not used"] == []
    assert all(bool(entry.why) == (entry.fate != Fate.TAKEN) for entry in import_.entries)


@pytest.mark.parametrize("rows", [[], [["Ref", "Finding"]], [["a", "b", "c"], [1, 2, 3]]])
def test_a_workbook_without_a_trackers_headings_is_refused(rows: list[list[Cell]]) -> None:
    with pytest.raises(NothingReadError):
        imported((Sheet("Log", False, tuple(map(tuple, rows))),), TrackerOptions("t.xlsx"), EMPTY)
