"""The site command: the register as web pages, for people who only look."""

import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.changes.diff import compare
from peeltrack.cli.shared.compare_revisions import compare_revisions, titles_of
from peeltrack.cli.shared.document_output import note_unreviewed_updates
from peeltrack.cli.shared.options import ReadOptions, option_groups
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.documents.formats.site_vocabulary import check_page
from peeltrack.documents.formats.templates import Renderer
from peeltrack.documents.site.changes import branch_changes
from peeltrack.documents.site.pages import TEMPLATES, site_files
from peeltrack.documents.site.site import Site, site_of
from peeltrack.errors import BadOptionError
from peeltrack.model.vocabulary import Audience
from peeltrack.storage.site_folder import SiteFolder
from peeltrack.storage.templates import own_template
from peeltrack.wording import counted

_SECONDS = 300.0
"""Processor time that the templates of a site may take: 10,000 items need about twenty."""
_QUIET = 1.0
"""Seconds before progress is shown."""


@option_groups
def site(
    context: typer.Context,
    options: ReadOptions,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="Write into DIR; a name that ends in .html is one file with everything",
            show_default=False,
        ),
    ],
    audience: Annotated[Audience, typer.Option(help="Who may read the pages")] = Audience.INTERNAL,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Show what has changed since DATE",
            show_default="the last meeting",
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="BASE[...HEAD]",
            help="Also show what a branch changes, and mark its items",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the register as web pages, for people who only look

    The position, every finding, deadlines, changes, areas, reports, leads and meetings, as
    pages that open from a folder, a share or any web server, without a network. With --audience
    public they hold what a public paper may hold. DIR is missing, empty or an earlier site of
    the same audience.
    """
    workspace = Workspace.of(context, options)
    _refuse_branch_in_public(audience, against)
    sides = compare_revisions(workspace.root, against) if against else None
    compared = compare(*sides.registers()) if sides else ()
    made = site_of(
        workspace.register,
        audience,
        workspace.on,
        revision=workspace.revision(),
        since=_since(since, workspace),
        changed={change.subject for change in compared},
    )
    branch = branch_changes(made, against or "", compared, titles_of(sides)) if sides else None
    own = partial(own_template, workspace.root)
    renderer = Renderer(
        own=own,
        check=partial(check_page, passed=set()),
        seconds=_SECONDS,
        is_trusted=not any(map(own, TEMPLATES)),
    )
    folder = SiteFolder(output, audience)
    folder.begin()
    number = 0
    for name, text in _with_progress(site_files(made, renderer, branch), _estimate(made)):
        folder.write(name, text.encode())
        number += name.endswith(".html")
    folder.finish({"date": str(workspace.on), "revision": workspace.revision()})
    typer.echo(f"Wrote {counted(number, 'page')}. Open {output / 'index.html'}", err=True)
    if audience == Audience.PUBLIC:
        note_unreviewed_updates(workspace.register, workspace.register.items)


def _refuse_branch_in_public(audience: Audience, against: str | None) -> None:
    if against and audience == Audience.PUBLIC:
        raise BadOptionError("--against", against, "it for an internal site alone")


def _since(given: str | None, workspace: Workspace) -> date | None:
    since = None if given is None else option_date("--since", given)
    if since and since >= workspace.on:
        raise BadOptionError("--since", str(since), f"a date before {workspace.on}")
    return since


def _estimate(made: Site) -> int:
    register = made.register
    return len(register.items) + len(register.meetings) + len(register.inspections) + 15


def _with_progress(files: Iterator[tuple[str, str]], total: int) -> Iterator[tuple[str, str]]:
    """Yield the files; once a second has passed, say each second how many there are."""
    said = time.monotonic()
    for number, each in enumerate(files, 1):
        yield each
        if time.monotonic() - said > _QUIET:
            said = time.monotonic()
            typer.echo(f"{number:,} of about {total:,} files", err=True)
