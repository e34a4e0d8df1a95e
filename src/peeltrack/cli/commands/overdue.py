"""The overdue command: every deadline that has passed or is close."""

from typing import Annotated, Any

import typer

from peeltrack.cli.shared.item_rows import ITEM_KEYS, item_row
from peeltrack.cli.shared.options import AnswerOptions, FailOption, Filters, grouped
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.errors import BadOptionError
from peeltrack.queries import due as promises
from peeltrack.queries.due import Due
from peeltrack.queries.selection import Selection, selected
from peeltrack.wording import lateness

DEADLINE_KEYS = ("promise", "what", "promised_for", "lead", "source", "reason")
"""What a row of something promised for a day holds besides."""


@grouped
def overdue(
    context: typer.Context,
    asked: AnswerOptions,
    filters: Filters,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="30d", help="Also what falls due within so many days", show_default=False
        ),
    ] = None,
    fail: FailOption = False,
) -> None:
    """List what is late: items, steps, actions, responses

    Something due today is not late. With --within, what falls due soon follows.
    """
    workspace = Workspace.of(context, asked)
    selection = workspace.selection(filters)
    chosen = {item.id: item for item in selected(workspace.register, selection)}
    ids = None if selection == Selection() else chosen.keys()
    late = promises.overdue(workspace.register, workspace.on, ids)
    soon = (
        promises.due_within(workspace.register, workspace.on, _number_of_days(within), ids)
        if within
        else ()
    )
    rows = [_deadline_row(workspace, due) for due in (*late, *soon)]
    columns = ["source", "promise", "what", "lead", "promised_for", "reason"]
    write_answer(
        TabularAnswer(
            "overdue",
            workspace.on,
            rows,
            columns,
            flexible="what",
            keys=(*ITEM_KEYS, *DEADLINE_KEYS),
            spare=("lead", "promised_for"),
            nothing="Nothing is overdue.",
            revision=workspace.revision,
        ),
        asked.format,
    )
    if fail and late:
        raise typer.Exit(1)


def _deadline_row(workspace: Workspace, due: Due) -> dict[str, Any]:
    item = workspace.register.items.get(due.item or "")
    return {
        **(item_row(item) if item else _row_without_item(due.source, due.what)),
        "promise": due.kind.value,
        "what": due.what,
        "promised_for": due.due,
        "lead": due.lead,
        "source": due.source,
        "reason": lateness(due.due, workspace.on),
    }


def _row_without_item(source: str, what: str) -> dict[str, Any]:
    """A row of the same keys for an action or a response that belongs to no item."""
    return {**dict.fromkeys(ITEM_KEYS), "id": source, "title": what}


def _number_of_days(value: str) -> int:
    """Days from "30d", "30" or "6w"."""
    number, unit = (value[:-1], value[-1]) if value[-1:] in ("d", "w") else (value, "d")
    if not number.isascii() or not number.isdigit():
        raise BadOptionError("--within", value, "a number of days such as 30d, or weeks such as 6w")
    return int(number) * (7 if unit == "w" else 1)
