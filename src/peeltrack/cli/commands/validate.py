"""Commands about the register as a whole: status, leads, validate, schema."""

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.shared.options import (
    AsAt,
    Asked,
    Filters,
    Format,
    grouped,
)

if TYPE_CHECKING:
    from peeltrack.queries.movement import Movement


@grouped
def status(
    context: typer.Context,
    asked: Asked,
    filters: Filters,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Also what moved since DATE", show_default=False),
    ] = None,
) -> None:
    """Show the position: counts, RAG, what needs attention

    The counts are computed from the register as it stood on the day. Ended items
    (closed, superseded, not applicable) are counted apart and carry no RAG.
    """
    from peeltrack.cli.shared.output import Answer, write_answer
    from peeltrack.cli.shared.workspace import Workspace, day
    from peeltrack.queries import movement as moving
    from peeltrack.queries import status as position
    from peeltrack.queries.as_at import as_at

    workspace = Workspace.of(context, asked)
    found = position.status(workspace.register, workspace.on, workspace.selection(filters))
    moved = None
    if since is not None:
        before = day("--since", since)
        moved = moving.movement(as_at(workspace.register, before), workspace.register, before)
    if asked.format in (None, Format.TABLE):
        from peeltrack.cli.commands.status import print_status

        print_status(workspace.register, found, moved)
        return
    rows = [asdict(count) for count in found.counts]
    beside: dict[str, object] = {
        "overdue": list(dict.fromkeys(due.source for due in found.overdue)),
        "stale": [entry.item.id for entry in found.stale],
        "unowned": [item.id for item in found.unowned],
        "proposals": [each.item.id for each in found.proposals],
        "no_update": [item.id for item in found.no_update],
        "rag_sentence": position.rag_sentence(found.items),
    }
    if moved is not None:
        beside["movement"] = _movement_ids(moved)
    columns = ["inspection", "kind", "rag", "state", "count"]
    answer = Answer("status", workspace.on, rows, columns, beside, revision=workspace.revision)
    write_answer(answer, asked.format)


def _movement_ids(moved: "Movement") -> dict[str, list[str]]:
    kinds = ("newly_green", "slipped", "closed", "reopened", "updated")
    return {kind: [item.id for item in getattr(moved, kind)] for kind in kinds}


@grouped
def leads(
    context: typer.Context,
    asked: Asked,
    lead: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this lead", show_default=False)
    ] = None,
    remind: Annotated[
        bool, typer.Option("--remind", help="Write the text of a reminder to each")
    ] = False,
) -> None:
    """List each lead's portfolio, and what of it is late"""
    from peeltrack.cli.shared.output import Answer, write_answer
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries.find import find_lead
    from peeltrack.queries.leads import portfolios, reminder

    workspace = Workspace.of(context, asked)
    wanted = find_lead(workspace.register.organisation, lead) if lead else None
    found = [
        mine for mine in portfolios(workspace.register, workspace.on) if wanted in (None, mine.id)
    ]
    if remind:
        typer.echo("\n\n".join(reminder(mine, workspace.on) for mine in found))
        return
    rows = [
        {
            "lead": mine.id,
            "title": mine.lead.title,
            "strategic": len(mine.strategic),
            "tactical": len(mine.tactical),
            "overdue": len(mine.overdue),
            "stale": len(mine.stale),
            "items": [item.id for item in mine.items],
        }
        for mine in found
    ]
    columns = ["lead", "strategic", "tactical", "overdue", "stale", "items"]
    write_answer(
        Answer(
            "leads",
            workspace.on,
            rows,
            columns,
            flexible="items",
            spare=("tactical", "strategic"),
            nothing="No lead owns an open item.",
            revision=workspace.revision,
        ),
        asked.format,
    )


class ValidationFormat(StrEnum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"
    JUNIT = "junit"
    SARIF = "sarif"


AgainstOption = Annotated[
    str | None,
    typer.Option(
        "--against", metavar="REV", help="Also what was rewritten since REV", show_default=False
    ),
]


@grouped
def validate(
    context: typer.Context,
    as_at: AsAt,
    format: Annotated[
        ValidationFormat, typer.Option("--format", "-f", help="How to write them")
    ] = ValidationFormat.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors")] = False,
    against: AgainstOption = None,
) -> None:
    """Check every file, and report every problem with its line

    Exits with 1 if there is an error, or with --strict any problem at all. With
    --against also if anything that was recorded there was edited or deleted without an
    amendment that says so. What each rule asks is in docs/checks.md.
    """
    from peeltrack.cli.commands.problems import write_problems
    from peeltrack.cli.shared.compare_revisions import rewritten
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.model.vocabulary import Severity

    workspace = Workspace.of(context, as_at)
    past = rewritten(workspace.root, against) if against is not None else ()
    problems = (*past, *workspace.problems())
    write_problems(problems, workspace, format)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(problem.severity in failing for problem in problems):
        raise typer.Exit(1)


class RecordKind(StrEnum):
    """Whose schema."""

    ITEM = "item"
    INSPECTION = "inspection"
    MEETING = "meeting"
    ORGANISATION = "organisation"
    POSITIONS = "positions"


def schema(
    kind: Annotated[RecordKind, typer.Argument(help="Which file's schema")] = RecordKind.ITEM,
) -> None:
    """Print the JSON Schema of a file, for editors

    Put its path in a file's first line and an editor completes and checks as you
    type: # yaml-language-server: $schema=PATH
    """
    import json

    from peeltrack.model.schema import json_schema

    typer.echo(json.dumps(json_schema(kind.value), ensure_ascii=False, indent=2))
