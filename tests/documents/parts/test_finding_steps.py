"""The steps of a finding as a picture shows them: what counts as overdue, and where they began."""

from datetime import date

import pytest

from peeltrack.documents.charts.steps_drawing import DrawnStep, FindingSteps
from peeltrack.documents.parts.finding_steps import finding_steps
from tests.documents.builders import ON, an_item

STEPS = [
    {"id": "plan", "text": "Write the\nplan", "due": "2022-05-22"},
    {
        "id": "train",
        "text": "Train",
        "due": "2022-05-23",
        "due_changes": [
            {"date": "2022-03-01", "to": "2022-04-30", "because": "First set."},
            {"date": "2022-05-01", "from": "2022-04-30", "to": "2022-05-23", "because": "Late."},
        ],
    },
    {"id": "tell", "text": "Tell", "due": "2022-05-01", "done": "2022-05-02"},
    {"id": "check", "text": "Check"},
]


def test_only_an_open_step_past_its_deadline_is_overdue() -> None:
    found = finding_steps(an_item(steps_to_green=STEPS, due="2022-06-30"), ON, "AFI 1")
    assert found == FindingSteps(
        "AFI 1",
        (
            DrawnStep("Write the plan", date(2022, 5, 22), is_overdue=True),
            DrawnStep("Train", ON, first_due=date(2022, 4, 30)),
            DrawnStep("Tell", date(2022, 5, 1), date(2022, 5, 2)),
            DrawnStep("Check"),
        ),
        date(2022, 6, 30),
    )


@pytest.mark.parametrize("given", [{"rag": "green"}, {"relevance": "monitor"}])
def test_a_step_of_a_finding_that_awaits_no_action_is_not_overdue(given: dict[str, str]) -> None:
    found = finding_steps(an_item(steps_to_green=STEPS, due="2022-06-30", **given), ON)
    assert [step.is_overdue for step in found.steps] == [False] * 4
    assert found.due is None
