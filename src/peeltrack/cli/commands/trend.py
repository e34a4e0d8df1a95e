"""A trend on a terminal: a bar for each month, made of letters, with its figures beside it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.output import is_terminal
from peeltrack.cli.shared.page import print_page
from peeltrack.cli.shared.terminal import RAG_STYLES
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.trend import SHARES, Point

_FIGURES = 58
"""Columns that the month and the figures take."""

_WIDEST = 60
_LETTERS = {share: share[0].upper() for share in SHARES} | {"unrated": "-", "ended": "."}
_STYLES = dict.fromkeys(SHARES, "dim") | {
    rag.value: f"{style} reverse" for rag, style in RAG_STYLES.items()
}


def print_trend(points: Sequence[Point], title: str) -> None:
    """Print a trend, its groups one below the other."""
    print_page(_blocks(points, title))


def _blocks(points: Sequence[Point], title: str) -> Iterator[RenderableType]:
    yield Text(title, style="bold")
    if not points:
        yield Text("No month to show.")
    grouped = any(point.group for point in points)
    most = max((point.total for point in points), default=0) or 1
    for group, mine in groupby(points, key=lambda point: point.group):
        yield _table((group or "Without a lead") if grouped else "Month", tuple(mine), most)


def _table(heading: str, points: Sequence[Point], most: int) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(heading, no_wrap=True)
    for share in SHARES:
        table.add_column(share.capitalize(), justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    room = (Console().width if is_terminal() else _FIGURES + _WIDEST) - _FIGURES
    width = max(0, min(_WIDEST, room, most))
    for point in points:
        figures = [_figure(share, number) for share, number in point.shares().items()]
        table.add_row(point.month, *figures, _bar(point, width, most))
    return table


def _figure(share: str, number: int) -> Text:
    style = RAG_STYLES[Rag(share)] if share in set(Rag) else ""
    return Text(f"{number:,}", style=style) if number else Text("-", style="dim")


def _bar(point: Point, width: int, most: int) -> Text:
    """Letters in proportion; each share ends where all up to it would, so that none is lost."""
    bar, passed, drawn = Text(), 0, 0
    for share, number in point.shares().items():
        passed += number
        end = round(width * passed / most)
        bar.append(_LETTERS[share] * (end - drawn), style=_STYLES[share])
        drawn = end
    return bar
