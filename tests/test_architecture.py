"""The layers of docs/architecture.md, held."""

import ast
import re

import pytest

from tests.source_modules import MODULES, SOURCE, nodes_of

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
LAYERED = {module: module.partition("/")[0] for module in MODULES if "/" in module}
"""Each module of a layer, and the layer."""


def imported(module: str) -> set[str]:
    nodes = [node for node in nodes_of(module) if isinstance(node, ast.ImportFrom)]
    plain = [node for node in nodes_of(module) if isinstance(node, ast.Import)]
    return {node.module or "" for node in nodes} | {n.name for each in plain for n in each.names}


def test_a_module_imports_only_the_layers_below_it() -> None:
    for module, layer in LAYERED.items():
        used = {name.split(".")[1] for name in imported(module) if name.startswith("peeltrack.")}
        assert used - {layer} - ANYWHERE <= MAY_IMPORT[layer], (module, used)


def test_no_module_takes_the_names_of_days_or_months_from_the_machine() -> None:
    """They follow its locale, once one is set; wording.py spells them."""
    named = {"day_name", "day_abbr", "month_name", "month_abbr", "strftime"}
    used = {
        (module, node.attr)
        for module in MODULES
        for node in nodes_of(module)
        if isinstance(node, ast.Attribute) and node.attr in named
    }
    assert used == set()


def test_a_module_of_the_command_line_imports_at_its_top() -> None:
    """Commands are imported when they are called, and format writers within `on_demand`."""
    below = [
        (module, ast.unparse(node))
        for module, layer in LAYERED.items()
        if layer == "cli"
        for function in nodes_of(module)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert below == []


def test_every_layer_is_named_in_the_table() -> None:
    assert set(LAYERED.values()) == set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("library", "allowed"),
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
def test_a_library_is_used_in_its_own_place(library: str, allowed: str | set[str]) -> None:
    users = {
        user
        for user in LAYERED
        if any(name == library or name.startswith(f"{library}.") for name in imported(user))
    }
    assert users
    if isinstance(allowed, str):
        assert {user for user in users if not user.startswith(allowed)} == set()
    else:
        assert users == allowed


def test_only_the_edges_open_files() -> None:
    """Storage writes the register, cli the documents; the core touches nothing."""
    for module, layer in LAYERED.items():
        if layer not in ("storage", "cli", "history"):
            calls = [node.func for node in nodes_of(module) if isinstance(node, ast.Call)]
            names = {call.id for call in calls if isinstance(call, ast.Name)}
            methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}
            assert names & {"open", "print", "input"} == set(), module
            written = methods & {"write_text", "write_bytes", "unlink", "mkdir", "today"}
            assert written == set(), module


def test_packages_are_described_in_the_documentation_and_not_in_init_files() -> None:
    """Only checks and cli, which are lists of what they hold, have something in __init__.py."""
    full = {
        layer
        for module, layer in LAYERED.items()
        if module == f"{layer}/__init__.py" and MODULES[module].read_text(encoding="utf-8").strip()
    }
    assert full <= {"checks", "cli"}


def test_the_places_where_to_change_what_are_there() -> None:
    root = SOURCE.parents[1]
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.split("## Where to change what")[1].split("\n## ")[0]
    places = re.findall(r"`([a-z_/]+(?:/|(?:\.html)?\.(?:py|j2)))`", table)
    assert len(places) > 30
    assert [each for each in places if not any((f / each).exists() for f in (SOURCE, root))] == []


def test_no_class_name_has_two_meanings() -> None:
    owners: dict[str, list[str]] = {}
    for module in LAYERED:
        for node in nodes_of(module):
            if isinstance(node, ast.ClassDef):
                owners.setdefault(node.name, []).append(module)
    assert {name: paths for name, paths in owners.items() if len(paths) > 1} == {}
