"""Two points of a register's history side by side, only what differs being read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from peeltrack.errors import InvalidRegisterError, UnreadableError
from peeltrack.history import changed_files
from peeltrack.history.trees import check_unfiltered
from peeltrack.model.problems import Problem
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Severity
from peeltrack.storage.files import MAIN_FILE, classify, read_file
from peeltrack.storage.load import Loaded, load_files
from peeltrack.storage.problem_places import with_places


@dataclass(frozen=True)
class Compared:
    """What differs: the files, and a register of just these on either side."""

    old: Loaded
    new: Loaded
    texts: Mapping[str, bytes]
    """The new content of each file that differs."""
    recorded: Mapping[str, changed_files.Recorded] = field(default_factory=dict)
    """By file, the commit that recorded its last change; none where nothing is committed."""
    revision: str | None = None
    """The commit compared; none for the files as they are now."""

    def registers(self) -> tuple[Register, Register]:
        """Both sides.

        Raises:
            InvalidRegisterError: if any file that differs has an error.
        """
        for loaded in (self.old, self.new):
            errors = [str(p) for p in loaded.problems if p.severity == Severity.ERROR]
            if errors or loaded.register is None:
                raise InvalidRegisterError(errors or [f"{MAIN_FILE} cannot be used."])
        assert self.old.register  # noqa: S101 (the loop has seen to it)
        assert self.new.register  # noqa: S101
        return self.old.register, self.new.register


def compared(root: Path, revisions: str) -> Compared:
    """Compare what BASE, BASE..HEAD or BASE...HEAD names; without a HEAD, the files as they are.

    Three dots take the last commit that both have in common for the base.
    """
    base, dots, head = revisions.partition("...")
    if not dots:
        base, dots, head = revisions.partition("..")
    old = changed_files.commit_named(root, base or "HEAD")
    if not dots:
        return since(root, old)
    new = changed_files.commit_named(root, head or "HEAD")
    return between(root, changed_files.merge_base(root, old, new) if dots == "..." else old, new)


def rewritten(root: Path, revision: str) -> tuple[Problem, ...]:
    """Where the files as they are rewrite what was recorded when they left a revision.

    That is its last commit which HEAD holds too: what was recorded there since is not ours
    to keep.
    """
    from peeltrack.checks.history_rules import run_past_checks

    named = changed_files.commit_named(root, revision)
    head = changed_files.commit_named(root, "HEAD")
    base = changed_files.merge_base(root, named, head)
    if changed_files.blob_at(root, base, MAIN_FILE) is None:
        return tuple(_moved_from(root, base))
    sides = since(root, base)
    unread = tuple(_unread(sides.old, base, revision))
    if sides.old.register is None or sides.new.register is None:
        return unread
    problems = run_past_checks(sides.old.register, sides.new.register)
    order = {problem.rule: index for index, problem in reversed(list(enumerate(problems)))}
    placed = with_places(partial(read_file, root), problems)
    return (*unread, *sorted(placed, key=lambda p: (order[p.rule], p.file, p.line or 0)))


def _unread(old: Loaded, base: str, revision: str) -> Iterator[Problem]:
    """Find the files that cannot be compared: whatever they lost since would go unseen."""
    errors = (problem for problem in old.problems if problem.severity == Severity.ERROR)
    files = tuple(dict.fromkeys(problem.file for problem in errors))
    for file in files:
        message = (
            f"could not be read at {revision} (commit {base[:10]}), so nothing shows whether "
            "what was recorded there still stands; compare with a commit before it broke."
        )
        yield Problem("the-base-can-be-read", message, file, line=1, column=1)


def _moved_from(root: Path, base: str) -> Iterator[Problem]:
    """A register that was elsewhere: all that it held would pass for new."""
    still = changed_files.places_of(root, "HEAD", MAIN_FILE)
    for place in changed_files.places_of(root, base, MAIN_FILE):
        if place not in still:
            message = f"the register was at {place}; move it back, so that it can be compared."
            yield Problem("no-file-is-deleted", message, MAIN_FILE, line=1, column=1)


def since(root: Path, base: str) -> Compared:
    """A commit and the files as they are now."""
    changed = changed_files.changed_since(root, base)
    texts = {}
    for each in changed:
        try:
            texts[each.path] = read_file(root, each.path)
        except UnreadableError:
            continue  # taken away
    befores = _befores(root, base, changed)
    same = [path for path, text in texts.items() if befores.get(path) == text and path != MAIN_FILE]
    for path in same:  # git saw a later time of change and nothing else
        del texts[path], befores[path]
    if MAIN_FILE not in texts:
        texts[MAIN_FILE] = read_file(root, MAIN_FILE)
    return _of(root, befores, texts)


def between(root: Path, base: str, head: str) -> Compared:
    """Two commits."""
    changed = changed_files.changed_between(root, base, head)
    befores = _befores(root, base, changed)
    names = {each.path: each.after for each in changed if each.after}
    if main := changed_files.blob_at(root, head, MAIN_FILE):
        names[MAIN_FILE] = main
    held = changed_files.blobs(root, names.values())
    texts = {path: held[name] for path, name in names.items()}
    return _of(root, befores, texts, changed_files.last_recorded(root, base, head), head)


def _befores(
    root: Path, base: str, changed: tuple[changed_files.ChangedFile, ...]
) -> dict[str, bytes]:
    names = {each.path: each.before for each in changed if each.before}
    if main := changed_files.blob_at(root, base, MAIN_FILE):
        names[MAIN_FILE] = main
    held = changed_files.blobs(root, names.values())
    return {path: held[name] for path, name in names.items()}


def _of(
    root: Path,
    befores: Mapping[str, bytes],
    texts: Mapping[str, bytes],
    recorded: Mapping[str, changed_files.Recorded] | None = None,
    revision: str | None = None,
) -> Compared:
    """Both sides; where the register was not there yet, its main file was what it is.

    Raises:
        FilteredHistoryError: if git keeps files that cannot be read in another form.
    """
    mains = {path: text for path, text in texts.items() if path == MAIN_FILE}
    old, new = _loaded({**mains, **befores}), _loaded(texts)
    committed = (old, new) if revision else (old,)
    problems = [problem for side in committed for problem in side.problems]
    if unread := {each.file for each in problems if each.severity == Severity.ERROR}:
        check_unfiltered(root, sorted(unread))
    return Compared(old, new, texts, recorded or {}, revision)


def _loaded(texts: Mapping[str, bytes]) -> Loaded:
    files = [file for path in sorted(texts) if (file := classify(path))]
    return load_files(files, texts.__getitem__)
