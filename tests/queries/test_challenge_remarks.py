"""Remarks of the last update that leave something open, each beside a good neighbour."""

import pytest

from peeltrack.language import remarks as language
from peeltrack.language.remarks import remarks
from peeltrack.language.told import Phrase
from peeltrack.queries.challenge.choose_points import likely_points
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from

TABLES = {
    name: table
    for name, table in vars(language).items()
    if isinstance(table, tuple) and isinstance(table[0], Phrase)
}


@pytest.mark.parametrize("table", TABLES)
def test_a_remark_is_found_and_its_neighbour_is_not(table: str) -> None:
    for phrase in TABLES[table]:
        assert remarks(phrase.example, TABLES[table]), phrase.example
        assert not remarks(phrase.not_this, TABLES[table]), phrase.not_this


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ("declined", "The rate is low, so no further audit is planned.",
         "The rate is low, so a further audit is planned."),
        ("declined", "We have decided not to renew the lease.", "We have renewed the lease."),
        ("declined", "We do not propose to extend it to the county.",
         "We do not propose green until the audit is in."),
        ("declined", "A second survey was not considered necessary.",
         "A second survey was necessary and has been held."),
        ("risk-carried", "The board has accepted the risk.", "The risk has been removed."),
        ("risk-carried", "It has been added to our corporate risk register.",
         "It has come off the list, as the wiring is done."),
        ("risk-carried", "Chief officers know of the gap, and the risk is held by operations.",
         "Chief officers have closed the gap in cover."),
        ("unknown", "We cannot yet say how many were repeat victims.",
         "12 of them were repeat victims."),
        ("unknown", "The reasons are not recorded.", "The reasons are recorded each time."),
        ("unknown", "It is too soon to tell whether it works.", "It works in nine cases of ten."),
        ("unknown", "The system cannot separate adults from children.",
         "The system separates adults from children."),
        ("setback-told", "It does not extend to part-time staff.",
         "It extends to part-time staff."),
        ("declined", "Supervisors no longer sign each record.", "Callers no longer wait."),
        ("declined", "No dedicated funding has been found.", "The funding has been found."),
        ("risk-carried", "We have accepted a lower standard at night.",
         "We have raised the standard at night."),
        ("unknown", "The numbers should be treated with caution.", "The numbers are sound."),
        ("setback-told", "The last quarter saw little movement.", "The last quarter saw 40 moves."),
        ("setback-told", "The board agreed to extend the date.", "The board agreed the date."),
        ("setback-told", "The force has moved four detectives to a murder inquiry.",
         "The force has moved the desk to a new office."),
    ],
)  # fmt: skip
def test_what_an_update_leaves_open_is_asked_about(rule: str, bad: str, good: str) -> None:
    assert rule in rules("Work goes on.", bad)
    assert rule not in rules("Work goes on.", good)


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
    ("rule", "then", "bad", "good"),
    [
        ("measure-missed", "91% of calls were assessed.",
         "The sample for March was 40 calls, and 35 of them were assessed.",
         "The sample for March was 40 calls, and 38 of them were assessed."),
        ("measure-missed", "87.2% of calls were assessed.", "88.1% of calls were assessed.",
         "One of the two assessors of calls has left. 92% of calls were assessed."),
    ],
)  # fmt: skip
def test_a_part_of_a_sample_is_set_against_the_measure(
    rule: str, then: str, bad: str, good: str
) -> None:
    measures = [{"text": "90% of calls are assessed", "method": "assessors' sample"}]
    assert rule in rules(then, bad, measures=measures, target="2024-03-31")
    assert rule not in rules(then, good, measures=measures, target="2024-03-31")


def test_the_officers_who_do_the_work_are_no_figure_for_a_measure_of_none() -> None:
    measures = [{"text": "No one without current licence"}]
    told = "The four temporary licence officers have done well.", "Staff are content."
    assert "measure-missed" not in rules(*told, measures=measures)
    lapsed = "Four are without a current licence.", "Staff are content."
    assert "measure-missed" in rules(*lapsed, measures=measures)


def test_a_whole_is_not_set_against_the_part_that_a_measure_is_about() -> None:
    measures = [{"text": "No overdue visit to a high risk offender"}]
    told = ("104 visits were overdue, 19 of them to high risk offenders.", "58 are overdue today.")
    assert "measure-missed" not in rules(*told, measures=measures)
    again = (told[0], "58 are overdue today, 22 of them to high risk offenders.")
    assert "measure-missed" in rules(*again, measures=measures)


def test_a_measure_that_is_nearly_reached_in_good_time_is_left_alone() -> None:
    measures = [{"text": "95% of files have a plan"}]
    assert "measure-missed" not in rules(
        "86% of files have a plan.", "94% of files have a plan.", measures=measures
    )
    assert "measure-missed" in rules(
        "72% of files have a plan.", "79% of files have a plan.", measures=measures
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
    ("bad", "good"),
    [
        ("We cannot yet say why.", "We cannot yet say why, so the adviser is asking 20 of them."),
        ("The form is often incomplete: it has not been filled in.",
         "The form has not been filled in everywhere, and we are visiting each team."),
        ("The wait is a third longer; calls have not been answered.",
         "Calls have not been answered, so the unit will open a second desk in May."),
    ],
)  # fmt: skip
def test_what_an_update_does_about_an_admission_is_taken_into_account(bad: str, good: str) -> None:
    assert {"unknown", "setback-told"} & rules("Work goes on.", bad)
    assert not {"unknown", "setback-told"} & rules("Work goes on.", good)


@pytest.mark.parametrize(
    "bad",
    [
        "83% once the two events are taken out.",
        "83%, net of cases that were withdrawn.",
        "83%, and calls that go to the diary no longer show.",
    ],
)
def test_what_is_taken_out_of_a_figure_is_asked_about(bad: str) -> None:
    assert "basis-changed" in rules("Work goes on.", bad)
    assert "basis-changed" not in rules("Work goes on.", "83%, counted as before.")


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
        "The commitment of 15 January 2024 was “The spring audit of files will be reported”, and "
        "the last update says “The spring audit of files is postponed”: when will it be kept?"
    ) in asked


def test_a_light_second_question_waits_for_the_third_of_another_item() -> None:
    register = register_from("""
        afi-01:
          strategic_lead: null
          steps_to_green: [{id: a, text: Map it., due: 2024-02-01}]
          progress: [{date: 2024-02-20, text: Two posts are vacant.}]
        afi-02:
          steps_to_green: [{id: a, text: Write the plan., due: 2024-12-01}]
          progress: [{date: 2024-02-20, text: The van broke down.}]
    """)
    raised = likely_points(register, "hta", ON).raised
    asked = [(each.item, each.rule) for each in raised if not each.left_out]
    assert asked == [
        ("peel/afi-01", "no-lead"),
        ("peel/afi-01", "milestone-passed"),
        ("peel/afi-01", "setback-told"),
        ("peel/afi-02", "setback-told"),
    ]


@pytest.mark.parametrize(("then", "is_asked"), [("64%", False), ("77%", True)])
def test_a_measure_that_gets_better_with_its_dates_ahead_can_wait(
    then: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01:
          target: 2025-06-30
          strategic_lead: null
          measures: [{{text: 90% of calls are answered}}]
          steps_to_green: [{{id: a, text: Map it., due: 2024-02-01}}]
          progress:
            - {{date: 2024-01-20, text: "{then} of calls were answered."}}
            - {{date: 2024-02-20, text: 70% of calls were answered. Two posts are vacant.}}
    """)
    asked = [e.rule for e in likely_points(register, "hta", ON).raised if not e.left_out]
    assert ("measure-missed" in asked) == is_asked


def test_the_posts_of_the_newest_update_are_counted_whatever_stands_between() -> None:
    told = "Eleven of the twenty posts are filled.", "13 posts of the twenty are filled."
    investments = [{"text": "Twenty neighbourhood officers", "posts": 20}]
    asked = [e.question for e in points(*told, investments=investments)]
    assert (
        "Twenty posts were funded for AFI 1 and the update says “13 posts of the twenty are "
        "filled”: where are the others?"
    ) in asked


@pytest.mark.parametrize(
    ("measure", "then", "now", "shown"),
    [
        ("No officer with more than 15 open cases", "The mean is 22 open cases.",
         "The mean is 21, and 38 officers have over 30.", "is 21 against"),
        ("Fewer than 1,000 people bailed for more than six months",
         "9,400 people are bailed. Over six months: 3,880.",
         "Down to 7,950 people bailed. Over six months is 3,950.", "3,880 on 9 October 2023 to"),
        ("90% of calls are answered", "84% of calls were answered.",
         "Attrition is 22%. 81% of calls were answered.", "84% on 9 October 2023 to 81%"),
    ],
)  # fmt: skip
def test_the_figure_of_a_measure_is_that_of_the_nearest_sentence(
    measure: str, then: str, now: str, shown: str
) -> None:
    raised = points(then, now, measures=[{"text": measure}], target="2024-03-01")
    asked = [each.question for each in raised if each.rule == "measure-missed"]
    assert len(asked) == 1
    assert shown in asked[0]


@pytest.mark.parametrize(
    ("rule", "then", "bad", "good"),
    [
        ("forecast-missed",
         "We have 870 referrals and clear about 60 a week, so we should be under 200 by Christmas.",
         "905 referrals wait.", "180 referrals wait."),
        ("others-left", "Work goes on.", "It was offered to all 290 and 74 have taken it up.",
         "It was offered to all 290 and 281 have taken it up."),
        ("others-left", "Work goes on.", "Establishment is 26 officers, of whom 20 are deployable.",
         "Establishment is 26 officers, of whom 26 are deployable."),
        ("basis-changed", "Reports stood at 80.",
         "Reports fell to 60. That is since May, when we began to file some of them elsewhere.",
         "Reports fell to 60. That is since May, when the desk opened."),
        ("basis-changed", "The list stood at 900.",
         "The list is down to 600. 200 of these came out in the data cleanse.",
         "The list is down to 600, and all of these were dealt with."),
        ("declined", "We asked for more time.", "The extension was not agreed.",
         "The extension was agreed."),
        ("setback-told", "Work goes on.", "The intake is on pause.",
         "The intake is exempt from the pause."),
        ("setback-told", "Work goes on.", "Some teams say that they cannot release people.",
         "Teams have released 40 people."),
        ("setback-told", "Work goes on.", "Satisfaction was 63% compared with 68% a year ago.",
         "Satisfaction was 71% compared with 68% a year ago."),
        ("setback-told", "Work goes on.", "One complaint was of a clerk who did not speak Welsh.",
         "One complaint was of a clerk who did not speak Welsh; an apology was given."),
    ],
)  # fmt: skip
def test_a_question_rests_on_the_right_fact(rule: str, then: str, bad: str, good: str) -> None:
    assert rule in rules(then, bad)
    assert rule not in rules(then, good)


@pytest.mark.parametrize(
    ("rule", "then", "now"),
    [
        ("said-done", "The roster goes live on 20 November.", "The roster has yet to go live."),
        ("grew-worse", "Seven waits were above six hours.", "The longest wait is 3 hours 10."),
        ("grew-worse", "Requests were recorded in 60 of the 61 cases.",
         "37 were charged, 31 held, and requests recorded in 37."),
        ("forecast-missed", "I forecast 87% and 18% for November.",
         "In November it was 88%, and 17% were abandoned."),
    ],
)  # fmt: skip
def test_no_question_rests_on_a_false_fact(rule: str, then: str, now: str) -> None:
    assert rule not in rules(then, now)


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
        "end of February”: has it been done?"
    )
    assert (question in asked) == is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("Satisfaction was 63% compared with 68% a year ago.", True),
        ("Satisfaction was 71% compared with 68% a year ago.", False),
    ],
)
def test_the_update_that_proposed_green_is_read_too(told: str, *, is_asked: bool) -> None:
    fell = f"{told} The survey company changed its method in July."
    asked = rules(
        rag="green",
        rag_changes=[{"date": "2024-02-25", "to": "green", "because": "x"}],
        progress=[{"date": "2024-02-20", "text": fell, "proposed_rag": "green"}],
    )
    assert ("green-and-setback" in asked) == is_asked
    assert ("basis-changed" in asked) != is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("We drew 80 logs: 76 had a name. The other four were missed on one night.", False),
        ("We drew 80 logs: 50 had a name. The other thirty were missed on one night.", True),
        ("We drew 80 logs: 76 had a name. Seven clerks did not come.", True),
    ],
)
def test_the_few_that_are_left_of_nearly_all_are_explained(told: str, *, is_asked: bool) -> None:
    assert ("setback-told" in rules("Work goes on.", told)) is is_asked


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("12 of 30 vans have been delivered.", "12 of 30 vans lacked a jack."),
        ("22 of 60 victims were visited.", "22 of 60 victims asked not to be visited."),
    ],
)
def test_the_rest_of_those_who_fared_ill_are_not_asked_after(bad: str, good: str) -> None:
    assert "others-left" in rules("Work goes on.", bad)
    assert "others-left" not in rules("Work goes on.", good)


def test_what_disputes_a_finding_is_asked_for_evidence() -> None:
    told = "We do not accept that the waits are long."
    asked = [e.question for e in points("Work goes on.", told) if e.rule == "setback-told"]
    assert asked == [f"The update of AFI 1 says “{told[:-1]}”: what is the evidence for that?"]
