"""Blocks of the body of a web page, in order, with their marks. Pure."""

import re
from collections.abc import Callable, Iterator

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.counters import letters, roman
from peeltrack.imports.readers.html_frame import is_frame, is_frame_text
from peeltrack.imports.readers.limits import check_time

_BLOCKS_WORDS = (
    "address article aside blockquote body button caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main "
    "nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAK = "\x1e"
"""A stand-in for a line break until it is known whether it divides paragraphs."""
_DIVIDES = re.compile(rf"{_BREAK}\s*(?:{_BREAK}\s*)+|{_BREAK}\s*(?![a-z\s])")

Part = str | Tag


def blocks_in(tag: Tag) -> Iterator[Block]:
    """Yield the blocks in a tag, in order."""
    for part in _parts(tag):
        if isinstance(part, str):
            yield Block(part, strong=_is_strong(tag))
        elif part.name in _HEADINGS:
            if words := plain(_inline(part)):
                yield Block(words, heading=_HEADINGS[part.name])
        elif part.name in ("ul", "ol"):
            yield from _entries(part, 0)
        elif part.name == "table" and _is_table(part):
            yield from _rows(part)
        elif part.name == "dl":
            yield from _fields(part)
        else:
            yield from blocks_in(part)


def _fields(record: Tag) -> Iterator[Block]:
    """Yield a list of names and values: a short value on the line of its name, as printed."""
    name = ""
    for part in _parts(record):
        blocks = [Block(part)] if isinstance(part, str) else list(blocks_in(part))
        is_name = isinstance(part, Tag) and part.name == "dt"
        plain_one = len(blocks) == 1 and not (blocks[0].heading or blocks[0].bullet)
        if name and plain_one and not is_name:
            yield Block(f"{name}: {blocks[0].text}")
        else:
            yield from [Block(name)] if name else []
            yield from [] if is_name and plain_one and _is_name(blocks[0].text) else blocks
        name = blocks[0].text if is_name and plain_one and _is_name(blocks[0].text) else ""
    yield from [Block(name)] if name else []


def _is_name(text: str) -> bool:
    return len(text) < _LONGEST_NAME and text[-1] not in ".?!:"


_LONGEST_NAME = 40
"""The most characters of a field's name."""


def _is_strong(tag: Tag) -> bool:
    """Check whether all words of a paragraph are set in bold."""
    bold = tag.find_all(("strong", "b"), recursive=False)
    words = "".join(tag.get_text().split())
    return bool(bold) and words == "".join("".join(each.get_text() for each in bold).split())


def plain(text: str) -> str:
    """Return text with single spaces and without soft hyphens."""
    hidden = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))
    return " ".join(text.translate(hidden).replace(_BREAK, " ").split())


def _parts(tag: Tag) -> Iterator[Part]:
    """Yield a tag's paragraphs of loose text, and the block tags between them."""
    check_time()
    loose = ""
    for child in tag.children:
        if isinstance(child, Tag) and is_frame(child):
            continue
        if isinstance(child, Tag) and (child.name in _BLOCKS or child.find(_is_block)):
            yield from _paragraphs(loose)
            loose = ""
            yield child
        else:
            loose += _inline(child)
    yield from _paragraphs(loose)


def _is_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS


def _paragraphs(loose: str) -> Iterator[str]:
    """Yield the paragraphs of loose text; a line break divides them, unless a sentence goes on."""
    for text in _DIVIDES.split(loose):
        words = plain(text)
        if words and not is_frame_text(words):
            yield words


def _inline(node: PageElement) -> str:
    """Return the words of a tag that is part of a sentence."""
    if isinstance(node, PreformattedString):
        return ""  # a comment or a declaration
    if isinstance(node, NavigableString):
        return str(node)
    if not isinstance(node, Tag) or is_frame(node):
        return ""
    if node.name == "br":
        return _BREAK
    words = "".join(_inline(child) for child in node.children)
    # A small raised figure is the sign of a footnote, not a word of the sentence.
    return "" if node.name == "sup" and words.strip(" []()").isdigit() else words


def _entries(items: Tag, depth: int) -> Iterator[Block]:
    """Yield the entries of a list, with the marks that a browser prints; loose text as it is."""
    number = _whole_number(items.get("start"), 1)
    for item in _list_parts(items):
        if isinstance(item, str):
            yield Block(item)
        elif item.name in ("ul", "ol"):
            yield from _entries(item, depth + 1)
        elif item.name == "li":
            number = _whole_number(item.get("value"), number)
            yield from _entry(item, _mark(items, number), depth)
            number += 1
        else:
            yield from blocks_in(item)


def _list_parts(items: Tag) -> Iterator[Part]:
    """Yield the parts of a list; an entry without a block of its own is one all the same."""
    loose = ""
    for child in items.children:
        if isinstance(child, Tag) and is_frame(child):
            continue
        if isinstance(child, Tag) and child.name in _BLOCKS:
            yield from _paragraphs(loose)
            loose = ""
            yield child
        else:
            loose += _inline(child)
    yield from _paragraphs(loose)


def _entry(item: Tag, mark: str, depth: int) -> Iterator[Block]:
    """Yield an entry: its first paragraph has the mark, its lists are one level deeper."""
    bullet: str | None = mark
    for part in _parts(item):
        if isinstance(part, Tag) and part.name in ("ul", "ol"):
            yield from _entries(part, depth + 1)
            continue
        for block in [Block(part)] if isinstance(part, str) else blocks_in(part):
            yield Block(
                block.text,
                heading=block.heading,
                bullet=bullet or block.bullet,
                depth=depth + (1 if block.bullet and not bullet else 0),
                cells=block.cells,
            )
            bullet = None


def _mark(items: Tag, number: int) -> str:
    style = str(items.get("style", "")).replace(" ", "").lower()
    if items.name == "ul" or "list-style-type:none" in style or "list-style:none" in style:
        return "•"
    for name, spelled in _SPELLED.items():
        if items.get("type") == name or f"{_STYLES[name]}" in style:
            return f"{spelled(number)}."
    return f"{number}."


_SPELLED: dict[str, Callable[[int], str]] = {
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "a": letters,
    "A": lambda number: letters(number).upper(),
}
_STYLES = {"i": "lower-roman", "I": "upper-roman", "a": "lower-alpha", "A": "upper-alpha"}


def _whole_number(value: object, otherwise: int) -> int:
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _own_rows(table: Tag) -> list[Tag]:
    """Return a table's rows, without those of a table within it."""
    rows: list[Tag] = []
    waiting = [table]
    while waiting:
        tag = waiting.pop()
        if tag.name == "tr":
            rows.append(tag)
        inner = [each for each in tag.children if isinstance(each, Tag) and each.name != "table"]
        waiting += reversed(inner)
    return rows


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.find_all(["td", "th"], recursive=False) if isinstance(cell, Tag)]


def _is_table(table: Tag) -> bool:
    """Check whether a table is one of data; a table of one column only lays the page out."""
    return any(len(_cells(row)) > 1 for row in _own_rows(table))


def _rows(table: Tag) -> Iterator[Block]:
    if isinstance(caption := table.find("caption", recursive=False), Tag):
        yield from blocks_in(caption)
    reaches: dict[int, int] = {}
    for row in _own_rows(table):
        cells = _cells_of_row(row, reaches)
        if any(cells):
            yield Block(" ".join(" ".join(cells).split()), cells=tuple(cells))


def _cells_of_row(row: Tag, reaches: dict[int, int]) -> list[str]:
    """Return a row's cells, each in its column: one that reaches down leaves the next rows empty.

    `reaches` has the number of rows, by column, that a cell above still fills.
    """
    cells: list[str] = []
    for cell in _cells(row):
        _pass_filled(cells, reaches)
        wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
        reaches |= dict.fromkeys(range(len(cells), len(cells) + wide), high - 1)
        cells.append("\n".join(block.marked for block in blocks_in(cell)))
        cells += [""] * min(wide - 1, _MOST_COLUMNS - len(cells))
    _pass_filled(cells, reaches)
    return cells


def _pass_filled(cells: list[str], reaches: dict[int, int]) -> None:
    while len(cells) < _MOST_COLUMNS and reaches.get(len(cells), 0) > 0:
        reaches[len(cells)] -= 1
        cells.append("")


def _span(cell: Tag, name: str) -> int:
    return max(1, min(_whole_number(cell.get(name), 1), _WIDEST))


_WIDEST = 50
"""The most columns or rows that a cell fills."""
_MOST_COLUMNS = 200
"""The columns beyond which empty cells are not kept."""
