"""Answers as rich tables that fit the terminal's width."""

from collections.abc import Sequence
from typing import TypeGuard

from rich import box
from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.rows import Answer, heading, spoken
from peeltrack.cli.shared.terminal import console
from peeltrack.model.vocabulary import Rag
from peeltrack.wording import listed

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

_LISTED = 6
"""Entries of a list that a cell shows before it says how many more there are."""


def print_table(answer: Answer) -> None:
    """Print an answer as a table that fits the terminal's width, and say what it leaves out."""
    out = console()
    columns = _fitting(answer, out.width)
    whole = _needed(answer, columns) <= out.width
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0), show_edge=False)
    for key in columns:
        table.add_column(heading(key), no_wrap=whole and key != answer.flexible, overflow="fold")
    for row in answer.rows:
        table.add_row(*(_cell(row.get(key)) for key in columns))
    out.print(table)
    if left_out := _left_out(answer, columns):
        said = f"Left out: {listed(left_out)}; --format tsv has all."
        console(stderr=True).print(Text(said, style="dim"))


def _fitting(answer: Answer, width: int) -> list[str]:
    """The columns that there is room for; in the last need all that cannot be spared."""
    columns = list(answer.columns)
    for spare in answer.spare:
        if _needed(answer, columns) <= width:
            break
        columns.remove(spare)
    return columns


def _left_out(answer: Answer, columns: list[str]) -> list[str]:
    """The columns that are not shown, and those of which lists are not shown whole."""
    hidden = [heading(key) for key in answer.columns if key not in columns]
    cut = [
        f"the rest of {heading(key)}"
        for key in columns
        if any(_is_long(row.get(key)) for row in answer.rows)
    ]
    return [*hidden, *cut]


def _is_long(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple) and len(value) > _LISTED


def _needed(answer: Answer, columns: list[str]) -> int:
    widths = [
        _FLEXIBLE_WIDTH
        if key == answer.flexible
        else max(len(heading(key)), *(len(spoken(row.get(key))) for row in answer.rows))
        for key in columns
    ]
    return sum(widths) + (_GAP + 1) * len(columns)


def _cell(value: object) -> Text:
    # Text, never a string: square brackets in a register are no markup.
    if _is_long(value):
        return Text(f"{spoken(value[:_LISTED])} and {len(value) - _LISTED} more")
    return Text(spoken(value), style=RAG_STYLES[value] if isinstance(value, Rag) else "")
