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


@pytest.mark.parametrize(
    ("answer", "bad", "good"),
    [
        ("A rota of sergeants will cover weekends from December.",
         "At weekends the share falls to 59%, for want of sergeants.",
         "Sergeants now cover each weekend."),
        ("The platform will go live in June.",
         "The platform is on track and will go live in October.",
         "The platform is on track and will go live in May."),
    ],
)  # fmt: skip
def test_an_answer_that_names_a_day_is_set_beside_what_was_told_since(
    answer: str, bad: str, good: str
) -> None:
    for update, is_asked in ((bad, True), (good, False)):
        raised = likely_points(as_at(_with_answer(answer, update), ON), "hta", ON).raised
        assert ("assured" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(("answer", "is_asked"), [("It will.", True), ("We cannot say.", False)])
def test_a_yes_to_a_day_that_has_passed_is_asked_about(answer: str, *, is_asked: bool) -> None:
    register = _with_answer(answer, "Work goes on.", "Will the date of 31 January be met?")
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    asked = [each.question for each in raised if each.rule == "assured"]
    question = (
        "On 16 November 2023 the answer on AFI 1 to “Will the date of 31 January be met?” was "
        "“It will”, and 31 January 2024 has passed: what happened?"
    )
    assert asked == [question] * is_asked


def test_of_two_partners_the_slower_is_asked_about_and_what_one_says_is_quoted() -> None:
    awaited = [{"who": "Holm and Fell councils", "what": "Return checks within five working days."}]
    slow = "Holm council returns checks in four working days, Fell council in seventeen."
    assert "dependency-missed" in rules(slow, depends_on=awaited)
    assert "dependency-missed" not in rules(slow.replace("seventeen", "five"), depends_on=awaited)
    told = "Fell council has told us that it can no longer return checks."
    (asked,) = (e for e in points(told, depends_on=awaited) if e.rule == "dependency-without-date")
    assert f"and the last update says “{told[:-1]}”: what is in place meanwhile?" in asked.question


def test_a_part_without_a_step_is_asked_about_on_green_items_too() -> None:
    parts = [{"ref": "i", "text": "Record it."}, {"ref": "ii", "text": "Review it."}]
    done = [{"id": "a", "text": "Record it.", "done": "2024-01-31", "clauses": ["i"]}]
    green = {"rag": "green", "clauses": parts, "steps_to_green": done}
    assert "part-without-step" in rules("Work is done.", **green)
    done[0]["clauses"] = ["i", "ii"]
    assert "part-without-step" not in rules("Work is done.", **green)


@pytest.mark.parametrize(
    ("measure", "bad", "good"),
    [
        ("No more than 50 offenders to an officer", "The average caseload is 68.",
         "The unit manages 1,210 offenders."),
        ("Suspects are circulated within 24 hours", "Suspects are circulated in 6.4 days.",
         "Suspects are circulated in 0.5 days."),
        ("Every victim has their phone back within 24 hours", "Phones come back in 3 days.",
         "Phones come back in 20 hours."),
        ("Calls are assessed, and repeat victims flagged, in 90% of sampled calls",
         "In a sample of calls 92% were assessed. Repeat victims were flagged in 61%.",
         "In a sample of calls 92% were assessed. Repeat victims were flagged in 93%."),
    ],
)  # fmt: skip
def test_the_figure_that_misses_a_measure_is_found(measure: str, bad: str, good: str) -> None:
    assert "measure-missed" in rules(bad, measures=[{"text": measure}])
    assert "measure-missed" not in rules(good, measures=[{"text": measure}])


@pytest.mark.parametrize("lead", ["tactical lead", "lead for the work with schools"])
def test_a_lead_who_is_promised_is_asked_about_once(lead: str) -> None:
    register = register_from(f"""
        afi-01: {{tactical_lead: null}}
        meetings:
          2023-11-16-hta:
            commitments: [{{text: A {lead} will be named., item: peel/afi-01}}]
    """)
    day = date(2024, 3, 14)
    raised = {each.rule for each in likely_points(as_at(register, day), "hta", day).raised}
    assert "promise-not-kept" in raised
    assert "no-lead" not in raised


@pytest.mark.parametrize(
    ("then", "now", "is_asked"),
    [
        ("88 of 1,176 visits are overdue.", "Overdue visits stand at 143, of which 12 are late.",
         True),
        ("The team of six has four in post.", "The team has four of six posts filled.", False),
        ("Compliance was 84 percent.", "At weekends it is 59 percent.", False),
        ("In May 57% were answered within 30 minutes.", "99% were answered within 90 minutes.",
         False),
        ("21% of visits were overdue.",
         "9% of visits were overdue, against 21% in May; 23% of visits to farms were overdue.",
         False),
        ("21% of visits were overdue.",
         "9% of visits were overdue, against 19% in May; 23% of visits to farms were overdue.",
         True),
        ("Alarms attended within two hours: 61%.", "Alarms waited for three hours.", False),
        ("Alarms waited for two hours, and 61% of owners were pleased.",
         "Alarms waited for three hours.", True),
    ],
)  # fmt: skip
def test_two_figures_are_of_one_thing_by_more_than_their_unit(
    then: str, now: str, *, is_asked: bool
) -> None:
    assert ("grew-worse" in rules(then, now)) is is_asked


def test_a_sample_is_as_large_as_the_method_of_the_measure_asks_for() -> None:
    measures = [{"text": "85% of files have a plan", "method": "dip sample of 100 a month"}]
    for size, is_asked in ((45, True), (120, False)):
        told = f"In the sample of {size} files 91% had a plan."
        assert ("basis-changed" in rules(told, measures=measures)) is is_asked


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
         "when will it be kept"),
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
