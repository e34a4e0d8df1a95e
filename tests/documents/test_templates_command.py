"""peeltrack templates: which template each forum uses, from where, and whether it fits."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app

ROOT = Path(__file__).parents[2]
REGISTER = """\
name: Borsetshire Police
forums:
  hta:
    name: Holding to Account
  sib:
    name: Service Improvement Board
  gold:
    name: Gold group
"""
WEST_MIDLANDS = ROOT / "examples" / "west-midlands" / "register"


def tried(register: Path, on: str) -> tuple[int, dict[str, dict[str, Any]]]:
    arguments = ["templates", "-R", str(register), "--on", on, "--format", "json"]
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, {row["paper"]: row for row in json.loads(result.stdout)["rows"]}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with two forums and nothing else."""
    folder = tmp_path / "register"
    folder.mkdir()
    (folder / "register.yaml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    return folder


@pytest.mark.parametrize(
    ("shipped", "on"), [(ROOT / "register", "2022-06-27"), (WEST_MIDLANDS, "2021-09-29")]
)
def test_every_template_fits_the_shipped_registers(shipped: Path, on: str) -> None:
    code, rows = tried(shipped, on)
    assert (code, [row["problem"] for row in rows.values() if row["problem"]]) == (0, [])


def test_a_template_of_ones_own_is_tried_in_place_of_the_shipped(register: Path) -> None:
    own = register.parent / "templates" / "hta.html.j2"
    own.write_text("<h1>{{ brief.counts }}</h1>", encoding="utf-8")
    _, rows = tried(register, "2022-05-23")
    assert rows["hta"] == {
        "paper": "hta",
        "template": "hta.html.j2",
        "file": own.as_posix(),
        "problem": None,
    }


@pytest.mark.parametrize(
    ("template", "line", "why"),
    [
        ("<p>\n{{ brief.postion }}", 2, "has no attribute 'postion'"),
        ("<p>\n\n{% for each in %}", 3, "Expected an expression"),
        ('{% include "none.j2" %}', None, "hta.html.j2 needs it"),
        (
            '{% import "sections.html.j2" as sections %}\n{{ sections.tile([], "a", "b") }}',
            2,
            "use sections.position(brief), which counts by area and rating instead",
        ),
        ("<h1>Title</h1>\n<marquee>{{ brief.forum }}</marquee>", None, "marquee"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(
    register: Path, template: str, line: int | None, why: str
) -> None:
    own = register.parent / "templates" / "hta.html.j2"
    own.write_text(template, encoding="utf-8")
    code, rows = tried(register, "2022-05-23")
    assert code == 1
    assert f"{own}:{line}: " in rows["hta"]["problem"] or line is None
    assert why in rows["hta"]["problem"]
    assert rows["sib"]["problem"] is None


def test_a_forum_without_a_template_is_told_where_to_put_one(register: Path) -> None:
    code, rows = tried(register, "2022-05-23")
    result = CliRunner().invoke(app, ["brief", "-R", str(register), "--meeting", "gold"])
    assert (code, rows["gold"]["file"]) == (1, None)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "template gold.html.j2: there is none of that name." in result.stderr
