"""Pictures as an SVG file of their own, with their titles inside and on white. Pure."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from peeltrack.documents.charts.chart import WIDE, Chart
from peeltrack.documents.charts.drawing import Pen, wrapped
from peeltrack.documents.charts.palette import PAPER, SOFT

_EDGE, _LINE, _BETWEEN = 20, 20.0, 36.0
_TITLE = 16.0


def standalone(charts: Sequence[Chart]) -> str:
    """Return pictures one below another, with their words for people who cannot see them."""
    parts, y = list[str](), float(_EDGE)
    for chart in charts:
        head = Pen(WIDE)
        below = _head(head, chart)
        parts.append(f'<g transform="translate({_EDGE} {y:g})">{head.drawn(below).marks}</g>')
        parts.append(f'<g transform="translate({_EDGE} {y + below:g})">{chart.wide.marks}</g>')
        y += below + chart.wide.height + _BETWEEN
    height, width = round(y - _BETWEEN + _EDGE), WIDE + 2 * _EDGE
    title = escape("; ".join(chart.title for chart in charts))
    words = escape(" ".join(_words(charts)))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title words" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
        f'<title id="title">{title}</title>\n<desc id="words">{words}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>\n'
        f"{chr(10).join(parts)}\n</svg>\n"
    )


def _head(pen: Pen, chart: Chart) -> float:
    """Write the titles of a picture, and return where they end."""
    y = 0.0
    for line in wrapped(chart.title, WIDE, _TITLE, bold=True, most=3):
        y += _LINE
        pen.text(0, y, line, size=_TITLE, bold=True)
    for line in wrapped(chart.caption, WIDE, 12, most=3):
        y += _LINE
        pen.text(0, y, line, colour=SOFT)
    return y + 14


def _words(charts: Sequence[Chart]) -> Iterator[str]:
    for chart in charts:
        yield f"{chart.caption}. {chart.alt_text}"
