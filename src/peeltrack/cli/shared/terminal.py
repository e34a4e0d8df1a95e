"""Tables that fit a terminal's width, and pages of text."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TextIO, TypeGuard, cast

import typer
from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.output import TabularAnswer, heading, is_terminal, spoken
from peeltrack.cli.shared.streams import HarmlessStream
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.model.withdrawals import is_withdrawn, withdrawal_of
from peeltrack.wording import harmless, listed, long_date

RAG_STYLES = {
    Rag.RED: "bold red",
    Rag.AMBER: "yellow",
    Rag.YELLOW: "bright_yellow",
    Rag.GREEN: "green",
}
"""A visual aid only: the word is always there too."""

_FLEXIBLE_WIDTH = 28
"""The width below which the flexible column displaces others."""

_GAP = 2

_USUAL_WIDTH = 80
"""The width of a terminal that reports none."""

_LISTED = 6
"""Entries of a list that a cell shows before the number of others."""


class HarmlessConsole(Console):
    """A console that styles what it prints, the text itself made harmless."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterator[Segment]:
        """Render as rich does; only rich's own control characters stay."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)


def console(
    *, stderr: bool = False, width: int | None = None, no_color: bool | None = None
) -> Console:
    """Return a console for stdout or stderr that goes round `HarmlessStream`."""
    stream = sys.stderr if stderr else sys.stdout
    plain = stream.stream if isinstance(stream, HarmlessStream) else stream
    made = HarmlessConsole(
        file=cast("TextIO", plain),
        highlight=False,
        markup=False,
        emoji=False,  # else rich loads its list of them
        width=width,
        no_color=no_color,
    )
    if made.width < 1:  # COLUMNS=0: rich would leave out all there is to say
        made.width = _USUAL_WIDTH
    return made


def print_table(answer: TabularAnswer) -> None:
    """Print an answer as a table that fits the terminal's width, and list the omissions."""
    out = console()
    columns = _columns_that_fit(answer, out.width)
    fits = _width_of(answer, columns) <= out.width
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0), show_edge=False)
    for key in columns:
        is_whole = key != answer.flexible and (fits or _holds_names(answer, key))
        table.add_column(heading(key), no_wrap=is_whole, overflow="fold")
    for row in answer.rows:
        table.add_row(*(_cell(row.get(key)) for key in columns))
    out.print(table)
    if omissions := _omissions(answer, columns):
        note = f"Not shown: {listed(omissions)}; use --format tsv for everything."
        console(stderr=True).print(Text(note, style="dim"))


def _holds_names(answer: TabularAnswer, key: str) -> bool:
    """Check whether a column holds ids, which nobody can copy once they are broken."""
    return all(" " not in spoken(row.get(key)) for row in answer.rows)


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


def print_page(blocks: Iterable[RenderableType], widest: int | None = None) -> None:
    """Print blocks with a blank line between; wrapped to a terminal, one line each when piped.

    Args:
        blocks: the blocks.
        widest: the most columns of a terminal to use; all of them unless given.
    """
    page = Group(*(Padding(block, (0, 0, 1, 0), expand=False) for block in blocks))
    if is_terminal():
        out = console()
        out.print(page, end="", width=min(out.width, widest or out.width))
        return
    wide = console(width=UNBOUNDED, no_color=True)
    with wide.capture() as captured:
        wide.print(page, end="")
    lines = [line.rstrip() for line in captured.get().splitlines()]
    typer.echo("\n".join(lines).rstrip())


def marked(
    register: Register, record: object, line: Text, on: date = date.max, *, noted: bool = True
) -> Text:
    """Mark a line whose fact was withdrawn by a date: struck through, with the reason."""
    withdrawal = withdrawal_of(record) if is_withdrawn(record, on) else None
    if withdrawal is None:
        return line
    line.stylize("strike")
    by = register.lead_title(withdrawal.by)
    note = f"  [withdrawn on {long_date(withdrawal.date)} by {by}: {withdrawal.because}]"
    return line.append(Text(note if noted else "  [withdrawn]", style="not strike"))


def indented(head: RenderableType, *lines: RenderableType, by: int = 2) -> Group:
    """Return a line with those that belong to it, set in below it."""
    return Group(head, *(Padding(line, (0, 0, 0, by)) for line in lines))


def table_of_facts(*facts: tuple[str, str | Text | None]) -> Table:
    """Return facts by their names, a line each; those without a value are left out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts:
        if value:  # Text, never a string: square brackets in a register are no markup
            table.add_row(name, Text(value) if isinstance(value, str) else value)
    return table


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
