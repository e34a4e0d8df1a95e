"""The templates command: each forum's template, tried on the register."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import typer

from peeltrack.cli.shared.options import AnswerFileOptions, option_groups
from peeltrack.cli.shared.output import TabularAnswer, write_answer
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.challenge import challenge_paper
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.templates import OwnTemplates, render, shipped_template
from peeltrack.documents.notes import meeting_notes
from peeltrack.documents.papers import forum_paper, template_of
from peeltrack.documents.parts.header import Header
from peeltrack.documents.response import statutory_response
from peeltrack.errors import TemplateFailedError, UnreadableError
from peeltrack.model.register import Register
from peeltrack.storage.templates import own_template


@option_groups
def templates(context: typer.Context, options: AnswerFileOptions) -> None:
    """List each forum's template and check that it renders

    Renders each with the register, as a brief on that date would. A template of your own beside
    the register takes precedence over a shipped one. Exits with 1 if any fails, and names the
    file and line.
    """
    workspace = Workspace.of(context, options)
    own = partial(own_template, workspace.root)
    rows = []
    for paper, name, page, views in _papers(workspace.register, workspace.on):
        rows.append(
            {
                "paper": paper,
                "template": name,
                **_trial(name, page, views, own),
            }
        )
    columns = ["paper", "template", "file", "problem"]
    answer = TabularAnswer("templates", workspace.on, rows, columns, keys=columns)
    write_answer(answer._replace(for_people=lambda: _table(answer)), options.format)
    if any(row["problem"] for row in rows):
        raise typer.Exit(1)


def _table(answer: TabularAnswer) -> TabularAnswer:
    """Return the answer for a terminal: no empty column; no files if it is narrow."""
    if any(row["problem"] for row in answer.rows):
        return answer._replace(flexible="problem", spare=("file",))
    return answer._replace(columns=answer.columns[:-1], flexible="file")


def _papers(
    register: Register, on: date
) -> Iterator[tuple[str, str, Header, Mapping[str, object]]]:
    """Yield each paper, its template, and the page and views that the template shows."""
    for forum in register.organisation.forums:
        paper = forum_paper(register, forum, on)
        yield forum, f"{template_of(register, forum)}.html.j2", paper.page, paper.views
    for forum in list(register.organisation.forums)[:1]:
        challenge = challenge_paper(register, forum, on)
        yield "challenge", "challenge.html.j2", challenge.page, {"challenge": challenge}
    for meeting in list(register.meetings.values())[-1:]:
        notes = meeting_notes(register, meeting, on)
        yield "notes", "notes.html.j2", notes.page, {"notes": notes}
    owed = [id_ for id_, each in register.inspections.items() if each.statutory_response]
    for inspection in owed[-1:]:
        response = statutory_response(register, inspection, on)
        yield "response", "response.html.j2", response.page, {"response": response}


def _trial(
    name: str, page: Header, views: Mapping[str, object], own: OwnTemplates
) -> dict[str, str | None]:
    """Return the file that a template is read from, and its problem if it has one."""
    file = None
    try:
        template = own(name)
        file = template.file if template else shipped_template(name)
        document(render(name, page, views, own=own), name)
    except (TemplateFailedError, UnreadableError) as error:
        return {"file": _path_text(file), "problem": str(error)}
    return {"file": _path_text(file), "problem": None}


def _path_text(file: Path | None) -> str | None:
    return file.as_posix() if file else None
