"""The renderers of papers and pages: sandboxed only where a template is the force's own."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from peeltrack.documents.formats.compiled_templates import COMPILER, CompiledTemplates
from peeltrack.documents.formats.templates import Renderer
from peeltrack.storage.compiled_templates import compiled_before, keep_compiled
from peeltrack.storage.templates import own_template

Check = Callable[[str], None]
"""Refuses a page that holds what none may."""


@contextmanager
def renderers(
    root: Path, names: Collection[str], seconds: float | None = None
) -> Iterator[Callable[[Check], Renderer]]:
    """Give what makes a renderer with a check; shipped templates alone need neither it nor limits.

    Args:
        root: the register's folder.
        names: the templates that may have a part in the pages.
        seconds: the processor time of all pages together; None for that of one document.
    """
    own = partial(own_template, root)
    if any(map(own, sorted(names))):
        yield lambda check: Renderer(own=own, check=check, seconds=seconds)
        return
    compiled = CompiledTemplates(compiled_before(root, COMPILER))
    yield lambda _: Renderer(check=lambda _: None, is_trusted=True, compiled=compiled)
    if compiled.has_new:
        keep_compiled(root, COMPILER, compiled.known)
