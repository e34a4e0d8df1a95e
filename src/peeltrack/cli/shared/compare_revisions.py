"""Two versions of a register: only the files that differ are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from peeltrack.errors import UnreadableError
from peeltrack.history import changed_files
from peeltrack.history.trees import check_unfiltered
from peeltrack.model.register import Register
from peeltrack.storage.files import MAIN_FILE, classify, read_file
from peeltrack.storage.load import Loaded, load_files


@dataclass(frozen=True)
class Comparison:
    """The files that differ, and a register of just these on either side."""

    old: Loaded
    new: Loaded
    texts: Mapping[str, bytes]
    """The new content of each file that differs."""
    recorded: Mapping[str, changed_files.FileCommit] = field(default_factory=dict)
    """By file, the commit that recorded its last change. Empty without a second commit."""
    revision: str | None = None
    """The commit compared. None for the current files."""

    def registers(self) -> tuple[Register, Register]:
        """Return both registers.

        Raises:
            InvalidRegisterError: if any file that differs has an error.
        """
        return self.old.sound(), self.new.sound()


def titles_of(sides: Comparison) -> dict[str, str]:
    """Return the title of each item, meeting and inspection that differs."""
    titles: dict[str, str] = {}
    for register in sides.registers():
        for records in (register.inspections, register.items, register.meetings):
            titles |= {id_: record.title for id_, record in records.items() if record.title}
    return titles


def compare_revisions(root: Path, revisions: str) -> Comparison:
    """Compare BASE, BASE..HEAD or BASE...HEAD; without a HEAD, BASE and the current files.

    With three dots the base is the last commit that both have in common.
    """
    base, dots, head = revisions.partition("...")
    if not dots:
        base, dots, head = revisions.partition("..")
    old = changed_files.commit_named(root, base or "HEAD")
    if not dots:
        return compare_with_files(root, old)
    new = changed_files.commit_named(root, head or "HEAD")
    return compare_commits(
        root, changed_files.merge_base(root, old, new) if dots == "..." else old, new
    )


def compare_with_files(root: Path, base: str) -> Comparison:
    """Compare a commit and the current files."""
    changed = changed_files.changed_since(root, base)
    texts = {}
    for each in changed:
        try:
            texts[each.path] = read_file(root, each.path)
        except UnreadableError as error:
            if not isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
                raise  # what may not be read is not gone
    old_texts = _old_texts(root, base, changed)
    unchanged = [
        path for path, text in texts.items() if old_texts.get(path) == text and path != MAIN_FILE
    ]
    for path in unchanged:  # git saw a later time of change only
        del texts[path], old_texts[path]
    if MAIN_FILE not in texts:
        texts[MAIN_FILE] = read_file(root, MAIN_FILE)
    return _comparison(root, old_texts, texts)


def compare_commits(root: Path, base: str, head: str) -> Comparison:
    """Compare two commits."""
    changed = changed_files.changed_between(root, base, head)
    old_texts = _old_texts(root, base, changed)
    names = {each.path: each.after for each in changed if each.after}
    if main := changed_files.blob_at(root, head, MAIN_FILE):
        names[MAIN_FILE] = main
    contents = changed_files.blobs(root, names.values())
    texts = {path: contents[name] for path, name in names.items()}
    return _comparison(root, old_texts, texts, changed_files.last_recorded(root, base, head), head)


def _old_texts(
    root: Path, base: str, changed: tuple[changed_files.ChangedFile, ...]
) -> dict[str, bytes]:
    names = {each.path: each.before for each in changed if each.before}
    if main := changed_files.blob_at(root, base, MAIN_FILE):
        names[MAIN_FILE] = main
    contents = changed_files.blobs(root, names.values())
    return {path: contents[name] for path, name in names.items()}


def _comparison(
    root: Path,
    old_texts: Mapping[str, bytes],
    texts: Mapping[str, bytes],
    recorded: Mapping[str, changed_files.FileCommit] | None = None,
    revision: str | None = None,
) -> Comparison:
    """Load both sides; a register that did not exist yet has the main file of today.

    Raises:
        FilteredHistoryError: if git keeps files that cannot be read in another form.
    """
    mains = {path: text for path, text in texts.items() if path == MAIN_FILE}
    old, new = _loaded({**mains, **old_texts}), _loaded(texts)
    committed = (old, new) if revision else (old,)
    problems = [problem for side in committed for problem in side.problems]
    if unread := {each.file for each in problems if each.is_error}:
        check_unfiltered(root, sorted(unread))
    return Comparison(old, new, texts, recorded or {}, revision)


def _loaded(texts: Mapping[str, bytes]) -> Loaded:
    files = [file for path in sorted(texts) if (file := classify(path))]
    return load_files(files, texts.__getitem__)
