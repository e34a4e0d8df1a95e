"""An inspection cycle of another force, from an empty folder to the fourth paper.

The commands are in cycle/commands.txt, the papers that come in beside it. Whatever is in the
register came by a command; leads fill in their workbooks, and nobody edits a file.
"""

import shlex
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.returns.questions import REFERENCE, UPDATE_SHEET
from peeltrack.returns.writer import HEAD_ROWS
from tests.returns.filling import filled
from tests.walkthroughs.test_getting_started import empty

__all__ = ["empty"]

CYCLE = Path(__file__).parent / "cycle"
MOST = 60
LINES = (CYCLE / "commands.txt").read_text(encoding="utf-8").splitlines()
COMMANDS = [line for line in LINES if line and not line.startswith("#")]


def carried_out(command: str, folder: Path) -> str:
    """What a command says; a star stands for every file that fits, as in a shell."""
    program, *words = shlex.split(command)
    if program == "git":
        finished = subprocess.run(
            [program, *words], check=True, capture_output=True, encoding="utf-8"
        )
        return finished.stdout
    given = []
    for word in words:
        found = sorted(map(str, folder.glob(word))) if "*" in word else []
        given += found or [word]
    result = CliRunner().invoke(app, given)
    assert (result.exit_code, result.exception) == (0, None), f"{command}\n{result.output}"
    return result.output


def answered(folder: Path) -> None:
    """Fill in the workbooks of the tactical leads, every item of each."""
    for path in sorted(folder.glob("return-*-head-of-*.xlsx")):
        head, *rows = openpyxl.load_workbook(path)[UPDATE_SHEET].iter_rows(
            min_row=HEAD_ROWS, values_only=True
        )
        items = filter(None, (row[head.index(REFERENCE)] for row in rows))
        update = f"The work of {folder.name} is done as planned."
        path.write_bytes(
            filled(path.read_bytes(), {str(item): {"Your update": update} for item in items})
        )


@pytest.fixture
def lived(empty: Path) -> Path:
    """The folder in which the year was lived."""
    for name in ("report.txt", "tracker.csv", "notes.txt"):
        shutil.copy(CYCLE / name, empty)
    for command in COMMANDS:
        carried_out(command, empty)
        if command.startswith("peeltrack returns send -o "):
            answered(empty / command.split()[4])
    return empty


def test_a_cycle_takes_at_most_sixty_commands_and_no_yaml(lived: Path) -> None:
    assert len(COMMANDS) <= MOST
    kinds = ("import report", "import tracker", "import notes", "returns collect", "brief")
    said = [sum(c.startswith(f"peeltrack {kind}") for c in COMMANDS) for kind in kinds]
    assert said == [1, 1, 1, 2, 4]
    assert "0 errors" in carried_out("peeltrack validate --on 2024-07-15", lived)
    first = carried_out("git rev-list --max-parents=0 HEAD", lived).strip()
    assert "0 errors" in carried_out(f"peeltrack validate --against {first}", lived)
    assert carried_out("git status --porcelain register", lived) == ""
    papers = {
        name: "\n".join(
            [each.text for each in document.paragraphs]
            + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        )
        for name in ("june/sib", "june/hta", "july/pcp", "july/jac")
        for document in [Document(str(lived / f"{name}.docx"))]
    }
    for name, told in {
        "june/sib": "The new call queue",
        "june/hta": "Nine calls in ten are answered within the target",
        "july/pcp": "The work of july is done as planned",
        "july/jac": "31 December 2024",
    }.items():
        assert told in papers[name], name
    assert "22 items" in carried_out("peeltrack brief sib --on 2024-07-15 -o again.docx", lived)
