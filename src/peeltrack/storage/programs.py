"""Other programs on this machine. Touches: the file system, reading only."""

import os
from pathlib import Path


def find_program(name: str) -> str | None:
    """Return the absolute path of a program on the PATH, or None if it is not installed.

    The current folder is never searched, though Windows would search it first and a PATH
    may name it: there a branch of the register could put a program of its own. A name with
    a folder in it is returned as it is: somebody chose that very file.
    """
    if os.path.dirname(name):  # noqa: PTH120 (a Path would drop the ./ of ./editor)
        return name
    folders = [Path(folder) for folder in os.get_exec_path()]
    files = (
        folder / f"{name}{ending}"
        for folder in folders
        if folder.is_absolute()
        for ending in _endings(name)
    )
    return next((str(file) for file in files if _can_run(file)), None)


def _endings(name: str) -> list[str]:
    """Return the endings that a program's file may have: on Windows those of PATHEXT."""
    if os.name != "nt":
        return [""]
    endings = os.environ.get("PATHEXT", ".COM;.EXE;.BAT;.CMD").split(";")
    has_one = name.casefold().endswith(tuple(each.casefold() for each in endings if each))
    return [""] if has_one else endings


def _can_run(file: Path) -> bool:
    try:
        return file.is_file() and os.access(file, os.X_OK)
    except OSError:  # a folder of the PATH that may not be entered
        return False
