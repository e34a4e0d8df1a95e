"""The Word document under a body: its styles, lists and pages, edited in place by python-docx."""

import io
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement, serialize_for_reading
from docx.parts.numbering import NumberingPart
from docx.shared import Twips

from peeltrack.documents.formats.word.xml import element, field, paragraph, plain_run
from peeltrack.documents.parts.header import Header
from peeltrack.errors import BadReferenceError

if TYPE_CHECKING:
    from docx.document import Document as Word


_STYLES = Path(__file__).with_name("styles.xml")
_A4 = (11906, 16838)
_MARGIN = 1134
"""Two centimetres, in twentieths of a point."""
_OF_THE_TEMPLATE = ("customXml", "stylesWithEffects", "thumbnail")
"""Parts of python-docx's own template that no document needs."""

_LEVELS = 9
_INDENT = 357


@dataclass(slots=True)
class BaseDocument:
    """A Word document without a body."""

    word: "Word"
    styles: Mapping[str, str]
    """The id of each style by its name in lower case."""
    bullets: int
    """The id of the lists with bullets."""
    _digits: int
    """The id of the look of numbered lists."""

    @property
    def width(self) -> int:
        """Return the width of the text, in twentieths of a point."""
        return self._room("w", "left", "right")

    @property
    def height(self) -> int:
        """Return the height of the text in twentieths of a point: its width in landscape."""
        return self._room("h", "top", "bottom")

    def _room(self, side: str, before: str, after: str) -> int:
        section = self.word.element.body.sectPr
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        if size is None or margins is None:
            return _A4[side == "h"] - 2 * _MARGIN
        edges = (abs(int(margins.get(qn(f"w:{edge}"), _MARGIN))) for edge in (before, after))
        return int(size.get(qn(f"w:{side}"))) - sum(edges)

    def section(self, *, sideways: bool) -> str:
        """Return the properties of upright or landscape pages as XML."""
        section = deepcopy(self.word.element.body.sectPr)
        size = section.find(qn("w:pgSz"))
        if sideways and size is not None:
            width, height = size.get(qn("w:w")), size.get(qn("w:h"))
            size.set(qn("w:w"), height)
            size.set(qn("w:h"), width)
            size.set(qn("w:orient"), "landscape")
        return str(serialize_for_reading(section))

    def numbered(self) -> int:
        """Begin a numbered list at one and return its id."""
        return _start_list(self.word, self._digits, restarts=True)


def own_base(page: Header) -> BaseDocument:
    """Return A4 pages in PeelTrack's own look, with the marking on each."""
    word = docx.Document()
    for rels in (word.part.rels, word.part.package.rels):
        for id_ in [id_ for id_, rel in rels.items() if _is_of_the_template(rel.reltype)]:
            rels.pop(id_)
    _replace(word.styles.element, parse_xml(_STYLES.read_bytes()))
    settings = word.settings.element
    for old in ("w:zoom", "w:proofState", "w:savePreviewPicture", "w:doNotAutoCompressPictures"):
        for node in settings.findall(qn(old)):
            settings.remove(node)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), "en-GB")
    _set_pages(word, page)
    return _based(word)


def base_from(reference: bytes) -> BaseDocument:
    """Return a force's own document without its body and with the styles it lacks.

    Raises:
        BadReferenceError: if it is not a .docx.
    """
    try:
        word = docx.Document(io.BytesIO(reference))
        body = word.element.body
        last = _last_section(body)
        for child in list(body):
            body.remove(child)
        body.append(last)
        return _based(word)
    except Exception as error:  # whatever python-docx and lxml stumble over in foreign bytes
        raise BadReferenceError from error


def _last_section(body: BaseOxmlElement) -> BaseOxmlElement:
    """Return the properties of the last pages, with the headers they inherit named."""
    sections = list(body.iter(qn("w:sectPr")))
    last = sections[-1] if sections else parse_xml(f"<w:sectPr {nsdecls('w')}/>")
    references = {}
    for section in sections:
        for name in ("w:headerReference", "w:footerReference"):
            for node in section.findall(qn(name)):
                references[name, node.get(qn("w:type"))] = node
    own_references = {(f"w:{ref.tag.rpartition('}')[2]}", ref.get(qn("w:type"))) for ref in last}
    for key in reversed([key for key in references if key not in own_references]):
        last.insert(0, deepcopy(references[key]))
    return last


def _based(word: "Word") -> BaseDocument:
    styles = _with_missing_styles(word.styles.element)
    numbering = _numbering_part(word).element
    bullets = _add_list_style(numbering, "bullet", "\u2022")
    digits = _add_list_style(numbering, "decimal", "%{level}.")
    return BaseDocument(word, styles, _start_list(word, bullets), digits)


def _with_missing_styles(styles: BaseOxmlElement) -> Mapping[str, str]:
    """Add each style that a document lacks, by its name, and return the ids of all."""
    ids = _ids(styles)
    own_styles = parse_xml(_STYLES.read_bytes())
    renamed = {
        old: ids.get(name) or (f"PeelTrack{old}" if old in ids.values() else old)
        for name, old in _ids(own_styles).items()
    }
    for style in own_styles.findall(qn("w:style")):
        name = style.find(qn("w:name")).get(qn("w:val")).lower()
        if name in ids:
            continue
        for reference in style.iter(qn("w:basedOn"), qn("w:next")):
            reference.set(qn("w:val"), renamed[reference.get(qn("w:val"))])
        style.set(qn("w:styleId"), renamed[style.get(qn("w:styleId"))])
        style.attrib.pop(qn("w:default"), None)
        styles.append(style)
    return _ids(styles)


def _ids(styles: BaseOxmlElement) -> dict[str, str]:
    return {
        style.find(qn("w:name")).get(qn("w:val")).lower(): style.get(qn("w:styleId"))
        for style in styles.findall(qn("w:style"))
        if style.find(qn("w:name")) is not None
    }


def _is_of_the_template(kind: str) -> bool:
    return kind.rpartition("/")[2] in _OF_THE_TEMPLATE


def _replace(old: BaseOxmlElement, new: BaseOxmlElement) -> None:
    for child in list(old):
        old.remove(child)
    for child in list(new):
        old.append(child)


def _set_pages(word: "Word", page: Header) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Twips(_A4[0]), Twips(_A4[1])
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(_MARGIN // 2)
    marking = page.marking or ""
    ids = _ids(word.styles.element)
    line = paragraph(ids["marking"], plain_run(marking)) if marking else ""
    tab = element("tabs", element("tab", val="right", pos=_A4[0] - 2 * _MARGIN))
    pages = plain_run("Page ") + field("PAGE") + plain_run(" of ") + field("NUMPAGES")
    words = f"{plain_run(page.title)}<w:r><w:tab/></w:r>{pages}"
    _hold(section.header._element, line or paragraph(ids["header"], ""))
    _hold(section.footer._element, line + paragraph(ids["footer"], words, tab))


def _hold(element: BaseOxmlElement, xml: str) -> None:
    holder = parse_xml(f"<w:hdr {nsdecls('w', 'r')}>{xml}</w:hdr>")
    _replace(element, holder)


def _numbering_part(word: "Word") -> NumberingPart:
    """Return the part that describes lists, adding an empty one if there is none."""
    try:
        return word.part.numbering_part
    except NotImplementedError:  # all that python-docx has to say to a document without one
        name = PackURI("/word/numbering.xml")
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        kind, package = CONTENT_TYPE.WML_NUMBERING, word.part.package
        part = NumberingPart.load(name, kind, empty, package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return word.part.numbering_part


def _add_list_style(numbering: BaseOxmlElement, form: str, text: str) -> int:
    """Add the look of a list at each level and return its id."""
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
    xml = element("abstractNum", kind, *levels, abstractNumId=id_)
    before = [*numbering.iterchildren(qn("w:numPicBullet"), qn("w:abstractNum"))]
    numbering.insert(len(before), _parsed(xml))
    return id_


def _start_list(word: "Word", look: int, *, restarts: bool = False) -> int:
    """Begin a list of a look and return its id."""
    numbering = word.part.numbering_part.element
    id_ = _next(numbering, "w:num", "w:numId")
    start = element("lvlOverride", element("startOverride", val=1), ilvl=0) if restarts else ""
    xml = element("num", element("abstractNumId", val=look), start, numId=id_)
    last = numbering.findall(qn("w:num"))[-1:]
    place = last[0] if last else numbering.findall(qn("w:abstractNum"))[-1]
    place.addnext(_parsed(xml))
    return id_


def _next(numbering: BaseOxmlElement, name: str, key: str) -> int:
    return max((int(each.get(qn(key))) for each in numbering.findall(qn(name))), default=0) + 1


def _parsed(xml: str) -> BaseOxmlElement:
    """Return text without its namespace as an element."""
    name, rest = xml[1:].split(" ", 1)
    return parse_xml(f"<{name} {nsdecls('w')} {rest}")
