"""The tracker of the shipped register, changed and saved in LibreOffice, and collected."""

import shutil
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.returns.tracker.writer import STEPS_SHEET, TRACKER_SHEET
from tests.returns.calc import Job, fill
from tests.returns.tracking import columns_of, row_of

ROOT = Path(__file__).parents[2]
ON = "2022-07-11"
LAST = "T"
"""The letter of the last hidden column."""


@dataclass(frozen=True)
class Round:
    """A tracker that LibreOffice changed and saved, each time in two formats."""

    folder: Path

    def collected(self, name: str) -> tuple[list[str], list[str]]:
        """What collecting a file changes, line by line, and what is said of it."""
        register = self.folder / f"register-{name}"
        shutil.copytree(ROOT / "register", register)
        given = ["returns", "collect", str(self.folder / name), "-R", str(register)]
        given += ["--by", "force-liaison-officer", "--date", ON, "--no-commit", "--format", "tsv"]
        done = CliRunner().invoke(app, given)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        lines = []
        for path in sorted(register.rglob("*.yaml")):
            old = (ROOT / "register" / path.relative_to(register)).read_text(encoding="utf-8")
            new = path.read_text(encoding="utf-8")
            if old != new:
                changed = ndiff(old.splitlines(), new.splitlines())
                lines += [f"{path.stem} {line}" for line in changed if line[0] in "+-"]
        said = [
            line.replace(f"{self.folder / name}: ", "").replace("Note: ", "")
            for line in done.stderr.splitlines()
            if "Tracker!" in line or "Steps!" in line or "not here" in line
        ]
        again = CliRunner().invoke(app, given)
        assert "recorded" not in again.stdout
        return lines, said


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """The tracker as typed in, muddled and cleared, in one LibreOffice."""
    folder = tmp_path_factory.mktemp("tracker")
    file = folder / "tracker.xlsx"
    given = ["tracker", "-o", str(file), "--on", ON, "-R", str(ROOT / "register")]
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 0, done.stderr
    book = openpyxl.load_workbook(file)
    sheet, steps = book[TRACKER_SHEET], book[STEPS_SHEET]
    row = {name: row_of(sheet, name) for name in ("AFI 1", "AFI 3", "AFI 8", "AFI 9")}
    last_row = sheet.max_row
    assert sheet.cell(4, columns_of(sheet)["As written"]).column_letter == LAST
    new = next(r for r in range(5, steps.max_row + 1) if not steps.cell(r, 1).value)
    typed: list[list[object]] = [
        ["type", TRACKER_SHEET, f"E{row['AFI 1']}", "Yellow"],
        ["type", TRACKER_SHEET, f"R{row['AFI 1']}", "Panels meet in every area."],
        ["type", TRACKER_SHEET, f"I{row['AFI 3']}", "30/09/2022"],
        ["type", TRACKER_SHEET, f"R{row['AFI 3']}", "=SUM(A1:A2)"],
        ["type", TRACKER_SHEET, f"O{row['AFI 8']}", "Two of the checks are done."],
        ["type", TRACKER_SHEET, f"G{row['AFI 9']}", "Nobody we know"],
        ["type", STEPS_SHEET, f"A{new}", "AFI 9"],
        ["type", STEPS_SHEET, f"B{new}", "Agree one list with the partners."],
    ]
    muddled = [
        ["sort_downwards", TRACKER_SHEET, f"A5:{LAST}{last_row}", 0],
        ["delete_row", TRACKER_SHEET, last_row],
        ["insert_column", TRACKER_SHEET, 3],
        ["script", TRACKER_SHEET, "C4", "My notes"],
    ]
    jobs: list[Job] = [
        {"open": str(file), "do": [], "save": names(folder, "same")},
        {"open": str(file), "do": typed, "save": names(folder, "typed")},
        {"open": str(file), "do": [*typed, *muddled], "save": names(folder, "muddled")},
    ]
    fill(jobs, folder)
    return Round(folder)


def names(folder: Path, stem: str) -> list[str]:
    return [str(folder / f"{stem}.xlsx"), str(folder / f"{stem}.ods")]


OF_AFI_1 = [
    "afi-01 - rag: amber",
    "afi-01 + rag: yellow",
    "afi-01 +     by: force-liaison-officer",
    "afi-01 +   - date: 2022-07-11",
    "afi-01 +     from: amber",
    "afi-01 +     to: yellow",
    "afi-01 +     because: Panels meet in every area.",
]
OF_OTHERS = [
    "afi-03 + target: 2022-09-30",
    "afi-03 + target_changes:",
    "afi-03 +   - date: 2022-07-11",
    "afi-03 +     to: 2022-09-30",
    "afi-03 +     because: '=SUM(A1:A2)'",
    "afi-03 +     by: force-liaison-officer",
    "afi-08 +   - date: 2022-07-11",
    "afi-08 +     by: force-liaison-officer",
    "afi-08 +     text: Two of the checks are done.",
]
NOBODY = "AFI 9: 'Nobody we know' is not a lead in the register; choose one from the list."
AS_TEXT = "AFI 3: '30/09/2022' was read as 30 September 2022."


@pytest.mark.parametrize("name", ["same.xlsx", "same.ods"])
def test_a_tracker_that_was_only_saved_changes_nothing(calc: Round, name: str) -> None:
    assert calc.collected(name) == ([], [])


@pytest.mark.parametrize("name", ["typed.xlsx", "typed.ods"])
def test_what_was_typed_is_recorded_and_a_mishap_named(calc: Round, name: str) -> None:
    assert calc.collected(name) == (
        [*OF_AFI_1, *OF_OTHERS],
        [f"Tracker!G17: {NOBODY}", f"Tracker!I11: {AS_TEXT}"],
    )


@pytest.mark.parametrize("name", ["muddled.xlsx", "muddled.ods"])
def test_rows_sorted_and_deleted_and_a_column_inserted_do_no_harm(calc: Round, name: str) -> None:
    assert calc.collected(name) == (
        OF_OTHERS,
        [
            f"Tracker!H8: {NOBODY}",
            f"Tracker!J15: {AS_TEXT}",
            "1 row of the tracker is not here any more (AFI 1); nothing is changed there.",
        ],
    )
