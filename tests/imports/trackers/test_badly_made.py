"""A tracker of 60 rows made as badly as people make them: every cell is accounted for."""

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.storage.load import load_register

HEADINGS = (
    "Inspecton", "AFI Refrence", "Finding", "Stratgic lead", "Taget date", "RAG staus",
    "Progess update", "Force notes",
)  # fmt: skip
REC_HEADINGS = (
    "Rec No.",
    "Recomendation",
    "Rec. Owner",
    "Deadine",
    "Status",
    "Update - March 2026",
)
PEOPLE = ("Siân ap Rhys", "Supt. José Núñez", "PC 1234 O\u2019Neill", "T/DCI Łukasz Żak-Jones")
REPORTS = ("PEEL 2023/25", "Custody thematic 2024", "Fraud 2025")
COLOURS = {"red": "#FF0000", "amber": "#FFC000", "green": "#00B050", "pale": "#C6EFCE"}
SUBJECTS = (
    "record each call", "train every sergeant", "audit its custody records", "publish its plan",
    "review each warrant", "tell victims the outcome", "supervise investigations", "vet its staff",
    "store property safely", "answer letters in time",
)  # fmt: skip


def wording(number: int, report: str) -> str:
    return f"The force should {SUBJECTS[number % 10]} within area {number} of {report} in full."


def cell_of_updates(number: int) -> str:
    return (
        f"Update \u2013 30/3/26 \u2013 Audit {number} has begun.\n"
        f"Update \u2013 14 Feb 2026 \u2013 The plan for {number} is agreed.\n"
        f"2026-01-05: Scoping of {number}."
    )


def badly_made() -> bytes:
    """Two trackers, one hidden sheet; merged, coloured, hidden, misspelt, dated three ways."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    fills = {name: book.add_format({"bg_color": colour}) for name, colour in COLOURS.items()}
    _areas(book, fills)
    _recommendations(book, fills)
    old = book.add_worksheet("Old")
    old.write_row(0, 0, ["do not use", "kept for reference"])
    old.hide()
    book.close()
    return written.getvalue()


def _areas(book: xlsxwriter.Workbook, fills: dict[str, object]) -> None:
    sheet = book.add_worksheet("Areas for improvement")
    sheet.write(0, 0, "Inspection action tracker, as at 31 March 2026")
    sheet.write_row(2, 0, HEADINGS)
    row = 3
    for report in REPORTS[:2]:
        sheet.merge_range(row, 0, row + 19, 0, report)
        for number in range(1, 11):
            sheet.merge_range(row, 1, row + 1, 1, number)
            sheet.merge_range(row, 3, row + 1, 3, PEOPLE[number % 4])
            sheet.write(row, 2, wording(number, report))
            when = (date(2026, 9, number), f"{number}/9/26", f"{number} September 2026")[number % 3]
            style = book.add_format({"num_format": "dd/mm/yyyy"})
            if isinstance(when, date):
                sheet.write_datetime(row, 4, when, style)
            else:
                sheet.write(row, 4, when)
            if number % 2:
                sheet.write_blank(
                    row, 5, None, fills[("red", "amber", "green", "pale")[number % 4]]
                )
            else:
                sheet.write(row, 5, ("Red ", "AMBER", "2 - Green")[number % 3])
            sheet.write(row, 6, cell_of_updates(number))
            sheet.write(row + 1, 6, f"31.03.26 (DCC) Second line of {number}.")
            row += 2
        sheet.write_row(row, 0, HEADINGS)
        row += 1
    sheet.write(row, 0, "Total")
    sheet.write(row, 1, 20)
    sheet.write(5, 7, "see shared drive")
    sheet.set_row(8, None, None, {"hidden": True})
    sheet.set_column(7, 7, 12, None, {"hidden": True})


def _recommendations(book: xlsxwriter.Workbook, fills: dict[str, object]) -> None:
    sheet = book.add_worksheet("Recs")
    sheet.write_row(0, 0, REC_HEADINGS)
    for number in range(1, 19):
        owner = "Chief Constables" if number % 2 else "Home Office; Chief Constables"
        text = (
            f"12 March: work on {number} goes on." if number == 5 else f"Work on {number} goes on."
        )
        sheet.write_row(number, 0, [number, wording(number, "Fraud"), owner, "31/12/2026"])
        sheet.write(number, 5, text)
        sheet.write_blank(number, 4, None, fills["green" if number % 2 else "amber"])


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    register = tmp_path / "register"
    register.mkdir()
    (register / "register.yaml").write_text(
        "name: Test\nleads:\n  dcc: {title: Deputy Chief Constable, short: DCC, may_review: true}\n"
        "forums: {sib: {name: Board}, pcp: {name: Panel, audience: public}}\n"
    )
    (tmp_path / "bad.xlsx").write_bytes(badly_made())
    return tmp_path


def run(*more: str) -> Result:
    return CliRunner().invoke(app, [*more, "--register", "register"])


def shown(file: str = "bad.xlsx", *more: str) -> dict[str, object]:
    done = run("import", "tracker", file, "--date", "2026-03-31", "--format", "json", *more)
    assert done.exit_code == 0, done.output
    found: dict[str, object] = json.loads(done.stdout)
    return found


RECS = ("--inspection", "fraud-2025")


def test_every_cell_of_a_badly_made_tracker_is_accounted_for(desk: Path) -> None:
    told = shown("bad.xlsx", *RECS)
    book = openpyxl.load_workbook(desk / "bad.xlsx")
    filled = sum(cell.value is not None for sheet in book for row in sheet for cell in row)
    assert sum(told["cells"].values()) == filled  # type: ignore[attr-defined]
    assert len(told["rows"]) == 38  # type: ignore[arg-type]
    why = {each["why"] for each in told["unplaced"]}  # type: ignore[attr-defined]
    assert why == {
        "looks like a person's name: give the office in the mapping",
        "the column “Force notes” is not recognised",
    }


def test_merged_cells_colours_and_three_forms_of_date_are_read() -> None:
    rows = {row["id"]: row for row in shown("bad.xlsx", *RECS)["rows"]}  # type: ignore[attr-defined]
    one = rows["peel-2023-25/afi-01"]
    assert (one["rag"], one["target"]) == ("amber", "2026-09-01")
    assert [(each["date"], each["text"]) for each in one["progress"]] == [
        ("2026-01-05", "Scoping of 1."),
        ("2026-02-14", "The plan for 1 is agreed."),
        ("2026-03-30", "Audit 1 has begun."),
        ("2026-03-31", "Second line of 1."),
    ]
    assert {rows[f"custody-thematic-2024/afi-{n:02}"]["target"] for n in range(1, 11)} == {
        f"2026-09-{n:02}" for n in range(1, 11)
    }
    rec = rows["fraud-2025/rec-2"]
    assert (rec["kind"], rec["rag"], rec["due"]) == ("recommendation", "amber", "2026-12-31")
    assert rec["addressed_to"] == ["Home Office", "Chief Constables"]


def test_what_is_hidden_or_read_without_words_is_said() -> None:
    flags = {(each["about"], each["flag"]) for each in shown("bad.xlsx", *RECS)["flags"]}  # type: ignore[attr-defined]
    assert ("row 9 of “Areas for improvement”", "hidden and read like the others") in flags
    assert ("column H of “Areas for improvement”", "hidden and read like the others") in flags
    assert ("the sheet “Old”", "is hidden and was not read") in flags
    coloured = "its RAG, amber, was read from a cell's colour alone"
    assert ("peel-2023-25/afi-01", coloured) in flags
    assert any("without a year" in flag for about, flag in flags if about == "fraud-2025/rec-5")


def test_people_never_become_leads_and_are_settled_once_for_all_rows(desk: Path) -> None:
    run("import", "tracker", "bad.xlsx", *RECS, "--mapping", "m.yaml")
    mapping = (desk / "m.yaml").read_text(encoding="utf-8")
    assert [line for line in mapping.splitlines() if line.endswith(": ''")] == [
        f"  {name}: ''" for name in (PEOPLE[1], PEOPLE[2], PEOPLE[3], PEOPLE[0])
    ]
    for name in PEOPLE:
        mapping = mapping.replace(f"  {name}: ''", f"  {name}: dcc")
    (desk / "m.yaml").write_text(mapping, encoding="utf-8")
    told = shown("bad.xlsx", *RECS, "--mapping", "m.yaml")
    assert (told["leads"], len(told["unplaced"])) == ([], 2)  # type: ignore[arg-type]


def test_next_month_brings_nothing_new_and_its_own_export_neither(desk: Path) -> None:
    done = run("import", "tracker", "bad.xlsx", *RECS, "--date", "2026-03-31", "--accept")
    assert done.exit_code == 0, done.output
    loaded = load_register(desk / "register").register
    assert loaded is not None
    assert (len(loaded.items), sum(len(i.progress) for i in loaded.items.values())) == (38, 98)
    before = {p: p.read_bytes() for p in (desk / "register").rglob("*.yaml")}
    again = run("import", "tracker", "bad.xlsx", *RECS, "--date", "2026-04-30", "--accept")
    assert again.exit_code == 0, again.output
    assert {p: p.read_bytes() for p in (desk / "register").rglob("*.yaml")} == before
    assert run("export", "out.xlsx", "--to", "xlsx").exit_code == 0
    told = shown("out.xlsx")
    assert {row["in_register"] for row in told["rows"]} == {True}  # type: ignore[attr-defined]
    assert not any(each["new"] for row in told["rows"] for each in row["progress"])  # type: ignore[attr-defined]


def test_imported_updates_are_cleared_in_one_act() -> None:
    run("import", "tracker", "bad.xlsx", *RECS, "--date", "2026-03-31", "--accept")
    given = ("review", "--all", "--imported", "--by", "dcc", "--yes")
    done = run(*given, "--date", "2026-04-10")
    assert done.exit_code == 0, done.output
    assert "98 imported updates of 38 items cleared for internal forums" in done.output
    assert run(*given, "--date", "2026-04-11").exit_code == 1
    public = run(*given, "--public", "--date", "2026-04-11")
    assert "98 imported updates of 38 items cleared for internal and public" in public.output
    assert run("validate").exit_code == 0
