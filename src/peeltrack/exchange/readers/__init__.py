"""The formats that papers come in. The next one is one module and one entry here."""

from peeltrack.exchange.blocks import Reader
from peeltrack.exchange.readers.docx import DocxReader
from peeltrack.exchange.readers.formats import ForeignReader
from peeltrack.exchange.readers.html import HtmlReader
from peeltrack.exchange.readers.pdf import PdfReader
from peeltrack.exchange.readers.text import TextReader

READERS: tuple[Reader, ...] = (
    PdfReader(),
    DocxReader(),
    HtmlReader(),
    ForeignReader(),
    TextReader(),
)
"""Tried in this order: the plain text comes last, for it takes whatever is left."""
