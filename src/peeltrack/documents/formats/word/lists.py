"""How lists are numbered in a Word document, which says so in a part of its own. Pure."""

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from peeltrack.documents.formats.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document as Word

_LEVELS = 9
_INDENT = 357


def numbering_part(word: "Word") -> NumberingPart:
    """The part that says what lists look like; an empty one where there is none."""
    try:
        return word.part.numbering_part
    except NotImplementedError:  # all that python-docx has to say to a document without one
        name = PackURI("/word/numbering.xml")
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        kind, package = CONTENT_TYPE.WML_NUMBERING, word.part.package
        part = NumberingPart.load(name, kind, empty, package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return word.part.numbering_part


def look_of_lists(numbering: BaseOxmlElement, form: str, text: str) -> int:
    """Add what lists of a form look like at each level; its id."""
    id_ = _next(numbering, "w:abstractNum", "w:abstractNumId")
    levels = (
        element(
            "lvl",
            element("start", val=1),
            element("numFmt", val=form),
            element("lvlText", val=text.format(level=level + 1)),
            element("lvlJc", val="left"),
            element("pPr", element("ind", left=_INDENT * (level + 1), hanging=_INDENT)),
            ilvl=level,
        )
        for level in range(_LEVELS)
    )
    kind = element("multiLevelType", val="hybridMultilevel")
    made = element("abstractNum", kind, *levels, abstractNumId=id_)
    before = [*numbering.iterchildren(qn("w:numPicBullet"), qn("w:abstractNum"))]
    numbering.insert(len(before), _parsed(made))
    return id_


def new_list(word: "Word", look: int, *, restarts: bool = False) -> int:
    """Begin a list of a look; its id."""
    numbering = word.part.numbering_part.element
    id_ = _next(numbering, "w:num", "w:numId")
    start = element("lvlOverride", element("startOverride", val=1), ilvl=0) if restarts else ""
    made = element("num", element("abstractNumId", val=look), start, numId=id_)
    last = numbering.findall(qn("w:num"))[-1:]
    place = last[0] if last else numbering.findall(qn("w:abstractNum"))[-1]
    place.addnext(_parsed(made))
    return id_


def _next(numbering: BaseOxmlElement, name: str, key: str) -> int:
    return max((int(each.get(qn(key))) for each in numbering.findall(qn(name))), default=0) + 1


def _parsed(made: str) -> BaseOxmlElement:
    """Text without its namespace as an element."""
    name, rest = made[1:].split(" ", 1)
    return parse_xml(f"<{name} {nsdecls('w')} {rest}")
