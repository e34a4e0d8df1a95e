"""What docs/papers.md shows is so: its commands run, and its response is one."""

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import ryaml
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.model.inspections import StatutoryResponse

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "papers.md").read_text("utf-8")


def test_its_commands_write_their_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "register", tmp_path / "register")
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    results = [CliRunner().invoke(app, shlex.split(line)[1:]) for line in block.splitlines()]
    assert [result.exit_code for result in results] == [0, 0, 0]
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert written == {"panel.docx", "committee.html", "response.pdf"}


def test_its_response_is_one_that_a_register_can_hold() -> None:
    (block,) = re.findall(r"```yaml\n(statutory_response:.*?)```", PAGE, re.DOTALL)
    told: dict[str, Any] = ryaml.loads(block)  # type: ignore[attr-defined]
    response = StatutoryResponse.model_validate(told["statutory_response"])
    assert [(bool(e.text), bool(e.none_because)) for e in response.explanations] == [
        (True, False),
        (False, True),
    ]
    shown = set(told["statutory_response"])
    assert shown == {
        "chief_constable_comments",
        "comments",
        "explanations",
        "sent",
        "published",
        "url",
    }
