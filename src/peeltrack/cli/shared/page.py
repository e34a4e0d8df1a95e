"""An answer that is a page and not a table: blocks of text for a person to read."""

from collections.abc import Iterable

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from peeltrack.cli.shared.output import is_terminal
from peeltrack.cli.shared.terminal import console

UNBOUNDED = 100_000
"""Columns where there is no terminal to fit: a line for a thought, for grep to find."""


def print_page(blocks: Iterable[RenderableType]) -> None:
    """Print blocks with a blank line between; wrapped to a terminal, one line each when piped."""
    page = Group(*(Padding(block, (0, 0, 1, 0), expand=False) for block in blocks))
    if is_terminal():
        console().print(page, end="")
        return
    wide = console(width=UNBOUNDED, no_color=True)
    with wide.capture() as captured:
        wide.print(page, end="")
    lines = [line.rstrip() for line in captured.get().splitlines()]
    typer.echo("\n".join(lines).rstrip())


def section(title: str, lines: Iterable[RenderableType | str], *, cut: bool = False) -> Group:
    """A heading with indented lines; with `cut`, each kept to the terminal's one line."""
    body = [
        Padding(
            Text(line, no_wrap=cut, overflow="ellipsis") if isinstance(line, str) else line,
            (0, 0, 0, 2),
            expand=False,
        )
        for line in lines
    ]
    return Group(Text(title, style="bold"), *body)
