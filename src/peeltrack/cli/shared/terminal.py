"""Tables that fit a terminal's width, and pages of text."""

from collections.abc import Iterable, Sequence
from typing import TypeGuard

import typer
from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.output import TabularAnswer, heading, is_terminal, spoken
from peeltrack.model.vocabulary import Rag
from peeltrack.wording import listed

RAG_STYLES = {
    Rag.RED: "bold red",
    Rag.AMBER: "yellow",
    Rag.YELLOW: "bright_yellow",
    Rag.GREEN: "green",
}
"""A help to the eye only: the word is always there too."""

_FLEXIBLE_WIDTH = 28
"""Width below which the flexible column makes others give way."""

_GAP = 2

_LISTED = 6
"""Entries of a list that a cell shows before the number of others."""


def print_table(answer: TabularAnswer) -> None:
    """Print an answer as a table that fits the terminal's width, and list the omissions."""
    console = Console(highlight=False, markup=False)
    columns = _columns_that_fit(answer, console.width)
    fits = _width_of(answer, columns) <= console.width
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0), show_edge=False)
    for key in columns:
        table.add_column(heading(key), no_wrap=fits and key != answer.flexible, overflow="fold")
    for row in answer.rows:
        table.add_row(*(_cell(row.get(key)) for key in columns))
    console.print(table)
    if omissions := _omissions(answer, columns):
        note = f"Left out: {listed(omissions)}; --format tsv has all."
        Console(stderr=True, highlight=False, markup=False).print(Text(note, style="dim"))


def _columns_that_fit(answer: TabularAnswer, width: int) -> list[str]:
    """Return the columns that fit the width; those that are not spare always stay."""
    columns = list(answer.columns)
    for column in answer.spare:
        if _width_of(answer, columns) <= width:
            break
        columns.remove(column)
    return columns


def _omissions(answer: TabularAnswer, columns: list[str]) -> list[str]:
    """List the columns that are not shown, and those whose lists are shortened."""
    omitted = [heading(key) for key in answer.columns if key not in columns]
    cut = [
        f"the rest of {heading(key)}"
        for key in columns
        if any(_is_long(row.get(key)) for row in answer.rows)
    ]
    return [*omitted, *cut]


def _is_long(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple) and len(value) > _LISTED


def _width_of(answer: TabularAnswer, columns: list[str]) -> int:
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


UNBOUNDED = 100_000
"""Width without a terminal: one line for each paragraph, so that grep finds it."""


def print_page(blocks: Iterable[RenderableType]) -> None:
    """Print blocks with a blank line between; wrapped to a terminal, one line each when piped."""
    page = Group(*(Padding(block, (0, 0, 1, 0), expand=False) for block in blocks))
    if is_terminal():
        Console(highlight=False, markup=False).print(page, end="")
        return
    console = Console(highlight=False, markup=False, width=UNBOUNDED, no_color=True)
    with console.capture() as captured:
        console.print(page, end="")
    lines = [line.rstrip() for line in captured.get().splitlines()]
    typer.echo("\n".join(lines).rstrip())


def section(title: str, lines: Iterable[RenderableType | str], *, cut: bool = False) -> Group:
    """Return a heading with indented lines; with `cut`, each on one line of the terminal."""
    body = [
        Padding(
            Text(line, no_wrap=cut, overflow="ellipsis") if isinstance(line, str) else line,
            (0, 0, 0, 2),
            expand=False,
        )
        for line in lines
    ]
    return Group(Text(title, style="bold"), *body)
