"""The writer of Word documents, in PeelTrack's look or that of a force's own document.

python-docx keeps the package, which is made here and edited in place; the body is written as text
and put into the packed file, since writing a thousand items paragraph by paragraph takes a hundred
times as long.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.column_widths import lies_sideways
from peeltrack.documents.formats.page_breaks import PAGES_WITHOUT_CONTENTS, length
from peeltrack.documents.formats.tree import BlockManner, Blocks, Document
from peeltrack.documents.formats.word.base import BaseDocument, base_from, own_base
from peeltrack.documents.formats.word.body import Body, BodyContext
from peeltrack.documents.formats.word.picture import png_of
from peeltrack.documents.formats.word.xml import element
from peeltrack.documents.parts.header import Header
from peeltrack.errors import BadReferenceError

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.parts.document import DocumentPart


_EMPTY = re.compile(rb"<(?:[^<>\s:]+:)?body(?:\s[^<>]*)?/>")
"""An empty body, with any prefix for Word's namespace."""
_CHARACTERS_A_PAGE = 2500
"""Characters of a page, a short line counted as one of forty."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip file can hold: the same bytes on every day."""


def word(document: Document, page: Header, reference: bytes | None = None) -> bytes:
    """Return the document as a .docx.

    Args:
        document: its content.
        page: its header.
        reference: a .docx with the styles, page, header and footer to use.

    Raises:
        BadReferenceError: if the reference is not a .docx with exactly one body.
    """
    base = own_base(page) if reference is None else base_from(reference)
    blocks = document.head + document.body + tuple(map(_in_small_print, document.foot))
    if reference is None:  # our own pages have the marking above and below; a force's may not
        blocks = _unmarked(blocks)
    body = Body(_context(base, document))
    xml = f"{sections(body, blocks)}{body.context.upright}"
    _describe(base.word, page)
    return _packed(base.word, f"<w:body {nsdecls('w', 'r')}>{xml}</w:body>".encode())


def _in_small_print(block: tree.Block) -> tree.Block:
    if isinstance(block, tree.ParagraphBlock) and block.manner == BlockManner.PLAIN:
        return replace(block, manner=BlockManner.SMALL)
    return block


def _unmarked(blocks: Blocks) -> Blocks:
    return tuple(
        block
        for block in blocks
        if not (isinstance(block, tree.ParagraphBlock) and block.manner == BlockManner.MARKING)
    )


def _context(base: BaseDocument, document: Document) -> BodyContext:
    part = base.word.part
    bookmarks = {
        anchor: f"h{number}"
        for number, heading in enumerate(tree.headings(document.blocks), 1)
        for anchor in heading.anchors
    }
    return BodyContext(
        styles=base.styles,
        bookmarks=bookmarks,
        sections=_sections(document, bookmarks),
        width=base.width,
        height=base.height,
        upright=base.section(sideways=False),
        sideways=base.section(sideways=True),
        link=lambda address: part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
        picture=lambda svg: _picture(part, svg),
        number=base.numbered,
        bullets=base.bullets,
    )


def _sections(document: Document, bookmarks: Mapping[str, str]) -> Sequence[tuple[str, str | None]]:
    """Return the sections of a long paper with their bookmarks.

    Only Word knows how long it is; here the characters say it roughly.
    """
    if length(document.blocks) <= PAGES_WITHOUT_CONTENTS * _CHARACTERS_A_PAGE:
        return ()
    return tuple(
        (tree.plain(each.words), next((bookmarks[anchor] for anchor in each.anchors), None))
        for each in tree.listed_sections(document.blocks)
    )


def _picture(part: "DocumentPart", svg: str) -> str | None:
    png = png_of(svg)
    return part.get_or_add_image(io.BytesIO(png))[0] if png else None


def _describe(word: "Word", page: Header) -> None:
    """Set the properties that file managers and screen readers show; its date is its document's."""
    properties = word.core_properties
    moment = datetime.combine(page.on, time())
    properties.title, properties.subject = page.title[:255], f"As at {page.on.isoformat()}"
    properties.author = properties.last_modified_by = page.issuer[:255]
    properties.language, properties.comments, properties.keywords = "en-GB", "", page.marking or ""
    properties.created = properties.modified = moment
    properties.revision = 1


def _packed(word: "Word", body: bytes) -> bytes:
    """Return the package with a body, as bytes that depend only on its content."""
    saved, packed = io.BytesIO(), io.BytesIO()
    word.element.body.clear()
    word.save(saved)
    text = word.part.partname.membername
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # zipfile would name the system that it runs on
            data = source.read(name)
            target.writestr(entry, _filled(data, body) if name == text else data)
    return packed.getvalue()


def _filled(empty: bytes, body: bytes) -> bytes:
    """Return the main part with a body in place of its empty one."""
    filled, bodies = _EMPTY.subn(lambda _: body, empty)
    if bodies != 1:  # else the document would be written without its content, or with it twice
        raise BadReferenceError
    return filled


def sections(body: Body, blocks: Blocks) -> str:
    """Return blocks as XML, each section but the last ended by its properties."""
    return "".join(_section(body, part, sideways=sideways) for sideways, part in _turned(blocks))


def _section(body: Body, blocks: Blocks, *, sideways: bool) -> str:
    context = body.context
    xml = body.blocks(blocks, context.height if sideways else context.width)
    if not sideways:
        return xml
    return _end_of_section(context.upright) + xml + _end_of_section(context.sideways)


def _turned(blocks: Blocks) -> Iterator[tuple[bool, Blocks]]:
    """Yield the blocks in order, with landscape tables and their headings apart."""
    upright: list[tree.Block] = []
    for block in blocks:
        if isinstance(block, tree.TableBlock) and lies_sideways(block):
            above: list[tree.Block] = []
            while upright and isinstance(upright[-1], tree.Heading):
                above.insert(0, upright.pop())
            yield False, tuple(upright)
            yield True, (*above, block)
            upright = []
        else:
            upright.append(block)
    yield False, tuple(upright)


def _end_of_section(properties: str) -> str:
    least = element("spacing", before=0, after=0, line=20, lineRule="exact")
    return element("p", element("pPr", least, properties))
