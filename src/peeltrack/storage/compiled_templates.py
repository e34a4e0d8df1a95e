"""Compiled templates, kept for a user beside the records that were read. Touches: files.

Whatever is odd about their file means that templates are compiled anew, without a word.
"""

import os
from contextlib import suppress
from pathlib import Path

from peeltrack.storage.own_files import held_in, make_folder, put
from peeltrack.storage.user_folders import cache_folder


def compiled_before(root: Path, compiler: str) -> dict[str, bytes]:
    """Return what was compiled by a compiler for a register's folder; empty if nothing was."""
    file = _file(root, compiler)
    return held_in(file) if file else {}


def keep_compiled(root: Path, compiler: str, known: dict[str, bytes]) -> None:
    """Keep what was compiled."""
    if file := _file(root, compiler):
        with suppress(OSError):
            make_folder(file.parent)
            put(file, known)


def _file(root: Path, compiler: str) -> Path | None:
    if os.environ.get("PEELTRACK_NO_CACHE"):
        return None
    with suppress(OSError):
        return cache_folder(f"templates-{compiler}", root) / "compiled"
    return None
