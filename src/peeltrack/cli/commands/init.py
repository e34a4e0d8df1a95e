"""Commands that make a register ready for a team and its host: init, owners."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.options import RegisterOption

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
    from peeltrack.storage.atomic_write import replace_file
    from peeltrack.storage.links import refuse_linked_folders
    from peeltrack.wording import counted

    written = 0
    with_example = not bare and not (folder / "register").exists()
    beginnings = _beginnings(folder, with_example=with_example)
    for path, _ in beginnings:
        refuse_linked_folders(folder, path)
    for path, content in beginnings:
        place = folder / path
        if place.exists() or place.is_symlink():
            typer.echo(f"kept     {path}")
            continue
        replace_file(place, content)
        written += 1
        typer.echo(f"written  {path}")
    typer.echo(f"{counted(written, 'file')} written.", err=True)
    begin = _BEGIN if _has_repository(folder) else f"git init, {_BEGIN}"
    typer.echo(f"Next: {_LOOK if with_example else ''}{begin}", err=True)


_LOOK = (
    "look at the example (peeltrack status, peeltrack brief --meeting hta), then delete "
    "register/inspections/peel-example; "
)
_BEGIN = "put your leads into register/register.yaml, then git add and git commit"


def _has_repository(folder: Path) -> bool:
    """Whether it lies in one; git itself may not be installed yet."""
    whole = folder.resolve()
    return any((each / ".git").exists() for each in (whole, *whole.parents))


def owners(context: typer.Context, register: RegisterOption = None) -> None:
    """Print who must review what, as a CODEOWNERS file

    For GitHub and GitLab. Azure Repos has no such file: give the same people to a
    branch policy, automatically included reviewers.
    """
    from peeltrack.cli.shared.options import AsAt
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.documents.code_owners import code_owners
    from peeltrack.history import changed_files

    workspace = Workspace.of(context, AsAt(register))
    prefix = changed_files.prefix(workspace.root) or ""
    typer.echo(code_owners(workspace.register, prefix), nl=False)


def _beginnings(folder: Path, *, with_example: bool) -> list[tuple[str, bytes]]:
    """Every file of a new register's repository, by its path."""
    import json

    from peeltrack.model.schema import RECORDS, json_schema

    found = [*_shipped(SCAFFOLD), *(_shipped(EXAMPLE) if with_example else ())]
    for name in RECORDS:
        schema = json.dumps(json_schema(name), ensure_ascii=False, indent=2)
        found.append((f"schemas/{name}.json", f"{schema}\n".encode()))
    found.append(("CODEOWNERS", _owners_of(folder)))
    return found


def _shipped(top: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(top.rglob("*")):
        if path.is_file():
            yield path.relative_to(top).as_posix(), path.read_bytes()


def _owners_of(folder: Path) -> bytes:
    """The code owners of the register that is there, else of the one that is begun."""
    from peeltrack.documents.code_owners import code_owners
    from peeltrack.storage.load import load_register

    begun = folder / "register"
    root = begun if (begun / "register.yaml").exists() else SCAFFOLD / "register"
    register = load_register(root).register
    return code_owners(register, "register/").encode() if register else b""
