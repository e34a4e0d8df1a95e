"""Repositories that many tests begin with: each made once by a process, and copied for a test."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

_made: dict[object, "TemporaryDirectory[str]"] = {}


def copy_of(key: object, make: Callable[[Path], object], folder: Path) -> None:
    """Put into a folder what was made once under a key.

    Args:
        key: what tells it from the others.
        make: makes the repository in an empty folder.
        folder: where the copy goes.
    """
    if key not in _made:
        _made[key] = TemporaryDirectory(prefix="peeltrack-tests-")
        make(Path(_made[key].name))
    shutil.copytree(_made[key].name, folder, dirs_exist_ok=True, symlinks=True)
    # git knows a file by its inode too: without this, each would count as perhaps changed
    subprocess.run(["git", "update-index", "-q", "--refresh"], cwd=folder, check=True)
