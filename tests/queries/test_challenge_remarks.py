"""Remarks of the last update that leave something open, each beside a good neighbour."""

import pytest

from peeltrack.language import remarks as language
from peeltrack.language.remarks import remarks
from peeltrack.language.told import Phrase
from tests.queries.test_challenge_kinds import points, rules

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
        ("interim", "Checks are logged on spreadsheets.", "Checks are no longer on spreadsheets."),
        ("interim", "The night desk is covered by overtime.", "The night desk has its own staff."),
        ("interim", "Callers are known to handlers who know them by voice.",
         "Callers are known by a flag in the system."),
        ("interim", "A temporary arrangement with the hospital is in use.",
         "The temporary arrangement was replaced in May."),
        ("deferred", "Custody will be looked at once the pilot ends.",
         "Custody will be looked at once a week."),
        ("deferred", "Rural stations will follow in due course.",
         "Rural stations will follow by 30 April."),
        ("deferred", "The second element has been parked.", "The second element has begun."),
        ("awaited", "The new form is subject to approval by the regional board.",
         "The new form has the approval of the regional board."),
        ("awaited", "The supplier is working on a fix.", "The supplier will deliver it by 2 May."),
        ("awaited", "The change depends on a national release.", "The change came in January."),
        ("left-out", "Every station has it with the exception of the port.",
         "Every station has it."),
        ("left-out", "It does not extend to part-time staff.", "It extends to part-time staff."),
        ("left-out", "The form is in use on all shifts but nights.",
         "The form is in use on all shifts."),
        ("piloted", "The form is being piloted in the east.",
         "The form is being piloted in the east, and goes to the others on 1 May."),
        ("piloted", "The trial has gone well.", "The trial was replaced by the new form."),
        ("piloted", "Two teams are pilot sites for it.", "All teams have it."),
        ("vague", "Most sergeants have been trained.", "Most sergeants (41 of 44) are trained."),
        ("vague", "A number of files have been reviewed.", "22 files have been reviewed."),
        ("vague", "The majority of teams are now using the form.", "All teams use the form."),
        ("undecided", "A new roster is being considered.", "A new roster starts in May."),
        ("undecided", "The position is being monitored closely.", "The position is filled."),
        ("undecided", "Options are being worked up.", "The second option was chosen."),
        ("praised", "Excellent progress has been made.", "Progress has been made on both."),
        ("praised", "The plan is firmly embedded.", "The plan is used in 84% of cases."),
        ("praised", "The training was very well received.", "The training was held in May."),
        ("praised", "We have turned the corner.", "We have turned to the council."),
        ("checks-disagree",
         "Supervisors found the plan good in 94% of files. The independent panel agreed in 61%.",
         "Supervisors found the plan good in 94% of files. The independent panel agreed in 92%."),
        ("checks-disagree",
         "Our audit puts compliance at 90%. Peers looked at ten files independently and found them "
         "right in six.",
         "Our audit puts compliance at 90%. Peers looked at ten files independently and found them "
         "right in nine."),
        ("checks-disagree",
         "Of the 50 files we checked 47 were right. Internal audit found 70% right.",
         "Of the 50 files we checked 47 were right. Internal audit found 93% right."),
    ],
)  # fmt: skip
def test_what_an_update_leaves_open_is_asked_about(rule: str, bad: str, good: str) -> None:
    assert rule in rules("Work goes on.", bad)
    assert rule not in rules("Work goes on.", good)


def test_praise_is_left_alone_where_the_measure_has_its_figure() -> None:
    measures = [{"text": "95% of files have a plan"}]
    assert "praised" in rules("Excellent progress.", measures=measures)
    told = "Excellent progress. 96% of files have a plan."
    assert "praised" not in rules(told, measures=measures)


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
