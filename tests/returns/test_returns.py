"""What a lead is asked, what comes back, and what is made of it."""

import io
import json
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from difflib import ndiff
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.cli.commands.returns_collect import write_collected
from peeltrack.edits.kinds import Insert
from peeltrack.imports.language.nothing_told import says_no_update
from peeltrack.imports.readers.workbook import Cell, read_workbook
from peeltrack.model.progress import Milestone, ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.as_at import as_at
from peeltrack.queries.standing import without_withdrawn
from peeltrack.returns.answers import ReturnedWorkbook
from peeltrack.returns.collect import CollectedReturns, Outcome, collect_returns
from peeltrack.returns.cover import covering_letter
from peeltrack.returns.questions import (
    AGREED_SHEET,
    STEPS_SHEET,
    UPDATE_SHEET,
    LeadReturn,
    questions_for_leads,
)
from peeltrack.returns.reader import read_return
from peeltrack.returns.writer import HEAD_ROWS, workbook_of
from peeltrack.storage.files import classify
from peeltrack.storage.load import load_register
from peeltrack.storage.parse import parse_record
from peeltrack.storage.write import prepare
from tests.cli.small_office import open_office
from tests.registers import register_from
from tests.returns.filling import Filled, filled

SENT, TODAY = date(2022, 5, 25), date(2022, 6, 10)


def asked(register: Register, lead: str = "acc", forum: str | None = None) -> LeadReturn:
    everybody = questions_for_leads(as_at(register, SENT), forum, SENT, "1a2b3c4")
    return next(each for each in everybody if each.lead_id == lead)


def back(data: bytes, file: str = "acc.xlsx") -> ReturnedWorkbook:
    return read_return(read_workbook(data, file), file, date(2022, 7, 11))


def answered(
    register: Register,
    items: dict[str, Filled],
    *,
    day: date | None = None,
    as_formulas: bool = False,
) -> ReturnedWorkbook:
    """The return of the strategic lead with answers, by the items' short names."""
    by_id = {f"peel/{name}": answer for name, answer in items.items()}
    data = workbook_of(asked(register), None)
    return back(filled(data, by_id, day=day, as_formulas=as_formulas))


def collect(
    register: Register, *returns: ReturnedWorkbook, partial: bool = False
) -> CollectedReturns:
    return collect_returns(register, returns, TODAY, partial=partial)


def said(remarks: Sequence[tuple[str, object]]) -> list[str]:
    return [str(remark).replace(f"{UPDATE_SHEET}!", "") for _, remark in remarks]


def test_a_lead_is_asked_of_the_items_they_lead_and_of_their_steps(register: Register) -> None:
    """
    afi-01:
      rag: amber
      due: 2022-10-31
      steps_to_green:
        - {id: train, text: Train., due: 2022-06-30, restricted: true}
        - {id: sample, text: Sample., done: 2022-05-01}
      progress: [{date: 2022-04-01, by: supt, text: Begun., restricted: true}]
    afi-02: {strategic_lead: flo, tactical_lead: flo}
    afi-03: {due_phrase: immediately, target: null}
    afi-04: {superseded_by: peel/afi-01}
    """
    found = asked(register)
    assert (found.code, found.file_stem) == ("2022-05-25 acc", "return-2022-05-25-acc")
    assert [row.cells for row in found.items] == [
        (
            "AFI 1",
            "Area for improvement 1: Title of afi-01\n\nWording of Report peel: Wording of afi-01.",
            "Amber",
            date(2022, 10, 31),
            date(2030, 1, 1),
            "[Restricted] 1 April 2022, Superintendent: Begun.",
        ),
        (
            "AFI 3",
            "Area for improvement 3: Title of afi-03\n\nWording of Report peel: Wording of afi-03.",
            "Not rated",
            "immediately",
            None,
            "No update yet",
        ),
    ]
    assert [row.cells for row in found.steps] == [
        ("AFI 1", "[Restricted] Train.", date(2022, 6, 30), None),
        ("AFI 1", "Sample.", None, date(2022, 5, 1)),
    ]


def test_steps_left_to_do_stand_before_those_done(register: Register) -> None:
    """
    afi-01:
      steps_to_green:
        - {id: sample, text: S., done: 2022-05-01}
        - {id: train, text: T.}
    afi-02: {steps_to_green: [{id: audit, text: A., done: 2022-05-02}, {id: brief, text: B.}]}
    """
    found = [row.cells[1] for row in asked(register).steps]
    assert found == ["T.", "B.", "S.", "A."]


def test_a_sheet_is_printed_one_page_wide_with_its_columns_named_on_each(
    register: Register,
) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train.}]}
    """
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(asked(register), None)))
    printed = {
        sheet.title: (
            sheet.page_setup.paperSize,
            sheet.page_setup.orientation,
            sheet.sheet_properties.pageSetUpPr.fitToPage,
            (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight),
            sheet.print_title_rows,
        )
        for sheet in book.worksheets
    }
    rows = (9, "landscape", True, (1, 0), "$7:$7")
    assert printed == {
        "Your update": rows,
        "Steps": rows,
        "How to complete this": (9, "portrait", True, (1, 0), None),
    }


def test_the_marks_are_not_printed(register: Register) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train.}]}
    """
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(asked(register), None)))
    printed = {sheet.title: sheet.print_area for sheet in book.worksheets[:2]}
    assert printed == {
        UPDATE_SHEET: f"'{UPDATE_SHEET}'!$A$1:$M$8",
        STEPS_SHEET: f"'{STEPS_SHEET}'!$A$1:$E$8",
    }
    assert [sheet[HEAD_ROWS][-1].value for sheet in book.worksheets[:2]] == ["As sent", "As sent"]


def test_for_a_forum_a_lead_is_asked_of_its_inspections_alone(register: Register) -> None:
    """
    forums: {sib: {name: Board, inspections: [peel]}}
    afi-01: {}
    old/afi-01: {}
    """
    assert [row.reference for row in asked(register).items] == ["peel/afi-01", "old/afi-01"]
    assert [row.reference for row in asked(register, forum="sib").items] == ["peel/afi-01"]


def test_what_is_asked_is_locked_and_what_is_to_be_filled_is_not(register: Register) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train.}, {id: sample, text: S., done: 2022-05-01}]}
    """
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(asked(register), None)))
    unlocked = {
        sheet.title: [
            cell.coordinate
            for row in sheet.iter_rows()
            for cell in row
            if not cell.protection.locked
        ]
        for sheet in book
    }
    assert unlocked == {
        UPDATE_SHEET: ["B5", "G8", "H8", "I8", "J8", "K8", "L8", "M8"],
        STEPS_SHEET: ["E8"],
        "How to complete this": [],
    }
    assert all(sheet.protection.sheet for sheet in book)
    lists = [
        rule for rule in book[UPDATE_SHEET].data_validations.dataValidation if rule.type == "list"
    ]
    assert [(str(rule.sqref), rule.formula1) for rule in lists] == [
        ("H8", '"Red,Amber,Yellow,Green"'),
        ("M8", '"Yes"'),
    ]


def test_the_same_question_gives_the_same_bytes(register: Register) -> None:
    """
    afi-01: {}
    """
    assert workbook_of(asked(register), SENT) == workbook_of(asked(register), SENT)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(register: Register) -> None:
    """
    afi-01: {}
    """
    item = register.items["peel/afi-01"]
    long = item.model_copy(update={"wording": "\U0001f600" * 20_000})  # two units each in Excel
    moved = Register(register.organisation, register.inspections, {item.id: long})
    (row,) = asked(moved).items
    assert str(row.cells[1]).endswith("\U0001f600 … (cut here; the register has the whole)")
    returned = back(filled(workbook_of(asked(moved), None), {item.id: {"Your update": "Done."}}))
    assert said(collect(moved, returned).notes) == []


def test_the_letter_says_what_is_late_and_what_is_stale(register: Register) -> None:
    """
    forums: {sib: {name: Service Improvement Board, stale_after_days: 40}}
    afi-01: {due: 2022-05-22, progress: [{date: 2022-04-20, text: Begun.}]}
    afi-02: {progress: [{date: 2022-04-01, text: Begun.}]}
    """
    letter = covering_letter(register, asked(register, forum="sib"), date(2022, 6, 8))
    assert letter.splitlines() == [
        "Please complete the white cells of the attached workbook and send it back by 8 June 2022. "
        "It covers 2 items of yours.",
        "",
        "The position of your HMICFRS items on 25 May 2022.",
        "",
        "Overdue (1 HMICFRS deadline):",
        "- AFI 1: Title of afi-01 (HMICFRS's due date, 3 days overdue)",
        "",
        "Please send an update:",
        "- AFI 2: Title of afi-02 (last update 1 April 2022)",
    ]


HOSTILE = [
    start + rest
    for start in ("=", "+", "-", "@", "\t=")
    for rest in (
        "1+1", "SUM(A1:A9)", "cmd|'/c calc'!A1", 'HYPERLINK("http://x.example","y")', "A1",
        "DDE(1)", "2", 'IMPORTXML("http://x.example")', " text", "@SUM(1)",
    )
]  # fmt: skip


def test_no_workbook_sent_holds_a_formula() -> None:
    """Fifty hostile texts as lead's title, item's title and wording, step and update."""
    assert len(HOSTILE) == 50
    leads = {f"lead-{n}": {"title": text} for n, text in enumerate(HOSTILE, 1)}
    items: dict[str, object] = {
        f"afi-{n}": {
            "title": text,
            "wording": text,
            "strategic_lead": f"lead-{n}",
            "due_phrase": text,
            "steps_to_green": [{"id": "train", "text": text}],
            "progress": [{"date": "2022-04-01", "by": f"lead-{n}", "text": text}],
        }
        for n, text in enumerate(HOSTILE, 1)
    }
    register = register_from(json.dumps({"leads": leads, **items}))
    everybody = {a.lead_id: a for a in questions_for_leads(register, None, SENT, None)}
    for number, text in enumerate(HOSTILE, 1):
        data = workbook_of(everybody[f"lead-{number}"], None)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            assert [name for name in sheets if re.search(rb"<f[ >/]", archive.read(name))] == []
        first, steps, _ = read_workbook(data, "it.xlsx")
        assert (first.rows[2][1], first.rows[7][3]) == (text, text)
        assert steps.rows[7][1] == text


def test_a_hostile_answer_is_text_or_refused_by_its_cell() -> None:
    """Fifty answers typed into text cells; then the same set as formulas, as a script can."""
    register = register_from("".join(f"afi-{n}: {{}}\n" for n in range(1, 51)))
    answers: dict[str, Filled] = {
        f"afi-{n}": {"Your update": text} for n, text in enumerate(HOSTILE, 1)
    }
    typed = collect(register, answered(register, answers))
    assert typed.problems == ()
    assert [plan.edits[0].entry["text"] for plan in typed.plans] == [  # type: ignore[union-attr,index]
        text.strip() for text in HOSTILE
    ]
    formulas = [n for n, text in enumerate(HOSTILE, 8) if text.startswith("=")]
    scripted = collect(register, answered(register, answers, as_formulas=True), partial=True)
    assert said(scripted.problems) == [
        f"G{row}: it contains a formula or an error; type the text itself" for row in formulas
    ]
    assert len(scripted.plans) == len(HOSTILE) - len(formulas)


def test_what_the_register_changed_meanwhile_is_told_from_what_the_lead_changed(
    register: Register,
) -> None:
    """
    afi-01: {rag: amber}
    afi-02: {rag: amber}
    afi-03: {rag: amber}
    """
    done = {"Your update": "Done."}
    returned = answered(
        register,
        {"afi-01": done, "afi-02": {**done, "RAG now": "Red"}, "afi-03": {"RAG now": "Red"}},
    )
    items = {
        id_: item.model_copy(update={"rag": Rag.GREEN}) for id_, item in register.items.items()
    }
    moved = Register(register.organisation, register.inspections, items)
    assert said(collect(moved, returned).notes) == [
        "C8: RAG now has changed in the register since this was sent: here 'Amber', there 'Green'",
        "C9: RAG now differs from the register; a locked cell was changed: "
        "here 'Red', there 'Green'",
        "C10: RAG now differs from the register; a locked cell was changed: "
        "here 'Red', there 'Green'",
    ]


def test_an_update_typed_over_the_last_one_holds_back_its_item(register: Register) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train.}]}
    afi-02: {progress: [{date: 2022-04-01, by: acc, text: Begun.}]}
    afi-03: {progress: [{date: 2022-04-01, by: acc, text: Begun.}]}
    """
    over: Filled = {"Last update": "All staff are trained."}
    items = {"afi-01": over, "afi-02": {**over, "Your update": "Done."}, "afi-03": {"RAG now": "x"}}
    answers = {f"peel/{name}": answer for name, answer in items.items()}
    done: dict[str, Filled] = {"train": {"Done on": date(2022, 5, 18)}}
    data = filled(workbook_of(asked(register), None), answers, steps=done, day=date(2022, 5, 20))
    found = collect(register, back(data))
    assert said(found.problems) == [
        "F8: 'All staff are trained.' was typed over 'Last update', which is not read; move a new "
        "update to 'Your update', or restore the cell"
    ]
    assert [line.outcome for line in found.lines] == [
        Outcome.WITHHELD,
        Outcome.RECORDED,
        Outcome.UNANSWERED,
    ]


def test_an_answer_for_anothers_item_is_refused_unless_it_was_sent_to_that_lead(
    register: Register,
) -> None:
    """
    afi-01: {}
    afi-02: {}
    """
    done: dict[str, Filled] = {name: {"Your update": "Done."} for name in ("afi-01", "afi-02")}
    done["afi-02"] = {**done["afi-02"], "As sent": "0123456789"}
    returned = answered(register, done)
    items = {
        id_: item.model_copy(update={"strategic_lead": "flo"})
        for id_, item in register.items.items()
    }
    moved = Register(register.organisation, register.inspections, items)
    found = collect(moved, returned, partial=True)
    assert said(found.problems) == [
        "G9: peel/afi-02 is led by flo and supt, and was not sent to acc"
    ]
    assert said(found.notes) == [
        "G8: peel/afi-01 is led by flo and supt since this was sent to acc"
    ]
    assert [(line.item, line.outcome) for line in found.lines] == [
        ("peel/afi-01", Outcome.RECORDED),
        ("peel/afi-02", Outcome.WITHHELD),
    ]


def test_a_reference_that_may_be_of_several_is_of_the_one_that_the_lead_leads() -> None:
    register = register_from(
        """
        rec-1: {}
        other/rec-1: {strategic_lead: flo, tactical_lead: flo}
        rec-2: {}
        other/rec-2: {}
        coc-1: {}
        other/coc-1: {superseded_by: peel/coc-1}
        """
    )
    rows = [["Reference", "Your update"], ["Rec 1", "One."], ["Rec 2", "Two."], ["CoC", "Three."]]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = UPDATE_SHEET
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    returned = back(file.getvalue())
    returned.lead, returned.on = "acc", SENT
    found = collect(register, returned, partial=True)
    assert said(found.problems) == [
        "A3: 'Rec 2' may be peel/rec-2 or other/rec-2; use the reference as it was sent"
    ]
    assert said(found.notes) == [
        "A2: 'Rec 1' was read as peel/rec-1, the only one that acc leads",
        "A4: 'CoC' was read as peel/coc-1, the only one that acc leads",
    ]
    assert found.silent == ()  # nobody knows who was asked, or when


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"superseded_by": "peel/afi-02"}, "G8: peel/afi-01 is now superseded"),
        ({"relevance": "not_applicable"}, "G8: peel/afi-01 is now not applicable"),
    ],
)
def test_nothing_is_recorded_of_an_item_that_has_ended_since(
    change: dict[str, object], problem: str
) -> None:
    register = register_from("afi-01: {}\nafi-02: {strategic_lead: null}")
    returned = answered(register, {"afi-01": {"Your update": "Done."}})
    item = register.items["peel/afi-01"]
    ended = type(item).model_validate({**item.model_dump(by_alias=True, mode="json"), **change})
    items = {**register.items, item.id: ended}
    moved = Register(register.organisation, register.inspections, items)
    found = collect(moved, returned)
    assert (said(found.problems), found.plans) == ([problem], ())


def test_an_answer_about_a_former_id_is_about_the_item_that_had_it() -> None:
    register = register_from("afi-01: {}\nafi-02: {}")
    returned = answered(register, {"afi-01": {"Your update": "Done."}})
    item = register.items["peel/afi-01"].model_copy(
        update={"id": "peel/afi-07", "formerly": ("peel/afi-01",)}
    )
    items = {"peel/afi-02": register.items["peel/afi-02"], item.id: item}
    found = collect(Register(register.organisation, register.inspections, items), returned)
    assert (said(found.problems), [plan.subject for plan in found.plans]) == ([], ["peel/afi-07"])


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("Proposed RAG", "amber/red"),
        ("Milestone date", "soon"),
        ("Expected completion", "31 June 2022"),
        ("Barrier", True),
        ("Your update", True),
    ],
)
def test_a_cell_that_cannot_be_read_holds_back_its_item_and_no_other(
    column: str, typed: str | bool
) -> None:
    register = register_from("afi-01: {}\nafi-02: {}")
    done: dict[str, Filled] = {name: {"Your update": "Done."} for name in ("afi-01", "afi-02")}
    done["afi-01"] = {**done["afi-01"], column: typed}
    found = collect(register, answered(register, done))
    assert (len(found.problems), [(line.item, line.outcome) for line in found.lines]) == (
        1,
        [("peel/afi-01", Outcome.WITHHELD), ("peel/afi-02", Outcome.RECORDED)],
    )


@pytest.mark.parametrize("column", ["Milestone date", "Expected completion"])
def test_what_is_expected_before_the_update_holds_back_its_item(column: str) -> None:
    register = register_from("afi-01: {}\nafi-02: {}\nafi-03: {}")
    told: Filled = {"Your update": "Begun.", "Next milestone": "Cleared"}
    days = {"afi-01": "24/05/2022", "afi-02": "25/05/2022", "afi-03": "26/05/2022"}
    done: dict[str, Filled] = {name: {**told, column: day} for name, day in days.items()}
    found = collect(register, answered(register, done, day=date(2022, 5, 25)), partial=True)
    (problem,) = said(found.problems)
    assert problem.endswith(
        f": {column!r} is 24 May 2022, before the date of update, 25 May 2022 (B5)"
    )
    assert [line.outcome for line in found.lines] == [
        Outcome.WITHHELD,
        Outcome.RECORDED,
        Outcome.RECORDED,
    ]


def test_an_empty_copy_beside_the_one_filled_in_leaves_nothing_unanswered() -> None:
    register = register_from("afi-01: {}\nafi-02: {}")
    filled_in = answered(register, {"afi-01": {"Your update": "Done."}})
    found = collect(register, answered(register, {}), filled_in)
    assert [(line.item, line.outcome) for line in found.lines] == [
        ("peel/afi-02", Outcome.UNANSWERED),
        ("peel/afi-01", Outcome.RECORDED),
        ("peel/afi-02", Outcome.UNANSWERED),
    ]


@pytest.mark.parametrize(
    ("day", "advice"),
    [
        (
            None,
            "acc.xlsx: peel/afi-02 is withheld too, because the problem above may concern other "
            "rows: correct it and collect it again, or record the rest with --partial.",
        ),
        (
            date(2023, 5, 25),
            "acc.xlsx: peel/afi-02 is withheld too, because the problem concerns the whole return: "
            "correct it and collect it again.",
        ),
    ],
)
def test_it_is_told_why_a_whole_return_is_withheld(
    day: date | None, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    register = register_from("afi-01: {}\nafi-02: {}")
    returned = answered(
        register, {"afi-01": {"Proposed RAG": "Red"}, "afi-02": {"Your update": "Done."}}, day=day
    )
    found = collect(register, returned)
    write_collected(found, [returned], [], TODAY, None)
    assert advice in capsys.readouterr().err.splitlines()


def test_a_day_to_come_stops_the_whole_return(register: Register) -> None:
    """
    afi-01: {}
    """
    returned = answered(register, {"afi-01": {"Your update": "Done."}}, day=date(2023, 5, 25))
    found = collect(register, returned, partial=True)
    assert said(found.problems) == ["B5: Date of update is 25 May 2023, which is in the future"]
    assert [line.outcome for line in found.lines] == [Outcome.WITHHELD]


def test_a_lead_who_has_left_cannot_have_said_it(register: Register) -> None:
    """
    leads: {acc: {title: Assistant Chief Constable, left: 2022-05-25}}
    afi-01: {}
    """
    found = collect(register, answered(register, {"afi-01": {"Your update": "Done."}}))
    assert said(found.problems) == ["acc has left the post"]


def test_an_answer_that_is_there_already_is_not_added_and_its_other_particulars_are_told(
    register: Register,
) -> None:
    """
    afi-01: {progress: [{date: 2022-05-25, by: acc, text: Done  so far., proposed_rag: green}]}
    afi-02: {progress: [{date: 2022-05-25, by: acc, text: Done.}]}
    afi-03: {progress: [{date: 2022-05-24, by: acc, text: Done.}]}
    """
    returned = answered(
        register,
        {
            "afi-01": {"Your update": "Done so far.", "Proposed RAG": "Red"},
            "afi-02": {"Your update": "Done indeed."},
            "afi-03": {"Your update": "Done."},
        },
        day=SENT,
    )
    found = collect(register, returned)
    assert [line.outcome for line in found.lines] == [
        Outcome.THERE,
        Outcome.RECORDED,
        Outcome.RECORDED,
    ]
    assert [
        note
        for note in said(found.notes)
        if "there is already" in note or "already recorded" in note
    ] == [
        "G8: the update is already recorded, with a different RAG, milestone, barrier, date or "
        "restriction; it is unchanged",
        "G9: there is already another update with that date",
    ]


def test_an_update_that_follows_a_restricted_one_is_pointed_out(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-04-01, by: supt, text: Begun., restricted: true}]}
    afi-02: {progress: [{date: 2022-04-01, by: supt, text: Begun.}]}
    """
    done: dict[str, Filled] = {name: {"Your update": "Done."} for name in ("afi-01", "afi-02")}
    assert said(collect(register, answered(register, done)).notes) == [
        "G8: the previous update is restricted; mark this one too if necessary"
    ]


def test_personal_data_in_an_update_is_pointed_out_unless_it_is_restricted() -> None:
    register = register_from("afi-01: {}\nafi-02: {}\nafi-03: {}")
    text = "Supt Quill (07700 900123) leads."
    answers: dict[str, Filled] = {
        "afi-01": {"Your update": text},
        "afi-02": {"Your update": text, "Restricted": "Yes"},
        "afi-03": {"Your update": "The Superintendent leads."},
    }
    assert said(collect(register, answered(register, answers)).notes) == [
        "G8: the text has perhaps a person's name (Supt Quill) and a telephone number (07700 "
        "900123), which public papers may print once it is reviewed or cleared; amend the text or "
        "restrict the update"
    ]


@pytest.mark.parametrize("word", ["Yes", "yes", "x", True])
def test_an_update_that_the_lead_calls_restricted_is_recorded_so(word: Cell) -> None:
    register = register_from(
        "afi-01: {progress: [{date: 2022-04-01, by: supt, text: Begun., restricted: true}]}"
    )
    found = collect(
        register, answered(register, {"afi-01": {"Your update": "Done.", "Restricted": word}})
    )
    assert said(found.notes) == []
    (plan,) = found.plans
    (edit,) = plan.edits
    assert isinstance(edit, Insert)
    assert isinstance(edit.entry, dict)
    assert edit.entry["restricted"] is True


@pytest.mark.parametrize("word", ["No", "", None])
def test_an_update_that_the_lead_does_not_call_restricted_is_not(word: Cell) -> None:
    register = register_from("afi-01: {}")
    found = collect(
        register, answered(register, {"afi-01": {"Your update": "Done.", "Restricted": word}})
    )
    (plan,) = found.plans
    (edit,) = plan.edits
    assert isinstance(edit, Insert)
    assert isinstance(edit.entry, dict)
    assert edit.entry["restricted"] is None


def test_a_return_that_came_twice_is_recorded_once(register: Register) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train.}]}
    """
    data = workbook_of(asked(register), None)
    once = filled(
        data,
        {"peel/afi-01": {"Your update": "Done."}},
        steps={"train": {"Done on": date(2022, 5, 20)}},
    )
    found = collect(register, back(once, "acc.xlsx"), back(once, "acc (1).xlsx"))
    assert [line.outcome for line in found.lines] == [Outcome.RECORDED, Outcome.THERE]
    assert found.plan
    assert len(found.plan.edits) == 2


def test_an_update_that_was_withdrawn_is_not_recorded_by_the_same_return_again(
    register: Register,
) -> None:
    """
    afi-01:
      progress:
        - {date: 2022-05-20, by: acc, text: Done.,
           withdrawn: {date: 2022-05-21, by: flo, because: Another item.}}
    afi-02: {}
    """
    sent = workbook_of(asked(without_withdrawn(register)), None)
    once = filled(
        sent,
        {"peel/afi-01": {"Your update": "Done."}, "peel/afi-02": {"Your update": "Done."}},
        day=date(2022, 5, 20),
    )
    found = collect(register, back(once))
    assert [line.outcome for line in found.lines] == [Outcome.THERE, Outcome.RECORDED]
    (note,) = said(found.notes)
    assert note.endswith("the update was withdrawn on 21 May 2022 and remains withdrawn")


def test_what_was_amended_is_not_recorded_by_the_same_return_again(register: Register) -> None:
    """
    afi-01:
      progress: [{date: 2022-05-20, by: acc, text: The office leads it.}]
      amendments:
        - {date: 2022-05-21, by: flo, because: A name., what: progress.2022-05-20.text,
           replaced: Ann Quill leads it.}
    afi-02:
      progress: [{date: 2022-05-20, by: supt, text: Done.}]
      amendments:
        - {date: 2022-05-21, by: flo, because: Not hers., what: progress.2022-05-20.by,
           replaced: acc}
    afi-03:
      progress: [{date: 2022-05-02, by: acc, text: Done.}]
      amendments:
        - {date: 2022-05-21, by: flo, because: Earlier., what: progress.2022-05-20.date,
           replaced: 2022-05-20}
    afi-04: {progress: [{date: 2022-05-20, by: acc, text: The office leads it.}]}
    afi-05:
      progress: [{date: 2022-05-20, by: acc, text: Done.}]
      steps_to_green: [{id: train, text: Train.}]
      amendments:
        - {date: 2022-05-21, by: flo, because: Not yet., what: steps_to_green.train.done,
           replaced: 2022-05-18}
    """
    items: dict[str, Filled] = {
        f"peel/afi-0{number}": {"Your update": "Done."} for number in range(2, 6)
    }
    items["peel/afi-01"] = {"Your update": "Ann  Quill leads it."}
    sent = workbook_of(asked(register), None)
    done: dict[str, Filled] = {"train": {"Done on": date(2022, 5, 18)}}
    found = collect(register, back(filled(sent, items, steps=done, day=date(2022, 5, 20))))
    there = [line.item[-1] for line in found.lines if line.outcome == Outcome.THERE]
    assert there == ["1", "2", "3", "5"]
    assert [note for note in said(found.notes) if "remains" in note] == [
        "G8: the update was amended on 21 May 2022 and remains as amended",
        "G9: the update was amended on 21 May 2022 and remains as amended",
        "Steps!E8: step train was amended to be open, and remains so",
    ]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"Barrier": "Money"}, "K8: complete 'Your update' too"),
        (
            {"Your update": "Done.", "Milestone date": date(2022, 7, 1)},
            "I8: complete 'Next milestone' too: it has a date",
        ),
        ({"Your update": True}, "G8: TRUE is not text; type the words"),
        (
            {"Your update": "x", "Expected completion": "soon"},
            "L8: 'soon' is not a valid date; type one as 31/05/2022",
        ),
        (
            {"Your update": "x", "Restricted": "perhaps"},
            "M8: 'perhaps' is neither yes nor no; choose Yes or leave it empty",
        ),
        ({"Restricted": "Yes"}, "M8: complete 'Your update' too"),
        ({"Reference": None, "Your update": "x"},
         f"A8: the reference is nothing, so it is not clear what {UPDATE_SHEET}!G8 answers"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_taken_is_named(answer: Filled, problem: str) -> None:
    register = register_from("afi-01: {}")
    found = collect(register, answered(register, {"afi-01": answer}))
    shown = [line.replace(f"{UPDATE_SHEET}!", "") for line in said(found.problems)]
    assert (shown, found.plans) == ([problem.replace(f"{UPDATE_SHEET}!", "")], ())


def test_a_day_ahead_that_is_over_is_named_by_its_own_cell() -> None:
    register = register_from("afi-01: {}")
    answer: Filled = {"Your update": "Done.", "Expected completion": date(2022, 1, 1)}
    (problem,) = said(collect(register, answered(register, {"afi-01": answer})).problems)
    assert problem.startswith("L8: 'Expected completion' is 1 January 2022, before ")


@pytest.mark.parametrize("words", ["ongoing", "n/a", "no update"])
def test_words_that_there_is_no_date_count_as_an_empty_cell(words: str) -> None:
    register = register_from("afi-01: {steps_to_green: [{id: train, text: Train.}]}")
    sent = workbook_of(asked(register), None)
    steps: dict[str, Filled] = {"train": {"Done on": words}}
    found = collect(register, back(filled(sent, {}, steps=steps)))
    assert (found.plans, said(found.problems)) == ((), [])
    assert f"Steps!E8: {words!r} counts as an empty cell" in said(found.notes)


def test_a_step_cannot_be_done_after_the_day_of_the_update(register: Register) -> None:
    """
    afi-01: {steps_to_green: [{id: train, text: Train.}]}
    afi-02: {}
    """
    data = workbook_of(asked(register), None)
    told: Filled = {"Your update": "Begun."}
    late = filled(
        data,
        {"peel/afi-01": told, "peel/afi-02": told},
        steps={"train": {"Done on": date(2022, 6, 1)}},
        day=date(2022, 5, 30),
    )
    found = collect(register, back(late))
    assert said(found.problems) == [
        f"{STEPS_SHEET}!E8: step train cannot be done on 1 June 2022, after the date of update, 30 "
        "May 2022 (B5)"
    ]
    assert [line.outcome for line in found.lines] == [Outcome.WITHHELD, Outcome.RECORDED]


@pytest.mark.parametrize(
    ("day", "saved", "dated"),
    [
        (date(2022, 5, 30), date(2022, 6, 2), date(2022, 5, 30)),
        (None, date(2022, 6, 2), date(2022, 6, 2)),
        (None, SENT, SENT),
        (None, date(2022, 5, 24), TODAY),  # saved before it was sent
        (None, date(2022, 6, 11), TODAY),  # saved after it was collected
        (None, None, TODAY),
        ("2 June", None, date(2022, 6, 2)),
        ("02/06", None, date(2022, 6, 2)),
        ("30/11", None, date(2021, 11, 30)),
    ],
)
def test_an_update_has_the_leads_date_or_that_of_saving_or_of_collecting(
    day: Cell, saved: date | None, dated: date
) -> None:
    register = register_from("afi-01: {}")
    data = filled(workbook_of(asked(register), None), {"peel/afi-01": {"Your update": "Done."}})
    assert f"{UPDATE_SHEET}!B5" not in str(back(data).notes)
    data = filled(data, day=day)
    returned = read_return(read_workbook(data, "a.xlsx"), "a.xlsx", TODAY, saved)
    found = collect(register, returned)
    assert found.problems == ()
    ((edit,),) = (plan.edits for plan in found.plans)
    assert isinstance(edit, Insert)
    assert isinstance(edit.entry, dict)
    assert edit.entry["date"] == dated


def test_a_date_of_update_that_cannot_be_read_is_a_problem_of_its_own_cell() -> None:
    register = register_from("afi-01: {}")
    data = filled(
        workbook_of(asked(register), None),
        {"peel/afi-01": {"Your update": "Done."}},
        day="mid May",
    )
    found = collect(register, back(data))
    assert said(found.problems) == ["B5: 'mid May' is not a valid date; type one as 31/05/2022"]
    assert [line.outcome for line in found.lines] == [Outcome.RECORDED]


@pytest.mark.parametrize(
    ("typed", "dated", "problem"),
    [
        ("1 June", date(2022, 6, 1), ""),
        ("24 May", date(2022, 5, 24), ""),
        ("30/9", date(2021, 9, 30), ""),
        ("20 June", None, "date of update is 20 june 2022, which is in the future"),
    ],
)
def test_a_date_of_update_without_a_year_is_counted_from_sending(
    typed: str, dated: date | None, problem: str
) -> None:
    """A day soon to come is never taken for one of last year."""
    register = register_from("afi-01: {}")
    sent = workbook_of(asked(register), None)
    data = filled(sent, {"peel/afi-01": {"Your update": "Done."}}, day=typed)
    returned = read_return(read_workbook(data, "a.xlsx"), "a.xlsx", TODAY)
    assert returned.on == (dated or date(2022, 6, 20))
    found = collect(register, returned)
    assert [each.casefold().partition(": ")[2] for each in said(found.problems)] == (
        [problem] if problem else []
    )


def test_a_step_done_on_a_day_without_a_year_is_counted_from_sending() -> None:
    """However late the return is collected, and collected again."""
    register = register_from("afi-01: {steps_to_green: [{id: train, text: Train.}]}")
    data = filled(workbook_of(asked(register), None), steps={"train": {"Done on": "15 March"}})
    for on in (TODAY, date(2023, 4, 1)):
        returned = read_return(read_workbook(data, "a.xlsx"), "a.xlsx", on)
        assert [step.done for step in returned.steps] == [date(2022, 3, 15)]
    data = filled(data, steps={"train": {"Done on": "12 June"}})
    returned = read_return(read_workbook(data, "a.xlsx"), "a.xlsx", TODAY)
    (problem,) = said(collect(register, returned).problems)
    assert "step train cannot be done on 12 June 2022, after 10 June 2022" in problem


def test_a_return_without_a_date_adds_nothing_when_collected_again_later() -> None:
    told = "progress: [{date: 2022-06-01, by: acc, text: Done.}]"
    register = register_from(f"afi-01: {{{told}}}")
    returned = answered(register, {"afi-01": {"Your update": "Done."}})
    assert [line.outcome for line in collect(register, returned).lines] == [Outcome.THERE]


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("Your update", "Ongoing."),
        ("Your update", "See my email of Tuesday"),
        ("Your update", "See Ann"),
        ("Your update", "Please speak to DI Quill."),
        ("Your update", "Verbal update to be given at the meeting"),
        ("Proposed RAG", "no change"),
        ("Next milestone", "TBC"),
        ("Barrier", "None"),
        ("Barrier", "No issues at present."),
        ("Expected completion", "tbc"),
    ],
)
def test_words_that_there_is_nothing_are_an_empty_cell(column: str, typed: str) -> None:
    register = register_from("afi-01: {}")
    returned = answered(register, {"afi-01": {column: typed}})
    (row,) = returned.items
    assert (row.filled, set(row.values)) == (None, {None, False})
    assert [note.place for note in returned.notes] != []


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("Your update", "No change."),
        ("Your update", "Ongoing: two of three LPAs trained."),
        ("Your update", "See the dip sample: 40 of 50 complete."),
        ("Your update", "Ask Angela scheme live in 40 venues."),
        ("Your update", "Discussed with victims in three focus groups."),
        ("Your update", "Discussed with NPCC."),
        ("Your update", "See Ann: all trained."),
        ("Barrier", "No funding after March."),
        ("Next milestone", "None of the LPAs outstanding"),
    ],
)
def test_words_that_tell_something_are_taken(column: str, typed: str) -> None:
    register = register_from("afi-01: {}")
    returned = answered(register, {"afi-01": {column: typed}})
    assert typed in returned.items[0].values


def test_green_proposed_with_a_step_open_is_noted() -> None:
    steps = "{steps_to_green: [{id: train, text: Train.}]}"
    register = register_from(f"afi-01: {steps}\nafi-02: {{}}")
    green: Filled = {"Your update": "Done!!", "Proposed RAG": "Green"}
    found = collect(register, answered(register, {"afi-01": green, "afi-02": green}))
    assert said(found.notes) == ["G8: green is proposed with 1 step open (train)"]


def test_a_lead_sees_what_they_owe_to_meetings_dated_or_not() -> None:
    register = register_from("""
        afi-01: {}
        meetings:
          2022-05-01-hta:
            actions: [{id: brief, text: Brief the chair., owner: acc, due: 2022-05-20}]
            commitments:
            - {text: A note will follow., by: acc, to: the next meeting}
            - {text: A paper will follow., by: supt}
            - {text: A visit will be arranged., by: acc, kept: 2022-05-10}
        """)
    data = workbook_of(asked(register), None)
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = [[cell.value for cell in row] for row in book[AGREED_SHEET].iter_rows(min_row=5)]
    made = datetime(2022, 5, 1)  # noqa: DTZ001 (as the library reads it)
    assert rows == [
        [made, "Action: Brief the chair.", None, datetime(2022, 5, 20), "5 days overdue"],  # noqa: DTZ001
        [made, "Commitment: A note will follow.", "the next meeting", None, "no date set"],
    ]
    assert back(data).notes == []
    others = openpyxl.load_workbook(
        io.BytesIO(workbook_of(asked(register_from("afi-01: {}")), None))
    )
    assert AGREED_SHEET not in others.sheetnames


def test_a_sheet_that_is_not_asked_for_is_noted() -> None:
    register = register_from("afi-01: {}")
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(asked(register), None)))
    book.create_sheet("Notes")["A1"] = "I will lead this from August."
    book.create_sheet("Empty")
    file = io.BytesIO()
    book.save(file)
    assert [str(note) for note in back(file.getvalue()).notes] == ["Notes: this sheet is not read"]


WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join)


@st.composite
def accounts(draw: st.DrawFn) -> ProgressUpdate:
    day = draw(st.dates(date(2022, 1, 1), TODAY))
    ahead = st.none() | st.dates(day, date(2032, 1, 1))
    milestone = draw(st.none() | st.builds(Milestone, text=LINES, due=ahead))
    return ProgressUpdate(
        date=day,
        by="acc-crime",
        text=draw(TEXTS.filter(lambda text: not says_no_update(text))),
        proposed_rag=draw(st.none() | st.sampled_from(Rag)),
        blocker=draw(st.none() | TEXTS),
        next_milestone=milestone,
        completed_by=draw(ahead),
        restricted=draw(st.booleans()),
    )


def cells_of(update: ProgressUpdate) -> Filled:
    milestone = update.next_milestone
    return {
        "Your update": update.text,
        "Proposed RAG": update.proposed_rag and update.proposed_rag.upper(),
        "Next milestone": milestone.text if milestone else None,
        "Milestone date": milestone.due if milestone else None,
        "Barrier": update.blocker,
        "Expected completion": update.completed_by,
        "Restricted": "Yes" if update.restricted else None,
    }


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that nothing is written to."""
    return open_office(tmp_path_factory.mktemp("office")).register


@settings(max_examples=25, deadline=None)
@given(update=accounts())
def test_whatever_is_typed_is_what_the_register_gets_and_no_more(
    office: Path, update: ProgressUpdate
) -> None:
    register = load_register(office).register
    assert register
    (item,) = (each for each in register.open_items if each.strategic_lead == "acc-crime")
    (question,) = (
        each
        for each in questions_for_leads(register, None, SENT, None)
        if each.lead_id == "acc-crime"
    )
    data = filled(workbook_of(question, None), {item.id: cells_of(update)}, day=update.date)
    found = collect_returns(register, [back(data)], TODAY, partial=False)
    assert (found.problems, found.plan is not None) == ((), True)
    (rewrite,) = prepare(office, [edit for plan in found.plans for edit in plan.edits])
    assert rewrite.before is not None
    assert rewrite.after is not None
    before, after = (each.decode().splitlines() for each in (rewrite.before, rewrite.after))
    assert [line for line in ndiff(before, after) if line.startswith("-")] == []
    file = classify(rewrite.file)
    assert file
    assert parse_record(file, rewrite.after) == item.model_copy(
        update={"progress": tuple(sorted((*item.progress, update), key=lambda each: each.date))}
    )


def test_a_merged_answer_is_that_of_each_row_that_it_covers(register: Register) -> None:
    """
    afi-01: {}
    afi-02: {}
    afi-03: {}
    """
    sent = workbook_of(asked(register), None)
    book = openpyxl.load_workbook(
        io.BytesIO(filled(sent, {"peel/afi-01": {"Your update": "Both begun."}}))
    )
    book[UPDATE_SHEET].merge_cells("G8:G9")
    file = io.BytesIO()
    book.save(file)
    found = collect(register, back(file.getvalue()))
    assert (found.problems, [(line.item, line.outcome) for line in found.lines]) == (
        (),
        [
            ("peel/afi-01", Outcome.RECORDED),
            ("peel/afi-02", Outcome.RECORDED),
            ("peel/afi-03", Outcome.UNANSWERED),
        ],
    )


def test_a_merged_formula_is_nobodys_answer(register: Register) -> None:
    """
    afi-01: {}
    afi-02: {}
    """
    sent = workbook_of(asked(register), None)
    typed: Filled = {"Your update": "=1+1"}
    data = filled(sent, {"peel/afi-01": typed}, as_formulas=True)
    book = openpyxl.load_workbook(io.BytesIO(data))
    book[UPDATE_SHEET].merge_cells("G8:G9")
    file = io.BytesIO()
    book.save(file)
    found = collect(register, back(file.getvalue()))
    why = "it contains a formula or an error; type the text itself"
    assert (found.plan, said(found.problems)) == (None, [f"G8: {why}", f"G9: {why}"])
