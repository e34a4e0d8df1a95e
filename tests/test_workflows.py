"""The project's own pipeline: its schema, its systems, its Pythons, its pinned actions."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from peeltrack.storage.yaml import parse

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yaml"))


def problems(path: Path) -> str:
    """Return the problems that check-jsonschema, with its own copy of the schema, reports."""
    arguments = ["--builtin-schema", "vendor.github-workflows", str(path)]
    finished = CliRunner().invoke(check_jsonschema, arguments, catch_exceptions=False)
    return finished.output if finished.exit_code else ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_fits_the_published_schema(path: Path) -> None:
    assert problems(path) == ""


def test_a_workflow_with_a_misspelt_key_does_not_fit(tmp_path: Path) -> None:
    wrong = tmp_path / "test.yaml"
    text = (ROOT / ".github/workflows/test.yaml").read_text(encoding="utf-8")
    wrong.write_text(text.replace("runs-on:", "run-on:"), encoding="utf-8")
    assert "run-on" in problems(wrong)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit(path: Path) -> None:
    uses = re.findall(r"uses: *(\S+)(.*)", path.read_text(encoding="utf-8"))
    pinned = r"[\w-]+/[\w-]+@[0-9a-f]{40}"
    assert uses
    assert [action for action, _ in uses if not re.fullmatch(pinned, action)] == []
    assert [note for _, note in uses if not re.fullmatch(r" # v[\d.]+", note)] == []


def test_the_readmes_command_runs_on_three_systems_with_the_oldest_and_the_newest_python() -> None:
    job: Any = parse((ROOT / ".github/workflows/test.yaml").read_text(encoding="utf-8"))
    job = job["jobs"]["test"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    prefix = "Programming Language :: Python :: 3."
    minors = [int(each.removeprefix(prefix)) for each in project["classifiers"] if prefix in each]
    assert job["strategy"]["matrix"] == {
        "system": ["ubuntu-latest", "windows-latest", "macos-latest"],
        "python": [f"3.{min(minors)}", f"3.{max(minors)}"],
    }
    assert project["requires-python"] == f">=3.{min(minors)}"
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert [step["run"] for step in job["steps"] if "make test" in step.get("run", "")]
