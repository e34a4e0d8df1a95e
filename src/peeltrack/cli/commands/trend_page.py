"""A trend on a terminal: a bar of letters for each month."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.output import is_terminal
from peeltrack.cli.shared.terminal import RAG_STYLES, console, print_page
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.trend import SHARES, TrendPoint
from peeltrack.wording import NOT_RATED

_FIGURES = 58
"""Width of the month and the figures."""

_WIDEST = 60

_SIGNS = {NOT_RATED: "-", "ended": "."}
"""Of the parts of a bar that have no RAG; the others have its first letter."""


def print_trend(points: Sequence[TrendPoint], title: str) -> None:
    """Print a trend under its title."""
    print_page(_page(points, title))


def _page(points: Sequence[TrendPoint], title: str) -> Iterator[RenderableType]:
    """Yield a trend, one group below the other."""
    yield Text(title, style="bold")
    if not points:
        yield Text("There are no months to show.")
        return
    has_groups = any(point.group for point in points)
    largest = max((point.total for point in points), default=0) or 1
    yield Text(_scale(_bar_width(largest), largest), style="dim")
    for group, points_of_group in groupby(points, key=lambda point: point.group):
        yield _table(
            (group or "Without a lead") if has_groups else "Month", tuple(points_of_group), largest
        )


def _table(heading: str, points: Sequence[TrendPoint], largest: int) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(heading, no_wrap=True)
    for share in SHARES:
        table.add_column(share.capitalize(), justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    width = _bar_width(largest)
    for point in points:
        figures = [_figure(share, number) for share, number in point.shares().items()]
        table.add_row(point.month, *figures, _bar(point, width, largest))
    return table


def _bar_width(largest: int) -> int:
    """Return the letters of the longest bar: one for each item, as far as there is room."""
    space = (console().width if is_terminal() else _FIGURES + _WIDEST) - _FIGURES
    return max(0, min(_WIDEST, space, largest))


def _scale(width: int, largest: int) -> str:
    """Explain the letters of a bar, and how many items each represents."""
    letters = "R, A, Y and G by rating, - not rated, . ended"
    if width == 0:
        return "Open and ended items at the end of each month."
    if width == largest:
        return f"One letter is one item: {letters}."
    return f"One letter is about {largest / width:.1f} items: {letters}."


def _figure(share: str, number: int) -> Text:
    style = RAG_STYLES[Rag(share)] if share in set(Rag) else ""
    return Text(f"{number:,}", style=style) if number else Text("-", style="dim")


def _bar(point: TrendPoint, width: int, largest: int) -> Text:
    """Draw the shares as letters; ends are rounded from the running total, so that none is lost."""
    bar, total, letters = Text(), 0, 0
    for share, number in point.shares().items():
        total += number
        end = round(width * total / largest)
        letter = _SIGNS.get(share, share[0].upper())
        style = "dim" if share in _SIGNS else f"{RAG_STYLES[Rag(share)]} reverse"
        bar.append(letter * (end - letters), style=style)
        letters = end
    return bar
