"""A heading that begins a new page, in the formats that have pages."""

import io
import zipfile

import pypdf
import pytest

from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.pdf import pdf
from peeltrack.documents.formats.word.writer import word
from tests.documents.formats.small_document import small_page

pytest.importorskip("typst")

READ = document(
    """<html><body><h1>A paper</h1><p>First.</p><h2>In the flow</h2><p>Second.</p>
    <h2 class="new-page">Afresh</h2><p>Third.</p></body></html>""",
    "x",
)


def test_in_word_its_paragraph_says_so() -> None:
    packed = zipfile.ZipFile(io.BytesIO(word(READ, small_page())))
    paragraphs = packed.read("word/document.xml").decode().split("<w:p>")
    new = [each for each in paragraphs if "<w:pageBreakBefore/>" in each]
    assert ["Afresh" in each for each in new] == [True]


def test_in_a_pdf_only_what_follows_it_is_on_the_next_page() -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf(READ, small_page()).data)).pages
    words = [page.extract_text() for page in pages]
    assert [["Second" in page, "Third" in page] for page in words] == [[True, False], [False, True]]
