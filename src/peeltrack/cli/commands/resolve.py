"""The resolve command: the conflicts of a merge in words, and the choice between their sides."""

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.changes.settle import Choice, NotTheLaterError
from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.merge_files import settled_file
from peeltrack.cli.shared.merge_setup import repository_of
from peeltrack.cli.shared.open_conflicts import BY_HAND, OpenConflict, by_hand, open_conflicts
from peeltrack.cli.shared.options import RegisterOption
from peeltrack.cli.shared.prompts import answer
from peeltrack.documents.conflict_words import as_items, as_lines
from peeltrack.errors import RefusedError, UsageError
from peeltrack.history.merging import branches_of_merge, is_rebase, mark_settled, unmerged_versions
from peeltrack.storage.atomic_write import replace_file
from peeltrack.wording import counted, listed


class ConflictFormat(StrEnum):
    """The formats in which conflicts are listed."""

    TEXT = "text"
    MD = "md"


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
        ConflictFormat, typer.Option("--format", "-f", help="Format of the list")
    ] = ConflictFormat.TEXT,
    register: RegisterOption = None,
) -> None:
    """List a merge's conflicts and choose between the two sides

    Two RAG changes, or two moves of one date, can both stay, in date order: the later one
    starts from where the earlier one led. Without a terminal it lists the conflicts, and exits
    with 1 while any is open; --take 1=ours settles one.
    """
    root, top, prefix = repository_of(context, register)
    files = unmerged_versions(top, prefix)
    if not files:
        typer.echo("There are no open conflicts.")
        return
    waiting, others = open_conflicts(root, files, prefix)
    if waiting and not take:
        typer.echo(_sides(top), err=True)
    choices = _choices(waiting, take or (), format)
    settled = _settle(top, waiting, choices)
    for line in (*_kept(waiting, choices, settled), *_still_open(waiting, choices, settled)):
        typer.echo(line, err=True)
    for line in by_hand(root, prefix, others):
        typer.echo(line, err=format == ConflictFormat.TEXT)
    left = len(files) - len(settled)
    if left:
        if not any(choices) and waiting:
            typer.echo(_HOW, err=True)
        raise typer.Exit(1)
    typer.echo(f"{counted(len(settled), 'file')} settled.")
    typer.echo("Next: peeltrack validate --against HEAD, then git commit", err=True)


_HOW = "Choose for each: --take 1=ours --take 2=theirs; --take ours takes ours for all."


def _sides(top: Path) -> str:
    """Say which branch each side of the merge is."""
    if is_rebase(top):
        return "Ours is the branch that you rebase onto; theirs is your own commit."
    ours, theirs = (f" ({name})" if name else "" for name in branches_of_merge(top))
    return f"Ours is the branch that you are on{ours}; theirs is the one merged into it{theirs}."


def _choices(
    waiting: Sequence[OpenConflict], take: Sequence[str], format: ConflictFormat
) -> list[Choice | None]:
    """Show each conflict, and return the choice for each: given, prompted for, or none yet."""
    given = _given(take, len(waiting))
    asks = not take and sys.stdin.isatty()
    lines = as_items if format == ConflictFormat.MD else as_lines
    choices: list[Choice | None] = []
    for number, each in enumerate(waiting, 1):
        choice = given.get(number, given.get(0))
        if choice == Choice.BOTH and choice not in each.words.choices:
            typer.echo(
                f"Conflict {number}, {each.words.about}: both cannot stay; take {number}=ours or "
                f"{number}=theirs.",
                err=True,
            )
            choice = None
        if choice is None or asks:
            typer.echo("\n".join(lines(number, each.words)))
        choices.append(_asked(each.words.choices) if asks else choice)
    return choices


def _given(take: Sequence[str], count: int) -> dict[int, Choice]:
    """Read the choices given; number 0 stands for every conflict."""
    given = {}
    for text in take:
        number, equals, side = text.rpartition("=")
        if side not in list(Choice) or (bool(equals) and not number.isdecimal()):
            sides = "ours, theirs or both, after the number of a conflict and = if it is for one"
            raise BadOptionError("--take", text, sides)
        if equals and not 0 < int(number) <= count:
            known = f"there is only {counted(count, 'open conflict')}; list: peeltrack resolve"
            raise UsageError(f"--take {text}: there is no conflict {number}: {known}.")
        given[int(number or 0)] = Choice(side)
    return given


def _kept(
    waiting: Sequence[OpenConflict], choices: Sequence[Choice | None], settled: Sequence[str]
) -> Iterator[str]:
    """Say which position is current where the records of both sides were kept."""
    for each, choice in zip(waiting, choices, strict=True):
        is_both = choice and (choice == Choice.BOTH or each.words.choices == (Choice.BOTH,))
        if is_both and each.file.path in settled:
            yield f"{each.words.about}: both kept {each.words.both}."


def _still_open(
    waiting: Sequence[OpenConflict], choices: Sequence[Choice | None], settled: Sequence[str]
) -> Iterator[str]:
    """Name the choices that are not kept, because another conflict of their file has none."""
    numbered = list(enumerate(zip(waiting, choices, strict=True), 1))
    for file in dict.fromkeys(each.file.path for each in waiting if each.file.path not in settled):
        own = [(number, each) for number, each in numbered if each[0].file.path == file]
        given = [f"{number}={choice}" for number, (_, choice) in own if choice]
        open_ones = [str(number) for number, (_, choice) in own if not choice]
        if given and open_ones:
            record = own[0][1][0].words.record
            takes = " ".join(f"--take {each}" for each in given)
            yield (
                f"Not kept: {listed(given)}. The conflicts of {record} are settled together: "
                f"repeat {takes} with a choice for {listed(open_ones)}."
            )


def _asked(choices: Sequence[Choice]) -> Choice:
    usual = Choice.BOTH if Choice.BOTH in choices else ""
    while (said := answer(f"Take {listed(choices, 'or')}", usual)) not in list(choices):
        typer.echo(f"Answer {listed(choices, 'or')}.", err=True)
    return Choice(said)


def _settle(
    top: Path, waiting: Sequence[OpenConflict], choices: Sequence[Choice | None]
) -> list[str]:
    """Write each file whose conflicts are all chosen, and tell git that it is settled.

    If one choice is refused, no file is written.
    """
    settled: dict[str, bytes] = {}
    for file in dict.fromkeys(each.file for each in waiting):
        own = [c for each, c in zip(waiting, choices, strict=True) if each.file == file]
        sure = [choice for choice in own if choice is not None]
        if len(sure) < len(own) or file.ours is None or file.theirs is None:
            continue
        try:
            data = settled_file(file.path, file.base or b"", file.ours, file.theirs, sure)
        except NotTheLaterError as error:
            why = "the other side's record is later and shows the current position"
            raise RefusedError(
                file.path, why, "Take both, then record the current position"
            ) from error
        if data is None:
            typer.echo(BY_HAND.format(file.path), err=True)
            continue
        settled[file.path] = data
    for path, data in settled.items():
        replace_file(top / path, data)
    if settled:
        mark_settled(top, [*settled])
    return [*settled]
