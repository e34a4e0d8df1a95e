"""From an empty folder to the first brief, as docs/getting-started.md says."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.cli.small_office import plain_environment
from tests.walkthroughs.test_day import replay

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "getting-started.md"
BLOCK = re.compile(r"(?P<before>```(?P<kind>text|console)\n)(?P<body>.*?)(?P<after>```)", re.DOTALL)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    for name in os.environ.keys() - plain_environment().keys():
        monkeypatch.delenv(name)
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_empty_folder_becomes_a_register_with_a_brief_as_the_page_says(
    empty: Path, page_says: Callable[[Path, str], None]
) -> None:
    def now(found: re.Match[str]) -> str:
        body = found["body"]
        if found["kind"] == "text":
            (empty / "report.txt").write_text(body, encoding="utf-8", newline="\n")
            return found[0]
        return f"{found['before']}{replay(body)}{found['after']}"

    page_says(PAGE, BLOCK.sub(now, PAGE.read_text(encoding="utf-8")))
    texts = [each.text for each in Document(str(empty / "brief.docx")).paragraphs]
    assert any("Borsetshire Police" in text for text in texts)
