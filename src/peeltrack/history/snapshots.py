"""The register as of a commit. Touches: git, reading only."""

from dataclasses import dataclass
from pathlib import Path

from peeltrack.history import git
from peeltrack.history.errors import NoRegisterThenError
from peeltrack.history.revisions import commit_meant
from peeltrack.history.sparse_checkout import passed_over
from peeltrack.history.trees import Contents, check_unfiltered, path_from, read_tree
from peeltrack.model.versions import Commit, short_name
from peeltrack.storage.files import ENDINGS, sort_out
from peeltrack.storage.load import Loaded, load_files
from peeltrack.storage.record_cache import RecordCache


@dataclass(frozen=True)
class Snapshot:
    """A register as a commit has it."""

    folder: Path
    commit: Commit
    contents: Contents

    def load(self) -> Loaded:
        """Read it as `load_register` reads a folder, with every problem.

        Raises:
            FilteredHistoryError: if files that cannot be read are kept in another form by git.
        """
        files, misplaced = sort_out(self.contents.found())
        cache = RecordCache.of(self.folder, history=True)
        loaded = load_files(files, self.contents.read, problems=misplaced, cache=cache)
        if unread := {each.file for each in loaded.problems if each.is_error}:
            check_unfiltered(self.folder, sorted(unread))
        return loaded


def snapshot(folder: Path, as_of: str) -> Snapshot:
    """Return the register of a folder as of a day or a revision.

    Raises:
        NoRegisterThenError: if the folder held none.
        UsageError: if there is no such revision, or no commit by that day.
        GitError: if the repository cannot be read.
    """
    commit = commit_meant(folder, as_of)
    tree = read_tree(folder, commit.id)
    if not tree:
        raise NoRegisterThenError(folder, commit.short, commit.day)
    return Snapshot(folder, commit, Contents.of(folder, tree))


def head_if_clean(folder: Path) -> str | None:
    """Return the short name of HEAD if the register's files are just as it has them, else none.

    The status looks at the times of the files before it reads any.
    """
    asked = ("status", "--porcelain=v2", "--branch", "-z", "--no-renames", "--ignore-submodules")
    printed = git.ask(folder, *asked, "--untracked-files=all", "--ignored=matching", "--", ".")
    lines = (printed or b"").split(b"\0")
    prefix = b"# branch.oid "
    names = [line.removeprefix(prefix).decode() for line in lines if line.startswith(prefix)]
    if not names or not names[0].isalnum() or any(_is_change(line) for line in lines):
        return None
    return None if any(passed_over(folder)) else short_name(names[0])


def _is_change(line: bytes) -> bool:
    """Check whether a line of the status is about a register's file or an ignored folder."""
    path = path_from(line).lower()
    return line[:2] in (b"1 ", b"u ", b"? ", b"! ") and path.endswith((*ENDINGS, "/"))
