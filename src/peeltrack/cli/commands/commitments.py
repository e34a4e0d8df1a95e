"""The commitments command: what meetings agreed, with and without a date."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import (
    AnswerFileOptions,
    complete_forums,
    lead_option,
    option_groups,
)
from peeltrack.cli.shared.output import Row, TabularAnswer, write_answer
from peeltrack.cli.shared.people_table import for_people
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.queries.agreed import Agreed, agreed, soonest_first
from peeltrack.queries.find import find_lead
from peeltrack.wording import near_short_date

KEYS = (
    "kind", "what", "lead", "leads", "item", "to", "meeting", "made", "due", "due_event", "met",
    "outcome",
)  # fmt: skip
"""The keys of a row (docs/json.md)."""


@option_groups
def commitments(
    context: typer.Context,
    options: AnswerFileOptions,
    lead: Annotated[str | None, lead_option("Only those of this lead", metavar="ID")] = None,
    meeting: Annotated[
        str | None,
        typer.Option(
            metavar="FORUM",
            help="Only those made at this forum's meetings",
            show_default=False,
            autocompletion=complete_forums,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what was done or kept")] = False,
) -> None:
    """List commitments and actions of meetings, dated or not

    For each: who owes it, when it was made and to which meeting, and when it is due, the soonest
    first and those without a date last.
    `overdue` has only those with a date, `show ITEM` those about one item.
    """
    workspace = Workspace.of(context, options)
    organisation = workspace.register.organisation
    wanted = find_lead(organisation, lead) if lead is not None else None
    forum = workspace.forum(meeting) if meeting is not None else None
    entries = soonest_first(
        each
        for each in agreed(workspace.register.meetings.values())
        if (everything or not each.met)
        and (wanted is None or wanted in each.leads)
        and forum in (None, each.meeting.forum)
    )
    rows = [_row(workspace, each) for each in entries]
    columns = ["what", "lead", "item", "to", "made", "due", "outcome"]
    answer = TabularAnswer(
        "commitments",
        workspace.on,
        rows,
        ["kind", *columns],
        flexible="what",
        keys=KEYS,
        spare=("to", "item"),
        nothing="No commitment or action is open.",
        revision=workspace.revision,
        for_people=lambda: _for_people(workspace, answer, columns),
    )
    write_answer(answer, options.format)


def _row(workspace: Workspace, each: Agreed) -> Row:
    return {
        "kind": each.kind,
        "what": " ".join(each.text.split()),
        "lead": next(iter(each.leads), None),
        "leads": list(each.leads),
        "item": each.item,
        "to": each.to,
        "meeting": each.meeting.id,
        "made": each.meeting.date,
        "due": each.due,
        "due_event": each.due_event,
        "met": each.met,
        "outcome": each.outcome(workspace.on),
    }


def _for_people(workspace: Workspace, answer: TabularAnswer, columns: list[str]) -> TabularAnswer:
    written = for_people(workspace.register, workspace.on)
    rows = [
        {
            **written({**row, "id": row["item"]}),
            "what": f"{row['kind'].capitalize()}: {row['what']}",
            "made": near_short_date(row["made"], workspace.on),
        }
        for row in answer.rows
    ]
    return answer._replace(rows=rows, columns=columns)
