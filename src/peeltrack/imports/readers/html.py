"""Saved web pages: headings, paragraphs, lists and tables, without the page's frame. Pure.

Whatever a page links to is not fetched.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.formats import Kind, check_size, kind_of, missing_extra
from peeltrack.imports.readers.limits import BLOCK_LIMIT, TAG_DEPTH_LIMIT, TAG_LIMIT
from peeltrack.imports.readers.saved_page import page_of

if TYPE_CHECKING:
    from bs4 import Tag

_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class HtmlReader:
    """A reader of web pages as browsers save them."""

    name = "web page"

    def reads(self, name: str, data: bytes) -> bool:
        """Check whether it is a web page."""
        return kind_of(name, data) == Kind.HTML

    def read(self, data: bytes) -> tuple[Block, ...]:
        """Return the blocks of a page.

        Raises:
            UnreadablePaperError: if it is too large, declares entities or has no text.
        """
        check_size(Kind.HTML, data)
        page = page_of(data)
        if page.count(b"<") > TAG_LIMIT:
            raise UnreadablePaperError(Kind.HTML, f"it has more than {TAG_LIMIT:,} tags")
        if b"<!entity" in page.lower().replace(b"\x00", b""):
            raise UnreadablePaperError(
                Kind.HTML, "it declares entities, which no saved page contains"
            )
        try:
            from peeltrack.imports.readers.html_body import blocks_in

            body = _body_of(page)
            _check_depth(body)
            blocks = tuple(islice(blocks_in(body), BLOCK_LIMIT + 1))
        except ImportError as error:
            raise missing_extra(Kind.HTML) from error
        except (RecursionError, ValueError, AssertionError) as error:
            raise UnreadablePaperError(Kind.HTML, "its markup cannot be read") from error
        if not blocks:
            raise UnreadablePaperError(Kind.HTML, "it has no text; save the complete page again")
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


def _check_depth(body: "Tag") -> None:
    """Refuse a page whose tags are nested without end.

    Raises:
        UnreadablePaperError: if they are nested deeper than in any page of text.
    """
    depths = {id(body): 0}
    for tag in body.find_all(name=True):
        depths[id(tag)] = depths[id(tag.parent)] + 1
        if depths[id(tag)] > TAG_DEPTH_LIMIT:
            why = (
                f"its tags are nested more than {TAG_DEPTH_LIMIT} deep; save the page as a PDF "
                "first"
            )
            raise UnreadablePaperError(Kind.HTML, why)
