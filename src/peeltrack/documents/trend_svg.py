"""A trend as an SVG chart: a bar for each month, every part named in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from peeltrack.documents.charts.palette import FILLS, MarkTone
from peeltrack.queries.trend import SHARES, TrendPoint
from peeltrack.wording import listed, long_date

_LETTERS = {share: share[0].upper() for share in SHARES}
_LEFT, _BAR, _WORDS, _ROW, _HEIGHT = 90, 480, 450, 30, 22


def trend_svg(points: Sequence[TrendPoint], title: str) -> str:
    """Return the chart, with a title and a description for people who cannot see it."""
    rows = [*_rows(points)]
    height = 80 + _ROW * len(rows)
    width = _LEFT + _BAR + _WORDS
    most = max((point.total for point in points), default=0) or 1
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        'aria-labelledby="trend-title trend-desc" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="Arial, Helvetica, sans-serif" font-size="13">',
        f'<title id="trend-title">{escape(title)}</title>',
        f'<desc id="trend-desc">{escape(describe(points))}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="10" y="24" font-size="16" font-weight="bold">{escape(title)}</text>',
        *_legend(),
    ]
    for number, row in enumerate(rows):
        lines += _row(row, 66 + _ROW * number, most)
    return "\n".join([*lines, "</svg>"]) + "\n"


def describe(points: Sequence[TrendPoint]) -> str:
    """Describe the chart, a sentence for each bar."""
    sentences = []
    for point in points:
        of_group = f" {point.group}," if point.group else ""
        sentences.append(f"{long_date(point.day)}:{of_group} {in_words(point)}.")
    return " ".join(sentences)


def in_words(point: TrendPoint) -> str:
    """Return a bar in words: 16 amber, 2 yellow and 1 not rated."""
    shares = [f"{number:,} {share}" for share, number in point.shares().items() if number]
    return listed(shares) or "no item"


def _rows(points: Sequence[TrendPoint]) -> Iterator[TrendPoint | str]:
    """Yield the bars, under a heading for each group if there are groups."""
    grouped = any(point.group for point in points)
    for group, bars in groupby(points, key=lambda point: point.group):
        if grouped:
            yield group or "without a lead"
        yield from bars


def _legend() -> Iterator[str]:
    x = 10
    for share in SHARES:
        fill, ink = FILLS[MarkTone(share)]
        yield f'<rect x="{x}" y="36" width="18" height="18" fill="{fill}" stroke="#333333"/>'
        yield f'<text x="{x + 9}" y="50" text-anchor="middle" fill="{ink}">{_LETTERS[share]}</text>'
        yield f'<text x="{x + 24}" y="50">{share}</text>'
        x += 100


def _row(row: TrendPoint | str, y: int, most: int) -> Iterator[str]:
    middle = y + 16
    if isinstance(row, str):
        yield f'<text x="10" y="{middle}" font-weight="bold">{escape(row)}</text>'
        return
    yield f'<text x="10" y="{middle}">{row.month}</text>'
    x = float(_LEFT)
    for share, number in row.shares().items():
        width = _BAR * number / most
        if number:
            yield from _part(share, number, x, y, width)
        x += width
    yield f'<text x="{x + 10:.1f}" y="{middle}">{in_words(row)}</text>'


def _part(share: str, number: int, x: float, y: int, width: float) -> Iterator[str]:
    fill, ink = FILLS[MarkTone(share)]
    place = f'x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_HEIGHT}"'
    yield f'<rect {place} fill="{fill}" stroke="#333333"/>'
    label = next((text for text in _labels(share, number) if width > 8 * len(text)), None)
    if label:
        middle = f'x="{x + width / 2:.1f}" y="{y + 16}" text-anchor="middle" fill="{ink}"'
        yield f"<text {middle}>{label}</text>"


def _labels(share: str, number: int) -> tuple[str, str]:
    """Return the labels a part may show, the longer first."""
    return f"{_LETTERS[share]} {number}", _LETTERS[share]
