"""The position on one screen: how many at which RAG, and what needs attention."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from peeltrack.cli.answers import is_terminal
from peeltrack.cli.page import print_page, section
from peeltrack.cli.tables import RAG_STYLES
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, Rag
from peeltrack.queries.movement import Movement
from peeltrack.queries.overdue import Due
from peeltrack.queries.status import KIND_NOUNS, Status, rag_sentence
from peeltrack.wording import counted, days, lateness, listed, long_date, short_date

SHOWN = 6
"""How many promises a terminal shows before the command that shows them all is named."""


def print_status(register: Register, status: Status, movement: Movement | None) -> None:
    """Print the position, and what moved where that was asked."""
    print_page(_blocks(register, status, movement))


def _blocks(
    register: Register, status: Status, movement: Movement | None
) -> Iterator[RenderableType]:
    title = f"{register.organisation.name}: position on {long_date(status.on)}"
    yield Text(title, style="bold")
    yield _counts(register, status)
    if sentence := rag_sentence(status.items):
        yield Text(f"{sentence[0].upper()}{sentence[1:]}.")
    if movement is not None:
        yield Text(_movement(movement))
    yield from _attention(status)


def _counts(register: Register, status: Status) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Items")
    for name in ("All", "Ended", *(rag.capitalize() for rag in Rag), "Unrated"):
        table.add_column(name, justify="right")
    for inspection_id, group in groupby(status.items, key=lambda item: item.inspection):
        mine = tuple(group)
        inspection = register.inspections.get(inspection_id)
        table.add_row(inspection.called if inspection else inspection_id, *_figures(mine))
        kinds = {kind: [item for item in mine if item.kind == kind] for kind in ItemKind}
        for kind, some in kinds.items():
            if 0 < len(some) < len(mine):
                table.add_row(
                    f"  {KIND_NOUNS[kind].many[0].upper()}{KIND_NOUNS[kind].many[1:]}",
                    *_figures(some),
                )
    return table


def _figures(items: Sequence[Item]) -> list[Text]:
    live = [item for item in items if not item.has_ended]
    figures = [Text(str(len(items))), _figure(len(items) - len(live))]
    figures += [_figure(sum(item.rag == rag for item in live), RAG_STYLES[rag]) for rag in Rag]
    return [*figures, _figure(sum(item.rag is None for item in live))]


def _figure(count: int, style: str = "") -> Text:
    return Text(str(count), style=style) if count else Text("-", style="dim")


def _movement(movement: Movement) -> str:
    parts = (
        f"{counted(len(movement.newly_green), 'item')} newly green",
        f"{counted(len(movement.slipped), 'target')} slipped",
        f"{counted(len(movement.closed), 'item')} closed",
        f"{counted(len(movement.reopened), 'item')} reopened",
        f"{counted(len(movement.updated), 'item')} updated",
    )
    return f"Since {long_date(movement.since)}: {listed(parts)}."


def _attention(status: Status) -> Iterator[RenderableType]:
    ahead = status.due_soon_days
    soon = f"peeltrack overdue --within {ahead}d"
    yield _promises("Overdue", status.overdue, status, "peeltrack overdue")
    yield _promises(f"Due within {days(ahead)}", status.due_soon, status, soon)
    yield _ids("Without a strategic or tactical lead in post", status.unowned)
    yield _ids("Without any update", status.no_update)
    if status.proposals:
        proposed = {each.item.id: f" ({each.rag})" for each in status.proposals}
        items = {each.item.id: each.item for each in status.proposals}
        yield _ids("Proposed RAG awaiting review", items.values(), proposed)
    ages = {entry.item.id: f" ({days(entry.age or 0)})" for entry in status.stale}
    stale = sorted((entry.item for entry in status.stale), key=lambda item: item.inspection)
    yield _ids(f"Last update more than {days(status.stale_after_days)} old", stale, ages)


def _promises(title: str, promises: Sequence[Due], status: Status, command: str) -> RenderableType:
    lines = [f"{due.source} {due.kind}, {_when(due, status)}: {due.what}" for due in promises]
    if is_terminal() and len(lines) > SHOWN:
        lines[SHOWN:] = [f"… and {len(lines) - SHOWN} more: {command}"]
    return section(f"{title}: {len(promises)}", lines, cut=True)


def _when(due: Due, status: Status) -> str:
    return lateness(due.due, status.on) if due.due < status.on else short_date(due.due)


def _ids(title: str, items: Iterable[Item], notes: dict[str, str] | None = None) -> RenderableType:
    """Items by inspection, its id said once: peel-2021-22: afi-09, afi-15."""
    notes = notes or {}
    found = tuple(items)
    lines = [
        f"{inspection}: {', '.join(_name(item) + notes.get(item.id, '') for item in mine)}"
        for inspection, mine in groupby(found, key=lambda item: item.inspection)
    ]
    return section(f"{title}: {len(found)}", lines)


def _name(item: Item) -> str:
    return item.id.partition("/")[2]
