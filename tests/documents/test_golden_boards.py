"""The boards' papers and a meeting's notes from the shipped register, whole."""

from datetime import date
from pathlib import Path

import pytest

from peeltrack.documents.board import forum_brief
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.notes import meeting_notes
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from tests.documents.builders import in_form
from tests.documents.read_documents import read_html

GOLDEN = Path(__file__).parents[1] / "golden"


def a_brief(register: Register, forum: str, on: date) -> str:
    view = forum_brief(as_at(register, on), forum, on, revision="abc1234")
    return render(f"{forum}.html.j2", view.page, {"brief": view}, SHIPPED)


def the_notes(register: Register, meeting: str, on: date) -> str:
    then = as_at(register, on)
    view = meeting_notes(then, then.meetings[meeting], on, revision="abc1234")
    return render("notes.html.j2", view.page, {"notes": view}, SHIPPED)


@pytest.fixture(scope="module", params=["sib-2022-05-25", "hta-2022-06-27", "notes-2022-05-23"])
def paper(request: pytest.FixtureRequest, west_mercia: Register) -> tuple[str, str]:
    name: str = request.param
    kind, on = name[:-11], date.fromisoformat(name[-10:])
    if kind == "notes":
        return name, the_notes(west_mercia, "2022-05-23-hta", on)
    return name, a_brief(west_mercia, kind, on)


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_paper_is_as_expected(
    paper: tuple[str, str], form: str, pytestconfig: pytest.Config
) -> None:
    name, html = paper
    written = in_form(html, form)
    expected = GOLDEN / f"{name}.{form}"
    if pytestconfig.getoption("--golden"):
        expected.write_text(written, encoding="utf-8", newline="\n")
    assert written == expected.read_bytes().decode("utf-8")


def test_every_link_of_the_paper_leads_somewhere_and_nothing_reads_none(
    paper: tuple[str, str],
) -> None:
    read = read_html(paper[1])
    within = {link[1:] for link in read.links if link.startswith("#")}
    assert within - set(read.ids) == set()
    assert len(read.ids) == len(set(read.ids))
    assert "None" not in read.text
