"""Rules that speak only where they are nearly always right, each beside one where they do."""

import pytest

from tests.queries.test_challenge_kinds import points, rules

SO = "We go on."


@pytest.mark.parametrize(
    ("rule", "before", "last", "is_asked"),
    [
        # a word of a name is no word for counting
        ("basis-changed", SO, "The new county show had 14 stalls.", False),
        ("basis-changed", SO, "The new counting rule gives 14 stalls.", True),
        # those who are counted elsewhere, or as others
        ("basis-changed", "Missed visits were 9%.",
         "A visit by telephone is recorded as contact and not as a missed visit. It was 4%.", True),
        ("basis-changed", "Missed visits were 9%.",
         "A visit by telephone is recorded as contact. It was 4%.", False),
        ("basis-changed", SO, "In June 410 tenants left a message and are counted as seen.", True),
        ("basis-changed", SO, "In June 410 tenants left a message and are counted.", False),
        ("basis-changed", SO, "The backlog is 80. Vans at the garage are not in the backlog.",
         True),
        ("basis-changed", SO, "The backlog is 80. Vans at the garage are not in the way.", False),
        # few answered, by shares of those who were asked
        ("basis-changed", "61% replied, and 40% of them were content.",
         "70% are content. 212 of about 1,000 tenants replied.", True),
        ("basis-changed", "61% replied, and 40% of them were content.",
         "70% are content. 480 of about 1,000 tenants replied.", False),
        # a check is what others found, and not whatever they look at
        ("checks-disagree", SO,
         "Lamps were lit in 96% of streets. Of 412 streets nine are old and the panel walks them.",
         False),
        ("checks-disagree", SO,
         "Lamps were lit in 96% of streets. The panel found lamps lit in 60% of streets.", True),
        # what is said of one thing stands beside that thing alone
        ("well-and-overdue", SO, "The work on hedges is on track.", False),
        ("well-and-overdue", SO, "The lamps are on track.", True),
        ("well-and-overdue", SO, "We are on track.", True),
        # more than four in five, a date for the others, or a measure that is met
        ("others-left", SO, "41 of 50 lockers have been fitted.", False),
        ("others-left", SO, "30 of 50 lockers have been fitted.", True),
        ("others-left", SO, "30 of 50 lockers are fitted and the last lot comes in May.",
         False),
        # one series: the same things, of which the same is said
        ("grew-worse", "104 cooks in post completed the course.",
         "Thirteen cooks have joined since February.", False),
        ("grew-worse", "104 cooks completed the course.", "92 cooks completed the course.", True),
        ("grew-worse", "The average wait was 30 days.", "The longest wait is 84 days.", False),
        ("grew-worse", "The longest wait was 30 days.", "The longest wait is 84 days.", True),
        ("grew-worse", "Urgent calls come first and none of those waits over 30 days.",
         "The wait is 84 days.", False),
        # less of what nobody wants is good
        ("setback-told", SO, "Resignations of officers in their first year fell from 31 to 19.",
         False),
        ("setback-told", SO, "Satisfaction of officers in their first year fell from 31% to 19%.",
         True),
    ],
)  # fmt: skip
def test_a_rule_speaks_only_on_its_strict_condition(
    rule: str, before: str, last: str, *, is_asked: bool
) -> None:
    late = [{"id": "a", "text": "Put up the lamps.", "due": "2024-01-31"}]
    assert (rule in rules(before, last, steps_to_green=late)) == is_asked


def test_a_small_sample_is_set_beside_the_larger_one_before() -> None:
    asked = [
        point.question
        for point in points(
            "91% in a sample of 200.",
            "93% this time. The sample was 60 calls, all from day shifts.",
        )
        if point.rule == "basis-changed"
    ]
    assert [each.partition("show, and ")[2] for each in asked] == [
        "how far can it be compared with the sample of 200 on 9 October 2023?"
    ]


def test_a_change_that_is_put_down_to_counting_is_asked_how_much_of_it_is() -> None:
    asked = [
        point.question
        for point in points("Fires are 31%.", "Fires are 38%, which is down to better recording.")
        if point.rule == "basis-changed"
    ]
    assert [each.partition("”: ")[2] for each in asked] == [
        "how much of the change comes of that, and how is that known?"
    ]
