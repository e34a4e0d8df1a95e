"""The files that no document may be written over. Touches: files, reading only."""

import unicodedata
from pathlib import Path

from peeltrack.storage.files import ENDINGS, holds_register
from peeltrack.storage.templates import FOLDER as TEMPLATES

_OURS = ".peeltrack"
"""The beginning of the lock's name."""


def why_kept(target: Path) -> str | None:
    """Explain why no document may be written to a path, or return None if one may.

    It may not where a register, this one or another, has a file of its own or would look for
    one: YAML anywhere in it, a template in it or beside it; nor inside git's own folder.

    Args:
        target: the path, resolved, so that neither links nor ".." hide where it leads. Letters
            are compared without their case and their form, as Windows and macOS name files.
    """
    names = [_plain(part) for part in target.parts]
    if ".git" in names[:-1]:
        return "it is in git's own folder"
    is_yaml = names[-1].endswith(ENDINGS) or names[-1].startswith(_OURS)
    for folder, name in zip(reversed(target.parents), names[1:], strict=True):
        if is_yaml and holds_register(folder):
            return "it is a file of the register"
        if name == TEMPLATES and folder / name != target and _has_templates(folder):
            return "it is a template of the register"
    return None


def _has_templates(folder: Path) -> bool:
    """Check whether a register looks for templates in a folder's templates/."""
    try:
        return holds_register(folder) or any(map(holds_register, folder.iterdir()))
    except OSError:  # a folder that may not be listed: none of its templates can be in use
        return False


def _plain(name: str) -> str:
    """Return a name as file systems compare it; Windows drops what ends it, and its streams."""
    return unicodedata.normalize("NFC", name.partition(":")[0]).casefold().rstrip(". ")
