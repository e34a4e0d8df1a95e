"""The merge driver as git's configuration and .gitattributes name it."""

import json
import re
import shlex
import sys
from pathlib import Path

import typer

from peeltrack.cli.shared.chosen_register import current_folder, named_register
from peeltrack.history import changed_files
from peeltrack.history.errors import NoRepositoryError
from peeltrack.storage.files import find_register

_FALLBACK = (
    '{{ ! grep -q "^<<<<<<<" %A && '
    "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B; }}"
)
"""The shell's fallback if the driver fails or is missing and has left no conflict marks:
git would keep our side alone, and lose theirs."""


def driver_command() -> str:
    """Return the shell command by which git runs the driver, with its fallback.

    Git runs it at the top of the work tree, where a branch may have modules and programs of
    any name. So it is this very Python by its absolute path, which takes no module from the
    folder that it is run in (-P), nor from one that PYTHONPATH names (-E).
    """
    # Git reads a % of its own in the line; its shell reads the rest.
    python = shlex.quote(Path(sys.executable).as_posix()).replace("%", "%%")
    return f"{python} -E -P -m peeltrack merge-driver run %O %A %B %L %P || {_FALLBACK.format()}"


def files_pattern(prefix: str) -> str:
    """Return the .gitattributes pattern of a register's files, folder names taken literally."""
    literal = re.sub(r"[\\*?\[]", r"\\\g<0>", prefix)
    pattern = f"{literal}**/*.yaml" if prefix else "*.yaml"
    is_plain = re.fullmatch(r"(?![#\"])\S*", prefix)
    return pattern if is_plain else json.dumps(pattern, ensure_ascii=False)


def repository_of(context: typer.Context, option: str | None) -> tuple[Path, Path, str]:
    """Find the register's folder, the top of its repository, and the path from one to the other."""
    root = find_register(named_register(context, option), current_folder())
    prefix = changed_files.prefix(root)
    if prefix is None:
        raise NoRepositoryError(root)
    return root, changed_files.top_of(root, prefix), prefix
