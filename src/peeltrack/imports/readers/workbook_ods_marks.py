"""Struck-out text and comments of an OpenDocument workbook. Pure."""

import io
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from peeltrack.imports.readers.limits import COLUMN_LIMIT, ROW_LIMIT
from peeltrack.imports.readers.workbook_look import Place

_CELLS = ("table-cell", "covered-table-cell")
_ROW, _COLUMN = "number-rows-repeated", "number-columns-repeated"

CellText = tuple[Place, bool, tuple[str, str], str]
"""A place, whether all of it is struck out, what holds and what is struck out, and its comment."""


def has_marks(members: Mapping[str, bytes]) -> bool:
    """Check whether a workbook is an OpenDocument one that may hold such marks."""
    content = members.get("content.xml", b"")
    styled = content + members.get("styles.xml", b"")
    return b"annotation" in content or b"line-through" in styled


def marked_cells(members: Mapping[str, bytes]) -> Iterator[tuple[str, list[CellText]]]:
    """Yield each sheet's name with its cells that are struck out or have a comment."""
    struck = _struck_styles(members.get("styles.xml", b""))
    data = members["content.xml"]
    struck |= _struck_styles(data)
    for _, element in ElementTree.iterparse(io.BytesIO(data)):  # noqa: S314
        if _local(element) == "table":
            yield _attribute(element, "name"), list(_cells(element, struck))
            element.clear()


def _struck_styles(data: bytes) -> set[str]:
    """Return the names of the styles that strike text out, with those that inherit from them."""
    if not data:
        return set()
    parents: dict[str, str] = {}
    struck: dict[str, bool] = {}
    for _, element in ElementTree.iterparse(io.BytesIO(data)):  # noqa: S314
        if _local(element) != "style":
            continue
        name = _attribute(element, "name")
        parents[name] = _attribute(element, "parent-style-name")
        lines = [
            _attribute(each, key)
            for each in element
            for key in ("text-line-through-style", "text-line-through-type")
        ]
        if any(lines):
            struck[name] = any(line not in ("", "none") for line in lines)
    inherited = {name for name in parents if name not in struck and struck.get(parents[name])}
    return {name for name, is_struck in struck.items() if is_struck} | inherited


def _cells(table: ElementTree.Element, struck: set[str]) -> Iterator[CellText]:
    row = 0
    for line in table.iter():
        if _local(line) != "table-row":
            continue
        column = 0
        for cell in line:
            if _local(cell) not in _CELLS:
                continue
            if row < ROW_LIMIT and column < COLUMN_LIMIT and (marked := _marked(cell, struck)):
                yield (row, column), *marked
            column += _count(cell, _COLUMN)
        row += _count(line, _ROW)


def _marked(
    cell: ElementTree.Element, struck: set[str]
) -> tuple[bool, tuple[str, str], str] | None:
    """Return what a cell's marks say; None if it has none."""
    note, texts = "", {False: "", True: ""}
    whole = _attribute(cell, "style-name") in struck
    for child in cell:
        if _local(child) == "annotation":
            lines = ("".join(each.itertext()) for each in child if _local(each) == "p")
            note = "\n".join(lines).strip()
        elif _local(child) == "p":
            for is_struck, text in _runs(child, struck):
                texts[is_struck] += text
    has_text = bool(texts[False].strip() or texts[True].strip())
    if not note and not texts[True].strip() and not (whole and has_text):
        return None
    return whole and has_text, (texts[False].strip(), texts[True].strip()), note


def _runs(paragraph: ElementTree.Element, struck: set[str]) -> Iterator[tuple[bool, str]]:
    """Yield the texts of a paragraph, each with whether its span strikes it out."""
    yield False, paragraph.text or ""
    for span in paragraph:
        yield _attribute(span, "style-name") in struck, "".join(span.itertext())
        yield False, span.tail or ""
    yield False, "\n"


def _count(element: ElementTree.Element, key: str) -> int:
    number = _attribute(element, key)
    return int(number) if number.isdecimal() and len(number) < 10 else 1


def _attribute(element: ElementTree.Element, key: str) -> str:
    return next((value for name, value in element.attrib.items() if _name(name) == key), "")


def _local(element: ElementTree.Element) -> str:
    return _name(str(element.tag))


def _name(name: str) -> str:
    return name.rpartition("}")[2]
