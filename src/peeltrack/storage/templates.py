"""A force's own templates: those in the register, and those beside it. Touches: files, reading."""

import os
from pathlib import Path
from typing import NamedTuple

from peeltrack.errors import UnreadableError, reason_of
from peeltrack.storage.files import SIZE_LIMIT, read_file
from peeltrack.storage.links import place_in

FOLDER = "templates"


class OwnTemplate(NamedTuple):
    """A template that a force wrote, and its place."""

    text: str
    file: Path


def own_template(register: Path, name: str) -> OwnTemplate | None:
    """Find the template of that name in the register, else beside it; else return None.

    A link in the folder leads to another file of the folder, not to one of the register, whose
    items hold what a public paper may not.

    Raises:
        RefusedLinkError: if it is reached by a link that leaves its folder.
        UnreadableError: if it cannot be read, is too large or is no text.
    """
    for root in (register, register.resolve().parent):
        path = f"{FOLDER}/{name}"
        if _is_there(root / path):
            return OwnTemplate(_text(root, path), root / path)
    return None


LARGEST_PICTURE = 512 << 10
"""The most bytes of a picture, which every page loads."""
_BEGINNINGS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}


def own_picture(register: Path, name: str) -> bytes:
    """Return a picture of the force's own, such as its logo, from a folder of templates.

    Raises:
        RefusedLinkError: if it is reached by a link that leaves its folder.
        UnreadableError: if it is not there, is too large or is no picture of that kind.
    """
    path = f"{FOLDER}/{name}"
    roots = (register, register.resolve().parent)
    root = next((root for root in roots if _is_there(root / path)), None)
    if root is None:
        raise UnreadableError(register / path, "register.yaml names it as the logo; put it there")
    if not place_in(root, path, within=FOLDER).is_file():
        raise UnreadableError(root / path, "it is not a file")
    data = read_file(root, path, within=FOLDER)
    if len(data) > LARGEST_PICTURE:
        raise UnreadableError(root / path, f"it is larger than {LARGEST_PICTURE >> 10} KiB")
    if not data.startswith(_BEGINNINGS[name.rpartition(".")[2]]):
        raise UnreadableError(root / path, "it is not a picture of the kind that its name says")
    return data


def _is_there(path: Path) -> bool:
    """Check whether there is such a file, link or folder.

    Raises:
        UnreadableError: if its folder may not be looked into: another template would be used.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise UnreadableError(path, reason_of(error)) from error
    return True


def _text(root: Path, path: str) -> str:
    if not place_in(root, path, within=FOLDER).is_file():
        raise UnreadableError(root / path, "it is not a file")
    data = read_file(root, path, within=FOLDER)
    if len(data) > SIZE_LIMIT:
        raise UnreadableError(root / path, f"it is larger than {SIZE_LIMIT >> 20} MiB")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(root / path, "it is not UTF-8") from error
