"""Saved web pages: headings, paragraphs, lists and tables, without what frames them. Pure.

What a page refers to is not fetched.
"""

import email
import email.policy
import re
from typing import TYPE_CHECKING

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.formats import Kind, check_size, kind_of, missing_extra

if TYPE_CHECKING:
    from bs4 import Tag

TAG_LIMIT = 60_000
"""Tags of a page; the longest report has 10,000. Each takes a kilobyte of memory."""
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class HtmlReader:
    """Reads web pages as browsers save them."""

    name = "web page"

    def reads(self, name: str, data: bytes) -> bool:
        """Whether it is a web page."""
        return kind_of(name, data) == Kind.HTML

    def read(self, data: bytes) -> tuple[Block, ...]:
        """The blocks of a page.

        Raises:
            UnreadablePaperError: if it is too large, declares entities or has no text.
        """
        check_size(Kind.HTML, data)
        page = _page_of(data)
        if page.count(b"<") > TAG_LIMIT:
            raise UnreadablePaperError(Kind.HTML, f"it has more than {TAG_LIMIT:,} tags")
        if b"<!entity" in page.lower().replace(b"\x00", b""):
            raise UnreadablePaperError(Kind.HTML, "it declares entities, which no saved page does")
        try:
            from peeltrack.imports.readers.html_body import blocks_in

            blocks = tuple(blocks_in(_body_of(page)))
        except ImportError as error:
            raise missing_extra(Kind.HTML) from error
        except (RecursionError, ValueError, AssertionError) as error:
            raise UnreadablePaperError(Kind.HTML, "its markup cannot be followed") from error
        if not blocks:
            raise UnreadablePaperError(Kind.HTML, "it has no text; save the page again, complete")
        if any(_NOT_TEXT.search(block.text) for block in blocks):
            raise UnreadablePaperError(Kind.HTML, "it is damaged: its bytes are not text")
        return blocks


def _body_of(page: bytes) -> "Tag":
    import warnings

    from bs4 import BeautifulSoup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it looks like XML, or like a file's name
        soup = BeautifulSoup(page, "lxml")
    return soup.body or soup


def _page_of(data: bytes) -> bytes:
    """The page itself, which a browser may have saved in one file with its pictures."""
    if data.lstrip()[:1] == b"<" or b"multipart/related" not in data[:8192]:
        return data
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            held = part.get_payload(decode=True)
            return held if isinstance(held, bytes) else b""
    return b""
