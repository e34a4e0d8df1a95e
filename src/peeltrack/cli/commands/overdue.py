"""The overdue command: every deadline that has passed or is close."""

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Any

import typer

from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.item_rows import ITEM_KEYS, item_row
from peeltrack.cli.shared.options import AnswerFileOptions, FailOption, Filters, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.people_table import for_people
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.queries import due as deadlines
from peeltrack.queries.agreed import kinds_agreed, open_without_date
from peeltrack.queries.due import Due
from peeltrack.queries.selection import Selection, select_items
from peeltrack.queries.updates import newest_updates
from peeltrack.wording import lateness, near_short_date

DEADLINE_KEYS = ("promise", "what", "promised_for", "lead", "source", "reason", "leads", "deadline")
"""Further keys in the row of a deadline."""


@option_groups
def overdue(
    context: typer.Context,
    options: AnswerFileOptions,
    filters: Filters,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="30d", help="Include what is due within this time", show_default=False
        ),
    ] = None,
    fail: FailOption = False,
) -> None:
    """List what is overdue: items, steps, actions, commitments …

    These are HMICFRS's due dates, targets, steps, milestones, actions, commitments,
    dependencies on partners and statutory responses. Something due today is not overdue, nor is
    anything about an item that the force only monitors. With --within, the list also includes
    what is due soon. `commitments` has commitments and actions without a date, too.
    """
    workspace = Workspace.of(context, options)
    selection = workspace.selection(filters)
    items = {item.id: item for item in select_items(workspace.register, selection)}
    ids = None if selection == Selection() else items.keys()
    overdue_list = deadlines.overdue(workspace.register, workspace.on, ids)
    due_soon = (
        deadlines.due_within(workspace.register, workspace.on, _days_from(within), ids)
        if within
        else ()
    )
    rows = list(_rows(workspace, (*overdue_list, *due_soon)))
    columns = ["source", "promise", "what", "lead", "promised_for", "reason"]
    answer = TabularAnswer(
        "overdue",
        workspace.on,
        rows,
        columns,
        flexible="what",
        keys=(*ITEM_KEYS, *DEADLINE_KEYS),
        nothing="Nothing is overdue.",
        revision=workspace.revision,
        for_people=lambda: _for_people(workspace, answer),
    )
    write_answer(answer, options.format)
    _note_without_date(workspace, ids)
    if fail and overdue_list:
        raise typer.Exit(1)


def _note_without_date(workspace: Workspace, ids: Collection[str] | None) -> None:
    """Note how many commitments and actions are never overdue, because they have no date."""
    undated = [
        each
        for each in open_without_date(workspace.register.meetings.values())
        if ids is None or each.item in ids
    ]
    if undated:
        has = "has" if len(undated) == 1 else "have"
        note = f"Note: {kinds_agreed(undated)} {has} no date: peeltrack commitments."
        typer.echo(note, err=True)


def _for_people(workspace: Workspace, answer: TabularAnswer) -> TabularAnswer:
    written = for_people(workspace.register, workspace.on)
    rows = [
        {
            **written(row),
            "item": written(row)["item"] or _source_name(workspace, row["source"]),
            "what": f"{row['promise'].capitalize()}: {row['what']}",
            "due": written(row)["promised_for"],
            "late": row["reason"].removesuffix(" overdue").removeprefix("due "),
        }
        for row in answer.rows
    ]
    return answer._replace(rows=rows, columns=["item", "what", "lead", "due", "late"])


def _source_name(workspace: Workspace, id_: str) -> str:
    """Name a meeting or an inspection in short: HTA 23 May, PEEL 2021/22."""
    meeting = workspace.register.meetings.get(id_)
    if meeting:
        return f"{meeting.forum.upper()} {near_short_date(meeting.date, workspace.on)}"
    return workspace.register.inspections[id_].called


def _rows(workspace: Workspace, deadlines: Sequence[Due]) -> Iterator[dict[str, Any]]:
    about, newest = {due.item for due in deadlines}, newest_updates(workspace.register)
    known = workspace.register.items.items()
    items = {id_: item_row(item, newest) for id_, item in known if id_ in about}
    for due in deadlines:
        yield {
            **(items.get(due.item or "") or _row_without_item(due.source, due.what)),
            "promise": due.kind.value,
            "what": due.what,
            "promised_for": due.due,
            "lead": due.lead,
            "leads": list(due.leads),
            "source": due.source,
            "reason": lateness(due.due, workspace.on),
            "deadline": due.id,
        }


def _row_without_item(source: str, what: str) -> dict[str, Any]:
    """Return a row with the same keys for an action or a response without an item."""
    return {**dict.fromkeys(ITEM_KEYS), "id": source, "title": what}


def _days_from(value: str) -> int:
    """Return the number of days in "30d", "30" or "6w"."""
    number, unit = (value[:-1], value[-1]) if value[-1:] in ("d", "w") else (value, "d")
    if not number.isascii() or not number.isdigit():
        raise BadOptionError("--within", value, "a number of days such as 30d, or weeks such as 6w")
    return int(number) * (7 if unit == "w" else 1)
