"""Where findings stand, as a committee counts them: in progress, awaiting allocation, closed …"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Relevance, State


class Standing(StrEnum):
    """The buckets of a committee's table; every item is in one of them and in no other."""

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
    State.COMPLETE: Standing.COMPLETE,
    State.AWAITING_SIGN_OFF: Standing.PENDING_SIGN_OFF,
    State.CLOSED: Standing.CLOSED,
    State.SUPERSEDED: Standing.SUPERSEDED,
    State.NOT_APPLICABLE: Standing.NOT_APPLICABLE,
}


def standing(item: Item) -> Standing:
    """Where an item stands.

    Its `state` asks for both leads; a committee asks whether somebody has begun.
    """
    if not item.is_open:
        return _OF_STATE[item.state]
    if item.relevance == Relevance.MONITOR:
        return Standing.MONITOR_ONLY
    has_begun = item.strategic_lead or item.tactical_lead or item.progress
    return Standing.IN_PROGRESS if has_begun else Standing.AWAITING_ALLOCATION


def standings(items: Iterable[Item]) -> Mapping[Standing, int]:
    """How many items stand where; every standing is named, also at nought."""
    counts = Counter(standing(item) for item in items)
    return {each: counts[each] for each in Standing}
