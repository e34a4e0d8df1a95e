"""The statutory response: what it answers, and how it stands to its last day."""

from datetime import date

import pytest

from peeltrack.model.register import Register
from peeltrack.queries.response import answers, due_sentence, response_left, unexplained
from tests.registers import an_inspection

TOLD = "The statutory response "


@pytest.mark.parametrize(
    ("on", "published", "how", "left"),
    [
        ("2022-06-20", None, "is due by 21 June 2022", "due in 1 day"),
        ("2022-06-21", None, "is due by 21 June 2022", "due today"),
        (
            "2022-06-22",
            None,
            "is not recorded as published; it was due by 21 June 2022",
            "1 day overdue",
        ),
        ("2022-07-21", "2022-06-21", "was published on 21 June 2022, in time", None),
        ("2022-07-21", "2022-06-22", "was published on 22 June 2022, 1 day after it was due", None),
    ],
)
def test_the_deadline_is_told_with_how_the_day_lies_to_it(
    on: str, published: str | None, how: str, left: str | None
) -> None:
    inspection = an_inspection(
        "peel", published="2022-04-27", statutory_response={"published": published}
    )
    day = date.fromisoformat(on)
    assert due_sentence(inspection, day) == TOLD + how
    assert response_left(inspection, day) == left


def test_no_last_day_is_told_where_the_day_of_publication_is_not_known() -> None:
    inspection = an_inspection("peel", statutory_response={})
    assert due_sentence(inspection, date(2022, 5, 28)) == (
        "The report's publication date is not recorded, so the deadline cannot be worked out"
    )


def test_a_recommendation_is_explained_by_what_is_done_or_why_nothing_is(
    register: Register,
) -> None:
    """
    inspection:
      statutory_response:
        explanations:
          - {item: peel/rec-1, text: Done.}
          - {item: peel/rec-2, none_because: It is for the College.}
          - {item: peel/rec-3}
    rec-1: {}
    rec-2: {}
    rec-3: {}
    rec-4: {}
    rec-5: {relevance: monitor, relevance_reason: It is for the Home Office.}
    rec-6: {relevance: comply, relevance_reason: The NPCC sets the standard.}
    afi-01: {}
    other/rec-1: {}
    """
    inspection = register.inspections["peel"]
    assert [(e.item.id, e.done, e.none_because) for e in answers(register, inspection)] == [
        ("peel/rec-1", "Done.", None),
        ("peel/rec-2", None, "It is for the College."),
        ("peel/rec-3", None, None),
        ("peel/rec-4", None, None),
        ("peel/rec-5", None, "It is for the Home Office."),
        ("peel/rec-6", None, None),
        ("peel/afi-01", None, None),
    ]
    assert [item.id for item in unexplained(register, inspection)] == [
        "peel/rec-3",
        "peel/rec-4",
        "peel/rec-6",
    ]
