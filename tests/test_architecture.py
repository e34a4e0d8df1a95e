"""The layers of docs/architecture.md, held."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "peeltrack"
ANYWHERE = {"errors", "wording", "on_demand"}
MAY_IMPORT = {
    "model": set[str](),
    "language": {"model"},
    "queries": {"model", "language", "changes"},
    "changes": {"model"},
    "checks": {"model", "queries", "changes"},
    "edits": {"model"},
    "storage": {"model", "edits"},
    "history": {"model", "storage"},
    "documents": {"model", "language", "queries", "changes"},
    "imports": {"model", "language", "edits", "queries"},
    "returns": {"model", "edits", "queries", "imports"},
    "exports": {"model", "queries"},
    "cli": {
        "model",
        "language",
        "queries",
        "changes",
        "checks",
        "edits",
        "storage",
        "history",
        "documents",
        "imports",
        "returns",
        "exports",
    },
}
MODULES = sorted(SRC.glob("*/**/*.py"))


def layer_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0]


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Every node of a module, which is parsed once."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imported(path: Path) -> set[str]:
    nodes = [node for node in nodes_of(path) if isinstance(node, ast.ImportFrom)]
    plain = [node for node in nodes_of(path) if isinstance(node, ast.Import)]
    return {node.module or "" for node in nodes} | {n.name for each in plain for n in each.names}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SRC).as_posix())
def test_a_module_imports_only_the_layers_below_it(path: Path) -> None:
    used = {name.split(".")[1] for name in imported(path) if name.startswith("peeltrack.")}
    assert used - {layer_of(path)} - ANYWHERE <= MAY_IMPORT[layer_of(path)], used


def test_no_module_takes_the_names_of_days_or_months_from_the_machine() -> None:
    """They follow its locale, once one is set; wording.py spells them."""
    named = {"day_name", "day_abbr", "month_name", "month_abbr", "strftime"}
    used = {
        (path.relative_to(SRC).as_posix(), node.attr)
        for path in SRC.glob("**/*.py")
        for node in nodes_of(path)
        if isinstance(node, ast.Attribute) and node.attr in named
    }
    assert used == set()


@pytest.mark.parametrize(
    "path", sorted(SRC.glob("cli/**/*.py")), ids=lambda p: p.relative_to(SRC).as_posix()
)
def test_a_module_of_the_command_line_imports_at_its_top(path: Path) -> None:
    """Commands are imported when they are called, and format writers within `on_demand`."""
    functions = [node for node in nodes_of(path) if isinstance(node, ast.FunctionDef)]
    nodes = [node for function in functions for node in ast.walk(function)]
    assert [ast.unparse(n) for n in nodes if isinstance(n, ast.Import | ast.ImportFrom)] == []


def test_every_layer_is_named_in_the_table() -> None:
    assert {layer_of(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("subprocess", {"history/git.py", "cli/shared/prompts.py"}),
        ("typer", "cli/"),
        ("rich", "cli/"),
        ("jinja2", "documents/"),
        ("filelock", {"storage/lock.py"}),
        ("typst", {"documents/formats/pdf.py"}),
        ("ryaml", {"storage/yaml.py"}),
        ("sqlite3", {"exports/as_sqlite.py"}),
        ("pyarrow", {"exports/as_parquet.py"}),
        ("icalendar", {"exports/calendar.py"}),
    ],
)
def test_a_library_is_used_in_its_own_place(module: str, allowed: str | set[str]) -> None:
    users = {
        path.relative_to(SRC).as_posix()
        for path in MODULES
        if any(name == module or name.startswith(f"{module}.") for name in imported(path))
    }
    assert users
    if isinstance(allowed, str):
        assert {user for user in users if not user.startswith(allowed)} == set()
    else:
        assert users == allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SRC).as_posix())
def test_only_the_edges_open_files(path: Path) -> None:
    """Storage writes the register, cli the documents; the core touches nothing."""
    if layer_of(path) in ("storage", "cli", "history"):
        return
    calls = [node.func for node in nodes_of(path) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    assert names & {"open", "print", "input"} == set()
    assert methods & {"write_text", "write_bytes", "unlink", "mkdir", "today"} == set()


def test_packages_are_described_in_the_documentation_and_not_in_init_files() -> None:
    """Only checks and cli, which are lists of what they hold, have something in __init__.py."""
    full = {
        layer_of(path)
        for path in SRC.glob("*/__init__.py")
        if path.read_text(encoding="utf-8").strip()
    }
    assert full <= {"checks", "cli"}


def test_the_places_where_to_change_what_are_there() -> None:
    root = SRC.parents[1]
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.split("## Where to change what")[1].split("\n## ")[0]
    places = re.findall(r"`([a-z_/]+(?:/|(?:\.html)?\.(?:py|j2)))`", table)
    assert len(places) > 30
    assert [each for each in places if not any((f / each).exists() for f in (SRC, root))] == []


def test_no_class_name_has_two_meanings() -> None:
    owners: dict[str, list[str]] = {}
    for path in MODULES:
        for node in nodes_of(path):
            if isinstance(node, ast.ClassDef):
                owners.setdefault(node.name, []).append(path.relative_to(SRC).as_posix())
    assert {name: paths for name, paths in owners.items() if len(paths) > 1} == {}
