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
    """Overdue entries, without those due on the date of the report."""
    others: Sequence[Due]
    """Other overdue entries: responses, actions and commitments about no open finding."""
    at_once: frozenset[str]
    """Findings due on the date of the report and not recorded as complete."""
    undated: frozenset[str]
    """Findings with neither HMICFRS's due date nor the force's own target."""

    @property
    def overdue(self) -> Sequence[Due]:
        """All that is overdue, without what is due on the date of the report."""
        return [*(due for each in self.late.values() for due in each), *self.others]


def shortfalls(register: Register, items: Iterable[Item], overdue: Iterable[Due]) -> Shortfalls:
    """Return the shortfalls of findings.

    Args:
        register: the register as its audience may see it.
        items: the findings on the agenda.
        overdue: everything overdue that concerns the meeting.
    """
    own = {item.id: item for item in items if item.awaits_action}
    at_once = {id_ for id_, item in own.items() if is_due_at_publication(register, item)}
    entries = tuple(overdue)
    late = defaultdict[str, list[Due]](list)
    for due in entries:
        if due.item in own and not (due.kind == DueKind.ITEM and due.item in at_once):
            late[due.item].append(due)
    dateless = {item.id for item in undated(register)}
    others = [due for due in entries if due.item not in own]
    return Shortfalls(late, others, frozenset(at_once), frozenset(dateless & own.keys()))
