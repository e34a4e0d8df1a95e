"""Each rule: the fact that raises its point, and the same fact made true, which removes it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from peeltrack.model.organisation import Forum
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.rule_list import RULES
from peeltrack.storage.yaml import decode, parse
from tests.registers import register_from

ON = date(2022, 5, 23)


def raised(register: Register) -> tuple[Point, ...]:
    return likely_points(as_at(register, ON), "hta", ON).raised


MENDED = {
    "promises-broken": (
        """
        afi-01: {}
        meetings:
          2022-04-25-hta:
            commitments:
              - {text: Send the list., due: 2022-05-01}
              - {text: Hang the gate., due: 2022-05-02 }
            actions: [{id: a, text: Oil the hinge., due: 2022-05-03}]
        """,
        ("due: 2022-05-02 }", "due: 2022-05-02, kept: 2022-05-02}"),
    ),
    "greens-in-doubt": (
        """
        afi-01:
          rag: green
          rag_changes: [{date: 2022-01-10, to: green, because: Done.}]
          steps_to_green: [{id: a, text: Hang the gate.}]
        afi-02:
          rag: green
          rag_changes: [{date: 2022-01-10, to: green, because: Done.}]
          steps_to_green: [{id: a, text: Oil the hinge. }]
        """,
        ("Oil the hinge. ", "Oil the hinge., done: 2022-01-09"),
    ),
    "posts-together": (
        """
        funding: {precept: {text: Precept posts of 2021/22}}
        afi-01:
          investments: [{text: Four carters, posts: 4, part_of: precept}]
          progress: [{date: 2022-05-20, text: All four posts are filled.}]
        afi-02:
          investments: [{text: Five smiths, posts: 5, part_of: precept}]
          progress: [{date: 2022-05-20, text: Work goes on. }]
        """,
        ("Work goes on. ", "All five posts are filled."),
    ),
    "dates-ahead": (
        "\n".join(f"afi-0{n}: {{target: 2022-06-{n}0}}" for n in (1, 2, 3)) + "\n"
        "afi-04: {target: 2022-06-15}",
        ("2022-06-15", "2022-12-15"),
    ),
    "dates-put-off": (
        """
        afi-01:
          target: 2022-09-01
          target_changes: [{date: 2022-05-01, from: 2022-06-01, to: 2022-09-01, because: x}]
        afi-02:
          target: 2022-09-01
          target_changes: [{date: 2022-05-01, from: 2022-06-01, to: 2022-09-01, because: x}]
        afi-03:
          target: 2022-09-01
          target_changes: [{date: 2022-05-02, from: 2022-06-01, to: 2022-09-01, because: x}]
        meetings: {2022-04-25-hta: {}}
        """,
        ("date: 2022-05-02", "date: 2022-04-02"),
    ),
    "figures-not-comparable": (
        """
        afi-01: {progress: [{date: 2022-05-01, text: Night lamps were left out this time.}]}
        afi-02: {progress: [{date: 2022-05-01, text: Broken carts are no longer counted.}]}
        """,
        ("Broken carts are no longer counted", "Broken carts are counted"),
    ),
    "vacancies-contradicted": (
        """
        afi-01: {progress: [{date: 2022-05-01, text: All detective posts are filled.}]}
        afi-02: {progress: [{date: 2022-05-02, text: We carry nine detective vacancies.}]}
        """,
        ("We carry nine detective vacancies", "We carry nine custody vacancies"),
    ),
    "visit-expected": (
        """
        inspection: {expected: [{what: Revisit, when: autumn 2022}]}
        afi-01: {}
        """,
        ("autumn 2022", "autumn 2021"),
    ),
    "answer-to-all": (
        """
        afi-01: {}
        meetings:
          2022-04-25-hta:
            questions:
              - {id: q, text: Why?, answers: [{text: A lead whose figure falls will be called in.}]}
        """,
        ("will be called in", "was called in"),
    ),
    "action-unanswered": (
        "afi-01: {}\nmeetings: {2022-04-25-hta: {actions: [{id: a, text: Send it. }]}}",
        ("Send it. ", "Send it., done: 2022-05-01"),
    ),
    "promise-not-kept": (
        "afi-01: {}\nmeetings: {2022-04-25-hta: {commitments: [{text: Send it. }]}}",
        ("Send it. ", "Send it., kept: 2022-05-01"),
    ),
    "promise-unrecorded": (
        """
        afi-01: {progress: [{date: 2022-05-20, text: Calls rise. }]}
        meetings:
          2022-04-25-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: Why?
                answers: [{text: A review of team sizes will be finished by the end of April.}]
        """,
        ("Calls rise. ", "The review of team sizes was finished on 28 April."),
    ),
    "no-lead": ("afi-01: {strategic_lead: null}", ("null", "acc")),
    "lead-has-left": (
        "leads: {old: {title: Inspector, left: 2022-01-01}}\nafi-01: {tactical_lead: old}",
        ("{tactical_lead: old}", "{tactical_lead: supt}"),
    ),
    "no-update": ("afi-01: {progress: []}", ("[]", "[{date: 2022-05-20, text: x}]")),
    "nothing-since": (
        """
        afi-01: {progress: [{date: 2022-04-20, text: x}]}
        afi-02: {progress: [{date: 2022-05-20, text: x}]}
        afi-03: {progress: [{date: 2022-05-20, text: x}]}
        meetings: {2022-04-25-hta: {remarks: [{item: peel/afi-01, text: Gone through.}]}}
        """,
        ("2022-04-20", "2022-05-20"),
    ),
    "returned": (
        """
        afi-01:
          rag: green
          sign_offs: [{date: 2022-05-01, stage: submitted}, {date: 2022-05-02, stage: returned}]
        """,
        ("returned}", "returned}, {date: 2022-05-03, stage: submitted}"),
    ),
    "restricted-since": (
        """
        afi-01:
          progress:
            - {date: 2022-05-01, text: x, reviewed: {date: 2022-05-01, by: flo}}
            - {date: 2022-05-02, text: y, restricted: true}
        """,
        ("restricted: true", "restricted: false"),
    ),
    "restricted-told": (
        """
        afi-01:
          progress:
            - {date: 2022-04-01, text: y, restricted: true}
            - {date: 2022-05-01, text: x, reviewed: {date: 2022-05-01, by: flo}}
        """,
        ("restricted: true", "restricted: false"),
    ),
    "measure-untold": (
        """
        afi-01:
          measures: [{text: 70% of lamps are lit}]
          progress: [{date: 2022-05-01, text: The street has a fair.}]
        """,
        ("The street has a fair", "61% of lamps are lit"),
    ),
    "measure-missed": (
        """
        afi-01:
          measures: [{text: 70% of lamps are lit}]
          progress: [{date: 2022-05-01, text: 61% of lamps are lit.}]
        """,
        ("61% of lamps", "72% of lamps"),
    ),
    "figure-not-given": (
        """
        afi-01:
          measures: [{text: 70% of lamps are lit in each street}]
          progress:
            - {date: 2022-04-01, text: 61% of lamps are lit.}
            - {date: 2022-05-01, text: The street has a fair.}
        """,
        ("The street has a fair", "72% of lamps are lit"),
    ),
    "telling-statement": (
        "afi-01: {progress: [{date: 2022-05-20, text: The panel has yet to meet.}]}",
        ("has yet to meet", "has met"),
    ),
    "cost-above-funds": (
        """
        afi-01:
          investments: [{text: "£210,000 for new cell doors."}]
          progress: [{date: 2022-05-20, text: A contractor was appointed at £268k.}]
        """,
        ("£268k", "£198k"),
    ),
    "ends-soon": (
        """
        afi-01:
          investments: [{text: A contract for interpreters that ends on 30 June 2022.}]
          progress: [{date: 2022-05-20, text: Interpreters are punctual and the contract is liked.}]
        """,
        ("and the contract is liked", "and the contract has been renewed"),
    ),
    "unsubmitted": (
        """
        afi-01:
          rag: green
          rag_changes: [{date: 2022-01-10, to: green, because: Done.}]
          progress: [{date: 2022-01-09, text: The audit found every file complete.}]
        """,
        (
            "to: green, because: Done.}]",
            "to: green, because: Done.}]\n"
            "          sign_offs: [{date: 2022-02-01, stage: submitted}]",
        ),
    ),
    "lower-rating-proposed": (
        """
        afi-01:
          rag: green
          rag_changes: [{date: 2022-05-10, to: green, because: Done.}]
          progress: [{date: 2022-05-20, text: The May sample failed., proposed_rag: amber}]
        """,
        ("date: 2022-05-10", "date: 2022-05-21"),
    ),
    "better-rating-proposed": (
        """
        afi-01:
          rag: amber
          rag_changes: [{date: 2022-05-10, to: amber, because: A plan.}]
          progress: [{date: 2022-05-20, text: The May sample passed., proposed_rag: yellow}]
        """,
        ("date: 2022-05-10", "date: 2022-05-21"),
    ),
    "submitted-unanswered": (
        """
        afi-01:
          rag: green
          sign_offs: [{date: 2022-02-01, stage: submitted}]
        """,
        ("submitted}", "submitted}, {date: 2022-05-03, stage: returned}"),
    ),
    "green-unsubmitted": (
        """
        afi-01:
          rag: green
          rag_changes: [{date: 2022-05-10, to: green, because: Done.}]
          progress: [{date: 2022-05-20, text: The audit of May found every file complete.}]
        """,
        ("every file complete.}", "every file complete. We submit it to HMICFRS on 1 July.}"),
    ),
    "common-obstacle": (
        """
        afi-01: {depends_on: [{who: Orchard Council, what: A room }]}
        afi-02: {progress: [{date: 2022-05-20, text: Talks go on., blocker: Orchard Council}]}
        """,
        ("blocker: Orchard Council", "blocker: Rain"),
    ),
    "slight-statement": (
        """
        afi-01:
          target: 2022-12-31
          measures: [{text: 70% of lamps are lit}]
          steps_to_green: [{id: a, text: Light the lamps., due: 2022-10-01}]
          progress:
            - date: 2022-05-01
              text: 72% of lamps are lit. Half of the map shows them elsewhere than they stand.
              steps: [a]
        """,
        (" Half of the map shows them elsewhere than they stand.", ""),
    ),
    "will-it-last": (
        """
        afi-01:
          rag: yellow
          rag_changes: [{date: 2022-03-01, to: yellow, because: x}]
          target: 2022-12-31
          measures: [{text: 70% of lamps are lit}]
          steps_to_green: [{id: a, text: Light the lamps., due: 2022-10-01}]
          progress: [{date: 2022-05-01, text: 72% of lamps are lit., steps: [a]}]
        """,
        ("text: 72% of lamps are lit., steps: [a]", "text: 61% of lamps are lit., steps: [a]"),
    ),
    "nearly-met": (
        """
        afi-01:
          target: 2022-12-31
          measures: [{text: 70% of lamps are lit}]
          progress: [{date: 2022-05-01, text: 68.5% of lamps are lit.}]
        """,
        ("68.5% of lamps", "72% of lamps"),
    ),
    "said-again": (
        """
        afi-01:
          progress:
            - {date: 2022-01-10, text: Supporters tell the panel which rooms young witnesses need.}
            - {date: 2022-05-01, text: Supporters tell the panel which rooms young witnesses need.
               A wall in court was painted blue.}
        """,
        ("2022-05-01, text: Supporters tell the panel which rooms", "2022-05-01, text: Fewer"),
    ),
    "programme-later": (
        """
        programmes:
          reset:
            name: Op Reset
            reports: [{date: 2022-05-01, text: The platform goes live at the end of November 2022.}]
        afi-01:
          programmes: [reset]
          steps_to_green: [{id: a, text: Take the platform live., due: 2022-09-30}]
        """,
        ("due: 2022-09-30", "due: 2022-12-31"),
    ),
    "well-and-overdue": (
        """
        afi-01:
          steps_to_green: [{id: a, text: Publish the plan., due: 2022-05-01 }]
          progress: [{date: 2022-05-20, text: We remain on track.}]
        """,
        ("due: 2022-05-01 ", "due: 2022-05-01, done: 2022-05-01"),
    ),
    "dependency-missed": (
        """
        afi-01:
          depends_on: [{who: Laboratory, what: Examination within 60 days}]
          progress: [{date: 2022-05-20, text: The Laboratory is at 131 days.}]
        """,
        ("131", "52"),
    ),
    "deadline-near": (
        "afi-01: {due: 2022-06-01, steps_to_green: [{id: a, text: Map it. }]}",
        ("it. ", "it., done: 2022-05-20"),
    ),
    "response-overdue": (
        """
        afi-01: {}
        inspection: {published: 2022-01-10, statutory_response: {sent: 2022-02-01 }}
        """,
        ("2022-02-01 ", "2022-02-01, published: 2022-02-02"),
    ),
    "green-with-open-steps": (
        "afi-01: {rag: green, steps_to_green: [{id: a, text: Publish it. }]}",
        ("it. ", "it., done: 2022-05-20"),
    ),
    "milestone-passed": (
        "afi-01: {steps_to_green: [{id: a, text: Map it., due: 2022-05-01 }]}",
        ("due: 2022-05-01 ", "due: 2022-05-01, done: 2022-05-20"),
    ),
    "green-without-evidence": (
        "afi-01: {rag: green, measures: [{text: Marker used more.}], progress: []}",
        ("[]", "[{date: 2022-05-20, text: The marker is used in 64% of calls.}]"),
    ),
    "part-without-step": (
        """
        afi-01:
          clauses: [{ref: i, text: One.}, {ref: ii, text: Two.}]
          steps_to_green: [{id: a, text: A, clauses: [i]}]
        """,
        ("clauses: [i]", "clauses: [i, ii]"),
    ),
    "update-says-less": (
        """
        afi-01:
          clauses: [{ref: i, text: One.}, {ref: ii, text: Two.}]
          steps_to_green: [{id: a, text: A, clauses: [i, ii]}]
          progress: [{date: 2022-05-20, text: x, clauses: [ii]}]
        """,
        ("clauses: [ii]", "clauses: [i, ii]"),
    ),
    "due-before-work-ends": (
        "afi-01: {due: 2022-07-27, steps_to_green: [{id: a, text: A }]}",
        ("text: A ", "text: A, due: 2022-07-20"),
    ),
    "target-after-due": (
        "afi-01: {due: 2022-09-01, target: 2022-12-01}",
        ("2022-12-01", "2022-08-01"),
    ),
    "target-passed-again": (
        """
        afi-01:
          target: 2022-05-01
          progress: [{date: 2022-05-10, text: Work goes on.}]
          target_changes:
            - {date: 2021-10-01, from: 2021-10-31, to: 2022-01-31, because: x}
            - {date: 2022-01-20, from: 2022-01-31, to: 2022-05-01, because: y}
        """,
        ("- {date: 2021-10-01, from: 2021-10-31, to: 2022-01-31, because: x}", ""),
    ),
    "target-moved-again": (
        """
        afi-01:
          target: 2022-09-01
          target_changes:
            - {date: 2022-03-01, from: 2022-05-01, to: 2022-07-01, because: x}
            - {date: 2022-05-01, from: 2022-07-01, to: 2022-09-01, because: y}
        """,
        ("from: 2022-05-01, to: 2022-07-01", "from: 2022-08-01, to: 2022-07-01"),
    ),
    "day-in-doubt": (
        """
        afi-01:
          steps_to_green: [{id: a, text: Train., due: 2022-09-30}]
          progress: [{date: 2022-05-20, text: Training is delayed., steps: [a]}]
        """,
        ("is delayed", "is half done"),
    ),
    "money-unanswered": (
        """
        afi-01:
          investments: [{text: Six digital examiners, posts: 6}]
          progress: [{date: 2022-05-20, text: Four digital examiners have started.}]
        """,
        ("Four digital", "All six digital"),
    ),
    "raised-before": (
        "afi-01: {carried_forward_from: old}",
        ("{carried_forward_from: old}", "{}"),
    ),
    "rated-down": (
        """
        afi-01:
          rag: amber
          rag_changes:
            - {date: 2022-02-01, to: yellow, because: x}
            - {date: 2022-05-01, from: yellow, to: amber, because: y}
        """,
        (
            "to: yellow, because: x}\n            - {date: 2022-05-01, from: yellow",
            "to: red, because: x}\n            - {date: 2022-05-01, from: red",
        ),
    ),
    "unmoved": (
        """
        afi-01:
          progress:
            - {date: 2022-03-01, text: Work goes on with partners to embed the new assessment.}
            - {date: 2022-05-01, text: Work goes on with partners to embed the new assessment.}
        """,
        ("2022-05-01, text: Work goes on with partners", "2022-05-01, text: Shifts use it; no"),
    ),
    "step-unspoken": (
        """
        afi-01:
          steps_to_green: [{id: a, text: A }, {id: b, text: B}]
          progress: [{date: 2022-05-20, text: x, steps: [b]}]
        """,
        ("text: A ", "text: A, done: 2022-05-10"),
    ),
    "only-taught": (
        "afi-01: {steps_to_green: [{id: a, text: Train all staff. }]}",
        ("Train all staff. ", "Train all staff.}, {id: b, text: Audit the records."),
    ),
    "programme-load": (
        """
        programmes: {reset: {name: Op Reset}}
        afi-01: {programmes: [reset]}
        afi-02: {programmes: [reset]}
        afi-03: {programmes: [ reset ]}
        """,
        ("[ reset ]", "[]"),
    ),
    "report-expected": (
        """
        programmes: {reset: {name: Op Reset, next_report: 2022-05-01, reports: []}}
        afi-01: {programmes: [reset]}
        """,
        ("reports: []", "reports: [{date: 2022-05-02, text: All is well.}]"),
    ),
    "programme-admits": (
        """
        programmes:
          reset: {name: Op Reset, reports: [{date: 2022-05-01, text: Two posts are vacant.}]}
        afi-01: {programmes: [reset]}
        """,
        ("are vacant", "are filled"),
    ),
    "one-programme": (
        """
        programmes: {reset: {name: Operation Reset}}
        afi-01: {programmes: [reset], progress: [{date: 2022-05-20, text: Reset will do it.}]}
        """,
        ("Reset will do it", "The desk will do it"),
    ),
    "dependency-without-date": (
        """
        afi-01:
          depends_on: [{who: Marsh Vale, what: a signed agreement}]
          progress: [{date: 2022-05-20, text: Marsh Vale has yet to sign.}]
        """,
        ("has yet to sign", "has signed"),
    ),
    "no-priority": ("afi-01: {target: null}", ("null", "2022-12-01")),
    "no-step": ("afi-01: {steps_to_green: []}", ("[]", "[{id: a, text: A}]")),
    "no-measure": (
        "afi-01: {measures: [{text: Marker used more.}]}",
        ("Marker used more.", "Marker used in 60% of calls."),
    ),
    "no-timetable": (
        "afi-01: {target: null, steps_to_green: [{id: a, text: A }]}",
        ("text: A ", "text: A, due: 2022-12-01"),
    ),
    "long-silent": (
        "afi-01: {progress: [{date: 2021-10-01, text: x}]}",
        ("2021-10-01", "2022-01-01"),
    ),
    "stale-update": (
        "afi-01: {progress: [{date: 2022-01-01, text: x}]}",
        ("2022-01-01", "2022-05-20"),
    ),
}
"""By rule: a register that raises its point, and what makes the fact true."""


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_a_fact_made_true_removes_its_point(rule: str) -> None:
    text, (fault, truth) = MENDED[rule]
    assert fault in text
    assert rule in {point.rule for point in raised(register_from(text))}
    assert rule not in {point.rule for point in raised(register_from(text.replace(fault, truth)))}


_SECRET = {
    "date": "2022-05-21",
    "text": "Two suspects fled. 12% of posts are filled, 97 visits are late and we are on track.",
    "restricted": True,
}


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_no_point_of_a_public_forum_rests_on_a_restricted_update(rule: str) -> None:
    register = as_at(register_from(MENDED[rule][0]), ON)
    public = Forum(name="Public", audience=Audience.PUBLIC)
    forums = {**register.organisation.forums, "hta": public}
    organisation = register.organisation.model_copy(update={"forums": forums})
    secret = ProgressUpdate.model_validate(_SECRET)
    bare, told = (
        replace(
            register,
            organisation=organisation,
            items={
                id_: item.model_copy(update={"progress": (*item.progress, *more)})
                for id_, item in register.items.items()
            },
        )
        for more in ((), (secret,))
    )
    asked, without = (
        {point.question for point in likely_points(each, "hta", ON).raised} for each in (told, bare)
    )
    assert asked <= without


def test_a_point_is_as_certain_as_the_documentation_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "challenge-examples.yaml"
    told = parse(decode(page.read_bytes()))
    assert list(told) == [rule.name for rule in RULES]
    for text, _ in MENDED.values():
        for point in raised(register_from(text)):
            assert ("hint" if point.is_hint else "fact") in told[point.rule]["certainty"]


def test_an_update_that_the_public_never_saw_is_no_public_line() -> None:
    text = """
    afi-01:
      progress: [{date: 2022-05-01, text: x%s}, {date: 2022-05-02, text: y, restricted: true}]
    """
    imported = ", imported: tracker"
    cleared = f"{imported}, cleared_for_public: {{date: 2022-05-02, by: flo}}"
    same_day = cleared.replace("2022-05-02", "2022-05-01")
    rules = [
        {point.rule for point in raised(register_from(shown))} & {"restricted-since"}
        for shown in (
            *(text % state for state in ("", imported, cleared)),
            (text % same_day).replace("2022-05-02", "2022-05-01"),
        )
    ]
    assert rules == [set(), set(), {"restricted-since"}, set()]
