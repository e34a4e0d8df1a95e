"""Answers as rich tables that fit the terminal's width."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from peeltrack.cli.cells import heading, spoken
from peeltrack.model.vocabulary import Rag

RAG_STYLES = {
    Rag.RED: "bold red",
    Rag.AMBER: "yellow",
    Rag.YELLOW: "bright_yellow",
    Rag.GREEN: "green",
}
"""A help to the eye: the word is always there too."""

_FLEXIBLE_WIDTH = 28
"""Columns that the flexible column must have before others are left out for it."""

_GAP = 2


def print_table(
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[str],
    flexible: str = "",
    spare: Sequence[str] = (),
) -> None:
    """Print rows as a table that fits the terminal's width; no cell is cut.

    Args:
        rows: what is told, by column.
        columns: those that are shown.
        flexible: the column that takes what width the others leave, and wraps.
        spare: columns that a narrow terminal does without, the first of them first.
    """
    console = Console(highlight=False, markup=False)
    widths = {
        key: _FLEXIBLE_WIDTH
        if key == flexible
        else max(len(heading(key)), *(len(spoken(row.get(key))) for row in rows))
        for key in columns
    }
    for each in spare:
        if _needed(widths) > console.width:
            del widths[each]
    whole = _needed(widths) <= console.width
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0), show_edge=False)
    for key in widths:
        table.add_column(heading(key), no_wrap=whole and key != flexible, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row.get(key)) for key in widths))
    console.print(table)


def _needed(widths: Mapping[str, int]) -> int:
    return sum(widths.values()) + (_GAP + 1) * len(widths)


def _cell(value: object) -> Text:
    # Text, never a string: square brackets in a register are no markup.
    return Text(spoken(value), style=RAG_STYLES[value] if isinstance(value, Rag) else "")
