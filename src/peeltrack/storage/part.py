"""As much of a register as one edit needs, so that it costs the same at ten and at ten thousand.

Touches: files, reading only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from peeltrack.model.positions import Position
from peeltrack.storage.files import FileKind, RegisterFile, classify, list_files, read_file
from peeltrack.storage.load import Loaded, load_files
from peeltrack.storage.write import Rewrite

_ALWAYS = (FileKind.ORGANISATION, FileKind.POSITIONS)


@dataclass(frozen=True)
class PartialRegister:
    """A register of which only what is asked for is read."""

    root: Path

    @cached_property
    def files(self) -> tuple[RegisterFile, ...]:
        """Every file, by name alone."""
        return list_files(self.root)[0]

    def ids(self, kind: FileKind) -> list[str]:
        """The ids of every record of a kind, in the order of their paths."""
        return [file.id for file in self.files if file.kind == kind]

    def concerned(self, ids: Iterable[str]) -> list[str]:
        """Those ids, and where a published position counts their inspection, all its items."""
        found = list(ids)
        counted = {position.inspection for position in self._positions()}
        touched = {id_.partition("/")[0] for id_ in found if "/" in id_} & counted
        return [
            *found,
            *(id_ for id_ in self.ids(FileKind.ITEM) if id_.partition("/")[0] in touched),
        ]

    def _positions(self) -> tuple[Position, ...]:
        files = [file for file in self.files if file.kind in _ALWAYS]
        register = load_files(files, partial(read_file, self.root)).register
        return register.positions if register else ()

    def load(self, ids: Iterable[str], rewrites: Iterable[Rewrite] = ()) -> Loaded:
        """The organisation, the records of some ids and the inspections of their items.

        Args:
            ids: items, inspections or meetings.
            rewrites: files to be taken as they are to be, not as they are.
        """
        wanted = {part for id_ in ids for part in (id_, id_.partition("/")[0])}
        overlay = {rewrite.file: rewrite.after for rewrite in rewrites}
        new = [found for path in overlay if (found := classify(path)) and found not in self.files]
        files = (*self.files, *new)
        chosen = [file for file in files if file.kind in _ALWAYS or file.id in wanted]
        others = [file.id for file in files if file.kind not in _ALWAYS and file.id not in wanted]

        def read(path: str) -> bytes:
            return overlay[path] if path in overlay else read_file(self.root, path)

        return load_files(chosen, read, unread=others)
