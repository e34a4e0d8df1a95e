"""Pictures of a page as SVG that stands alone: marks and words, nothing fetched. Pure."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from peeltrack.documents.formats.html_elements import Element, MarkupError

_ELEMENTS = frozenset({"svg", "g", "rect", "circle", "line", "path", "text"})
"""What every renderer draws alike; one would read <image> from a file."""
_OF_A_PAGE = frozenset({"class", "role", "style", "id", "tabindex", "title", "lang", "dir"})
_AS_WRITTEN = {"viewbox": "viewBox"}
"""Names that the reader of HTML makes lower-case, and SVG does not know so."""


def svg_of(picture: Element) -> str:
    """Return a picture with the namespace and without what only a page needs.

    Raises:
        MarkupError: if it holds an element that not every renderer draws.
    """
    if "viewbox" not in picture.attributes:
        raise MarkupError(picture.line, "an <svg> has no viewBox")
    picture.attributes["xmlns"] = "http://www.w3.org/2000/svg"
    return "".join(_written(picture))


def size_of(svg: str) -> tuple[float, float]:
    """Return the width and height of a picture, from its view box."""
    width, height = svg.partition('viewBox="')[2].partition('"')[0].split()[2:]
    return float(width), float(height)


def _written(element: Element) -> Iterator[str]:
    if element.tag not in _ELEMENTS:
        raise MarkupError(element.line, f"a picture is not made of <{element.tag}>")
    attributes = "".join(
        f" {_AS_WRITTEN.get(name, name)}={quoteattr(value)}"
        for name, value in element.attributes.items()
        if name not in _OF_A_PAGE and not name.startswith(("aria-", "data-"))
    )
    yield f"<{element.tag}{attributes}>"
    for child in element.children:
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _written(child)
    yield f"</{element.tag}>"
