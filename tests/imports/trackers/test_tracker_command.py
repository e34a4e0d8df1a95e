"""The command: what it shows, what it asks of a person, what it writes and what it never does."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import ryaml
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from tests.imports.trackers.tracker_files import Cells, as_xlsx

REGISTER = """\
name: Borsetshire Police
leads:
  acc-lp:
    title: Assistant Chief Constable (LP)
    short: ACC LP
"""
HEADINGS = ("Ref", "Inspection", "AFI text", "SRO", "RAG", "Update")
AFI_1 = ("AFI 1", "PEEL 2021/22", "Answer calls faster.", "ACC LP", "A", "12/04/22 \u2013 Begun.")
AFI_2 = ("AFI 2", "PEEL 2021/22", "Log every call.", "ACC Crime", "Blue", "Going well.")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "register.yaml").write_text(REGISTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tracker(desk: Path, *rows: Sequence[object], **sheets: Cells) -> None:
    whole: dict[str, Cells] = {"Tracker": [HEADINGS, *rows], **sheets}
    hidden = [name for name in sheets if name.startswith("Hidden")]
    (desk / "t.xlsx").write_bytes(as_xlsx(whole, hidden))


def run(*more: str) -> Result:
    done = CliRunner().invoke(app, ["import", "tracker", "t.xlsx", *more])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def shown(*more: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(run("--format", "json", *more).stdout)
    return whole


def why(whole: dict[str, Any], what: str = "unplaced") -> dict[str, str]:
    return {f"{each['sheet']}!{each['cell']}": each["why"] for each in whole[what]}


def files(desk: Path) -> dict[str, str]:
    root = desk / "register"
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*.yaml"))
    }


NO_DAY = "has no date: give --date, the date of the tracker, or a column of dates"


def test_a_draft_writes_nothing_and_says_what_it_could_not_place(desk: Path) -> None:
    tracker(desk, AFI_1, AFI_2)
    before = files(desk)
    whole = shown()
    assert files(desk) == before
    assert why(whole) == {
        "Tracker!E3": "“Blue” is not clearly a RAG: give its meaning in the mapping",
        "Tracker!F3": f"“Going well.” {NO_DAY}",
    }
    assert whole["cells"] == {"taken": 16, "left_out": 0, "unplaced": 2}
    assert [row["id"] for row in whole["rows"]] == ["peel-2021-22/afi-01", "peel-2021-22/afi-02"]
    assert whole["leads"] == [{"id": "acc-crime", "title": "ACC Crime"}]


def test_accepting_writes_items_inspection_and_leads(desk: Path) -> None:
    tracker(desk, AFI_1, AFI_2)
    done = run("--date", "2022-05-20", "--accept")
    assert done.stdout == "peel-2021-22: 2 items and 1 lead imported.\n"
    written = files(desk)
    assert written["register.yaml"] == f"{REGISTER}  acc-crime:\n    title: ACC Crime\n"
    assert written["inspections/peel-2021-22/inspection.yaml"] == (
        "title: PEEL 2021/22\nbody: HMICFRS\nkind: peel\ncycle: '2021/22'\nsource: t.xlsx\n"
    )
    assert written["inspections/peel-2021-22/afi-01.yaml"] == (
        "kind: area_for_improvement\nnumber: '1'\ntitle: Answer calls faster\nwording: Answer "
        "calls faster.\nsource: 't.xlsx, Tracker, row 2: AFI 1'\nstrategic_lead: acc-lp\nrag: "
        "amber\nrag_changes:\n  - date: 2022-05-20\n    to: amber\n    because: As in the force's "
        "tracker.\nprogress:\n  - date: 2022-04-12\n    text: Begun.\n    imported: tracker, 20 "
        "May 2022\n"
    )
    assert (
        "  - date: 2022-05-20\n    text: Going well.\n"
        in (written["inspections/peel-2021-22/afi-02.yaml"])
    )


def test_a_register_without_leads_is_given_them(desk: Path) -> None:
    (desk / "register" / "register.yaml").write_text("name: Borsetshire Police\n", encoding="utf-8")
    tracker(desk, AFI_2)
    assert run("--accept").exit_code == 0
    assert files(desk)["register.yaml"].endswith("leads:\n  acc-crime:\n    title: ACC Crime\n")


def test_accepting_twice_adds_nothing_twice(desk: Path) -> None:
    tracker(desk, AFI_1, AFI_2)
    run("--date", "2022-05-20", "--accept")
    before = files(desk)
    again = run("--date", "2022-05-20", "--accept")
    assert again.stdout == "There is nothing new to write.\n"
    assert files(desk) == before


def test_the_next_tracker_adds_its_new_updates_and_changes_nothing_else(desk: Path) -> None:
    tracker(desk, AFI_1)
    run("--date", "2022-05-20", "--accept")
    before = files(desk)["inspections/peel-2021-22/afi-01.yaml"]
    cell = "10/06/22 \u2013 Done.\n20/05/22 \u2013 Half done.\n12/04/22 \u2013 Begun."
    tracker(desk, (*AFI_1[:2], "Answer calls at once.", "DCC", "G", cell))
    done = run("--date", "2022-06-20", "--accept")
    assert done.stdout == "peel-2021-22: 2 further updates imported.\n"
    assert files(desk)["inspections/peel-2021-22/afi-01.yaml"] == before + (
        "  - date: 2022-05-20\n    text: Half done.\n    imported: tracker, 20 June 2022\n"
        "  - date: 2022-06-10\n    text: Done.\n    imported: tracker, 20 June 2022\n"
    )
    told = {(each["key"], each["held"], each["told"]) for each in shown()["differing"]}
    assert told == {
        ("wording", "Answer calls faster.", "Answer calls at once."),
        ("strategic_lead", "acc-lp", "dcc"),
        ("rag", "amber", "green"),
    }
    assert "acc" not in files(desk)["register.yaml"].partition("dcc")[2]


def test_an_item_that_is_there_needs_no_wording(desk: Path) -> None:
    tracker(desk, AFI_1)
    run("--accept")
    tracker(desk, ("AFI 01", "PEEL 2021/22", None, None, None, "1 May 2022: More."), AFI_2)
    assert run("--date", "2022-05-20", "--accept").stdout == (
        "peel-2021-22: 1 item, 1 further update and 1 lead imported.\n"
    )


def test_what_an_item_held_has_nothing_of_is_taken_from_the_tracker(desk: Path) -> None:
    bare = (*AFI_1[:3], None, None, "12/04/22 \u2013 Begun.")
    tracker(desk, bare)
    run("--date", "2022-04-20", "--accept")
    before = files(desk)["inspections/peel-2021-22/afi-01.yaml"]
    tracker(desk, (*AFI_1[:3], "Head of OCC", "A", AFI_1[5]))
    assert shown("--date", "2022-05-20")["differing"] == []
    done = run("--date", "2022-05-20", "--accept")
    assert done.stdout == "peel-2021-22: 1 lead and 2 missing values imported.\n"
    after = files(desk)["inspections/peel-2021-22/afi-01.yaml"]
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        "strategic_lead: head-of-occ",
        "rag: amber",
        "rag_changes:",
        "  - date: 2022-05-20",
        "    to: amber",
        "    because: As in the force's tracker.",
    ]
    tracker(desk, (*AFI_1[:3], "ACC LP", "Green", AFI_1[5]))
    assert run("--date", "2022-05-21", "--accept").stdout == "There is nothing new to write.\n"
    assert files(desk)["inspections/peel-2021-22/afi-01.yaml"] == after


def test_a_green_that_would_leave_the_registers_steps_open_is_told_and_not_taken(
    desk: Path,
) -> None:
    tracker(desk, (*AFI_1[:3], None, None, AFI_1[5]))
    run("--accept")
    item = desk / "register" / "inspections" / "peel-2021-22" / "afi-01.yaml"
    with item.open("a", encoding="utf-8") as file:
        file.write("steps_to_green:\n  - id: staff\n    text: Staff the room.\n")
    before = files(desk)
    tracker(desk, (*AFI_1[:3], None, "Green", AFI_1[5]))
    assert run("--date", "2022-05-20", "--accept").stdout == "There is nothing new to write.\n"
    (told,) = shown("--date", "2022-05-20")["differing"]
    assert (told["key"], told["held"], told["told"]) == ("rag", "nothing", "green")
    assert files(desk) == before


def test_an_item_that_has_none_receives_steps_sign_off_and_colour(desk: Path) -> None:
    """The order of getting started: first the report, then the tracker."""
    tracker(desk, AFI_1[:3])
    assert run("--accept").exit_code == 0
    headings = ("Ref", "Report", "Finding", "RAG", "Actions", "HMICFRS status")
    steps = "Staff the room (complete 1/4/22); train the desk"
    row = (*AFI_1[:3], "A", steps, "Submitted 4 May 2022")
    (desk / "t.xlsx").write_bytes(as_xlsx({"Tracker": [headings, row]}))
    assert shown("--date", "2022-05-20")["differing"] == []
    done = run("--date", "2022-05-20", "--accept").stdout
    assert done.startswith("peel-2021-22: 3 missing values imported.")
    item: dict[str, Any] = ryaml.loads(files(desk)["inspections/peel-2021-22/afi-01.yaml"])  # type: ignore[attr-defined]
    assert item["rag"] == "amber"
    steps_held = [(step["text"], step.get("done")) for step in item["steps_to_green"]]
    assert steps_held == [("Staff the room", "2022-04-01"), ("train the desk", None)]
    assert [(each["stage"], each["date"]) for each in item["sign_offs"]] == [
        ("submitted", "2022-05-04")
    ]
    assert run("--date", "2022-05-20", "--accept").stdout == "There is nothing new to write.\n"
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0


def test_what_is_not_written_is_told_with_the_command_that_records_it(desk: Path) -> None:
    tracker(desk, AFI_1)
    assert run("--date", "2022-05-20", "--accept").exit_code == 0
    tracker(desk, (*AFI_1[:4], "Green", AFI_1[5]))
    (told,) = (line for line in run("--date", "2022-05-27").stderr.splitlines() if ", rag:" in line)
    assert told.endswith(
        "tracker: green; not written; to record it: "
        "peeltrack rag peel-2021-22/afi-01 green --because REASON"
    )


STEPS = ("Ref", "Inspection", "AFI text", "Tactical lead", "Actions")


def differences(steps: str, lead: str = "Head of OCC") -> list[str]:
    rows = [STEPS, (*AFI_1[:3], lead, steps)]
    Path("t.xlsx").write_bytes(as_xlsx({"Tracker": rows}))
    lines = run("--date", "2022-05-27").stderr.splitlines()
    start = "Different in the register: peel-2021-22/afi-01, "
    return [line.removeprefix(start) for line in lines if line.startswith(start)]


@pytest.mark.usefixtures("desk")
def test_a_step_that_differs_is_shown_with_the_command_that_can_run() -> None:
    assert differences("Staff the room; train the desk") == []
    assert run("--date", "2022-05-20", "--accept").exit_code == 0
    done, added = differences("Staff the room (complete 1/4/22); train the desk; open it")
    assert done == (
        "steps_to_green.staff-the-room.done: register: open; tracker: 2022-04-01; not written; "
        "to record it: peeltrack step done peel-2021-22/afi-01 staff-the-room --date 2022-04-01"
    )
    assert added == (
        "steps_to_green: register: no such step; tracker: open it; not written; "
        'to record it: peeltrack step add peel-2021-22/afi-01 "open it"'
    )
    words = ["step", "done", "peel-2021-22/afi-01", "staff-the-room", "--date", "2022-04-01"]
    assert CliRunner().invoke(app, words).exit_code == 0
    assert differences("Staff the room (complete 1/4/22); train the desk") == []
    # Done without a date is done on the tracker's own, next month as well.
    assert differences("Staff the room (complete); train the desk") == []
    (moved,) = differences("Staff the room (complete 2/4/22); train the desk")
    path = "steps_to_green.staff-the-room.done"
    assert moved.endswith(
        f"peeltrack amend peel-2021-22/afi-01 {path} -m 2022-04-02 --because REASON"
    )
    (undone,) = differences("Staff the room; train the desk")
    assert undone.endswith("register: 2022-04-01; tracker: open; not written")


@pytest.mark.usefixtures("desk")
def test_a_lead_that_the_register_lacks_is_added_before_it_is_assigned() -> None:
    assert differences("Staff the room") == []
    assert run("--date", "2022-05-20", "--accept").exit_code == 0
    (told,) = differences("Staff the room", "Head of HR")
    assert told.endswith(
        'to record it: peeltrack lead add head-of-hr --title "Head of HR", then '
        "peeltrack assign peel-2021-22/afi-01 --tactical head-of-hr"
    )
    (known,) = differences("Staff the room", "ACC LP")
    assert known.endswith("to record it: peeltrack assign peel-2021-22/afi-01 --tactical acc-lp")
    words = ["lead", "add", "head-of-hr", "--title", "Head of HR"]
    assert CliRunner().invoke(app, words).exit_code == 0


def test_a_mapping_is_proposed_edited_and_followed(desk: Path) -> None:
    tracker(desk, (*AFI_1, "seen"), AFI_2, Notes=[["nothing"]])
    done = run("--mapping", "map.yaml", "--date", "2022-05-20")
    assert (
        "Wrote map.yaml. Correct it, then peeltrack import tracker t.xlsx --date 2022-05-20 "
        "--from map.yaml --accept\n" in done.stderr
    )
    proposed = (desk / "map.yaml").read_text(encoding="utf-8")
    assert proposed.partition("sheets:")[2] == (
        "\n"
        "  Tracker:\n"
        "    header: 1\n"
        "    columns:\n"
        "      Ref: reference\n"
        "      Inspection: inspection\n"
        "      AFI text: wording\n"
        "      SRO: strategic_lead\n"
        "      RAG: rag\n"
        "      Update: update\n"
        "      '[G]': unknown\n"
        "inspections:\n"
        "  PEEL 2021/22: peel-2021-22\n"
        "leads:\n"
        "  ACC LP: acc-lp\n"
        "  ACC Crime: acc-crime\n"
        "rag:\n"
        "  A: amber\n"
        "  Blue: ''\n"
    )
    mended = (
        proposed.replace("Blue: ''", "Blue: green")
        .replace("Crime: acc-crime", "Crime: acc-lp")
        .replace("'[G]': unknown", "'[G]': note")
    )
    (desk / "map.yaml").write_text(mended, encoding="utf-8")
    whole = shown("--mapping", "map.yaml", "--date", "2022-05-20")
    assert why(whole) == {"Notes!A1": "a sheet not in the mapping"}
    assert whole["leads"] == []
    assert [(row["rag"], row["strategic_lead"]) for row in whole["rows"]] == [
        ("amber", "acc-lp"),
        ("green", "acc-lp"),
    ]
    assert whole["rows"][0]["progress"][-1]["text"] == "Begun.\n\n[G]: seen"
    assert (desk / "map.yaml").read_text(encoding="utf-8") == mended


def test_a_persons_name_is_no_lead_until_a_mapping_gives_the_office(desk: Path) -> None:
    people = (
        "Ch Insp Dave Smith", "ACC Jane Jones", "Mr A. O\u2019Neill", "T/DCI Ann-Marie McKay",
        "ACC Jones", "Supt. O\u2019Neill", "Assistant Chief Officer Patel (People)",
    )  # fmt: skip
    offices = (
        "ACC (Crime)", "Head of OCC", "ACC Local Policing", "Chief Inspector Contact Centre",
        "ACC Contact", "C/Supt Borsetshire", "PCC Office",
    )  # fmt: skip
    rows = [
        (f"AFI {number}", *AFI_1[1:3], who, "A", AFI_1[5])
        for number, who in enumerate((*people, *offices), start=1)
    ]
    tracker(desk, *rows)
    whole = shown()
    said = "looks like a person's name: give the office in the mapping"
    assert why(whole) == {f"Tracker!D{row}": said for row in range(2, 9)}
    assert [lead["title"] for lead in whole["leads"]] == list(offices)
    assert {who: whole["mapping"]["leads"][who] for who in people} == dict.fromkeys(people, "")
    told = run("--mapping", "map.yaml").stderr
    assert (
        "Names of people, which never become leads; give each one's office in the mapping "
        "(-o FILE, leads): Ch Insp Dave Smith, ACC Jane Jones (acc-lp?), Mr A. "
        "O\u2019Neill, "
        "T/DCI Ann-Marie McKay, ACC Jones (acc-lp?), Supt. O\u2019Neill, "
        "Assistant Chief Officer Patel (People)\n"
    ) in told
    proposed = (desk / "map.yaml").read_text(encoding="utf-8")
    mended = proposed.replace("Dave Smith: ''", "Dave Smith: head-of-contact")
    (desk / "map.yaml").write_text(mended, encoding="utf-8")
    given = shown("--mapping", "map.yaml")
    assert given["rows"][0]["strategic_lead"] == "head-of-contact"
    assert {"id": "head-of-contact", "title": "Head of contact"} in given["leads"]


def test_what_a_mapping_that_is_there_does_not_ask_is_printed_to_be_added(desk: Path) -> None:
    tracker(desk, AFI_1)
    run("--mapping", "map.yaml")
    before = (desk / "map.yaml").read_text(encoding="utf-8")
    assert "does not say" not in run("--mapping", "map.yaml").stderr
    tracker(desk, AFI_1, ("AFI 2", *AFI_1[1:3], "ACC Jane Jones", "Blue", AFI_1[5]))
    missing = "leads:\n  ACC Jane Jones: ''\nrag:\n  Blue: ''\n"
    assert run("--mapping", "map.yaml").stderr.startswith(
        f"map.yaml does not map these yet. Add and complete them there:\n{missing}"
    )
    assert (desk / "map.yaml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Ref: reference", "Ref: refrence", "map.yaml:7: sheets, Tracker, columns, Ref: "),
        ("SRO: strategic", "SRA: strategic", "map.yaml:10: row 1 has no heading 'SRA'. Did"),
        ("Tracker:", "Traker:", "map.yaml:4: the workbook has no sheet 'Traker'. Did you mean"),
        ("header: 1", "header: one", "map.yaml:5: sheets, Tracker, header"),
        ("RAG: rag", "RAG: [rag", "map.yaml:"),
        ("A: amber", "A: orange", "map.yaml:19: rag, A: 'orange' is not one of red, amber"),
        ("rag:\n", "rags:\n", "map.yaml:18: rags is not a key here"),
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_be_followed_is_told_by_its_line(
    desk: Path, before: str, after: str, said: str
) -> None:
    tracker(desk, AFI_1, AFI_2)
    run("--mapping", "map.yaml")
    text = (desk / "map.yaml").read_text(encoding="utf-8")
    assert before in text
    (desk / "map.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
    done = run("--mapping", "map.yaml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"peeltrack: {said}")
    assert done.stderr.count("\n") == 1


def test_a_mapping_to_be_accepted_by_must_be_there(desk: Path) -> None:
    tracker(desk, AFI_1)
    done = run("--mapping", "map.yaml", "--accept")
    assert (done.exit_code, done.stderr) == (
        2,
        "peeltrack: map.yaml: there is no such file; -o FILE writes one.\n",
    )
    assert not (desk / "map.yaml").exists()


def test_blue_is_what_the_trackers_own_key_says_and_a_closure_needs_its_day(desk: Path) -> None:
    tracker(desk, AFI_2, Hidden=[["Blue", "Closed by HMICFRS"]])
    undated = shown()
    assert why(undated)["Tracker!E2"] == "says closed, without a date: give --date"
    dated = shown("--date", "2022-05-20")
    assert why(dated, "left_out") == dict.fromkeys(
        ("Hidden!A1", "Hidden!B1"), "the tracker's own RAG key"
    )
    (row,) = dated["rows"]
    assert row["rag"] == "green"
    assert row["sign_offs"] == [
        {
            "date": "2022-05-20",
            "stage": "closed",
            "evidence": "Closed by the tracker's RAG (t.xlsx, Tracker!E2).",
        }
    ]


def test_rows_below_merged_cells_belong_to_the_finding_above(desk: Path) -> None:
    more = (None, None, None, None, None, "1 May 2022: More.")
    tracker(desk, AFI_1, more, HEADINGS, AFI_2, ("Total", 2))
    whole = shown("--date", "2022-05-20")
    assert [row["rows"] for row in whole["rows"]] == [["Tracker!2", "Tracker!3"], ["Tracker!5"]]
    assert [each["text"] for each in whole["rows"][0]["progress"]] == ["Begun.", "More."]
    assert set(why(whole, "left_out").values()) == {"the headings again", "a row of totals"}


def test_an_area_in_a_row_of_its_own_is_that_of_the_rows_below(desk: Path) -> None:
    tracker(desk, ("Investigating crime",), AFI_1, ("Responding to the public",), AFI_2)
    areas = [row["area"] for row in shown()["rows"]]
    assert areas == ["investigating-crime", "responding-to-the-public"]


def test_each_sheet_may_be_an_inspection(desk: Path) -> None:
    def sheet(text: str) -> Cells:
        return [["Ref", "Finding", "RAG"], ["AFI 1", text, "R"]]

    book = {"PEEL 2021/22": sheet("Answer faster."), "PEEL 2018": sheet("Log calls.")}
    book = {name.replace("/", "-"): rows for name, rows in book.items()}
    (desk / "t.xlsx").write_bytes(as_xlsx({**book, "Log": sheet("Of neither.")}))
    whole = shown()
    assert [row["id"] for row in whole["rows"]] == ["peel-2021-22/afi-01", "peel-2018/afi-01"]
    assert why(whole) == dict.fromkeys(
        ("Log!A2", "Log!B2", "Log!C2"), "its row does not say its inspection"
    )
    named = shown("--inspection", "peel-2014")
    assert [row["id"] for row in named["rows"]] == ["peel-2014/afi-01"]


def test_two_findings_under_one_reference_are_not_made_one(desk: Path) -> None:
    tracker(desk, AFI_1, ("AFI 1", *AFI_2[1:]))
    whole = shown()
    assert len(whole["rows"]) == 1
    assert set(why(whole).values()) == {"row 2 has that reference too, for a different finding"}


def test_facts_of_an_item_that_differ_between_its_rows_are_told(desk: Path) -> None:
    later = (*AFI_1[:3], "DCC", "R", "20/05/22 \u2013 Slower.")
    tracker(desk, AFI_1, later)
    whole = shown()
    assert whole["rows"][0]["strategic_lead"] == "dcc"
    assert why(whole) == {
        "Tracker!D2": "differs from D3, which was used",
        "Tracker!E2": "differs from E3, which was used",
    }


def test_a_cause_of_concern_comes_with_the_recommendations_that_answer_it(desk: Path) -> None:
    def rec(ref: str, text: str) -> tuple[object, ...]:
        return (ref, "PEEL 2021/22", text, None, None, None)

    tracker(desk, rec("CoC 1", "Crime is badly investigated."), rec("Rec 1", "Plan each one."))
    whole = shown()
    assert [row["cause_of_concern"] for row in whole["rows"]] == [None, "coc-1"]
    assert run("--accept").exit_code == 0
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0
    tracker(desk, rec("CoC 2", "Custody is unsafe."))
    assert set(why(shown()).values()) == {
        "no recommendation addressing this cause of concern was found"
    }


COLUMNS = (
    "Ref", "Report", "Report date", "Finding", "Relevant to force", "Due date", "Original target",
    "Revised target", "Actions", "HMICFRS status", "Date closed", "Risks", "Date of update",
    "Update", "Updated by",
)  # fmt: skip


def test_every_other_column_goes_where_the_register_has_it(desk: Path) -> None:
    row = (
        "Rec 3", "Child protection 2021", date(2021, 9, 1), "Train all staff.",
        "Monitor \u2013 for the College", "within three months", "1/12/21", "31/03/2022",
        "Plan it (complete 1/10/21); train", "Closed", "12 May 2022", "Vacancies", "4.4.22",
        "All trained.", "ACC LP",
    )  # fmt: skip
    (desk / "t.xlsx").write_bytes(as_xlsx({"Sheet1": [COLUMNS, row]}))
    whole = shown()
    assert whole["unplaced"] == []
    (item,) = whole["rows"]
    kept = ("id", "relevance", "relevance_reason", "due_phrase", "due", "target")
    assert [item[key] for key in kept] == [
        "child-protection-2021/rec-3",
        "monitor",
        "for the College",
        "within three months",
        "2021-12-01",
        "2022-03-31",
    ]
    assert [(c["date"], c["from"], c["to"]) for c in item["target_changes"]] == [
        ("2022-04-04", "2021-12-01", "2022-03-31")
    ]
    assert [(s["text"], s["done"]) for s in item["steps_to_green"]] == [
        ("Plan it", "2021-10-01"),
        ("train", None),
    ]
    assert [(s["date"], s["stage"]) for s in item["sign_offs"]] == [("2022-05-12", "closed")]
    (told,) = item["progress"]
    assert told.pop("imported").startswith("tracker, ")
    assert [told] == [
        {
            "date": "2022-04-04",
            "by": "acc-lp",
            "text": "All trained.\n\nRisks: Vacancies",
            "new": True,
        }
    ]
    assert whole["inspections"] == [
        {
            "id": "child-protection-2021",
            "title": "Child protection 2021",
            "published": "2021-09-01",
        }
    ]
    assert run("--accept").exit_code == 0
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0


def test_a_workbook_that_is_no_tracker_is_refused_in_one_line(desk: Path) -> None:
    (desk / "t.xlsx").write_bytes(as_xlsx({"Rota": [["Monday", "Tuesday"], [1, 2]]}))
    done = run()
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "peeltrack: nothing read from t.xlsx: no row of headings recognised. "
    )
    assert done.stderr.count("\n") == 1


def test_a_register_with_errors_is_not_imported_into(desk: Path) -> None:
    tracker(desk, AFI_1)
    (desk / "register" / "register.yaml").write_text("names: x\n", encoding="utf-8")
    done = run("--accept")
    assert (done.exit_code, done.stdout) == (3, "")


def test_a_restricted_tracker_keeps_its_updates_and_steps_from_the_public(desk: Path) -> None:
    head = (*HEADINGS, "Steps to green")
    (desk / "t.xlsx").write_bytes(as_xlsx({"T": [head, (*AFI_1, "Train them")]}))
    assert run("--restricted", "--accept", "--date", "2022-05-01").exit_code == 0
    item = files(desk)["inspections/peel-2021-22/afi-01.yaml"]
    assert item.count("restricted: true") == 2
    assert run("--accept", "--date", "2022-06-01").stdout == "There is nothing new to write.\n"


def test_a_dry_run_shows_the_difference_and_writes_nothing(desk: Path) -> None:
    tracker(desk, AFI_1)
    before = files(desk)
    done = run("--accept", "--dry-run")
    assert "+++ b/inspections/peel-2021-22/afi-01.yaml" in done.stdout
    assert files(desk) == before


def test_two_reports_whose_titles_begin_alike_are_two_inspections(desk: Path) -> None:
    tracker(
        desk,
        ("AFI 1", "State of policing: fraud", *AFI_1[2:]),
        ("AFI 1", "State of policing: custody", *AFI_2[2:]),
        ("AFI 2", "State of Policing - Fraud", *AFI_2[2:]),
    )
    assert [row["id"] for row in shown()["rows"]] == [
        "state-of-policing/afi-01",
        "state-of-policing-custody/afi-01",
        "state-of-policing/afi-02",
    ]


@pytest.mark.parametrize(
    ("said", "closed", "days"),
    [
        ("Y", None, ["2022-05-20"]),
        ("Yes", "12/05/22", ["2022-05-12"]),
        (date(2022, 5, 12), None, ["2022-05-12"]),
        ("N", None, []),
        ("Open", None, []),
        ("Closed 12/05/22 by letter", None, ["2022-05-12"]),
    ],
)
def test_what_the_inspectorate_closed_is_closed_on_its_day(
    desk: Path, said: object, closed: str | None, days: list[str]
) -> None:
    headings = ("Ref", "Inspection", "Finding", "Closed by HMICFRS", "Date closed")
    (desk / "t.xlsx").write_bytes(as_xlsx({"T": [headings, (*AFI_1[:3], said, closed)]}))
    (row,) = shown("--date", "2022-05-20")["rows"]
    assert [(each["date"], each["stage"]) for each in row["sign_offs"]] == [
        (day, "closed") for day in days
    ]
    assert bool(row["flags"]) == (days == ["2022-05-20"])


def test_findings_without_references_are_numbered_by_place_and_known_again_by_wording(
    desk: Path,
) -> None:
    headings = ("Report", "Type", "Recommendation", "Update")

    def rows(*found: tuple[str, str]) -> Cells:
        return [headings, *(("PEEL 2021/22", "AFI", text, said) for text, said in found)]

    first, second = (
        ("Answer calls faster.", "1/5/22: Begun."),
        ("Log every call.", "1/5/22: Begun."),
    )
    (desk / "t.xlsx").write_bytes(as_xlsx({"T": rows(first, second)}))
    assert run("--accept").stdout == "peel-2021-22: 2 items imported.\n"
    new = ("Train all handlers.", "1/6/22: Begun.")
    more = (second[0], "1/6/22: Half done.\n1/5/22: Begun.")
    (desk / "t.xlsx").write_bytes(as_xlsx({"T": rows(new, more, first)}))
    whole = shown()
    assert {row["number"]: row["in_register"] for row in whole["rows"]} == {
        "3": False,
        "2": True,
        "1": True,
    }
    assert run("--accept").stdout == "peel-2021-22: 1 item and 1 further update imported.\n"


def test_green_with_steps_open_is_a_claim_that_needs_its_day(desk: Path) -> None:
    headings = ("Ref", "Inspection", "Finding", "Steps to green", "RAG")
    (desk / "t.xlsx").write_bytes(as_xlsx({"T": [headings, (*AFI_1[:3], "Plan; train", "G")]}))
    assert why(shown()) == {"T!E2": "says green with steps open, without a date: give --date"}
    (row,) = shown("--date", "2022-05-20")["rows"]
    assert row["rag_changes"][0]["steps_open"] == ["plan", "train"]
    assert run("--date", "2022-05-20", "--accept").exit_code == 0
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0
