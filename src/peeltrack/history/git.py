"""The only module that runs git: machine formats, a clean environment, no shell.

Reading leaves nothing behind and runs nothing that the repository brings with it: no hook,
file-system monitor, external diff, filter for showing text, or signature check.
"""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from peeltrack.history.environment import environment
from peeltrack.history.errors import GitError, NotCommittedError
from peeltrack.storage.programs import find_program

_ALWAYS = ("--no-pager", "--literal-pathspecs", "-c", "safe.bareRepository=explicit")
"""Options of every call of git. The last: a folder of the work tree that looks like a bare
repository does not count as one; a branch can hold one, with a config that names programs."""

_PATIENCE = 2.0
"""Seconds to wait for a person's own git to let go of the index."""


def user_email(folder: Path) -> str | None:
    """Return the e-mail address for commits there, or None without one or without git."""
    try:
        result = _run(folder, "config", "--get", "user.email")
    except GitError:
        return None
    return result.stdout.strip() or None if result.returncode == 0 else None


def is_installed() -> bool:
    """Check whether there is a git to run."""
    return find_program(_NAME) is not None


def is_repository(folder: Path) -> bool:
    """Check whether a folder is in a git repository.

    Raises:
        GitError: if there is one that git refuses: another owner's, or one that it cannot read.
    """
    finished = _asked(folder, ("rev-parse", "--git-dir"))
    said = finished.stderr.decode("utf-8", "replace")
    if finished.returncode != 0 and "not a git repository (or any" not in said:
        raise GitError("read the repository", reason(said))
    return finished.returncode == 0


def check_repository(folder: Path) -> None:
    """Check that a folder is in a work tree, before anything is written to be committed.

    Raises:
        GitError: if it does not, or if git refuses its repository.
    """
    result = _run(folder, "rev-parse", "--is-inside-work-tree")
    if not is_repository(folder) or result.stdout.strip() != "true":
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
    return (ask(folder, "rev-parse", "--short", "HEAD") or b"it").decode().strip()


def uncommitted(folder: Path, files: Sequence[str]) -> list[str]:
    """List the files, given from a folder, that differ from the last commit."""
    asked = ("diff", "--name-only", "--relative", "-z", "HEAD", "--", *files)
    return (ask(folder, *asked) or b"").decode("utf-8", "replace").split("\0")[:-1]


def change(folder: Path, what: str, *arguments: str) -> None:
    """Have git change something.

    Raises:
        GitError: if it refuses, with its own reason for not doing `what`.
    """
    result = _patient(folder, *arguments)
    if result.returncode != 0:
        raise GitError(what, reason(result.stderr or result.stdout))


def try_change(folder: Path, *arguments: str) -> tuple[bool, str]:
    """Have git change something; return whether it did, and its output."""
    finished = _patient(folder, *arguments)
    return finished.returncode == 0, f"{finished.stdout}{finished.stderr}"


def ask(folder: Path, *arguments: str) -> bytes | None:
    """Return git's output, or None if git refuses; nothing is changed."""
    finished = _asked(folder, arguments)
    return finished.stdout if finished.returncode == 0 else None


def read(folder: Path, what: str, *arguments: str, given: bytes = b"") -> bytes:
    """Return git's output for an input; nothing is changed.

    Raises:
        GitError: if it refuses, with its own reason for not doing `what`.
    """
    finished = _asked(folder, arguments, given)
    if finished.returncode != 0:
        raise GitError(what, reason(finished.stderr.decode("utf-8", "replace")))
    return finished.stdout


def attempt(folder: Path, *arguments: str) -> tuple[int, bytes]:
    """Return git's exit code and output, for callers that need both."""
    finished = _asked(folder, arguments)
    return finished.returncode, finished.stdout


def read_blobs(folder: Path, names: Sequence[str], limit: int) -> Iterator[bytes]:
    """Return the content of each of some blobs in their order, from one process.

    Args:
        folder: a folder of the repository.
        names: the blobs' full names.
        limit: the most bytes of one that are wanted; what is beyond is read past.

    Raises:
        GitError: if one is not there, as in a clone that left out what it did not need.
    """
    if not names:
        return
    command = _reading(folder, "cat-file", "--batch", "--buffer")
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603 (as in _run)
            command,
            env=environment(folder, optional_locks=False),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        ) as process,
    ):
        asking, answers = _pipes(process)
        # From a thread of its own: git stops reading names while nobody reads its answers.
        threading.Thread(target=_write_lines, args=(asking, names), daemon=True).start()
        for name in names:
            header = answers.readline().split()
            if len(header) != 3:
                process.wait()
                said.seek(0)
                why = said.read().decode("utf-8", "replace")
                missing = "the repository does not hold it"
                raise GitError(f"read {name}", reason(why) if why.strip() else missing)
            size = int(header[2])
            content = answers.read(min(size, limit))
            answers.read(size - len(content) + 1)
            yield content


def _asked(
    folder: Path, arguments: Sequence[str], given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603 (a list and no shell; what people give is marked so)
        _reading(folder, *arguments),
        env=environment(folder, optional_locks=False),
        input=given,
        capture_output=True,
        check=False,
    )


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise AssertionError("both are pipes")
    return process.stdin, process.stdout


def _write_lines(pipe: IO[bytes], lines: Iterable[str]) -> None:
    try:
        with pipe:
            pipe.writelines(f"{line}\n".encode() for line in lines)
    except (BrokenPipeError, ValueError):  # the reader had enough
        return


def _must(folder: Path, *arguments: str) -> str:
    result = _patient(folder, *arguments)
    if result.returncode != 0:
        said = result.stderr or result.stdout
        # Only a commit runs hooks, and what one says is to be read as it laid it out.
        raise NotCommittedError(said if arguments[0] == "commit" else reason(said))
    return result.stdout


def reason(said: str) -> str:
    """Return git's own reason on one line, without the advice that git adds."""
    lines = [line.strip() for line in said.splitlines() if not line.startswith("hint:")]
    words = [line.removeprefix("fatal: ").removeprefix("error: ") for line in lines if line]
    return " ".join(words).rstrip(".:") or "it gave no reason"


def _patient(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git, and again while a person's own git holds the index."""
    end = time.monotonic() + _PATIENCE
    while True:
        result = _run(folder, *arguments)
        if result.returncode == 0 or "index.lock" not in result.stderr or time.monotonic() > end:
            return result
        time.sleep(0.05)


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [_program(), *_ALWAYS, "-C", str(folder), *arguments]
    return subprocess.run(  # noqa: S603 (a list and no shell; paths come after --)
        command,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


_ONLY_READ = (
    f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "log.showSignature=false",
    "log.follow=false", "log.showRoot=true", "i18n.logOutputEncoding=UTF-8",
)  # fmt: skip


def _reading(folder: Path, *arguments: str) -> list[str]:
    settings = [part for setting in _ONLY_READ for part in ("-c", setting)]
    plain = [*_ALWAYS, "--no-replace-objects"]
    return [_program(), *plain, *settings, "-C", str(folder), *arguments]


# By its ending on Windows: what would run in its place as a batch file reads its arguments
# as commands.
_NAME = "git.exe" if os.name == "nt" else "git"


def _program() -> str:
    found = find_program(_NAME)
    if found is None:
        raise GitError("be run", "it is not installed or not on the PATH")
    return found
