"""A revision on a paper is the truth: what git passes over or keeps otherwise is found out."""

import base64
import json
import shlex
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.history.snapshots import head_if_clean
from peeltrack.history.sparse_checkout import left_out, left_out_by_sparse_checkout
from tests.history.repository import Repository
from tests.storage.small_register import ITEM, SMALL_REGISTER, with_lines

SECOND = "inspections/peel-2022/afi-02.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository.new(tmp_path / "work")
    made.write({**SMALL_REGISTER, SECOND: with_lines(ITEM, 'number: "2"')})
    made.commit("2022-06-01T09:00+01:00", "begun")
    return made


def run(repository: Repository, *given: str) -> Result:
    return CliRunner().invoke(app, ["-R", str(repository.folder), *given])


@pytest.mark.parametrize("flag", ["skip-worktree", "assume-unchanged"])
def test_a_file_that_git_is_not_to_look_at_is_in_no_revision(
    repository: Repository, flag: str
) -> None:
    assert head_if_clean(repository.folder) == repository.git("rev-parse", "HEAD")[:10]
    repository.git("update-index", f"--{flag}", ITEM)
    repository.write({ITEM: with_lines(ITEM, "title: Changed")})
    assert repository.git("status", "--porcelain") == ""
    assert head_if_clean(repository.folder) is None
    assert left_out(repository.folder) == ()
    repository.git("update-index", f"--no-{flag}", ITEM)
    repository.git("checkout", "--quiet", "--", ITEM)
    assert head_if_clean(repository.folder) == repository.git("rev-parse", "HEAD")[:10]


def test_another_file_that_git_passes_over_does_not_matter(repository: Repository) -> None:
    repository.write({"notes.txt": "Not the register's.\n"})
    repository.commit("2022-06-02T09:00+01:00", "notes")
    repository.git("update-index", "--skip-worktree", "notes.txt")
    assert head_if_clean(repository.folder) == repository.git("rev-parse", "HEAD")[:10]


def sparse(repository: Repository) -> Repository:
    repository.git("sparse-checkout", "set", "--no-cone", "/*", f"!/{SECOND}")
    assert not (repository.folder / SECOND).exists()
    return repository


@pytest.mark.parametrize("linked", [False, True], ids=["clone", "linked work tree"])
def test_a_sparse_checkout_says_what_it_leaves_out(
    repository: Repository, tmp_path: Path, linked: bool
) -> None:
    if linked:
        repository.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
        repository = Repository(tmp_path / "linked")
    assert left_out_by_sparse_checkout(repository.folder) == ()
    sparse(repository)
    assert left_out_by_sparse_checkout(repository.folder) == (SECOND,)
    told = run(repository, "list", "--format", "json")
    assert told.exit_code == 0
    assert json.loads(told.stdout)["revision"] is None
    assert told.stderr == (
        f"Note: {SECOND} is not in this checkout (git sparse-checkout); this answer covers only "
        "the rest. Run git sparse-checkout disable to include the whole register.\n"
    )


@pytest.mark.parametrize(
    "command",
    [
        ["show", "afi-2"],
        ["history", "peel-2022/afi-02"],
        ["target", "afi-2", "2023-01-01", "--because", "x"],
        ["validate"],
    ],
    ids=" ".join,
)
def test_what_a_sparse_checkout_leaves_out_is_not_missing(
    repository: Repository, command: list[str]
) -> None:
    result = run(sparse(repository), *command)
    assert result.exit_code == 3
    assert f"{SECOND} is not in this checkout" in result.stderr
    assert "no item" not in result.stderr + result.stdout
    assert run(repository, "show", "afi-1").exit_code == 0
    assert "no item 'afi-7'" in run(repository, "show", "afi-7").stderr


def test_the_whole_register_is_there_as_of_a_commit(repository: Repository) -> None:
    told = run(sparse(repository), "list", "--as-of", "HEAD", "--format", "json")
    assert (told.exit_code, told.stderr) == (0, "")
    assert len(json.loads(told.stdout)["rows"]) == 2


CODE = "import base64, sys; sys.stdout.buffer.write(base64.b64{}(sys.stdin.buffer.read()))"
CLEAN, SMUDGE = (
    f"'{Path(sys.executable).as_posix()}' -c '{CODE.format(way)}'" for way in ("encode", "decode")
)


@pytest.mark.skipif(sys.platform == "win32", reason="the filter is a line of shell")
def test_history_behind_a_filter_is_not_called_bad_yaml(repository: Repository) -> None:
    repository.git("config", "filter.rot.clean", CLEAN)
    repository.git("config", "filter.rot.smudge", SMUDGE)
    repository.write({".gitattributes": "*.yaml filter=rot\n"})
    repository.git("rm", "-rq", "--cached", ".")
    repository.commit("2022-06-02T09:00+01:00", "kept in another form")
    stored = repository.git("cat-file", "-p", f"HEAD:{ITEM}")
    assert base64.b64decode(stored).decode() == SMALL_REGISTER[ITEM]
    repository.write({ITEM: with_lines(ITEM, "title: Changed")})
    repository.commit("2022-06-03T09:00+01:00", "changed")
    repository.write({ITEM: with_lines(ITEM, "title: Changed again")})
    for command in (
        ["status", "--as-of", "HEAD"],
        ["history", "afi-1"],
        ["trend"],
        ["diff", "HEAD~1"],
        ["diff", "HEAD~1..HEAD"],
        ["validate", "--against", "HEAD"],
    ):
        result = run(repository, *command)
        assert result.exit_code == 3, command
        assert "through its filter 'rot' (as git-crypt and LFS do)" in result.stderr, command
        assert result.stderr.count("\n") == 1, command


def test_an_attribute_without_a_filter_behind_it_blames_the_file(repository: Repository) -> None:
    repository.write({".gitattributes": "*.yaml filter=rot\n", ITEM: "broken: [\n"})
    repository.commit("2022-06-02T09:00+01:00", "broken")
    result = run(repository, "status", "--as-of", "HEAD")
    assert result.exit_code == 3
    assert result.stderr.startswith(f"peeltrack: {ITEM}:")


@pytest.mark.parametrize(
    "given",
    [
        "meeting show hta",
        "meeting ask hta -m Why?",
        "meeting new hta --date 2022-05-23",
        "inspection change peel-2018 --title PEEL",
        "show peel-2018",
        "show 'PEEL 2018'",
        "list --inspection peel-2018",
        "assign --inspection peel-2018 --strategic liaison",
        "list --area x",
        "item move peel-2022/afi-01 --to afi-02 --because x --by liaison",
        "item move peel-2022/afi-01 --to afi-09 --because x --by liaison",
    ],
)
def test_what_is_left_out_is_neither_unknown_nor_written_over(
    repository: Repository, given: str
) -> None:
    """A meeting, an inspection, an item's place, and whatever may name an item that moves."""
    other = "inspections/peel-2018/inspection.yaml"
    repository.write({other: "title: PEEL 2018\nbody: HMICFRS\nkind: peel\n"})
    repository.commit("2022-06-02T09:00+01:00", "more")
    left = ("!/meetings", f"!/{SECOND}", f"!/{other}")
    repository.git("sparse-checkout", "set", "--no-cone", "/*", *left)
    said = run(repository, *shlex.split(given))
    assert (said.exit_code, said.stdout) == (3, "")
    assert "in this checkout (git sparse-checkout" in said.stderr
    assert repository.git("status", "--porcelain") == ""
