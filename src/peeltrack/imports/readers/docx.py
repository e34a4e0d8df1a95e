"""Word documents: headings by style, lists by their numbering, tables in their place. Pure."""

import io
from itertools import islice
from typing import TYPE_CHECKING

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.archive import packed
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.docx_limits import checked_word
from peeltrack.imports.readers.formats import Kind, check_size, kind_of, missing_extra
from peeltrack.imports.readers.limits import BLOCK_LIMIT

if TYPE_CHECKING:
    from docx.document import Document


class DocxReader:
    """A reader of Word documents."""

    name = "Word document"

    def reads(self, name: str, data: bytes) -> bool:
        """Check whether it is a Word document, or another archive that may be one."""
        return kind_of(name, data) == Kind.DOCX

    def read(self, data: bytes) -> tuple[Block, ...]:
        """Return the blocks of a document.

        Raises:
            UnreadablePaperError: if it is damaged, not a Word document, or unpacks to too much.
        """
        check_size(Kind.DOCX, data)
        checked = _checked(data)
        try:
            from peeltrack.imports.readers.docx_body import blocks_in

            blocks = tuple(islice(blocks_in(_document(checked)), BLOCK_LIMIT + 1))
        except ImportError as error:
            raise missing_extra(Kind.DOCX) from error
        if not blocks:
            raise UnreadablePaperError(Kind.DOCX, "it has no text")
        return blocks


def _checked(data: bytes) -> bytes:
    """Return the archive, packed again after its parts were checked.

    Raises:
        UnreadablePaperError: if it has no document, too much text, or entities.
    """
    members = checked_word(data, Kind.DOCX)
    if "word/document.xml" not in members and any(name.startswith("xl/") for name in members):
        raise _refusal("it is a workbook: use peeltrack import tracker")
    if "word/document.xml" not in members:
        raise _refusal("it is an archive that contains no Word document")
    return packed(members)


def _document(data: bytes) -> "Document":
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # whatever error hostile bytes cause in python-docx and lxml
        raise _refusal("it is damaged; open it in Word and save it again") from error


def _refusal(why: str) -> UnreadablePaperError:
    return UnreadablePaperError(Kind.DOCX, why)
