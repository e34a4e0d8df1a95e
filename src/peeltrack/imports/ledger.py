"""Account of every line of a paper: the lines used, those left out, and the reasons. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from peeltrack.imports.lines import Line


class LineState(StrEnum):
    """The outcome of a line."""

    TAKEN = "taken"
    PART = "part of"
    """Part of a finding: a lead-in, a part, a paragraph that continues it."""
    CONTEXT = "context for"
    """A label, heading, number, date or body that says what others are."""
    LEFT_OUT = "left out"
    """It may oblige somebody and is listed with its reason."""
    NARRATIVE = "narrative"
    """It obliges nobody."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The outcome of one line, with its reason."""

    ref: str
    state: LineState
    reason: str = ""
    finding: int | None = None
    """The place of the finding that it belongs to, counted from 0."""


@dataclass(slots=True)
class Ledger:
    """Entries as they are made, one for each line; the first that is made counts.

    A line with one sentence taken and another left out is taken; the sentence that
    was left out is listed all the same.
    """

    entries: dict[str, LedgerEntry] = field(default_factory=dict)

    def enter(
        self, lines: Iterable[Line], state: LineState, reason: str = "", finding: int | None = None
    ) -> None:
        """Enter lines that have no entry yet."""
        for line in lines:
            self.entries.setdefault(line.ref, LedgerEntry(line.ref, state, reason, finding))

    def add(self, other: "Ledger") -> None:
        """Add the entries of another account; the first that was made counts."""
        for ref, entry in other.entries.items():
            self.entries.setdefault(ref, entry)

    def closed(self, lines: Sequence[Line]) -> tuple[LedgerEntry, ...]:
        """Return an entry for every line, in the order of the paper.

        Raises:
            KeyError: if a line has none, which would be a fault of the reader.
        """
        return tuple(self.entries[line.ref] for line in lines)
