"""The command line: the app, its error boundary, and the commands by noun.

This package alone knows the terminal, the clock and the environment. Its modules
import nothing heavy at the top, so that --help and completion answer at once.
"""

import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from peeltrack import __version__
from peeltrack.cli import (
    beginning,
    challenge,
    changes,
    differences,
    documents,
    files,
    history,
    import_notes,
    imports,
    items,
    meetings,
    merge_driver,
    notes,
    register,
    response,
    sign_offs,
    steps,
    templates,
)
from peeltrack.cli.options import RegisterOption
from peeltrack.errors import PeelTrackError

INTERRUPTED = 130


class ErrorBoundary(TyperGroup):
    """Turn a PeelTrackError raised by any command into one line and an exit code."""

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
    register: RegisterOption = None,
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


_COMMANDS: dict[str, Callable[..., None]] = {
    "status": register.status,
    "list": items.list_items,
    "overdue": items.overdue,
    "stale": items.stale,
    "show": items.show,
    "leads": register.leads,
    "brief": documents.brief,
    "notes": notes.notes,
    "challenge": challenge.challenge,
    "response": response.response,
    "templates": templates.templates,
    "history": history.history,
    "trend": history.trend,
    "update": changes.update,
    "review": changes.review,
    "rag": changes.rag,
    "target": changes.target,
    "assign": changes.assign,
    "submit": sign_offs.submit,
    "return": sign_offs.return_item,
    "close": sign_offs.close,
    "reopen": sign_offs.reopen,
    "supersede": sign_offs.supersede,
    "carry-forward": sign_offs.carry_forward,
    "diff": differences.diff,
    "merge": merge_driver.merge,
    "validate": register.validate,
    "format": files.format_files,
    "schema": register.schema,
    "init": beginning.init,
    "owners": beginning.owners,
}
"""In the order of --help: what is asked, what is written down, what keeps the files well."""

for name, command in _COMMANDS.items():
    app.command(name)(command)
imports.imports.command("notes")(import_notes.notes)
for group in (
    steps.steps,
    steps.measures,
    meetings.meetings,
    imports.imports,
    merge_driver.drivers,
):
    app.add_typer(group)


def _speak_utf8() -> None:
    """Let any text through on a Windows code page or under LANG=C."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
        if encoding != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
