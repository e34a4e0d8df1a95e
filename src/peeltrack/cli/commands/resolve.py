"""The resolve command: the conflicts of a merge in words, and the choice between their sides."""

import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, NamedTuple

import typer

from peeltrack.changes.merge_decisions import Conflict
from peeltrack.changes.settle import Choice, NotTheLaterError
from peeltrack.cli.shared.merge_files import FileConflicts, conflicts_in, settled_file
from peeltrack.cli.shared.merge_setup import repository_of
from peeltrack.cli.shared.options import RegisterOption
from peeltrack.cli.shared.prompts import answer
from peeltrack.documents.conflict_words import ConflictWords, as_items, as_lines, conflict_words
from peeltrack.errors import BadOptionError, RefusedError
from peeltrack.history.merging import UnmergedFile, mark_settled, unmerged_versions
from peeltrack.storage.atomic_write import replace_file
from peeltrack.storage.files import classify
from peeltrack.storage.load import load_register
from peeltrack.storage.partial_register import PartialRegister
from peeltrack.wording import counted


class ConflictFormat(StrEnum):
    """The formats in which conflicts are listed."""

    TEXT = "text"
    MD = "md"


class _OpenConflict(NamedTuple):
    """A conflict that waits for a choice."""

    file: UnmergedFile
    found: FileConflicts
    conflict: Conflict
    words: ConflictWords


def resolve(
    context: typer.Context,
    take: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[N=]SIDE",
            help="ours, theirs or both, for conflict N or all; repeat for several",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        ConflictFormat, typer.Option("--format", "-f", help="Of the list")
    ] = ConflictFormat.TEXT,
    register: RegisterOption = None,
) -> None:
    """Show the conflicts of a merge, and take one side of each

    Of two RAG changes, or two moves of one date, both stay in the order of their dates: the
    later one starts from where the earlier one led. Without a terminal it lists the
    conflicts, and exits with 1 while any is open; --take 1=ours settles one.
    """
    root, top, prefix = repository_of(context, register)
    files = unmerged_versions(top, prefix)
    if not files:
        typer.echo("No conflict is open.")
        return
    waiting = list(_open_conflicts(files, prefix, _titles(root)))
    others = [file for file in files if file not in {each.file for each in waiting}]
    choices = _choices(waiting, take or (), format)
    settled = _settle(top, waiting, choices)
    for line in _by_hand(root, prefix, others):
        typer.echo(line, err=format == ConflictFormat.TEXT)
    left = len(files) - len(settled)
    if left:
        if None in choices:
            typer.echo("Choose with --take 1=ours, --take 2=theirs or --take both.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{counted(len(settled), 'file')} settled.")
    typer.echo("Next: peeltrack validate, then git commit", err=True)


def _by_hand(root: Path, prefix: str, files: Sequence[UnmergedFile]) -> Iterator[str]:
    """Say of each file that no choice settles what to do with it."""
    register = load_register(root).register if files else None
    items = register.items.items() if register else ()
    former = {old: id_ for id_, item in items for old in item.formerly}
    for file in files:
        if file.ours is not None and file.theirs is not None:
            yield _BY_HAND.format(file.path)
            continue
        known = classify(file.path.removeprefix(prefix))
        kept = former.get(known.id) if known else None
        yield f"{file.path}: one side removed it and the other changed it. " + (
            f"It is part of {kept} now: git add it, commit, then peeltrack item merge again."
            if kept
            else "Keep it with git add, or take it away with git rm."
        )


_BY_HAND = "{}: cannot be settled by a choice; edit it, then git add it."


def _titles(root: Path) -> Callable[[str], str]:
    """Return the function that names a lead by its office, as far as register.yaml can be read."""
    register = PartialRegister(root).office.register
    return lambda id_: (register.lead_title(id_) if register else None) or id_


def _open_conflicts(
    files: Sequence[UnmergedFile], prefix: str, title: Callable[[str], str]
) -> Iterator[_OpenConflict]:
    for file in files:
        if file.ours is None or file.theirs is None:
            continue
        found = conflicts_in(file.path, file.base or b"", file.ours, file.theirs)
        if found is None:
            continue
        known = classify(file.path.removeprefix(prefix))
        record = known.id if known and known.id else PurePosixPath(file.path).name
        for conflict in found.conflicts:
            words = conflict_words(record, conflict, found.base, found.ours, found.theirs, title)
            yield _OpenConflict(file, found, conflict, words)


def _choices(
    waiting: Sequence[_OpenConflict], take: Sequence[str], format: ConflictFormat
) -> list[Choice | None]:
    """Show each conflict, and return the choice for each: given, asked for, or none yet."""
    given = _given(take, len(waiting))
    asks = not take and sys.stdin.isatty()
    lines = as_items if format == ConflictFormat.MD else as_lines
    choices: list[Choice | None] = []
    for number, each in enumerate(waiting, 1):
        choice = given.get(number, given.get(0))
        if choice is None or asks:
            typer.echo("\n".join(lines(number, each.words)))
        if asks:
            choice = _asked(each.words.choices)
        if choice == Choice.BOTH and choice not in each.words.choices:
            choice = None
        choices.append(choice)
    return choices


def _given(take: Sequence[str], count: int) -> dict[int, Choice]:
    """Read the choices given; number 0 stands for every conflict."""
    given = {}
    for text in take:
        number, equals, side = text.rpartition("=")
        is_number = number.isdecimal() and 0 < int(number) <= count
        if side not in list(Choice) or (bool(equals) and not is_number):
            sides = "ours, theirs or both, after the number of a conflict and = if it is for one"
            raise BadOptionError("--take", text, sides)
        given[int(number or 0)] = Choice(side)
    return given


def _asked(choices: Sequence[Choice]) -> Choice:
    usual = choices[-1] if Choice.BOTH in choices else Choice.OURS
    while (said := answer(f"Take {', '.join(choices)}", usual)) not in list(choices):
        typer.echo(f"Answer {' or '.join(choices)}.", err=True)
    return Choice(said)


def _settle(
    top: Path, waiting: Sequence[_OpenConflict], choices: Sequence[Choice | None]
) -> list[str]:
    """Write each file whose conflicts are all chosen, and tell git that it is settled."""
    settled = []
    for file in dict.fromkeys(each.file for each in waiting):
        own = [c for each, c in zip(waiting, choices, strict=True) if each.file == file]
        sure = [choice for choice in own if choice is not None]
        if len(sure) < len(own) or file.ours is None or file.theirs is None:
            continue
        try:
            data = settled_file(file.path, file.base or b"", file.ours, file.theirs, sure)
        except NotTheLaterError as error:
            why = "the other side's record has a later date, and says how things stand"
            raise RefusedError(file.path, why, "Take both, and record what holds now") from error
        if data is None:
            typer.echo(_BY_HAND.format(file.path), err=True)
            continue
        replace_file(top / file.path, data)
        settled.append(file.path)
    if settled:
        mark_settled(top, settled)
    return settled
