"""Word documents: headings by style, lists by their numbering, tables in their place. Pure."""

import io
from typing import TYPE_CHECKING
from xml.parsers import expat

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.archive import feed, packed, unpacked
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.formats import Kind, check_size, kind_of, missing_extra

if TYPE_CHECKING:
    from docx.document import Document

XML_LIMIT = 15 << 20
"""Bytes of the text itself, unpacked; a report of a hundred pages has 1 MB."""


class DocxReader:
    """Reads Word documents."""

    name = "Word document"

    def reads(self, name: str, data: bytes) -> bool:
        """Whether it is a Word document, or another archive that may pass for one."""
        return kind_of(name, data) == Kind.DOCX

    def read(self, data: bytes) -> tuple[Block, ...]:
        """The blocks of a document.

        Raises:
            UnreadablePaperError: if it is damaged, no Word document, or unpacks to too much.
        """
        check_size(Kind.DOCX, data)
        checked = _checked(data)
        try:
            from peeltrack.imports.readers.docx_body import blocks_in

            blocks = tuple(blocks_in(_document(checked)))
        except ImportError as error:
            raise missing_extra(Kind.DOCX) from error
        if not blocks:
            raise UnreadablePaperError(Kind.DOCX, "it has no text")
        return blocks


def _checked(data: bytes) -> bytes:
    """The archive, packed anew once its parts were looked at.

    Raises:
        UnreadablePaperError: if it holds no document, too much text, or entities.
    """
    members = unpacked(data, Kind.DOCX)
    if "word/document.xml" not in members and any(name.startswith("xl/") for name in members):
        raise _refusal("it is a workbook: give it to peeltrack import tracker")
    if "word/document.xml" not in members:
        raise _refusal("it is an archive without a Word document in it")
    for name, member in members.items():
        if name.endswith((".xml", ".rels")):
            if len(member) > XML_LIMIT:
                raise _refusal(f"its text unpacks to more than {XML_LIMIT >> 20} MB")
            feed(expat.ParserCreate(), member, Kind.DOCX)
    return packed(members)


def _document(data: bytes) -> "Document":
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # whatever python-docx and lxml stumble over in hostile bytes
        raise _refusal("it is damaged; open it in Word and save it again") from error


def _refusal(why: str) -> UnreadablePaperError:
    return UnreadablePaperError(Kind.DOCX, why)
