"""The wheel, installed in a clean environment outside the checkout, does its work."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = "Scripts" if sys.platform == "win32" else "bin"
UV = shutil.which("uv", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def peeltrack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel built from this checkout and installed with its dependencies."""
    assert UV, "uv is part of the development environment"
    folder = tmp_path_factory.mktemp("wheel")
    build = [UV, "build", "--quiet", "--wheel", "--no-build-isolation", "--out-dir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, env=environment())
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv")
    python = folder / "venv" / BIN / "python"
    locked = ["--constraints", str(ROOT / "requirements-dev.txt")]
    install = [UV, "pip", "install", "--quiet", "--python", str(python), *locked, str(wheel)]
    subprocess.run(install, check=True, env=environment())
    return folder / "venv" / BIN / "peeltrack"


def environment() -> dict[str, str]:
    """This one's, with the interpreter of this environment to build with."""
    return {**os.environ, "VIRTUAL_ENV": str(Path(sys.executable).parents[1])}


@pytest.fixture
def register_elsewhere(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "register", tmp_path / "register"))


def run(peeltrack: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(peeltrack), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )


def test_an_installed_peeltrack_tells_the_position(
    peeltrack: Path, register_elsewhere: Path
) -> None:
    done = run(peeltrack, register_elsewhere.parent, "status", "--on", "2022-05-23")
    said = "Fifteen AFIs and one recommendation amber; one AFI and one recommendation yellow."
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout.splitlines()


def test_an_installed_peeltrack_writes_the_brief_with_its_own_templates(
    peeltrack: Path, register_elsewhere: Path
) -> None:
    brief = ["brief", "--meeting", "HTA", "--on", "2022-06-27", "-o"]
    for name in ("brief.html", "brief.docx"):
        done = run(peeltrack, register_elsewhere.parent, *brief, name)
        assert done.returncode == 0, done.stderr
    written = (register_elsewhere.parent / "brief.html").read_text(encoding="utf-8")
    golden = (ROOT / "tests/golden/hta-2022-06-27.html").read_text(encoding="utf-8")
    assert written == golden.replace("revision abc1234", "from a working copy")
