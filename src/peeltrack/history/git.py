"""The only module that speaks to git: machine formats, a clean environment, no shell."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from peeltrack.errors import GitError, NotCommittedError

_KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_SSH", "GIT_ASKPASS", "GIT_CONFIG_", "GIT_TRACE")
"""Of git's own variables, those that say who commits and how; the others say where, and git
sets them to its own folder when it runs us from a hook."""

_PATIENCE = 2.0
"""Seconds to wait for a person's own git to let go of the index."""


def user_email(folder: Path) -> str | None:
    """The e-mail address under which commits are made there; none where none is set, or no git."""
    try:
        result = _run(folder, "config", "--get", "user.email")
    except GitError:
        return None
    return result.stdout.strip() or None if result.returncode == 0 else None


def check_repository(folder: Path) -> None:
    """Make certain that a folder lies in a work tree, before anything is written to be committed.

    Raises:
        GitError: if it does not.
    """
    result = _run(folder, "rev-parse", "--is-inside-work-tree")
    if result.returncode != 0 or result.stdout.strip() != "true":
        raise GitError("commit", f"{folder} is not in a git repository")


def commit_files(folder: Path, files: Sequence[Path], message: str) -> str:
    """Commit exactly these files as they are; what else is staged stays staged.

    Returns:
        The commit's short name.

    Raises:
        NotCommittedError: if git refuses, a hook of the repository included.
    """
    named = ("--", *map(str, files))
    new = _must(folder, "ls-files", "--others", "-z", *named).split("\0")[:-1]
    try:
        if new:
            _must(folder, "add", "--intent-to-add", "--", *new)
        _must(folder, "commit", "--quiet", "--only", "--message", message, *named)
    except NotCommittedError:
        if new:
            _patient(folder, "reset", "--quiet", "--", *new)
        raise
    return _must(folder, "rev-parse", "--short", "HEAD").strip()


def _must(folder: Path, *arguments: str) -> str:
    result = _patient(folder, *arguments)
    if result.returncode != 0:
        lines = (result.stderr or result.stdout).strip().splitlines()
        why = lines[0].removeprefix("fatal: ").rstrip(".:") if lines else "git gave no reason"
        raise NotCommittedError(why)
    return result.stdout


def _patient(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git, and again while a person's own git holds the index."""
    end = time.monotonic() + _PATIENCE
    while True:
        result = _run(folder, *arguments)
        if result.returncode == 0 or "index.lock" not in result.stderr or time.monotonic() > end:
            return result
        time.sleep(0.05)


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "--no-pager", "--literal-pathspecs", "-C", str(folder), *arguments]
    try:
        return subprocess.run(  # noqa: S603 (a list and no shell; paths come after --)
            command,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError("be run", "it is not installed, or not on the PATH") from error


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return {**kept, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0"}
