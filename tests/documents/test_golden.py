"""The papers and a meeting's notes from the shipped registers, whole."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.formats.markdown_escaping import heading_anchor
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.notes import meeting_notes
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.storage.load import load_register
from tests.documents.builders import in_form, rendered
from tests.documents.public_papers import html_of
from tests.documents.read_documents import read_html, read_markdown

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
ON = date(2022, 5, 23)
PANEL, COMMITTEE = date(2022, 6, 15), date(2021, 9, 29)
BOARDS = ("hta-2022-05-23", "sib-2022-05-25", "hta-2022-06-27")
PUBLIC = ("pcp-2022-06-15", "jac-2021-09-29", "response-peel-2021-22")
NAMES = (*BOARDS, "notes-2022-05-23", *PUBLIC)
IN_HTML = ("hta-2022-06-27", "jac-2021-09-29")
"""The papers that are also compared as HTML. Markdown is made of the HTML, so a change to a
text or to the order shows in the Markdown of each paper; these two have all but two of the
elements and classes that the seven have between them, a board's and a public paper's."""
REFERENCES = [
    "AFI 1", "AFI 2", "AFI 3", "AFI 4", "AFI 5", "AFI 6",
    "Cause of concern", "Recommendation 1", "Recommendation 2", "AFI 7", "AFI 8",
    "AFI 9", "AFI 10", "AFI 11", "AFI 12", "AFI 13", "AFI 14", "AFI 15", "AFI 16",
]  # fmt: skip


def a_brief(register: Register, forum: str, on: date) -> str:
    view = forum_brief(as_at(register, on), forum, on, revision="abc1234")
    return render(f"{forum}.html.j2", view.page, {"brief": view}, SHIPPED)


def the_notes(register: Register, meeting: str, on: date) -> str:
    then = as_at(register, on)
    view = meeting_notes(then, then.meetings[meeting], on, revision="abc1234")
    return render("notes.html.j2", view.page, {"notes": view}, SHIPPED)


@pytest.fixture(scope="module")
def papers(west_mercia: Register) -> Mapping[str, str]:
    """The HTML of each paper, by its name."""
    force = as_at(west_mercia, PANEL)
    west_midlands = load_register(ROOT / "examples" / "west-midlands" / "register").register
    assert west_midlands
    committee = as_at(west_midlands, COMMITTEE)
    return {
        **{name: a_brief(west_mercia, name[:3], date.fromisoformat(name[4:])) for name in BOARDS},
        "notes-2022-05-23": the_notes(west_mercia, "2022-05-23-hta", ON),
        "pcp-2022-06-15": html_of("pcp", force, PANEL, "peel-2021-22"),
        "jac-2021-09-29": html_of("jac", committee, COMMITTEE, "peel-2021-22"),
        "response-peel-2021-22": html_of("response", force, PANEL, "peel-2021-22"),
    }


@pytest.mark.parametrize(
    ("name", "form"), [*((name, "md") for name in NAMES), *((name, "html") for name in IN_HTML)]
)
def test_the_paper_is_as_expected(
    name: str, form: str, papers: Mapping[str, str], pytestconfig: pytest.Config
) -> None:
    written = in_form(papers[name], form)
    expected = GOLDEN / f"{name}.{form}"
    if pytestconfig.getoption("--golden"):
        expected.write_text(written, encoding="utf-8", newline="\n")
    assert written == expected.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_the_paper_leads_somewhere_and_nothing_reads_none(
    name: str, papers: Mapping[str, str]
) -> None:
    read = read_html(papers[name])
    within = {link[1:] for link in read.links if link.startswith("#")}
    assert within - set(read.ids) == set()
    assert len(read.ids) == len(set(read.ids))
    assert "None" not in read.text.split()
    assert ("OFFICIAL" in papers[name]) == (name not in PUBLIC)


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_of_the_paper_name_each_of_its_sections(
    name: str, papers: Mapping[str, str]
) -> None:
    contents, _, main = papers[name].partition("</nav>")
    sections = re.findall(r'<h2 id="([^"]+)"', main)
    assert [each for each in sections if f'href="#{each}"' not in contents] == []
    assert len(sections) > 3


@pytest.fixture(scope="module")
def brief(west_mercia: Register) -> Brief:
    return forum_brief(as_at(west_mercia, ON), "hta", ON, revision="abc1234")


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
