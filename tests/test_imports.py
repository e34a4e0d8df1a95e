"""What a command imports, for that is most of what a short command takes."""

import subprocess
import sys
from pathlib import Path

import pytest

REGISTER = str(Path(__file__).parents[1] / "register")

HEAVY = (
    "pydantic", "rich", "ruamel", "ryaml", "jinja2", "filelock", "docx", "xlsxwriter", "pyarrow",
    "icalendar",
)  # fmt: skip

_RUN = """
import os
import sys
os._exit = sys.exit  # what was imported is looked at before the process ends
from peeltrack.__main__ import main

sys.argv = ["peeltrack", *sys.argv[1:]]
try:
    main()
except SystemExit as stopped:
    assert not stopped.code, stopped.code
deferred = {name for name, module in sys.modules.items() if type(module).__name__ == "_LazyModule"}
sys.stderr.write(" ".join(sys.modules.keys() - deferred))
"""


def packages_imported_by(*given: str) -> set[str]:
    return {name.partition(".")[0] for name in modules_imported_by(*given)}


def modules_imported_by(*given: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", _RUN, *given], capture_output=True, text=True, check=True
    )
    return set(run.stderr.splitlines()[-1].split())


def test_the_version_is_told_before_typer_is_imported() -> None:
    assert packages_imported_by("--version").isdisjoint({"typer", *HEAVY})


@pytest.mark.parametrize("given", [("--help",), ("import", "--help"), ("returns", "-h")])
def test_a_list_of_commands_imports_nothing_heavy(given: tuple[str, ...]) -> None:
    assert packages_imported_by(*given).isdisjoint(HEAVY)


@pytest.mark.parametrize("given", [("status",), ("status", "--format", "json"), ("list",)])
def test_a_good_register_is_read_without_the_editing_library(given: tuple[str, ...]) -> None:
    imported = packages_imported_by(*given, "--register", REGISTER)
    assert imported.isdisjoint({"ruamel", "jinja2", "filelock", "docx", "xlsxwriter"})


def test_a_register_from_the_cache_is_read_without_the_reader_and_without_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PEELTRACK_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    reader = {"ryaml", "peeltrack.storage.parse", "peeltrack.storage.yaml"}
    cold, warm = (modules_imported_by("list", "--register", REGISTER) for _ in range(2))
    assert cold >= reader
    assert warm.isdisjoint({*reader, "peeltrack.history.git", "peeltrack.history.snapshots"})


def test_a_brief_in_markdown_needs_neither_word_nor_pdf() -> None:
    imported = packages_imported_by("brief", "--meeting", "hta", "--register", REGISTER)
    assert imported.isdisjoint({"docx", "lxml", "typst", "rich"})


@pytest.mark.parametrize(("forum", "needs"), [("hta", "challenge"), ("pcp", "panel")])
def test_a_paper_imports_what_its_own_forum_sees(forum: str, needs: str) -> None:
    modules = {
        "challenge": "peeltrack.queries.challenge.rule_list",
        "panel": "peeltrack.documents.panel",
        "committee": "peeltrack.documents.committee",
    }
    imported = modules_imported_by("brief", "--meeting", forum, "--register", REGISTER)
    assert [name for name, module in modules.items() if module in imported] == [needs]


@pytest.mark.parametrize("given", [("list",), ("trend", "--from", "facts")])
def test_rows_for_a_program_are_written_without_rich(given: tuple[str, ...]) -> None:
    assert "rich" not in packages_imported_by(*given, "--format", "tsv", "--register", REGISTER)


@pytest.mark.parametrize(
    ("given", "own"),
    [
        (("--help",), set()),
        (("schema", "--help"), {"schema"}),
        (("step", "--help"), {"step"}),
        (("import", "--help"), set()),
        (
            ("import", "report", "--help"),
            {"import_report", "import_report_page", "import_report_rows"},
        ),
    ],
)
def test_no_command_is_imported_but_the_one_that_is_called(
    given: tuple[str, ...], own: set[str]
) -> None:
    """Else every new command would make all the others slower."""
    prefix = "peeltrack.cli.commands."
    imported = modules_imported_by(*given)
    assert {name.removeprefix(prefix) for name in imported if name.startswith(prefix)} == own


_INTERRUPTED = """
import os, signal, sys
from peeltrack.__main__ import main

class Impatient:
    def find_spec(self, name, path, target=None):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Impatient())
sys.argv = ["peeltrack", "status"]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal to send")
def test_whoever_interrupts_while_it_starts_sees_no_traceback() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")
