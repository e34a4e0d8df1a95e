"""The site command: the register as web pages, for people who only look."""

import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.changes.diff import compare
from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.compare_revisions import compare_revisions, titles_of
from peeltrack.cli.shared.document_output import note_unreviewed_updates
from peeltrack.cli.shared.options import ReadOptions, option_groups
from peeltrack.cli.shared.personal_data import note_personal_data
from peeltrack.cli.shared.renderers import renderers
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.cli.shared.write_document import refuse_standard_output, write_document
from peeltrack.documents.formats.site_vocabulary import check_page, check_single
from peeltrack.documents.site.changes import BranchChanges, branch_changes
from peeltrack.documents.site.files import TEMPLATES, Logo, single_page, site_files
from peeltrack.documents.site.links import Addresses
from peeltrack.documents.site.site import Site, site_of
from peeltrack.model.vocabulary import Audience
from peeltrack.storage.site_folder import SiteFolder, refuse_other_page
from peeltrack.storage.templates import own_picture
from peeltrack.wording import counted

_SECONDS = 300.0
"""Seconds of processor time that the templates of a site may take: 10,000 items need about 20."""
_QUIET = 1.0
"""Seconds before progress is shown."""
_ONE_FILE = (".html", ".htm")


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
            help="Write into DIR, or into a single file if the name ends in .html",
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
    public they contain only what a public paper may contain. DIR must be new, empty or an
    earlier site for the same audience. A single file has no filters and at most 300 findings.
    """
    refuse_standard_output(output)
    workspace = Workspace.of(context, options)
    is_single = output.suffix.lower() in _ONE_FILE
    _refuse_branch_in_public(audience, against)
    begun = _since(since, workspace)
    sides = compare_revisions(workspace.root, against) if against else None
    compared = compare(*sides.registers()) if sides else ()
    made = site_of(
        workspace.register,
        audience,
        workspace.on,
        revision=workspace.revision(),
        since=begun,
        at=Addresses(is_single),
        changed={change.subject for change in compared},
        planned=workspace.with_planned.meetings.values(),
    )
    branch = branch_changes(made, against or "", compared, titles_of(sides)) if sides else None
    write = _write_one_file if is_single else _write_folder
    write(workspace.root, made, branch, output, audience)
    if audience == Audience.PUBLIC:
        note_unreviewed_updates(workspace.register, workspace.register.items)
        note_personal_data(workspace.register)


def _write_folder(
    root: Path, made: Site, branch: BranchChanges | None, output: Path, audience: Audience
) -> None:
    folder = SiteFolder(output, audience)
    logo = _logo(root, made)
    folder.begin()
    number = 0
    with renderers(root, TEMPLATES, _SECONDS) as renderer:
        files = site_files(made, renderer(partial(check_page, passed=set())), branch, logo)
        for name, data in _with_progress(files, _estimate(made)):
            folder.write(name, data)
            number += name.endswith(".html")
    folder.finish({"date": str(made.on), "revision": made.page.revision})
    typer.echo(f"Wrote {counted(number, 'page')}. Open {output / 'index.html'}", err=True)


def _write_one_file(
    root: Path, made: Site, branch: BranchChanges | None, output: Path, audience: Audience
) -> None:
    refuse_other_page(output, audience)
    with renderers(root, TEMPLATES, _SECONDS) as renderer:
        parts, whole = renderer(lambda _: None), renderer(check_single)
        page = single_page(made, parts, whole, branch, _logo(root, made))
    write_document(output, page.encode())
    typer.echo(f"Wrote {output} ({len(page) / 1e6:.1f} MB).", err=True)


def _logo(root: Path, made: Site) -> Logo | None:
    name = made.register.organisation.site.logo
    if name is None:
        return None
    kind = "png" if name.endswith(".png") else "jpg"
    return Logo(f"logo.{kind}", own_picture(root, name))


def _refuse_branch_in_public(audience: Audience, against: str | None) -> None:
    if against and audience == Audience.PUBLIC:
        raise BadOptionError("--against", against, "it only for an internal site")


def _since(given: str | None, workspace: Workspace) -> date | None:
    since = None if given is None else option_date("--since", given)
    if since and since >= workspace.on:
        raise BadOptionError("--since", str(since), f"a date before {workspace.on}")
    return since


def _estimate(made: Site) -> int:
    register = made.register
    return len(register.items) + len(register.meetings) + len(register.inspections) + 15


def _with_progress(files: Iterator[tuple[str, bytes]], total: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files; after the first second, report their number every second."""
    said = time.monotonic()
    for number, each in enumerate(files, 1):
        yield each
        if time.monotonic() - said > _QUIET:
            said = time.monotonic()
            typer.echo(f"{number:,} of about {total:,} files", err=True)
