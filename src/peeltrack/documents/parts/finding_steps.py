"""The steps to green of a finding, as a picture shows them. Pure."""

from datetime import date

from peeltrack.documents.charts.steps_drawing import DrawnStep, FindingSteps
from peeltrack.model.items import Item
from peeltrack.model.progress import StepToGreen


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


def _drawn(step: StepToGreen, on: date, *, counts: bool) -> DrawnStep:
    moves = step.due_changes
    first = (moves[0].before or moves[0].after) if moves else None
    return DrawnStep(
        text=" ".join(step.text.split()),
        due=step.due,
        done=step.done,
        is_overdue=counts and not step.done and step.due is not None and step.due < on,
        first_due=first if first != step.due else None,
    )
