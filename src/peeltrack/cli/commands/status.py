"""The status command: the position on one page, however large the register, or as counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.options import AnswerFileOptions, Filters, Format, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.terminal import RAG_STYLES, print_page, section
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, Rag
from peeltrack.on_demand import on_demand
from peeltrack.queries import status as status_query
from peeltrack.queries.as_at import as_at
from peeltrack.queries.awaiting import WaitingDates
from peeltrack.queries.before_report import before_report_notes
from peeltrack.queries.due import Due, kinds_in_words, overdue_in_words
from peeltrack.queries.status import KIND_NOUNS, Status, rag_sentence
from peeltrack.wording import (
    NOT_RATED,
    capitalised,
    counted,
    days,
    lateness,
    listed,
    long_date,
    short_date,
)

with on_demand():  # of --since alone
    from peeltrack.queries import movement as movement_query

MOST_DEADLINES = 6
"""Deadlines shown before the command that lists the rest."""

MOST_IDS = 12
"""The same for items shown by id only."""

MOST_INSPECTIONS = 8
"""Inspections shown, those with most items first; the others share a line."""

MOST_DIVIDED = 3
"""Inspections up to which the kinds of items have rows of their own."""

NAME_WIDTH = 60
"""Characters shown of an inspection's name."""

_GRAVITY = (Rag.RED, Rag.AMBER, None, Rag.YELLOW, Rag.GREEN)
"""An item not rated may be anything: it follows known trouble and precedes known progress."""


@option_groups
def status(
    context: typer.Context,
    options: AnswerFileOptions,
    filters: Filters,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Also show what has changed since DATE", show_default=False
        ),
    ] = None,
) -> None:
    """Show the position: counts, RAG and what needs attention

    Counts are of the register as it was on that date. Items that have ended (closed,
    superseded, not applicable) are counted separately and have no RAG.
    """
    workspace = Workspace.of(context, options)
    position = status_query.status(workspace.register, workspace.on, workspace.selection(filters))
    movement = None
    if since is not None:
        before = option_date("--since", since)
        movement = movement_query.movement(
            as_at(workspace.register, before), workspace.register, before
        )
    if options.format in (None, Format.TABLE):
        print_page(status_page(workspace.register, position, movement))
        return
    rows = [count.by_name() for count in position.counts]
    beside: dict[str, object] = {
        "overdue": list(dict.fromkeys(due.source for due in position.overdue)),
        "overdue_deadlines": [due.id for due in position.overdue],
        "overdue_are": kinds_in_words(position.overdue),
        "stale": [entry.item.id for entry in position.stale],
        "unowned": [item.id for item in position.unowned],
        "proposals": [each.item.id for each in position.proposals],
        "awaiting_review": _ids_by_date(position.reviews),
        "no_update": [item.id for item in position.no_update],
        "rag_sentence": status_query.rag_sentence(position.items),
        "before_report": before_report_notes(workspace.register, position.items, workspace.on),
    }
    if movement is not None:
        beside["movement"] = _movement_ids(movement)
    columns = ["inspection", "kind", "rag", "state", "count"]
    answer = TabularAnswer(
        "status", workspace.on, rows, columns, beside, revision=workspace.revision
    )
    write_answer(answer, options.format)


def _ids_by_date(waiting: Iterable[WaitingDates]) -> list[str]:
    """Return the id of the item of each update that waits, oldest first."""
    updates = [(day, each.item.id) for each in waiting for day in each.dates]
    return [id_ for _, id_ in sorted(updates, key=itemgetter(0))]


def _movement_ids(movement: "movement_query.Movement") -> dict[str, list[str]]:
    kinds = ("newly_green", "slipped", "closed", "reopened")
    ids = {kind: [item.id for item in getattr(movement, kind)] for kind in kinds}
    return {**ids, "updated": list(movement.updated)}


def status_page(
    register: Register, status: Status, movement: "movement_query.Movement | None"
) -> Iterator[RenderableType]:
    """Yield the position, and the movement if it was asked for."""
    title = f"{register.organisation.name}: position on {long_date(status.on)}"
    yield Text(title, style="bold")
    yield _counts(register, status)
    if sentence := rag_sentence(status.items):
        yield Text(f"{capitalised(sentence)}.")
    for note in before_report_notes(register, status.items, status.on):
        yield Text(f"{note}.")
    if movement is not None:
        yield Text(_movement(movement))
    yield from _attention(status)


def _counts(register: Register, status: Status) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Items", max_width=NAME_WIDTH)
    for name in ("All", "Ended", *(rag.capitalize() for rag in Rag), capitalised(NOT_RATED)):
        table.add_column(name, justify="right", no_wrap=True)
    groups = [
        (inspection_id, tuple(group))
        for inspection_id, group in groupby(status.items, key=lambda item: item.inspection)
    ]
    by_work = sorted(groups, key=lambda group: -_live(group[1]))
    busiest = {inspection_id for inspection_id, _ in by_work[:MOST_INSPECTIONS]}
    for inspection_id, items in groups:
        if inspection_id in busiest:
            inspection = register.inspections.get(inspection_id)
            name = inspection.called if inspection else inspection_id
            table.add_row(_one_line(name), *_figures(items))
            if len(groups) <= MOST_DIVIDED:
                _add_kinds(table, items)
    if rest := [items for inspection_id, items in groups if inspection_id not in busiest]:
        more = f"{len(rest):,} more: peeltrack status -f md"
        table.add_row(_one_line(more), *_figures([item for items in rest for item in items]))
    return table


def _add_kinds(table: Table, items: Sequence[Item]) -> None:
    """Add a row for each kind of item, if an inspection has several."""
    for kind in ItemKind:
        some = [item for item in items if item.kind == kind]
        if 0 < len(some) < len(items):
            table.add_row(f"  {capitalised(KIND_NOUNS[kind].many)}", *_figures(some))


def _live(items: Sequence[Item]) -> int:
    return sum(not item.has_ended for item in items)


def _one_line(text: str) -> Text:
    return Text(text, no_wrap=True, overflow="ellipsis")


def _figures(items: Sequence[Item]) -> list[Text]:
    live = [item for item in items if not item.has_ended]
    figures = [Text(str(len(items))), _figure(len(items) - len(live))]
    rated = Counter(item.rag for item in live)
    figures += [_figure(rated[rag], RAG_STYLES[rag]) for rag in Rag]
    return [*figures, _figure(rated[None])]


def _figure(count: int, style: str = "") -> Text:
    return Text(str(count), style=style) if count else Text("-", style="dim")


def _movement(movement: "movement_query.Movement") -> str:
    parts = (
        f"{counted(len(movement.newly_green), 'item')} newly green",
        f"{counted(len(movement.slipped), 'item')} slipped",
        f"{counted(len(movement.closed), 'item')} closed",
        f"{counted(len(movement.reopened), 'item')} reopened",
        f"{counted(len(movement.updated), 'item')} updated",
    )
    return f"Since {long_date(movement.since)}: {listed(parts)}."


def _attention(status: Status) -> Iterator[RenderableType]:
    days_ahead = status.due_soon_days
    due_soon_command = f"peeltrack overdue --within {days_ahead}d"
    late = overdue_in_words(status.overdue)
    soon = f"{len(status.due_soon):,} due within {days(days_ahead)}"
    if status.due_soon:
        soon += f": {kinds_in_words(status.due_soon)}"
    yield _deadlines(late, status.overdue, status, "peeltrack overdue")
    yield _deadlines(soon, status.due_soon, status, due_soon_command)
    places = {item.id: place for place, item in enumerate(status.items)}
    unowned, without_update = _gravest_first(status.unowned), _gravest_first(status.no_update)
    yield _ids("No strategic or tactical lead in post", unowned, "peeltrack validate", places)
    has_causes = any(item.kind == ItemKind.CAUSE_OF_CONCERN for item in status.items)
    counts = " (a cause of concern has its recommendations' too)" if has_causes else ""
    yield _ids(f"No update{counts}", without_update, "peeltrack stale", places)
    if status.reviews:
        yield _awaiting_review(status, places)
    if status.proposals:
        proposed = {each.item.id: f" ({each.update.proposed_rag})" for each in status.proposals}
        items = [each.item for each in status.proposals]
        whole = "peeltrack status --format json"
        yield _ids("Proposed RAG awaiting a decision", items, whole, places, proposed)
    ages = {entry.item.id: f" ({days(entry.age or 0)})" for entry in status.stale}
    stale = [entry.item for entry in status.stale]
    heading = f"Last update more than {days(status.stale_after_days)} old"
    yield _ids(heading, stale, "peeltrack stale", places, ages)


def _awaiting_review(status: Status, places: Mapping[str, int]) -> RenderableType:
    """List the updates that await review by item, those that have waited longest first."""
    longest = sorted(status.reviews, key=lambda each: each.dates[0])
    notes = {
        each.item.id: f" ({listed([short_date(day) for day in each.dates])})"
        for each in longest[:MOST_IDS]
    }
    heading = "Items with an update awaiting review"
    items = [each.item for each in longest]
    return _ids(heading, items, "peeltrack status --format json", places, notes)


def _gravest_first(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: _GRAVITY.index(item.rag))


def _deadlines(
    title: str, deadlines: Sequence[Due], status: Status, command: str
) -> RenderableType:
    first = deadlines[:MOST_DEADLINES]
    lines = [f"{_named(due)} {due.kind}, {_when(due, status)}: {due.what}" for due in first]
    lines += _more(len(deadlines) - MOST_DEADLINES, command)
    return section(title, lines, cut=True)


def _named(due: Due) -> str:
    """Name the record of a deadline, and the finding that it is about if that is another."""
    return f"{due.source} ({due.item})" if due.item not in (None, due.source) else due.source


def _when(due: Due, status: Status) -> str:
    return lateness(due.due, status.on) if due.due < status.on else short_date(due.due)


def _ids(
    title: str,
    gravest: Sequence[Item],
    command: str,
    places: Mapping[str, int],
    notes: Mapping[str, str] | None = None,
) -> RenderableType:
    """List the gravest items by inspection, in the register's order: peel-2021-22: afi-09, afi-15.

    Args:
        title: what they have in common.
        gravest: the items, gravest first; only the first are shown.
        command: the command that shows the rest.
        places: the place of each item in the register.
        notes: what to add to an item, by its id.
    """
    notes = notes or {}
    items_shown = sorted(gravest[:MOST_IDS], key=lambda item: (item.inspection, places[item.id]))
    lines = [
        f"{inspection}: {', '.join(_name(item) + notes.get(item.id, '') for item in items)}"
        for inspection, items in groupby(items_shown, key=lambda item: item.inspection)
    ]
    lines += _more(len(gravest) - MOST_IDS, command)
    return section(f"{title}: {len(gravest):,}", lines)


def _more(number: int, command: str) -> list[str]:
    """Name the command that shows the rest, if there is any."""
    return [f"… and {number:,} more: {command}"] if number > 0 else []


def _name(item: Item) -> str:
    return item.id.partition("/")[2]
