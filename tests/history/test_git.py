"""What is asked of git: who commits here, and a commit of just these files."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from peeltrack.history import git
from peeltrack.history.errors import GitError, NotCommittedError
from tests.cli.small_office import plain_environment


@pytest.fixture
def work_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in os.environ.keys() - plain_environment().keys():
        monkeypatch.delenv(name)
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)
    run(tmp_path, "init", "--quiet", "--initial-branch=main")
    run(tmp_path, "config", "user.name", "Head of Data")
    run(tmp_path, "config", "user.email", "data@force.example")
    return tmp_path


def run(folder: Path, *given: str) -> str:
    done = subprocess.run(["git", "-C", folder, *given], check=True, capture_output=True, text=True)
    return done.stdout


def written(folder: Path, name: str, text: str = "x\n") -> Path:
    (folder / name).write_text(text)
    return folder / name


def test_the_address_is_that_of_the_repository(work_tree: Path) -> None:
    assert git.user_email(work_tree) == "data@force.example"
    run(work_tree, "config", "--unset", "user.email")
    assert git.user_email(work_tree) is None


def test_a_folder_in_no_repository_is_told(
    work_tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git.check_repository(work_tree)
    outside = tmp_path_factory.mktemp("outside")
    with pytest.raises(GitError, match="is not in a git repository"):
        git.check_repository(outside)


def test_a_name_that_looks_like_a_pattern_or_an_option_is_a_name(work_tree: Path) -> None:
    files = [written(work_tree, name) for name in ("*.yaml", "--all", "ä b.yaml")]
    written(work_tree, "other.yaml")
    git.commit_files(work_tree, files, "# not a comment")
    assert run(work_tree, "log", "--format=%s").strip() == "# not a comment"
    assert run(work_tree, "status", "--porcelain") == "?? other.yaml\n"


def test_a_hook_of_another_repository_sets_nothing_for_us(
    work_tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    git.commit_files(work_tree, [written(work_tree, "a.yaml")], "a")
    monkeypatch.undo()
    assert run(work_tree, "log", "--format=%s") == "a\n"


def test_what_git_says_is_passed_on_in_a_line(work_tree: Path) -> None:
    (work_tree / ".gitignore").write_text("*.yaml\n")
    with pytest.raises(NotCommittedError) as refused:
        git.commit_files(work_tree, [written(work_tree, "a.yaml")], "a")
    assert str(refused.value) == (
        "the change is written but not committed: The following paths are ignored by one of your "
        ".gitignore files: a.yaml. Correct that, then commit it with git; do not repeat the change."
    )
    assert refused.value.exit_code == 3


def test_a_persons_own_git_is_waited_for(work_tree: Path) -> None:
    lock = work_tree / ".git" / "index.lock"
    lock.touch()
    let_go = threading.Timer(0.3, lock.unlink)
    let_go.start()
    started = time.monotonic()
    git.commit_files(work_tree, [written(work_tree, "a.yaml")], "a")
    assert time.monotonic() - started >= 0.25
    let_go.join()


def test_a_lock_that_stays_is_told_and_never_removed(
    work_tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "_PATIENCE", 0.1)
    lock = work_tree / ".git" / "index.lock"
    lock.touch()
    with pytest.raises(NotCommittedError, match=r"index\.lock"):
        git.commit_files(work_tree, [written(work_tree, "a.yaml")], "a")
    assert lock.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="what would run is a shell script")
def test_a_bare_repository_within_a_branch_is_none(work_tree: Path) -> None:
    """Git takes a folder of the right shape for a repository, and runs what its config says."""
    register = work_tree / "register"
    run(work_tree, "init", "--quiet", "--bare", str(register))
    ran = work_tree / "ran"
    run(register, "config", "core.bare", "false")
    run(register, "config", "core.worktree", str(work_tree))
    run(register, "config", "core.fsmonitor", f"touch {ran}; false")
    run(register, "config", "user.email", "branch@example.org")
    run(register, "status")
    assert ran.exists()
    ran.unlink()
    with pytest.raises(GitError):
        git.change(register, "show the status", "status")
    assert git.ask(register, "log") is None
    assert git.user_email(register) is None
    assert not ran.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the other git is a shell script")
def test_a_git_of_the_work_tree_is_not_run(
    work_tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = written(work_tree, "git", "#!/bin/sh\necho branch@example.org\n")
    program.chmod(0o755)
    monkeypatch.chdir(work_tree)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    assert git.user_email(work_tree) == "data@force.example"
    assert git.ask(work_tree, "config", "user.name") == b"Head of Data\n"


def test_without_git_the_reason_is_told(work_tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="not installed or not on the PATH"):
        git.check_repository(work_tree)
