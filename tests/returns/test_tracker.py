"""The tracker in Excel: what it shows, what is changed in it, and what of that is taken."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from peeltrack.edits.edited_values import edited_item
from peeltrack.imports.readers.workbook import read_workbook
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, Rag
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import for_audience
from peeltrack.returns.collect import CollectedReturns, collect_returns
from peeltrack.returns.tracker.reader import is_tracker, read_tracker
from peeltrack.returns.tracker.rows import tracker_of
from peeltrack.returns.tracker.writer import STEPS_SHEET, TRACKER_SHEET, tracker_workbook
from tests.registers import register_from
from tests.returns.tracking import Typed, changed, columns_of, row_of, type_row, written

WRITTEN, TODAY = date(2022, 5, 25), date(2022, 6, 10)


def collected(register: Register, data: bytes, *, partial: bool = False) -> CollectedReturns:
    sheets = read_workbook(data, "t.xlsx")
    assert is_tracker(sheets)
    tracker = read_tracker(sheets, "t.xlsx", TODAY)
    return collect_returns(register, [tracker], TODAY, partial=partial, by="flo")


def recorded(register: Register, outcome: CollectedReturns) -> Register:
    """The register with what was collected."""
    items = dict(register.items)
    for plan in outcome.plans:
        items[plan.subject] = edited_item(items[plan.subject], plan.edits)
    return replace(register, items=items)


def done(outcome: CollectedReturns) -> dict[str, list[str]]:
    """What is recorded of each item."""
    return {
        line.item.removeprefix("peel/"): list(line.changes)
        for line in outcome.lines
        if line.outcome == "recorded"
    }


def said(outcome: CollectedReturns) -> list[str]:
    """Problems, then notes."""
    return [str(each).replace("Tracker!", "") for _, each in (*outcome.problems, *outcome.notes)]


def test_a_row_shows_what_any_tracker_shows(register: Register) -> None:
    """
    inspection: {short: PEEL 2022, areas: [{id: crime, name: Investigating crime, grade: good}]}
    afi-01:
      area: crime
      rag: amber
      due: 2022-05-20
      steps_to_green:
        - {id: train, text: Train., due: 2022-06-30, restricted: true}
        - {id: audit, text: Audit., due: 2022-06-15}
        - {id: sample, text: Sample., done: 2022-05-01}
      progress: [{date: 2022-04-25, by: supt, text: Begun.}]
    meetings: {2022-06-27-hta: {}, 2022-05-23-hta: {}}
    """
    seen = as_at(register, WRITTEN)
    meetings = register.meetings.values()
    tracker = tracker_of(
        seen, meetings, [*seen.items.values()], WRITTEN, "1a2b3c4", Audience.INTERNAL
    )
    assert dict(tracker.items[0].cells) == {
        "Reference": "AFI 1",
        "Report": "PEEL 2022",
        "Finding": "Title of afi-01\nWording of afi-01.",
        "Area": "Investigating crime",
        "RAG": "Amber",
        "Strategic lead": "Assistant Chief Constable",
        "Tactical lead": "Superintendent",
        "Due": date(2022, 5, 20),
        "Target": date(2030, 1, 1),
        "Steps done": "1 of 3",
        "Next step": "15 Jun 2022: Audit.",
        "Last update": "25 April 2022, Superintendent: Begun.",
        "Days since update": 30,
        "Next meeting": "27 June 2022, Holding to Account",
    }
    assert tracker.items[0].overdue == {"Due"}
    steps = [(row.key, row.cells["Step"], row.cells["Done on"]) for row in tracker.steps]
    assert steps == [
        ("peel/afi-01 train", "[Restricted] Train.", None),
        ("peel/afi-01 audit", "Audit.", None),
        ("peel/afi-01 sample", "Sample.", date(2022, 5, 1)),
    ]


def test_the_last_update_of_a_cause_of_concern_names_the_recommendation(
    register: Register,
) -> None:
    """
    coc-1: {progress: [{date: 2022-04-01, by: supt, text: Planned.}]}
    rec-1: {cause_of_concern: coc-1, progress: [{date: 2022-04-25, by: supt, text: Begun.}]}
    """
    items = [*register.items.values()]
    tracker = tracker_of(register, [], items, WRITTEN, None, Audience.INTERNAL)
    assert [row.cells["Last update"] for row in tracker.items] == [
        "25 April 2022, about Recommendation 1, Superintendent: Begun.",
        "25 April 2022, Superintendent: Begun.",
    ]
    update = {"New update": "Trained.", "Update by": "Superintendent"}
    data = changed(written(register, WRITTEN), {"Cause of concern": update})
    assert [each.text for _, each in collected(register, data).notes] == []


def test_a_summary_is_called_one(register: Register) -> None:
    """
    inspection: {wording_is: summary}
    afi-01: {}
    """
    tracker = tracker_of(register, [], [*register.items.values()], WRITTEN, None, Audience.INTERNAL)
    assert tracker.items[0].cells["Finding"] == "Title of afi-01\nSummary: Wording of afi-01."


def test_two_items_of_one_number_are_named_with_their_reports(register: Register) -> None:
    """
    afi-01: {}
    afi-02: {}
    old/afi-01: {}
    """
    tracker = tracker_of(register, [], [*register.items.values()], WRITTEN, None, Audience.INTERNAL)
    names = [row.cells["Reference"] for row in tracker.items]
    assert names == ["AFI 1 (Report peel)", "AFI 2", "AFI 1 (Report old)"]


def test_the_sheet_is_ready_to_read_filter_choose_and_print(register: Register) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train.}]}
    """
    book = openpyxl.load_workbook(io.BytesIO(written(register, WRITTEN)))
    assert [sheet.title for sheet in book] == ["Tracker", "Steps", "About this tracker", "Lists"]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 3 + ["hidden"]
    for sheet in (book[TRACKER_SHEET], book[STEPS_SHEET]):
        page = sheet.page_setup
        assert (page.paperSize, page.orientation) == (8, "landscape")
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B5", "$4:$4")
        assert sheet.auto_filter.ref
        columns = columns_of(sheet)
        letters = [sheet.cell(4, columns[name]).column_letter for name in ("Key", "As written")]
        assert all(sheet.column_dimensions[letter].hidden for letter in letters[:1])
    rules = book[TRACKER_SHEET].data_validations.dataValidation
    lists = {str(rule.sqref): rule.formula1 for rule in rules if rule.type == "list"}
    assert lists == {
        "E5": '"Red,Amber,Yellow,Green"',
        "F5": "Lists!$A$2:$A$4",
        "G5": "Lists!$A$2:$A$4",
        "P5": "Lists!$A$2:$A$4",
        "Q5": '"Yes"',
    }
    colours = book[TRACKER_SHEET].conditional_formatting
    assert {rule.formula[0] for each in colours for rule in each.rules} == {
        '"Red"', '"Amber"', '"Yellow"', '"Green"',
    }  # fmt: skip


def test_a_public_tracker_shows_nothing_restricted_and_takes_nothing(register: Register) -> None:
    """
    afi-01:
      rag: amber
      steps_to_green: [{id: train, text: Secret step.}]
      progress: [{date: 2022-04-25, by: supt, text: Secret words., restricted: true}]
    """
    seen = for_audience(register, Audience.PUBLIC)
    content = tracker_of(seen, [], [*seen.items.values()], WRITTEN, None, Audience.PUBLIC)
    data = tracker_workbook(content)
    book = openpyxl.load_workbook(io.BytesIO(data))
    words = "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)
    assert [sheet.title for sheet in book] == ["Tracker", "About this tracker"]
    assert "Amber" in words
    assert not {"Secret", "Key", "As written", "Reason for change"} & set(words.split())
    outcome = collected(register, data)
    assert (outcome.plan, said(outcome)) == (
        None,
        ["this tracker is for the public; change one written for internal use"],
    )


def test_what_an_officer_changes_is_what_the_commands_record(register: Register) -> None:
    """
    leads: {dcc: {title: Deputy Chief Constable}}
    afi-01:
      rag: amber
      steps_to_green: [{id: train, text: Train., due: 2022-06-01}, {id: audit, text: Audit.}]
    afi-02: {rag: red}
    """
    data = changed(
        written(register, WRITTEN),
        {
            "AFI 1": {
                "RAG": "green",
                "Strategic lead": "Deputy Chief Constable",
                "Target": date(2022, 9, 30),
                "New update": "All trained.",
                "Update by": "Superintendent",
                "Restricted": "Yes",
                "Reason for change": "Sample passed.",
            }
        },
        steps={
            "Train.": {"Done on": date(2022, 6, 1)},
            "Audit.": {"Done on": "2 June 2022"},
        },
        new_steps=(
            {
                "Reference": "AFI 2",
                "Step": "Ask.",
                "Lead": "Superintendent",
                "Due": date(2022, 7, 1),
            },
        ),
    )
    outcome = collected(register, data)
    assert done(outcome) == {
        "afi-01": [
            "strategic lead dcc",
            "step train done, 1 left",
            "step audit done, 0 left",
            "target 1 January 2030 → 30 September 2022 (2,650 days earlier)",
            "update of 10 June 2022 by supt",
            "RAG amber → green",
        ],
        "afi-02": ["step ask added"],
    }
    now = recorded(register, outcome)
    one, two = now.items["peel/afi-01"], now.items["peel/afi-02"]
    assert (one.rag, one.strategic_lead, one.tactical_lead) == ("green", "dcc", "supt")
    assert one.target == date(2022, 9, 30)
    assert [change.because for change in one.rag_changes] == ["Sample passed."]
    assert [change.because for change in one.target_changes] == ["Sample passed."]
    assert one.progress[0].model_dump(exclude_defaults=True) == {
        "date": TODAY,
        "by": "supt",
        "text": "All trained.",
        "steps": ("train", "audit"),
        "restricted": True,
    }
    assert [(step.id, step.lead, step.due) for step in two.steps_to_green] == [
        ("ask", "supt", date(2022, 7, 1))
    ]
    again = collected(now, data)
    assert (again.plan, again.problems) == (None, ())


def test_a_tracker_as_it_was_written_changes_nothing(west_mercia: Register) -> None:
    outcome = collected(west_mercia, written(west_mercia, date(2022, 7, 11)))
    assert (outcome.plan, outcome.lines, outcome.problems, outcome.notes) == (None, (), (), ())


def test_a_step_is_moved_with_its_reason_and_a_new_one_may_be_done(register: Register) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train., due: 2022-06-01}]}
    """
    data = changed(
        written(register, WRITTEN),
        steps={"Train.": {"Due": date(2022, 7, 1), "Reason for change": "Trainer ill."}},
        new_steps=({"Reference": "afi-1", "Step": "=Ask.", "Done on": date(2022, 6, 9)},),
    )
    unquoted = changed(data, besides=lambda book: _as_text(book, "=Ask."))
    outcome = collected(register, unquoted)
    assert done(outcome) == {
        "afi-01": ["step ask added", "step ask done, 1 left", "step train moved to 1 July 2022"]
    }
    now = recorded(register, outcome).items["peel/afi-01"].steps_to_green
    assert [(step.text, step.due, step.done) for step in now] == [
        ("Train.", date(2022, 7, 1), None),
        ("=Ask.", None, date(2022, 6, 9)),
    ]
    assert collected(recorded(register, outcome), unquoted).plan is None


def _as_text(book: Workbook, words: str) -> None:
    for row in book[STEPS_SHEET].iter_rows():
        for cell in row:
            if cell.value == words:
                cell.data_type = "s"


def test_a_change_without_its_reason_is_refused_and_the_others_are_taken(
    register: Register,
) -> None:
    """
    afi-01: {rag: amber}
    afi-02: {rag: amber}
    afi-03: {steps_to_green: [{id: train, text: Train., due: 2022-06-01}]}
    """
    data = changed(
        written(register, WRITTEN),
        {"AFI 1": {"RAG": "Red"}, "AFI 2": {"RAG": "Red", "Reason for change": "Slipped."}},
        steps={"Train.": {"Due": date(2022, 7, 1)}},
    )
    outcome = collected(register, data)
    assert done(outcome) == {"afi-02": ["RAG amber → red"]}
    assert said(outcome) == [
        "R5: AFI 1: give the reason for the change of RAG under 'Reason for change'",
        "Steps!F5: AFI 3: give the reason for the change of date under 'Reason for change'",
    ]


def test_the_rules_of_the_commands_hold_in_the_grid(register: Register) -> None:
    """
    leads: {gone: {title: Former Head, left: 2022-01-01}}
    afi-01: {rag: amber, steps_to_green: [{id: train, text: Train.}]}
    afi-02: {tactical_lead: supt}
    afi-03: {steps_to_green: [{id: ask, text: Ask.}]}
    """
    data = changed(
        written(register, WRITTEN),
        {
            "AFI 1": {"RAG": "Green", "Reason for change": "Done."},
            "AFI 2": {"Tactical lead": "Former Head"},
        },
        steps={"Ask.": {"Done on": date(2022, 6, 11)}},
    )
    outcome = collected(register, data)
    assert outcome.plan is None
    assert said(outcome) == [
        "E5: AFI 1: cannot be green with 1 step open (train). Finish them with peeltrack step "
        "done, or use --force",
        "G6: AFI 2: gone has left the post. Name who has taken it over",
        "Steps!E6: AFI 3: a step cannot be done on 11 June 2022, which is in the future",
    ]


def test_only_who_may_rate_rates(register: Register) -> None:
    """
    afi-01: {rag: amber}
    """
    typed = {"AFI 1": {"RAG": "Red", "Reason for change": "Slipped."}}
    sheets = read_workbook(changed(written(register, WRITTEN), typed), "t.xlsx")
    tracker = read_tracker(sheets, "t.xlsx", TODAY)
    outcome = collect_returns(register, [tracker], TODAY, partial=False, by="supt")
    assert said(outcome) == ["E5: AFI 1: supt may not review or set RAG. Only flo may"]


@pytest.mark.parametrize(
    ("typed", "now", "outcome"),
    [
        ("Amber", "red", ["note: AFI 1: RAG is Red in the register since and remains so"]),
        ("Red", "red", []),
        ("Red", "amber", ["RAG amber → red"]),
        (
            "Green",
            "red",
            [
                "E5: AFI 1: RAG was changed on both sides: here Green, in the register Red, and "
                "Amber before; enter Red here, or use a command"
            ],
        ),
    ],
)
def test_a_change_is_compared_with_what_was_written_and_with_what_is_there_now(
    register: Register, typed: str, now: str, outcome: list[str]
) -> None:
    """
    afi-01: {rag: amber}
    """
    data = changed(
        written(register, WRITTEN), {"AFI 1": {"RAG": typed, "Reason for change": "Because."}}
    )
    item = register.items["peel/afi-01"].model_copy(update={"rag": Rag(now)})
    since = replace(register, items={item.id: item})
    taken = collected(since, data)
    notes = [f"note: {each.text}" for _, each in taken.notes if "reason" not in each.text]
    changes = [change for line in taken.lines for change in line.changes]
    problems = [str(each).removeprefix("Tracker!") for _, each in taken.problems]
    assert [*changes, *problems, *notes] == outcome


def test_a_conflict_of_one_item_leaves_the_others_alone(register: Register) -> None:
    """
    afi-01: {}
    afi-02: {}
    """
    typed: Typed = {"Target": date(2022, 12, 31), "Reason for change": "Agreed."}
    data = changed(written(register, WRITTEN), {"AFI 1": typed, "AFI 2": typed})
    item = register.items["peel/afi-01"].model_copy(update={"target": date(2023, 1, 31)})
    outcome = collected(replace(register, items={**register.items, item.id: item}), data)
    assert [*done(outcome)] == ["afi-02"]
    assert said(outcome)[0] == (
        "I5: AFI 1: Target was changed on both sides: here 31 December 2022, in the register 31 "
        "January 2023, and 1 January 2030 before; enter 31 January 2023 here, or use a command"
    )


def test_an_emptied_cell_takes_nothing_away(register: Register) -> None:
    """
    afi-01: {rag: amber, steps_to_green: [{id: train, text: Train., done: 2022-05-01}]}
    """
    empty = dict.fromkeys(("RAG", "Strategic lead", "Target"))
    steps = {"Train.": {"Done on": None}}
    outcome = collected(
        register, changed(written(register, WRITTEN), {"AFI 1": empty}, steps=steps)
    )
    assert outcome.plan is None
    assert sorted(said(outcome)) == [
        "E5: AFI 1: RAG cannot be emptied here; restore Amber",
        "F5: AFI 1: Strategic lead cannot be emptied here; restore Assistant Chief Constable",
        "I5: AFI 1: Target cannot be emptied here; restore 1 January 2030",
        "Steps!E5: AFI 1: Done on cannot be emptied here; restore 1 May 2022",
    ]


def test_changed_cells_that_are_not_read_are_named_in_the_order_of_their_columns(
    register: Register,
) -> None:
    """
    afi-01: {rag: amber}
    """
    columns = ("Report", "Finding", "Area", "Due", "Steps done", "Next step", "Last update")
    data = written(register, WRITTEN)
    outcome = collected(register, changed(data, {"AFI 1": dict.fromkeys(columns, "Another.")}))
    *others, last = (
        f"AFI 1: {name!r} was changed here; it is not read from a tracker" for name in columns
    )
    assert [each.text for _, each in outcome.notes] == [
        *others,
        f"{last}: put a new update under 'New update'",
    ]


def test_what_was_withdrawn_since_is_not_recorded_again(register: Register) -> None:
    """
    afi-01:
      rag: amber
      rag_changes:
        - {date: 2022-01-01, to: amber, because: First., by: flo}
        - date: 2022-06-01
          from: amber
          to: green
          because: Slip.
          by: flo
          withdrawn: {date: 2022-06-02, by: flo, because: Wrong row.}
      progress:
        - date: 2022-06-01
          by: flo
          text: Done.
          withdrawn: {date: 2022-06-02, by: flo, because: Wrong row.}
      steps_to_green:
        - {id: ask, text: Ask., withdrawn: {date: 2022-06-02, by: flo, because: Wrong row.}}
    """
    data = changed(
        written(register, date(2022, 5, 25)),
        {"AFI 1": {"RAG": "Green", "Reason for change": "Slip.", "New update": "Done."}},
        new_steps=({"Reference": "AFI 1", "Step": "Ask."},),
    )
    outcome = collected(register, data)
    assert outcome.plan is None
    assert sorted(said(outcome)) == [
        "E5: AFI 1: this change was withdrawn on 2 June 2022 and remains withdrawn",
        "O5: AFI 1: the update was withdrawn on 2 June 2022 and remains withdrawn",
        "Steps!B6: AFI 1: the step was withdrawn on 2 June 2022 and remains withdrawn",
    ]


def test_what_was_amended_since_is_not_recorded_again(register: Register) -> None:
    """
    afi-01:
      progress: [{date: 2022-06-01, by: flo, text: The office leads it.}]
      steps_to_green: [{id: ask, text: The office leads it.}]
      amendments:
        - {date: 2022-06-02, by: flo, because: A name., what: progress.2022-06-01.text,
           replaced: Ann Quill leads it.}
        - {date: 2022-06-02, by: flo, because: A name., what: steps_to_green.ask.text,
           replaced: Ann Quill leads it.}
    """
    data = changed(
        written(register, date(2022, 5, 25)),
        {"AFI 1": {"New update": "Ann Quill leads it."}},
        new_steps=({"Reference": "AFI 1", "Step": "Ann Quill leads it."},),
    )
    outcome = collected(register, data)
    assert outcome.plan is None
    assert said(outcome) == [
        "O5: AFI 1: the update was amended on 2 June 2022 and remains as amended"
    ]


def test_a_withheld_row_names_no_change_and_its_reason_is_not_called_unneeded(
    register: Register,
) -> None:
    """
    afi-01: {}
    afi-02: {}
    """
    data = changed(
        written(register, WRITTEN),
        {
            "AFI 1": {"Target": "soon", "Reason for change": "Later.", "New update": "Slow."},
            "AFI 2": {"Reason for change": "Later.", "New update": "Slow."},
        },
        new_steps=({"Reference": "AFI 1", "Step": "Order it."},),
    )
    outcome = collected(register, data)
    assert [(line.outcome, len(line.changes)) for line in outcome.lines] == [
        ("withheld", 0),
        ("recorded", 1),
    ]
    assert [note for note in said(outcome) if "needs a reason" in note] == [
        "R6: AFI 2: nothing here needs a reason"
    ]


def test_rows_are_known_by_their_keys_wherever_they_are(register: Register) -> None:
    """
    afi-01: {rag: amber}
    afi-02: {rag: amber}
    afi-03: {rag: amber}
    """

    def muddle(book: Workbook) -> None:
        sheet = book[TRACKER_SHEET]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=7)]
        for number, values in enumerate(reversed(rows), 5):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value
        sheet.delete_rows(row_of(sheet, "AFI 2"))
        sheet.insert_cols(2)
        sheet["B4"], sheet["B5"] = "My notes", "look at this"
        sheet.insert_rows(5)

    typed = {
        f"AFI {number}": {"RAG": "Red", "Reason for change": f"Because {number}."}
        for number in (1, 2, 3)
    }
    outcome = collected(register, changed(written(register, WRITTEN), typed, besides=muddle))
    now = recorded(register, outcome)
    because = {i: [c.because for c in item.rag_changes] for i, item in now.items.items()}
    assert because == {
        "peel/afi-01": ["Because 1."],
        "peel/afi-02": [],
        "peel/afi-03": ["Because 3."],
    }
    assert said(outcome) == [
        "B6: this column is not read",
        "1 row of the tracker is not here any more (AFI 2); nothing is changed there",
    ]


def test_columns_sorted_apart_are_refused(register: Register) -> None:
    """
    afi-01: {rag: amber}
    afi-02: {rag: red}
    """

    def sort_apart(book: Workbook) -> None:
        sheet = book[TRACKER_SHEET]
        for column in range(1, columns_of(sheet)["Key"]):
            one, two = sheet.cell(5, column), sheet.cell(6, column)
            one.value, two.value = two.value, one.value

    outcome = collected(register, changed(written(register, WRITTEN), besides=sort_apart))
    assert outcome.plan is None
    assert said(outcome) == [
        "A5: AFI 1: 'AFI 2' is not the finding of this row; sort whole rows, and restore the "
        "reference",
        "A6: AFI 2: 'AFI 1' is not the finding of this row; sort whole rows, and restore the "
        "reference",
    ]


def test_a_copied_row_is_one_row_and_a_copied_step_with_other_words_a_new_step(
    register: Register,
) -> None:
    """
    afi-01: {rag: amber, steps_to_green: [{id: train, text: Train.}]}
    """

    def copy(book: Workbook) -> None:
        for name in (TRACKER_SHEET, STEPS_SHEET):
            sheet = book[name]
            for column in range(1, sheet.max_column + 1):
                sheet.cell(6, column).value = sheet.cell(5, column).value
        type_row(book[STEPS_SHEET], 6, {"Step": "Train again.", "Due": date(2022, 8, 1)})

    typed = {"AFI 1": {"New update": "Half done."}}
    outcome = collected(register, changed(written(register, WRITTEN), typed, besides=copy))
    assert done(outcome) == {"afi-01": ["step train-again added", "update of 10 June 2022 by flo"]}
    assert said(outcome) == []


def test_two_rows_that_differ_are_refused(register: Register) -> None:
    """
    afi-01: {rag: amber}
    """

    def copy(book: Workbook) -> None:
        sheet = book[TRACKER_SHEET]
        for column in range(1, sheet.max_column + 1):
            sheet.cell(6, column).value = sheet.cell(5, column).value
        type_row(sheet, 6, {"New update": "Another."})

    typed = {"AFI 1": {"New update": "One."}}
    outcome = collected(register, changed(written(register, WRITTEN), typed, besides=copy))
    assert outcome.plan is None
    assert said(outcome) == [
        "O6: AFI 1: this row appears twice, differently from Tracker!O5; keep one".replace(
            "Tracker!", ""
        )
    ]


def test_a_merged_cell_counts_for_each_row_that_it_covers(register: Register) -> None:
    """
    afi-01: {}
    afi-02: {}
    """
    typed = {"AFI 1": {"New update": "Both begun."}}
    data = changed(
        written(register, WRITTEN),
        typed,
        besides=lambda book: book[TRACKER_SHEET].merge_cells("O5:O6"),
    )
    update = ["update of 10 June 2022 by flo"]
    assert done(collected(register, data)) == {"afi-01": update, "afi-02": update}


def test_an_item_that_moved_is_found_by_its_former_id(register: Register) -> None:
    """
    afi-01: {}
    """
    data = changed(written(register, WRITTEN), {"AFI 1": {"New update": "Begun."}})
    item = register.items["peel/afi-01"].model_copy(
        update={"id": "peel/afi-09", "number": "9", "formerly": ("peel/afi-01",)}
    )
    outcome = collected(replace(register, items={item.id: item}), data)
    assert done(outcome) == {"afi-09": ["update of 10 June 2022 by flo"]}


def test_a_former_tracker_without_its_hidden_columns_is_named(register: Register) -> None:
    """
    afi-01: {}
    """

    def bare(book: Workbook) -> None:
        for name in (TRACKER_SHEET, STEPS_SHEET):
            columns = columns_of(book[name])
            book[name].delete_cols(columns["Key"], 2)

    outcome = collected(register, changed(written(register, WRITTEN), besides=bare))
    assert said(outcome) == [
        "its hidden columns 'Key' and 'As written' are missing; use a new tracker"
    ]


def test_the_key_of_another_row_is_no_key(register: Register) -> None:
    """
    afi-01: {rag: amber}
    afi-02: {rag: amber}
    """
    typed: Typed = {"Key": "peel/afi-02", "RAG": "Red", "Reason for change": "Slipped."}
    outcome = collected(register, changed(written(register, WRITTEN), {"AFI 1": typed}))
    assert outcome.plan is None
    assert said(outcome) == [
        "T5: AFI 2: the hidden record of this row was changed; use a new tracker",
        "1 row of the tracker is not here any more (AFI 1); nothing is changed there",
    ]


def test_texts_of_any_kind_are_written_as_text_and_read_back_unchanged() -> None:
    texts = ("=1+1", '=HYPERLINK("http://x.example","y")', "x" * 40_000, "'quoted", "a & b <c>")
    leads = {f"lead-{n}": {"title": text} for n, text in enumerate(texts, 1)}
    items: dict[str, object] = {
        f"afi-{n}": {
            "title": text[:200],
            "wording": f"{text}\n\n- one\n- two",
            "strategic_lead": f"lead-{n}",
            "due_phrase": text,
            "steps_to_green": [{"id": "train", "text": text}],
            "progress": [{"date": "2022-04-01", "by": f"lead-{n}", "text": text}],
        }
        for n, text in enumerate(texts, 1)
    }
    register = register_from(json.dumps({"leads": leads, **items}))
    data = written(register, WRITTEN)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert [name for name in sheets if re.search(rb"<f[ >/]", archive.read(name))] == []
    assert said(collected(register, data)) == []
    typed: Typed = {"New update": "Begun."}
    outcome = collected(register, changed(data, {"AFI 1": typed}))
    assert done(outcome) == {"afi-1": ["update of 10 June 2022 by flo"]}


def test_a_date_before_excels_calendar_is_written_and_read(register: Register) -> None:
    """
    afi-01: {due: 1850-06-01, target: 1899-12-31}
    """
    assert said(collected(register, written(register, WRITTEN))) == []


def test_a_date_is_read_as_in_a_return_and_without_a_year_near_the_writing(
    register: Register,
) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train.}]}
    """
    data = changed(
        written(register, WRITTEN),
        {"AFI 1": {"Target": "27 Nov", "Reason for change": "Later."}},
        steps={"Train.": {"Done on": "29/10"}},
        new_steps=({"Reference": "AFI 1", "Step": "Order it.", "Due": "1/6"},),
    )
    (item,) = recorded(register, collected(register, data)).items.values()
    assert item.target == date(2022, 11, 27)
    assert [(step.due, step.done) for step in item.steps_to_green] == [
        (None, date(2021, 10, 29)),
        (date(2022, 6, 1), None),
    ]


def test_a_comment_on_a_cell_is_noted_and_changes_nothing(register: Register) -> None:
    """
    afi-01: {}
    """

    def comment(book: Workbook) -> None:
        sheet = book[TRACKER_SHEET]
        sheet["A1"].comment = Comment("For all.", "Ann")
        sheet["G5"].comment = Comment("Training is done.", "Ann")

    outcome = collected(register, changed(written(register, WRITTEN), besides=comment))
    assert (outcome.plan, said(outcome)) == (
        None,
        ["G5: the comment 'Training is done.' is not read; type it in the cell"],
    )
