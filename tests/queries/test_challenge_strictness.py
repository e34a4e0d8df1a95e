"""Rules that speak only where they are nearly always right, each beside one where they do."""

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import challenge
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from

SO = "We go on."


@pytest.mark.parametrize(
    ("rule", "before", "last", "is_asked"),
    [
        # what is said of one thing stands beside that thing alone
        ("well-and-overdue", SO, "The work on hedges is on track.", False),
        ("well-and-overdue", SO, "The lamps are on track.", True),
        ("well-and-overdue", SO, "We are on track.", True),
        ("well-and-overdue", SO, "The AFI can be closed.", True),
        ("well-and-overdue", SO, "The AFI can be closed once the lamps are mended.", False),
    ],
)  # fmt: skip
def test_a_rule_speaks_only_on_its_strict_condition(
    rule: str, before: str, last: str, *, is_asked: bool
) -> None:
    late = [{"id": "a", "text": "Put up the lamps.", "due": "2024-01-31"}]
    assert (rule in rules(before, last, steps_to_green=late)) == is_asked


WORDED = "The force should visit each tenant of its houses, and mend their roofs and gutters."


def _in_public(text: str) -> dict[str, str]:
    """Return the questions of a public forum on one item, by their rules."""
    register = register_from(f"forums: {{hta: {{name: HTA, audience: public}}}}\n{text}")
    return {each.rule: each.question for each in challenge(as_at(register, ON), "hta", ON)}


def test_a_public_forum_asks_of_a_passed_date_though_a_measure_is_missed() -> None:
    text = """
afi-01:
  due: 2023-09-30
  target: null
  measures: [{text: 90% of gates are shut.}]
  progress:
    - {date: 2024-02-20, text: 80% of gates are shut., reviewed: {date: 2024-02-21, by: flo}}
"""
    when = (
        "The last update says “80% of gates are shut”: why is AFI 1 not complete, with HMICFRS's "
        "due date of 30 September 2023 passed, and no target of the force's own, what is done "
        "meanwhile, what has HMICFRS been told, and when will it be complete?"
    )
    assert _in_public(text)["milestone-passed"] == when


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("We wrote to HMICFRS in March.", False),
        ("The inspectorate has agreed the new date.", False),
        ("HMICFRS found that gates stood open.", True),
    ],
)
def test_what_hmicfrs_was_told_of_a_passed_date_is_asked_unless_it_is_said(
    told: str, *, is_asked: bool
) -> None:
    passed = points(told, due="2023-09-30", target=None)
    late = points(told, due="2024-06-30")  # the force's own target is in September
    for raised, rule in ((passed, "milestone-passed"), (late, "target-after-due")):
        (question,) = (each.question for each in raised if each.rule == rule)
        assert ("has HMICFRS been told" in question) is is_asked


@pytest.mark.parametrize(
    ("answer", "is_asked"),
    [
        ("The national scheme made it unnecessary.", False),
        ("It is late.", True),
    ],
)
def test_a_promise_that_a_later_meeting_heard_was_replaced_is_not_asked(
    answer: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01: {{wording: The force should mend each gate in its villages and towns.}}
        meetings:
          2023-06-12-hta:
            commitments:
              - {{text: A drone will be tried over the moor by October., item: peel/afi-01,
                  due: 2023-10-31}}
          2023-11-16-hta:
            questions:
              - {{id: q, item: peel/afi-01, text: The drone was to be tried. What happened?,
                  answers: [{{text: "{answer}"}}]}}
    """)
    asked = {each.rule for each in challenge(as_at(register, ON), "hta", ON)}
    assert ("promise-not-kept" in asked) == is_asked


def test_a_public_forum_asks_of_an_overdue_step_by_what_a_public_update_says_of_it() -> None:
    text = """
afi-01:
  steps_to_green: [{id: a, text: Gain a licence for the kilns., due: 2024-01-31}]
  progress:
    - date: 2023-10-09
      text: The assessor raised nine points that come before the licence.
      steps: [a]
      reviewed: {date: 2023-10-10, by: flo}
    - {date: 2024-02-20, text: We paint., reviewed: {date: 2024-02-21, by: flo}}
"""
    asked = _in_public(text)["milestone-passed"]
    assert "“The assessor raised nine points that come before the licence”" in asked
    assert "Gain a licence" not in asked
    assert "milestone-passed" not in _in_public(text.replace("steps: [a]\n", "source: s\n"))


def test_a_public_forum_asks_for_a_date_where_the_item_has_none_that_it_sees() -> None:
    text = "afi-01: {target: null, steps_to_green: [{id: a, text: Dig., due: 2024-06-30}]}"
    assert _in_public(text)["no-timetable"] == "When will AFI 1 be completed?"
    assert "no-timetable" not in _in_public(text.replace("null", "2024-09-30"))


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("Two call takers won an award.", False), ("Two call takers are in post.", True)],
)
def test_a_count_of_posts_says_that_somebody_holds_them(last: str, *, is_asked: bool) -> None:
    money = [{"text": "Fourteen call takers.", "year": "2023/24", "posts": 14}]
    asked = {point.question for point in points(SO, last, investments=money)}
    assert any("where are the others" in each for each in asked) == is_asked
