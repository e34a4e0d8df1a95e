"""The status command: the position on one page, however large the register, or as counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.options import AnswerOptions, Filters, Format, grouped
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.terminal import RAG_STYLES, print_page, section
from peeltrack.cli.shared.workspace import Workspace, day
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, Rag
from peeltrack.queries import movement as moving
from peeltrack.queries import status as position
from peeltrack.queries.as_at import as_at
from peeltrack.queries.due import Due
from peeltrack.queries.movement import Movement
from peeltrack.queries.status import KIND_NOUNS, Status, rag_sentence
from peeltrack.wording import capitalised, counted, days, lateness, listed, long_date, short_date


@grouped
def status(
    context: typer.Context,
    asked: AnswerOptions,
    filters: Filters,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Also what moved since DATE", show_default=False),
    ] = None,
) -> None:
    """Show the position: counts, RAG, what needs attention

    The counts are computed from the register as it stood on the day. Ended items
    (closed, superseded, not applicable) are counted apart and carry no RAG.
    """
    workspace = Workspace.of(context, asked)
    found = position.status(workspace.register, workspace.on, workspace.selection(filters))
    moved = None
    if since is not None:
        before = day("--since", since)
        moved = moving.movement(as_at(workspace.register, before), workspace.register, before)
    if asked.format in (None, Format.TABLE):
        print_status(workspace.register, found, moved)
        return
    rows = [asdict(count) for count in found.counts]
    beside: dict[str, object] = {
        "overdue": list(dict.fromkeys(due.source for due in found.overdue)),
        "stale": [entry.item.id for entry in found.stale],
        "unowned": [item.id for item in found.unowned],
        "proposals": [each.item.id for each in found.proposals],
        "no_update": [item.id for item in found.no_update],
        "rag_sentence": position.rag_sentence(found.items),
    }
    if moved is not None:
        beside["movement"] = _movement_ids(moved)
    columns = ["inspection", "kind", "rag", "state", "count"]
    answer = TabularAnswer(
        "status", workspace.on, rows, columns, beside, revision=workspace.revision
    )
    write_answer(answer, asked.format)


def _movement_ids(moved: Movement) -> dict[str, list[str]]:
    kinds = ("newly_green", "slipped", "closed", "reopened", "updated")
    return {kind: [item.id for item in getattr(moved, kind)] for kind in kinds}


SHOWN = 6
"""How many promises are shown before the command that shows them all is named."""


NAMED = 12
"""The same for items of which only the id is shown."""


INSPECTIONS = 8
"""The same for inspections, those with most to do; the others share a line."""


DIVIDED = 3
"""Up to so many inspections are divided by the kinds of their items."""


LONGEST = 60
"""Characters of an inspection's name."""


_GRAVITY = (Rag.RED, Rag.AMBER, None, Rag.YELLOW, Rag.GREEN)
"""What is not rated may be anything: before what is nearly done, after what is known to be bad."""


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
        yield Text(f"{capitalised(sentence)}.")
    if movement is not None:
        yield Text(_movement(movement))
    yield from _attention(status)


def _counts(register: Register, status: Status) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Items", max_width=LONGEST)
    for name in ("All", "Ended", *(rag.capitalize() for rag in Rag), "Unrated"):
        table.add_column(name, justify="right", no_wrap=True)
    groups = [
        (inspection_id, tuple(group))
        for inspection_id, group in groupby(status.items, key=lambda item: item.inspection)
    ]
    by_work = sorted(groups, key=lambda group: -_live(group[1]))
    busiest = {inspection_id for inspection_id, _ in by_work[:INSPECTIONS]}
    for inspection_id, mine in groups:
        if inspection_id in busiest:
            inspection = register.inspections.get(inspection_id)
            called = inspection.called if inspection else inspection_id
            table.add_row(_one_line(called), *_figures(mine))
            if len(groups) <= DIVIDED:
                _divide(table, mine)
    if rest := [mine for inspection_id, mine in groups if inspection_id not in busiest]:
        more = f"{len(rest)} more: peeltrack status -f md"
        table.add_row(_one_line(more), *_figures([item for mine in rest for item in mine]))
    return table


def _divide(table: Table, mine: Sequence[Item]) -> None:
    """A row for each kind of an inspection's items, where there are several."""
    for kind in ItemKind:
        some = [item for item in mine if item.kind == kind]
        if 0 < len(some) < len(mine):
            table.add_row(f"  {capitalised(KIND_NOUNS[kind].many)}", *_figures(some))


def _live(items: Sequence[Item]) -> int:
    return sum(not item.has_ended for item in items)


def _one_line(text: str) -> Text:
    return Text(text, no_wrap=True, overflow="ellipsis")


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
        f"{counted(len(movement.slipped), 'item')} slipped",
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
    unowned, silent = _gravest_first(status.unowned), _gravest_first(status.no_update)
    yield _ids("Without a strategic or tactical lead in post", unowned, "peeltrack validate")
    yield _ids("Without any update", silent, "peeltrack stale")
    if status.proposals:
        proposed = {each.item.id: f" ({each.update.proposed_rag})" for each in status.proposals}
        items = [each.item for each in status.proposals]
        whole = "peeltrack status --format json"
        yield _ids("Proposed RAG awaiting a decision", items, whole, proposed)
    ages = {entry.item.id: f" ({days(entry.age or 0)})" for entry in status.stale}
    stale = [entry.item for entry in status.stale]
    old = f"Last update more than {days(status.stale_after_days)} old"
    yield _ids(old, stale, "peeltrack stale", ages)


def _gravest_first(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: _GRAVITY.index(item.rag))


def _promises(title: str, promises: Sequence[Due], status: Status, command: str) -> RenderableType:
    lines = [f"{due.source} {due.kind}, {_when(due, status)}: {due.what}" for due in promises]
    lines[SHOWN:] = _more(len(lines) - SHOWN, command)
    return section(f"{title}: {len(promises):,}", lines, cut=True)


def _when(due: Due, status: Status) -> str:
    return lateness(due.due, status.on) if due.due < status.on else short_date(due.due)


def _ids(
    title: str, gravest: Sequence[Item], command: str, notes: Mapping[str, str] | None = None
) -> RenderableType:
    """The first items by inspection, its id said once: peel-2021-22: afi-09, afi-15."""
    notes = notes or {}
    named = sorted(gravest[:NAMED], key=lambda item: item.inspection)
    lines = [
        f"{inspection}: {', '.join(_name(item) + notes.get(item.id, '') for item in mine)}"
        for inspection, mine in groupby(named, key=lambda item: item.inspection)
    ]
    lines += _more(len(gravest) - NAMED, command)
    return section(f"{title}: {len(gravest):,}", lines)


def _more(number: int, command: str) -> list[str]:
    """Where the rest is, if there is any."""
    return [f"… and {number:,} more: {command}"] if number > 0 else []


def _name(item: Item) -> str:
    return item.id.partition("/")[2]
