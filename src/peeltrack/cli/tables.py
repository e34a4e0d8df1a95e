"""Answers as rich tables that fit the terminal's width."""

from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from peeltrack.cli.answers import heading, spoken
from peeltrack.model.vocabulary import Rag

RAG_STYLES = {
    Rag.RED: "bold red",
    Rag.AMBER: "dark_orange",
    Rag.YELLOW: "yellow",
    Rag.GREEN: "green",
}
"""A help to the eye: the word is always there too."""

_NARROW = {"id", "rag", "due", "target", "last_update", "count", "kind", "number"}
"""Columns that are shown whole; the others share what width is left."""


def print_table(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """Print rows as a table; on a narrow terminal long cells wrap and none is cut."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for key in columns:
        table.add_column(heading(key), no_wrap=key in _NARROW, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row.get(key)) for key in columns))
    Console(highlight=False, markup=False).print(table)


def _cell(value: object) -> Text:
    # Text, never a string: square brackets in a register are no markup.
    return Text(spoken(value), style=RAG_STYLES[value] if isinstance(value, Rag) else "")
