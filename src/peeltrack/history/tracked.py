"""Files that could be committed: those in a repository that git does not ignore. Touches: git."""

from pathlib import Path

from peeltrack.history import git


def could_be_committed(file: Path) -> bool:
    """Check whether a file is in a git repository and tracked there, or not ignored.

    Raises:
        GitError: if git refuses the repository.
    """
    folder = file.resolve().parent
    if not git.is_installed() or not git.is_repository(folder):
        return False
    kinds = ("--cached", "--others", "--exclude-standard")
    return bool(git.ask(folder, "ls-files", *kinds, "--", file.name))
