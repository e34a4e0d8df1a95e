"""Struck-out text and comments of a workbook, which its cells' values do not show. Pure."""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from peeltrack.imports.readers.workbook_look import Place
from peeltrack.imports.readers.workbook_ods_marks import has_marks, marked_cells
from peeltrack.imports.readers.workbook_scan import place_of

_STRIKE = re.compile(rb"<(?:\w+:)?strike\b")
_MOST_COMMENTS, _LONGEST_COMMENT = 5_000, 2_000
_THREADED = re.compile(r"^\[[^\]]{1,60}\].*?(?:Comment|Sylw):\s*", re.DOTALL)
"""What Excel writes before a comment with answers, for its older versions."""


@dataclass(slots=True)
class CellMarks:
    """The marks of one sheet's cells."""

    struck: set[Place] = field(default_factory=set)
    """The cells that are struck out as a whole."""
    partly: dict[Place, tuple[str, str]] = field(default_factory=dict)
    """What still holds of a cell's text, and what is struck out of it."""
    comments: dict[Place, str] = field(default_factory=dict)


def marks_of(members: Mapping[str, bytes]) -> dict[str, CellMarks]:
    """Return the marks of each sheet by its name; empty for a workbook without any.

    The members were checked before: they declare no entities.
    """
    if "content.xml" in members:
        return _of_opendocument(members)
    noted = any("/comments" in path or "/threadedComments" in path for path in members)
    struck = any(_STRIKE.search(data) for path, data in members.items() if path.startswith("xl/"))
    if not (noted or struck):
        return {}
    styles = _struck_styles(members.get("xl/styles.xml", b""))
    strings = list(_strings(members.get("xl/sharedStrings.xml", b""))) if struck else []
    made: dict[str, CellMarks] = {}
    for name, path in _sheets(members):
        marks = CellMarks()
        if struck and path in members:
            _read_cells(members[path], styles, strings, marks)
        _read_comments(members, path, marks)
        made[name] = marks
    return made


def _of_opendocument(members: Mapping[str, bytes]) -> dict[str, CellMarks]:
    made: dict[str, CellMarks] = {}
    for name, cells in marked_cells(members) if has_marks(members) else ():
        marks = made.setdefault(name, CellMarks())
        for place, is_struck, parts, comment in cells:
            if is_struck:
                marks.struck.add(place)
            elif parts[1]:
                marks.partly[place] = parts
            if comment and len(marks.comments) < _MOST_COMMENTS:
                marks.comments[place] = comment[:_LONGEST_COMMENT]
    return made


def _sheets(members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the path of its member."""
    targets = _targets(members, "xl/workbook.xml")
    for element in _root(members.get("xl/workbook.xml", b"")).iter():
        if _local(element) == "sheet":
            ids = (value for key, value in element.attrib.items() if key.endswith("}id"))
            _, path = targets.get(next(ids, ""), ("", ""))
            yield element.get("name", ""), path


def _targets(members: Mapping[str, bytes], path: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the path of each member that another refers to, by its id."""
    folder, file = posixpath.split(path)
    found = {}
    for each in _root(members.get(f"{folder}/_rels/{file}.rels", b"")):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
        found[each.get("Id", "")] = each.get("Type", "").rpartition("/")[2], target
    return found


def _root(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data) if data else ElementTree.Element("none")  # noqa: S314


def _local(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_struck(element: ElementTree.Element) -> bool:
    """Check whether a font or the properties of a run strike their text out."""
    return any(_local(e) == "strike" and e.get("val", "1") not in ("0", "false") for e in element)


def _struck_styles(data: bytes) -> set[str]:
    """Return the numbers of the styles whose font is struck out."""
    root = _root(data)
    fonts = [e for group in root if _local(group) == "fonts" for e in group]
    struck = {str(at) for at, font in enumerate(fonts) if _is_struck(font)}
    cells = [e for group in root if _local(group) == "cellXfs" for e in group]
    return {str(at) for at, style in enumerate(cells) if style.get("fontId", "0") in struck}


def _strings(data: bytes) -> Iterator[tuple[str, str] | None]:
    """Yield for each shared text what holds and what is struck out of it; None if nothing is."""
    for _, element in ElementTree.iterparse(io.BytesIO(data)) if data else ():  # noqa: S314
        if _local(element) == "si":
            yield _parts(element)
            element.clear()


def _parts(element: ElementTree.Element) -> tuple[str, str] | None:
    """Return what holds and what is struck out of a text in runs; None if nothing is."""
    texts: dict[bool, str] = {False: "", True: ""}
    for run in element:
        own = [e for e in run if _local(e) == "rPr"]
        struck = any(map(_is_struck, own))
        texts[struck] += "".join(e.text or "" for e in run.iter() if _local(e) == "t")
    return (texts[False].strip(), texts[True].strip()) if texts[True].strip() else None


def _read_cells(
    data: bytes, styles: set[str], strings: Sequence[tuple[str, str] | None], marks: CellMarks
) -> None:
    for _, element in ElementTree.iterparse(io.BytesIO(data)):  # noqa: S314
        if _local(element) != "c":
            continue
        place = place_of(element.get("r", ""))
        if place and len(element) and element.get("s", "0") in styles:
            marks.struck.add(place)
        if place and (parts := _parts_of_cell(element, strings)):
            marks.partly[place] = parts
        element.clear()


def _parts_of_cell(
    element: ElementTree.Element, strings: Sequence[tuple[str, str] | None]
) -> tuple[str, str] | None:
    """Return what holds and what is struck out of a cell's text; None if nothing is."""
    for child in element:
        if _local(child) == "is":
            return _parts(child)
        number = child.text or ""
        if _local(child) == "v" and element.get("t") == "s" and number.isdecimal():
            return strings[int(number)] if int(number) < len(strings) else None
    return None


def _read_comments(members: Mapping[str, bytes], path: str, marks: CellMarks) -> None:
    for kind, target in _targets(members, path).values():
        if kind != "comments":
            continue
        for element in _root(members.get(target, b"")).iter():
            place = place_of(element.get("ref", "")) if _local(element) == "comment" else None
            if place and len(marks.comments) < _MOST_COMMENTS:
                words = "".join(e.text or "" for e in element.iter() if _local(e) == "t")
                marks.comments[place] = _THREADED.sub("", words).strip()[:_LONGEST_COMMENT]
