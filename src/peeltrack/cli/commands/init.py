"""The init command: a new register, ready for a team and its host."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.documents.code_owners import code_owners
from peeltrack.model.schema import RECORDS, json_schema
from peeltrack.storage.atomic_write import replace_files
from peeltrack.storage.links import refuse_linked_folders
from peeltrack.storage.load import load_register
from peeltrack.wording import counted

SCAFFOLD = Path(__file__).parents[2] / "scaffold"
"""The files of a new register's repository, as they are."""

EXAMPLE = Path(__file__).parents[2] / "example"
"""An invented inspection with an item of each kind."""


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Where; here unless said", show_default=False)
    ] = Path(),
    bare: Annotated[bool, typer.Option("--bare", help="Without the example inspection")] = False,
) -> None:
    """Begin a register, ready for a team and its host

    Writes register/register.yaml, an invented inspection to look at and delete, JSON
    Schemas, a place for templates, .gitattributes, CODEOWNERS, a pre-commit hook, and
    pipelines for GitHub, GitLab and Azure. A file that is there already is left as it
    is: run it in a register that has begun, and it adds what is missing, the example
    aside.
    """
    with_example = not bare and not (folder / "register").exists()
    files = _new_files(folder, with_example=with_example)
    for path, _ in files:
        refuse_linked_folders(folder, path)
    new = {path: content for path, content in files if not os.path.lexists(folder / path)}
    replace_files({folder / path: content for path, content in new.items()})
    for path, _ in files:
        typer.echo(f"{'written' if path in new else 'kept   '}  {path}")
    typer.echo(f"{counted(len(new), 'file')} written.", err=True)
    next_step = _FIRST_COMMIT if _has_repository(folder) else f"git init, {_FIRST_COMMIT}"
    typer.echo(f"Next: {_LOOK_AT_EXAMPLE if with_example else ''}{next_step}", err=True)


_LOOK_AT_EXAMPLE = (
    "look at the example (peeltrack status, peeltrack brief --meeting hta), then delete "
    "register/inspections/peel-example; "
)

_FIRST_COMMIT = "put your leads into register/register.yaml, then git add and git commit"


def _has_repository(folder: Path) -> bool:
    """Check whether the folder is in a repository; git itself may not be installed yet."""
    whole = folder.resolve()
    return any((each / ".git").exists() for each in (whole, *whole.parents))


def _new_files(folder: Path, *, with_example: bool) -> list[tuple[str, bytes]]:
    """List every file of a new register's repository, with its path."""
    files = [*_shipped(SCAFFOLD), *(_shipped(EXAMPLE) if with_example else ())]
    for name in RECORDS:
        schema = json.dumps(json_schema(name), ensure_ascii=False, indent=2)
        files.append((f"schemas/{name}.json", f"{schema}\n".encode()))
    files.append(("CODEOWNERS", _owners_of(folder)))
    return files


def _shipped(top: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(top.rglob("*")):
        if path.is_file():
            yield path.relative_to(top).as_posix(), path.read_bytes()


def _owners_of(folder: Path) -> bytes:
    """Return the code owners of the existing register, else of the new one."""
    register_folder = folder / "register"
    root = (
        register_folder if (register_folder / "register.yaml").exists() else SCAFFOLD / "register"
    )
    register = load_register(root).register
    return code_owners(register, "register/").encode() if register else b""
