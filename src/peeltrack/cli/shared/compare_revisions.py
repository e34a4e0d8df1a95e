"""Two versions of a register: only the files that differ are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from peeltrack.errors import InvalidRegisterError, UnreadableError
from peeltrack.history import changed_files
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Severity
from peeltrack.storage.files import MAIN_FILE, classify, read_file
from peeltrack.storage.load import Loaded, load_files


@dataclass(frozen=True)
class Comparison:
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


def compared(root: Path, revisions: str) -> Comparison:
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


def since(root: Path, base: str) -> Comparison:
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
    return _of(befores, texts)


def between(root: Path, base: str, head: str) -> Comparison:
    """Two commits."""
    changed = changed_files.changed_between(root, base, head)
    befores = _befores(root, base, changed)
    names = {each.path: each.after for each in changed if each.after}
    if main := changed_files.blob_at(root, head, MAIN_FILE):
        names[MAIN_FILE] = main
    held = changed_files.blobs(root, names.values())
    texts = {path: held[name] for path, name in names.items()}
    return _of(befores, texts, changed_files.last_recorded(root, base, head), head)


def _befores(
    root: Path, base: str, changed: tuple[changed_files.ChangedFile, ...]
) -> dict[str, bytes]:
    names = {each.path: each.before for each in changed if each.before}
    if main := changed_files.blob_at(root, base, MAIN_FILE):
        names[MAIN_FILE] = main
    held = changed_files.blobs(root, names.values())
    return {path: held[name] for path, name in names.items()}


def _of(
    befores: Mapping[str, bytes],
    texts: Mapping[str, bytes],
    recorded: Mapping[str, changed_files.Recorded] | None = None,
    revision: str | None = None,
) -> Comparison:
    """Both sides; where the register was not there yet, its main file was what it is."""
    mains = {path: text for path, text in texts.items() if path == MAIN_FILE}
    return Comparison(
        _loaded({**mains, **befores}), _loaded(texts), texts, recorded or {}, revision
    )


def _loaded(texts: Mapping[str, bytes]) -> Loaded:
    files = [file for path in sorted(texts) if (file := classify(path))]
    return load_files(files, texts.__getitem__)
