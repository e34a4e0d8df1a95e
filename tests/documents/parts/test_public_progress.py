"""What the public papers tell of an item: who published its account, and its days."""

from datetime import date

import pytest

from peeltrack.documents.parts.dates import Deadline, public_due_date, target_deadline
from peeltrack.documents.parts.public_progress import last_public_account, paper_citation
from tests.documents.builders import ON, a_register, an_inspection, an_item

PANEL = "Police and Crime Panel"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Police and Crime Panel paper, 23 May 2022, paragraphs 22 and 23", None),
        (
            "Police and Crime Panel paper, 2 May 2022, paragraph 22",
            "Police and Crime Panel paper, 2 May 2022",
        ),
        ("Audit Committee paper, 23 May 2022", "Audit Committee paper, 23 May 2022"),
        ("Audit Committee paper, June", "Audit Committee paper, June"),
        (None, None),
    ],
)
def test_a_source_is_the_paper_and_its_date_and_a_paper_does_not_cite_itself(
    source: str | None, told: str | None
) -> None:
    item = an_item(progress=[{"date": "2022-05-01", "text": "Done.", "source": source}])
    account = last_public_account(item, paper_citation(PANEL, ON))
    assert account
    assert account.source == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"due": "2022-05-22", "due_phrase": "within three months"},
            Deadline(date(2022, 5, 22), "within three months", "1 day overdue", is_late=True),
        ),
        (
            {"due": "2022-05-22", "due_phrase": "by 22 May 2022", "relevance": "monitor"},
            Deadline(date(2022, 5, 22), None, None, is_late=False),
        ),
        (
            {"due": "2022-04-27", "due_phrase": "Immediately"},
            Deadline(
                None,
                "Asked for immediately (report of 27 April 2022)",
                None,
                is_late=True,
            ),
        ),
        (
            {"due": "2022-04-27", "relevance": "monitor"},
            Deadline(None, "Asked for at once (report of 27 April 2022)", None, is_late=False),
        ),
        (
            {"due": "2022-07-27", "due_phrase": "Within three months"},
            Deadline(date(2022, 7, 27), "within three months", "due in 65 days", is_late=False),
        ),
        ({}, None),
    ],
)
def test_lateness_is_told_of_what_the_force_must_do_and_was_given_time_for(
    given: dict[str, str], told: Deadline | None
) -> None:
    item = an_item(**given)
    register = a_register(item, inspections=(an_inspection(published="2022-04-27"),))
    assert public_due_date(register, item, ON) == told


def test_a_target_is_late_where_the_force_must_act() -> None:
    def told(relevance: str) -> Deadline | None:
        return target_deadline(an_item(target="2022-05-22", relevance=relevance), ON)

    day = date(2022, 5, 22)
    assert told("act") == Deadline(day, None, "1 day overdue", is_late=True)
    assert told("monitor") == Deadline(day, None, None, is_late=False)
