"""The import notes command: the record of a meeting, proposed from its notes."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from peeltrack.cli.shared.input_files import STANDARD_INPUT, input_name, read_input
from peeltrack.cli.shared.options import Format, FormatOption, OnOption, option_groups
from peeltrack.cli.shared.output import TabularAnswer, is_terminal, write_answer
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.cli.shared.write_options import WriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.edit_guards import slug
from peeltrack.edits.kinds import NewFile, Plan
from peeltrack.errors import RefusedError
from peeltrack.imports.notes.meeting_draft import Draft, Told, draft_of, opened
from peeltrack.imports.notes.meeting_file import difference, values_of
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.readers.read_paper import read_blocks
from peeltrack.model.meetings import Action, Commitment, Question
from peeltrack.storage.dump import dump
from peeltrack.storage.load import load_register
from peeltrack.wording import counted, listed, long_date

_COLUMNS = ["part", "item", "asked_by", "question", "answers", "where"]

_FIRST_WORDS = 9

_SHOWN = 100
"""Characters shown of a text that was left out."""


@option_groups
def notes(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Text, saved page, Word or PDF; - is stdin")
    ],
    options: WriteOptions,
    forum: Annotated[
        str | None, typer.Option(metavar="ID", help="Which forum met", show_default=False)
    ] = None,
    inspection: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Whose items are meant by their numbers", show_default=False
        ),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept/--draft", help="Write the file, or only show it")
    ] = False,
    on: OnOption = None,
    format: FormatOption = None,
) -> None:
    """Propose the record of a meeting from its notes

    Attaches every question to its item, in order, with the answers; takes out the actions
    arising and what was promised to later meetings. With --accept it writes the meeting's
    file; one that is there already is never changed.
    """
    details = Told(
        forum,
        option_date("--date", options.date) if options.date else None,
        inspection,
        None if file == STANDARD_INPUT else file.name,
    )
    session, draft = _draft(context, options, read_blocks(*read_input(file)), details)
    if accept:
        _accept(session, draft)
    else:
        write_draft(draft, option_date("--on", on), format, input_name(file))


def _draft(
    context: typer.Context, options: WriteOptions, blocks: tuple[Block, ...], details: Told
) -> tuple[WriteSession, Draft]:
    """Draft the meeting's record against the register as it stood on that date."""
    reading = opened(blocks, details)
    session = WriteSession.of(context, options)
    register = Workspace(session.root, reading.day).register
    return session, draft_of(reading, register, details)


def _accept(session: WriteSession, draft: Draft) -> None:
    """Write the meeting's file, unless there is one.

    Raises:
        RefusedError: if a question is about an item that is not in the register.
    """
    meeting = draft.meeting
    if draft.unknown:
        reason = f"the register has no {listed(draft.unknown, 'or')}"
        remedy = "Import the report first, or name the right one with --inspection"
        raise RefusedError(meeting.id, reason, remedy)
    loaded = load_register(session.root).register
    existing = loaded.meetings.get(meeting.id) if loaded else None
    if existing is not None:
        typer.echo(f"{meeting.id}: {difference(existing, meeting)}")
        return
    questions = counted(len(meeting.all_questions), "question")
    actions = counted(len(meeting.actions), "action")
    plan = Plan(
        meeting.id,
        f"{questions} and {actions} imported",
        (NewFile(meeting.file, values_of(meeting)),),
        hint=f"peeltrack meeting show {meeting.id}",
    )
    session.write(lambda: plan)
    write_doubts(draft)


def write_draft(draft: Draft, on: date, format: Format | None, file: str) -> None:
    """Write a draft in the format chosen: the questions, then everything else."""
    answer_format = format or (Format.TABLE if is_terminal() else Format.TSV)
    table = answer_format == Format.TABLE
    rows = [_row(draft, each) for each in draft.meeting.all_questions]
    short_rows = [_short(row) for row in rows] if table else rows
    beside = _beside(draft, file) if answer_format == Format.JSON else {}
    columns = _COLUMNS if table else ["item", "text", "asked_by", "answers"]
    flat = (
        [_flat(row) for row in short_rows]
        if answer_format not in (Format.TABLE, Format.JSON)
        else short_rows
    )
    answer = TabularAnswer(
        "import notes",
        on,
        flat,
        columns,
        beside,
        "Took no question.",
        flexible="question",
        spare=("part", "asked_by"),
    )
    write_answer(answer, answer_format)
    if answer_format == Format.JSON:
        return
    for line in _lines(draft):
        typer.echo(line, err=not table)


def write_doubts(draft: Draft) -> None:
    """Write the points that a person should check."""
    for doubt in _doubts(draft):
        typer.echo(doubt, err=True)


def _row(draft: Draft, question: Question) -> dict[str, Any]:
    part, where, label = draft.parts[question.id]
    return {
        "item": question.item,
        "text": question.text,
        "asked_by": question.asked_by,
        "answers": [{"by": each.by, "text": each.text} for each in question.answers],
        "id": question.id,
        "also_about": list(question.also_about),
        "part": part.value,
        "label": label,
        "source": {"line": where.line or None, "page": where.page},
    }


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with one text for each answer, for a program without lists."""
    answers = [f"{each['by'] or 'nobody named'}: {each['text']}" for each in row["answers"]]
    source = row["source"]
    return {**row, "answers": answers, "source": source["line"] or source["page"]}


def _short(row: dict[str, Any]) -> dict[str, Any]:
    words = row["text"].split()
    more = "…" if len(words) > _FIRST_WORDS else ""
    line, page = row["source"]["line"], row["source"]["page"]
    return {
        "part": row["part"],
        "item": row["item"] or row["label"] or None,
        "asked_by": row["asked_by"],
        "question": " ".join(words[:_FIRST_WORDS]) + more,
        "answers": [each["by"] or "nobody named" for each in row["answers"]],
        "where": f"line {line}" if line else f"page {page}" if page else "",
    }


def _beside(draft: Draft, file: str) -> dict[str, Any]:
    meeting = draft.meeting
    facts = {
        key: value
        for key, value in meeting.model_dump(mode="json").items()
        if key in ("id", "forum", "date", "time", "title", "chair", "minutes", "venue")
    }
    return {
        "file": file,
        "meeting": facts,
        "attendance": [each.model_dump(mode="json") for each in meeting.attendance],
        "actions": [
            {**each.model_dump(mode="json"), "flags": list(draft.flags[each.id])}
            for each in meeting.actions
        ],
        "commitments": [each.model_dump(mode="json") for each in meeting.commitments],
        "remarks": [each.model_dump(mode="json") for each in meeting.remarks],
        "skipped": [
            {"text": each.text, "why": each.why, "line": each.where.line or None}
            for each in draft.left
        ],
        "doubts": [
            *draft.doubts,
            *(f"{office} is no lead of the register" for office in draft.strangers),
            *map(_not_there, draft.unknown),
        ],
    }


def _lines(draft: Draft) -> Iterator[str]:
    meeting = draft.meeting
    numbers = (
        f"{counted(len(section), 'question')} {where}"
        for section, where in (
            (meeting.opening, "in the opening"),
            (meeting.questions, "on items"),
            (meeting.any_other_business, "under other business"),
        )
    )
    yield f"{meeting.id} ({meeting.forum}, {long_date(meeting.date)}): {', '.join(numbers)}."
    yield f"Attended: {len(meeting.attendance)}, by their offices; names are not kept."
    yield from (f"Action: {_action(draft, each)}" for each in meeting.actions)
    yield from (f"Promised: {_promise(each)}" for each in meeting.commitments)
    for each in meeting.remarks:
        remark = each.text or f"addressed at {each.addressed_at}"
        yield f"Remark on {each.item or 'the meeting'}: {_shorten(remark)}"
    yield from (
        f"Left out ({each.where}): {_shorten(each.text)}: {each.why}." for each in draft.left
    )
    yield from _doubts(draft)
    yield "Nothing is written yet: look it through, then run it again with --accept."


def _action(draft: Draft, action: Action) -> str:
    when = f"by {long_date(action.due)}" if action.due else action.due_event
    facts = [action.item, action.owner, when, *draft.flags[action.id]]
    return f"{_shorten(action.text)} [{', '.join(fact for fact in facts if fact)}]"


def _promise(promise: Commitment) -> str:
    when = long_date(promise.due) if promise.due else None
    facts = ", ".join(fact for fact in (promise.item, promise.by, promise.to, when) if fact)
    return f"{_shorten(promise.text)} [{facts}]"


def _doubts(draft: Draft) -> Iterator[str]:
    yield from (f"Look at this: {doubt}." for doubt in draft.doubts)
    yield from (f"Look at this: {_not_there(label)}." for label in draft.unknown)
    yield from _unknown_offices(draft.strangers)


def _unknown_offices(offices: Sequence[str]) -> Iterator[str]:
    """List the offices that are not leads, and the lines that would add them to register.yaml."""
    if not offices:
        return
    yield "Look at this: no leads of the register, so that what they said stands without one:"
    yield "those that are to be leads go below leads: in register.yaml so:"
    leads: dict[str, object] = {}
    for office in offices:
        leads[slug(office, list(leads))] = {"title": office}
    yield "\n".join(f"  {line}" for line in dump(leads).splitlines())


def _not_there(label: str) -> str:
    return f"the register has no item {label}"


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN].rsplit(' ', 1)[0]}…"
