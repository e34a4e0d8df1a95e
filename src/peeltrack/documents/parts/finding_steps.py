"""The steps to green of a finding, as a picture shows them. Pure."""

from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.steps import steps
from peeltrack.documents.charts.steps_drawing import DrawnStep, FindingSteps, has_room_for
from peeltrack.model.items import Item
from peeltrack.model.progress import StepToGreen

_LEAST = 4
"""Steps, below which a list is as easy to read."""


def finding_steps(item: Item, on: date, name: str = "") -> FindingSteps:
    """Return the steps of a finding on a date.

    Only what `peeltrack overdue` counts is overdue: no step of a finding that is complete or
    submitted, or that the force only monitors.

    Args:
        item: the finding.
        on: the date.
        name: its usual name; empty where the picture is of one finding only.
    """
    steps = tuple(_drawn(step, on, counts=item.awaits_action) for step in item.steps_to_green)
    return FindingSteps(name, steps, item.due if item.awaits_action else None)


def steps_picture(item: Item, on: date) -> Chart | None:
    """Return the picture of a finding's steps; None if a list says as much or more.

    That is so for fewer than four steps, and if a step has a lead of its own, has moved, is
    restricted, or is too long for a picture.
    """
    if len(item.steps_to_green) < _LEAST or not all(
        _is_simple(item, s) for s in item.steps_to_green
    ):
        return None
    picture = steps(finding_steps(item, on), on)
    return picture if picture and picture.alt_text_is_complete else None


def _is_simple(item: Item, step: StepToGreen) -> bool:
    """Check whether a picture has all that a list says of a step."""
    has_own_lead = step.lead not in (None, item.tactical_lead)
    says_more = has_own_lead or step.due_changes or step.restricted
    return not says_more and has_room_for(" ".join(step.text.split()))


def _drawn(step: StepToGreen, on: date, *, counts: bool) -> DrawnStep:
    moves = step.due_changes
    first = (moves[0].before or moves[0].after) if moves else None
    text = " ".join(step.text.split())
    return DrawnStep(
        text=f"Restricted: {text}" if step.restricted else text,
        due=step.due,
        done=step.done,
        is_overdue=counts and not step.done and step.due is not None and step.due < on,
        first_due=first if first != step.due else None,
    )
