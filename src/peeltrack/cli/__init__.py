"""The command line: the app, its error boundary, and the commands by noun.

This package alone knows the terminal, the clock and the environment. Its modules
import nothing heavy at the top and are imported one by one, as commands are called, so
that every command starts as fast as a program that has no other.
"""

import os
import sys
from typing import Annotated, Any

import typer

from peeltrack import __version__
from peeltrack.cli.lazy_commands import GroupOnDemand, Named
from peeltrack.cli.shared.options import FirstRegisterOption
from peeltrack.errors import PeelTrackError

INTERRUPTED = 130


COMMANDS = {
    "status": Named("register.status", "Show the position: counts, RAG, what needs attention"),
    "list": Named("items.list_items", "List items, all or those that pass the filters"),
    "overdue": Named("items.overdue", "List what is late: items, steps, actions, responses"),
    "stale": Named("items.stale", "List open items with no update, or none recent enough"),
    "show": Named("items.show", "Show one item whole: wording, leads, steps, every update"),
    "leads": Named("register.leads", "List each lead's portfolio, and what of it is late"),
    "brief": Named("brief.brief", "Write the brief for a meeting: Markdown, HTML, Word, PDF"),
    "notes": Named("notes.notes", "Write the notes of a meeting from its file"),
    "challenge": Named("challenge.challenge", "Foresee what a meeting's chair will ask, and why"),
    "response": Named(
        "response.response", "Write the commissioner's statutory response to a report"
    ),
    "templates": Named("templates.templates", "Say which template each forum uses, and try them"),
    "portal": Named("portal.portal", "Write the return for the national monitoring portal"),
    "export": Named("export.export", "Write the register as flat tables for other programs"),
    "calendar": Named("export.calendar", "Write due dates, targets and meetings as a calendar"),
    "history": Named("history.history", "Tell an item's life: what happened, and its recording"),
    "trend": Named("history.trend", "Show RAG and state at the end of each month"),
    "update": Named("changes.update", "Record a lead's progress update"),
    "review": Named("changes.review", "Review the latest update, and set the RAG it comes to"),
    "rag": Named("changes.rag", "Change an item's RAG, with its reason"),
    "target": Named("changes.target", "Move an item's target, keeping the ones before"),
    "assign": Named("changes.assign", "Give an item its strategic and tactical leads"),
    "submit": Named("sign_offs.submit", "Submit an item to the inspectorate for sign-off"),
    "return": Named("sign_offs.return_item", "Record that the inspectorate sent a submission back"),
    "close": Named("sign_offs.close", "Record that the inspectorate closed an item"),
    "reopen": Named("sign_offs.reopen", "Reopen a closed item, with the reason"),
    "supersede": Named("sign_offs.supersede", "Say that a later item took this one's place"),
    "carry-forward": Named("sign_offs.carry_forward", "Say that a later item repeats this one"),
    "amend": Named("amend.amend", "Put right what was recorded, keeping what it replaces"),
    "diff": Named("diff.diff", "Tell what changed, by item and by entry, never by line"),
    "merge": Named("merge.merge", "Merge a branch into this one by meaning"),
    "validate": Named(
        "register.validate", "Check every file, and report every problem with its line"
    ),
    "format": Named(
        "format.format_files", "Give files the canonical layout, their content untouched"
    ),
    "schema": Named("register.schema", "Print the JSON Schema of a file, for editors"),
    "init": Named("init.init", "Begin a register, ready for a team and its host"),
    "owners": Named("init.owners", "Print who must review what, as a CODEOWNERS file"),
    "step": Named("step.steps", "Add, finish or move a step to green"),
    "measure": Named("step.measures", "Say how success will be seen"),
    "meeting": Named("meeting.meetings", "Keep a meeting's questions and actions"),
    "import": Named(
        "import_report.imports", "Propose what a paper or a tracker holds; a person accepts"
    ),
    "returns": Named("returns.returns", "Ask leads for updates by workbook; collect them"),
    "merge-driver": Named("merge.drivers", "Let git merge a register's files by meaning"),
}
"""In the order of --help: what is asked, what is written down, what keeps the files well."""


class ErrorBoundary(GroupOnDemand):
    """Turn a PeelTrackError raised by any command into one line and an exit code."""

    table = COMMANDS

    def invoke(self, ctx: Any) -> object:
        """Run the command; only --debug lets a traceback through."""
        try:
            return super().invoke(ctx)
        except PeelTrackError as error:
            if ctx.params.get("debug"):
                raise
            typer.echo(f"peeltrack: {error}", err=True)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            # `peeltrack list | head`: the reader has gone, which is no error. Point
            # stdout at nothing so that the interpreter's own flush stays quiet.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error


app = typer.Typer(
    name="peeltrack",
    cls=ErrorBoundary,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def peeltrack(
    context: typer.Context,
    register: FirstRegisterOption = None,
    debug: Annotated[  # noqa: ARG001 (the boundary reads it)
        bool, typer.Option("--debug", help="Show the traceback of an error")
    ] = False,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version")] = False,
) -> None:
    """HMICFRS findings, tracked in plain text and git

    Causes of concern, recommendations and areas for improvement; who leads them, how
    they stand, what is late; and the paper for the next meeting.
    """
    _speak_utf8()
    if version:
        typer.echo(f"peeltrack {__version__}")
        raise typer.Exit
    context.obj = register


def _speak_utf8() -> None:
    """Let any text through: on a Windows code page, under LANG=C, a path that is no text."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
