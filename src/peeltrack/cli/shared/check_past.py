"""A register checked against its own earlier commit: what was recorded there is still there."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from peeltrack.checks.history_rules import run_past_checks
from peeltrack.cli.shared.compare_revisions import compare_with_files
from peeltrack.history import changed_files
from peeltrack.model.problems import Problem
from peeltrack.storage.files import MAIN_FILE, read_file
from peeltrack.storage.load import Loaded, place_problems


def rewritten_records(root: Path, revision: str) -> tuple[Problem, ...]:
    """List the changes that rewrite the record as it was when the files left a revision.

    That is the last commit that it shares with HEAD: its later records are not on our side.
    """
    commit = changed_files.commit_named(root, revision)
    head = changed_files.commit_named(root, "HEAD")
    base = changed_files.merge_base(root, commit, head)
    if changed_files.blob_at(root, base, MAIN_FILE) is None:
        return tuple(_moved_register(root, base))
    sides = compare_with_files(root, base)
    unreadable = tuple(_unreadable(sides.old, base, revision))
    if sides.old.register is None or sides.new.register is None:
        return unreadable
    problems = run_past_checks(sides.old.register, sides.new.register)
    order = {problem.rule: index for index, problem in reversed(list(enumerate(problems)))}
    placed = place_problems(partial(read_file, root), problems)
    return (*unreadable, *sorted(placed, key=lambda p: (order[p.rule], p.file, p.line or 0)))


def _unreadable(old: Loaded, base: str, revision: str) -> Iterator[Problem]:
    """Report the files that cannot be compared: nobody would see what they have lost."""
    for file in dict.fromkeys(problem.file for problem in old.problems if problem.is_error):
        message = (
            f"could not be read at {revision} (commit {base[:10]}), so what was recorded there "
            "cannot be checked; compare with an earlier commit."
        )
        yield Problem("the-base-can-be-read", message, file, line=1, column=1)


def _moved_register(root: Path, base: str) -> Iterator[Problem]:
    """Report a register that was elsewhere: all its records would count as new."""
    current_places = changed_files.places_of(root, "HEAD", MAIN_FILE)
    for place in changed_files.places_of(root, base, MAIN_FILE):
        if place not in current_places:
            message = f"the register was at {place}; move it back so that it can be compared."
            yield Problem("no-file-is-deleted", message, MAIN_FILE, line=1, column=1)
