"""The HTA brief of 23 May 2022 from the shipped register, whole, in both formats."""

from datetime import date
from pathlib import Path

import pytest

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.formats.markdown_escaping import heading_anchor
from peeltrack.queries.as_at import as_at
from peeltrack.storage.load import load_register
from tests.documents.builders import rendered
from tests.documents.read_documents import read_html, read_markdown

ROOT = Path(__file__).parents[2]
ON = date(2022, 5, 23)
REFERENCES = [
    "AFI 1", "AFI 2", "AFI 3", "AFI 4", "AFI 5", "AFI 6",
    "Cause of concern", "Recommendation 1", "Recommendation 2", "AFI 7", "AFI 8",
    "AFI 9", "AFI 10", "AFI 11", "AFI 12", "AFI 13", "AFI 14", "AFI 15", "AFI 16",
]  # fmt: skip


@pytest.fixture(scope="module")
def brief() -> Brief:
    register = load_register(ROOT / "register").register
    assert register
    return forum_brief(as_at(register, ON), "hta", ON, revision="abc1234")


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_brief_is_as_expected(form: str, brief: Brief, pytestconfig: pytest.Config) -> None:
    document = rendered(brief, form)
    expected = ROOT / "tests" / "golden" / f"hta-2022-05-23.{form}"
    if pytestconfig.getoption("--golden"):
        expected.write_text(document, encoding="utf-8", newline="\n")
    assert document == expected.read_bytes().decode("utf-8")


def test_the_brief_holds_every_item_and_says_what_the_meeting_found(brief: Brief) -> None:
    wanting = brief.attention
    assert [item.link.reference for item in brief.items] == REFERENCES
    assert brief.position == (
        "Fifteen AFIs and one recommendation amber; one AFI and one recommendation yellow; "
        "one cause of concern not rated"
    )
    assert [link.reference for link in wanting.no_update] == ["AFI 9", "AFI 15"]
    assert [each.link.reference for each in wanting.unowned] == ["AFI 6"]
    assert [late.link and late.link.reference for late in wanting.overdue] == ["AFI 3"]


@pytest.mark.parametrize("form", ["md", "html"])
def test_every_item_has_its_heading_and_nothing_reads_none(form: str, brief: Brief) -> None:
    document = rendered(brief, form)
    read = read_html(document) if form == "html" else read_markdown(document)
    assert [item.link.heading for item in brief.items if item.link.heading not in read.text] == []
    assert read.tags.count("h1") == 1
    assert "None" not in read.text


def test_every_link_in_the_markdown_leads_to_a_heading(brief: Brief) -> None:
    document = rendered(brief, "md")
    headings = [line.lstrip("# ") for line in document.splitlines() if line.startswith("#")]
    anchors = {heading_anchor(heading) for heading in headings}
    links = {link[1:] for link in read_markdown(document).links if link.startswith("#")}
    assert links <= anchors
