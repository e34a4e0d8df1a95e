"""Windows, as far as it can be tried without one."""

import ast
import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from peeltrack.cli.shared.prompts import editor_words
from peeltrack.model.item_names import fitting_ids
from peeltrack.storage.kept_files import why_kept
from tests.cli.small_office import ITEM, REGISTER, open_office
from tests.source_modules import MODULES, nodes_of
from tests.without_posix import CALLS, SIGNALS
from tests.without_posix import MODULES as POSIX

ROOT = Path(__file__).parents[1]

CORE = (
    "tests/storage/test_write.py",
    "tests/storage/test_atomic_write.py",
    "tests/storage/test_partial_register.py",
    "tests/edits/test_reviews.py",
    "tests/cli/commands/test_update.py",
    "tests/cli/commands/test_assign.py",
    "tests/cli/commands/test_portal.py",
    "tests/cli/commands/test_validate.py",
    "tests/cli/shared/test_commits.py",
    "tests/cli/shared/test_kept_files.py",
    "tests/cli/shared/test_output_file.py",
)

BESIDE = ("mapping", "gives_the_look", "personal_data")
"""Of these, what reads a tracker, writes Word or a whole brief: that is not the core."""


@pytest.mark.skipif(os.name == "nt", reason="there is nothing to take away")
def test_the_core_works_without_what_only_posix_has(tmp_path: Path) -> None:
    options = ["-q", "-p", "no:cacheprovider", "-W", "ignore", "--basetemp", str(tmp_path / "t")]
    options += ["-k", f"not {' and not '.join(BESIDE)}"]
    command = [sys.executable, "-m", "tests.without_posix", *options, *CORE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


def test_no_module_uses_what_only_posix_has() -> None:
    used = []
    for module in MODULES:
        for node in nodes_of(module):
            names = set[str]()
            if isinstance(node, ast.Import):
                names = {name.name for name in node.names} & set(POSIX)
            elif isinstance(node, ast.ImportFrom):
                names = {node.module or ""} & set(POSIX)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                names = {node.attr} & {*{"os": CALLS, "signal": SIGNALS}.get(node.value.id, ())}
            used += [f"{module}: {name}" for name in sorted(names)]
    assert used == []


IDS = ("peel-2018/afi-01", "peel-2022/afi-01", "peel-2022/afi-02")


@pytest.mark.parametrize(
    "reference",
    [
        r"peel-2022\afi-01",
        r"register\inspections\peel-2022\afi-01.yaml",
        r"C:\Users\Officer\inspections of the force\register\inspections\PEEL-2022\afi-01.yaml",
        "register/inspections/peel-2022/afi-01.yaml",
        "PEEL 2022 AFI 1",
    ],
)
def test_an_item_may_be_named_by_the_path_of_its_file(reference: str) -> None:
    assert fitting_ids(IDS, reference) == ["peel-2022/afi-01"]


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        (r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst', [
            r"C:\Program Files\Notepad++\notepad++.exe", "-multiInst"
        ]),
        (r"C:\vim\vim.exe", [r"C:\vim\vim.exe"]),
        ("code --wait", ["code", "--wait"]),
    ],
)  # fmt: skip
def test_the_path_of_an_editor_keeps_its_backslashes(editor: str, words: list[str]) -> None:
    assert editor_words(editor, posix=False) == words


def test_a_path_with_a_drive_is_compared_as_windows_compares_it() -> None:
    class Folder(PureWindowsPath):
        """A path of Windows in a place where there is no register."""

        def is_file(self) -> bool:
            return self.name == "register.yaml" and self.parent.name.casefold() == "register"

        def is_dir(self) -> bool:
            return False

    for path, is_kept in {
        r"C:\force\register\REGISTER.YAML": True,
        r"C:\force\Register\meetings\2022-05-23-hta.yaml": True,
        r"C:\force\register\register.yaml:hidden": True,
        r"C:\force\register\register.yaml. .": True,
        r"C:\force\papers\hta.docx": False,
        r"C:\force\notes.yaml": False,
        r"\\server\share\register\positions.yaml": True,
    }.items():
        assert (why_kept(Folder(path)) is not None) == is_kept, path  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_what_is_printed_is_utf_8_whatever_the_code_page(encoding: str, tmp_path: Path) -> None:
    office = open_office(tmp_path)
    title = "Caf\u00e9 \u0141 \u2013"
    office.write({ITEM: REGISTER[ITEM].replace("Missing", title)})
    command = [sys.executable, "-m", "peeltrack", "-R", str(office.register), "list"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert title in done.stdout.decode("utf-8")


def test_no_file_is_read_or_written_in_the_code_page_of_the_machine() -> None:
    """Texts of files and of other programs name their encoding."""
    faults = []
    for module in MODULES:
        for node in nodes_of(module):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            given = {keyword.arg for keyword in node.keywords}
            runs = node.func.attr in ("run", "Popen") and "text" in given
            if (runs or node.func.attr in ("read_text", "write_text")) and "encoding" not in given:
                faults.append(f"{module}:{node.lineno} {node.func.attr}")
    assert faults == []
