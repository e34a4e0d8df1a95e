"""The list command: items, all or filtered."""

import typer

from peeltrack.cli.shared.item_rows import ITEM_KEYS, item_row
from peeltrack.cli.shared.options import AnswerFileOptions, Filters, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.people_table import for_people
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.model.vocabulary import Relevance, State
from peeltrack.queries.selection import select_items
from peeltrack.queries.updates import newest_updates


@option_groups
def list_items(context: typer.Context, options: AnswerFileOptions, filters: Filters) -> None:
    """List items, all or by filter"""
    workspace = Workspace.of(context, options)
    items = select_items(workspace.register, workspace.selection(filters))
    newest = newest_updates(workspace.register)
    rows = [item_row(item, newest) for item in items]
    columns = ["id", "title", "area", "rag", "state", "strategic_lead", "due", "last_update"]
    answer = TabularAnswer(
        "list",
        workspace.on,
        rows,
        columns,
        flexible="title",
        keys=ITEM_KEYS,
        nothing="No items match the filters.",
        revision=workspace.revision,
        for_people=lambda: _for_people(workspace, answer),
    )
    write_answer(answer, options.format)


def _for_people(workspace: Workspace, answer: TabularAnswer) -> TabularAnswer:
    written = for_people(workspace.register, workspace.on)
    monitored = {
        id_ for id_, item in workspace.register.items.items() if item.relevance == Relevance.MONITOR
    }
    rows = [{**written(row), "lead": written(row)["strategic_lead"]} for row in answer.rows]
    for row in rows:
        inspection = workspace.register.inspections.get(row["inspection"])
        area = inspection.area_called(row["area"]) if inspection and row["area"] else None
        row["area"] = area.name if area else row["area"]
        if row["id"] in monitored and row["state"] == State.OPEN:
            row["state"] = "monitor only"
    columns = ["item", "title", "area", "rag", "state", "lead", "due", "target", "last_update"]
    return answer._replace(rows=rows, columns=columns, spare=("area", "state", "last_update"))
