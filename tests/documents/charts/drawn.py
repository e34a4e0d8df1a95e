"""What tests read from a drawing: its words, and where they and its marks are."""

import re
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree as ET

from peeltrack.documents.charts.drawing import Drawing, width_of

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def parts_of(drawing: Drawing) -> ET.Element:
    return ET.fromstring(f"<svg>{drawing.marks}</svg>")  # noqa: S314 (ours)


def texts_of(drawing: Drawing) -> Iterator[ET.Element]:
    return parts_of(drawing).iter("text")


def words_of(drawing: Drawing) -> list[str]:
    return [each.text or "" for each in texts_of(drawing)]


def boxes_of(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """The left, top, right and bottom of each text."""
    boxes = []
    for text in texts_of(drawing):
        size, x, y = (float(text.attrib[name]) for name in ("font-size", "x", "y"))
        width = width_of(text.text or "", size, bold=text.get("font-weight") == "bold")
        left = x - width * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0)
        boxes.append((left, y - size * 0.72, left + width, y))
    return boxes


def assert_is_readable(drawing: Drawing) -> None:
    """Nothing lies outside the view box, no text is under 11, and no two texts overlap."""
    boxes = boxes_of(drawing)
    for left, top, right, bottom in boxes:
        assert -0.5 <= left <= right <= drawing.width + 0.5
        assert -0.5 <= top <= bottom <= drawing.height + 0.5
    assert all(float(each.attrib["font-size"]) >= 11 for each in texts_of(drawing))
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] + 0.5 or other[2] <= one[0] + 0.5
        assert apart or one[3] <= other[1] or other[3] <= one[1], (one, other)
    for mark in parts_of(drawing):
        for name, most in (
            *((name, drawing.width) for name in ("x", "x1", "x2", "cx")),
            *((name, drawing.height) for name in ("y", "y1", "y2", "cy")),
        ):
            assert -0.5 <= float(mark.get(name, 0)) <= most + 0.5
        along = [float(n) for n in _NUMBER.findall(mark.get("d", ""))]
        assert all(-0.5 <= x <= drawing.width + 0.5 for x in along[::2])
        assert all(-0.5 <= y <= drawing.height + 0.5 for y in along[1::2])
