"""The validate command."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.shipped_register import ROOT, rows, run


@pytest.mark.parametrize("register", ["register", "examples/west-midlands/register"])
def test_the_shipped_registers_are_valid(register: str) -> None:
    result = CliRunner().invoke(app, ["-R", str(ROOT / register), "validate"])
    assert (result.exit_code, "0 errors" in result.stderr) == (0, True)


def test_validate_as_json_is_rows_of_problems() -> None:
    found = rows("validate")
    assert {row["severity"] for row in found[:-1]} == {"warning"}
    assert (found[-1]["severity"], found[-1]["file"]) == ("note", "register.yaml")
    assert found[0] == {
        "file": "inspections/peel-2021-22/afi-01.yaml",
        "line": 1,
        "column": 1,
        "rule": "every-open-item-has-a-target-or-a-due-date",
        "severity": "warning",
        "message": "has neither a due date nor a target; set a target.",
        "item": "peel-2021-22/afi-01",
    }


def test_validate_strict_counts_warnings() -> None:
    assert run("validate", "--strict").exit_code == 1


def test_validate_strict_passes_over_a_note(tmp_path: Path) -> None:
    """An abbreviation that nobody explains is advice, last and counted apart."""
    main = (
        "name: Borsetshire Police\nprogrammes:\n  a:\n    name: Alpha\n    text: Run by the XYZ.\n"
    )
    (tmp_path / "register.yaml").write_text(main, encoding="utf-8")
    result = CliRunner().invoke(app, ["-R", str(tmp_path), "validate", "--strict"])
    assert (result.exit_code, result.stdout) == (
        0,
        "register.yaml:1:1: note [every-abbreviation-is-explained] public text leaves "
        "1 abbreviation unexplained: XYZ (a); add what each stands for under abbreviations.\n",
    )
    assert result.stderr.endswith("0 errors, 0 warnings, 1 note.\n")
