"""The init command: a new register, ready for a team and its host."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.errors import BadOptionError, DeclinedError
from peeltrack.cli.shared.options import option_groups
from peeltrack.cli.shared.person_named import doubts_of_lead
from peeltrack.cli.shared.prompts import answer, confirmed, line
from peeltrack.cli.shared.write_document import refuse_standard_output
from peeltrack.documents.code_owners import code_owners
from peeltrack.errors import RefusedError
from peeltrack.history import git
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register
from peeltrack.model.schema import RECORDS, schema_text
from peeltrack.storage.atomic_write import replace_files
from peeltrack.storage.dump import dump
from peeltrack.storage.files import MAIN_FILE, holds_register
from peeltrack.storage.links import refuse_linked_folders
from peeltrack.storage.load import load_register
from peeltrack.storage.yaml import parse
from peeltrack.wording import counted, slug

SCAFFOLD = Path(__file__).parents[2] / "scaffold"
"""The files of a new register's repository, as they are."""

EXAMPLE = Path(__file__).parents[2] / "example"
"""An invented inspection with an item of each kind."""

FORUMS: dict[str, dict[str, object]] = {
    "sib": {"name": "Service Improvement Board"},
    "hta": {"name": "Holding to Account"},
    "pcp": {"name": "Police and Crime Panel", "audience": "public"},
    "jac": {"name": "Joint Audit Committee", "audience": "public"},
}
"""The forums that have a template of their own."""


@dataclass(frozen=True)
class ForceOptions:
    """The force's own words for a new register."""

    force: Annotated[
        str | None, typer.Option(metavar="NAME", help="The force", show_default=False)
    ] = None
    commissioner: Annotated[
        str | None,
        typer.Option(
            "--commissioner",
            "--local-policing-body",
            metavar="NAME",
            help="The commissioner, mayor or authority",
            show_default=False,
        ),
    ] = None
    forums: Annotated[
        list[str] | None,
        typer.Option(
            "--forum",
            metavar="FORUM",
            help="sib, hta, pcp, jac or a name; repeat for each",
            show_default=False,
        ),
    ] = None
    reviewer: Annotated[
        str | None,
        typer.Option(metavar="OFFICE", help="The office that reviews updates", show_default=False),
    ] = None
    email: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Its e-mail address", show_default=False)
    ] = None


@option_groups
def init(
    options: ForceOptions,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="The folder; the current one by default", show_default=False
        ),
    ] = None,
    bare: Annotated[
        bool, typer.Option("--bare", help="Ask no questions and leave out the example")
    ] = False,
) -> None:
    """Create a register, ready for a team and its git host

    On a terminal it asks for the force, its commissioner, its forums and the office that
    reviews updates, unless options give them. Without either it writes a register to fill in,
    with an invented inspection to look at and delete.

    Besides register/register.yaml it writes JSON Schemas, a place for templates,
    .gitattributes, CODEOWNERS, a pre-commit hook, and pipelines for GitHub, GitLab and Azure.
    Existing files are left as they are: run it where there is a register, and it adds what is
    missing, except the example.
    """
    place = folder or Path()
    refuse_standard_output(place)
    _refuse_within(place, is_named=folder is not None)
    has_begun = (place / "register").exists()
    if has_begun and options != ForceOptions():
        raise RefusedError(
            str(place / "register"), "the register already exists", "Use peeltrack force change"
        )
    main_file = None if has_begun else _main_file(options, may_ask=not bare)
    with_example = not bare and not has_begun and main_file is None
    files = _new_files(place, main_file, with_example=with_example)
    for path, _ in files:
        refuse_linked_folders(place, path)
    new = {path: content for path, content in files if not os.path.lexists(place / path)}
    replace_files({place / path: content for path, content in new.items()})
    for path, _ in files:
        typer.echo(f"{'written' if path in new else 'kept   '}  {path}")
    typer.echo(f"{counted(len(new), 'file')} written.", err=True)
    next_step = _FIRST_COMMIT if _has_repository(place) else f"git init, {_FIRST_COMMIT}"
    typer.echo(f"Next: {_LOOK_AT_EXAMPLE if with_example else ''}{next_step}", err=True)


_LOOK_AT_EXAMPLE = (
    "look at the example (peeltrack status, peeltrack brief --meeting hta), then delete "
    "register/inspections/peel-example; "
)

_FIRST_COMMIT = 'add your leads (peeltrack lead add "Head of Crime"), then git add and git commit'


def _refuse_within(folder: Path, *, is_named: bool) -> None:
    """Refuse to create a register in another one or, if no folder is named, below one."""
    whole = folder.resolve()
    for each in (whole, *whole.parents):
        within = each if holds_register(each) else None
        beside = each / "register" if each != whole and not is_named else None
        found = within or (beside if beside and holds_register(beside) else None)
        if found:
            raise RefusedError(
                str(whole),
                f"there is already a register here, {found}",
                "Name a folder outside it, or go to its own folder",
            )


def _has_repository(folder: Path) -> bool:
    """Check whether the folder is in a repository; git itself may not be installed yet."""
    whole = folder.resolve()
    return any((each / ".git").exists() for each in (whole, *whole.parents))


def _main_file(options: ForceOptions, *, may_ask: bool) -> bytes | None:
    """Return register.yaml with the force's own words; None if none are given."""
    if options == ForceOptions():
        if not (may_ask and sys.stdin.isatty()):
            return None
        options = _asked()
    force = line("--force", options.force, "the name of the force")
    commissioner = options.commissioner and line("--commissioner", options.commissioner, "")
    reviewer = line("--reviewer", options.reviewer or _REVIEWER, "the office that reviews")
    email = options.email and line("--email", options.email, "its e-mail")
    if email and not _ADDRESS.fullmatch(email):
        raise BadOptionError("--email", email, "an e-mail address, as in name@force.example")
    lead = {"title": reviewer, "email": email, "may_review": True}
    for doubt in doubts_of_lead(lead):
        typer.echo(f"Note: {doubt}.", err=True)
    forums = dict(map(_forum, options.forums or _FORUMS))
    text = (SCAFFOLD / "register" / MAIN_FILE).read_text(encoding="utf-8")
    values = {
        **parse(text),
        "name": force,
        "local_policing_body": commissioner,
        "leads": {_id("--reviewer", reviewer): lead},
        "forums": forums,
    }
    ordered = {key: values[key] for key in Organisation.model_fields if key in values}
    return f"{text.partition('name:')[0]}{dump(ordered)}".encode()


def _asked() -> ForceOptions:
    """Ask on a terminal for what the options do not give."""
    force = line("--force", None, "name of the force")
    commissioner = answer("commissioner, mayor or authority (Enter for none)", "")
    forums = answer(
        f"forums, separated by commas ({', '.join(FORUMS)} or a name)", ", ".join(_FORUMS)
    )
    reviewer = answer("office that reviews updates and sets RAG", _REVIEWER)
    email = answer("its e-mail address, as in git", git.user_email(Path()) or "")
    typed = [each.strip() for each in forums.split(",") if each.strip()]
    for what, given in (
        ("Force", force), ("Commissioner", commissioner), ("Forums", "; ".join(typed)),
        ("Reviewer", reviewer), ("E-mail", email),
    ):  # fmt: skip
        typer.echo(f"{what}: {given or 'none'}", err=True)
    if not confirmed("Create the register with these answers?"):
        raise DeclinedError
    return ForceOptions(force, commissioner or None, typed, reviewer, email or None)


_FORUMS = ("sib", "hta", "pcp")
"""The forums of a register if none is named."""

_REVIEWER = "Force Liaison Officer"

_ADDRESS = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+")


def _forum(typed: str) -> tuple[str, dict[str, object]]:
    """Return a forum's id and its keys: one that has a template, or a name of the force's own."""
    name = line("--forum", typed, "the forum")
    for id_, known in FORUMS.items():
        if name.casefold() in (id_, str(known["name"]).casefold()):
            return id_, known
    return _id("--forum", name), {"name": name}


def _id(option: str, name: str) -> str:
    made = slug(name)
    if not made or "@" in name:
        raise BadOptionError(option, name, "a name with letters, and no e-mail address")
    return made


def _new_files(
    folder: Path, main_file: bytes | None, *, with_example: bool
) -> list[tuple[str, bytes]]:
    """List every file of a new register's repository, with its path."""
    shipped = dict(_shipped(SCAFFOLD))
    if main_file:
        shipped[f"register/{MAIN_FILE}"] = main_file
    if not with_example:
        shipped["README.md"] = b"\n\n".join(
            part for part in shipped["README.md"].split(b"\n\n") if b"peel-example" not in part
        )
    return [
        *shipped.items(),
        *(_shipped(EXAMPLE) if with_example else ()),
        *((f"schemas/{name}.json", f"{schema_text(name)}\n".encode()) for name in RECORDS),
        ("CODEOWNERS", _owners_of(folder, main_file)),
    ]


def _shipped(top: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(top.rglob("*")):
        if path.is_file():
            yield path.relative_to(top).as_posix(), path.read_bytes()


def _owners_of(folder: Path, main_file: bytes | None) -> bytes:
    """Return the code owners of the existing register, else of the new one."""
    if main_file:
        organisation = Organisation.model_validate(parse(main_file.decode()))
        return code_owners(Register(organisation), "register/").encode()
    register_folder = folder / "register"
    root = register_folder if (register_folder / MAIN_FILE).exists() else SCAFFOLD / "register"
    register = load_register(root).register
    return code_owners(register, "register/").encode() if register else b""
