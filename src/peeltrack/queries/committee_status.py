"""Status of items as a committee counts them: in progress, awaiting allocation, closed …"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Relevance, State


class CommitteeStatus(StrEnum):
    """The rows of a committee's table; every item is in exactly one of them."""

    IN_PROGRESS = "in_progress"
    """Open, and a lead is named or an update recorded."""
    AWAITING_ALLOCATION = "awaiting_allocation"
    """Open, and neither is."""
    COMPLETE = "complete"
    """Complete in the force's own view, and not yet put forward for sign-off."""
    PENDING_SIGN_OFF = "pending_sign_off"
    """Submitted to the inspectorate."""
    MONITOR_ONLY = "monitor_only"
    """For others to act on; the force watches."""
    CLOSED = "closed"
    """Closed by the inspectorate."""
    SUPERSEDED = "superseded"
    """A later finding has taken its place."""
    NOT_APPLICABLE = "not_applicable"
    """Not for this force."""


_OF_STATE = {
    State.COMPLETE: CommitteeStatus.COMPLETE,
    State.AWAITING_SIGN_OFF: CommitteeStatus.PENDING_SIGN_OFF,
    State.CLOSED: CommitteeStatus.CLOSED,
    State.SUPERSEDED: CommitteeStatus.SUPERSEDED,
    State.NOT_APPLICABLE: CommitteeStatus.NOT_APPLICABLE,
}


def committee_status(item: Item) -> CommitteeStatus:
    """Return an item's status.

    Its `state` asks for both leads; a committee asks whether somebody has begun.
    """
    if not item.is_open:
        return _OF_STATE[item.state]
    if item.relevance == Relevance.MONITOR:
        return CommitteeStatus.MONITOR_ONLY
    has_begun = item.strategic_lead or item.tactical_lead or item.progress
    return CommitteeStatus.IN_PROGRESS if has_begun else CommitteeStatus.AWAITING_ALLOCATION


def count_by_status(items: Iterable[Item]) -> Mapping[CommitteeStatus, int]:
    """Count the items at each status; every status is included, also at zero."""
    counts = Counter(committee_status(item) for item in items)
    return {each: counts[each] for each in CommitteeStatus}
