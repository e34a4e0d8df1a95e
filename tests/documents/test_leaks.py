"""Nothing restricted or internal is in any public document, of registers drawn at random."""

import re
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.markdown import markdown
from peeltrack.documents.formats.pdf import pdf
from peeltrack.documents.formats.tree import Document
from peeltrack.documents.formats.word.writer import word
from peeltrack.documents.parts.header import Header
from peeltrack.model.inspections import StatutoryResponse
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import SHOWN
from tests.documents.public_papers import PAPERS, html_of, paper_views
from tests.documents.random_registers import MARK, MARKED_YEAR, ON, PAPER, RandomRegister, Shown


def in_word(data: bytes) -> str:
    """All that a Word file holds: its text, its properties, its notes; its measures are none."""
    with ZipFile(BytesIO(data)) as parts:
        whole = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return re.sub(r'="\d+"', "", whole)


def in_pdf(data: bytes) -> str:
    """What a reader sees of a PDF, and its properties."""
    read = PdfReader(BytesIO(data))
    return "".join(page.extract_text() for page in read.pages) + str(read.metadata)


FORMATS: dict[str, Callable[[Document, Header], str]] = {
    "md": lambda read, _: markdown(read),
    "docx": lambda read, page: in_word(word(read, page)),
    "pdf": lambda read, page: in_pdf(pdf(read, page).data),
}
"""What a reader can find in each format that is written from a paper's HTML."""


def leaks(paper: str, register: Register, *, is_written: bool) -> list[str]:
    """Where a paper holds what is marked: in its views, or a format."""
    page, views = paper_views(paper, register, ON, "peel")
    texts = {"views": repr((page, views))}
    if is_written:
        texts["html"] = html_of(paper, register, ON, "peel")
        read = document(texts["html"], paper)
        texts |= {name: write(read, page) for name, write in FORMATS.items()}
    told = {name: text.casefold() for name, text in texts.items()}
    return [name for name, text in told.items() if MARK in text or MARKED_YEAR in text]


def drawn(seed: int, shown: Shown = SHOWN, public: tuple[str, ...] = ("pcp", "jac")) -> Register:
    chance = Random(seed)  # noqa: S311 (drawn again the same)
    return as_at(RandomRegister(chance, shown, public).register(), ON)


def test_no_public_document_holds_what_is_restricted_or_internal(
    pytestconfig: pytest.Config,
) -> None:
    """500 registers whole with --soak; else the views of 15, and one in every format."""
    soak = pytestconfig.getoption("--soak")
    found = {
        (seed, paper, name)
        for seed in range(500 if soak else 15)
        for register in [drawn(seed)]
        for paper in PAPERS
        for name in leaks(paper, register, is_written=soak or seed == 0)
    }
    assert found == set()


@pytest.mark.parametrize("paper", ["pcp", "jac"])
def test_the_mark_is_found_where_the_same_paper_is_internal(paper: str) -> None:
    assert leaks(paper, drawn(1, public=()), is_written=True) == ["views", "html", *FORMATS]


def test_the_mark_is_found_in_the_response_where_a_public_field_bears_it() -> None:
    fewer: Shown = {**SHOWN, StatutoryResponse: "published url"}
    assert leaks("response", drawn(2, fewer), is_written=True) == ["views", "html", *FORMATS]


def test_every_part_of_a_drawn_register_that_is_not_public_bears_the_mark() -> None:
    registers = [drawn(seed) for seed in range(10)]
    items = [item for register in registers for item in register.items.values()]
    updates = [update for item in items for update in item.progress]
    steps = [step for item in items for step in item.steps_to_green]
    assert {MARK in step.text for step in steps if step.restricted} == {True}
    assert {MARK in step.text for step in steps if not step.restricted} == {False}
    kept = {
        bool(u.reviewed or u.cleared_for_public or u.source == PAPER): MARK in u.text
        for u in updates
        if not u.restricted
    }
    assert kept == {True: False, False: True}
    assert {MARK in str(update.reviewed) for update in updates if update.reviewed} == {True}
    asked = [r.meetings["2022-05-23-hta"].questions for r in registers]
    assert all(MARK in str(questions) for questions in asked)
