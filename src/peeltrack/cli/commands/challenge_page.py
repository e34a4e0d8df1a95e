"""What a chair can be expected to ask, as a page: item by item, the most telling first."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from peeltrack.cli.shared.page import print_page
from peeltrack.documents.parts.header import MARKINGS
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.wording import counted, long_date


def marked(forum: Forum, on: date) -> str:
    """The line with which every answer begins; internal, though the forum be public."""
    return (
        f"{MARKINGS[Audience.INTERNAL]}: for those who prepare for {forum.name} on "
        f"{long_date(on)}; not to be published."
    )


def print_challenge(
    register: Register, marking: str, rows: Sequence[dict[str, Any]], left_out: int
) -> None:
    """Print the points of a meeting, each with its fact, question and place to mend."""
    print_page(_blocks(register, marking, rows, left_out))


def _blocks(
    register: Register, marking: str, rows: Sequence[dict[str, Any]], left_out: int
) -> Iterator[RenderableType]:
    yield Text(marking, style="bold")
    for item, points in groupby(rows, key=lambda row: row["item"]):
        known = register.items.get(item or "")
        head = f"{known.id}  {known.title}" if known else "The meeting as a whole"
        yield Group(Text(head, style="bold"), *(_point(row) for row in points))
    yield Text(_summary(rows, left_out))


def _point(row: dict[str, Any]) -> RenderableType:
    hint = "  (hint: by likeness of words)" if row["hint"] else ""
    lines = (
        Text.assemble((row["question"], "italic")),
        Text(row["fact"]),
        Text(f"{row['file']}:{row['line']}: {row['key']}", style="dim"),
    )
    head = Text.assemble(f"{row['rank']:>2}. ", (row["rule"], "cyan"), hint)
    return Group(head, *(Padding(line, (0, 0, 0, 4)) for line in lines))


def _summary(rows: Sequence[dict[str, Any]], left_out: int) -> str:
    if not rows:
        return "Nothing gives rise to a question."
    items = len({row["item"] for row in rows if row["item"]})
    of_items = f" on {counted(items, 'item')}" if items else ""
    more = (
        f"{left_out} left out, of an item as of all the least telling: --all shows them. "
        if left_out
        else ""
    )
    return (
        f"{counted(len(rows), 'question')} to expect{of_items}. {more}The number is the place "
        f"among all {len(rows) + left_out}, 1 the most telling."
    )
