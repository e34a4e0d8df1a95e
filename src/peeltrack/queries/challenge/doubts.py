"""Ratings of green that something speaks against."""

from collections.abc import Sequence

from peeltrack.model.items import Item
from peeltrack.queries.challenge.measure_states import MeasureState
from peeltrack.queries.challenge.measured import open_measures
from peeltrack.queries.challenge.preparation import Preparation


def doubtful_greens(meeting: Preparation) -> Sequence[tuple[Item, str]]:
    """Return the green items of a meeting with what speaks against each, as a clause."""
    returned = [item for item in meeting.open_items if item.is_green_though_returned]
    return [(item, why) for item in (*meeting.rated_done, *returned) if (why := _doubt(item))]


def _doubt(item: Item) -> str:
    if item.is_green_though_returned:
        return "HMICFRS returned it"
    if any(each.state == MeasureState.MISSED for each in open_measures(item)):
        return "a figure misses its measure"
    return "a step is open" if item.open_steps else ""
