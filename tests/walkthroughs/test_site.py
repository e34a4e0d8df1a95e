"""The commands of docs/site.md, and what the pipelines of `init` run to build the pages."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import peeltrack.cli
from peeltrack.cli import app
from peeltrack.storage.yaml import parse
from tests.walkthroughs.test_day import CONSOLE, ROOT, desk, replay

__all__ = ["desk"]

PAGE = ROOT / "docs" / "site.md"
SCAFFOLD = Path(peeltrack.cli.__file__).parents[1] / "scaffold"
ITEM = "register/inspections/peel-2021-22/afi-03.yaml"


@pytest.mark.usefixtures("desk")
def test_the_commands_go_as_the_page_says(page_says: Callable[[Path, str], None]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    page_says(PAGE, CONSOLE.sub(lambda block: replay(block[0]), page))
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0


def github() -> str:
    job: Any = parse((SCAFFOLD / ".github/workflows/register.yaml").read_text("utf-8"))
    return "\n".join(
        step["run"]
        for step in job["jobs"]["register"]["steps"]
        if step.get("name") == "The pages, with what this changes"
    )


def gitlab() -> str:
    job: Any = parse((SCAFFOLD / ".gitlab-ci.yml").read_text("utf-8"))["register"]
    return "\n".join(line for line in job["script"] if re.match("if |BASE=|peeltrack site", line))


def azure() -> str:
    steps: Any = parse((SCAFFOLD / "azure-pipelines.yml").read_text("utf-8"))["steps"]
    (script,) = (step["script"] for step in steps if step.get("displayName") == "The pages")
    return str(script)


@pytest.mark.skipif(os.name == "nt", reason="the hosts run it on Linux")
@pytest.mark.parametrize(
    ("script", "told"),
    [
        (github, {"BASE": "main"}),
        (gitlab, {"CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main"}),
        (azure, {"REASON": "PullRequest", "TARGET": "refs/heads/main"}),
    ],
)
def test_a_pipeline_previews_what_a_pull_request_changes(
    script: Callable[[], str], told: dict[str, str], desk: Path
) -> None:
    git = ["git", "-C", str(desk)]
    subprocess.run([*git, "update-ref", "refs/remotes/origin/main", "HEAD"], check=True)
    text = (desk / ITEM).read_text("utf-8")
    (desk / ITEM).write_text(text.replace("title: Mental", "title: A mental", 1), "utf-8")
    subprocess.run([*git, "commit", "-qam", "A clearer title"], check=True)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", script()],
        cwd=desk,
        env={**os.environ, "PATH": path, **told},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Open site/index.html" in done.stderr
    changes = (desk / "site/changes.html").read_text("utf-8")
    assert "A mental health crisis" in changes
    assert (desk / "site/site.json").is_file()
