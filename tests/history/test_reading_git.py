"""What git is asked and what it must not do when PeelTrack reads."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.history.errors import GitError
from peeltrack.history.git import read_blobs
from peeltrack.history.trees import read_tree
from tests.history.repository import Repository
from tests.storage.small_register import ITEM, SMALL_REGISTER, with_lines


def small(folder: Path) -> Repository:
    repository = Repository.new(folder)
    repository.write(SMALL_REGISTER)
    repository.commit("2022-06-01T09:00+01:00", "begun")
    return repository


def revision(register: Path) -> str | None:
    result = CliRunner().invoke(app, ["-R", str(register), "list", "--format", "json"])
    found: str | None = json.loads(result.stdout)["revision"]
    return found


def test_the_revision_is_heads_while_the_registers_files_are_as_it_has_them(
    tmp_path: Path,
) -> None:
    repository = small(tmp_path)
    head = repository.git("rev-parse", "HEAD")[:10]
    assert revision(tmp_path) == head
    repository.write({"notes.txt": "Not the register's.\n"})
    assert revision(tmp_path) == head
    repository.write({ITEM: with_lines(ITEM, "title: Changed")})
    assert revision(tmp_path) is None
    repository.write({ITEM: SMALL_REGISTER[ITEM], "inspections/peel-2022/afi-09.yaml": "new: 1\n"})
    assert Repository(tmp_path).git("status", "--porcelain") != ""


def test_a_new_file_or_one_that_git_ignores_is_in_no_revision(tmp_path: Path) -> None:
    repository = small(tmp_path)
    new = {"inspections/peel-2022/afi-09.yaml": SMALL_REGISTER[ITEM]}
    repository.write(new)
    assert revision(tmp_path) is None
    repository.write({".gitignore": "afi-09.yaml\n"})
    assert revision(tmp_path) is None


def test_there_is_no_revision_outside_git_or_before_the_first_commit(tmp_path: Path) -> None:
    Repository(tmp_path).write(SMALL_REGISTER)
    assert revision(tmp_path) is None
    Repository.new(tmp_path)
    assert revision(tmp_path) is None


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_nothing_that_the_repository_brings_along_is_run(tmp_path: Path) -> None:
    repository = small(tmp_path / "register")
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n", encoding="utf-8")
    trap.chmod(0o755)
    for setting in ("core.fsmonitor", "diff.external", "diff.yaml.textconv", "gpg.program"):
        repository.git("config", setting, str(trap))
    repository.git("config", "log.showSignature", "true")
    hooks = tmp_path / "register/.git/hooks"
    hooks.mkdir(exist_ok=True)
    (hooks / "post-index-change").symlink_to(trap)
    (tmp_path / "register/.git/info/attributes").write_text("*.yaml diff=yaml\n", encoding="utf-8")
    (tmp_path / "register" / ITEM).touch()
    before = (tmp_path / "register/.git/index").read_bytes()
    (tmp_path / "sprung").unlink(missing_ok=True)
    for command in (["list"], ["list", "--as-of", "2022-06-01"], ["list", "--as-of", "HEAD"]):
        given = ["-R", str(tmp_path / "register"), *command, "--format", "json"]
        assert CliRunner().invoke(app, given).exit_code == 0
    after = (tmp_path / "register/.git/index").read_bytes()
    assert ((tmp_path / "sprung").exists(), after == before) == (False, True)


def test_the_folder_of_another_repository_in_the_environment_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git sets GIT_DIR for the hooks that it runs, and one of them may be PeelTrack."""
    mine, other = small(tmp_path / "mine"), small(tmp_path / "other")
    other.write({"more.txt": "more\n"})
    other.commit("2022-06-02T09:00+01:00", "more")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other/.git/index"))
    expected = revision(tmp_path / "mine")
    monkeypatch.delenv("GIT_DIR")
    assert expected == mine.git("rev-parse", "HEAD")[:10]


def test_paths_of_any_characters_are_read(tmp_path: Path) -> None:
    repository = small(tmp_path)
    odd = ["a\tb.yaml", 'quote".yaml', "é.yaml", "-r.yaml", ":(top)x.yaml"]
    odd = ["-r.yaml", "é.yaml"] if os.name == "nt" else odd
    repository.write({f"inspections/{name}": f"{name!r}\n" for name in odd})
    repository.commit("2022-06-02T09:00+01:00", "odd")
    tree = read_tree(tmp_path, "HEAD")
    names = [tree[f"inspections/{name}"].name for name in odd]
    assert [text.decode() for text in read_blobs(tmp_path, names, 100)] == [
        f"{name!r}\n" for name in odd
    ]


def test_of_a_blob_no_more_is_kept_than_is_wanted(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.write({"long.yaml": "x" * 100_000, "short.yaml": "y"})
    repository.commit("2022-06-02T09:00+01:00", "long")
    tree = read_tree(tmp_path, "HEAD")
    names = [tree[path].name for path in ("long.yaml", "short.yaml", "long.yaml")]
    assert list(read_blobs(tmp_path, names, 3)) == [b"xxx", b"y", b"xxx"]


def test_a_blob_that_is_missing_is_an_error(tmp_path: Path) -> None:
    small(tmp_path)
    with pytest.raises(GitError, match="the repository does not hold it"):
        list(read_blobs(tmp_path, ["0" * 40], 10))
