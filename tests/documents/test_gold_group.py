"""The forum of one's own in docs/templates.md, made as the page says, on a copy of the register."""

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "templates.md"
PARTS = re.compile(
    r"(?<=```)yaml\n(?P<forum>.*?)```"
    r".*?```html\+jinja\n(?P<template>.*?)```"
    r".*?```markdown\n(?P<printed>.*?)```",
    re.DOTALL,
)


def example() -> re.Match[str]:
    """What goes into register.yaml, the template, and what is then printed."""
    found = PARTS.search(PAGE.read_text(encoding="utf-8"))
    assert found
    return found


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("force")
    shutil.copytree(ROOT / "register", folder / "register")
    forum, template = example().group("forum", "template")
    organisation = folder / "register" / "register.yaml"
    text = organisation.read_text(encoding="utf-8")
    organisation.write_text(text.replace("\nforums:\n", f"\nforums:\n{forum}"), encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "gold.html.j2").write_text(template, encoding="utf-8")
    return folder / "register"


def ran(register: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "-R", str(register), "--on", "2022-05-23"])


def test_the_register_is_still_in_order(register: Path) -> None:
    assert ran(register, "validate").exit_code == 0


def test_the_new_template_fits(register: Path) -> None:
    result = ran(register, "templates", "--format", "json")
    rows = {row["paper"]: row for row in json.loads(result.stdout)["rows"]}
    assert result.exit_code == 0
    assert rows["gold"] == {
        "paper": "gold",
        "template": "gold.html.j2",
        "file": (register.parent / "templates" / "gold.html.j2").as_posix(),
        "problem": None,
    }


def test_the_page_shows_what_the_new_forum_is_given(
    register: Path, pytestconfig: pytest.Config
) -> None:
    told = ran(register, "brief", "--meeting", "gold")
    planned = "For a meeting on 23 May 2022: no meeting of gold is planned.\n"
    assert (told.exit_code, told.stderr) == (0, planned)
    given = re.sub(
        r"revision \w+|from a working copy",
        "from a working copy",
        told.stdout,
    )
    if pytestconfig.getoption("--golden"):
        page, (start, end) = example().string, example().span("printed")
        PAGE.write_text(page[:start] + given + page[end:], encoding="utf-8", newline="\n")
    assert given == example()["printed"]


@pytest.mark.parametrize(
    ("ending", "begins"), [("html", b"<!doctype html>"), ("docx", b"PK"), ("pdf", b"%PDF")]
)
def test_the_new_forum_has_its_page_in_every_format(
    register: Path, ending: str, begins: bytes
) -> None:
    if ending == "pdf":
        pytest.importorskip("typst")
    file = register.parent / f"gold.{ending}"
    result = ran(register, "brief", "--meeting", "gold", "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_bytes().startswith(begins)


def test_a_template_without_a_place_for_the_annex_refuses_it(register: Path) -> None:
    result = ran(register, "brief", "--meeting", "gold", "--with-challenge")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "gold.html.j2: it has no challenge; put " in result.stderr
