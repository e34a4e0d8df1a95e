"""What is said when git refuses: its own reason, and nothing made up in its place."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.history import git
from peeltrack.history.changed_files import merge_base, prefix
from peeltrack.history.errors import (
    GitError,
    NoCommonAncestorError,
    NotCommittedError,
    UndatedCommitError,
)
from peeltrack.history.revisions import commit_meant, first_parents
from tests.history.repository import Repository
from tests.storage.small_register import ITEM, SMALL_REGISTER, with_lines

UNKNOWN = "unknown repository extension found: refstorage"


def small(folder: Path) -> Repository:
    repository = Repository.new(folder)
    repository.write(SMALL_REGISTER)
    repository.commit("2022-06-01T09:00+01:00", "begun")
    return repository


def run(register: Path, *given: str) -> Result:
    return CliRunner().invoke(app, ["-R", str(register), *given])


@pytest.mark.parametrize(
    "command",
    [
        ["diff", "HEAD"],
        ["validate", "--against", "HEAD"],
        ["merge", "main"],
        ["merge-driver", "install"],
        ["merge-driver", "remove"],
        ["history", "afi-1"],
        ["status", "--as-of", "HEAD"],
        ["status", "--as-of", "2022-06-02"],
        ["trend"],
        ["owners"],
    ],
    ids=" ".join,
)
def test_a_repository_that_git_refuses_is_no_missing_repository(
    tmp_path: Path, command: list[str]
) -> None:
    repository = small(tmp_path)
    repository.git("config", "core.repositoryFormatVersion", "1")
    config = tmp_path / ".git/config"
    config.write_text(config.read_text() + "[extensions]\n\trefstorage = unheard-of\n")
    result = run(tmp_path, *command)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("peeltrack: git could not read the repository: ")
    assert "refstorage" in result.stderr
    assert "not in a git repository" not in result.stderr


@pytest.mark.parametrize("command", [["diff", "HEAD"], ["merge", "main"]], ids=" ".join)
def test_where_there_is_none_that_is_said(tmp_path: Path, command: list[str]) -> None:
    Repository(tmp_path).write(SMALL_REGISTER)
    assert f"{tmp_path} is not in a git repository" in run(tmp_path, *command).stderr
    assert prefix(tmp_path) is None


HOOK = """\
#!/bin/sh
echo "trailing whitespace: passed"
printf '  \\033[31mregister rules\\033[0m: failed\\n' >&2
echo "    afi-01.yaml:3: the reason"
exit 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")
@pytest.mark.parametrize("hook", ["pre-commit", "commit-msg"])
def test_what_a_hook_says_is_shown_whole(tmp_path: Path, hook: str) -> None:
    repository = small(tmp_path)
    file = tmp_path / ".git/hooks" / hook
    file.parent.mkdir(exist_ok=True)
    file.write_text(HOOK)
    file.chmod(0o755)
    repository.write({ITEM: with_lines(ITEM, "title: Changed")})
    repository.git("config", "user.name", "Officer")
    repository.git("config", "user.email", "officer@force.example")
    with pytest.raises(NotCommittedError) as refused:
        git.commit_files(tmp_path, [tmp_path / ITEM], "Change")
    said = str(refused.value).splitlines()
    assert said[0] == "the change is written but not committed:"
    assert said[-1] == "Correct that, then commit it with git; do not repeat the change."
    assert said[1:-1] == [
        "  trailing whitespace: passed",
        "    \033[31mregister rules\033[0m: failed",
        "      afi-01.yaml:3: the reason",
    ]


def test_gits_reason_is_one_line_without_its_advice() -> None:
    said = (
        "fatal: detected dubious ownership in repository at '/srv/r'\n"
        "To add an exception for this directory, call:\n\n"
        "\tgit config --global --add safe.directory /srv/r\n"
        "hint: more\n"
    )
    assert git.reason(said) == (
        "detected dubious ownership in repository at '/srv/r' To add an exception for this "
        "directory, call: git config --global --add safe.directory /srv/r"
    )
    assert git.reason("\n") == "it gave no reason"


def undated(repository: Repository, stamp: str, *parents: str) -> str:
    """Write a commit whose date is what an importer left, and check it out."""
    tree = repository.git("rev-parse", "HEAD^{tree}")
    lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents)]
    lines += [f"{who} A <a@b> {stamp}" for who in ("author", "committer")]
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=repository.folder,
        input=("\n".join([*lines, "", "m", ""])).encode(),
        capture_output=True,
        check=True,
    )
    commit = made.stdout.decode().strip()
    repository.git("checkout", "--quiet", commit)
    return commit


STAMPS = ["", "99999999999999 +0000", "nonsense"]
COMMANDS = [
    ["status", "--as-of", "HEAD"],
    ["status", "--as-of", "2022-07-01"],
    ["history", "afi-1"],
    ["trend"],
    ["diff", "HEAD~1..HEAD"],
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_commit_without_a_date_counts_as_of_the_one_before_it(tmp_path: Path, stamp: str) -> None:
    repository = small(tmp_path)
    undated(repository, stamp, repository.git("rev-parse", "HEAD"))
    assert [commit.day for commit in first_parents(tmp_path)] == [date(2022, 6, 1)] * 2
    assert commit_meant(tmp_path, "HEAD").day == date(2022, 6, 1)
    for command in COMMANDS:
        result = run(tmp_path, *command)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("stamp", STAMPS)
def test_where_no_commit_has_a_date_that_is_said(tmp_path: Path, stamp: str) -> None:
    repository = small(tmp_path)
    commit = undated(repository, stamp)
    with pytest.raises(UndatedCommitError):
        first_parents(tmp_path)
    for command in COMMANDS[:-1]:
        result = run(tmp_path, *command)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(
            f"peeltrack: commit {commit[:10]} has no date that git can read."
        )


def test_the_first_commit_takes_the_day_of_the_second(tmp_path: Path) -> None:
    repository = small(tmp_path)
    first = undated(repository, "")
    undated(repository, "1654165800 +0100", first)
    assert [commit.day for commit in first_parents(tmp_path)] == [date(2022, 6, 2)] * 2


def test_histories_that_never_were_one_are_named(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.git("checkout", "--quiet", "--orphan", "other")
    other = repository.commit("2022-06-02T09:00+01:00", "another beginning")
    main = repository.git("rev-parse", "main")
    with pytest.raises(NoCommonAncestorError):
        merge_base(tmp_path, main, other)
    for command in (["diff", "main...other"], ["validate", "--against", "main"]):
        result = run(tmp_path, *command)
        assert result.exit_code == 2
        assert "have no common ancestor: their histories are unrelated" in result.stderr
    with pytest.raises(GitError, match="find the common ancestor"):
        merge_base(tmp_path, "0" * 40, other)


def test_what_a_person_sets_for_git_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The repository stands apart from its work tree, and git's own settings say where."""
    repository = small(tmp_path / "work")
    (tmp_path / "work/.git").rename(tmp_path / "kept.git")
    assert git.ask(tmp_path / "work", "rev-parse", "HEAD") is None
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", "kept.git")
    monkeypatch.setenv("GIT_WORK_TREE", "work")
    head = git.ask(tmp_path / "work", "rev-parse", "HEAD")
    assert head == f"{repository.git('-C', str(tmp_path), 'rev-parse', 'HEAD')}\n".encode()
    # From a hook the very same names another repository than the register's.
    monkeypatch.setenv("GIT_EXEC_PATH", repository.git("-C", str(tmp_path), "--exec-path"))
    assert git.ask(tmp_path / "work", "rev-parse", "HEAD") is None


def test_a_repository_of_a_person_is_not_that_of_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = small(tmp_path / "mine")
    small(tmp_path / "other")

    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    found = git.read(mine.folder, "find the repository", "rev-parse", "--show-toplevel")
    assert Path(os.fsdecode(found.rstrip(b"\n"))) == mine.folder


@pytest.mark.parametrize("name", ["GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_EXTERNAL_DIFF"])
def test_what_would_change_gits_answers_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    small(tmp_path)
    monkeypatch.setenv(name, "1")
    assert git.ask(tmp_path, "ls-files", "-z", "--", ITEM) == f"{ITEM}\0".encode()
