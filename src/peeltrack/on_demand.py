"""Modules that are named at the top of another and imported when first used.

A module of `cli` imports plainly at its top. A writer that only one of several formats
needs, with its library or an optional extra, is in a block instead:

    with on_demand():
        from peeltrack.exports import as_parquet, as_xlsx

Python 3.15 has its own syntax for this (PEP 810, lazy imports).
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType


class _DeferringFinder:
    """A finder whose modules run when one of their attributes is first used."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target)
        is_module = spec is not None and spec.submodule_search_locations is None
        if spec and spec.loader and is_module:
            spec.loader = LazyLoader(spec.loader)
        return spec


@contextmanager
def on_demand() -> Iterator[None]:
    """Defer the modules imported in the block: they run at their first use."""
    finder = _DeferringFinder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
