"""Commands that write documents: brief."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.options import Asked, AsOfOption, RegisterOption, complete_fora
from peeltrack.errors import BadOptionError, UnwritableError

if TYPE_CHECKING:
    from peeltrack.documents.brief_view import Brief


class DocumentFormat(StrEnum):
    """What a document is written in."""

    MD = "md"
    HTML = "html"


_SUFFIXES = {
    ".md": DocumentFormat.MD,
    ".markdown": DocumentFormat.MD,
    ".html": DocumentFormat.HTML,
    ".htm": DocumentFormat.HTML,
}


def brief(
    context: typer.Context,
    meeting: Annotated[
        str,
        typer.Option(
            metavar="FORUM",
            help="The forum, as register.yaml names it: HTA",
            autocompletion=complete_fora,
        ),
    ],
    register: RegisterOption = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", "--date", metavar="DATE", help="The day of the meeting", show_default=False
        ),
    ] = None,
    as_of: AsOfOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to FILE, .md or .html", show_default=False
        ),
    ] = None,
    format: Annotated[
        DocumentFormat | None,
        typer.Option("--format", "-f", help="Else as FILE ends, else md", show_default=False),
    ] = None,
) -> None:
    """Write the brief for a meeting, in Markdown or HTML

    Every open item of the forum: what it asks, who leads it, its RAG, steps and updates,
    opening with what is overdue, stale and unowned on the day. Templates in a templates/
    folder beside the register come before the shipped ones, also with --as-of.
    """
    from peeltrack.cli.workspace import Workspace
    from peeltrack.documents.brief import hta_brief
    from peeltrack.documents.templates import render, template_folders

    chosen = format or _format_of(output)
    workspace = Workspace.of(context, Asked(register=register, on=on, as_of=as_of))
    forum = workspace.forum(meeting)
    view = hta_brief(workspace.register, meeting.casefold(), workspace.on)
    name = f"{forum.template or meeting.casefold()}.{chosen}.j2"
    text = render(name, view, template_folders(workspace.root))
    if output is None:
        typer.echo(text, nl=False)
        return
    write_document(output, text)
    typer.echo(f"Wrote {output} ({_in_short(view)}).", err=True)


def _format_of(output: Path | None) -> DocumentFormat:
    if output is None:
        return DocumentFormat.MD
    try:
        return _SUFFIXES[output.suffix.lower()]
    except KeyError:
        raise BadOptionError(
            "-o", str(output), "a file that ends in .md or .html, or add --format"
        ) from None


def _in_short(view: "Brief") -> str:
    wanting = view.attention
    return (
        f"{view.counts}; overdue: {len(wanting.overdue)}, "
        f"without an update: {len(wanting.no_update)}, stale: {len(wanting.stale)}, "
        f"without a lead: {len(wanting.unowned)}"
    )


def write_document(path: Path, text: str) -> None:
    """Write a document in one step: whoever reads it sees the old one or the new, never half."""
    from peeltrack.storage.write import replace_file

    target = path.resolve()
    if target.exists() and not target.is_file():
        raise UnwritableError(path, "it is a folder" if target.is_dir() else "it is not a file")
    if not target.parent.is_dir():
        raise UnwritableError(path, "its folder is not there")
    replace_file(target, text.encode("utf-8"))
