"""Papers as Word files, with heading styles, numbered lists and tables of their own."""

import io
import re
from collections.abc import Sequence

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tests.imports.publish import Part, counted


def as_docx(parts: Sequence[Part]) -> bytes:
    """A Word file with its own heading styles, numbered lists and tables."""
    document = docx.Document()
    lists = _WordLists(document)
    table = None
    before: Part | None = None
    for part in parts:
        if part.kind == "row":
            if table is None or len(table.columns) != len(part.cells):
                table = document.add_table(rows=0, cols=len(part.cells))
            _fill(table.add_row().cells, part.cells)
            continue
        table = None
        if part.kind == "heading":
            document.add_heading(part.text, level=part.level)
        else:
            paragraph = document.add_paragraph(part.text)
            if part.kind == "entry":
                lists.mark(paragraph, part, before)
        before = part
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _fill(cells: Sequence[object], texts: Sequence[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        bare = re.sub(r"</?p>|<ol[^>]*>", "\n", text)
        lines = [line for line in re.sub(r"<[^>]+>", "", bare).split("\n") if line.strip()]
        cell.text = "\n".join(lines[:1])  # type: ignore[attr-defined]
        for line in lines[1:]:
            cell.add_paragraph(line.strip())  # type: ignore[attr-defined]


class _WordLists:
    """Makes the numbering of a Word file: a list of its own for each list of the paper."""

    def __init__(self, document: object) -> None:
        self.root = document.part.numbering_part.element  # type: ignore[attr-defined]
        self.made = 100
        self.open: dict[int, tuple[str, int, str]] = {}

    def mark(self, paragraph: object, part: Part, before: Part | None) -> None:
        """Put a paragraph into its list."""
        kind, number = counted(part.mark)
        if before is None or before.kind != "entry":
            self.open.clear()
        last = self.open.get(part.depth)
        follows = last and last[0] == kind and (not kind or last[1] == number - 1)
        name = last[2] if last and follows else self._new(kind, number, part.depth)
        self.open = {deep: each for deep, each in self.open.items() if deep < part.depth}
        self.open[part.depth] = (kind, number, name)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
        properties.get_or_add_ilvl().val = part.depth
        properties.get_or_add_numId().val = int(name)

    def _new(self, kind: str, number: int, depth: int) -> str:
        self.made += 1
        abstract = _element("w:abstractNum", {"w:abstractNumId": str(self.made)})
        level = _element("w:lvl", {"w:ilvl": str(depth)})
        formats = {
            "1": "decimal",
            "i": "lowerRoman",
            "I": "upperRoman",
            "a": "lowerLetter",
            "A": "upperLetter",
        }
        level.append(_element("w:start", {"w:val": str(max(number, 1))}))
        level.append(_element("w:numFmt", {"w:val": formats.get(kind, "bullet")}))
        level.append(_element("w:lvlText", {"w:val": f"%{depth + 1}." if kind else "\uf0b7"}))
        abstract.append(level)
        self.root.insert(0, abstract)
        instance = _element("w:num", {"w:numId": str(self.made)})
        instance.append(_element("w:abstractNumId", {"w:val": str(self.made)}))
        self.root.append(instance)
        return str(self.made)


def _element(name: str, values: dict[str, str]) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(key), value)
    return element
