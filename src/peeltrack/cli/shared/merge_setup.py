"""The merge driver as git's configuration and .gitattributes name it."""

import json
import re
import shlex
import shutil
import sys
from pathlib import Path

from peeltrack.history import changed_files
from peeltrack.history.errors import NoRepositoryError
from peeltrack.storage.files import find_register

_FALLBACK = (
    '{{ ! grep -q "^<<<<<<<" %A && '
    "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B; }}"
)
"""What the shell does when the driver ends badly, or is not there at all, and has left no
marks: git would take our side for the whole of it, and lose theirs."""


def driver_command() -> str:
    """The line of shell by which git is to run the driver, and what becomes of its crash."""
    found = shutil.which("peeltrack")
    python = shlex.quote(Path(sys.executable).as_posix())
    name = "peeltrack" if found else f"{python} -m peeltrack"
    return f"{name} merge-driver run %O %A %B %L %P || {_FALLBACK.format()}"


def _pattern(prefix: str) -> str:
    """A register's files as .gitattributes names them, the folders on the way taken as they are."""
    literal = re.sub(r"[\\*?\[]", r"\\\g<0>", prefix)
    pattern = f"{literal}**/*.yaml" if prefix else "*.yaml"
    is_plain = re.fullmatch(r"(?![#\"])\S*", prefix)
    return pattern if is_plain else json.dumps(pattern, ensure_ascii=False)


def _places(named: Path | None) -> tuple[Path, Path, str]:
    """The register's folder, the top of its repository, and the way from there to it."""
    root = find_register(named, Path.cwd())
    prefix = changed_files.prefix(root)
    if prefix is None:
        raise NoRepositoryError(root)
    return root, root.resolve().parents[len(prefix.split("/")) - 2] if prefix else root, prefix
