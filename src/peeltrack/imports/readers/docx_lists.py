"""Marks that Word prints before list entries, counted as Word counts them. Pure."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from peeltrack.imports.readers.counters import letters, roman

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

Element = Any
"""An element of the file, which lxml returns without a type."""

_SPELLED: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
}
_SIGNS = {"\uf0b7": "•", "\uf0a7": "•", "": "•", "o": "o", "\uf02d": "-"}


class Lists:
    """Every list of a document, with its count so far."""

    def __init__(self, document: "Document") -> None:
        self.levels = _levels(document)
        self.counts: dict[tuple[str, int], int] = {}

    def mark_of(self, paragraph: "Paragraph") -> tuple[str | None, int]:
        """Return the mark before a paragraph and the nesting of its list; None if it has none."""
        place = _place(paragraph)
        if place is None:
            return None, 0
        number, depth = place
        level = self.levels.get((number, depth))
        if level is None:
            return None, 0
        count = self._counted(depth, level)
        if level["format"] == "none":
            return None, depth
        if level["format"] == "bullet":
            sign = level["text"]
            return _SIGNS.get(sign, sign if len(sign) == 1 else "•"), depth
        return self._printed(number, level, count), depth

    def _counted(self, depth: int, level: dict[str, Any]) -> int:
        """Count an entry; the levels below it begin again."""
        key = (level["list"], depth)
        self.counts[key] = self.counts.get(key, level["start"] - 1) + 1
        for deeper in range(depth + 1, 9):
            self.counts.pop((level["list"], deeper), None)
        return self.counts[key]

    def _printed(self, number: str, level: dict[str, Any], count: int) -> str:
        def spelled(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            other = self.levels.get((number, depth), level)
            reached = self.counts.get((level["list"], depth), count)
            return _SPELLED.get(other["format"], str)(reached)

        return re.sub(r"%([1-9])", spelled, level["text"]).strip() or f"{count}."


def _place(paragraph: "Paragraph") -> tuple[str, int] | None:
    """Return the list and the level of a paragraph, by itself or by its style."""
    styles: list[Element] = []
    style = paragraph.style
    while style is not None and len(styles) < 10:
        styles.append(style.element)
        style = style.base_style
    number = depth = None
    for element in (paragraph._p, *styles):
        properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            continue
        number = number or _value(properties.find(qn("w:numId")))
        depth = depth or _value(properties.find(qn("w:ilvl")))
    if not number or number == "0":
        return None
    return number, int(depth) if depth and depth.isdigit() else 0


def _levels(document: "Document") -> dict[tuple[str, int], dict[str, Any]]:
    """Return each level of each list, as numbering.xml defines it."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    abstract = {each.get(qn("w:abstractNumId")): each for each in root.findall(qn("w:abstractNum"))}
    levels: dict[tuple[str, int], dict[str, Any]] = {}
    for number in root.findall(qn("w:num")):
        name = str(number.get(qn("w:numId")))
        shape = _value(number.find(qn("w:abstractNumId")))
        overrides = number.findall(qn("w:lvlOverride"))
        own = name if overrides else f"abstract {shape}"
        for level in abstract.get(shape, ()):
            _add_level(levels, name, own, level)
        for override in overrides:
            _override(levels, name, own, override)
    return levels


def _add_level(
    levels: dict[tuple[str, int], dict[str, Any]], name: str, own: str, level: Element
) -> None:
    if level.tag != qn("w:lvl") or not str(level.get(qn("w:ilvl"))).isdigit():
        return
    start = _value(level.find(qn("w:start"))) or "1"
    levels[name, int(level.get(qn("w:ilvl")))] = {
        "list": own,
        "format": _value(level.find(qn("w:numFmt"))) or "decimal",
        "text": _value(level.find(qn("w:lvlText"))) or "",
        "start": int(start) if start.isdigit() else 1,
    }


def _override(
    levels: dict[tuple[str, int], dict[str, Any]], name: str, own: str, override: Element
) -> None:
    place = (name, int(override.get(qn("w:ilvl")) or 0))
    if (whole := override.find(qn("w:lvl"))) is not None:
        _add_level(levels, name, own, whole)
    start = _value(override.find(qn("w:startOverride")))
    if place in levels and start and start.isdigit():
        levels[place]["start"] = int(start)


def _value(element: Element) -> str | None:
    return None if element is None else element.get(qn("w:val"))
