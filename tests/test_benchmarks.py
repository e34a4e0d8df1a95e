"""The generator and the floor program; nothing here asserts a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.generate import FOLDER, write_register
from benchmarks.history import write_history
from peeltrack.cli import app

ROOT = Path(__file__).parents[1]
DAY = "2026-01-01"


def files_of(register: Path) -> dict[str, bytes]:
    files = (path for path in register.rglob("*") if path.is_file())
    return {path.relative_to(register).as_posix(): path.read_bytes() for path in files}


def validated(register: Path, day: str) -> tuple[str, str, int]:
    """What validating says, and its exit code."""
    done = CliRunner().invoke(app, ["validate", "--register", str(register), "--on", day])
    return done.stdout, done.stderr, done.exit_code


def run(*given: str) -> "subprocess.CompletedProcess[str]":
    """Run a program, with the modules that are compiled already: no time is asserted here."""
    return subprocess.run(
        [sys.executable, *given],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPYCACHEPREFIX": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("number", [1, 2, 3, 30, FOLDER + 1])
def test_a_generated_register_has_no_problem(tmp_path: Path, number: int) -> None:
    write_register(tmp_path, number)
    noun = "item" if number == 1 else "items"
    told = f"{number} {noun} checked: 0 errors, 0 warnings.\n"
    assert validated(tmp_path, DAY) == ("", told, 0)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    write_register(tmp_path / "one", 30, seed=7)
    write_register(tmp_path / "two", 30, seed=7)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_another_seed_gives_another_register(tmp_path: Path) -> None:
    write_register(tmp_path / "one", 30, seed=7)
    write_register(tmp_path / "two", 30, seed=8)
    assert files_of(tmp_path / "one") != files_of(tmp_path / "two")


def test_items_are_of_the_size_of_real_ones(tmp_path: Path) -> None:
    write_register(tmp_path, FOLDER)
    sizes = [len(text) for path, text in files_of(tmp_path).items() if "/afi-" in path]
    assert 1_500 <= sum(sizes) / len(sizes) <= 3_000


def test_no_folder_holds_more_than_its_share(tmp_path: Path) -> None:
    write_register(tmp_path, 2 * FOLDER + 1)
    folders = [len(list(folder.iterdir())) for folder in (tmp_path / "inspections").iterdir()]
    assert sorted(folders) == [2, FOLDER + 1, FOLDER + 1]


def test_the_floor_program_reads_the_same_items(tmp_path: Path) -> None:
    write_register(tmp_path, 30)
    assert run("-m", "benchmarks.floor", str(tmp_path)).stdout == "30 items\n"


def commits_of(repository: Path) -> list[str]:
    log = ["git", "-C", str(repository), "log", "--format=%H %cs"]
    return subprocess.run(log, check=True, capture_output=True, text=True).stdout.splitlines()


def test_a_generated_history_is_long_valid_and_the_same_for_the_same_seed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_history(tmp_path / name, 20, 60, seed=7)
    commits = commits_of(tmp_path / "one")
    assert commits == commits_of(tmp_path / "two")
    assert (len(commits), commits[-1][-10:], commits[0][-10:]) == (60, "2023-01-02", "2027-12-01")
    said, _, code = validated(tmp_path / "one/register", "2028-01-01")
    assert (said, code) == ("", 0)


def test_the_floor_of_a_trend_reads_every_version_once(tmp_path: Path) -> None:
    write_history(tmp_path / "history", 20, 60)
    register = tmp_path / "history/register"
    read = int(run("-m", "benchmarks.history_floor", str(register)).stdout.split()[0])
    assert read == len(files_of(register)) + 59


def test_the_generator_runs_as_a_program(tmp_path: Path) -> None:
    made = run("-m", "benchmarks.generate", "3", str(tmp_path / "new"), "--seed", "7")
    write_register(tmp_path / "other", 3, seed=7)
    assert (made.returncode, files_of(tmp_path / "new")) == (0, files_of(tmp_path / "other"))


def test_the_measurements_run_and_print_every_goal() -> None:
    """Takes seconds: it runs every process that is measured, with few items."""
    measured = run("-m", "benchmarks", "--quick")
    assert measured.returncode == 0, measured.stderr
    verdicts = [line for line in measured.stdout.splitlines() if line.endswith(("met", "missed"))]
    assert len(verdicts) >= 5


def test_a_site_and_a_filter_are_measured() -> None:
    measured = run("-m", "benchmarks.site", "--quick")
    assert measured.returncode == 0, measured.stderr
    verdicts = [line for line in measured.stdout.splitlines() if line.endswith(("met", "missed"))]
    assert len(verdicts) >= 3
