"""The templates command: each forum's template, tried on the register."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import typer

from peeltrack.cli.shared.options import AnswerOptions, grouped
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.challenge import challenge_of
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.templates import render, template_file, template_folders
from peeltrack.documents.notes import meeting_notes
from peeltrack.documents.papers import forum_paper, template_of
from peeltrack.documents.parts.header import Frame
from peeltrack.documents.response import statutory_response
from peeltrack.errors import TemplateFailedError
from peeltrack.model.register import Register


@grouped
def templates(context: typer.Context, options: AnswerOptions) -> None:
    """Say which template each forum uses, and try them

    Renders each on the register, as a brief of that day would; a template of your own is
    found beside the register before a shipped one. Exits with 1 if any fails, and says in
    which file and line.
    """
    workspace = Workspace.of(context, options)
    folders = template_folders(workspace.root)
    rows = []
    for paper, name, page, views in _papers(workspace.register, workspace.on):
        rows.append(
            {
                "paper": paper,
                "template": name,
                "file": _path_text(template_file(name, folders)),
                "problem": _problem(name, page, views, folders),
            }
        )
    columns = ["paper", "template", "file", "problem"]
    write_answer(
        TabularAnswer("templates", workspace.on, rows, columns, flexible="problem", keys=columns),
        options.format,
    )
    if any(row["problem"] for row in rows):
        raise typer.Exit(1)


def _papers(register: Register, on: date) -> Iterator[tuple[str, str, Frame, Mapping[str, object]]]:
    """Yield each paper, its template, and the page and views that the template shows."""
    for forum in register.organisation.fora:
        paper = forum_paper(register, forum, on)
        yield forum, f"{template_of(register, forum)}.html.j2", paper.page, paper.views
    for forum in list(register.organisation.fora)[:1]:
        challenge = challenge_of(register, forum, on)
        yield "challenge", "challenge.html.j2", challenge.page, {"challenge": challenge}
    for meeting in list(register.meetings.values())[-1:]:
        notes = meeting_notes(register, meeting, on)
        yield "notes", "notes.html.j2", notes.page, {"notes": notes}
    owed = [id_ for id_, each in register.inspections.items() if each.statutory_response]
    for inspection in owed[-1:]:
        response = statutory_response(register, inspection, on)
        yield "response", "response.html.j2", response.page, {"response": response}


def _problem(
    name: str, page: Frame, views: Mapping[str, object], folders: Sequence[Path]
) -> str | None:
    try:
        document(render(name, page, views, folders), name)
    except TemplateFailedError as error:
        return str(error)
    return None


def _path_text(file: Path | None) -> str | None:
    return file.as_posix() if file else None
