"""Trackers in the shapes that people give them, each beside the good neighbour it may not eat."""

import io
from collections.abc import Callable, Sequence
from datetime import date

import openpyxl
import pytest
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from peeltrack.imports.readers.workbook import Cell, Sheet, read_workbook
from peeltrack.imports.readers.workbook_colours import tinted
from peeltrack.imports.trackers.cell_account import Fate, plain
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.existing_updates import new_updates
from peeltrack.imports.trackers.mapping import Mapping
from peeltrack.imports.trackers.rag_words import rating_of
from peeltrack.imports.trackers.tracker_import import Import, TrackerOptions, imported
from peeltrack.model.register import Register
from tests.registers import register_from

AS_AT = date(2026, 4, 30)
EMPTY = register_from("")


def brought(
    rows: Sequence[Sequence[Cell]], register: Register = EMPTY, mapping: Mapping | None = None
) -> Import:
    width = max(map(len, rows))
    cells = tuple(tuple(row) + (None,) * (width - len(row)) for row in rows)
    told = TrackerOptions("t.xlsx", AS_AT, "peel", mapping, AS_AT)
    return imported([Sheet("AFIs", False, cells)], told, register)


def drafts(import_: Import) -> dict[str, ItemDraft]:
    return {draft.id.removeprefix("peel/"): draft for draft in import_.drafts}


def why(import_: Import) -> dict[str, str]:
    return {e.at.cell: e.why for e in import_.entries if e.fate == Fate.UNPLACED}


def workbook(look: Callable[[Worksheet], object], rows: Sequence[Sequence[Cell]]) -> Import:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "AFIs"
    for row in rows:
        sheet.append(list(row))
    look(sheet)
    written = io.BytesIO()
    book.save(written)
    told = TrackerOptions("t.xlsx", AS_AT, "peel", imported=AS_AT)
    return imported(read_workbook(written.getvalue(), "t.xlsx"), told, EMPTY)


def test_headings_over_two_rows_are_read_together_and_a_finding_is_no_heading() -> None:
    groups = ("Ref", "Finding", "Owners", None, "Deadlines", None, "RAG")
    below = (None, None, "Strategic lead", "Tactical lead", "HMICFRS", "Force target", None)
    row = ("AFI 1", "Mend the roofs.", "ACC Crime", "Head of Estates", "1/5/26", "1/4/26", "A")
    values = drafts(brought([("Tracker",), groups, below, row]))["afi-01"].values
    assert (values["strategic_lead"], values["tactical_lead"]) == ("acc-crime", "head-of-estates")
    assert (values["due"], values["target"], values["rag"]) == (
        date(2026, 5, 1),
        date(2026, 4, 1),
        "amber",
    )
    one = brought([("Ref", "Finding", "SRO", "RAG"), ("AFI 1", "Status of it", "Owner", "Red")])
    assert [draft.values["wording"] for draft in one.drafts] == ["Status of it"]
    undated = [("Ref", "Finding", "Ref", "Update"), ("AFI 1", None, "AFI 1", "31/02/26: Begun.")]
    assert "“31/02/26” is not a valid date" in why(brought(undated))["D2"]


def test_a_cause_of_concern_beside_its_recommendations_is_an_item_of_its_own() -> None:
    head = ("CoC", "Cause of concern", "Rec", "Recommendation", "RAG")
    cause = "The force does not always assess the risk to those who call for help."
    rows = [
        (1, cause, 1, "Assess each call.", "R"),
        (None, None, 2, "Assess it again.", "A"),
        (2, f"{cause} Nor at night.", 3, "Assess at night.", "G"),
    ]
    found = drafts(brought([head, *rows]))
    assert {id_: draft.values["cause_of_concern"] for id_, draft in found.items()} == {
        "coc-1": None, "coc-2": None, "rec-1": "coc-1", "rec-2": None, "rec-3": "coc-2",
    }  # fmt: skip
    assert found["coc-1"].values["wording"] == cause
    assert "rag" not in found["coc-1"].values


def test_columns_of_months_are_a_history_of_rag_and_updates() -> None:
    head = ("Ref", "Rec", "Jan 26 RAG", "Jan 26 Update", "April 2026 RAG", "April 2026 Update")
    row = ("Rec 1", "The force should plan its patrols with partners.", "R", "Met.", "A", "Agreed.")
    (draft,) = brought([head, row]).drafts
    assert [(c["date"], c["to"]) for c in draft.entries("rag_changes")] == [
        (date(2026, 1, 31), "red"),
        (date(2026, 4, 30), "amber"),
    ]
    assert [(u["date"], u["text"]) for u in draft.entries("progress")] == [
        (date(2026, 1, 31), "Met."),
        (date(2026, 4, 30), "Agreed."),
    ]


def test_actions_in_rows_of_one_finding_do_not_rate_it_by_the_first() -> None:
    head = ("Ref", "Finding", "Action", "Action due", "Status")
    rows = [
        ("AFI 1", "Answer calls.", "Write a policy", "1/5/26", "Complete"),
        (None, None, "Train them", "1/6/26", "Not started"),
    ]
    import_ = brought([head, *rows])
    (draft,) = import_.drafts
    assert [(s["text"], s["due"]) for s in draft.entries("steps_to_green")] == [
        ("Write a policy", date(2026, 5, 1)),
        ("Train them", date(2026, 6, 1)),
    ]
    assert draft.values.get("rag") is None
    assert why(import_) == {
        "E2": "the last row about it has, in E3, something that is not a rating",
        "E3": "“Not started” is not clearly a RAG: give its meaning in the mapping",
    }


def test_a_day_that_lost_its_format_is_read_and_said_and_a_year_is_none() -> None:
    head = ("Ref", "Finding", "Target date", "RAG")
    import_ = brought(
        [head, ("AFI 1", "Answer calls.", "46326", "R"), ("AFI 2", "Log them all.", 2026, "R")]
    )
    targets = [draft.values["target"] for draft in import_.drafts]
    assert targets == [date(2026, 10, 31), None]
    assert ("“46326”", "was read as Excel's number of 31 October 2026") in import_.flags
    assert why(import_) == {"C3": "“2026” is a number, not a date"}


def test_a_key_below_the_rows_is_no_finding() -> None:
    head = ("No.", "Area for improvement", "RAG", "Update")
    rows = [(1, "Green spaces should be safe.", "Red", "1/4/26 \u2013 Begun."), ()]
    key = [("Key", "On track"), (None, "Delayed"), (), ("Green", "Done")]
    import_ = brought([head, *rows, *key])
    assert list(drafts(import_)) == ["afi-01"]
    left = {e.at.cell for e in import_.entries if "key" in e.why}
    assert left == {"A4", "B4", "B5", "A7", "B7"}


def test_who_gave_an_update_may_stand_before_its_day_and_a_week_has_one() -> None:
    head = ("Ref", "Finding", "RAG", "Update")
    text = "DCI 12/04/26: Begun.\nw/c 6/4/26 \u2013 Planned.\nThe audit of 1/4/26 was good."
    (draft,) = brought([head, ("AFI 1", "Answer calls.", "R", text)]).drafts
    assert [(u["date"], u["text"]) for u in draft.entries("progress")] == [
        (date(2026, 4, 6), "Planned.\nThe audit of 1/4/26 was good."),
        (date(2026, 4, 12), "(DCI) Begun."),
    ]


HELD = """
afi-01:
  progress:
  - {date: 2026-03-31, text: Work goes on., imported: "tracker, 31 March 2026"}
  - {date: 2026-03-31, text: "Audited.\\n\\nEvidence: Folder 3"}
"""


@pytest.mark.parametrize(
    ("update", "new"),
    [
        ("Work goes on.", []),
        ("30/4/26 \u2013 Work goes on.", ["Work goes on.\n\nEvidence: Folder 3"]),
        ("30/4/26 \u2013 Done.\n31/3/26 \u2013 Audited.", ["Done.\n\nEvidence: Folder 3"]),
        ("Work has ended.", ["Work has ended.\n\nEvidence: Folder 3"]),
    ],
)
def test_next_month_only_what_is_new_comes_in(update: str, new: list[str]) -> None:
    head = ("Ref", "Finding", "Update", "Evidence")
    evidence = "Folder 3" if new else None
    import_ = brought([head, ("AFI 1", "Answer calls.", update, evidence)], register_from(HELD))
    (draft,) = import_.drafts
    assert [each["text"] for each in new_updates(draft)] == new


def filled(**colour: float | str) -> PatternFill:
    return PatternFill("solid", fgColor=Color(**colour))


HEAD = ("No.", "Area for improvement", "RAG", "Update")
ROWS: list[Sequence[Cell]] = [
    HEAD,
    (1, "Answer calls.", None, "1/4/26 \u2013 a"),
    (2, "Log them.", None, "1/4/26 \u2013 b"),
]


@pytest.mark.parametrize(
    ("fill", "rag"),
    [
        (filled(rgb="FF00B050"), "green"),
        (filled(indexed=10), "red"),
        (filled(theme=9), "amber"),  # openpyxl's theme is that of 2007: accent 6 is orange
        (filled(theme=9, tint=0.4), "amber"),
        (filled(theme=9, tint=0.95), None),
        (filled(theme=7), None),  # purple there, though amber in Office's later themes
        (filled(theme=0, tint=-0.15), None),
        (PatternFill("lightUp", fgColor="FFFF0000"), None),
    ],
)
def test_a_fill_is_the_colour_that_excel_shows(fill: PatternFill, rag: str | None) -> None:
    def look(sheet: Worksheet) -> None:
        sheet["C2"].fill = fill

    import_ = workbook(look, ROWS)
    assert drafts(import_)["afi-01"].values.get("rag") == rag
    assert drafts(import_)["afi-02"].values.get("rag") is None
    said = [flag for about, flag in import_.flags if about == "peel/afi-01"]
    assert bool(rag) == ("its RAG" in "".join(said))


def test_a_tint_is_lighter_or_darker() -> None:
    shades = [tinted("FFC000", tint) for tint in ("", "0.4", "-0.25", "2", "x")]
    assert shades == ["FFC000", "FFD966", "BF9000", "FFFFFF", "FFC000"]


def test_conditional_formatting_is_said_and_no_colour_below_it_is_read() -> None:
    def look(sheet: Worksheet) -> None:
        sheet["C2"].fill = sheet["C3"].fill = filled(rgb="FF00B050")
        rule = FormulaRule(formula=["$D2>0"], fill=filled(rgb="FFFF0000"))
        sheet.conditional_formatting.add("C2:C2", rule)

    import_ = workbook(look, ROWS)
    assert [d.values.get("rag") for d in import_.drafts] == [None, "green"]
    by_rule = "may be coloured by conditional formatting, which is not read: no RAG was read there"
    assert ("cell C2 of “AFIs”", by_rule) in import_.flags


def test_a_colour_means_what_the_trackers_key_says() -> None:
    def look(sheet: Worksheet) -> None:
        sheet["C2"].fill = sheet["A5"].fill = filled(rgb="FF00B050")
        sheet["C3"].fill = sheet["A6"].fill = filled(rgb="FF0070C0")

    key = [(), ("Key: on track",), ("Complete",)]
    import_ = workbook(look, [*ROWS, *key])
    assert [d.values.get("rag") for d in import_.drafts] == [None, "green"]
    said = "its colour is “Key: on track” in the key: give its RAG in the mapping"
    assert ("peel/afi-01", said) in import_.flags
    assert import_.mapping["rag"] == {"Key: on track": "", "Complete": "green"}


def test_rows_that_a_filter_hides_are_read_and_said() -> None:
    def look(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:D3"
        sheet.auto_filter.add_filter_column(0, ["1"])
        sheet.row_dimensions[3].hidden = True

    import_ = workbook(look, ROWS)
    assert len(import_.drafts) == 2
    assert ("row 3 of “AFIs”", "hidden by a filter and read like the others") in import_.flags


def test_the_ends_of_lines_that_excel_writes_as_letters_are_ends_of_lines() -> None:
    assert plain("a_x000A_b_x000D_\nc_x000a_d") == "a\nb\nc\nd"
    assert plain("a_x000G_b") == "a_x000G_b"


TWO = (
    ("AFI No", "AFI", "SRO", "RAG", "Update"),
    (1, "Plan events with local people.", "ACC Crime", "A", "1/4/26 \u2013 Met."),
    ("AFI No", "AFI", "SRO", "RAG", "Update"),
    (2, "Debrief officers after each event.", "ACC Crime", "G", "1/4/26 \u2013 Done."),
    (),
    ("Recommendations of the same report",),
    ("Rec No", "Recommendation", "SRO", "RAG", "Comments"),
    (1, "Fund more events officers by May.", "ACC Crime", "R", "1/4/26 \u2013 No money."),
)


def test_two_trackers_on_one_sheet_are_both_read_and_headings_again_divide_nothing() -> None:
    import_ = brought(TWO)
    assert list(drafts(import_)) == ["afi-01", "afi-02", "rec-1"]
    assert why(import_) == {}
    left = {e.at.cell: e.why for e in import_.entries if e.fate == Fate.LEFT_OUT}
    assert left == {
        **dict.fromkeys(("A3", "B3", "C3", "D3", "E3"), "the headings again"),
        "A6": "is above the headings",
    }


def test_a_mapping_names_a_further_tracker_of_a_sheet_by_the_row_of_its_headings() -> None:
    proposed = brought(TWO).mapping
    assert list(proposed["sheets"]) == ["AFIs", "AFIs, row 7"]  # type: ignore[call-overload]
    again = brought(TWO, mapping=Mapping.model_validate(proposed))
    assert list(drafts(again)) == ["afi-01", "afi-02", "rec-1"]
    assert again.mapping == proposed


def test_a_row_that_names_an_inspection_is_that_of_the_rows_below() -> None:
    head = ("Ref", "Finding", "RAG", "Update")
    rows = [
        ("PEEL 2025/27 (published 12 February 2026)",),
        ("AFI 1", "Test the plans for fires.", "A", "3/3/26 \u2013 Booked."),
        ("Inspection dates are set for the whole of the spring.",),
        ("Joint inspection of youth justice 2025",),
        ("AFI 1", "Refer each child at once.", "R", "3/3/26 \u2013 No staff."),
    ]
    import_ = brought([head, *rows])
    assert [draft.id for draft in import_.drafts] == [
        "peel-2025-27/afi-01",
        "youth-justice-2025/afi-01",
    ]
    assert [each.published for each in import_.inspections] == [date(2026, 2, 12), None]
    said = "says nothing of a finding: no number and nothing to be done"
    assert why(import_) == {"A4": said}
    band = "its name is in a row of its own and was used for the rows below"
    assert ("peel-2025-27", band) in import_.flags


def test_a_reference_before_the_wording_is_its_number_and_no_part_of_it() -> None:
    head = ("Recommendation / AFI", "SRO", "RAG", "Update")
    rows = [
        ("AFI 3: The force should publish how long it takes.", "DCC", "A", "1/4/26 \u2013 a"),
        ("Recommendation 2 - The force should review its rota.", "DCC", "R", "1/4/26 \u2013 b"),
    ]
    found = drafts(brought([head, *rows]))
    assert {id_: draft.values["wording"] for id_, draft in found.items()} == {
        "afi-03": "The force should publish how long it takes.",
        "rec-2": "The force should review its rota.",
    }


@pytest.mark.parametrize(
    ("word", "rating"),
    [
        ("\U0001f7e2", "green"),
        ("\U0001f534", "red"),
        ("Amber - at risk", "amber"),
        ("Amber (was Red)", None),
        ("Green \u2013 on track", None),
        ("Blue: closed by HMICFRS", "closed"),
        ("Amber/Green", None),
        ("\u25cf", None),
    ],
)
def test_a_colour_may_be_a_sign_or_explain_itself(word: str, rating: str | None) -> None:
    assert rating_of(word, {}, {}) == rating


def test_updates_that_are_counted_have_the_dates_with_their_number() -> None:
    head = ("AFI #", "2. Wording", "RAG", "Date 1", "Update 1", "Date 2", "Update 2")
    row = (1, "Know who is on each shift.", "A", "1/2/26", "Looked.", date(2026, 3, 1), "Bought.")
    (draft,) = brought([head, row, (2, "Know who can drive.", "R", "2/2/26", "Begun.")]).drafts[:1]
    assert [(u["date"], u["text"]) for u in draft.entries("progress")] == [
        (date(2026, 2, 1), "Looked."),
        (date(2026, 3, 1), "Bought."),
    ]


def _of_sheet(
    rows: Sequence[Sequence[Cell]], name: str = "Plan", told: str | None = None
) -> Import:
    width = max(map(len, rows))
    cells = tuple(tuple(row) + (None,) * (width - len(row)) for row in rows)
    options = TrackerOptions("t.xlsx", AS_AT, told, None, AS_AT)
    return imported([Sheet(name, False, cells)], options, EMPTY)


def test_rows_of_their_own_head_those_below_them() -> None:
    made = drafts(
        _of_sheet(
            [
                ["Action Ref", "Finding", "What we will do", "Target"],
                ["CAUSE OF CONCERN \u2013 PROTECTION: The service does not know its risks well."],
                ["CoC/1", "Keep a list of premises", "Buy a system", "31 Jan 2026"],
                ["PREVENTION"],
                ["AFI 2", "Visit homes sooner", "Pay overtime", "30 June 2026"],
                [None, "total", None, None],
            ],
            told="fire-2024",
        )
    )
    made = {id_.removeprefix("fire-2024/"): draft for id_, draft in made.items()}
    assert {
        id_: (draft.values["cause_of_concern"], draft.values["area"]) for id_, draft in made.items()
    } == {"coc-1": (None, None), "rec-1": ("coc-1", None), "afi-02": (None, "prevention")}
    assert made["coc-1"].values["wording"] == "The service does not know its risks well."


def test_a_title_above_the_headings_names_the_inspection_and_a_cause() -> None:
    made = _of_sheet(
        [
            ["Northshire \u2013 PEEL 2025 tracker"],
            ["Cause of concern: The force does not watch its cells well enough."],
            ["Rec", "HMICFRS date", "Strat Lead"],
            ["The force should count each of its cells every day.", date(2026, 5, 1), "ACC Crime"],
        ]
    )
    assert [draft.id for draft in made.drafts] == ["peel-2025/coc-1", "peel-2025/rec-1"]
    assert made.drafts[1].values["due"] == date(2026, 5, 1)
    assert (
        "peel-2025",
        "a title above the headings names it: give --inspection if it is another",
    ) in (made.flags)


def test_a_row_that_repeats_a_reference_without_its_words_is_a_further_update() -> None:
    made = drafts(
        brought(
            [
                ["ID", "Type", "Text", "Date", "Update"],
                ["AFI 1", "AFI", "Count the cells", "1 Dec 2025", "Counted."],
                ["AFI 1", None, None, "7/1/26", "Counted again."],
            ]
        )
    )
    told = [(each["date"], each["text"]) for each in made["afi-01"].entries("progress")]
    assert told == [(date(2025, 12, 1), "Counted."), (date(2026, 1, 7), "Counted again.")]
