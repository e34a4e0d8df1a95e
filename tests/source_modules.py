"""The modules of PeelTrack, as its own rules are held over them: each is parsed once."""

import ast
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "peeltrack"
MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
"""Every module by its path below the package: documents/board.py."""


@cache
def tree_of(module: str) -> ast.Module:
    """The parsed module."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def nodes_of(module: str) -> list[ast.AST]:
    """Every node of a module."""
    return list(ast.walk(tree_of(module)))
