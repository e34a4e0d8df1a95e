"""The show command: items in full, as pages or as data, and inspections."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from peeltrack.cli.commands.show_inspection_page import inspection_page
from peeltrack.cli.commands.show_item_at_meetings import meeting_facts, sections_of_meetings
from peeltrack.cli.commands.show_item_facts import item_facts
from peeltrack.cli.commands.show_withdrawn_changes import withdrawn_changes
from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.item_rows import ITEM_KEYS, item_row
from peeltrack.cli.shared.options import (
    AnswerFileOptions,
    Filters,
    Format,
    ItemsArgument,
    option_groups,
)
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.terminal import indented, marked, print_page, section
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.errors import UnknownNameError
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Dependency, Item
from peeltrack.model.progress import ProgressUpdate, StepToGreen
from peeltrack.model.register import Register
from peeltrack.model.withdrawals import is_withdrawn
from peeltrack.queries.find import find_inspection
from peeltrack.queries.updates import newest_updates, updated_by, updated_in_words
from peeltrack.wording import NOT_RATED, days, lateness, long_date, spoken


@option_groups
def show(
    context: typer.Context,
    options: AnswerFileOptions,
    filters: Filters,
    items: ItemsArgument = None,
) -> None:
    """Show an item or inspection in full: wording, steps, updates

    An item has the questions, actions and commitments of meetings about it, and what the
    statutory response says.
    An inspection is named by its id: its areas and grades, its dates, and its items.
    """
    workspace = Workspace.of(context, options)
    names, inspections = _inspections_among(workspace.register, items or ())
    records = workspace.items(names, filters) if names or not inspections else ()
    if options.format in (None, Format.TABLE):
        for inspection in inspections:
            print_page(inspection_page(workspace.register, inspection, workspace.on))
        for record in records:
            whole = workspace.recorded.items[record.id]
            print_page(_page(workspace.with_planned, record, whole, workspace.on))
        return
    if inspections:
        raise BadOptionError("--format", options.format, "items: an inspection is shown as a page")
    newest = newest_updates(workspace.register)
    rows = [item_row(record, newest) for record in records]
    if options.format == Format.JSON:
        rows = [
            {
                **_whole(row, workspace.recorded.items[record.id]),
                **meeting_facts(workspace.with_planned, record, workspace.on),
            }
            for row, record in zip(rows, records, strict=True)
        ]
    answer = TabularAnswer("show", workspace.on, rows, ITEM_KEYS, revision=workspace.revision)
    write_answer(answer, options.format)


def _inspections_among(
    register: Register, names: Sequence[str]
) -> tuple[list[str], list[Inspection]]:
    """Return the names of items, and the inspections among the names."""
    items, inspections = [], []
    for name in names:
        try:
            inspections.append(register.inspections[find_inspection(register, name)])
        except UnknownNameError:
            items.append(name)
    return items, inspections


def _whole(row: dict[str, Any], whole: Item) -> dict[str, Any]:
    """Return an item's row with every key of its record, and what was withdrawn of it."""
    values = whole.model_dump(mode="json", by_alias=True)
    return {**row, **{key: value for key, value in values.items() if key not in row}}


def _page(register: Register, item: Item, whole: Item, on: date) -> Iterator[RenderableType]:
    """Yield an item as it stood on a date; `whole` has also what was withdrawn of it."""
    yield marked(register, item, Text(f"{item.id}  {item.title}", "bold"), on)
    yield section(register.inspection_of(item).wording_heading, [Text(item.wording)])
    yield item_facts(register, item, on)
    if withdrawn := withdrawn_changes(register, whole, on):
        yield section("Withdrawn", withdrawn)
    if item.clauses:
        yield section("Parts of the wording", [Text(f"{c.ref}  {c.text}") for c in item.clauses])
    if steps := [marked(register, each, _step(each, on), on) for each in whole.steps_to_green]:
        yield section("Steps to green", steps)
    lists = {"Its recommendations": _recommendations(register, item), **_lists(item)}
    for name, lines in lists.items():
        if lines:
            yield section(name, [f"- {line}" for line in lines])
    updates = [_update(register, update, on) for update in reversed(whole.progress)]
    about = updated_by(register).get(item.id)
    first = [f"{updated_in_words(register, about)}."] if about else []
    yield section("Progress, newest first", [*first, *updates] or ["No update."])
    yield from sections_of_meetings(register, item, on)


def _lists(item: Item) -> Mapping[str, Sequence[str]]:
    """Return what an item has of each kind, a line each."""
    return {
        "Measures of success": [each.text for each in item.measures],
        "Evidence": [
            f"{long_date(e.date)}: {e.text}{f' ({e.link})' if e.link else ''}"
            for e in item.evidence
        ],
        "Depends on": [f"{each.who}: {each.what}{_delivery(each)}" for each in item.depends_on],
        "Investment": [f"{i.text}{f' ({i.year})' if i.year else ''}" for i in item.investments],
    }


def _recommendations(register: Register, cause: Item) -> list[str]:
    """Return each recommendation of a cause of concern in a line: id, title, RAG and state."""
    return [
        f"{item.id}: {item.title} ({item.rag or NOT_RATED}, {spoken(item.state)})"
        for item in register.items.values()
        if item.cause_of_concern and f"{item.inspection}/{item.cause_of_concern}" == cause.id
    ]


def _when(day: date | None, phrase: str | None) -> str:
    when = long_date(day) if day else phrase
    return f" ({when})" if when else ""


def _delivery(awaited: Dependency) -> str:
    if awaited.delivered:
        return f" (delivered {long_date(awaited.delivered)})"
    return _when(awaited.due, awaited.due_phrase)


def _step(step: StepToGreen, on: date) -> Text:
    sign = "[x]" if step.done else "[ ]"
    if step.done:
        when = f" (done {long_date(step.done)})"
    else:
        counts = step.due and not is_withdrawn(step, on)
        when = f" ({lateness(step.due, on)})" if step.due and counts else ""
    return Text.assemble(f"{sign} ", (step.id, "dim"), f"  {step.text}{when}")


def _update(register: Register, update: ProgressUpdate, on: date) -> Group:
    by = register.lead_title(update.by) or update.source or "source not named"
    marks = ["restricted"] if update.restricted else []
    marks += [f"imported from {update.imported}"] if update.imported else []
    if update.reviewed:
        marks.append(f"reviewed {long_date(update.reviewed.date)}")
    elif update.cleared:
        marks.append(f"cleared {long_date(update.cleared.date)}")
    elif not is_withdrawn(update, on):
        marks.append("not reviewed")
    age = f"{long_date(update.date)} ({days((on - update.date).days)} old)"
    heading = "; ".join(filter(None, (f"{age}, {by}", ", ".join(marks))))
    texts = [
        marked(register, update, Text(line), on, noted=False)
        for line in (update.text, *_outlook(update))
    ]
    first = marked(register, update, Text(heading, style="italic"), on)
    return indented(first, *texts)


def _outlook(update: ProgressUpdate) -> Iterator[str]:
    """List the lead's outlook, a line for each part."""
    if update.proposed_rag:
        yield f"Proposed RAG: {update.proposed_rag}"
    if milestone := update.next_milestone:
        when = f" (reached {long_date(milestone.done)})" if milestone.done else ""
        yield f"Next milestone: {milestone.text}{when or _when(milestone.due, None)}"
    if update.blocker:
        yield f"Barrier: {update.blocker}"
    if update.completed_by:
        yield f"To be complete by {long_date(update.completed_by)}"
