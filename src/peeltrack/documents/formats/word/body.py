"""The body of a Word document as XML text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.sax.saxutils import quoteattr

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.column_widths import shares
from peeltrack.documents.formats.page_breaks import kept_with_next, leads_on, row_is_short
from peeltrack.documents.formats.tree import BlockManner, Blocks, Line, TextRun
from peeltrack.documents.formats.word.contents import contents
from peeltrack.documents.formats.word.picture import drawing
from peeltrack.documents.formats.word.xml import SOFT, element, paragraph, piece_of, plain_run

_TWIPS_A_CHARACTER = 92
"""The average width of a character of a table, in twentieths of a point."""
_INDENT = 357
_FACT_INDENT = 2438
_TO_WRITE_IN = 680
"""The least height of a row to be completed by hand, in twentieths of a point."""
_RULED = element(
    "tblBorders",
    *(
        element(side, val="single", sz=4, space=0, color="7A8699")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ),
)
"""Lines around each cell of a table to be completed by hand."""

_STYLES = {
    BlockManner.LEAD: "Lead Paragraph",
    BlockManner.SMALL: "Small Print",
    BlockManner.MARKING: "Marking",
    BlockManner.FORCE: "Force",
}
_HEADINGS = ("Title", "heading 1", "heading 2", "heading 3")


@dataclass(slots=True)
class BodyContext:
    """The document around the body: its styles and pages, and the links and lists it can add."""

    styles: Mapping[str, str]
    """The id of each style by its name."""
    bookmarks: Mapping[str, str]
    """The bookmark of each heading by its anchors."""
    sections: Sequence[tuple[str, str | None]]
    """The words and the bookmark of each section; empty for a paper that needs no contents."""
    width: int
    """The width of the text, in twentieths of a point; in landscape the height applies."""
    height: int
    upright: str
    """The properties of a section, as XML."""
    sideways: str
    link: Callable[[str], str]
    """Adds a relationship to an outside address, and returns its id."""
    picture: Callable[[str], str | None]
    """Adds a picture, and returns its relationship's id; None if it cannot be drawn here."""
    number: Callable[[], int]
    """Begins a numbered list, and returns its id."""
    bullets: int
    """The id of the lists with bullets."""


@dataclass(slots=True)
class Body:
    """A writer of blocks at one depth of lists."""

    context: BodyContext
    depth: int = 0
    in_table: bool = False
    in_quote: bool = False

    def blocks(self, blocks: Blocks, width: int = 0) -> str:
        """Write each block, one after another."""
        kept = kept_with_next(blocks)
        width = width or self.context.width
        return "".join(
            self._block(block, width, is_kept=number in kept) for number, block in enumerate(blocks)
        )

    def _block(self, block: tree.Block, width: int, *, is_kept: bool = False) -> str:
        match block:
            case tree.Heading():
                return self._heading(block)
            case tree.ParagraphBlock():
                return self._paragraph(block, is_kept=is_kept)
            case tree.Listing():
                return self._listing(block)
            case tree.DefinitionList():
                last = len(block.entries) - 1
                return "".join(
                    self._fact(fact, *([] if number == last else ["<w:keepNext/>"]))
                    for number, fact in enumerate(block.entries)
                )
            case tree.QuoteBlock():
                return "".join(self._quoted(each, is_kept=is_kept) for each in block.blocks)
            case tree.TableBlock():
                return self._table(block, width)
            case tree.PictureBlock():
                return self._figure(block, width)

    def _contents(self) -> str:
        """Write the contents of a paper that is long enough to need them."""
        sections = self.context.sections
        if not sections:
            return ""
        return contents(sections, self._style("TOC Heading"), self._style("toc 1"))

    def _heading(self, heading: tree.Heading) -> str:
        words = self._line(heading.words)
        for anchor in heading.anchors[:1]:
            name = self.context.bookmarks[anchor]
            number = name.removeprefix("h")
            start = element("bookmarkStart", id=number, name=name)
            words = f"{start}{words}{element('bookmarkEnd', id=number)}"
        style = self._style(_HEADINGS[heading.level - 1])
        page = ("<w:pageBreakBefore/>",) if heading.starts_page else ()
        return paragraph(style, words, *page, is_rtl=heading.is_rtl)

    def _paragraph(
        self, block: tree.ParagraphBlock, style: str = "", *properties: str, is_kept: bool = False
    ) -> str:
        if tree.is_contents(block):
            return self._contents()
        name = style or _STYLES.get(block.manner, "Normal")
        keep = ("<w:keepNext/>",) if is_kept else ()
        words = self._line(block.words)
        return paragraph(self._style(name), words, *keep, *properties, is_rtl=block.is_rtl)

    def _quoted(self, block: tree.Block, *, is_kept: bool) -> str:
        if isinstance(block, tree.ParagraphBlock):
            loose = () if is_kept else ('<w:keepNext w:val="0"/>',)  # the style keeps it
            return self._paragraph(block, "Quote", *loose)
        return replace(self, in_quote=True)._block(block, self.context.width)

    def _flags(self, flags: tree.Listing) -> str:
        words: Line = ()
        for entry in flags.entries:
            for line in tree.lines(entry):
                words += (TextRun("; "), *line) if words else line
        label = TextRun(f"{flags.label or 'To note'}: ", strong=True)
        return paragraph(self._style("Flags"), self._line((label, *words)))

    def _listing(self, listing: tree.Listing) -> str:
        if listing.manner == BlockManner.FLAGS:
            return self._flags(listing)
        if listing.manner == BlockManner.TILES:
            return "".join(self._tile(entry) for entry in listing.entries)
        number = self.context.number() if listing.is_ordered else self.context.bullets
        plain = "Table Bullet" if self.in_table else "List Bullet"
        style = "List Number" if listing.is_ordered else plain
        style = "Quote" if self.in_quote else style
        level = min(self.depth, 8)
        numbered = element("numPr", element("ilvl", val=level), element("numId", val=number))
        within = replace(self, depth=self.depth + 1)
        return "".join(within.entry(entry, style, numbered) for entry in listing.entries)

    def entry(self, blocks: Blocks, style: str, numbered: str) -> str:
        """Write an entry of a list: its first paragraph numbered, the others below it."""
        xml = ""
        below = element("ind", left=_INDENT * self.depth, hanging=0)
        continued = "Table Text" if self.in_table else "List Continue"
        continued = "Quote" if self.in_quote else continued
        for number, block in enumerate(blocks):
            if isinstance(block, tree.ParagraphBlock) and number == 0:
                xml += self._paragraph(block, style, numbered, is_kept=leads_on(block))
            elif isinstance(block, tree.ParagraphBlock):
                style = _STYLES.get(block.manner, continued)
                xml += self._paragraph(block, style, below, is_kept=leads_on(block))
            else:
                xml += self._block(block, self.context.width)
        return xml

    def _tile(self, entry: Blocks) -> str:
        return "".join(
            self._paragraph(block, "Tile")
            for block in entry
            if isinstance(block, tree.ParagraphBlock)
        )

    def _fact(self, fact: tree.Definition, *keep: str) -> str:
        style = self._style("Fact")
        term = plain_run(tree.plain(fact.term), element("color", val=SOFT))
        first, *others = fact.blocks or (tree.ParagraphBlock(()),)
        words = self._line(first.words) if isinstance(first, tree.ParagraphBlock) else ""
        xml = paragraph(style, f"{term}<w:r><w:tab/></w:r>{words}", *keep)
        rest = others if isinstance(first, tree.ParagraphBlock) else [first, *others]
        below = element("ind", left=_FACT_INDENT, hanging=0)
        for block in rest:
            if isinstance(block, tree.ParagraphBlock):
                xml += self._paragraph(block, _STYLES.get(block.manner, "Fact"), below)
            else:
                xml += self._block(block, self.context.width)
        return xml

    def _table(self, table: tree.TableBlock, width: int) -> str:
        room = width // _TWIPS_A_CHARACTER
        widths = [round(share * width) for share in shares(table, room)]
        grid = element("tblGrid", *(element("gridCol", w=each) for each in widths))
        style = self._style("Normal" if table.is_lead else "Table Text")
        rows = [self._row(tree.TableRow(table.columns), widths, style, is_head=True)]
        rows += [self._row(row, widths, style) for row in table.rows]
        caption = paragraph(self._style("caption"), self._line(table.caption))
        # The paragraph after a table keeps it apart from the next, with which it would be one.
        after = element("spacing", before=0, after=60, line=120, lineRule="exact")
        return (
            caption
            + element("tbl", self._table_properties(table, sum(widths)), grid, *rows)
            + paragraph(self._style("Table Text"), "", after)
        )

    def _figure(self, figure: tree.PictureBlock, width: int) -> str:
        """Write a picture below its title; where it cannot be drawn, the table of its figures."""
        title = self._paragraph(tree.ParagraphBlock(tree.strong(figure.title)), is_kept=True)
        relation = self.context.picture(figure.picture)
        if relation is None:
            return title + self._table(figure.table, width)
        caption = tree.ParagraphBlock(figure.caption, BlockManner.SMALL)
        number = int(relation.removeprefix("rId"))
        run = drawing(relation, number, quoteattr(figure.alt_text), figure.picture, width)
        return (
            title + self._paragraph(caption, is_kept=True) + paragraph(self._style("Normal"), run)
        )

    def _table_properties(self, table: tree.TableBlock, width: int) -> str:
        names = [" ".join(map(tree.plain, tree.lines(cell.blocks))) for cell in table.columns]
        has_total = bool(table.rows) and table.rows[-1].is_total
        has_names = bool(table.rows) and table.rows[0].cells[0].is_heading
        look = {"firstRow": 1, "lastRow": int(has_total), "firstColumn": int(has_names)}
        return element(
            "tblPr",
            element("tblStyle", val=self._style("Register Table")),
            element("tblW", w=width, type="dxa"),
            _RULED if table.is_to_write_in else "",
            element("tblLayout", type="fixed"),
            element("tblLook", **look, lastColumn=0, noHBand=1, noVBand=1),
            element("tblCaption", val=tree.plain(table.caption)),
            element("tblDescription", val=f"{len(table.rows)} rows; columns: {', '.join(names)}."),
        )

    def _row(
        self, row: tree.TableRow, widths: Sequence[int], style: str, *, is_head: bool = False
    ) -> str:
        properties = element(
            "trPr",
            "<w:cantSplit/>" if row_is_short(row) else "",
            element("trHeight", val=_TO_WRITE_IN) if any(c.is_blank for c in row.cells) else "",
            "<w:tblHeader/>" if is_head else "",
        )
        is_strong = is_head or row.is_total
        cells = (
            self._cell(cell, width, style, is_strong=is_strong)
            for cell, width in zip(row.cells, widths, strict=True)
        )
        return element("tr", "" if properties == "<w:trPr/>" else properties, *cells)

    def _cell(self, cell: tree.TableCell, width: int, style: str, *, is_strong: bool) -> str:
        jc = (element("jc", val="right"),) if cell.is_number else ()
        within = Body(self.context, in_table=True)
        xml = ""
        for block in cell.blocks or (tree.ParagraphBlock(()),):
            if isinstance(block, tree.ParagraphBlock):
                words = tree.strong(block.words) if is_strong else block.words
                bidi = block.is_rtl
                xml += paragraph(style, self._line(words), *jc, is_rtl=bidi)
            else:
                xml += within.blocks((block,))
        return element("tc", element("tcPr", element("tcW", w=width, type="dxa")), xml)

    def _line(self, line: Line) -> str:
        xml = ""
        for href, same in groupby(line, key=lambda piece: getattr(piece, "href", None)):
            style = self._style("Hyperlink") if href else ""
            words = "".join(piece_of(piece, style) for piece in same)
            if href and href.startswith("#"):
                target = self.context.bookmarks[href[1:]]
                words = element("hyperlink", words, anchor=target, history=1)
            elif href:
                words = f'<w:hyperlink r:id="{self.context.link(href)}">{words}</w:hyperlink>'
            xml += words
        return xml

    def _style(self, name: str) -> str:
        return self.context.styles[name.lower()]
