"""An item's life on a terminal: the day, what happened, and how it was recorded."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from peeltrack.cli.shared.page import print_page
from peeltrack.documents.history_sentences import recording, sentence
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.item_history import Entry
from peeltrack.wording import long_date


def print_life(register: Register, item: Item, entries: Sequence[Entry], *, in_git: bool) -> None:
    """Print what happened to an item, oldest first."""
    print_page(_blocks(register, item, entries, in_git=in_git))


def _blocks(
    register: Register, item: Item, entries: Sequence[Entry], *, in_git: bool
) -> Iterator[RenderableType]:
    yield Text.assemble((item.id, "bold"), "  ", (item.title, "bold"))
    for entry in entries:
        yield _entry(register, entry, in_git=in_git)
    if not entries:
        yield Text("Nothing is recorded of it.")


def _entry(register: Register, entry: Entry, *, in_git: bool) -> RenderableType:
    day = entry.date or entry.recorded
    lines = [
        Text.assemble((long_date(day) if day else "Now", "bold"), "  ", sentence(register, entry))
    ]
    if told := recording(entry, in_git=in_git):
        late = "bold" if entry.days_late else "dim"
        lines.append(Text(told, style=late))
    return Group(lines[0], *(Padding(line, (0, 0, 0, 2)) for line in lines[1:]))
