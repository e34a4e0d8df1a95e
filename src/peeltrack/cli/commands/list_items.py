"""The list command: items, all or filtered."""

import typer

from peeltrack.cli.shared.item_rows import ITEM_KEYS, item_row
from peeltrack.cli.shared.options import AnswerFileOptions, Filters, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.queries.selection import select_items


@option_groups
def list_items(context: typer.Context, options: AnswerFileOptions, filters: Filters) -> None:
    """List items, all or by filter"""
    workspace = Workspace.of(context, options)
    items = select_items(workspace.register, workspace.selection(filters))
    rows = [item_row(item) for item in items]
    columns = ["id", "title", "area", "rag", "state", "strategic_lead", "due", "last_update"]
    answer = TabularAnswer(
        "list",
        workspace.on,
        rows,
        columns,
        flexible="title",
        keys=ITEM_KEYS,
        spare=("strategic_lead", "area", "state"),
        nothing="No items match the filters.",
        revision=workspace.revision,
    )
    write_answer(answer, options.format)
