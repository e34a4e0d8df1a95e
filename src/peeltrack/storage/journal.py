"""The journal of what commands wrote, so that the last of it can be undone.

It lies outside the register, in the user's own state folder, one folder for each register, and
only that user may look into it: it holds the register's text. Touches: files, environment.
"""

import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peeltrack.errors import UnreadableError, reason_of
from peeltrack.storage.own_files import make_folder, write_own
from peeltrack.storage.user_folders import state_folder
from peeltrack.storage.write import Rewrite

MOST_ENTRIES = 20
"""Commands that can be undone, one after another."""

MOST_BYTES = 16 << 20
"""The size of one entry; an import of a thousand findings takes less."""

_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """The change of one command."""

    done: str
    """What was done, as the command said it."""
    rewrites: tuple[Rewrite, ...]
    """The files before and after it."""
    commit: str | None = None
    """The commit that it made, if it made one."""


def journal_folder(root: Path) -> Path:
    """Return the folder that keeps the journal of a register; it need not exist.

    Raises:
        OSError: if the user has no folder of their own.
    """
    return state_folder("journal", root)


def add_entry(root: Path, entry: JournalEntry) -> None:
    """Write an entry; the oldest give way to it.

    Raises:
        OSError: if it cannot be written, or is too large to be kept.
    """
    folder = journal_folder(root)
    known = _entries(folder)
    number = int(known[-1].stem) + 1 if known else 1
    data = json.dumps(_values(entry)).encode()
    if len(data) > MOST_BYTES:
        raise OSError(f"it is larger than {MOST_BYTES >> 20} MiB")
    make_folder(folder)
    write_own(folder / f"{number:08d}{_ENDING}", data)
    for old in known[: max(0, len(known) + 1 - MOST_ENTRIES)]:
        with suppress(OSError):  # one too many is no harm
            old.unlink(missing_ok=True)


def entries(root: Path) -> Iterator[tuple[Path, JournalEntry]]:
    """List what commands wrote, the last first, each with the file that holds it.

    Raises:
        UnreadableError: if an entry cannot be read.
    """
    try:
        known = _entries(journal_folder(root))
    except OSError:
        known = []
    for path in reversed(known):
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
            yield path, _entry(json.loads(data))
        except (OSError, ValueError, TypeError, LookupError) as error:
            why = reason_of(error) if isinstance(error, OSError) else "it is damaged"
            message = f"{why}; delete it to undo earlier changes"
            raise UnreadableError(path, message) from error


def remove_entry(path: Path) -> None:
    """Remove an entry that was undone.

    Raises:
        OSError: if it cannot be removed.
    """
    path.unlink(missing_ok=True)


def _entries(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.glob(f"*{_ENDING}") if path.stem.isdecimal())


def _values(entry: JournalEntry) -> dict[str, Any]:
    files = [
        {"file": each.file, "before": _text(each.before), "after": _text(each.after)}
        for each in entry.rewrites
    ]
    return {"done": entry.done, "commit": entry.commit, "files": files}


def _entry(values: dict[str, Any]) -> JournalEntry:
    rewrites = tuple(
        Rewrite(str(each["file"]), _bytes(each["before"]), _bytes(each["after"]))
        for each in values["files"]
    )
    commit = values["commit"]
    return JournalEntry(str(values["done"]), rewrites, None if commit is None else str(commit))


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)
