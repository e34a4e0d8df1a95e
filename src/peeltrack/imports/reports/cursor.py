"""A place in the blocks of a report, and the lists and continuations taken from there. Pure."""

from collections.abc import Sequence

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports import finding_patterns
from peeltrack.imports.reports.list_markers import Entry, is_next, nested, same_list


class Cursor:
    """Blocks, read once from the first to the last."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.place = 0

    @property
    def block(self) -> Block | None:
        """The block to be read next; none at the end."""
        return self._blocks[self.place] if self.place < len(self._blocks) else None

    def carried_on(self) -> Block | None:
        """Take a paragraph that continues the finding before it, if one comes next."""
        block = self.block
        if (
            block is None
            or block.bullet
            or block.heading
            or not finding_patterns.carries_on(block.text)
        ):
            return None
        self.place += 1
        return block

    def entries(self) -> tuple[Entry, ...]:
        """Take the list that begins here, its entries nested, up to where another begins."""
        end = self.place
        while end < len(self._blocks) and self._blocks[end].bullet and not self._is_label(end):
            end += 1
        taken: list[Entry] = []
        for entry in nested(self._blocks[self.place : end]):
            mark = entry.block.bullet or ""
            last = taken[-1].block.bullet or "" if taken else ""
            if taken and not (same_list(last, mark) and is_next(last, mark)):
                break
            taken.append(entry)
        self.place += sum(_size(entry) for entry in taken)
        return tuple(taken)

    def _is_label(self, place: int) -> bool:
        found = finding_patterns.label(self._blocks[place])
        return bool(found and (found.numbers or found.rest))


def _size(entry: Entry) -> int:
    return 1 + sum(_size(part) for part in entry.parts)
