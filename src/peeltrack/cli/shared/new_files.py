"""Files for leads, written into a folder: all of them or none, and never over another file."""

from collections.abc import Mapping
from pathlib import Path

import typer

from peeltrack.cli.shared.write_document import write_documents
from peeltrack.errors import UnwritableError, reason_of
from peeltrack.model.organisation import Lead
from peeltrack.returns.drafts import has_address
from peeltrack.wording import listed

_OTHER_FOLDER = "Name another folder with -o"


def write_new_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write new files into a folder, all of them or none, and list them.

    Raises:
        UnwritableError: if another file of one of their names is there, which may have been
            filled in since it was written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "it is a file" if folder.is_file() else reason_of(error)
        raise UnwritableError(folder, why, _OTHER_FOLDER) from error
    for name, data in files.items():
        path = folder / name
        if path.exists() and not (path.is_file() and path.read_bytes() == data):
            raise UnwritableError(
                path, "it already exists and may have been completed", _OTHER_FOLDER
            )
    write_documents({folder / name: data for name, data in files.items()}, _OTHER_FOLDER)
    for name in files:
        typer.echo(str(folder / name))


def note_no_address(leads: Mapping[str, Lead]) -> None:
    """Note the leads, by their ids, whose drafts have no addressee."""
    lacking = {id_: lead.email for id_, lead in leads.items() if not has_address(lead)}
    if not lacking:
        return
    reasons = [
        f"{id_} ({email!r} is not an e-mail address)" if email else id_
        for id_, email in lacking.items()
    ]
    have = "draft has" if len(lacking) == 1 else "drafts have"
    command = f"peeltrack lead change {next(iter(lacking)) if len(lacking) == 1 else 'LEAD'}"
    typer.echo(
        f"Note: {len(lacking)} {have} no addressee ({command} --email …): {listed(reasons)}.",
        err=True,
    )
