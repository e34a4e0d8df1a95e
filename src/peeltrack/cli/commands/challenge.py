"""The challenge command: questions that the chair of a meeting is likely to ask."""

from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 (an option is called date)
from itertools import groupby
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.document_output import DocumentOutput, OutputOption, ReferenceOption
from peeltrack.cli.shared.meetings import note_prepared
from peeltrack.cli.shared.options import (
    AnswerOptions,
    Format,
    ForumArgument,
    MeetingDateOption,
    MeetingOption,
    meeting_name,
    option_groups,
)
from peeltrack.cli.shared.output import RICH_ROWS, TabularAnswer, usual_format, write_answer
from peeltrack.cli.shared.terminal import indented, print_page
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.challenge import challenge_paper
from peeltrack.documents.parts.header import protective_marking
from peeltrack.errors import MissingOptionError
from peeltrack.model.organisation import Forum
from peeltrack.model.problems import Problem
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.challenge.choose_points import STRONGEST, likely_points, strongest_first
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.restricted_words import quotes_restricted
from peeltrack.storage.load import place_problems
from peeltrack.wording import counted, long_date

_WIDEST = 90
"""The longest line of text, in columns, that is easy to read."""

KEYS = (
    "item", "rule", "fact", "question", "supplementary", "rank", "hint", "file", "line", "key",
    "why_left_out",
)  # fmt: skip
"""The keys of a row (docs/json.md)."""


@option_groups
def challenge(
    context: typer.Context,
    options: AnswerOptions,
    forum: ForumArgument = None,
    meeting: MeetingOption = None,
    date: MeetingDateOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All questions, not only the strongest")
    ] = False,
    output: OutputOption = None,
    reference: ReferenceOption = None,
) -> None:
    """List what a meeting's chair is likely to ask, and why

    The ten strongest questions first, then item by item, with the fact behind each question and
    the line to correct, as the register stands on the date of the meeting, or today if it is
    still to come. It ignores what is recorded of that meeting and of later ones.
    For those preparing for the meeting: of a public forum it leaves out what the public does
    not see, unless --all is given. docs/challenge.md lists every rule. With -o it is a document.
    """
    forum_name = meeting_name(forum, meeting)
    if output is None and reference is not None:
        raise MissingOptionError("-o", "--reference is for a .docx, which is written to a file")
    if output is not None:
        _write(
            context,
            options,
            (forum_name, date),
            DocumentOutput(output, None, reference),
            everything=everything,
        )
        return
    workspace, prepared = Workspace.before(context, options, forum_name, date)
    forum_record = workspace.register.organisation.forums[prepared.forum]
    strongest, all_points = likely_points(
        workspace.register, prepared.forum, workspace.on, prepared.today
    )
    points = _in_order(workspace, all_points if everything else strongest)
    left_out = len(all_points) - len(points)
    rows = _rows(workspace, points)
    is_sensitive = quotes_restricted(workspace.register, prepared.forum, points)
    marking = marking_line(forum_record, workspace.on, is_sensitive=is_sensitive)
    answer_format = usual_format(options.format)
    if answer_format == Format.TABLE and len(rows) <= RICH_ROWS:
        print_page(_page(workspace.register, marking, rows, left_out), widest=_WIDEST)
        note_prepared(prepared)
        return
    if answer_format != Format.JSON:
        typer.echo(f"{marking}\n", err=answer_format != Format.MD)
    columns = [
        "item", "rank", "rule", "fact", "question", "supplementary", "file", "line", "key",
        "why_left_out",
    ]  # fmt: skip
    answer = TabularAnswer(
        "challenge",
        workspace.on,
        rows,
        columns,
        beside={"marking": marking, "left_out": left_out},
        nothing="Nothing gives rise to a question.",
        keys=KEYS,
        revision=workspace.revision,
    )
    write_answer(answer, answer_format)
    note_prepared(prepared)


def _write(
    context: typer.Context,
    options: AnswerOptions,
    meeting: tuple[str, str | None],
    destination: DocumentOutput,
    *,
    everything: bool,
) -> None:
    """Write the questions as a document, in the format of the file's ending."""
    if options.format is not None:
        raise BadOptionError(
            "--format", options.format.value, "it without -o: the file's ending gives it"
        )
    workspace, prepared = Workspace.before(context, options, *meeting)
    view = challenge_paper(
        workspace.register,
        prepared.forum,
        workspace.on,
        workspace.revision(),
        prepared.today,
        everything=everything,
    )
    in_short = counted(view.count, "question")
    destination.write(workspace, "challenge", view.page, {"challenge": view}, in_short)
    note_prepared(prepared)


def _in_order(workspace: Workspace, points: Sequence[Point]) -> list[Point]:
    """Sort points: the ten strongest, then about the whole meeting, then in the order of items."""
    order = {id_: index for index, id_ in enumerate(workspace.register.items)}
    first, others = strongest_first(points)
    return [*first, *sorted(others, key=lambda each: (order.get(each.item or "", -1), each.rank))]


def _rows(workspace: Workspace, points: Sequence[Point]) -> list[dict[str, Any]]:
    places = {Problem(point.rule, point.fact, point.file, point.at) for point in points}
    lines = {(p.file, p.at): p.line for p in place_problems(workspace.read, places)}
    return [
        {
            "item": point.item,
            "rule": point.rule,
            "fact": point.whole_fact,
            "question": point.question,
            "supplementary": list(point.supplementary),
            "rank": point.rank,
            "hint": point.is_hint,
            "file": point.file,
            "line": lines[point.file, point.at],
            "key": ".".join(map(str, point.at)),
            "why_left_out": point.left_out or None,
        }
        for point in points
    ]


def marking_line(forum: Forum, on: Date, *, is_sensitive: bool) -> str:
    """Return the first line of every answer: internal, even if the forum is public."""
    marking = protective_marking(Audience.INTERNAL, is_sensitive=is_sensitive)
    return (
        f"{marking}: for those who prepare for {forum.name} on {long_date(on)}; not to be "
        "published."
    )


def _page(
    register: Register, marking: str, rows: Sequence[dict[str, Any]], left_out: int
) -> Iterator[RenderableType]:
    """Yield the points of a meeting, each with its question, fact and line to correct."""
    yield Text(marking, style="bold")
    first = rows[:STRONGEST]
    if first:
        named = (_point(row, names_item=True) for row in first)
        yield Group(Text("The strongest questions", style="bold"), *named)
    for item, points in groupby(rows[STRONGEST:], key=lambda row: row["item"]):
        record = register.items.get(item or "")
        heading = f"{record.id}  {record.title}" if record else "The meeting as a whole"
        yield Group(Text(heading, style="bold"), *(_point(row) for row in points))
    yield Text(_summary(rows, left_out))


def _point(row: dict[str, Any], *, names_item: bool = False) -> RenderableType:
    hint = "  (hint: by likeness of words)" if row["hint"] else ""
    lines = (
        Text.assemble((row["question"], "italic")),
        *(Text.assemble(("- ", ""), (each, "italic")) for each in row["supplementary"]),
        Text(row["fact"]),
        Text(f"{row['file']}:{row['line']}: {row['key']}", style="dim"),
    )
    item = f"{row['item'] or 'the meeting as a whole'}  " if names_item else ""
    why = f"  (left out: {row['why_left_out']})" if row["why_left_out"] else ""
    heading = Text.assemble(f"{row['rank']:>2}. {item}", (row["rule"], "cyan"), hint, why)
    return indented(heading, *lines, by=4)


def _summary(rows: Sequence[dict[str, Any]], left_out: int) -> str:
    if not rows:
        return "Nothing gives rise to a question."
    items = len({row["item"] for row in rows if row["item"]})
    of_items = f" on {counted(items, 'item')}" if items else ""
    more = f"{left_out} others are omitted: --all shows them, and why. " if left_out else ""
    return (
        f"{counted(len(rows), 'likely question')}{of_items}. {more}The number is the rank "
        f"among all {len(rows) + left_out}, 1 the strongest."
    )
