"""The formats that papers come in. The next one is one module and one entry here."""

from peeltrack.imports.readers.blocks import Reader
from peeltrack.imports.readers.docx import DocxReader
from peeltrack.imports.readers.formats import ForeignReader
from peeltrack.imports.readers.html import HtmlReader
from peeltrack.imports.readers.pdf.reader import PdfReader
from peeltrack.imports.readers.text import TextReader

READERS: tuple[Reader, ...] = (
    PdfReader(),
    DocxReader(),
    HtmlReader(),
    ForeignReader(),
    TextReader(),
)
"""Tried in this order: the plain text comes last, for it takes whatever is left."""
