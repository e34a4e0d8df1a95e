"""Questions that come of two items together: their updates, their leads' answers, their people."""

import json

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import Point
from tests.queries.test_challenge_kinds import ON
from tests.registers import register_from


def raised(rule: str, *items: dict[str, object], **other: object) -> list[Point]:
    """Return the points of a rule on items, each given by its fields."""
    given = {f"afi-{place}": each for place, each in enumerate(items, 1)}
    register = as_at(register_from(json.dumps({**given, **other})), ON)
    return [each for each in likely_points(register, "hta", ON).raised if each.rule == rule]


def told(text: str, **fields: object) -> dict[str, object]:
    """Return an item with one update."""
    return {"progress": [{"date": "2024-02-20", "text": text}], **fields}


@pytest.mark.parametrize(
    ("one", "other", "is_asked"),
    [
        # all of a number, and some of it not
        ("All 14 searches of the barn were carried out with a keeper present.",
         "In three of the 14 searches of the barn the keeper came later.", True),
        ("Each of the 14 searches of the barn had a keeper present.",
         "In three of the 14 searches of the barn no keeper came.", True),
        ("All 14 searches of the barn were carried out with a keeper present.",
         "Three of the 14 searches of the barn were at night.", False),
        ("All 14 searches of the barn were carried out with a keeper present.",
         "In three of the 40 searches of the barn the keeper came later.", False),
        ("All town riders have now had the lamp training.",
         "260 of the 900 town riders have not yet had the lamp training.", True),
        ("All town riders will have had the lamp training by May.",
         "260 of the 900 town riders have not yet had the lamp training.", False),
        ("All riders have a hat.", "260 of the 900 town riders have not yet had the lamp training.",
         False),
        # posts that are filled and vacant
        ("Vacancies in disclosure and in the front office have been filled.",
         "Seven of the 22 disclosure posts are vacant.", True),
        ("The disclosure team is fully staffed.",
         "Seven of the 22 posts in the disclosure team are vacant.", True),
        ("There are no vacancies in disclosure.",
         "Seven of the 22 disclosure posts are vacant.", True),
        ("The disclosure unit is now fully recruited.",
         "Seven of the 22 disclosure posts are vacant.", True),
        ("Vacancies in disclosure and in the front office have been filled.",
         "Seven of the 22 custody posts are vacant.", False),
        ("Vacancies in disclosure will have been filled by May.",
         "Seven of the 22 disclosure posts are vacant.", False),
        ("Vacancies in disclosure have been filled.", "No disclosure post is vacant.", False),
    ],
)  # fmt: skip
def test_two_updates_that_contradict_each_other_are_asked_about(
    one: str, other: str, *, is_asked: bool
) -> None:
    asked = raised("two-accounts", told(one), told(other))
    assert [each.item for each in asked] == (["peel/afi-1"] if is_asked else [])


def test_the_barrier_may_name_the_unit_whose_posts_are_vacant() -> None:
    filled = told("Vacancies in crime recording have been filled.")
    vacant = {"date": "2024-02-12", "text": "Seven of the 22 posts are vacant."}
    barrier = {**vacant, "blocker": "Vacancies in the Crime Recording Unit"}
    assert not raised("two-accounts", filled, {"progress": [vacant]})
    (asked,) = raised("two-accounts", filled, {"progress": [barrier]})
    assert asked.question == (
        "The update of AFI 1 of 20 February 2024 says “Vacancies in crime recording have been "
        "filled”, and the update of AFI 2 of 12 February 2024 says “Seven of the 22 posts are "
        "vacant”: which is right?"
    )


LENT = "Since 1 January 18 town constables have been posted to response under Op Lamp"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        (f"{LENT}.", "when do they go back, and who does their work meanwhile?"),
        (f"{LENT}, which has given teams new life.",
         "when do they go back, and what will the figure be without them?"),
        ("Four of the clerks are on loan to the inquiry.", "when do they go back"),
        ("A second lamp comes from the barn on a temporary basis.",
         "until when, and what follows then?"),
        ("A second lamp comes from the barn on a temporary basis until May.", ""),
        ("A temporary lamp was bought.", ""),
        ("Six riders were drafted into the barn.", "when do they go back"),
        # they come back, stay, or were always there
        (f"{LENT} until 30 June.", ""),
        (f"{LENT}. They return in May.", ""),
        (f"{LENT} for three months.", ""),
        ("Eighteen constables have been posted to the new base.", ""),
        ("Eighteen constables joined the town teams in May.", ""),
    ],
)  # fmt: skip
def test_people_who_are_lent_until_no_date_are_asked_about(text: str, asks: str) -> None:
    asked = [each.question for each in raised("lent-without-end", told(text))]
    assert bool(asked) is bool(asks)
    assert all(asks in each for each in asked)


def test_the_question_is_about_the_item_that_they_are_taken_from() -> None:
    wording = "The force should see that town officers are not taken away to other duties."
    (asked,) = raised("lent-without-end", told(f"{LENT}."), told("9%.", wording=wording))
    assert (asked.item, asked.file) == ("peel/afi-2", "inspections/peel/afi-1.yaml")
    assert "are they counted in the figure for AFI 2" in asked.question
    wording = "The force should see that custody officers are not taken away to other duties."
    (asked,) = raised("lent-without-end", told(f"{LENT}."), told("9%.", wording=wording))
    assert asked.item == "peel/afi-1"


@pytest.mark.parametrize(
    ("answer", "last", "is_asked"),
    [
        ("The backlog has been dealt with.", "61 lamps are out.", True),
        ("Every lamp has been mended.", "61 lamps are out.", True),
        ("I am told that the problem is behind us.", "61 lamps are out.", True),
        ("The town teams are at full strength.",
         "No lamp is out. Six town constables are on loan to the barn.", True),
        ("We have cleared the backlog.", "61 lamps are out.", True),
        ("Dark streets are a thing of the past.", "61 lamps are out.", True),
        # nothing is claimed, or it is so
        ("The backlog has been dealt with.", "No lamp is out.", False),
        ("The backlog will be dealt with by May.", "61 lamps are out.", False),
        ("The backlog has not been dealt with.", "61 lamps are out.", False),
        ("Every rider has a hat.", "61 lamps are out.", False),
        ("I expect that every lamp is lit by the spring.", "61 lamps are out.", False),
        ("The town teams are at full strength.",
         "No lamp is out. Six custody officers are on loan to the barn.", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("forum", ["pcp", "hta"])
def test_what_another_forum_was_told_is_set_beside_the_register(
    forum: str, answer: str, last: str, *, is_asked: bool
) -> None:
    asked = {"id": "q", "item": "peel/afi-1", "text": "How?", "answers": [{"text": answer}]}
    item = told(last, measures=[{"text": "No lamp is out."}])
    heard = raised("said-elsewhere", item, meetings={f"2024-02-01-{forum}": {"questions": [asked]}})
    assert bool(heard) is (is_asked and forum == "pcp")


@pytest.mark.parametrize(
    ("report", "last", "is_asked"),
    [
        ("It will be managed by holding staff vacancies until May.", "Two posts are vacant.", True),
        ("A recruitment freeze pays for it.", "Vacancies in the barn slow the work.", True),
        (
            "It will be managed by holding staff vacancies until May.",
            "All posts are filled.",
            False,
        ),
        ("Two of its posts are held vacant until it is dry.", "Two posts are vacant.", False),
        ("Two of its own posts are vacant.", "Two posts are vacant.", False),
        ("The board holds its meetings monthly.", "Two posts are vacant.", False),
    ],
)
def test_vacancies_that_pay_for_a_programme_are_set_beside_those_that_hold_an_item_back(
    report: str, last: str, *, is_asked: bool
) -> None:
    lamp = {"name": "Lamp", "reports": [{"date": "2024-02-01", "text": report}]}
    assert bool(raised("vacancies-held", told(last), programmes={"lamp": lamp})) is is_asked
