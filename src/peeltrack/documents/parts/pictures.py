"""The pictures of a brief beside that of its first page: steps, updates and ratings. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from peeltrack.documents.charts.ages import ages
from peeltrack.documents.charts.ages_drawing import AgedFinding
from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.steps import MOST, open_steps
from peeltrack.documents.parts.finding_steps import finding_steps
from peeltrack.documents.parts.ratings import label_of, labels_in_words
from peeltrack.documents.parts.ratings_over_time import ratings_over_time
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.updates import age_of, newest_updates, owes_update, owing_in_words


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a brief. A template sees this as `brief.pictures`."""

    steps: Chart | None
    """The open steps with a date, from their deadlines to today; None for fewer than three, or for
    more than a picture shows."""
    ages: Chart | None
    """The age of the last update of each finding; None if a sentence says as much, and in
    public."""
    labels: str
    """What the labels of findings mean: 5 is AFI 5 and C a cause of concern."""
    over_time: Chart | None
    """The ratings at the end of each month; None if none has changed."""


def pictures(scope: Scope, items: Sequence[Item]) -> Pictures:
    """Return the pictures of a meeting.

    Args:
        scope: the meeting.
        items: its items, in the order of the brief.
    """
    acted_on = [item for item in items if item.awaits_action]
    newest = scope.register.once(newest_updates)
    owing = [item for item in items if owes_update(item)]
    marks = _marks(scope, owing)
    aged = [
        AgedFinding(
            scope.links[item.id].reference,
            label_of(scope, item) + marks.get(item.inspection, ""),
            age_of(newest[item.id], scope.on),
        )
        for item in owing
    ]
    reports = {mark: scope.register.inspections[id_].called for id_, mark in marks.items()}
    called = f"findings{owing_in_words(items)}"
    drawn = None
    if not scope.is_public:
        labels = labels_in_words(scope, owing)
        drawn = ages(aged, scope.stale_after, scope.on, called, reports, labels)
    return Pictures(
        steps=_steps(scope, acted_on),
        ages=drawn,
        labels=labels_in_words(scope, items),
        over_time=ratings_over_time(scope.register, scope.forum, scope.on),
    )


def _marks(scope: Scope, items: Sequence[Item]) -> Mapping[str, str]:
    """Return a mark for each report but the usual one, so that no two findings look alike."""
    others = dict.fromkeys(i.inspection for i in items if scope.usual not in (None, i.inspection))
    signs = (sign * times for times in count(1) for sign in "*†‡")
    return dict(zip(others, signs, strict=False))


def _steps(scope: Scope, items: Sequence[Item]) -> Chart | None:
    """Return the picture of open steps, unless there are more than it shows."""
    dated = sum(step.due is not None for item in items for step in item.open_steps)
    if dated > MOST:
        return None
    names = scope.links
    found = [finding_steps(item, scope.on, names[item.id].reference) for item in items]
    return open_steps(found, scope.on)
