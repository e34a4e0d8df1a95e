"""Formats of papers, by their first bytes, else by the file's ending. Pure."""

import re
from enum import StrEnum
from pathlib import PurePath

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.limits import SIZE_LIMIT


class Kind(StrEnum):
    """The format of a paper, by its usual name."""

    HTML = "the web page"
    DOCX = "the Word document"
    PDF = "the PDF"
    OLD_WORD = "the paper"
    RTF = "the RTF document"
    IMAGE = "the image"
    TEXT = "the text"


_ENDINGS = {
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".mht": Kind.HTML,
    ".mhtml": Kind.HTML, ".docx": Kind.DOCX, ".docm": Kind.DOCX, ".pdf": Kind.PDF,
    ".doc": Kind.OLD_WORD, ".rtf": Kind.RTF,
    ".png": Kind.IMAGE, ".jpg": Kind.IMAGE, ".jpeg": Kind.IMAGE, ".gif": Kind.IMAGE,
    ".tif": Kind.IMAGE, ".tiff": Kind.IMAGE, ".bmp": Kind.IMAGE, ".webp": Kind.IMAGE,
}  # fmt: skip

_BEGINNINGS = (
    (b"PK\x03\x04", Kind.DOCX),
    (b"PK\x05\x06", Kind.DOCX),
    (b"\xd0\xcf\x11\xe0", Kind.OLD_WORD),
    (rb"{\rtf", Kind.RTF),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
)

# A page begins with its markup. The notes of meetings are text with a few tags inside.
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,4000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|main|article|section|div|h[1-6]|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_PAGE = re.compile(rb"\s*(?:From|MIME-Version|Subject|Snapshot-Content-Location): ")


def kind_of(name: str, data: bytes) -> Kind:
    """Return the format of the bytes by their content; the file's ending decides only in doubt."""
    head = data[:8192].removeprefix(b"\xef\xbb\xbf")
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if _PAGE.match(head) or (_SAVED_PAGE.match(head) and b"multipart/related" in head):
        return Kind.HTML
    return _ENDINGS.get(PurePath(name.lower()).suffix, Kind.TEXT)


def check_size(kind: Kind, data: bytes) -> None:
    """Refuse a paper that would keep a parser busy for minutes.

    Raises:
        UnreadablePaperError: if it is too large.
    """
    if len(data) > SIZE_LIMIT:
        raise UnreadablePaperError(kind, f"it is larger than {SIZE_LIMIT >> 20} MB")


def missing_extra(kind: Kind) -> UnreadablePaperError:
    """Return the error for a format whose library is not installed."""
    return UnreadablePaperError(
        kind, 'the library for it is not installed; run pip install "peeltrack[reports]"'
    )


class ForeignReader:
    """A reader of the formats that cannot be read, which says what to do instead."""

    name = "a format that is not read"

    def reads(self, name: str, data: bytes) -> bool:
        """Check whether it is one of those formats."""
        return kind_of(name, data) in _INSTEAD

    def read(self, data: bytes) -> tuple[()]:
        """Say what to do instead; bytes without a known format get the advice for old Word files.

        Raises:
            UnreadablePaperError: always.
        """
        kind = kind_of("", data)
        raise UnreadablePaperError(kind, _INSTEAD.get(kind, _INSTEAD[Kind.OLD_WORD]))


_INSTEAD = {
    Kind.OLD_WORD: "it is in an old Office format; open it in Word and save it as .docx",
    Kind.RTF: "RTF cannot be read; open it in Word and save it as .docx",
    Kind.IMAGE: "it is a picture without text; run it through OCR first",
}
