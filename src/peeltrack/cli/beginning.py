"""Commands that make a register ready for a team and its host: init, owners."""

from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.options import RegisterOption

SCAFFOLD = Path(__file__).parents[1] / "scaffold"
"""The files of a new register's repository, as they are."""


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Where; here unless said", show_default=False)
    ] = Path(),
) -> None:
    """Begin a register, ready for a team and its host

    Writes register/register.yaml, JSON Schemas, a place for templates, .gitattributes,
    CODEOWNERS, a pre-commit hook, and pipelines for GitHub, GitLab and Azure. A file
    that is there already is left as it is: run it in a register that has begun, and it
    adds what is missing.
    """
    from peeltrack.storage.write import replace_file
    from peeltrack.wording import counted

    written = 0
    for path, content in _beginnings(folder):
        place = folder / path
        if place.exists() or place.is_symlink():
            typer.echo(f"kept     {path}")
            continue
        replace_file(place, content)
        written += 1
        typer.echo(f"written  {path}")
    typer.echo(f"{counted(written, 'file')} written.", err=True)
    typer.echo(
        "Next: put your leads into register/register.yaml, then git add and git commit", err=True
    )


def owners(context: typer.Context, register: RegisterOption = None) -> None:
    """Print who must review what, as a CODEOWNERS file

    For GitHub and GitLab. Azure Repos has no such file: give the same people to a
    branch policy, automatically included reviewers.
    """
    from peeltrack.cli.options import Asked
    from peeltrack.cli.workspace import Workspace
    from peeltrack.documents.owners import code_owners
    from peeltrack.history import differing

    workspace = Workspace.of(context, Asked(register=register))
    prefix = differing.prefix(workspace.root) or ""
    typer.echo(code_owners(workspace.register, prefix), nl=False)


def _beginnings(folder: Path) -> list[tuple[str, bytes]]:
    """Every file of a new register's repository, by its path."""
    import json

    from peeltrack.model.schema import RECORDS, json_schema

    shipped = sorted(path for path in SCAFFOLD.rglob("*") if path.is_file())
    found = [(path.relative_to(SCAFFOLD).as_posix(), path.read_bytes()) for path in shipped]
    for name in RECORDS:
        schema = json.dumps(json_schema(name), ensure_ascii=False, indent=2)
        found.append((f"schemas/{name}.json", f"{schema}\n".encode()))
    found.append(("CODEOWNERS", _owners_of(folder)))
    return found


def _owners_of(folder: Path) -> bytes:
    """The code owners of the register that is there, else of the one that is begun."""
    from peeltrack.documents.owners import code_owners
    from peeltrack.storage.load import load_register

    begun = folder / "register"
    root = begun if (begun / "register.yaml").exists() else SCAFFOLD / "register"
    register = load_register(root).register
    return code_owners(register, "register/").encode() if register else b""
