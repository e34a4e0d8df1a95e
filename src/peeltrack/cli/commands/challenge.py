"""The command that foresees a meeting: challenge."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from peeltrack.cli.shared.document_output import OutputOption, ReferenceOption, Written
from peeltrack.cli.shared.options import (
    Asked,
    Format,
    ForumArgument,
    MeetingOption,
    grouped,
    meeting_told,
)
from peeltrack.errors import BadOptionError, MissingOptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries.challenge.points import Point

KEYS = ("item", "rule", "fact", "question", "rank", "hint", "file", "line", "key")
"""What a row holds (docs/json.md)."""


@grouped
def challenge(
    context: typer.Context,
    asked: Asked,
    forum: ForumArgument = None,
    meeting: MeetingOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All that the rules raise, not only the most telling")
    ] = False,
    output: OutputOption = None,
    reference: ReferenceOption = None,
) -> None:
    """Foresee what a meeting's chair will ask, and why

    Item by item, with the fact behind each question and the line to mend. It reads
    nothing of the meeting of that day or of a later one. For those who prepare the
    meeting, whoever its audience is; docs/challenge.md has every rule. With -o it is a
    document.
    """
    from peeltrack.cli.commands.challenge_page import marked, print_challenge
    from peeltrack.cli.shared.output import RICH_ROWS, Answer, is_terminal, write_answer
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.queries.challenge.choose_points import foresee

    named = meeting_told(forum, meeting)
    if output is None and reference is not None:
        raise MissingOptionError("-o", "--reference is for a .docx, which is written to a file")
    if output is not None:
        _write(context, asked, named, Written(output, None, reference), everything=everything)
        return
    workspace = Workspace.of(context, asked)
    forum_id, held = named.casefold(), workspace.forum(named)
    told, raised = foresee(workspace.register, forum_id, workspace.on)
    points = _item_by_item(workspace, raised if everything else told)
    left_out = len(raised) - len(points)
    rows = _rows(workspace, points)
    marking = marked(held, workspace.on)
    chosen = asked.format or (Format.TABLE if is_terminal() else Format.TSV)
    if chosen == Format.TABLE and len(rows) <= RICH_ROWS:
        print_challenge(workspace.register, marking, rows, left_out)
        return
    if chosen != Format.JSON:
        typer.echo(f"{marking}\n", err=chosen != Format.MD)
    columns = ["item", "rank", "rule", "fact", "question", "file", "line", "key"]
    answer = Answer(
        "challenge",
        workspace.on,
        rows,
        columns,
        beside={"marking": marking, "left_out": left_out},
        nothing="Nothing gives rise to a question.",
        keys=KEYS,
        revision=workspace.revision,
    )
    write_answer(answer, chosen)


def _write(
    context: typer.Context, asked: Asked, named: str, written: Written, *, everything: bool
) -> None:
    """Write it as a document, in the format of the file's ending."""
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.documents.challenge import challenge_paper
    from peeltrack.wording import counted

    if asked.format is not None:
        raise BadOptionError(
            "--format", asked.format.value, "it without -o: the file's ending says it"
        )
    workspace = Workspace.of(context, asked)
    workspace.forum(named)
    view = challenge_paper(
        workspace.register,
        named.casefold(),
        workspace.on,
        workspace.revision(),
        everything=everything,
    )
    in_short = counted(view.count, "question")
    written.write(workspace, "challenge", view.page, {"challenge": view}, in_short)


def _item_by_item(workspace: "Workspace", points: "Sequence[Point]") -> "list[Point]":
    """The points in the register's order of items, the meeting as a whole before them."""
    order = {id_: index for index, id_ in enumerate(workspace.register.items)}
    return sorted(points, key=lambda point: (order.get(point.item or "", -1), point.rank))


def _rows(workspace: "Workspace", points: "Sequence[Point]") -> list[dict[str, Any]]:
    from peeltrack.model.problems import Problem
    from peeltrack.storage.problem_places import with_places

    places = {Problem(point.rule, point.fact, point.file, point.at) for point in points}
    lines = {(p.file, p.at): p.line for p in with_places(workspace.read, places)}
    return [
        {
            "item": point.item,
            "rule": point.rule,
            "fact": point.fact,
            "question": point.question,
            "rank": point.rank,
            "hint": point.is_hint,
            "file": point.file,
            "line": lines[point.file, point.at],
            "key": ".".join(map(str, point.at)),
        }
        for point in points
    ]
