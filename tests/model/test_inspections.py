"""What an inspection's own facts come to: the response owed to it, and its areas by any name."""

from datetime import date

import pytest

from peeltrack.model.inspections import Inspection


def an_inspection(**facts: object) -> Inspection:
    whole = {"id": "peel-2022", "title": "PEEL 2022", "body": "HMICFRS", "kind": "peel"}
    return Inspection.model_validate({**whole, **facts})


@pytest.mark.parametrize(
    ("published", "due"),
    [
        pytest.param("2024-03-11", date(2024, 5, 5), id="a report of March"),
        pytest.param("2022-04-27", date(2022, 6, 21), id="West Mercia's of 2022"),
        pytest.param("2024-01-05", date(2024, 2, 29), id="to a leap day"),
        pytest.param("2023-01-05", date(2023, 3, 1), id="over the end of a common February"),
        pytest.param("2023-11-30", date(2024, 1, 24), id="over the turn of the year"),
    ],
)
def test_the_response_is_due_on_the_last_of_56_days_that_begin_with_publication(
    published: str, due: date
) -> None:
    """Section 55(5A) of the Police Act 1996: the day of publication is day 1."""
    inspection = an_inspection(published=published, statutory_response={})
    assert inspection.response_due == due


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"published": "2024-03-11"}, id="no response is owed"),
        pytest.param({"statutory_response": {}}, id="the day of publication is not known"),
        pytest.param({}, id="neither"),
    ],
)
def test_no_response_is_due_where_none_is_owed_or_no_day_is_known(facts: dict[str, object]) -> None:
    assert an_inspection(**facts).response_due is None


AREAS = [
    {"id": "responding-to-the-public", "name": "Responding to the public"},
    {
        "id": "serious-and-organised-crime",
        "name": "How effective is the force at tackling serious and organised crime?",
        "aliases": ["SOC", "Question 4"],
    },
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("responding-to-the-public", "responding-to-the-public"),
        ("Responding to the public", "responding-to-the-public"),
        ("RESPONDING TO THE PUBLIC", "responding-to-the-public"),
        ("soc", "serious-and-organised-crime"),
        ("question 4", "serious-and-organised-crime"),
        ("Question", None),
        ("responding", None),
        ("", None),
    ],
)
def test_an_area_is_found_by_its_id_name_or_alias_in_any_letters(
    name: str, found: str | None
) -> None:
    area = an_inspection(areas=AREAS).area_called(name)
    assert (area.id if area else None) == found


def test_an_inspection_is_called_by_its_short_name_else_by_its_title() -> None:
    assert an_inspection(short="PEEL 22").called == "PEEL 22"
    assert an_inspection().called == "PEEL 2022"
