"""A register in which all is well: whatever words its updates use, nothing is asked of them."""

from datetime import date

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from tests.registers import register_from

ON = date(2022, 5, 23)

WELL = (
    ("No more than 5% of files are sent late", "All but two of the 140 files sent in April were on "
     "time. Delays have been eliminated. The backlog that built up in winter was cleared."),
    ("90% of emergencies are attended within 15 minutes", "In April 93% of emergencies were "
     "attended within 15 minutes, up from 87% in January. Nine of the ten vacancies are filled."),
    ("Nobody works without current vetting", "Every member of the workforce has current vetting. "
     "We carried out 212 renewals in April, and none is outstanding."),
    ("Grounds are recorded in 95% of searches", "The panel looked at 60 records and found grounds "
     "in 58 of the 60. Members said that recording had not been so good before."),
    ("Every child has an adult within two hours", "All 31 children held in April had an adult "
     "within two hours. Waiting times for nurses fell from 50 minutes to 22."),
    ("Four in five victims are satisfied", "The survey was run in March: 84% of victims are "
     "satisfied, and those who were not asked for more updates, which now go out weekly."),
    ("97% of crimes are recorded", "The audit was completed on 2 May and showed that 98.1% of "
     "crimes are recorded. The standard was never missed this year."),
    ("Sickness is below 4%", "Sickness has fallen to 3.6%. The contract for counselling runs until "
     "March 2024 and its funding is secured."),
    ("Every report is assessed in an hour", "Each of the 411 reports in April was assessed within "
     "the hour. Both councils have signed the protocol."),
    ("Every post is held by a detective", "The last three detectives were accredited in April, so "
     "that all 88 posts are held. No trainee is without a tutor."),
    ("Fewer than 20 devices wait", "Nine devices wait, the fewest since records began. Examiners "
     "no longer turn any away."),
    ("Complaints are closed within 60 days", "Complaints were closed within 41 days on average. "
     "Six of the eight who sit on the panel are women."),
    ("Fewer than one in ten calls is abandoned", "Of every hundred calls six were abandoned, or "
     "6%. Callers need not wait: call-back is offered after a minute."),
    ("85% of reviews are on time", "In late April 91% of reviews were on time. Reminders cannot be "
     "skipped, and figures are broken down by team."),
)  # fmt: skip
"""A measure, and an update that meets it."""


@pytest.mark.parametrize(("measure", "update"), WELL, ids=[measure for measure, _ in WELL])
def test_a_good_account_is_asked_nothing(measure: str, update: str) -> None:
    register = register_from(f"""
        afi-01:
          wording: The force should do better.
          target: 2022-12-31
          measures: [{{text: "{measure}"}}]
          steps_to_green: [{{id: a, text: Carry the plan through., due: 2022-10-01}}]
          rag: amber
          rag_changes: [{{date: 2022-03-01, to: amber, because: x}}]
          progress: [{{date: 2022-05-10, text: "{update}", steps: [a]}}]
    """)
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    assert [(point.rule, point.question) for point in chosen] == []
