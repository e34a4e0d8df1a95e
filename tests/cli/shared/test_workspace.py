"""Registers that a command cannot read, and names that they do not have."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.shipped_register import run
from tests.storage.small_register import INSPECTION, write_register


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "afi-99"], "no item 'afi-99'."),
        (["show", "afi-7"], "'afi-7' may be peel-2018/afi-07 or peel-2021-22/afi-07."),
        (["list", "--lead", "nobody"], "no lead 'nobody'. The register has: pcc, "),
        (["list", "--area", "nowhere"], "no area 'nowhere'. The register has: "),
        (["list", "--inspection", "peel"], "no inspection 'peel'. Did you mean peel-20"),
        (
            ["stale", "--meeting", "gold"],
            "no forum 'gold'. The register has: sib, hta, hta-thematic, pcp, jac.",
        ),
        (["status", "--on", "23.05"], "--on '23.05' has no year; "),
        (["overdue", "--within", "soon"], "--within 'soon' cannot be read."),
    ],
)
def test_what_the_register_does_not_have_is_refused_in_one_line(
    arguments: list[str], said: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"peeltrack: {said}")
    assert result.stderr.count("\n") == 1


def test_no_register_is_one_line_and_exit_code_3(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["status", "-R", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        f"peeltrack: {tmp_path} is not a register: it has no register.yaml. Name the folder that "
        "contains one.\n"
    )


def test_a_broken_register_is_not_half_answered(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").write_text("name: A force\nnmae: Twice\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["status", "-R", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("peeltrack: register.yaml:2:1: error [key-is-known]")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["status", "list", "overdue", "leads"])
def test_items_without_their_inspection_are_not_half_answered(tmp_path: Path, command: str) -> None:
    register = write_register(tmp_path, {INSPECTION: None})
    result = CliRunner().invoke(app, [*command.split(), "-R", str(register)])
    assert (result.exit_code, result.stdout) == (3, "")
    said = f"peeltrack: {INSPECTION} is missing; write or restore it."
    assert result.stderr.splitlines()[-1].startswith(said)
