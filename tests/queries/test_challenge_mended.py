"""Each rule: the fact that raises its point, and the same fact made true, which removes it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    "green-and-setback": (
        """
        afi-01:
          rag: green
          rag_changes: [{date: 2022-04-01, to: green, because: Done.}]
          progress: [{date: 2022-05-20, text: Two posts are vacant.}]
        """,
        ("are vacant", "are filled"),
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
    "said-done": (
        """
        afi-01:
          progress:
            - {date: 2022-03-01, text: The trust has signed the agreement.}
            - {date: 2022-05-01, text: The agreement is with the trust and we hope for a signature.}
        """,
        ("is with the trust and we hope for a signature", "works well"),
    ),
    "assured": (
        """
        afi-01: {progress: [{date: 2022-05-20, text: Of 60 detainees 41 were seen by a nurse.}]}
        meetings:
          2022-04-25-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: Are detainees seen?
                answers: [{text: I can assure you that every detainee is seen by a nurse.}]
        """,
        ("Of 60 detainees 41 were", "Every detainee was"),
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
    "activity-counted": (
        """
        afi-01:
          measures: [{text: Fewer young witnesses withdraw.}]
          progress: [{date: 2022-05-20, text: 310 detectives have been briefed.}]
        """,
        ("have been briefed", "were asked; of 80 young witnesses 4 withdrew"),
    ),
    "basis-changed": (
        """
        afi-01: {progress: [{date: 2022-05-01, text: "91% of files were good, all from the city."}]}
        """,
        ("all from the city", "from every district"),
    ),
    "measure-missed": (
        """
        afi-01:
          measures: [{text: At least 95% of crimes are recorded within a day.}]
          progress: [{date: 2022-05-01, text: "In April, 92 per cent of crimes were recorded."}]
        """,
        ("92 per cent", "ninety-six per cent"),
    ),
    "other-hand": (
        """
        leads: {auditor: {title: Auditor}, keeper: {title: Keeper}}
        afi-01:
          tactical_lead: keeper
          progress:
            - {date: 2022-04-01, by: keeper, text: Nine in ten logs are complete.}
            - {date: 2022-05-01, by: auditor, text: Of 40 logs 12 have nothing but a heading.}
        """,
        ("12 have nothing but a heading", "40 are well kept"),
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
    "forecast-missed": (
        """
        afi-01:
          progress:
            - {date: 2022-01-10, text: The queue will be under 100 by the end of March.}
            - {date: 2022-05-01, text: The queue stands at 240.}
        """,
        ("at 240", "at 90"),
    ),
    "two-figures": (
        """
        afi-01: {progress: [{date: 2022-05-01, text: At the end of April 312 calls were waiting.}]}
        afi-02: {progress: [{date: 2022-05-02, text: At the end of April 266 calls were waiting.}]}
        """,
        ("266", "312"),
    ),
    "well-and-overdue": (
        """
        afi-01:
          steps_to_green: [{id: a, text: Publish the plan., due: 2022-05-01 }]
          progress: [{date: 2022-05-20, text: We remain on track.}]
        """,
        ("due: 2022-05-01 ", "due: 2022-05-01, done: 2022-05-01"),
    ),
    "declined": (
        "afi-01: {progress: [{date: 2022-05-20, text: 'No further audit is planned.'}]}",
        ("No further", "A further"),
    ),
    "risk-carried": (
        "afi-01: {progress: [{date: 2022-05-20, text: 'The risk has been accepted.'}]}",
        ("accepted", "removed"),
    ),
    "unknown": (
        "afi-01: {progress: [{date: 2022-05-20, text: 'We cannot yet say why.'}]}",
        ("We cannot yet say why", "The reason was the rota"),
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
    "green-too-soon": (
        """
        afi-01:
          measures: [{text: 95% of forms are in for three months running}]
          progress:
            - {date: 2022-05-20, proposed_rag: green, text: "Forms in: March 96%, April 97%."}
        """,
        ("Forms in: March", "Forms in: February 95%, March"),
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
    "later-than-target": (
        """
        afi-01:
          target: 2022-09-30
          steps_to_green: [{id: a, text: Form a recording team.}]
          progress: [{date: 2022-05-20, text: The team starts on 1 December 2022.}]
        """,
        ("1 December 2022", "1 July 2022"),
    ),
    "forecast-unreported": (
        """
        afi-01:
          progress:
            - {date: 2022-01-10, text: A peer review will take place in March.}
            - {date: 2022-05-01, text: Staff like the new form.}
        """,
        ("Staff like the new form", "The peer review found little amiss"),
    ),
    "part-left-out": (
        """
        afi-01:
          measures: [{text: 80% of lamps lit in each area}]
          progress:
            - {date: 2022-03-01, text: "Lamps lit: force 72%, Coast 80%, Uplands 51%."}
            - {date: 2022-05-01, text: 81% of lamps were lit.}
        """,
        (
            "81% of lamps were lit.",
            "No area has fewer than 81% of lamps lit; the Uplands have 81%.",
        ),
    ),
    "two-accounts": (
        """
        afi-01: {progress: [{date: 2022-05-01, text: Vacancies in the lamp room have been filled.}]}
        afi-02: {progress: [{date: 2022-05-02, text: Two posts in the lamp room are vacant.}]}
        """,
        ("Two posts in the lamp room are vacant", "Two posts in the kennels are vacant"),
    ),
    "lent-without-end": (
        """
        afi-01:
          progress: [{date: 2022-05-01, text: Six riders are lent to the barn. Lamps burn.}]
        """,
        ("lent to the barn", "lent to the barn until 30 June"),
    ),
    "said-elsewhere": (
        """
        forums: {sib: {name: Service Improvement Board}}
        afi-01:
          measures: [{text: No lamp is out}]
          progress: [{date: 2022-05-01, text: 61 lamps are out.}]
        meetings:
          2022-04-25-sib:
            questions:
              - id: q
                item: peel/afi-01
                text: Are they lit?
                answers: [{text: The backlog has been dealt with.}]
        """,
        ("61 lamps are out", "No lamp is out"),
    ),
    "vacancies-held": (
        """
        programmes:
          lamp:
            name: Lamp
            reports: [{date: 2022-05-01, text: It is paid for by holding vacancies until May. }]
        afi-01: {progress: [{date: 2022-05-01, text: Two posts are vacant.}]}
        """,
        ("It is paid for by holding vacancies until May. ", "It is paid for from reserves."),
    ),
    "not-all-covered": (
        """
        afi-01:
          rag: green
          wording: Light all lamps.
          progress: [{date: 2022-05-01, text: Town lamps are lit. The farms will follow in May.}]
        """,
        ("The farms will follow in May.", "So are the farms."),
    ),
    "help-sought": (
        "afi-01: {progress: [{date: 2022-05-01, text: I have asked the board to pay for it.}]}",
        ("I have asked the board to pay for it", "The board has paid for it"),
    ),
    "grew-worse": (
        """
        afi-01:
          progress:
            - {date: 2022-03-01, text: 360 renewals are outstanding.}
            - {date: 2022-05-01, text: 410 renewals are outstanding.}
        """,
        ("410", "300"),
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
    "figure-dropped": (
        """
        afi-01:
          progress:
            - {date: 2022-01-10, text: We have 46 complaints that are overdue.}
            - {date: 2022-02-10, text: We have 43 complaints that are overdue.}
            - {date: 2022-03-10, text: The desk has a new rota.}
            - {date: 2022-05-01, text: Complaints are in hand.}
        """,
        ("Complaints are in hand", "Complaints overdue are down to 12"),
    ),
    "figure-unclear": (
        """
        afi-01:
          measures: [{text: 80% of lamps are lit.}]
          progress:
            - {date: 2022-03-10, text: 61% of lamps were lit.}
            - {date: 2022-05-10, text: 14% of lamps are stolen.}
        """,
        ("14% of lamps are stolen", "86% of lamps are lit"),
    ),
    "group-passed-over": (
        "afi-01: {progress: [{date: 2022-05-20, text: Victims who are deaf are rarely told.}]}",
        ("are rarely told", "are told by text"),
    ),
    "setback-told": (
        "afi-01: {progress: [{date: 2022-05-20, text: Two posts are vacant.}]}",
        ("are vacant", "are filled"),
    ),
    "result-withheld": (
        "afi-01: {progress: [{date: 2022-05-20, text: A survey of victims has been run. }]}",
        ("has been run. ", "has been run. It found that 81% were content."),
    ),
    "others-left": (
        "afi-01: {progress: [{date: 2022-05-20, text: Four of the five councils have signed.}]}",
        ("Four of the five", "All five"),
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
        "afi-01: {measures: [{text: Marker used more.}], progress: []}",
        ("[]", "[{date: 2022-05-20, text: The marker is used in sixty-four per cent of calls.}]"),
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


def test_a_point_of_a_public_forum_names_its_place_among_all_updates() -> None:
    register = register_from(
        """
        forums: {hta: {name: HTA, audience: public}}
        afi-01:
          progress:
            - {date: 2022-05-01, text: y, restricted: true}
            - {date: 2022-05-20, text: Two posts are vacant., reviewed: {date: 2022-05-20, by: flo}}
        """
    )
    (told,) = (point for point in raised(register) if point.rule == "setback-told")
    assert told.at == ("progress", 1)


def test_a_point_is_as_certain_as_the_documentation_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "challenge-examples.yaml"
    told = parse(decode(page.read_bytes()))
    assert list(told) == [rule.name for rule in RULES]
    for text, _ in MENDED.values():
        for point in raised(register_from(text)):
            assert ("hint" if point.is_hint else "fact") in told[point.rule]["certainty"]


@given(
    standard=st.integers(2, 99),
    figure=st.integers(1, 99),
    is_in_words=st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_a_measure_is_missed_by_the_figures_that_miss_it_alone(
    standard: int, figure: int, *, is_in_words: bool
) -> None:
    """A share is below its standard or not, whether written as 94 per cent or 94 of 100."""
    given_as = f"{figure} of 100" if is_in_words else f"{figure} per cent"
    register = register_from(f"""
        afi-01:
          measures: [{{text: At least {standard}% of crimes are recorded within a day.}}]
          progress: [{{date: 2022-05-01, text: "{given_as} of crimes were recorded."}}]
    """)
    rules = {point.rule for point in raised(register)}
    assert ("measure-missed" in rules) == (figure < standard)
    assert "no-measure" not in rules


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
