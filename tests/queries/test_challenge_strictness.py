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


WORDED = "The force should visit each tenant of its houses, and mend their roofs and gutters."


@pytest.mark.parametrize(
    ("rule", "before", "last", "is_asked"),
    [
        # any word of its own reports a forecast
        ("forecast-unreported", "A door camera scheme for tenants opens in November.",
         "Tenants like the cameras.", False),
        ("forecast-unreported", "A door camera scheme for tenants opens in November.",
         "Tenants like the visits.", True),
        # what shares no word with the item is no part of it
        ("forecast-unreported", "A new orchestra rehearsal room opens in November.", SO, False),
        ("forecast-unreported", "A new gutter cleaning service opens in November.", SO, True),
        ("setback-told", SO, "Orchestra rehearsals were cancelled twice.", False),
        ("setback-told", SO, "Roof repairs were cancelled twice.", True),
        # the sentence says by when it will be better; what is put off has its new day
        ("setback-told", SO, "Four tenants withdrew or failed the test, and others start on 8 May.",
         False),
        ("setback-told", SO, "Four tenants withdrew or failed the test, and others rested.", True),
        ("setback-told", SO, "Roof repairs have been put back and will now start in June.", True),
        # a word of a name, of what was explained, or of what nobody claims
        ("setback-told", SO, "The delayed roof repairs desk opened on a Monday.", False),
        ("setback-told", SO, "The delayed roof repairs are a worry.", True),
        ("setback-told", SO, "Slates were abandoned as agreed with the tenants.", False),
        ("setback-told", SO, "There is no letter of tenants and we do not claim more.", False),
        ("setback-told", SO, "The ladder is not elegant but it works on roofs.", False),
        ("setback-told", SO, "The roof was patchy and we have changed the slates.", False),
        # a pair without a group, and a date that has been
        ("group-passed-over", SO, "June: 84% and 19.5%.", False),
        ("later-than-target", SO,
         "The surveyor came on 4 and 5 February and raised points, which come before roofs can be "
         "complete.", False),
        # three shares of one whole, those who answered, and a summer that has been
        ("group-passed-over", SO,
         "55% of tenants want slates, 25% want tiles and one in ten want thatch.", False),
        ("others-left", SO, "The tenants' survey had 140 replies of 211.", False),
        ("later-than-target", SO, "Leaks from roofs are down to 79 over the summer.", False),
        ("later-than-target", SO, "The gutters will be complete in the winter of next year.", True),
        # how something is counted is asked as that
        ("setback-told", SO, "We mended 80 roofs. Sheds are not in the total.", False),
    ],
)  # fmt: skip
def test_what_is_no_part_of_an_item_or_is_answered_is_not_asked(
    rule: str, before: str, last: str, *, is_asked: bool
) -> None:
    assert (rule in rules(before, last, wording=WORDED)) == is_asked


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
        "When will AFI 1 be complete, with HMICFRS's due date of 30 September 2023 passed, and no "
        "target of the force's own?"
    )
    assert _in_public(text)["milestone-passed"] == when


def test_a_public_forum_asks_for_a_figure_that_is_left_out_by_its_own_words() -> None:
    text = """
afi-01:
  measures: [{text: 90% of gates are shut at night.}]
  progress:
    - date: 2023-10-09
      text: 80% of gates are shut at night.
      reviewed: {date: 2023-10-10, by: flo}
    - {date: 2024-02-20, text: We paint., reviewed: {date: 2024-02-21, by: flo}}
"""
    asked = _in_public(text)["measure-missed"]
    assert "“80% of gates are shut at night”, and the last gives no figure for it" in asked
    assert "90%" not in asked


def test_a_public_forum_asks_what_came_of_an_opening_whose_step_it_does_not_see() -> None:
    text = """
afi-01:
  steps_to_green: [{id: a, text: Open a repair shop for gates., due: 2024-01-31}]
  progress:
    - date: 2023-10-09
      text: The repair shop for gates will open in January.
      reviewed: {date: 2023-10-10, by: flo}
    - {date: 2024-02-20, text: We paint., reviewed: {date: 2024-02-21, by: flo}}
"""
    assert (
        "The repair shop for gates will open in January" in _in_public(text)["forecast-unreported"]
    )


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
    ("answer", "update", "is_asked"),
    [
        ("The river group still meets each month.", "The river group was stood down in May.", True),
        ("The river group still meets each month.", "The river crew was stood down in May.", False),
        ("The river group met once.", "The river group was stood down in May.", False),
    ],
)
def test_what_was_said_to_go_on_and_has_ended_is_asked(
    answer: str, update: str, *, is_asked: bool
) -> None:
    text = f"""
afi-01:
  progress: [{{date: 2024-02-20, text: "{update}", reviewed: {{date: 2024-02-21, by: flo}}}}]
meetings:
  2023-11-16-hta:
    questions:
      - {{id: q, item: peel/afi-01, text: Who leads?, answers: [{{text: "{answer}"}}]}}
"""
    assert ("assured" in _in_public(text)) == is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("96 call takers have done the course.", False), ("40 calls were sampled: 74% full.", True)],
)
def test_a_sample_is_what_is_sampled(last: str, *, is_asked: bool) -> None:
    measures = [{"text": "90% of calls sampled are full, from 100 calls a month."}]
    assert ("basis-changed" in rules(SO, last, measures=measures)) == is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("Two call takers won an award.", False), ("Two call takers are in post.", True)],
)
def test_a_count_of_posts_says_that_somebody_holds_them(last: str, *, is_asked: bool) -> None:
    money = [{"text": "Fourteen call takers.", "year": "2023/24", "posts": 14}]
    asked = {point.question for point in points(SO, last, investments=money)}
    assert any("where are the others" in each for each in asked) == is_asked
