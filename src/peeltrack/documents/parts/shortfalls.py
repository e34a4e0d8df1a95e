"""The missed and missing dates of findings that the force must act on. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from peeltrack.documents.parts.dates import is_due_at_publication
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.due import Due, DueKind, undated


@dataclass(frozen=True, slots=True)
class Shortfalls:
    """The missed and missing dates of findings, by the item's id."""

    late: Mapping[str, Sequence[Due]]
    """Overdue entries."""
    others: Sequence[Due]
    """Other overdue entries: responses, actions and commitments about no open finding."""
    at_once: frozenset[str]
    """Overdue findings that HMICFRS asked for on the date of its report."""
    undated: frozenset[str]
    """Findings with neither HMICFRS's due date nor the force's own target."""

    @property
    def overdue(self) -> Sequence[Due]:
        """All that is overdue."""
        return [*(due for each in self.late.values() for due in each), *self.others]


def shortfalls(register: Register, items: Iterable[Item], overdue: Iterable[Due]) -> Shortfalls:
    """Return the shortfalls of findings.

    Args:
        register: the register as its audience may see it.
        items: the findings on the agenda.
        overdue: everything overdue that concerns the meeting.
    """
    own = {item.id: item for item in items if item.awaits_action}
    entries = tuple(overdue)
    late = defaultdict[str, list[Due]](list)
    at_once = set[str]()
    for due in entries:
        if due.item in own:
            late[due.item].append(due)
            if due.kind == DueKind.ITEM and is_due_at_publication(register, own[due.item]):
                at_once.add(due.item)
    dateless = {item.id for item in undated(register)}
    others = [due for due in entries if due.item not in own]
    return Shortfalls(late, others, frozenset(at_once), frozenset(dateless & own.keys()))
