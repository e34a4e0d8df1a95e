"""Decisions of a merge: changes to our version, and places only a person can settle."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from peeltrack.changes.vouching import Mixed
from peeltrack.model.problems import Place


class DecisionKind(StrEnum):
    """Kinds of decision."""

    PUT = "put"
    INSERT = "insert"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Decision:
    """A change to make to our version, after those before it."""

    doing: DecisionKind
    at: Place
    """The key, or the entry to be dropped; for an entry to be inserted, its list."""
    value: Any = None
    index: int = 0
    """Where an entry is inserted."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both changed, differently."""

    ours: Place
    """Where it is in our version once the decisions are carried out."""
    theirs: Place
    """Where it is in theirs."""
    in_ours: bool = True
    in_theirs: bool = True
    because: Mixed | None = None
    """What would come to vouch for words that it never stood beside."""

    @property
    def name(self) -> str:
        """The place as a message shows it."""
        place = self.ours if self.in_ours else self.theirs
        return ".".join(str(key + 1) if isinstance(key, int) else key for key in place)


class CannotMergeError(Exception):
    """Versions that differ in a way that only a person, or git's lines, can bring together."""


@dataclass(frozen=True, slots=True)
class Merge:
    """The decisions about our version, and the conflicts that only a person can decide."""

    decisions: tuple[Decision, ...] = ()
    """In the order in which they are carried out."""
    conflicts: tuple[Conflict, ...] = ()

    def __add__(self, later: "Merge") -> "Merge":
        return Merge(self.decisions + later.decisions, self.conflicts + later.conflicts)


def carry_out(ours: Mapping[str, Any], decisions: Sequence[Decision]) -> dict[str, Any]:
    """Return our version with the decisions carried out on its values."""
    new: dict[str, Any] = json.loads(json.dumps(ours))
    for decision in decisions:
        way = decision.at if decision.doing == DecisionKind.INSERT else decision.at[:-1]
        parent: Any = new
        for step in way[:-1] if decision.doing == DecisionKind.INSERT else way:
            parent = parent[step]
        if decision.doing == DecisionKind.INSERT:
            parent.setdefault(way[-1], []).insert(decision.index, decision.value)
        elif decision.doing == DecisionKind.DROP:
            del parent[decision.at[-1]]
        else:
            parent[decision.at[-1]] = decision.value
    return new
