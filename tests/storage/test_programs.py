"""Programs are taken from the folders of the PATH, and never from where one stands."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from peeltrack.storage.programs import find_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")


def program(folder: Path, name: str = "git", *, mode: int = 0o755) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    file.chmod(mode)
    return file


@pytest.mark.parametrize("here", ["", ".", "tools", "./tools"])
def test_a_folder_of_the_work_tree_is_passed_over(
    here: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program(tmp_path)
    program(tmp_path / "tools")
    monkeypatch.setenv("PATH", here)
    assert find_program("git") is None
    installed = program(tmp_path / "bin")
    monkeypatch.setenv("PATH", os.pathsep.join([here, str(tmp_path / "bin")]))
    assert find_program("git") == str(installed)


def test_what_cannot_be_run_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "a", mode=0o644)
    (tmp_path / "b" / "git").mkdir(parents=True)
    wanted = program(tmp_path / "c")
    folders = [str(tmp_path / name) for name in ("nowhere", "a", "b", "c")]
    monkeypatch.setenv("PATH", os.pathsep.join(folders))
    assert find_program("git") == str(wanted)


def test_a_name_with_a_folder_is_taken_at_its_word() -> None:
    assert [find_program(name) for name in ("./editor", "/opt/editor")] == [
        "./editor",
        "/opt/editor",
    ]


def test_it_is_the_git_that_a_shell_finds() -> None:
    assert find_program("git") == shutil.which("git")
