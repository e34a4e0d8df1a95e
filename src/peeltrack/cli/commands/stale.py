"""The stale command: open items whose latest update is out of date."""

from typing import Annotated

import typer

from peeltrack.cli.shared.item_rows import ITEM_KEYS, item_row
from peeltrack.cli.shared.options import AnswerFileOptions, FailOption, Filters, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.people_table import for_people
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.queries import updates as updates
from peeltrack.queries.forum import stale_after
from peeltrack.queries.selection import select_items
from peeltrack.wording import days


@option_groups
def stale(
    context: typer.Context,
    options: AnswerFileOptions,
    filters: Filters,
    meeting: Annotated[
        str | None,
        typer.Option(metavar="FORUM", help="Use this forum's limit", show_default=False),
    ] = None,
    fail: FailOption = False,
) -> None:
    """List open items whose update is missing or out of date

    The limit is the forum's stale_after_days with --meeting, otherwise that of the rules in
    register.yaml.
    """
    workspace = Workspace.of(context, options)
    item_ids = {item.id for item in select_items(workspace.register, workspace.selection(filters))}
    forums = workspace.register.organisation.forums
    forum = None if meeting is None else forums[workspace.forum(meeting)]
    limit = stale_after(workspace.register, forum)
    entries = [
        entry
        for entry in updates.stale(workspace.register, workspace.on, limit)
        if entry.item.id in item_ids
    ]
    newest = updates.newest_updates(workspace.register)
    rows = [
        {
            **item_row(entry.item, newest),
            "reason": "no update" if entry.age is None else f"last update {days(entry.age)} old",
        }
        for entry in entries
    ]
    columns = ["id", "title", "strategic_lead", "tactical_lead", "last_update", "reason"]
    nothing = f"Every open item has an update no more than {days(limit)} old."
    answer = TabularAnswer(
        "stale",
        workspace.on,
        rows,
        columns,
        flexible="title",
        keys=(*ITEM_KEYS, "reason"),
        spare=("tactical_lead", "last_update", "strategic_lead"),
        nothing=nothing,
        revision=workspace.revision,
        for_people=lambda: answer._replace(
            rows=[*map(for_people(workspace.register, workspace.on), rows)],
            columns=["item", *columns[1:]],
        ),
    )
    write_answer(answer, options.format)
    if fail and entries:
        raise typer.Exit(1)
