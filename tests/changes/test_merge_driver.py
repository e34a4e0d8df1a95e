"""Real merges by real git: with the driver, with one that crashes, and on hosts without."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner, Result

from peeltrack.changes.merge import merge
from peeltrack.changes.merge_decisions import carry_out
from peeltrack.cli import app
from peeltrack.storage.dump import dump
from peeltrack.storage.yaml import parse
from tests.changes.three_versions import BASE, after, clash, drawn_edits, facts, united, vouched
from tests.changes.two_branches import ITEM, RECORDED, Repository

SECOND = "    text: The dip sample has begun.\n"
OURS = RECORDED[ITEM].replace(SECOND, f"{SECOND}  - date: 2022-05-20\n    text: Ours.\n")
THEIRS = RECORDED[ITEM].replace(SECOND, f"{SECOND}  - date: 2022-05-16\n    text: Theirs.\n")
BOTH = RECORDED[ITEM].replace(
    SECOND,
    f"{SECOND}  - date: 2022-05-16\n    text: Theirs.\n  - date: 2022-05-20\n    text: Ours.\n",
)


def peeltrack(repository: Repository, *arguments: str) -> Result:
    result = CliRunner().invoke(app, ["-R", str(repository.register), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.begun(tmp_path / "work")


def installed(repository: Repository) -> Repository:
    assert peeltrack(repository, "merge-driver", "install").exit_code == 0
    repository.commit({}, "Merge entry by entry")
    return repository


def with_branches(repository: Repository, ours: str, theirs: str) -> Repository:
    repository.git("branch", "--force", "topic", "main")
    repository.git("branch", "--force", "other", "main")
    repository.go("other")
    repository.commit({ITEM: theirs}, "Theirs")
    repository.go("topic")
    repository.commit({ITEM: ours}, "Ours")
    return repository


def test_two_updates_meet_in_git_itself(repository: Repository) -> None:
    with_branches(installed(repository), OURS, THEIRS)
    repository.git("merge", "--no-edit", "other")
    assert repository.read(ITEM) == BOTH
    assert repository.git("status", "--porcelain") == ""


def test_a_rag_of_each_is_a_conflict_that_says_so(repository: Repository) -> None:
    ours = RECORDED[ITEM].replace("rag: amber   # agreed at SIB", "rag: green")
    theirs = RECORDED[ITEM].replace("rag: amber   # agreed at SIB", "rag: red")
    with_branches(installed(repository), ours, theirs)
    merged = repository.try_git("merge", "--no-edit", "other")
    assert merged.returncode == 1
    assert (
        f"peeltrack: register/{ITEM}: RAG; ours: green; theirs: red; choose one." in merged.stderr
    )
    marks = "<<<<<<< ours\nrag: green\n=======\nrag: red\n>>>>>>> theirs\n"
    assert marks in repository.read(ITEM)
    assert repository.git("status", "--porcelain").startswith("UU ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", ['# our "old" [papers]', "[a]*?\\"])
def test_folders_of_any_name_are_given_to_the_driver(repository: Repository, name: str) -> None:
    (repository.folder / name).mkdir()
    repository.register = repository.register.rename(repository.folder / name / "register")
    with_branches(installed(repository), OURS, THEIRS)
    repository.git("merge", "--no-edit", "other")
    assert repository.read(ITEM) == BOTH
    repository.git("reset", "--hard", "HEAD~1")
    (repository.folder / ".gitattributes").unlink()
    assert peeltrack(repository, "merge", "other").exit_code == 0
    assert repository.read(ITEM) == BOTH


TRAP = "from pathlib import Path\nPath({!r}).write_text('ran')\nraise SystemExit(1)\n"


@pytest.fixture
def trapped(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch with programs and modules of every name that a merge might run.

    Returns:
        The file that is written if one of them is.
    """
    ran = tmp_path / "ran"
    modules = ("peeltrack/__init__", "peeltrack/__main__", "typer", "json", "sitecustomize")
    files = {f"{name}.py": TRAP.format(str(ran)) for name in modules}
    files |= dict.fromkeys(
        ("peeltrack.exe", "python", "git"), f"#!/bin/sh\ntouch '{ran}'\nexit 1\n"
    )
    for name, text in files.items():
        path = repository.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
    repository.commit({}, "Set the traps")
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}{os.pathsep}.")
    monkeypatch.setenv("PYTHONPATH", f".{os.pathsep}{repository.folder}")
    return ran


@pytest.mark.parametrize("installs", [True, False], ids=["driver", "merge"])
def test_a_merge_runs_nothing_of_the_branch(
    installs: bool, repository: Repository, trapped: Path
) -> None:
    if installs:
        installed(repository)
    with_branches(repository, OURS, THEIRS)
    if installs:
        repository.git("merge", "--no-edit", "other")
    else:
        assert peeltrack(repository, "merge", "other").exit_code == 0
    assert repository.read(ITEM) == BOTH
    assert not trapped.exists()


def test_python_m_takes_no_module_of_the_work_tree(repository: Repository) -> None:
    ran = repository.folder / "ran"
    for name in ("typer", "json", "pydantic", "ryaml"):
        (repository.folder / f"{name}.py").write_text(TRAP.format(str(ran)), encoding="utf-8")
    command = [sys.executable, "-m", "peeltrack", "list", "--format", "json"]
    done = subprocess.run(command, cwd=repository.folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr, ran.exists()) == (0, b"", False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_python_in_a_folder_of_any_name_runs_the_driver(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git and its shell read the line before Python does."""
    folder = tmp_path / "O'Brien's \"new\" $HOME 100%A %% `x` \\ bin"
    folder.mkdir()
    python = folder / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with_branches(installed(repository), OURS, THEIRS)
    repository.git("merge", "--no-edit", "other")
    assert repository.read(ITEM) == BOTH


def test_install_writes_this_clones_configuration_and_one_line_for_all(
    repository: Repository,
) -> None:
    attributes = repository.folder / ".gitattributes"
    attributes.write_bytes(b"* text=auto")
    for _ in range(2):
        assert peeltrack(repository, "merge-driver", "install").exit_code == 0
    assert attributes.read_bytes() == b"* text=auto\nregister/**/*.yaml merge=peeltrack\n"
    assert "merge-driver run %O" in repository.git("config", "merge.peeltrack.driver")
    for _ in range(2):
        assert peeltrack(repository, "merge-driver", "remove").exit_code == 0
    assert repository.try_git("config", "merge.peeltrack.driver").returncode == 1


def test_an_attribute_without_a_driver_merges_by_lines(repository: Repository) -> None:
    peeltrack(installed(repository), "merge-driver", "remove")
    with_branches(repository, OURS, THEIRS)
    assert repository.try_git("merge", "--no-edit", "other").returncode == 1
    assert "<<<<<<< " in repository.read(ITEM)


@pytest.mark.skipif(sys.platform == "win32", reason="the crashing driver is a shell script")
@pytest.mark.parametrize(
    "crash",
    [
        "kill -9 $$",
        "exit 1",
        "exit 200",
        "exit 127",
    ],
)
def test_a_driver_that_crashes_leaves_marks(crash: str, repository: Repository) -> None:
    """Git alone would keep our side, without a mark."""
    installed(repository)
    broken = repository.folder / ".git" / "broken"
    broken.write_text(f"#!/bin/sh\n{crash}\n", encoding="utf-8")
    broken.chmod(0o755)
    command = repository.git("config", "merge.peeltrack.driver")
    fallback = command.partition("||")[2].strip()
    repository.git("config", "merge.peeltrack.driver", f'"{broken}" %O %A %B || {fallback}')
    with_branches(repository, OURS, THEIRS)
    assert repository.try_git("merge", "--no-edit", "other").returncode == 1
    text = repository.read(ITEM)
    assert "<<<<<<< ours\n" in text
    assert "Ours." in text
    assert "Theirs." in text
    assert repository.git("status", "--porcelain").startswith("UU ")


@pytest.mark.skipif(sys.platform == "win32", reason="git for Windows has its own grep")
def test_a_driver_that_crashes_lets_gits_clean_merge_through(repository: Repository) -> None:
    installed(repository)
    command = repository.git("config", "merge.peeltrack.driver")
    repository.git("config", "merge.peeltrack.driver", f"false || {command.partition('||')[2]}")
    theirs = RECORDED[ITEM].replace("title: Missing person", "title: Missing people")
    with_branches(repository, OURS, theirs)
    repository.git("merge", "--no-edit", "other")
    assert repository.read(ITEM) == OURS.replace("title: Missing person", "title: Missing people")


def test_merge_needs_no_driver(repository: Repository) -> None:
    with_branches(repository, OURS, THEIRS)
    result = peeltrack(repository, "merge", "other")
    assert (result.exit_code, repository.read(ITEM)) == (0, BOTH), result.stderr
    assert len(repository.git("log", "-1", "--format=%P").split()) == 2
    assert repository.try_git("config", "merge.peeltrack.driver").returncode == 1


def test_merge_says_what_is_left_to_decide(repository: Repository) -> None:
    ours = RECORDED[ITEM].replace("target: 2022-09-30\n", "target: 2022-10-31\n")
    theirs = RECORDED[ITEM].replace("target: 2022-09-30\n", "target: 2022-12-31\n")
    with_branches(repository, ours, theirs)
    result = peeltrack(repository, "merge", "other")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-2:] == [
        f"1 file to decide: register/{ITEM}",
        "Next: peeltrack resolve",
    ]


def test_merge_takes_no_revision_for_an_option(repository: Repository) -> None:
    result = CliRunner().invoke(app, ["-R", str(repository.register), "merge", "--", "--abort"])
    assert result.exit_code == 2
    assert result.stderr.startswith("peeltrack: there is no revision '--abort'.")


def test_the_driver_runs_on_three_files(tmp_path: Path) -> None:
    """The contract: %O %A %B %L %P, the result over %A."""
    files = {"base": RECORDED[ITEM], "ours": OURS, "theirs": THEIRS}
    for name, text in files.items():
        (tmp_path / name).write_bytes(text.encode())
    given = [str(tmp_path / name) for name in files]
    command = [sys.executable, "-m", "peeltrack", "merge-driver", "run", *given, "7", ITEM]
    finished = subprocess.run(command, capture_output=True, check=False)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, b"", b"")
    assert (tmp_path / "ours").read_bytes() == BOTH.encode()


def test_random_merges_by_git_say_what_the_merge_by_meaning_says(
    repository: Repository, pytestconfig: pytest.Config
) -> None:
    """Git runs the driver; what is in the files is what was meant, or is marked."""
    assert shutil.which("git")
    installed(repository)
    for seed in range(200 if pytestconfig.getoption("--soak") else 4):
        chance = Random(seed)  # noqa: S311 (not a secret)
        mine, yours = drawn_edits(chance, "ours"), drawn_edits(chance, "theirs")
        ours, theirs = after(mine), after(yours)
        repository.go("main")
        with_branches(repository, dump(ours), dump(theirs))
        finished = repository.try_git("merge", "--no-edit", "other")
        text = repository.read(ITEM)
        assert bool(finished.returncode) == clash(mine, yours), seed
        if finished.returncode:
            assert "<<<<<<< ours\n" in text, seed
            repository.git("merge", "--abort")
        else:
            meant = carry_out(ours, merge(BASE, ours, theirs).decisions)
            assert parse(text) == meant, seed
            assert facts(parse(text)) == united(ours, theirs), seed
            assert vouched(parse(text)) <= vouched(ours) | vouched(theirs), seed
