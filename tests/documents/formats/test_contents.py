"""Contents: where a paper is long, which sections, and the pages on which they are."""

import io
import re
import zipfile

import pypdf
import pytest

from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.markdown import markdown
from peeltrack.documents.formats.pdf import pdf
from peeltrack.documents.formats.tree import Document, is_contents, listed_sections, plain
from peeltrack.documents.formats.word.writer import word
from tests.documents.formats.small_document import small_page

TEXT = "The force should keep complete records of what it does. " * 60
HERE = '<div class="contents"></div>'


def a_paper(sections: int, *, after: int | None = None) -> Document:
    """A paper of sections of about a page; its contents after one of them, or where they go."""
    body = "".join(
        f'<h2 id="s{n}">Section {n}</h2><p>{TEXT}</p>{HERE if n == after else ""}'
        for n in range(1, sections + 1)
    )
    page = f"<header><h1>Paper</h1></header><main><p>First.</p>{body}</main>"
    return document(f"<body>{page}</body>", "own")


def pages_of(paper: Document) -> list[str]:
    data = pdf(paper, small_page()).data
    return [
        " ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages
    ]


def body_of(paper: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(word(paper, small_page()))) as parts:
        assert b"updateFields" not in parts.read("word/settings.xml")
        return parts.read("word/document.xml").decode()


def test_contents_stand_before_the_first_section_or_where_the_template_says() -> None:
    plain_place = a_paper(3)
    assert [is_contents(block) for block in plain_place.body[:3]] == [False, True, False]
    assert [plain(each.words)[-1] for each in listed_sections(plain_place.body)] == ["1", "2", "3"]
    later = a_paper(3, after=2)
    assert [plain(each.words)[-1] for each in listed_sections(later.body)] == ["3"]
    assert sum(map(is_contents, later.body)) == 1


def test_a_long_paper_names_the_page_of_each_section() -> None:
    pytest.importorskip("typst")
    pages = pages_of(a_paper(16))
    assert len(pages) > 6
    listed = dict(re.findall(r"Section (\d+) ?(\d+)(?= )", pages[0].partition("Contents")[2]))
    found = {
        str(n): str(next(p for p, text in enumerate(pages, 1) if f"Section {n} The force" in text))
        for n in range(1, 17)
    }
    assert {n: listed[n] for n in found} == found


def test_a_short_paper_has_none() -> None:
    pytest.importorskip("typst")
    pages = pages_of(a_paper(4))
    assert len(pages) <= 6
    assert "Contents" not in " ".join(pages)
    assert "w:sdt" not in body_of(a_paper(4))


def test_word_has_a_table_of_contents_whose_entries_lead_to_their_headings() -> None:
    body = body_of(a_paper(16, after=1))
    inside = body.partition("<w:sdt>")[2].partition("</w:sdt>")[0]
    assert "Table of Contents" in inside
    assert inside.count("TOC \\o &quot;1-1&quot;") == 1
    marks = [inside.count(f'w:fldCharType="{kind}"') for kind in ("begin", "separate", "end")]
    assert marks == [1, 1, 1]
    anchors = re.findall(r'<w:hyperlink w:anchor="(h\d+)"', inside)
    assert len(anchors) == 15
    assert [each for each in anchors if f'w:name="{each}"' not in body] == []
    assert 'w:leader="dot"' not in body  # no dots that lead to no number
    assert "w:dirty" not in body  # Word would ask on opening whether to update


def test_markdown_has_none() -> None:
    assert markdown(a_paper(16)) == markdown(a_paper(16, after=3))
    assert "\n\n\n" not in markdown(a_paper(3))
