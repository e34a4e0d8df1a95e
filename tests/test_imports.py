"""What a command imports, for that is most of what a short command takes."""

import subprocess
import sys

import pytest

HEAVY = ("pydantic", "rich", "ruamel", "ryaml", "jinja2", "filelock", "docx", "xlsxwriter")

_RUN = """
import sys
from peeltrack.__main__ import main

sys.argv = ["peeltrack", *sys.argv[1:]]
try:
    main()
except SystemExit as stopped:
    assert not stopped.code, stopped.code
sys.stderr.write(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def packages_imported_by(*given: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", _RUN, *given], capture_output=True, text=True, check=True
    )
    return set(run.stderr.splitlines()[-1].split())


def test_the_version_is_told_before_typer_is_imported() -> None:
    assert packages_imported_by("--version").isdisjoint({"typer", *HEAVY})


@pytest.mark.parametrize(
    "given", [("--help",), ("status", "--help"), ("list", "--help"), ("brief", "--help")]
)
def test_help_imports_nothing_heavy(given: tuple[str, ...]) -> None:
    assert packages_imported_by(*given).isdisjoint(HEAVY)


@pytest.mark.parametrize("given", [("status",), ("status", "--format", "json"), ("list",)])
def test_a_good_register_is_read_without_the_editing_library(given: tuple[str, ...]) -> None:
    imported = packages_imported_by(*given, "--register", "register")
    assert imported.isdisjoint({"ruamel", "jinja2", "filelock", "docx", "xlsxwriter"})


def test_a_brief_in_markdown_needs_neither_word_nor_pdf() -> None:
    imported = packages_imported_by("brief", "--meeting", "hta", "--register", "register")
    assert imported.isdisjoint({"docx", "lxml", "typst", "rich"})


def test_rows_for_a_program_are_written_without_rich() -> None:
    assert "rich" not in packages_imported_by("list", "--format", "tsv", "--register", "register")
