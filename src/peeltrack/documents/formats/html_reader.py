"""The reader of a document's HTML, strict on the vocabulary of docs/templates.md. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.html_elements import Element, MarkupError, elements
from peeltrack.documents.formats.html_lines import INLINE, line_of, reads_from_the_right
from peeltrack.documents.formats.svg import svg_of
from peeltrack.documents.formats.tree import BlockManner, Blocks, Document, TableCell
from peeltrack.errors import TemplateFailedError

_CONTAINERS = frozenset({"html", "body", "section", "article", "div", "header", "main", "footer"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_LEFT_OUT = frozenset({"head", "nav"})
"""Elements for HTML only; so is a figure of a force's own, beside a table of its content."""
_BLANKS = " \t\n\r\f"
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_MANNERS = {
    "lead": BlockManner.LEAD,
    "when": BlockManner.SMALL,
    "marking": BlockManner.MARKING,
    "force": BlockManner.FORCE,
    "kept": BlockManner.KEPT,
    "flags": BlockManner.FLAGS,
    "tiles": BlockManner.TILES,
    "columns": BlockManner.COLUMNS,
}


def document(html: str, template: str) -> Document:
    """Return the document in a template's HTML.

    Args:
        html: the page.
        template: the name of the template, for the error message.

    Raises:
        TemplateFailedError: if it is badly nested, uses elements outside the vocabulary, links
            to a missing anchor, or lacks one title with headings in order below.
    """
    try:
        return _checked(_PageReader().page(_without_control(html)))
    except MarkupError as error:
        raise TemplateFailedError(template, None, str(error)) from error


def _without_control(html: str) -> str:
    found = _CONTROL.search(html)
    if found:
        line = html.count("\n", 0, found.start()) + 1
        raise MarkupError(line, f"the character U+{ord(found[0]):04X} can be in no document")
    return html


class _PageReader:
    """A reader of a page from its top; an id waits for the heading it leads to."""

    def __init__(self) -> None:
        self._level = 0
        self._waiting: list[str] = []
        self._parts: dict[str, Blocks] = {"header": (), "footer": ()}
        self._blocks_by_tag: dict[str, Callable[[Element], tree.Block]] = {
            **dict.fromkeys(_HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._listing),
            "dl": self._facts,
            "table": self._table,
            "figure": self._figure,
            "blockquote": lambda child: tree.QuoteBlock(self.flow(child)),
        }

    def page(self, html: str) -> Document:
        body = _with_contents(self.flow(elements(html)))
        return Document(self._parts["header"], body, self._parts["footer"])

    def flow(self, parent: Element) -> Blocks:
        """Return the content of an element: blocks, with loose words as paragraphs."""
        return tuple(self._blocks(parent))

    def _blocks(self, parent: Element) -> Iterator[tree.Block]:
        words: list[Element | str] = []
        for child in parent.children:
            if isinstance(child, str) or child.tag in INLINE:
                if words or not _is_blank(child):
                    words.append(child)
                continue
            yield from _paragraph(parent, words)
            words = []
            yield from self._block(child, parent)
        yield from _paragraph(parent, words)

    def _block(self, child: Element, parent: Element) -> Iterable[tree.Block]:
        if child.tag in _LEFT_OUT or (child.tag == "figure" and "chart" not in child.classes):
            return ()
        if child.tag in self._parts and parent.tag == "body":
            self._parts[child.tag] = self._container(child)
            return ()
        if child.tag == "div" and "contents" in child.classes:
            return (_CONTENTS,)
        if child.tag in _CONTAINERS:
            return self._container(child)
        if child.tag == "p":
            return _paragraph(child, child.children, _manner(child))
        try:
            return (self._blocks_by_tag[child.tag](child),)
        except KeyError:
            why = f"<{child.tag}> is not what documents are made of"
            raise MarkupError(child.line, why) from None

    def _container(self, element: Element) -> Blocks:
        before = list(self._waiting)
        if "id" in element.attributes:
            self._waiting.append(element.attributes["id"])
        blocks = self.flow(element)
        self._waiting = [id_ for id_ in self._waiting if id_ in before]
        return (tree.QuoteBlock(blocks),) if "finding" in element.classes and blocks else blocks

    def _heading(self, element: Element) -> tree.Heading:
        anchors = (*self._waiting, *filter(None, [element.attributes.get("id")]))
        self._waiting = []
        words, level = line_of(element.children), _HEADINGS[element.tag]
        if not words:
            raise MarkupError(element.line, f"<{element.tag}> is an empty heading")
        if level > self._level + 1 or (level == 1) != (self._level == 0):
            after = f"h{self._level}" if self._level else "nothing"
            raise MarkupError(element.line, f"<{element.tag}> has no place after {after}")
        self._level = level
        starts_page = "new-page" in element.classes
        return tree.Heading(level, words, anchors, _is_rtl(element, words), starts_page)

    def _listing(self, element: Element) -> tree.Listing:
        return tree.Listing(
            tuple(self._entry(child) for child in _only(element, "li")),
            is_ordered=element.tag == "ol",
            manner=_manner(element),
            label=element.attributes.get("aria-label"),
        )

    def _entry(self, element: Element) -> Blocks:
        """Return the blocks of an entry; a lone chip runs into the paragraph after it."""
        blocks = self._held(element)
        if not blocks:
            raise MarkupError(element.line, "an entry of a list is empty")
        match blocks:
            case (
                tree.ParagraphBlock(words=(tree.Chip() as chip,)),
                tree.ParagraphBlock(manner=BlockManner.PLAIN) as paragraph,
                *rest,
            ):
                words = (chip, tree.TextRun(" "), *paragraph.words)
                return (tree.ParagraphBlock(words, is_rtl=paragraph.is_rtl), *rest)
        return blocks

    def _facts(self, element: Element) -> tree.DefinitionList:
        return tree.DefinitionList(tuple(self._fact(child) for child in _only(element, "div")))

    def _fact(self, element: Element) -> tree.Definition:
        parts = _only(element, "dt", "dd")
        if [part.tag for part in parts] != ["dt", "dd"]:
            raise MarkupError(element.line, "a <div> of a <dl> holds one <dt> and one <dd>")
        return tree.Definition(line_of(parts[0].children), self._held(parts[1]))

    def _table(self, element: Element) -> tree.TableBlock:
        parts = _only(element, "caption", "thead", "tbody")
        if [part.tag for part in parts] != ["caption", "thead", "tbody"]:
            raise MarkupError(element.line, "a <table> holds a <caption>, a <thead> and a <tbody>")
        caption, head, body = parts
        heads = _only(head, "tr")
        if len(heads) != 1:
            raise MarkupError(head.line, "a <thead> holds one <tr>")
        columns = tuple(self._cell(cell) for cell in _only(heads[0], "th"))
        rows = tuple(self._row(row, len(columns)) for row in _only(body, "tr"))
        words, classes = line_of(caption.children), element.classes
        return tree.TableBlock(words, columns, rows, "wide" in classes, "lead" in classes)

    def _figure(self, element: Element) -> tree.PictureBlock:
        title, table = (_within(element, tag) for tag in ("figcaption", "table"))
        picture = _within(element, "svg")
        read = self._table(table)
        paragraphs = (e for e in element.children if isinstance(e, Element) and e.tag == "p")
        captions = (line_of(each.children) for each in paragraphs)
        return tree.PictureBlock(
            line_of(title.children),
            next(captions, read.caption),
            svg_of(picture),
            picture.attributes.get("aria-label", ""),
            read,
        )

    def _row(self, element: Element, width: int) -> tree.TableRow:
        cells = tuple(self._cell(cell) for cell in _only(element, "th", "td"))
        if len(cells) != width:
            why = f"a row of {len(cells)} is under {width} headings"
            raise MarkupError(element.line, why)
        return tree.TableRow(cells, "total" in element.classes)

    def _cell(self, element: Element) -> TableCell:
        if {"colspan", "rowspan"} & element.attributes.keys():
            raise MarkupError(element.line, f"a <{element.tag}> spans no other cell")
        classes = element.classes
        return TableCell(
            self._held(element), element.tag == "th", "n" in classes, "blank" in classes
        )

    def _held(self, element: Element) -> Blocks:
        """Return the content of an entry, a definition or a cell; refuse a heading or table."""
        blocks = self.flow(element)
        if any(
            isinstance(block, tree.Heading | tree.TableBlock | tree.PictureBlock)
            for block in blocks
        ):
            raise MarkupError(element.line, f"<{element.tag}> holds a heading or a table")
        return blocks


_CONTENTS = tree.ParagraphBlock((), BlockManner.CONTENTS)


def _with_contents(body: Blocks) -> Blocks:
    """Put the contents before the first section of a page that does not say where they are."""
    if any(map(tree.is_contents, body)):
        return body
    first = next(tree.sections(body), None)
    at = next((n for n, block in enumerate(body) if block is first), None)
    return body if at is None else (*body[:at], _CONTENTS, *body[at:])


def _within(element: Element, tag: str) -> Element:
    """Return the first element of a tag within another."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == tag:
                return child
            if child.tag == "details":
                return _within(child, tag)
    raise MarkupError(element.line, f"<figure class=chart> holds no <{tag}>")


def _is_blank(child: Element | str) -> bool:
    return isinstance(child, str) and not child.strip(_BLANKS)


def _only(element: Element, *tags: str) -> list[Element]:
    """List the elements within another; refuse anything else there."""
    found = []
    for child in element.children:
        if isinstance(child, str):
            if not _is_blank(child):
                raise MarkupError(element.line, f"<{element.tag}> contains text of its own")
        elif child.tag in tags:
            found.append(child)
        else:
            raise MarkupError(child.line, f"<{child.tag}> has no place in <{element.tag}>")
    return found


def _paragraph(
    parent: Element, children: list[Element | str], manner: BlockManner = BlockManner.PLAIN
) -> Iterator[tree.ParagraphBlock]:
    words = line_of(children) if children else ()
    if words:
        yield tree.ParagraphBlock(words, manner, _is_rtl(parent, words))


def _manner(element: Element) -> BlockManner:
    manners = [
        _MANNERS[name] for name in element.attributes.get("class", "").split() if name in _MANNERS
    ]
    return manners[0] if manners else BlockManner.PLAIN


def _is_rtl(element: Element, words: tree.Line) -> bool:
    """Check whether words with automatic direction begin with a right-to-left script."""
    return element.attributes.get("dir") == "auto" and reads_from_the_right(tree.plain(words))


def _checked(read: Document) -> Document:
    """Return the document if it has a title and every internal link leads to a heading."""
    anchors = {anchor for heading in tree.headings(read.blocks) for anchor in heading.anchors}
    if not any(heading.level == 1 for heading in tree.headings(read.blocks)):
        raise MarkupError(None, "a document needs a title, an <h1>")
    for line in tree.lines(read.blocks):
        for run in line:
            href = run.href if isinstance(run, tree.TextRun) else None
            if href and href.startswith("#") and href[1:] not in anchors:
                raise MarkupError(None, f"a link leads to {href}, which is no heading's id")
    return read
