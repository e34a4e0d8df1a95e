"""Edits of one file that can be made at once, on the text as it was before the first. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from peeltrack.edits.kinds import Drop, Insert, Put

if TYPE_CHECKING:
    from peeltrack.model.problems import Place

Edit = Put | Insert | Drop


def independent(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Split edits into runs, each as if the text were that before its first edit.

    Each edit of a run speaks of the text as it is then: puts at places of their own,
    entries inserted into one list from the top down, or dropped from one from the bottom up.
    """
    run = _Run()
    for edit in edits:
        if not run.take(edit):
            yield run.edits
            run = _Run()
            run.take(edit)
    if run.edits:
        yield run.edits


class _Run:
    """Edits of one kind that do not stand in each other's way."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self._taken: set[Place] = set()
        self._ways: set[Place] = set()
        """The places taken, and those that hold them."""
        self._last: Edit | None = None

    def take(self, edit: Edit) -> bool:
        """Add an edit, if it fits."""
        if isinstance(edit, Put):
            fits = self._is_apart(edit)
        elif isinstance(edit, Drop):
            fits = self._is_above(edit)
        else:
            fits = self._is_below(edit)
        if fits and isinstance(edit, Insert):
            self.edits.append(replace(edit, index=edit.index - len(self.edits)))
        elif fits:
            self.edits.append(edit)
        self._last = edit
        return fits

    def _is_apart(self, edit: Put) -> bool:
        """Check whether it changes no value that another changes, holds, or is part of."""
        if self.edits and not isinstance(self._last, Put):
            return False
        ways = {edit.at[:length] for length in range(1, len(edit.at) + 1)}
        fits = edit.at not in self._ways and not ways & self._taken
        self._ways |= ways
        self._taken.add(edit.at)
        return fits

    def _is_above(self, edit: Drop) -> bool:
        last = self._last
        if last is None:
            return True
        if not isinstance(last, Drop) or last.at[:-1] != edit.at[:-1]:
            return False
        now, before = edit.at[-1], last.at[-1]
        return isinstance(now, int) and isinstance(before, int) and now < before

    def _is_below(self, edit: Insert) -> bool:
        last = self._last
        if last is None:
            return True
        return isinstance(last, Insert) and last.at == edit.at and edit.index > last.index
