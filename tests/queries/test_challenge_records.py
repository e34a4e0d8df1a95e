"""What is recorded of an item, each fact beside a good neighbour of which nothing is asked."""

import pytest

from peeltrack.queries.challenge.choose_points import likely_points
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from


def test_a_green_item_is_asked_for_a_step_that_is_open() -> None:
    steps = [{"id": "a", "text": "Publish the analysis.", "due": "2024-01-31"}]
    asked = [
        each.question
        for each in points(rag="green", steps_to_green=steps)
        if each.rule == "green-with-open-steps"
    ]
    assert asked == [
        "“Publish the analysis”, due by 31 January 2024, is not recorded as done: why is AFI 1 "
        "green?"
    ]
    assert "green-with-open-steps" not in rules(
        rag="green", steps_to_green=[{**steps[0], "done": "2024-01-30"}]
    )


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Two temporary clerks, £60,000, to 30 April 2024", "Two clerks, £60,000 a year"),
        ("Overtime, £20,000, until the end of March", "Overtime, £20,000"),
        ("Fixed-term analyst to May", "Analyst, permanent"),
    ],
)
def test_money_with_a_last_day_is_asked_about(bad: str, good: str) -> None:
    assert "ends-soon" in rules("Work goes on.", investments=[{"text": bad}])
    assert "ends-soon" not in rules("Work goes on.", investments=[{"text": good}])


@pytest.mark.parametrize(
    "told",
    [
        "The pilot ended in December and the form has been in use everywhere since 8 January.",
        "The spreadsheet was replaced by the case system in January.",
        "Overtime ended in December as the posts were filled.",
        "The risk on the register was closed in January.",
        "The supplier delivered the fix on 10 January and it has been tested.",
        "The backlog of 210 was cleared on 30 January and has not come back.",
        "The figure has not fallen below 95% since October.",
        "No further training is needed as all have passed.",
        "The two cases that were late in January were seen on 3 and 4 February.",
        "A small number of visits, 3 of 412, were late by a day and each was reviewed.",
        "We do not wait for the national system: ours works and was audited in January.",
        "Cases are reviewed by a sergeant each day, and by an inspector each week.",
        "The panel of independent members read 30 records and agreed with 29.",
        "The remaining five officers are booked for 25 March.",
        "The interim head was made permanent on 2 February.",
        "Funding for both posts is in the base budget from April.",
    ],
)
def test_a_good_sentence_is_asked_nothing(told: str) -> None:
    assert rules("Work goes on.", told) <= {"no-measure", "due-before-work-ends"}


@pytest.mark.parametrize(("of_item", "is_asked"), [("peel/afi-01", False), ("peel/afi-02", True)])
def test_what_a_meeting_recorded_is_not_asked_again_in_the_words_of_the_answer(
    of_item: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01: {{progress: [{{date: 2024-02-20, text: Calls rise.}}]}}
        afi-02: {{}}
        meetings:
          2024-01-15-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: Are callers told?
                answers: [{{text: We will find out how often by the next meeting.}}]
            actions:
              - {{id: a, item: {of_item}, text: Sample what callers are told., done: 2024-02-01}}
    """)
    raised = likely_points(register, "hta", ON).raised
    assert ("promise-unrecorded" in {point.rule for point in raised}) == is_asked


def test_a_commitment_is_quoted_with_what_the_update_says_of_it() -> None:
    register = register_from("""
        afi-01: {progress: [{date: 2024-02-20, text: The spring audit of files is postponed.}]}
        meetings:
          2024-01-15-hta:
            commitments:
              - {text: The spring audit of files will be reported., item: peel/afi-01,
                 due: 2024-03-01}
    """)
    asked = [e.question for e in likely_points(register, "hta", ON).raised]
    assert (
        "The last update says “The spring audit of files is postponed”: has the commitment of "
        "15 January 2024 been kept, “The spring audit of files will be reported”, and if not, "
        "why, and when will it be?"
    ) in asked


def test_the_posts_of_the_newest_update_are_counted_whatever_stands_between() -> None:
    told = "Eleven of the twenty posts are filled.", "13 posts of the twenty are filled."
    investments = [{"text": "Twenty neighbourhood officers", "posts": 20}]
    asked = [e.question for e in points(*told, investments=investments)]
    assert (
        "Twenty posts were funded for AFI 1 and the update says “13 posts of the twenty are "
        "filled”: where are the others?"
    ) in asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("Neighbourhood officers from the precept: 12 in post.", True),
        ("Neighbourhood officers from the precept: 18 in post and trained.", False),
        ("12 of 20 posts are filled, and the last eight start on 6 October.", False),
        ("12 of 20 posts are filled, and the last eight weeks were slow.", True),
    ],
)
def test_posts_are_asked_about_unless_nearly_all_are_filled_or_the_others_are_told_of(
    told: str, *, is_asked: bool
) -> None:
    investments = [{"text": "Twenty neighbourhood officers", "posts": 20}]
    raised = points("11 of 20 posts are filled.", told, investments=investments)
    asked = [e.question for e in raised if e.rule == "money-unanswered"]
    ending = f"the update says “{told.rstrip('.')}”: where are the others?"
    assert asked == [f"Twenty posts were funded for AFI 1 and {ending}"] * is_asked


def test_a_return_is_asked_about_by_the_action_that_a_meeting_asked_for() -> None:
    text = """
        afi-01:
          progress: [{{date: 2024-02-20, text: The queue is 905 long.}}]
          sign_offs: [{{date: 2023-11-02, stage: returned, because: Nothing shows the quality.}}]
        meetings:
          2024-01-15-hta:
            actions: [{{id: a, item: {item}, text: Audit sixty decisions., due: 2024-03-31}}]
    """
    raised = {
        item: {
            each.rule
            for each in likely_points(register_from(text.format(item=item)), "hta", ON).raised
        }
        for item in ("peel/afi-01", "null")
    }
    assert "returned" in raised["null"]
    assert "returned" not in raised["peel/afi-01"]


def test_the_target_of_an_item_whose_lead_proposes_green_is_not_asked_about() -> None:
    given = {"target": "2024-03-01", "steps_to_green": []}
    told = [{"date": "2024-02-20", "text": "It is so in 96% of cases."}]
    green = [{**told[0], "proposed_rag": "green"}]
    assert "milestone-passed" in rules(progress=told, **given)
    assert "milestone-passed" not in rules(progress=green, **given)


@pytest.mark.parametrize(
    ("told", "recorded", "is_asked"),
    [
        ("74 visits are overdue.", "The van will be mended.", True),
        ("No visit is overdue.", "The van will be mended.", False),
        ("74 visits are overdue.", "No visit will be overdue.", False),
    ],
)
def test_an_answer_that_only_names_a_date_is_asked_about_with_its_question(
    told: str, recorded: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01: {{progress: [{{date: 2024-02-20, text: {told}}}]}}
        meetings:
          2024-01-15-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: When will no visit be overdue?
                answers: [{{text: By the end of February.}}]
            commitments: [{{text: {recorded}, due: 2024-02-29}}]
    """)
    asked = [e.question for e in likely_points(register, "hta", ON).raised]
    question = (
        "On 15 January 2024 the answer on AFI 1 to “When will no visit be overdue?” was “By the "
        "end of February”: what has come of that?"
    )
    assert (question in asked) == is_asked


def test_one_post_that_is_missing_is_the_other() -> None:
    def asked(told: str) -> str:
        text = f"""
            afi-01:
              investments: [{{text: Three online abuse investigators, posts: 3}}]
              progress: [{{date: 2024-02-20, text: {told}}}]
        """
        raised = likely_points(register_from(text), "hta", ON).raised
        return " ".join(each.question for each in raised if each.rule == "money-unanswered")

    assert asked("Two of the three investigators are in post.").endswith("where is the other?")
    assert asked("One of the three investigators is in post.").endswith("where are the others?")


@pytest.mark.parametrize(
    ("because", "quoted"),
    [
        (
            "HMICFRS examined 40 delayed incidents. In 31 risk was assessed again, but in 17 "
            "of these nobody had spoken to the caller. The files were in order.",
            "in 17 of these nobody had spoken to the caller",
        ),
        (
            "HMICFRS looked at 40 files. It would like to see a year of results.",
            "It would like to see a year of results",
        ),
    ],
)
def test_of_a_return_is_quoted_what_is_wanted_or_not_well(because: str, quoted: str) -> None:
    text = f"""
        afi-01:
          rag: green
          sign_offs: [{{date: 2024-02-02, stage: returned, because: "{because}"}}]
    """
    raised = likely_points(register_from(text), "hta", ON).raised
    (asked,) = [each.question for each in raised if each.rule == "returned"]
    assert quoted in asked
