"""The history command: an item's history, from git and from its dated facts."""

from collections.abc import Iterator, Sequence
from typing import Any

import typer
from rich.console import RenderableType
from rich.text import Text

from peeltrack.cli.shared.filters import check_named_or_filtered
from peeltrack.cli.shared.ids_meant import ids_meant
from peeltrack.cli.shared.not_checked_out import check_is_checked_out
from peeltrack.cli.shared.options import (
    AnswerFileOptions,
    Filters,
    Format,
    ItemsArgument,
    option_groups,
)
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.terminal import indented, marked, print_page
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.history_sentences import event_sentence, recording
from peeltrack.errors import UnknownItemError
from peeltrack.history.errors import NoRepositoryError
from peeltrack.history.log import versions_of
from peeltrack.history.revisions import commit_meant
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.versions import Version
from peeltrack.queries.as_at import known_at
from peeltrack.queries.find import find_item
from peeltrack.queries.history_events import HistoryEvent
from peeltrack.queries.item_history import history_from_facts, item_history, recorded_earlier
from peeltrack.storage.partial_register import PartialRegister
from peeltrack.wording import long_date


@option_groups
def history(
    context: typer.Context,
    options: AnswerFileOptions,
    filters: Filters,
    items: ItemsArgument = None,
) -> None:
    """Show the history of items and when each event was recorded

    From its dated facts and from git together: what happened and when, when that was
    recorded, by whom and in which commit. Git alone records what has no date (leads,
    wording, area); without git only the dated facts are shown.
    """
    workspace = Workspace.of(context, options)
    rows = []
    for name in _names(workspace, items, filters):
        register, record = _item_alone(workspace, name)
        entries, in_git = _entries_of(workspace, record)
        if options.format in (None, Format.TABLE):
            print_page(_page(register, record, entries, in_git=in_git))
        rows += [_entry_row(record.id, entry) for entry in entries]
    if options.format in (None, Format.TABLE):
        return
    columns = ["date", "change", "field", "before", "after", "recorded", "commit", "author"]
    answer = TabularAnswer("history", workspace.on, rows, columns, revision=workspace.revision)
    write_answer(answer, options.format)


def _names(workspace: Workspace, names: Sequence[str] | None, filters: Filters) -> Sequence[str]:
    """Return the references of the items meant: without filters nothing else is read."""
    check_named_or_filtered(names or (), filters)
    if filters == Filters():
        return names or ()
    return [item.id for item in workspace.items(names, filters)]


def _item_alone(workspace: Workspace, reference: str) -> tuple[Register, Item]:
    """Read an item, later facts too, and the register around it.

    Of the current files no other item is read, so that it takes as long in a small
    register as in a large one.

    Raises:
        InvalidRegisterError: if any file that is read has an error.
        UnknownItemError: if there is no such item.
        AmbiguousError: if there are several.
        PartialCheckoutError: if a sparse checkout leaves out what it may name.
    """
    if workspace.as_of is not None:
        loaded, ids = workspace.loaded, None
    else:
        check_is_checked_out(workspace.root, reference)
        part = PartialRegister(workspace.root)
        meant, ids = ids_meant(part, reference)
        loaded = part.load(meant)
    register = workspace.without_errors(loaded)
    whole = loaded.register or register
    try:
        id_ = find_item(register, reference, ids).id
    except UnknownItemError:  # also what was withdrawn has a history
        id_ = find_item(known_at(whole, workspace.on), reference, ids).id
    return register, whole.items[id_]


def _entries_of(workspace: Workspace, item: Item) -> tuple[Sequence[HistoryEvent], bool]:
    """Return an item's history until the date, and whether it is from git."""
    try:
        start = commit_meant(workspace.root, workspace.as_of or "HEAD")
        versions = versions_of(workspace.root, item.file, start.id)
    except NoRepositoryError:
        typer.echo("There is no git history; this comes from the item's dated facts.", err=True)
        entries, in_git = history_from_facts(item), False
    else:
        last = versions[-1].item if versions else None
        if last != item and workspace.as_of is None:
            versions = (*versions, Version(None, item, (last,) if last else ()))
        merged = (
            versions_of(workspace.root, f"inspections/{id_}.yaml", start.id)
            for id_ in item.formerly
        )
        entries, in_git = recorded_earlier(item_history(versions), merged), True
    return [entry for entry in entries if entry.is_by(workspace.on)], in_git


def _entry_row(item: str, entry: HistoryEvent) -> dict[str, Any]:
    commit = entry.commit
    return {
        "item": item,
        "change": entry.change,
        "field": entry.field,
        "subject": entry.subject,
        "before": entry.before,
        "after": entry.after,
        "because": entry.because,
        "by": entry.by,
        "withdrawn": entry.was_withdrawn,
        "date": entry.date,
        "recorded": entry.recorded,
        "commit": commit.short if commit else None,
        "author": commit.author if commit else None,
    }


def _page(
    register: Register, item: Item, entries: Sequence[HistoryEvent], *, in_git: bool
) -> Iterator[RenderableType]:
    """Yield what happened to an item, oldest first."""
    title = Text.assemble((item.id, "bold"), "  ", (item.title, "bold"))
    yield marked(register, item, title)
    for entry in entries:
        yield _entry(register, entry, in_git=in_git)
    if not entries:
        yield Text("Nothing is recorded about it.")


def _entry(register: Register, entry: HistoryEvent, *, in_git: bool) -> RenderableType:
    day = entry.date or entry.recorded
    sentence = Text(event_sentence(register, entry))
    if entry.was_withdrawn:
        sentence.stylize("strike")
        sentence.append("  [withdrawn]", style="not strike")
    lines = [Text.assemble((long_date(day) if day else "Now", "bold"), "  ", sentence)]
    if record_note := recording(entry, in_git=in_git):
        style = "bold" if entry.days_late else "dim"
        lines.append(Text(record_note, style=style))
    return indented(*lines)
