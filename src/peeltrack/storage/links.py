"""The one rule about links: a register opens only files inside it. Touches: files, reading only.

A register comes with a branch, and a branch can hold a link to any file of whoever works on it.
So a link may stand for a file, never for a folder, and leads to a file of the same register.
"""

import os
import stat
from pathlib import Path

from peeltrack.storage.errors import RefusedLinkError

_JUNCTION = 0xA0000003
"""What Windows calls a mount point: a link to a folder that Python takes for the folder itself."""


def place_in(root: Path, path: str, *, within: str = "") -> Path:
    """Return the place of a file of a register, its link followed; it need not exist.

    Args:
        root: the register's folder, however it is reached.
        path: from it, with forward slashes.
        within: the folder of the register that a link may not leave; the register's own unless
            given.

    Raises:
        RefusedLinkError: if it leads out of there, or through a linked folder.
    """
    if not may_lead_elsewhere(root, path):
        return Path(f"{root}/{path}")
    if why := fault_of_way(root, path, within=within):
        raise RefusedLinkError(path, why)
    return (root / path).resolve()


def fault_of_way(root: Path, path: str, *, within: str = "") -> str | None:
    """Explain why a path of the register must not be followed, or return None if it may."""
    top = root.resolve()
    named = top / path
    try:
        folder, target = named.parent.resolve(), named.resolve(strict=named.is_symlink())
    except (OSError, RuntimeError):  # Python 3.12 and earlier raise the latter for a circle
        return "is a broken link; put the file itself here"
    if not target.is_relative_to(top / within):
        return f"is a link to outside {within or 'the register'}; put the file itself here"
    if folder != named.parent:
        return "is behind a link to a folder; put the folder itself there"
    return "is a link to a folder; put the folder itself here" if target.is_dir() else None


def is_link(status: os.stat_result) -> bool:
    """Check whether something is a link or, on Windows, a junction, by its own status."""
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION


def may_lead_elsewhere(root: Path, path: str, folders: set[str] | None = None) -> bool:
    """Check whether to resolve a path: that takes ten times as long as a look at its parts.

    Args:
        root: the register's folder.
        path: the path from there.
        folders: the folders that are known to be no links, to which those on the way are added.
    """
    known = set[str]() if folders is None else folders
    *above, name = path.split("/")
    at = str(root)
    for part in above:
        at = f"{at}/{part}"
        if at in known:
            continue
        if _is_no_plain_name(part) or _is_link_at(at):
            return True
        known.add(at)
    return _is_no_plain_name(name) or _is_link_at(f"{at}/{name}")


def _is_no_plain_name(part: str) -> bool:
    return part in ("", ".", "..") or "\\" in part


def _is_link_at(path: str) -> bool:
    try:
        return is_link(os.lstat(path))
    except OSError:  # not there, or not to be looked at: whoever opens it is told
        return False


def refuse_linked_folders(root: Path, path: str) -> None:
    """Refuse to make a file behind a link to a folder, wherever that leads.

    Raises:
        RefusedLinkError: if a folder on the way is one.
    """
    *folders, _ = path.split("/")
    for end in range(len(folders)):
        folder = "/".join(folders[: end + 1])
        if os.path.lexists(root / folder) and is_link(os.lstat(root / folder)):
            raise RefusedLinkError(folder, "is a link to a folder; put the folder itself here")
