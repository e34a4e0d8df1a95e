"""Limits of a Word document's XML, counted before a library builds a tree of it. Pure."""

from collections.abc import Mapping
from xml.parsers import expat

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.archive import feed, is_xml, unpacked
from peeltrack.imports.readers.limits import (
    BLOCK_LIMIT,
    SPAN_LIMIT,
    XML_DEPTH_LIMIT,
    XML_LIMIT,
    check_time,
)


def checked_word(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a Word document by their names, after each was checked.

    Raises:
        UnreadablePaperError: if it is damaged, declares entities, or exceeds a limit.
    """
    members = unpacked(data, name)
    for path, member in members.items():
        if path.endswith((".xml", ".rels")) or is_xml(member):
            _check(member, name)
    return members


def _check(member: bytes, name: str) -> None:
    if len(member) > XML_LIMIT:
        raise UnreadablePaperError(name, f"its text unpacks to more than {XML_LIMIT >> 20} MB")
    parser, count = expat.ParserCreate(namespace_separator="}"), _Count(name)
    parser.StartElementHandler, parser.EndElementHandler = count.start, count.end
    feed(parser, member, name)


class _Count:
    """A counter of the paragraphs and levels of a part."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._paragraphs = 0
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Count an element at its start."""
        self._depth += 1
        if self._depth > XML_DEPTH_LIMIT:
            raise self._refusal(f"its parts are nested more than {XML_DEPTH_LIMIT} deep")
        if tag.endswith("}p"):
            check_time()
            self._paragraphs += 1
            if self._paragraphs > BLOCK_LIMIT:
                raise self._refusal(f"it has more than {BLOCK_LIMIT:,} paragraphs")
        elif tag.endswith("}gridSpan"):
            self._check_span(attributes)

    def end(self, _: str) -> None:
        """Leave an element."""
        self._depth -= 1

    def _check_span(self, attributes: Mapping[str, str]) -> None:
        span = next((value for key, value in attributes.items() if key.endswith("}val")), "1")
        if not (span.isascii() and span.isdigit()) or len(span) > 3 or int(span) > SPAN_LIMIT:
            raise self._refusal(f"a cell spans more than {SPAN_LIMIT} columns")

    def _refusal(self, why: str) -> UnreadablePaperError:
        return UnreadablePaperError(self._name, why)
