"""The ends of a public paper: its purpose, standing headings, supporting papers, contact. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.model.inspections import Inspection
from peeltrack.model.organisation import Forum
from peeltrack.wording import listed, long_date

_WITH_ADDRESS = re.compile(r"(?P<title>.*?)[\s,:;(]*(?P<url>https://[^\s)]+)\)?")
"""Notes of the meeting of 23 May 2022, https://commissioner.example/notes"""


_NAMED = 2
"""Reports that a note names."""


@dataclass(frozen=True, slots=True)
class ImplicationView:
    """A standing heading of the forum's papers."""

    heading: str
    """Risk management, Financial, Legal, Equality."""
    text: TextBlocks
    """Its text."""


@dataclass(frozen=True, slots=True)
class SupportingPaper:
    """A published paper that a public paper rests on: an appendix, a background document."""

    title: str
    """Its title."""
    detail: str
    """The inspecting body and the date of a report; empty for another paper."""
    url: str | None
    """Its address; None if not recorded."""


def supporting_papers(inspections: Iterable[Inspection]) -> Iterator[SupportingPaper]:
    """Yield each report with its address, then the other papers that go with it."""
    for inspection in inspections:
        day = long_date(inspection.published) if inspection.published else "not dated"
        yield SupportingPaper(inspection.title, f"{inspection.body}, {day}", inspection.url)
        for line in inspection.supporting_papers:
            found = _WITH_ADDRESS.fullmatch(line)
            title, url = (found["title"], found["url"]) if found else (line, None)
            yield SupportingPaper(title or line, "", url)


def unrecorded(forum: Forum, inspections: Iterable[Inspection]) -> Iterator[str]:
    """Name what a public paper has a place for and the register does not say, with its option."""
    if not forum.invited_to:
        yield "the recommendation to members (forum change --invited-to)"
    if not forum.contact:
        yield "the contact (forum change --contact)"
    without = [each.called for each in inspections if not each.url]
    if without:
        few = f"the address of {listed(without)}"
        what = few if len(without) <= _NAMED else f"the addresses of {len(without)} reports"
        yield f"{what} (inspection change --url)"


def implication_views(forum: Forum) -> tuple[ImplicationView, ...]:
    """Return the standing headings of a forum's papers."""
    return tuple(ImplicationView(each.heading, blocks(each.text)) for each in forum.implications)


def contact_lines(forum: Forum) -> tuple[str, ...]:
    """Return the office that answers questions about a forum's papers, line by line."""
    return text_lines(forum.contact)


def text_lines(text: str | None) -> tuple[str, ...]:
    """Return the lines of an address, without empty ones."""
    return tuple(filter(None, map(str.strip, (text or "").splitlines())))
