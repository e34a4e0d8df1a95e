"""The points that challenge raises about each item of a brief, for its card. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from peeltrack.documents.parts.item import PointView
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.shorter_questions import QUOTED_ON_THE_CARD, also_in_short, in_short
from peeltrack.on_demand import on_demand
from peeltrack.queries.challenge.points import Point

with on_demand():  # the rules, with the grammar of updates: many papers raise no point
    from peeltrack.queries.challenge import choose_points

ON_THE_CARD = frozenset(
    {
        "action-unanswered", "promise-not-kept", "no-lead", "lead-has-left", "no-update",
        "stale-update", "no-timetable", "milestone-passed", "due-before-work-ends", "deadline-near",
        "dependency-without-date", "target-moved-again", "target-passed-again", "raised-before",
    }
)  # fmt: skip
"""The rules whose facts an item's card shows in any case: its leads, dates, steps and so on."""


MOST_ITEMS = 500
"""Items that a meeting could go through; of more, only the challenge command says what to ask."""


def points_of(scope: Scope) -> tuple[Point, ...]:
    """Return what challenge raises for a meeting.

    Nothing for a public audience, or for more items than a brief can be read for.
    """
    if scope.is_public or len(scope.items) > MOST_ITEMS:
        return ()
    return choose_points.challenge(scope.register, scope.forum_id, scope.meeting, scope.on)


def points_by_item(points: Sequence[Point], on: date) -> Mapping[str | None, Sequence[PointView]]:
    """Group the points of a meeting on a day by item, without those whose facts a card shows."""
    by_item = defaultdict[str | None, list[PointView]](list)
    for point in points:
        is_shown = point.rule in ON_THE_CARD
        # A part that no step names as its own stands on the card; a likeness does not.
        is_shown |= point.rule == "part-without-step" and not point.is_hint
        if not is_shown:
            short = in_short(point, on, QUOTED_ON_THE_CARD)
            view = PointView(point.fact, point.question, short, point.is_hint)
            by_item[point.item].append(view)
        if also := also_in_short(point, on):
            by_item[point.item].append(PointView(also, also, also, point.is_hint))
    return by_item
