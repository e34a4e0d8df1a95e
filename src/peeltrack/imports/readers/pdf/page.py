"""Content of a PDF page with places: its runs of text, its ruled lines, its drawn dots.

pypdf reads; each piece of text is taken out at the place where it was put. Pure.

pdfminer.six (20260107) was tried in its place: behind the same columns and tables it reads the
published papers, printed either way, just as well, and would spare about 100 lines here. It
is not used, for a hostile file harms it: it unpacks a stream of any size (1.6 MB took 3.2 GB),
spends 84 seconds on a font whose ranges overlap, where nothing can stop it, and reads an empty
page where a stream follows its dictionary on the same line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.generic import ArrayObject, ContentStream, FloatObject, NameObject

from peeltrack.imports.readers.limits import (
    CONTENT_LIMIT,
    FARTHEST,
    PIECE_LIMIT,
    TakesTooLongError,
    check_time,
)
from peeltrack.imports.readers.pdf.widths import advance


class Run(NamedTuple):
    """A piece of text put on the page at once; lengths in points, y upwards."""

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool

    @property
    def right(self) -> float:
        """The place where it ends."""
        return self.x + self.width


class Shape(NamedTuple):
    """The box around something drawn."""

    left: float
    bottom: float
    right: float
    top: float
    stroked: bool


@dataclass(slots=True)
class Ink:
    """Everything on a page."""

    runs: list[Run] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)


Matrix = Sequence[float]
Operands = Any
"""The operands of an instruction, which pypdf returns without a type."""
Operator = Any
Font = Any


def ink_of(page: PageObject) -> Ink:
    """Return the runs and shapes of a page, without those farther away than any page reaches.

    Raises:
        TakesTooLongError: if the page is too large or the time is over.
    """
    content = page.get_contents()
    if content is None:
        return Ink()
    if len(content.get_data()) > CONTENT_LIMIT:
        raise TakesTooLongError
    stream = ContentStream(content, page.pdf, "bytes")
    stream.operations = _each_piece_by_itself(stream.operations)
    page[NameObject("/Contents")] = stream
    pen = _Pen()
    page.extract_text(visitor_operand_before=pen.before, visitor_text=pen.text)
    return pen.ink


def _each_piece_by_itself(operations: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Return the same instructions with a text object of its own for each piece that is placed.

    pypdf returns text at the end of a text object: so every piece comes with its place.
    """
    made: list[tuple[Any, Any]] = []
    place = _Place()
    said: list[str | None] = []
    for operands, operator in operations:
        check_time()
        if operator in (b"BDC", b"BMC"):
            said.append(_actual_text(operands))
        elif operator == b"EMC" and said:
            said.pop()
        if place.moves(operator, operands):
            continue
        if operator not in _SHOWS:
            made.append((operands, operator))
            continue
        if place.moved:
            made += [([], b"ET"), ([], b"BT"), (place.as_operands(), b"Tm")]
            place.moved = False
        if "\xad" not in said:
            made.append((operands[-1:], b"TJ" if operator == b"TJ" else b"Tj"))
    return made


def _actual_text(operands: Operands) -> str | None:
    """Return the text that marked content replaces; Chromium marks its own hyphens in this way."""
    properties: Any = operands[1] if len(operands) > 1 else None
    if not hasattr(properties, "get") or "/ActualText" not in properties:
        return None
    return str(properties["/ActualText"])


_SHOWS = (b"Tj", b"TJ", b"'", b'"')


class _Place:
    """The place of the next piece of text, followed through the instructions."""

    def __init__(self) -> None:
        self.matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        self.leading = 0.0
        self.moved = True

    def moves(self, operator: bytes, operands: Operands) -> bool:
        """Follow an instruction; return whether it only moved the place, and may be omitted."""
        numbers = [float(each) for each in operands if isinstance(each, int | float)]
        if operator == b"BT":
            self.matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
            self.moved = True
            return False
        if operator == b"TL" and numbers:
            self.leading = numbers[0]
        elif operator == b"Tm" and len(numbers) == 6:
            self.matrix = numbers
        elif operator in (b"Td", b"TD") and len(numbers) == 2:
            self._by(numbers[0], numbers[1])
            self.leading = -numbers[1] if operator == b"TD" else self.leading
        elif operator in (b"T*", b"'", b'"'):
            self._by(0, -self.leading)
        else:
            return False
        self.moved = True
        return operator not in (b"'", b'"')

    def _by(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self.matrix
        self.matrix = [a, b, c, d, e + x * a + y * c, f + x * b + y * d]

    def as_operands(self) -> list[FloatObject]:
        return [FloatObject(number) for number in self.matrix]


class _Pen:
    """A listener to pypdf's reading of a page, which notes everything with its place."""

    def __init__(self) -> None:
        self.ink = Ink()
        self.shown: list[Any] = []
        self.spacing = {b"Tc": 0.0, b"Tw": 0.0, b"Tz": 100.0}
        self.points: list[tuple[float, float]] = []

    def before(self, operator: Operator, operands: Operands, matrix: Matrix, _: Matrix) -> None:
        """Note an instruction before pypdf carries it out."""
        check_time()
        if len(self.ink.runs) + len(self.ink.shapes) + len(self.points) > PIECE_LIMIT:
            raise TakesTooLongError
        if operator == b"Tj":
            self.shown += operands[:1]
        elif operator == b"TJ" and operands and isinstance(operands[0], ArrayObject):
            self.shown += operands[0]
        elif operator in self.spacing and operands and isinstance(operands[0], int | float):
            self.spacing[operator] = float(operands[0])
        elif operator in _PATHS:
            self._draw(operator, operands, matrix)

    def _draw(self, operator: bytes, operands: Operands, matrix: Matrix) -> None:
        numbers = [float(each) for each in operands if isinstance(each, int | float)]
        if operator in (b"m", b"re"):
            self._close(stroked=True, keep=operator == b"re" or len(self.points) > 1)
        if operator == b"re" and len(numbers) == 4:
            x, y, width, height = numbers
            numbers = [x, y, x + width, y + height]
        elif operator in _PAINTS:
            self._close(stroked=_PAINTS[operator], keep=operator != b"n")
        pairs = zip(numbers[::2], numbers[1::2], strict=False)
        self.points += [_placed(x, y, matrix) for x, y in pairs]

    def _close(self, *, stroked: bool, keep: bool) -> None:
        if self.points and keep:
            xs, ys = zip(*map(_within_reach, self.points), strict=True)
            self.ink.shapes.append(Shape(min(xs), min(ys), max(xs), max(ys), stroked))
        self.points = []

    def text(self, text: str, matrix: Matrix, placed: Matrix, font: Font, size: float) -> None:
        """Note a piece of text as pypdf returns it."""
        if not text:
            return
        shown, self.shown = self.shown, []
        a, b, c, d, e, f = _product(placed, matrix)
        if abs(b) > abs(a):
            return  # written upwards: a watermark or a spine
        scale = (a * a + b * b) ** 0.5
        width = advance(font, shown, size, self.spacing) * scale
        name = str(font.get("/BaseFont", "")) if font else ""
        bold = any(word in name.lower() for word in ("bold", "black", "heavy"))
        height = abs(size) * (c * c + d * d) ** 0.5
        if 0 < height <= FARTHEST and abs(e) <= FARTHEST and abs(f) <= FARTHEST:
            width, _ = _within_reach((width, 0.0))
            self.ink.runs.append(Run(text, e, f, width, height, bold))


_PAINTS = {
    b"S": True, b"s": True, b"B": True, b"B*": True, b"b": True, b"b*": True,
    b"f": False, b"F": False, b"f*": False, b"n": False,
}  # fmt: skip
_PATHS = {b"m", b"l", b"c", b"v", b"y", b"re", *_PAINTS}


def _product(first: Matrix, then: Matrix) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _within_reach(point: tuple[float, float]) -> tuple[float, float]:
    """Return a point, or the nearest on a page; a value that is not a number is at the corner."""
    x, y = (max(-FARTHEST, min(each, FARTHEST)) if each == each else 0.0 for each in point)
    return x, y


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
