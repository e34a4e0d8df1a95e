"""The conflicts that a merge left open, in words, and the files that no choice settles."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from peeltrack.cli.shared.merge_files import FileConflicts, conflicts_in
from peeltrack.documents.conflict_words import ConflictWords, as_items, conflict_words
from peeltrack.history.merging import UnmergedFile
from peeltrack.storage.files import classify
from peeltrack.storage.load import load_register
from peeltrack.storage.partial_register import PartialRegister


class OpenConflict(NamedTuple):
    """A conflict that waits for a choice."""

    file: UnmergedFile
    found: FileConflicts
    words: ConflictWords


def open_conflicts(
    root: Path, files: Sequence[UnmergedFile], prefix: str
) -> tuple[list[OpenConflict], list[UnmergedFile]]:
    """Return the conflicts of files that a merge left, and the files that no choice settles.

    Args:
        root: the register's folder.
        files: the files in conflict, from the top of the repository.
        prefix: the register's folder from there.
    """
    waiting = list(_open_conflicts(files, prefix, _titles(root)))
    settled_by_choice = {each.file for each in waiting}
    return waiting, [file for file in files if file not in settled_by_choice]


def conflicts_in_words(root: Path, files: Sequence[UnmergedFile], prefix: str) -> str:
    """Return every conflict for the comment on a pull request."""
    waiting, others = open_conflicts(root, files, prefix)
    lines = [
        line for number, each in enumerate(waiting, 1) for line in as_items(number, each.words)
    ]
    return "\n".join([*lines, *(f"- {line}" for line in by_hand(root, prefix, others))])


def by_hand(root: Path, prefix: str, files: Sequence[UnmergedFile]) -> Iterator[str]:
    """Say what to do with each file that no choice settles."""
    register = load_register(root).register if files else None
    items = register.items.items() if register else ()
    former = {old: id_ for id_, item in items for old in item.formerly}
    for file in files:
        if file.ours is not None and file.theirs is not None:
            yield BY_HAND.format(file.path)
            continue
        known = classify(file.path.removeprefix(prefix))
        kept = former.get(known.id) if known else None
        yield f"{file.path}: one side removed it and the other changed it. " + (
            f"It is now part of {kept}: git add it, commit, then run peeltrack item merge again."
            if kept
            else "Keep it with git add, or remove it with git rm."
        )


BY_HAND = "{}: cannot be settled by choosing a side; edit it, then git add it."


def _titles(root: Path) -> Callable[[str], str]:
    """Return the function that names a lead by its office, as far as register.yaml can be read."""
    register = PartialRegister(root).office.register
    return lambda id_: (register.lead_title(id_) if register else None) or id_


def _open_conflicts(
    files: Sequence[UnmergedFile], prefix: str, title: Callable[[str], str]
) -> Iterator[OpenConflict]:
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
            yield OpenConflict(file, found, words)
