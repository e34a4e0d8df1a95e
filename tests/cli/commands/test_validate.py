"""The validate command."""

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
    assert {row["severity"] for row in found} == {"warning"}
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
