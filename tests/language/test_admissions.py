"""What an update admits, and what only sounds like it."""

import pytest

from peeltrack.language.admissions import ADMISSIONS, admits
from peeltrack.language.told import Phrase


@pytest.mark.parametrize("phrase", ADMISSIONS, ids=[each.example for each in ADMISSIONS])
def test_an_admission_is_found_and_its_neighbour_is_not(phrase: Phrase) -> None:
    assert admits(phrase.example)
    assert not admits(phrase.not_this)


@pytest.mark.parametrize(
    "text",
    [
        "There is no longer a backlog.",
        "The risk of delay has been removed.",
        "No one was held up.",
        "The team has recruited to establishment and there are no gaps.",
        "The difficulty with the supplier has been resolved.",
        "We have overcome the shortage of tutors.",
        "Officers no longer wait for a vehicle.",
        "Both vacancies were filled in May.",
        "Late submissions are down by half.",
        "The outstanding actions were all completed in June.",
        "The unit refused none of the requests.",
        "Failure demand has dropped by a fifth.",
        "Every variable shift has been published.",
        "The force accepted the finding at once.",
        "The bid was accepted and the money has arrived.",
        "The decision not to charge is now recorded every time.",
        "Victims are told whether or not there is a charge.",
        "Officers may not enter without a warrant.",
        "Only accredited staff handle exhibits.",
        "The pilot found that fewer calls were missed.",
        "Reoffending fell to 18%.",
        "The number of overdue visits dropped to nil.",
        "Complaints have fallen by a third.",
        "The old system has been withdrawn and the new one works well.",
        "The broken link to the courts was mended in a day.",
        "Repeat calls fell from 90 to 60.",
        "The backlog stands at nil.",
        "There have been no delays since March.",
        "We have not had to cancel a session.",
        "Nobody was turned away.",
        "An uneven spread of work was put right in April.",
        "The waiting list is gone.",
        "Staff said that they had not felt so well supported for years.",
        "Supervisors check that no victim is missed.",
        "The review was finished ahead of schedule.",
        "Training is compulsory and cannot be skipped.",
        "The lapsed licences have been renewed.",
        "Two gaps in the process were closed.",
        "Weaknesses found in the audit have been put right.",
        "Officers with outstanding commitments were commended.",
        "Delays at court are monitored weekly.",
        "The team looks for missed opportunities and shares what it learns.",
        "A new form records why a case was delayed.",
        "Unresolved cases go to a weekly panel.",
        "People who are late for bail are visited the same day.",
        "The policy says what to do when a child is at risk.",
        "Sergeants continue to be good at challenging poor files.",
        "Drivers are told by text when a service is missed.",
        "The desk now answers calls that were not answered before.",
        "The project aims to reduce waiting times.",
        "Nobody is waiting and no post is vacant.",
        "The vacancies have been filled.",
        "Overdue visits have come down from 170 to 84.",
        "We have cleared every outstanding renewal.",
        "The only programme is Reset.",
        "In late March the desk opened.",
        "Figures are broken down by area.",
        "It prepares those who have the exam, but have yet to pass a board.",
        "The audit did not find a failure.",
        "Abandoned calls fell to 8%.",
        "The work was graded outstanding.",
        "The field went live in August after a short delay.",
        "The new desk has reduced the load on response officers.",
        "Although demand rose by 9%, every call was answered.",
        "Each file that was late is now sent again by a clerk.",
        "Every missed call is rung back within the hour.",
        "The board gave us a tool for the review of overdue visits.",
        "Kennels without a keeper average 12, from 31 last spring.",
        "The backlog of permits is 20, the lowest since 2019, and the clerks are proud of it.",
        "Two clerks have been kept on, so that we do not fall short again.",
        "Dog handlers say that the briefing is now useful, which it was not before.",
        "One log should have been sent sooner and was corrected the same evening.",
    ],
)
def test_what_was_put_right_is_no_admission(text: str) -> None:
    assert not admits(text)


@pytest.mark.parametrize(
    "text",
    ["Attendance fell to 61%.", "Sickness rose to 9%.", "The queue has grown to 300 devices."],
)
def test_what_moves_the_wrong_way_is_an_admission(text: str) -> None:
    assert admits(text)


@pytest.mark.parametrize(
    "text",
    [
        "Recruitment is proving harder than we thought.",
        "Work stopped when a supplier failed.",
        "The ferry route continues to be more challenging.",
        "We are four sergeants down.",
        "Compliance slipped in March.",
        "The supplier has not delivered.",
        "Half of the laptops do not work.",
        "Kennels without a keeper average 31, from 12 last spring.",
        "The backlog of permits is 20, the highest since 2019.",
        "The backlog of permits is down to 20, from 34, but two posts are vacant.",
        "The server was down, so that calls were missed.",
        "The briefing is now weekly, and was not useful.",
        "One log should have been sent sooner and was found next morning.",
        "Permit checks stand at 41 outstanding.",
        "There is a gap in cover at weekends.",
        "Nights are thinly staffed.",
        "The system went down for two weeks.",
        "We lost two trainers to another force.",
        "Numbers trained are lower than planned.",
        "The pilot was stopped.",
        "Data are only available for one division.",
        "Most officers are yet to be trained.",
        "The contract ended in March and no other is in place.",
        "Partners decline to share data.",
        "Quality remains inconsistent.",
        "Take-up is low.",
        "Attendance is poor.",
        "Progress has been slower than hoped.",
        "It is too early to say.",
        "Funding runs out in March.",
        "The lead is off sick and nobody covers.",
        "Although every call was answered, two were answered late.",
        "The council can no longer send a social worker.",
        "There has been some slippage, and 486 notices are awaiting a reading.",
        "A man was found dead after his case was graded as medium.",
        "Eleven children were graded low who should not have been.",
        "The cost is forecast at £7.9 million against an approved £6.4 million.",
        "Black children are 11% of those searched and 3% of the county's children.",
        "The figures cannot be relied upon.",
        "Each file that was late is still with the clerk.",
        "They are all overdue.",
        "The review overran.",
    ],
)
def test_what_is_late_missing_or_lost_is_an_admission(text: str) -> None:
    assert admits(text)
