"""The command line: the app, its error boundary, and the table of commands.

This package alone knows the terminal, the clock and the environment. A command's module
is imported when the command is called (`lazy_commands`), so that a new command makes no
other slower.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from peeltrack import __version__
from peeltrack.cli.errors import LostOutputError, SystemRefusedError
from peeltrack.cli.lazy_commands import CommandEntry, CommandTable, GroupEntry, LazyGroup
from peeltrack.cli.shared.options import FirstRegisterOption
from peeltrack.cli.shared.streams import guard_streams, is_of_reader, output_failure
from peeltrack.errors import PeelTrackError, reason_of

INTERRUPTED = 130

COMMANDS: CommandTable = {
    "status": CommandEntry(
        "status.status", "Show the position: counts, RAG and what needs attention"
    ),
    "list": CommandEntry("list_items.list_items", "List items, all or by filter"),
    "overdue": CommandEntry(
        "overdue.overdue", "List what is overdue: items, steps, actions, commitments …"
    ),
    "commitments": CommandEntry(
        "commitments.commitments",
        "List commitments and actions of meetings, dated or not",
    ),
    "stale": CommandEntry("stale.stale", "List open items whose update is missing or out of date"),
    "show": CommandEntry(
        "show.show", "Show an item or inspection in full: wording, steps, updates"
    ),
    "leads": CommandEntry("leads.leads", "List each lead's items and what is overdue"),
    "brief": CommandEntry(
        "brief.brief", "Write the brief for a meeting: Markdown, HTML, Word, PDF"
    ),
    "notes": CommandEntry("notes.notes", "Write the notes of a meeting from its file"),
    "challenge": CommandEntry(
        "challenge.challenge", "List what a meeting's chair is likely to ask, and why"
    ),
    "response": CommandEntry(
        "response.response", "Write the commissioner's statutory response to a report"
    ),
    "templates": CommandEntry(
        "templates.templates", "List each forum's template and check that it renders"
    ),
    "site": CommandEntry("site.site", "Write the register as web pages, for people who only look"),
    "portal": CommandEntry("portal.portal", "Write the report for the national monitoring portal"),
    "export": CommandEntry(
        "export.export", "Export the register as tables for Excel, Power BI and SQL"
    ),
    "tracker": CommandEntry(
        "tracker.tracker", "Write the tracker as a workbook to change and collect"
    ),
    "calendar": CommandEntry(
        "calendar.calendar", "Export due dates, targets and meetings as a calendar"
    ),
    "history": CommandEntry(
        "history.history", "Show the history of items and when each event was recorded"
    ),
    "trend": CommandEntry("trend.trend", "Show RAG and state at the end of each month"),
    "update": CommandEntry("update.update", "Record a lead's progress update"),
    "review": CommandEntry("review.review", "Review the latest updates and set the RAG"),
    "rag": CommandEntry("rag.rag", "Change the RAG of items, with the reason"),
    "target": CommandEntry(
        "target.target", "Set or move the target of items, keeping earlier targets"
    ),
    "assign": CommandEntry("assign.assign", "Assign strategic and tactical leads to items"),
    "submit": CommandEntry(
        "submit.submit", "Record that an item was submitted to HMICFRS for sign-off"
    ),
    "send-back": CommandEntry("send_back.send_back", "Record that HMICFRS returned a submission"),
    "close": CommandEntry("close.close", "Record that HMICFRS closed an item"),
    "reopen": CommandEntry("reopen.reopen", "Reopen a closed item, with the reason"),
    "settle": CommandEntry(
        "settle.settle", "Record that draft findings are in the published report"
    ),
    "supersede": CommandEntry(
        "supersede.supersede", "Record that a later item supersedes this one"
    ),
    "carry-forward": CommandEntry(
        "carry_forward.carry_forward", "Record that a later item repeats this one"
    ),
    "amend": CommandEntry("amend.amend", "Correct a recorded fact and keep the earlier value"),
    "undo": CommandEntry("undo.undo", "Undo the last command's changes to the register"),
    "withdraw": CommandEntry(
        "withdraw.withdraw", "Withdraw an entry recorded in error; nothing is deleted"
    ),
    "diff": CommandEntry("diff.diff", "Show what changed, item by item"),
    "merge": CommandEntry("merge.merge", "Merge a branch into this one, entry by entry"),
    "resolve": CommandEntry(
        "resolve.resolve", "List a merge's conflicts and choose between the two sides"
    ),
    "validate": CommandEntry(
        "validate.validate", "Check every file and report each problem with its line"
    ),
    "format": CommandEntry(
        "format.format_files", "Put files in the standard layout; their content is unchanged"
    ),
    "schema": CommandEntry("schema.schema", "Print the JSON Schema of a file, for editors"),
    "init": CommandEntry("init.init", "Create a register, ready for a team and its git host"),
    "force": GroupEntry("Show and change the force's own settings and limits", {}),
    "lead": GroupEntry(
        "Add, change and list leads",
        {"leave": CommandEntry("lead_leave.leave", "Record that a lead has left the post")},
    ),
    "forum": GroupEntry("Add, change and list forums", {}),
    "programme": GroupEntry("Add, change and list programmes", {}),
    "inspection": GroupEntry(
        "Record inspections: areas, grades, dates and the response",
        {"rename": CommandEntry("inspection_rename.rename", "Change an inspection's id")},
    ),
    "item": GroupEntry(
        "Add, change, move and merge items",
        {
            "move": CommandEntry("item_move.move", "Move an item to another id or inspection"),
            "merge": CommandEntry("item_merge.merge", "Merge two records of the same finding"),
        },
    ),
    "owners": CommandEntry("owners.owners", "Print a CODEOWNERS file of who must review what"),
    "step": CommandEntry("step.steps", "Add, complete or move a step to green"),
    "milestone": CommandEntry("milestone.milestones", "Record that a milestone was reached"),
    "measure": CommandEntry("measure.measures", "Record how success will be measured"),
    "meeting": CommandEntry(
        "meeting.meetings", "Record a meeting's questions, answers and actions"
    ),
    "import": GroupEntry(
        "Import papers and trackers, as proposals for you to accept",
        {
            "report": CommandEntry(
                "import_report.report", "Propose items from inspection reports and committee papers"
            ),
            "notes": CommandEntry(
                "import_notes.notes", "Propose the record of a meeting from its notes"
            ),
            "tracker": CommandEntry(
                "import_tracker.tracker", "Propose items and updates from an existing tracker"
            ),
        },
    ),
    "returns": GroupEntry(
        "Ask leads for updates by workbook and collect the answers",
        {
            "send": CommandEntry(
                "returns_send.send", "Write a workbook for each lead to complete and return"
            ),
            "collect": CommandEntry(
                "returns_collect.collect",
                "Record what leads answered, or changes in a tracker",
            ),
        },
    ),
    "merge-driver": CommandEntry(
        "merge_driver.drivers", "Have git merge a register's files entry by entry"
    ),
}
"""In the order of --help: commands that read, commands that write, the care of the files."""


class ErrorBoundary(LazyGroup):
    """The place where an error of any command becomes one line and an exit code."""

    table = COMMANDS

    def main(self, *given: Any, **options: Any) -> Any:
        """Run the command line with harmless output; report output that could not be written."""
        guard_streams()
        try:
            return super().main(*given, **options)
        except SystemExit as ended:
            failure = output_failure()
            if failure is None or is_of_reader(failure):
                raise
            error = LostOutputError(reason_of(failure), is_done=not ended.code)
            typer.echo(f"peeltrack: {error}", err=True)
            raise SystemExit(ended.code or error.exit_code) from failure

    def make_context(self, *given: Any, **options: Any) -> Any:
        """Read what was typed before the command; what Typer cannot read becomes one line."""
        with _mistyped_in_one_line():
            return super().make_context(*given, **options)

    def invoke(self, ctx: Any) -> object:
        """Run the command; only --debug shows a traceback."""
        try:
            with _mistyped_in_one_line():
                return super().invoke(ctx)
        except PeelTrackError as error:
            if ctx.params.get("debug"):
                raise
            typer.echo(f"peeltrack: {error}", err=True)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(INTERRUPTED) from error
        except OSError as error:
            if ctx.params.get("debug"):
                raise
            refused = SystemRefusedError(error)
            typer.echo(f"peeltrack: {refused}", err=True)
            raise typer.Exit(refused.exit_code) from error


@contextmanager
def _mistyped_in_one_line() -> Iterator[None]:
    """Turn an error of Typer's own, with its lines of usage, into one line that names the help."""
    try:
        yield
    except Exception as error:  # Typer's class has another module in each of its versions
        message = error.format_message() if hasattr(error, "format_message") else ""
        context, code = getattr(error, "ctx", None), getattr(error, "exit_code", 2)
        if not message or "\n" in message:
            raise  # no mistake of the command line, or the help of a group that was called bare
        line = f"{message[0].lower()}{message[1:]}".rstrip(".")
        end = "" if line.endswith("?") else "."
        if context is not None and "Did you mean" not in line:
            end += f" See {context.command_path} -h."
        typer.echo(f"peeltrack: {line}{end}", err=True)
        raise typer.Exit(code) from error


app = typer.Typer(
    name="peeltrack",
    cls=ErrorBoundary,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"peeltrack {__version__}")
        raise typer.Exit


@app.callback()
def peeltrack(
    context: typer.Context,
    register: FirstRegisterOption = None,
    debug: Annotated[  # noqa: ARG001 (the boundary reads it)
        bool, typer.Option("--debug", help="Show the traceback of an error")
    ] = False,
    version: Annotated[  # noqa: ARG001 (its callback answers)
        bool,
        typer.Option(
            "--version", "-V", is_eager=True, callback=_say_version, help="Show the version"
        ),
    ] = False,
) -> None:
    """Track HMICFRS findings in plain text and git

    Causes of concern, recommendations and areas for improvement; who leads them, their progress
    and what is overdue; and the paper for the next meeting.
    """
    context.obj = register
