"""Each rule of challenge: what it raises, beside a neighbour of which it says nothing."""

from datetime import date

import pytest

from peeltrack.model.register import Register
from peeltrack.queries.challenge.choose_points import likely_points
from tests.registers import register_from

ON = date(2022, 5, 23)


def facts(register: Register, rule: str) -> list[tuple[str | None, str]]:
    """What one rule raised of which item; the item's short name."""
    return [
        (point.item and point.item.removeprefix("peel/"), point.fact)
        for point in likely_points(register, "hta", ON).raised
        if point.rule == rule
    ]


def test_a_meeting_to_come_is_told_what_is_late_today_and_what_falls_due_before_it(
    register: Register,
) -> None:
    """
    afi-01: {due: 2022-05-12}
    afi-02:
      due: 2022-05-20
      depends_on: [{who: The council, what: A date., due: 2022-05-20}]
    afi-03: {due: 2022-05-25, steps_to_green: []}
    afi-04: {progress: [{date: 2022-03-22, text: All is well.}]}
    meetings:
      2022-04-25-hta: {actions: [{id: send, text: Send it., due: 2022-05-15}]}
    """
    day = date(2022, 5, 13)
    raised = likely_points(register, "hta", ON, day).raised
    told = {(p.rule, p.item): p.fact for p in raised}
    assert [p.short.partition(": ")[2] for p in raised if p.rule == "milestone-passed"] == [
        "11 days overdue at the meeting. Why, and when?",
        "due in 7 days, before the meeting. Why, and when?",
    ]
    assert told["action-unanswered", None].endswith("(no owner; due 15 May 2022).")
    assert [told["milestone-passed", f"peel/afi-0{n}"].partition(": “")[0] for n in (1, 2)] == [
        "Not recorded as done, and overdue by 11 days at the meeting",
        "Not recorded as done, and due before the meeting",
    ]
    assert ("milestone-passed", "peel/afi-03") not in told
    assert "2 days after the meeting:" in told["due-before-work-ends", "peel/afi-03"]
    awaited = told["dependency-without-date", "peel/afi-02"]
    assert awaited.endswith("which is due on 20 May 2022, before the meeting.")
    assert ", 62 days old at the meeting;" in told["stale-update", "peel/afi-04"]


def test_an_action_of_an_earlier_meeting_of_this_forum_is_asked_after(register: Register) -> None:
    """
    forums: {sib: {name: Service Improvement Board}}
    afi-01: {}
    afi-02: {sign_offs: [{date: 2022-05-01, stage: closed}]}
    meetings:
      2022-04-25-hta:
        actions:
          - {id: note, item: peel/afi-02, text: Of an item since closed.}
          - {id: send, item: peel/afi-01, text: Send it., owner: acc, due: 2022-05-05}
          - {id: sent, text: Sent., done: 2022-05-01}
          - {id: tell, text: Tell us.}
      2022-04-26-sib: {actions: [{id: other, text: Of another forum.}]}
      2022-05-23-hta: {actions: [{id: new, text: Of the meeting itself.}]}
    """
    asked = "The meeting of 25 April 2022 asked for an action that is not recorded as done"
    assert facts(register, "action-unanswered") == [
        ("afi-02", f"{asked}: “Of an item since closed” (no owner; no date set)."),
        (
            "afi-01",
            f"{asked}: “Send it” (Assistant Chief Constable; due 5 May 2022, 18 days overdue).",
        ),
        (None, f"{asked}: “Tell us” (no owner; no date set)."),
    ]


def test_a_promise_is_asked_after_once_it_is_due(register: Register) -> None:
    """
    forums: {sib: {name: Service Improvement Board}}
    afi-01: {}
    meetings:
      2022-04-25-sib:
        commitments:
          - {text: For the HTA., to: Holding to Account, by: acc, due: 2022-05-23}
          - {text: For the HTA in June., to: Holding to Account, due: 2022-06-20}
          - {text: For the board itself., to: Service Improvement Board}
      2022-04-26-hta:
        commitments:
          - {text: Heard here., item: peel/afi-01}
          - {text: Kept., kept: 2022-05-20}
          - {text: Not due yet., due: 2022-05-24}
      2022-05-23-hta: {commitments: [{text: Of the meeting itself.}]}
    """
    assert facts(register, "promise-not-kept") == [
        (
            None,
            "Assistant Chief Constable gave this commitment on 25 April 2022, due by "
            "23 May 2022: "
            "“For the HTA”. It is not recorded as kept.",
        ),
        (
            "afi-01",
            "This commitment was given on 26 April 2022: “Heard here”. It is not recorded as kept.",
        ),
    ]


def test_an_item_without_a_lead_is_asked_whose_it_is(register: Register) -> None:
    """
    afi-01: {strategic_lead: null, tactical_lead: null}
    afi-02: {tactical_lead: null}
    afi-03: {}
    afi-04: {strategic_lead: null, relevance: monitor}   # it only watches others act
    afi-05: {strategic_lead: null, sign_offs: [{date: 2022-02-01, stage: closed}]}
    """
    assert facts(register, "no-lead") == [
        ("afi-01", "It has no strategic and no tactical lead."),
        ("afi-02", "It has no tactical lead."),
    ]


def test_a_lead_who_has_left_is_asked_after(register: Register) -> None:
    """
    leads:
      gone: {title: Inspector, left: 2022-05-23}
      going: {title: Inspector, left: 2022-05-24}
    afi-01: {tactical_lead: gone}
    afi-02: {tactical_lead: going}
    """
    expected = [("afi-01", "Its tactical lead, Inspector, left on 23 May 2022.")]
    assert facts(register, "lead-has-left") == expected


def test_no_update_and_a_stale_one_are_two_things(register: Register) -> None:
    """
    inspection: {published: 2022-04-27}
    forums: {hta: {name: Holding to Account, stale_after_days: 31}}
    afi-01: {}
    afi-02: {progress: [{date: 2022-04-21, text: x}]}
    afi-03: {progress: [{date: 2022-04-22, text: x}]}   # as old as it may be
    """
    none = [("afi-01", "No update has been given in the 26 days since the report.")]
    stale = [("afi-02", "Last update 21 April 2022, 32 days old; this forum accepts 31.")]
    assert facts(register, "no-update") == none
    assert facts(register, "stale-update") == stale


@pytest.mark.parametrize(
    ("published", "since"),
    [
        ("2022-05-22", " in the 1 day since the report"),
        ("2022-05-23", " since the report, published on the day of the meeting"),
        ("2022-05-24", ""),
    ],
)
def test_days_since_the_report_are_counted_from_the_day_after_it(
    published: str, since: str
) -> None:
    register = register_from(f"inspection: {{published: {published}}}\nafi-01: {{}}\n")
    assert facts(register, "no-update") == [("afi-01", f"No update has been given{since}.")]


def test_a_passed_day_is_raised_once_an_item_the_longest_passed_first(register: Register) -> None:
    """
    afi-01:
      target: 2022-05-20
      steps_to_green:
        - {id: map, text: Map it., due: 2022-05-15}
        - {id: done, text: Done., due: 2022-05-01, done: 2022-05-10}
    afi-02: {due: 2022-05-23}                             # today: in time
    afi-03:
      progress:
        - {date: 2022-04-25, text: x, next_milestone: {text: The pilot, due: 2022-05-01}}
    afi-04:
      progress:
        - {date: 2022-04-01, text: x, completed_by: 2022-04-30}
        - {date: 2022-05-01, text: y}                     # silent about it: it stands
    afi-05: {due: 2022-05-22}
    afi-06: {progress: [{date: 2022-04-25, text: x, completed_by: 2022-05-21}]}
    afi-07:                                               # which of both dates holds?
      target: 2022-05-02
      target_changes: [{date: 2022-05-01, from: 2022-05-02, to: 2022-06-30, because: Late.}]
      steps_to_green:
        - id: a
          text: Train
          due: 2022-05-01
          due_changes: [{date: 2022-04-28, from: 2022-05-01, to: 2022-06-30, because: Late.}]
    afi-08:
      steps_to_green:
        - id: a
          text: Train
          due: 2022-05-21
          due_changes: [{date: 2022-04-28, from: 2022-05-01, to: 2022-05-21, because: Late.}]
    """
    late = "Not recorded as done, and overdue by"
    assert facts(register, "milestone-passed") == [
        (
            "afi-01",
            "Not recorded as done, and overdue: “Map it” by 15 May 2022 (the step's own date, by "
            "8 days) and “Title of afi-01” by 20 May 2022 (the force's target, by 3 days).",
        ),
        ("afi-03", f"{late} 22 days: “The pilot” by 1 May 2022 (as the last update has it)."),
        (
            "afi-04",
            f"{late} 23 days: “Title of afi-04” by 30 April 2022 (as the update of 1 April 2022 "
            "has it).",
        ),
        ("afi-05", f"{late} 1 day: “Title of afi-05” by 22 May 2022 (HMICFRS's due date)."),
        ("afi-06", f"{late} 2 days: “Title of afi-06” by 21 May 2022 (as the last update has it)."),
        ("afi-08", f"{late} 2 days: “Train” by 21 May 2022 (the step's own date)."),
    ]


def test_green_has_to_show_why(register: Register) -> None:
    """
    afi-01:
      rag: green
      rag_changes: [{date: 2022-05-01, to: green, because: x, steps_open: [a]}]
      steps_to_green: [{id: a, text: A}]
    afi-02: {rag: green, measures: [{text: Marker used more.}]}
    afi-03:
      rag: green
      measures: [{text: Marker used more.}]
      progress: [{date: 2022-05-01, text: The marker is used in 64% of calls.}]
    afi-04: {rag: green, sign_offs: [{date: 2022-05-01, stage: returned, evidence: An audit.}]}
    afi-05: {rag: green, sign_offs: [{date: 2022-05-01, stage: submitted}]}   # with HMICFRS now
    afi-06: {rag: amber}
    """
    assert facts(register, "green-without-evidence") == [
        (
            "afi-01",
            "Green since 1 May 2022, with no measure named, and “A” was open when it was set.",
        ),
        ("afi-02", "Green, with no update that says what its measures show."),
    ]


def test_a_part_of_the_wording_without_a_step_is_raised(register: Register) -> None:
    """
    afi-01:
      clauses: [{ref: i, text: Plans are made.}, {ref: ii, text: Supervisors oversee them.}]
      steps_to_green: [{id: a, text: Bring in a template., clauses: [i]}]
      progress: [{date: 2022-05-20, text: x, clauses: [i]}]
    afi-02:
      clauses: [{ref: i, text: Plans.}, {ref: ii, text: Oversight.}]
      steps_to_green: [{id: a, text: A, clauses: [i]}, {id: b, text: B, clauses: [ii]}]
    """
    assert facts(register, "part-without-step") == [
        (
            "afi-01",
            "No step to green answers “Supervisors oversee them”, one of its two parts; the last "
            "update does not name it.",
        )
    ]


def test_without_parts_a_clause_that_nothing_touches_is_a_hint(register: Register) -> None:
    """
    afi-01:
      wording: Share data with partners; supervise every investigation.
      steps_to_green: [{id: a, text: Agree data requirements.}]
    afi-02:
      wording: Share data with partners; supervise every investigation.
      steps_to_green: [{id: a, text: Agree data requirements.}]
      measures: [{text: Investigations are closed sooner.}]
    afi-03:                                      # one clause: its steps may use other words
      wording: Share data with partners.
      steps_to_green: [{id: a, text: Sign an agreement.}]
    """
    found = [p for p in likely_points(register, "hta", ON).raised if p.rule == "part-without-step"]
    assert [(p.item, p.is_hint, p.fact) for p in found] == [
        (
            "peel/afi-01",
            True,
            "No step, update or measure has any telling word of “supervise every investigation”.",
        )
    ]


def test_an_update_that_leaves_out_a_part_says_less_than_the_finding(register: Register) -> None:
    """
    afi-01:
      clauses: [{ref: i, text: Data.}, {ref: ii, text: Feedback is used.}]
      steps_to_green: [{id: a, text: A, clauses: [i, ii]}]
      progress: [{date: 2022-05-20, text: x, clauses: [i]}]
    afi-02:
      clauses: [{ref: i, text: Data.}, {ref: ii, text: Feedback is used.}]
      steps_to_green: [{id: a, text: A, clauses: [i, ii]}]
      progress: [{date: 2022-05-20, text: x, clauses: [i, ii]}]
    afi-03:
      clauses: [{ref: i, text: Data.}, {ref: ii, text: Feedback is used.}]
      steps_to_green: [{id: a, text: A, clauses: [i, ii]}]
      progress: [{date: 2022-05-20, text: x}]                # names no part
    afi-04:
      clauses: [{ref: i, text: Data.}, {ref: ii, text: Feedback is used.}]
      steps_to_green: [{id: a, text: A, clauses: [i]}]       # ii is asked after for want of a step
      progress: [{date: 2022-05-20, text: x, clauses: [i]}]
    """
    assert facts(register, "update-says-less") == [
        (
            "afi-01",
            "The update of 20 May 2022 says nothing of “Feedback is used”, one of its two parts.",
        )
    ]


def test_a_finding_in_summary_is_never_quoted(register: Register) -> None:
    """
    inspection: {wording_is: summary}
    afi-01:
      clauses: [{ref: i, text: Plans are made.}, {ref: ii, text: Supervisors oversee them.}]
      steps_to_green: [{id: a, text: Bring in a template., clauses: [i]}]
    afi-02:
      wording: Share data with partners; supervise every investigation.
      steps_to_green: [{id: a, text: Agree data requirements.}]
    afi-03:
      clauses: [{ref: i, text: Data.}, {ref: ii, text: Feedback is used.}]
      steps_to_green: [{id: a, text: A, clauses: [i, ii]}]
      progress: [{date: 2022-05-20, text: x, clauses: [i]}]
    """
    assert facts(register, "part-without-step") == [
        (
            "afi-01",
            "No step to green answers one of its two parts (in summary: supervisors oversee them).",
        ),
        (
            "afi-02",
            "No step, update or measure has any telling word of one part (in summary: supervise "
            "every investigation).",
        ),
    ]
    assert facts(register, "update-says-less") == [
        (
            "afi-03",
            "The update of 20 May 2022 says nothing of one of its two parts (in summary: feedback "
            "is used).",
        )
    ]


def test_the_short_question_names_whom_or_what_the_last_update_leaves_out(
    register: Register,
) -> None:
    """
    afi-01:
      wording: Record why victims withdraw.
      clauses: [{ref: i, text: Record why victims withdraw.}, {ref: ii, text: Use the records.}]
      steps_to_green: [{id: a, text: A, clauses: [i, ii]}]
      progress:
      - {date: 2022-05-20, text: Work on why victims of domestic abuse withdraw., clauses: [i]}
    afi-02:
      clauses: [{ref: i, text: Data.}, {ref: ii, text: Feedback is used.}]
      steps_to_green: [{id: a, text: A, clauses: [i, ii]}]
      progress: [{date: 2022-05-20, text: x, clauses: [i]}]
    """
    found = [p for p in likely_points(register, "hta", ON).raised if p.rule == "update-says-less"]
    assert [(p.item, p.short) for p in found] == [
        (
            "peel/afi-01",
            "The last update speaks only of “victims of domestic abuse”. What about other victims?",
        ),
        ("peel/afi-02", "The last update is silent on “Feedback is used”. Why?"),
    ]


def test_an_update_about_a_narrower_group_is_a_hint(register: Register) -> None:
    """
    afi-01:
      wording: Record why victims withdraw.
      progress: [{date: 2022-05-20, text: Work on why victims of domestic abuse withdraw.}]
    afi-02:
      wording: Record why victims withdraw.
      progress: [{date: 2022-05-20, text: "Victims of fraud, then all other victims."}]
    afi-03:
      wording: Record why victims of domestic abuse withdraw.
      progress: [{date: 2022-05-20, text: Work on why victims of domestic abuse withdraw.}]
    """
    found = [p for p in likely_points(register, "hta", ON).raised if p.rule == "update-says-less"]
    assert [(p.item, p.is_hint, p.question) for p in found] == [
        (
            "peel/afi-01",
            True,
            "What progress is there on AFI 1 for victims other than “victims of domestic abuse”?",
        )
    ]


def test_a_due_date_nearer_than_the_work_left_is_raised(register: Register) -> None:
    """
    afi-01:
      due: 2022-07-27
      steps_to_green:
        - {id: a, text: A, done: 2022-05-01}
        - {id: b, text: B, due: 2022-06-30}
        - {id: c, text: C}
    afi-02: {due: 2022-07-27, steps_to_green: [{id: a, text: A, due: 2022-07-27}]}   # in time
    afi-03: {due: 2023-07-27, steps_to_green: [{id: a, text: A}]}                    # far off
    afi-04: {due: 2023-07-27, steps_to_green: [{id: a, text: A, due: 2023-07-28}]}
    afi-05: {due: 2022-07-27}
    afi-06: {due: 2022-12-01, target: 2022-06-30}     # the nearer of the two
    """
    due = "HMICFRS's due date is"
    assert facts(register, "due-before-work-ends") == [
        (
            "afi-01",
            f"{due} 27 July 2022, in 65 days: 2 of 3 steps still open, 1 without a date.",
        ),
        (
            "afi-04",
            f"{due} 27 July 2023, in 430 days: 1 of 1 step still open, 1 with a later one.",
        ),
        ("afi-05", f"{due} 27 July 2022, in 65 days: no step to green is written."),
        ("afi-06", "The force's target is 30 June 2022, in 38 days: no step to green is written."),
    ]


def test_on_the_last_day_no_days_are_counted(register: Register) -> None:
    """
    afi-01: {due: 2022-05-23}
    afi-02: {due: 2022-05-24}
    """
    points = likely_points(register, "hta", ON).raised
    assert [(p.fact, p.question) for p in points if p.rule == "due-before-work-ends"] == [
        (
            "HMICFRS's due date is 23 May 2022, the day of the meeting: no step to green is "
            "written.",
            "Will AFI 1 be complete today, 23 May 2022?",
        ),
        (
            "HMICFRS's due date is 24 May 2022, in 1 day: no step to green is written.",
            "With 1 day left, will AFI 2 be complete by 24 May 2022?",
        ),
    ]


def test_a_date_put_off_again_is_raised_and_one_put_off_once_is_not(register: Register) -> None:
    """
    afi-01:
      target: 2022-09-01
      target_changes:
        - {date: 2022-01-01, to: 2022-05-01, because: first}
        - {date: 2022-03-01, from: 2022-05-01, to: 2022-07-01, because: x}
        - {date: 2022-05-01, from: 2022-07-01, to: 2022-09-01, because: y}
    afi-02:
      target: 2022-06-01
      target_changes:
        - {date: 2022-03-01, from: 2022-05-01, to: 2022-07-01, because: x}
        - {date: 2022-05-01, from: 2022-07-01, to: 2022-06-01, because: brought forward}
    afi-03:
      steps_to_green:
        - id: train
          text: Train staff.
          due: 2022-09-01
          due_changes:
            - {date: 2022-03-01, from: 2022-05-01, to: 2022-07-01, because: x}
            - {date: 2022-05-01, from: 2022-07-01, to: 2022-09-01, because: y}
    """
    moved = "has been put off twice, from 1 May 2022 to 1 September 2022 (123 days)."
    assert facts(register, "target-moved-again") == [
        ("afi-01", f"The target of AFI 1 {moved}"),
        ("afi-03", f"“Train staff” {moved}"),
    ]


def test_an_update_silent_on_an_open_step_is_raised(register: Register) -> None:
    """
    afi-01:
      steps_to_green:
        - {id: a, text: Use LPA SPOCs.}
        - {id: b, text: Check records.}
        - {id: c, text: Done., done: 2022-05-01}
      progress: [{date: 2022-05-20, text: x, steps: [b]}]
    afi-02:
      steps_to_green: [{id: a, text: Use LPA SPOCs.}, {id: b, text: Check records.}]
      progress: [{date: 2022-05-20, text: x, steps: [a, b]}]
    afi-03:
      steps_to_green: [{id: a, text: Use LPA SPOCs.}, {id: b, text: Check records.}]
      progress: [{date: 2022-05-20, text: x}]                # names no step
    afi-04:
      clauses: [{ref: i, text: Records.}]
      steps_to_green: [{id: a, text: Use LPA SPOCs.}, {id: b, text: Check records.}]
      progress: [{date: 2022-05-20, text: x, steps: [b], clauses: [i]}]   # goes by parts
    """
    assert facts(register, "step-unspoken") == [
        (
            "afi-01",
            "The update of 20 May 2022 does not mention “Use LPA SPOCs”.",
        )
    ]


def test_hanging_on_one_programme_takes_evidence(register: Register) -> None:
    """
    programmes:
      reset: {name: Op Reset}
      cpd-2: {name: CPD2, text: The second round of training under Op Reset.}
      desk: {name: The desk, text: Not Op Resets.}
    afi-01:
      programmes: [reset, cpd-2]
      depends_on: [{who: Custody, what: x}]
      progress: [{date: 2022-05-20, text: It is dealt with in Op Reset.}]
    afi-02:                                             # the update names what else it waits for
      programmes: [reset]
      depends_on: [{who: Custody, what: x}]
      progress: [{date: 2022-05-20, text: Op Reset and Custody both work on it.}]
    afi-03: {programmes: [reset], steps_to_green: [{id: a, text: "Teach it, in Op Reset."}]}
    afi-04:                                             # the steps alone, beside a dependency
      programmes: [reset]
      depends_on: [{who: Custody, what: x}]
      steps_to_green: [{id: a, text: "Teach it, in Op Reset."}]
    afi-05:                                             # one of the two steps
      programmes: [reset]
      steps_to_green: [{id: a, text: "Teach it, in Op Reset."}, {id: b, text: Audit it.}]
    afi-06: {programmes: [reset]}                       # on the list, and no more
    afi-07:                                             # two programmes
      programmes: [reset, desk]
      progress: [{date: 2022-05-20, text: It is dealt with in Op Reset.}]
    """
    assert facts(register, "one-programme") == [
        ("afi-01", "Op Reset (CPD2 being part of it) is its only programme, and the last update "
         "names it."),
        ("afi-03", "Op Reset is its only programme, and every open step names it."),
    ]  # fmt: skip


def test_two_programmes_that_name_each_other_are_still_two(register: Register) -> None:
    """
    programmes: {one: {name: One, text: With Two.}, two: {name: Two, text: With One.}}
    afi-01:
      programmes: [one, two]
      progress: [{date: 2022-05-20, text: One does it.}]
    """
    assert facts(register, "one-programme") == []


def test_a_programme_that_carries_many_items_is_asked_about_once(register: Register) -> None:
    """
    programmes: {reset: {name: Op Reset}, cpd: {name: CPD}, desk: {name: The desk}}
    afi-01: {programmes: [reset, cpd, desk]}
    afi-02: {programmes: [reset, cpd, desk]}
    afi-03: {programmes: [reset, cpd]}                  # the desk: two are few
    afi-04: {programmes: [reset, cpd]}
    afi-05: {programmes: [reset]}
    afi-06: {}
    afi-07: {}
    afi-08: {}
    afi-09: {}
    afi-10: {}
    afi-11: {}
    afi-12: {}
    """
    assert facts(register, "programme-load") == [
        (None, "Op Reset carries 5 of the 12 items to put right."),
        (None, "CPD carries 4 of the 12 items to put right."),
    ]


def test_waiting_for_others_without_a_day_is_raised(register: Register) -> None:
    """
    afi-01:
      depends_on:
        - {who: The ICB, what: A contract., due: 2022-09-01}
        - {who: The ambulance service, what: Four hubs., due_phrase: 2023/24}
        - {who: The council, what: Premises.}
    afi-02: {depends_on: [{who: The ICB, what: A contract., due: 2022-05-23}]}   # today
    afi-03: {depends_on: [{who: The ICB, what: A contract., due: 2022-05-22}]}
    """
    assert facts(register, "dependency-without-date") == [
        (
            "afi-01",
            "It depends on The ambulance service, “Four hubs”, with no date but “2023/24”, "
            "and on 1 other.",
        ),
        ("afi-03", "It depends on The ICB, “A contract”, which was due on 22 May 2022."),
    ]


def test_no_step_no_measure_and_no_day_are_raised(register: Register) -> None:
    """
    afi-01: {target: null}
    afi-02:
      target: null
      steps_to_green: [{id: a, text: A}, {id: b, text: B}]
      measures: [{text: The vulnerability marker is used more., method: indicator}]
      progress: [{date: 2022-05-20, text: "Training goes on, for 40 staff."}]
    afi-03:
      target: null
      steps_to_green: [{id: a, text: A, due: 2022-09-01}]
      measures: [{text: The vulnerability marker is used more.}]
      progress: [{date: 2022-05-20, text: "The vulnerability marker: 64%, from 51."}]
    coc-1: {target: null}                     # its recommendation has the steps
    rec-1:
      cause_of_concern: coc-1
      steps_to_green: [{id: a, text: A}]
      measures: [{text: Marker}]
      progress: [{date: 2022-05-20, text: Marker 9}]
    """
    assert facts(register, "no-step") == [
        ("afi-01", "It has no step to green, and no date and no measure of success.")
    ]
    assert facts(register, "no-measure") == [
        (
            "afi-02",
            "Success is measured by “The vulnerability marker is used more”; no update reports "
            "against it.",
        ),
        ("afi-01", "It has no measure of success."),
    ]
    assert facts(register, "no-timetable") == [
        ("afi-02", "Neither the item nor any of its 2 open steps has a date."),
    ]


def test_days_and_years_are_no_figures(register: Register) -> None:
    """
    afi-01:
      measures: [{text: Marker used.}]
      progress: [{date: 2022-05-20, text: "The marker is used since 3 May 2022, in 2022/23."}]
    """
    assert [item for item, _ in facts(register, "no-measure")] == ["afi-01"]
