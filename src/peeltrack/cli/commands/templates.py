"""The command that tries every template on the register."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from peeltrack.cli.shared.options import Asked, grouped
from peeltrack.errors import TemplateFailedError, UnreadableError

if TYPE_CHECKING:
    from peeltrack.documents.formats.templates import Own
    from peeltrack.documents.parts.header import Frame
    from peeltrack.model.register import Register


@grouped
def templates(context: typer.Context, asked: Asked) -> None:
    """Say which template each forum uses, and try them

    Renders each on the register, as a brief of that day would; a template of your own is
    found beside the register before a shipped one. Exits with 1 if any fails, and says in
    which file and line.
    """
    from peeltrack.cli.shared.output import Answer, write_answer
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.storage.templates import own_template

    workspace = Workspace.of(context, asked)
    own = partial(own_template, workspace.root)
    rows = []
    for paper, name, page, views in _papers(workspace.register, workspace.on):
        rows.append(
            {
                "paper": paper,
                "template": name,
                **_tried(name, page, views, own),
            }
        )
    columns = ["paper", "template", "file", "problem"]
    write_answer(
        Answer("templates", workspace.on, rows, columns, flexible="problem", keys=columns),
        asked.format,
    )
    if any(row["problem"] for row in rows):
        raise typer.Exit(1)


def _papers(
    register: "Register", on: date
) -> Iterator[tuple[str, str, "Frame", Mapping[str, object]]]:
    """Every paper that the register is given, its template, and what the template is shown."""
    from peeltrack.documents.challenge import challenge_of
    from peeltrack.documents.notes import meeting_notes
    from peeltrack.documents.papers import forum_paper, template_of
    from peeltrack.documents.response import statutory_response

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


def _tried(
    name: str, page: "Frame", views: Mapping[str, object], own: "Own"
) -> dict[str, str | None]:
    """The file that a template is read from, and what is wrong with it."""
    from peeltrack.documents.formats.html_reader import document
    from peeltrack.documents.formats.templates import render, shipped_template

    file = None
    try:
        found = own(name)
        file = found.file if found else shipped_template(name)
        document(render(name, page, views, own=own), name)
    except (TemplateFailedError, UnreadableError) as error:
        return {"file": _shown(file), "problem": str(error)}
    return {"file": _shown(file), "problem": None}


def _shown(file: Path | None) -> str | None:
    return file.as_posix() if file else None
