"""The returns collect command: the leads' workbooks, and trackers, read and recorded."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from peeltrack.cli.commands.returns_collect_files import read_returns
from peeltrack.cli.shared.options import Format, FormatOption, option_groups
from peeltrack.cli.shared.output import TabularAnswer, usual_format, write_answer
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.returns.answers import ReturnedWorkbook, ReturnIssue
from peeltrack.returns.collect import CollectedReturns, ItemOutcome, Outcome, collect_returns
from peeltrack.returns.tracker.taken import ReturnedTracker
from peeltrack.wording import agreeing, counted, listed

_COLUMNS = ("lead", "item", "outcome", "proposed_rag", "steps_done", "problems")
_OF_TRACKER = ("item", "outcome", "changes", "problems")

KEYS = ("file", *_COLUMNS, "changes")
"""The keys of a row (docs/json.md)."""


@option_groups
def collect(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help=".xlsx, .ods, or a folder of them")
    ],
    options: SignedWriteOptions,
    partial: Annotated[
        bool, typer.Option("--partial", help="Record the valid rows of a return with problems")
    ] = False,
    lead: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The lead, if no cell names one", show_default=False),
    ] = None,
    format: FormatOption = None,
) -> None:
    """Record what leads answered, or changes in a tracker

    Each answer is recorded as that lead's update, not reviewed; a proposed RAG waits for
    `review ITEM --accept`; a step with a date is marked done. A cell that cannot be read holds
    back its item; any other problem holds back the whole return, unless --partial is given. In
    a workbook from `tracker`, the changed cells are recorded as --by's changes; one that has
    changed in the register too is a conflict. Collecting a file again adds nothing. Exits with
    1 if anything was left out.
    """
    session = WriteSession.of(context, options)
    returns, unreadable = read_returns(
        files,
        session.lead(lead) if lead is not None else None,
        session.on,
        is_dated=options.date is not None,
    )

    has_tracker = any(isinstance(each, ReturnedTracker) for each in returns)
    by = session.author() if has_tracker else ""

    def read_again() -> CollectedReturns:
        register = session.register_in_files
        return collect_returns(register, returns, session.on, partial=partial, by=by)

    outcome = read_again()
    if outcome.plan and not (options.dry_run and format):  # a difference is not data
        outcome = _record(session, read_again)
    write_collected(outcome, returns, unreadable, session.on, format)
    if unreadable or outcome.problems:
        raise typer.Exit(1)


def _record(session: WriteSession, read_again: Callable[[], CollectedReturns]) -> CollectedReturns:
    """Write the updates collected, planned again while nobody else can write."""
    outcomes: list[CollectedReturns] = []

    def plan() -> Plan:
        outcomes.append(read_again())
        made = outcomes[-1].plan or Plan("returns", "nothing new", ())
        return made.with_warnings(_warnings(outcomes[-1]))

    def report(plan_written: Plan) -> None:
        typer.echo(f"{plan_written.subject}: {plan_written.done}.", err=True)
        for warning in plan_written.warnings:
            typer.echo(f"Note: {warning}.", err=True)

    session.write(plan, report=report)
    return outcomes[-1]


def _warnings(outcome: CollectedReturns) -> Iterator[str]:
    """Yield the warnings of a plan of returns that no remark about a cell gives already."""
    noted = {remark.text for _, remark in outcome.notes}
    # A step's note, which comes last, has the date of what its update notes too.
    last = {each.subject: each.warnings for each in outcome.plans if each.warnings}
    for subject, warnings in last.items():
        yield from (f"{subject}: {warning}" for warning in warnings if warning not in noted)


def write_collected(
    outcome: CollectedReturns,
    returns: Sequence[ReturnedWorkbook | ReturnedTracker],
    unreadable: Sequence[str],
    on: date,
    format: Format | None,
) -> None:
    """Write the outcome: rows to stdout; unless as JSON, problems and notes to stderr."""
    is_table = usual_format(format) == Format.TABLE
    lines = _unanswered_joined(outcome.lines) if is_table else outcome.lines
    problems = Counter((file, issue.reference) for file, issue in outcome.problems)
    rows = [_row(line, problems[line.file, line.item]) for line in lines]
    rows += [
        {**dict.fromkeys(KEYS), "lead": each.lead, "outcome": "no return"}
        for each in outcome.silent
    ]
    beside: dict[str, object] = {
        "returns": [_return(each, on) for each in returns],
        "problems": [_remark_row(*each) for each in outcome.problems],
        "notes": [_remark_row(*each) for each in outcome.notes],
        "unread": list(unreadable),
        "silent": [{"lead": each.lead, "items": list(each.items)} for each in outcome.silent],
    }
    is_all_tracker = all(isinstance(each, ReturnedTracker) for each in returns) and returns
    answer = TabularAnswer(
        "returns collect",
        on,
        rows,
        _OF_TRACKER if is_all_tracker else _COLUMNS,
        beside,
        nothing="Nothing was changed." if is_all_tracker else "None of the returns could be read.",
        keys=KEYS,
        flexible="changes" if is_all_tracker else "steps_done",
        spare=("steps_done", "problems"),
    )
    write_answer(answer, format)
    if format != Format.JSON:
        leads = {each.file: each.lead for each in returns if isinstance(each, ReturnedWorkbook)}
        _write_remarks(outcome, unreadable, leads)


def _unanswered_joined(lines: Sequence[ItemOutcome]) -> list[ItemOutcome]:
    """Join the items that a lead did not answer into one line, after those answered."""
    joined: dict[tuple[str, str], list[ItemOutcome]] = {}
    answered = []
    for line in lines:
        if line.outcome == Outcome.UNANSWERED:
            joined.setdefault((line.file, line.lead), []).append(line)
        else:
            answered.append(line)
    return answered + [
        replace(each[0], item=each[0].item if len(each) == 1 else counted(len(each), "item"))
        for each in joined.values()
    ]


def _row(line: ItemOutcome, problems: int) -> dict[str, Any]:
    values = (
        line.file,
        line.lead,
        line.item,
        line.outcome,
        line.rag,
        line.steps,
        problems,
        line.changes,
    )
    return dict(zip(KEYS, values, strict=True))


def _return(returns: ReturnedWorkbook | ReturnedTracker, on: date) -> dict[str, object]:
    """Return the facts that identify a workbook, collected on a date."""
    if isinstance(returns, ReturnedTracker):
        facts = {"file": returns.file, "sent": returns.on, "revision": returns.revision}
        return {**dict.fromkeys(("file", "lead", "forum", "sent", "revision", "date")), **facts}
    return {
        "file": returns.file,
        "lead": returns.lead,
        "forum": returns.forum,
        "sent": returns.sent,
        "revision": returns.revision,
        "date": returns.day(on),
    }


def _remark_row(file: str, remark: ReturnIssue) -> dict[str, str | None]:
    return {
        "file": file,
        "place": remark.place or None,
        "item": remark.reference,
        "text": remark.text,
    }


def _unanswered(lines: Sequence[ItemOutcome]) -> dict[str, list[str]]:
    """List the items with a row that each lead left empty."""
    items: dict[str, list[str]] = {}
    for line in lines:
        if line.outcome == Outcome.UNANSWERED:
            items.setdefault(line.lead, []).append(line.item)
    return items


def _withheld_whole(outcome: CollectedReturns) -> Iterator[str]:
    """Say why a return's rows without a problem of their own are withheld, and what takes them."""
    bad = {(file, issue.reference) for file, issue in outcome.problems}
    stopped = {file for file, issue in outcome.problems if issue.is_of_all}
    held: dict[str, list[str]] = {}
    for line in outcome.lines:
        if line.outcome == Outcome.WITHHELD and (line.file, line.item) not in bad:
            held.setdefault(line.file, []).append(line.item)
    for file, items in held.items():
        are = agreeing("are", len(items))
        why = f"{file}: {listed(items)} {are} withheld too, because"
        if file in stopped:
            yield f"{why} the problem concerns the whole return: correct it and collect it again."
        else:
            yield (
                f"{why} the problem above may concern other rows: correct it and collect it "
                "again, or record the rest with --partial."
            )


def _write_remarks(
    outcome: CollectedReturns, unreadable: Sequence[str], leads: Mapping[str, str | None]
) -> None:
    for line in unreadable:
        typer.echo(line, err=True)
    for file, remark in outcome.problems:
        typer.echo(f"{file}: {_about(file, remark, leads)}{remark}.", err=True)
    for line in _withheld_whole(outcome):
        typer.echo(line, err=True)
    for file, remark in outcome.notes:
        typer.echo(f"Note: {file}: {_about(file, remark, leads)}{remark}.", err=True)
    for lead, items in _unanswered(outcome.lines).items():
        typer.echo(f"Not completed by {lead}: {listed(list(dict.fromkeys(items)))}.", err=True)
    if outcome.silent:
        typer.echo(f"No return yet from {counted(len(outcome.silent), 'lead')}.", err=True)
    if outcome.problems:
        typer.echo(_NEXT, err=True)


def _about(file: str, remark: ReturnIssue, leads: Mapping[str, str | None]) -> str:
    """Name the finding and the lead of a remark about a cell of a return; a tracker's text does."""
    if file not in leads or not (remark.place and remark.reference):
        return ""
    return f"{', '.join(filter(None, (remark.reference, leads[file])))}: "


_NEXT = (
    "Next: correct these cells, or send the file back to be corrected, and collect it again; what "
    "is recorded already is not added twice"
)
