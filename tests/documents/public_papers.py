"""The public papers of a register, as their commands make them."""

from collections.abc import Mapping
from datetime import date

from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.papers import forum_paper
from peeltrack.documents.parts.header import Header
from peeltrack.documents.response import statutory_response
from peeltrack.model.register import Register

Views = Mapping[str, object]

PAPERS = ("pcp", "jac", "response")


def paper_views(paper: str, register: Register, on: date, inspection: str) -> tuple[Header, Views]:
    """Return the header and views of a paper: all that any template of it could show."""
    if paper == "response":
        response = statutory_response(register, inspection, on, revision="abc1234")
        return response.page, {"response": response}
    made = forum_paper(register, paper, on, revision="abc1234")
    return made.page, made.views


def html_of(paper: str, register: Register, on: date, inspection: str) -> str:
    """Return a paper as its shipped template makes it."""
    return render(f"{paper}.html.j2", *paper_views(paper, register, on, inspection), SHIPPED)
