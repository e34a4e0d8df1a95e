"""Pictures in a Word document: the SVG of a figure as a PNG. Touches: the fonts of the machine."""

from functools import cache

import resvg_py

from peeltrack.documents.formats.svg import size_of

_ZOOM = 2.5
"""Pixels of the PNG for one of the drawing: sharp in print."""
_WORD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">'
    '<text x="2" y="15" font-family="Arial, \'Liberation Sans\', Helvetica">{}</text></svg>'
)
_EMUS_A_TWIP = 635

_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def png_of(svg: str) -> bytes | None:
    """Return a picture as a PNG; None if no font here can write its words."""
    return _png(svg, _ZOOM) if _has_font() else None


def drawing(relation: str, number: int, alt_text: str, svg: str, width: int) -> str:
    """Return a run that shows a picture.

    Args:
        relation: the id of the relationship to the PNG.
        number: the number of the picture in the document.
        alt_text: the picture in words, as an attribute with its quotation marks.
        svg: the picture.
        width: its width in twentieths of a point.
    """
    across, down = size_of(svg)
    size = f'cx="{width * _EMUS_A_TWIP}" cy="{round(width * down / across) * _EMUS_A_TWIP}"'
    named = f'id="{number}" name="Picture {number}" descr={alt_text}'
    fill = f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
    return (
        f'<w:r><w:drawing><wp:inline {_NAMESPACES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr {named}/><a:graphic><a:graphicData uri="{_PICTURE}">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>{fill}"
        f'</pic:blipFill><pic:spPr>{shape}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


@cache
def _has_font() -> bool:
    """Check whether a word leaves any trace: without a font it is left out without an error."""
    return _png(_WORD.format("A"), 1) != _png(_WORD.format(""), 1)


def _png(svg: str, zoom: float) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, background="#ffffff"))
