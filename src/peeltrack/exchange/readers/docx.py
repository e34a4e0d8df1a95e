"""Word documents: headings by style, lists by their numbering, tables in their place. Pure."""

import io
import zipfile
from typing import TYPE_CHECKING

from peeltrack.errors import UnreadablePaperError
from peeltrack.exchange.blocks import Block
from peeltrack.exchange.readers.formats import Kind, check_size, kind_of, missing_extra

if TYPE_CHECKING:
    from docx.document import Document

UNPACKED_LIMIT = 50 << 20
"""Bytes of everything in the file, unpacked."""
MEMBER_LIMIT = 2_000
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
        _check_archive(data)
        try:
            from peeltrack.exchange.readers.docx_body import blocks_in

            blocks = tuple(blocks_in(_document(data)))
        except ImportError as error:
            raise missing_extra(Kind.DOCX) from error
        if not blocks:
            raise UnreadablePaperError(Kind.DOCX, "it has no text")
        return blocks


def _check_archive(data: bytes) -> None:
    """Look into the archive before anything unpacks it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if "word/document.xml" not in names:
                raise _refusal("it is an archive without a Word document in it")
            _check_sizes(members)
            if any(member.flag_bits & 1 for member in members):
                raise _refusal("it is locked with a password; save it without one")
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    _check_member(archive, member)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise _refusal("it is damaged or cut short; fetch it again") from error
    except Exception as error:
        if isinstance(error, UnreadablePaperError):
            raise
        raise _refusal("it is damaged or cut short; fetch it again") from error


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBER_LIMIT or sum(each.file_size for each in members) > UNPACKED_LIMIT:
        raise _refusal(f"it unpacks to more than {UNPACKED_LIMIT >> 20} MB, as no paper does")
    for member in members:
        if member.filename.endswith(".xml") and member.file_size > XML_LIMIT:
            raise _refusal(f"its text unpacks to more than {XML_LIMIT >> 20} MB")


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse what declares entities, and what is longer than it says."""
    with archive.open(member) as file:
        text = file.read(member.file_size + 1)
    plain = text.replace(b"\x00", b"")
    if len(text) > member.file_size or b"<!ENTITY" in plain or b"<!DOCTYPE" in plain:
        raise _refusal("it declares entities, which no Word document does")


def _document(data: bytes) -> "Document":
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # whatever python-docx and lxml stumble over in hostile bytes
        raise _refusal("it is damaged; open it in Word and save it again") from error


def _refusal(why: str) -> UnreadablePaperError:
    return UnreadablePaperError(Kind.DOCX, why)
