"""docs/templates.md says what a template may use, and its example does what it says."""

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from peeltrack.documents import (
    brief_view,
    challenge_view,
    committee_view,
    notes_view,
    response_view,
)
from peeltrack.documents.board import forum_brief
from peeltrack.documents.formats import text
from peeltrack.documents.formats.templates import FILTERS, SHIPPED
from peeltrack.documents.parts import (
    board_view,
    exceptions_view,
    header,
    item_parts,
    item_view,
    panel_reports,
)
from peeltrack.queries.as_at import as_at
from peeltrack.storage.load import load_register
from tests.documents.builders import rendered

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "templates.md"
VIEWS = (
    header,
    brief_view,
    board_view,
    panel_reports,
    committee_view,
    exceptions_view,
    response_view,
    notes_view,
    challenge_view,
    item_view,
    item_parts,
    text,
)
MARKER = "from the code. -->\n\n"


def class_tables(module: ModuleType) -> str:
    """Every class of a module as a table of its fields, from their docstrings."""
    tree = ast.parse(inspect.getsource(module))
    return "\n".join(class_table(node) for node in tree.body if isinstance(node, ast.ClassDef))


def class_table(described: ast.ClassDef) -> str:
    rows = list(rows_of(described))
    table = ["| Name | Type | What it is |", "| --- | --- | --- |", *rows, ""] if rows else []
    return "\n".join([f"### {described.name}", "", str(ast.get_docstring(described)), "", *table])


def rows_of(described: ast.ClassDef) -> Iterator[str]:
    """What a template may ask of it: not what begins with an underscore."""
    for part, following in pairwise([*described.body, None]):
        if isinstance(part, ast.AnnAssign):
            name, kind = ast.unparse(part.target), ast.unparse(part.annotation)
            yield f"| `{name}` | `{escaped_bars(kind)}` | {docstring(following)} |"
        elif isinstance(part, ast.FunctionDef) and not part.name.startswith("_"):
            yield f"| `{part.name}` | property | {ast.get_docstring(part)} |"


def escaped_bars(kind: str) -> str:
    return kind.replace("|", "\\|")


def docstring(node: ast.stmt | None) -> str:
    """What stands under a field; nothing where that is no docstring."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def expected_tables() -> str:
    return "\n".join(class_tables(module) for module in VIEWS)


def example() -> tuple[str, str]:
    found = re.search(r"```html\n(.*?)```.*?```markdown\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert found
    return found[1], found[2]


def rendered_example(folder: Path) -> str:
    (folder / "hta.html.j2").write_text(example()[0], encoding="utf-8")
    on = date(2022, 5, 23)
    register = load_register(ROOT / "register").register
    assert register
    return rendered(forum_brief(as_at(register, on), "hta", on), "md", (folder, *SHIPPED))


def test_the_page_describes_every_field(pytestconfig: pytest.Config) -> None:
    page = PAGE.read_text("utf-8")
    head, marker, tables = page.partition(MARKER)
    if pytestconfig.getoption("--golden"):
        tables = expected_tables()
        PAGE.write_text(head + marker + tables, encoding="utf-8", newline="\n")
    assert tables == expected_tables()
    assert [line for line in tables.splitlines() if line.endswith("|  |")] == []


def test_the_example_of_the_page_gives_what_it_says(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    given = rendered_example(tmp_path)
    if pytestconfig.getoption("--golden"):
        page = PAGE.read_text("utf-8")
        written = page.replace(f"```markdown\n{example()[1]}```", f"```markdown\n{given}```")
        PAGE.write_text(written, encoding="utf-8", newline="\n")
    assert given == example()[1]


def test_the_page_names_every_filter() -> None:
    named = set(re.findall(r"^\| `(\w+)` \| `.* \\\| \1", PAGE.read_text("utf-8"), re.M))
    assert named == {*FILTERS}
