"""Pages that a browser saved in one file with their pictures (.mht): the page itself. Pure.

The parts are divided at their boundaries here, and not by `email`: its time grows with the
square of the nesting of parts, and it needs a kilobyte of memory for each part.
"""

import binascii
import email.policy
import quopri
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesHeaderParser

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.formats import Kind
from peeltrack.imports.readers.limits import PART_LIMIT

_DEEPEST = 3
"""Levels of parts within parts; browsers write one or two."""
_LONGEST_HEAD = 1 << 14
"""Bytes before the blank line of a part; browsers write some 300."""


def page_of(data: bytes) -> bytes:
    """Return the page itself from a file that may include its pictures.

    Raises:
        UnreadablePaperError: if it has more parts than any saved page.
    """
    if data.lstrip()[:1] == b"<" or b"multipart/related" not in data[:8192]:
        return data
    return next(_pages(data.replace(b"\r\n", b"\n"), 0), b"")


def _pages(part: bytes, deep: int) -> Iterator[bytes]:
    """Yield every page in a part: the part itself or those within it."""
    head, _, content = part.lstrip().partition(b"\n\n")
    if len(head) > _LONGEST_HEAD:
        return
    described = BytesHeaderParser(EmailMessage, policy=email.policy.default).parsebytes(head)
    if described.get_content_type() == "text/html":
        yield _decoded(content, str(described.get("content-transfer-encoding", "")).lower())
    boundary = described.get_boundary()
    if boundary and deep < _DEEPEST and described.get_content_maintype() == "multipart":
        mark = b"\n--" + boundary.encode("ascii", errors="replace")
        parts = (b"\n" + content).split(mark, PART_LIMIT + 1)[1:]
        if len(parts) > PART_LIMIT:
            raise UnreadablePaperError(Kind.HTML, f"it has more than {PART_LIMIT:,} parts")
        for each in parts:
            yield from _pages(each, deep + 1)


def _decoded(content: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return quopri.decodestring(content)
    try:
        return binascii.a2b_base64(content) if encoding == "base64" else content
    except binascii.Error:
        return b""
