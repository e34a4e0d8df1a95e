"""The show command: items in full, as pages or as data, and inspections."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from peeltrack.cli.commands.show_inspection_page import inspection_page
from peeltrack.cli.commands.show_item_at_meetings import meeting_facts, sections_of_meetings
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
from peeltrack.cli.shared.terminal import (
    RAG_STYLES,
    indented,
    marked,
    print_page,
    section,
    table_of_facts,
)
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.parts.dates import words_beyond
from peeltrack.errors import UnknownNameError
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Dependency, Item, Linked
from peeltrack.model.progress import ProgressUpdate, StepToGreen
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Relevance, SignOffStage
from peeltrack.model.withdrawals import is_withdrawn
from peeltrack.queries.find import find_inspection
from peeltrack.queries.updates import newest_updates, updated_by, updated_in_words
from peeltrack.wording import NOT_RATED, counted, days, lateness, long_date, spoken


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
    yield _facts(register, item, on)
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


def _facts(register: Register, item: Item, on: date) -> Table:
    inspection = register.inspections.get(item.inspection)
    area = inspection.area_called(item.area) if inspection and item.area else None
    return table_of_facts(
        (
            "Inspection",
            f"{inspection.title} ({item.inspection})" if inspection else item.inspection,
        ),
        ("Kind", f"{spoken(item.kind)}, number {item.number}"),
        ("Area", f"{area.name} ({area.judgment})" if area else None),
        ("State", _state(item)),
        ("Draft", _draft(item)),
        ("Relevance", _relevance(item)),
        ("RAG", _rag(item)),
        ("Strategic lead", register.lead_title(item.strategic_lead) or "none"),
        ("Tactical lead", register.lead_title(item.tactical_lead) or "none"),
        ("Due", _due(item, on)),
        ("Target", _target(item)),
        ("Programmes", ", ".join(_programme(register, name) for name in item.programmes)),
        ("Board", item.board),
        ("Portfolio", item.portfolio),
        ("Addressed to", ", ".join(item.addressed_to)),
        ("Repeats", _linked(register, item.carried_forward_from, item.carried_forward)),
        ("Superseded by", _linked(register, item.superseded_by, item.superseded)),
        ("Supersedes", ", ".join(register.superseded_by(item.id))),
        ("Source", item.source),
    )


def _state(item: Item) -> str:
    """Return its state, with what HMICFRS or the force has recorded about it."""
    act = item.sign_offs[-1] if item.sign_offs else None
    said = act and (act.letter or act.evidence or act.because)
    return (
        f"{spoken(item.state)} ({long_date(act.date)}: {said})"
        if act and said
        else spoken(item.state)
    )


def _linked(register: Register, id_: str | None, made: Linked | None) -> str | None:
    """Return the item of a link, when it was made and by whom."""
    if not (id_ and made):
        return id_
    by = f", {register.lead_title(made.by)}" if made.by else ""
    return f"{id_} (recorded {long_date(made.date)}{by})"


def _rag(item: Item) -> Text:
    if item.rag is None:
        return Text(NOT_RATED)
    since = f" since {long_date(item.rag_changes[-1].date)}" if item.rag_changes else ""
    act = item.sign_offs[-1] if item.sign_offs else None
    is_older = (
        act is not None
        and act.stage == SignOffStage.REOPENED
        and not any(change.date > act.date for change in item.rag_changes)
    )
    note = "; rated before it was reopened" if is_older else ""
    return Text.assemble((item.rag, RAG_STYLES[item.rag]), since, note)


def _draft(item: Item) -> str | None:
    """Say since when a finding is known only from a draft report."""
    if item.draft is None or item.draft.settled:
        return None
    return f"seen {long_date(item.draft.seen)}; restricted until the report is published"


def _relevance(item: Item) -> str | None:
    if item.relevance == Relevance.ACT and not item.relevance_reason:
        return None
    reason = f": {item.relevance_reason}" if item.relevance_reason else ""
    return f"{spoken(item.relevance)}{reason}"


def _due(item: Item, on: date) -> str | None:
    if item.due is None:
        return item.due_phrase
    words = words_beyond(item.due, item.due_phrase)
    phrase = f" ({words})" if words else ""
    lateness_note = f", {lateness(item.due, on)}" if item.awaits_action else ""
    return f"{long_date(item.due)}{phrase}{lateness_note}"


def _target(item: Item) -> str | None:
    if item.target is None:
        return None
    moves = sum(change.before is not None for change in item.target_changes)
    first = item.original_target
    first_target = (
        f", moved {counted(moves, 'time')} from {long_date(first)}"
        if moves and first != item.target and first
        else ""
    )
    return f"{long_date(item.target)}{first_target}"


def _programme(register: Register, name: str) -> str:
    programme = register.organisation.programmes.get(name)
    return programme.name if programme else name


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
