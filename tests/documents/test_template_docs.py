"""docs/templates.md says what a template may use, and its example does what it says."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.challenge import Challenge
from peeltrack.documents.committee import Committee
from peeltrack.documents.formats.template_filters import FILTERS
from peeltrack.documents.formats.templates import SHIPPED
from peeltrack.documents.notes import Notes
from peeltrack.documents.panel import Panel
from peeltrack.documents.parts.header import Header
from peeltrack.documents.response import Response
from peeltrack.queries.as_at import as_at
from peeltrack.storage.load import load_register
from tests.documents.builders import rendered

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "templates.md"
WHOLE = (Header, Brief, Challenge, Panel, Committee, Response, Notes)
"""The views that a template is given by name."""
MARKER = "from the code. -->\n\n"


def views() -> dict[type, None]:
    """Every class that a template can reach from these, each after the one that holds it."""
    reached: dict[type, None] = {}
    for whole in WHOLE:
        reach(whole, reached)
    return reached


def reach(kind: object, reached: dict[type, None]) -> None:
    for part in get_args(kind):
        reach(part, reached)
    if not isinstance(kind, type) or not kind.__module__.startswith("peeltrack.documents"):
        return
    if kind not in reached:
        reached[kind] = None
        functions = [
            each.func if isinstance(each, cached_property) else each.fget
            for each in vars(kind).values()
            if isinstance(each, property | cached_property)
        ]
        results = [get_type_hints(each).get("return") for each in functions if each]
        fields = [part for name, part in get_type_hints(kind).items() if name[0] != "_"]
        bases = getattr(kind, "__orig_bases__", ())
        for part in (*fields, *results, *bases):
            reach(part, reached)


def described(view: type) -> ast.ClassDef:
    (found,) = ast.parse(textwrap.dedent(inspect.getsource(view))).body
    assert isinstance(found, ast.ClassDef)
    return found


def class_table(view: ast.ClassDef) -> str:
    """A class as a table of its fields, from their docstrings."""
    rows = list(rows_of(view))
    table = ["| Name | Type | What it is |", "| --- | --- | --- |", *rows, ""] if rows else []
    return "\n".join([f"### {view.name}", "", str(ast.get_docstring(view)), "", *table])


def rows_of(view: ast.ClassDef) -> Iterator[str]:
    """What a template may ask of it: not what begins with an underscore."""
    for part, following in pairwise([*view.body, None]):
        if isinstance(part, ast.AnnAssign) and not ast.unparse(part.target).startswith("_"):
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
    return "\n".join(class_table(described(view)) for view in views())


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
