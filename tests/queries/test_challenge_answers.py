"""What links an answer to the updates since, and a figure to the one before."""

from datetime import date

import pytest

from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from


def _with_answer(answer: str, update: str, question: str = "How does it stand?") -> Register:
    return register_from(f"""
        afi-01: {{target: 2024-01-31, progress: [{{date: 2024-02-20, text: "{update}"}}]}}
        meetings:
          2023-11-16-hta:
            questions:
              - {{id: q, item: peel/afi-01, text: "{question}", answers: [{{text: "{answer}"}}]}}
    """)


def test_of_two_partners_the_slower_is_asked_about_and_what_one_says_is_quoted() -> None:
    awaited = [{"who": "Holm and Fell councils", "what": "Return checks within five working days."}]
    slow = "Holm council returns checks in four working days, Fell council in seventeen."
    assert "dependency-missed" in rules(slow, depends_on=awaited)
    assert "dependency-missed" not in rules(slow.replace("seventeen", "five"), depends_on=awaited)
    told = "Fell council has told us that it can no longer return checks."
    (asked,) = (e for e in points(told, depends_on=awaited) if e.rule == "dependency-without-date")
    assert f"and the last update says “{told[:-1]}”: what holds it up, and" in asked.question


def test_a_part_without_a_step_is_asked_about_on_green_items_too() -> None:
    parts = [{"ref": "i", "text": "Record it."}, {"ref": "ii", "text": "Review it."}]
    done = [{"id": "a", "text": "Record it.", "done": "2024-01-31", "clauses": ["i"]}]
    green = {"rag": "green", "clauses": parts, "steps_to_green": done}
    assert "part-without-step" in rules("Work is done.", **green)
    done[0]["clauses"] = ["i", "ii"]
    assert "part-without-step" not in rules("Work is done.", **green)


@pytest.mark.parametrize("lead", ["tactical lead", "lead for the work with schools"])
def test_a_lead_who_is_promised_is_asked_about_once(lead: str) -> None:
    register = register_from(f"""
        afi-01: {{tactical_lead: null}}
        meetings:
          2023-11-16-hta:
            commitments: [{{text: A {lead} will be named., item: peel/afi-01}}]
    """)
    day = date(2024, 3, 14)
    chosen = likely_points(as_at(register, day), "hta", day).chosen
    of_leads = ("promise-not-kept", "no-lead")
    assert [(each.rule, each.fact) for each in chosen if each.rule in of_leads] == [
        (
            "no-lead",
            "It has no tactical lead. The commitment of 16 November 2023, "
            f"“A {lead} will be named”, is not recorded as done.",
        )
    ]


def test_some_of_those_who_were_funded_are_no_count_of_the_posts() -> None:
    funded = [{"text": "Six victim care officers", "posts": 6}]
    shown = ("Two of the officers cover the counter.", "Two of the officers have started.")
    asked = ["money-unanswered" in rules("All six officers are in post.", s, investments=funded)
             for s in shown]  # fmt: skip
    assert asked == [False, True]


@pytest.mark.parametrize(
    ("rag", "done", "last", "asks"),
    [
        ("amber", "Send every stable a letter.", "We go on.", "now done, keep it?"),
        ("green", "Send every stable a letter.", "We go on.", ""),
        ("green", "Name a contact.", "All 26 were told whom to ring.", ""),
        ("amber", "Name a contact.", "We go on.", "been kept"),
        ("amber", "Oil the gates.", "Every stable has been sent a letter, and it is published.",
         "now done, keep it?"),
        ("amber", "Oil the gates.", "We go on.", "been kept"),
        ("green", "Oil the gates.", "We go on.", "been kept"),
        ("green", "Oil the gates.", "A letter was sent to nine of the 26 stables, and a contact.",
         "been kept"),
    ],
)  # fmt: skip
def test_a_promise_that_something_done_since_may_keep_is_asked_about_as_such(
    rag: str, done: str, last: str, asks: str
) -> None:
    register = register_from(
        f"""
        afi-01:
          title: Lamps
          rag: {rag}
          steps_to_green: [{{id: a, text: {done}, done: 2024-02-01}}]
          progress: [{{date: 2024-02-20, text: "{last}"}}]
        meetings:
          2023-11-09-hta:
            commitments:
              - text: Every stable will be sent a letter with a contact by the spring.
                item: peel/afi-01
                due: 2024-03-01
        """
    )
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    asked = [each.question for each in raised if each.rule == "promise-not-kept"]
    assert bool(asked) is bool(asks)
    assert all(asks in each for each in asked)
