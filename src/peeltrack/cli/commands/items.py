"""Commands that list items or show one: list, overdue, stale, show."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from peeltrack.cli.shared.options import Asked, Filters, Format, ItemArgument, grouped

if TYPE_CHECKING:
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.model.items import Item
    from peeltrack.queries.due import Due

ITEM_KEYS = (
    "id", "inspection", "kind", "number", "title", "area", "rag", "state",
    "strategic_lead", "tactical_lead", "due", "target", "last_update",
)  # fmt: skip
"""What a row of an item holds (docs/json.md)."""

PROMISE_KEYS = ("promise", "what", "promised_for", "lead", "source", "reason")
"""What a row of something promised for a day holds besides."""

FailOption = Annotated[bool, typer.Option("--fail", help="Exit with 1 if there are any")]


@grouped
def list_items(context: typer.Context, asked: Asked, filters: Filters) -> None:
    """List items, all or those that pass the filters"""
    from peeltrack.cli.shared.output import Answer, write_answer
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries.selection import selected

    workspace = Workspace.of(context, asked)
    found = selected(workspace.register, workspace.selection(filters))
    rows = [item_row(item) for item in found]
    columns = ["id", "title", "area", "rag", "state", "strategic_lead", "due", "last_update"]
    answer = Answer(
        "list",
        workspace.on,
        rows,
        columns,
        flexible="title",
        keys=ITEM_KEYS,
        spare=("strategic_lead", "area", "state"),
        nothing="No item passes the filters.",
        revision=workspace.revision,
    )
    write_answer(answer, asked.format)


@grouped
def overdue(
    context: typer.Context,
    asked: Asked,
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
    from peeltrack.cli.shared.output import Answer, write_answer
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries import due as promises
    from peeltrack.queries.selection import Selection, selected

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
    rows = [_promise_row(workspace, due) for due in (*late, *soon)]
    columns = ["source", "promise", "what", "lead", "promised_for", "reason"]
    write_answer(
        Answer(
            "overdue",
            workspace.on,
            rows,
            columns,
            flexible="what",
            keys=(*ITEM_KEYS, *PROMISE_KEYS),
            spare=("lead", "promised_for"),
            nothing="Nothing is overdue.",
            revision=workspace.revision,
        ),
        asked.format,
    )
    if fail and late:
        raise typer.Exit(1)


def _promise_row(workspace: "Workspace", due: "Due") -> dict[str, Any]:
    from peeltrack.wording import lateness

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


@grouped
def stale(
    context: typer.Context,
    asked: Asked,
    filters: Filters,
    meeting: Annotated[
        str | None,
        typer.Option(metavar="FORUM", help="By the limit of this forum", show_default=False),
    ] = None,
    fail: FailOption = False,
) -> None:
    """List open items with no update, or none recent enough

    The limit is the forum's stale_after_days with --meeting, else that of the rules
    in register.yaml.
    """
    from peeltrack.cli.shared.output import Answer, write_answer
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries import updates as freshness
    from peeltrack.queries.forum import stale_after
    from peeltrack.queries.selection import selected
    from peeltrack.wording import days

    workspace = Workspace.of(context, asked)
    chosen = {item.id for item in selected(workspace.register, workspace.selection(filters))}
    forum = None if meeting is None else workspace.forum(meeting)
    limit = stale_after(workspace.register, forum)
    found = [
        entry
        for entry in freshness.stale(workspace.register, workspace.on, limit)
        if entry.item.id in chosen
    ]
    rows = [
        {
            **item_row(entry.item),
            "reason": "no update" if entry.age is None else f"last update {days(entry.age)} old",
        }
        for entry in found
    ]
    columns = ["id", "title", "strategic_lead", "tactical_lead", "last_update", "reason"]
    nothing = f"Every open item has an update no more than {days(limit)} old."
    write_answer(
        Answer(
            "stale",
            workspace.on,
            rows,
            columns,
            flexible="title",
            keys=(*ITEM_KEYS, "reason"),
            spare=("tactical_lead", "last_update", "strategic_lead"),
            nothing=nothing,
            revision=workspace.revision,
        ),
        asked.format,
    )
    if fail and found:
        raise typer.Exit(1)


@grouped
def show(context: typer.Context, item: ItemArgument, asked: Asked) -> None:
    """Show one item whole: wording, leads, steps, every update"""
    from peeltrack.cli.shared.output import Answer, write_answer
    from peeltrack.cli.shared.workspace import Workspace

    workspace = Workspace.of(context, asked)
    found = workspace.item(item)
    if asked.format in (None, Format.TABLE):
        from peeltrack.cli.commands.item_page import print_item

        print_item(workspace.register, found, workspace.on)
        return
    whole = found.model_dump(mode="json", by_alias=True)
    row = {
        **item_row(found),
        **{key: value for key, value in whole.items() if key not in item_row(found)},
    }
    if asked.format != Format.JSON:
        row = item_row(found)
    columns = list(item_row(found))
    write_answer(
        Answer("show", workspace.on, [row], columns, revision=workspace.revision), asked.format
    )


def item_row(item: "Item") -> dict[str, Any]:
    """An item as a row of the JSON contract."""
    last = item.last_update.date if item.last_update else None
    return {key: last if key == "last_update" else getattr(item, key) for key in ITEM_KEYS}


def _row_without_item(source: str, what: str) -> dict[str, Any]:
    """A row of the same keys for an action or a response that belongs to no item."""
    return {**dict.fromkeys(ITEM_KEYS), "id": source, "title": what}


def _number_of_days(value: str) -> int:
    """Days from "30d", "30" or "6w"."""
    from peeltrack.errors import BadOptionError

    number, unit = (value[:-1], value[-1]) if value[-1:] in ("d", "w") else (value, "d")
    if not number.isascii() or not number.isdigit():
        raise BadOptionError("--within", value, "a number of days such as 30d, or weeks such as 6w")
    return int(number) * (7 if unit == "w" else 1)
