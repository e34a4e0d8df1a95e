"""What the register answers itself, or another question asks: nothing more is asked of it."""

import json
from collections.abc import Mapping

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.overdue_dates import overdue_dates
from peeltrack.queries.challenge.preparation import Preparation
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from


def _raised(text: str) -> set[tuple[str | None, str]]:
    found = likely_points(as_at(register_from(text), ON), "hta", ON).raised
    return {(each.item, each.rule) for each in found}


@pytest.mark.parametrize(
    ("step", "is_asked"),
    [
        ({"text": "Sample closed plans.", "due": "2024-03-31"}, False),
        ({"text": "Sample closed plans.", "due": "2024-03-01"}, True),
        ({"text": "Sample wages.", "due": "2024-03-31"}, True),
        ({"text": "Write closed plans.", "due": "2024-03-31"}, True),
    ],
)
def test_what_a_step_is_still_to_measure_is_not_asked_for(
    step: Mapping[str, str], *, is_asked: bool
) -> None:
    measures = [{"text": "Every closed plan has an evaluation"}]
    raised = rules("We go on.", measures=measures, steps_to_green=[{"id": "a", **step}])
    assert ("measure-untold" in raised) is is_asked


@pytest.mark.parametrize(("due", "is_asked"), [("2024-06-30", False), ("2024-03-01", True)])
def test_what_a_survey_still_to_come_will_show_of_training_is_not_asked(
    due: str, *, is_asked: bool
) -> None:
    steps = [
        {"id": "a", "text": "Run a course for sergeants.", "due": "2024-05-31"},
        {"id": "b", "text": "Survey staff.", "due": due},
    ]
    update = {"date": "2024-02-20", "text": "Course continues.", "steps": ["a"]}
    raised = points(progress=[update], steps_to_green=steps, measures=[{"text": "Work is good."}])
    assert ("only-taught" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("This was raised in 2018; what is different this time?", False),
        ("Why has this come again?", False),
        ("When will the gate be hung?", True),
    ],
)
def test_why_a_finding_comes_again_is_asked_once(question: str, *, is_asked: bool) -> None:
    raised = _raised(f"""
    afi-01: {{carried_forward_from: PEEL 2018/19}}
    meetings:
      2024-01-15-hta:
        questions: [{{id: q, item: peel/afi-01, text: "{question}", answers: [{{text: Yes.}}]}}]
    """)
    assert (("peel/afi-01", "raised-before") in raised) is is_asked


def test_a_report_is_asked_about_on_the_items_that_it_speaks_of() -> None:
    step = {"id": "a", "text": "Carry out the second dip sample of plans."}
    report = "{date: 2024-02-01, text: Second dip sample deferred to May.}"

    def asked(first: Mapping[str, object], meetings: str = "") -> list[str]:
        raised = _raised(f"""
    programmes: {{loom: {{name: Op Loom, reports: [{report}]}}}}
    afi-01: {json.dumps({"programmes": ["loom"], **first})}
    afi-02: {{programmes: [loom]}}
    {meetings}
    """)
        return sorted(str(item) for item, rule in raised if rule == "programme-admits")

    promised = """meetings:
      2024-01-15-hta:
        commitments: [{item: peel/afi-01, text: Report the second dip sample., due: 2024-03-01}]"""
    assert asked({}) == ["None"]  # it speaks of neither: once of both
    assert asked({"steps_to_green": [step]}) == ["peel/afi-01"]
    assert asked({"steps_to_green": [step]}, promised) == []


@pytest.mark.parametrize(
    ("action", "is_asked"),
    [
        ("Obtain from the region an opening date for the digital hub.", False),
        ("Count the devices of the region.", True),
    ],
)
def test_a_partner_whom_a_promise_names_is_not_asked_after_twice(
    action: str, *, is_asked: bool
) -> None:
    raised = _raised(f"""
    afi-01:
      depends_on:
        - {{who: Regional digital forensics hub, what: Take devices over., due: 2023-12-31}}
    meetings: {{2024-01-15-hta: {{actions: [{{id: a, item: peel/afi-01, text: "{action}"}}]}}}}
    """)
    assert (("peel/afi-01", "dependency-without-date") in raised) is is_asked


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        ("One of the six posts has been vacant since May.", "why, and when will all be filled?"),
        ("Two of the six posts are filled.", "where are the others?"),
        ("Six of the six posts are filled.", ""),
    ],
)
def test_a_vacant_post_is_asked_about_as_vacant(told: str, asks: str) -> None:
    funded = [{"text": "Six keepers", "posts": 6}]
    asked = [e for e in points(told, investments=funded) if e.rule == "money-unanswered"]
    assert [each.question.rpartition(": ")[2] for each in asked] == ([asks] if asks else [])


@pytest.mark.parametrize(
    ("step", "is_asked"),
    [({}, True), ({"done": "2024-03-01"}, False), ({"done": "2024-01-01"}, True)],
)
def test_posts_that_a_step_has_filled_since_are_not_asked_after(
    step: Mapping[str, str], *, is_asked: bool
) -> None:
    funded = [{"text": "Six keepers", "posts": 6}]
    steps = [{"id": "a", "text": "Recruit the keepers.", **step}]
    raised = rules("Two of the six posts are filled.", investments=funded, steps_to_green=steps)
    assert ("money-unanswered" in raised) is is_asked


@pytest.mark.parametrize(
    ("promise", "is_asked"),
    [("All six keepers will be in post.", False), ("The keepers' hut will be painted.", True)],
)
def test_posts_that_were_promised_are_asked_about_with_the_promise(
    promise: str, *, is_asked: bool
) -> None:
    text = f"""
    afi-01:
      investments: [{{text: Six keepers, posts: 6}}]
      progress: [{{date: 2024-02-20, text: Two of the six posts are filled.}}]
    meetings:
      2024-01-15-hta:
        commitments: [{{item: peel/afi-01, text: "{promise}", due: 2024-03-01}}]
    """
    chosen = likely_points(as_at(register_from(text), ON), "hta", ON).chosen
    assert ("money-unanswered" in {each.rule for each in chosen}) is is_asked
    joined = "; and where is the money for the posts that are not filled"
    assert any(joined in each.question for each in chosen) is not is_asked


@pytest.mark.parametrize(("milestone", "count"), [("Keepers in post", 1), ("Hut painted", 2)])
def test_a_milestone_that_is_a_step_is_asked_about_once(milestone: str, count: int) -> None:
    register = register_from(f"""
    afi-01:
      steps_to_green: [{{id: a, text: Appoint the keepers., due: 2024-03-01}}]
      progress:
        - date: 2024-02-20
          text: We go on.
          next_milestone: {{text: "{milestone}", due: 2024-03-01}}
    """)
    at_day = as_at(register, ON)
    meeting = Preparation(at_day, "hta", ON)
    assert len(overdue_dates(meeting, at_day.items["peel/afi-01"])) == count


@pytest.mark.parametrize(
    ("to", "is_asked"),
    [("the first meeting of 2025", False), ("the first meeting of 2024", True), ("HTA", True)],
)
def test_what_was_promised_to_a_later_meeting_waits_for_it(to: str, *, is_asked: bool) -> None:
    raised = _raised(f"""
    afi-01: {{}}
    meetings:
      2024-01-15-hta:
        commitments: [{{item: peel/afi-01, text: Send the list., to: "{to}"}}]
    """)
    assert (("peel/afi-01", "promise-not-kept") in raised) is is_asked


@pytest.mark.parametrize(
    ("step", "is_asked"),
    [("Send carts under the regional lease.", False), ("Count the gates.", True)],
)
def test_a_partner_is_not_asked_after_beside_an_overdue_step_for_the_same_day(
    step: str, *, is_asked: bool
) -> None:
    raised = _raised(f"""
    afi-01:
      depends_on:
        - {{who: Regional lessor, what: A lease of forty carts a month., due: 2024-02-01}}
      steps_to_green: [{{id: a, text: "{step}", due: 2024-02-01}}]
    """)
    assert (("peel/afi-01", "dependency-without-date") in raised) is is_asked


@pytest.mark.parametrize(
    ("phrase", "asks"),
    [("by the end of May", "how sure is that"), ("when it is let", "what holds it up")],
)
def test_a_partner_whose_day_is_ahead_holds_nothing_up_yet(phrase: str, asks: str) -> None:
    awaited = [{"who": "Lessor", "what": "A lease of carts.", "due": None, "due_phrase": phrase}]
    asked = [e.question for e in points("We go on.", depends_on=awaited) if "Lessor" in e.question]
    assert [f": {asks}, and what is in place meanwhile?" in each for each in asked] == [True]


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("Three of the 32 tallies that were missing were of oats. Tallies are kept in 95%.", False),
        ("Tallies are kept in 85% of barns.", True),
    ],
)
def test_a_share_of_what_is_missing_is_no_figure_of_all(told: str, *, is_asked: bool) -> None:
    raised = rules(told, measures=[{"text": "Tallies are kept in 90% of barns"}])
    assert ("measure-missed" in raised) is is_asked


@pytest.mark.parametrize(("day", "is_asked"), [("2024-02-19", True), ("2024-02-22", False)])
def test_what_has_gone_to_hmicfrs_since_is_not_asked_about(day: str, *, is_asked: bool) -> None:
    said = "The evidence will still go to HMICFRS this week, and half of the gates hang."
    progress = [{"date": "2024-02-20", "text": said}]
    raised = likely_points(
        as_at(
            register_from(
                "afi-01: "
                + json.dumps(
                    {
                        "steps_to_green": [{"id": "a", "text": "Oil.", "due": "2024-02-01"}],
                        "progress": progress,
                        "sign_offs": [{"date": day, "stage": "submitted"}],
                    }
                )
            ),
            ON,
        ),
        "hta",
        ON,
    ).chosen
    assert any("will still go to HMICFRS" in each.what_else for each in raised) is is_asked


@pytest.mark.parametrize(("share", "is_asked"), [(80, False), (92, True)])
def test_what_it_takes_to_recover_is_asked_with_the_measure_that_is_missed(
    share: int, *, is_asked: bool
) -> None:
    item = {
        "measures": [{"text": "90% of carts are oiled"}],
        "rag": "amber",
        "rag_changes": [
            {"date": "2023-10-01", "to": "yellow", "because": "A plan."},
            {"date": "2024-02-01", "from": "yellow", "to": "amber", "because": "Carts squeak."},
        ],
        "progress": [{"date": "2024-02-20", "text": f"{share}% of carts are oiled."}],
    }
    register = as_at(register_from(f"afi-01: {json.dumps(item)}"), ON)
    chosen = {each.rule for each in likely_points(register, "hta", ON).chosen}
    assert ("rated-down" in chosen) is is_asked
    assert ("measure-missed" in chosen) is not is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [("Handover took 55 minutes on average.", False), ("The longest took 55 minutes.", True)],
)
def test_an_average_in_other_words_may_be_that_of_the_measure(told: str, *, is_asked: bool) -> None:
    measures = [{"text": "Officers hand over within 60 minutes on average"}]
    assert ("measure-untold" in rules(told, measures=measures)) is is_asked


@pytest.mark.parametrize(
    ("told", "steps", "is_asked"),
    [
        ("The gate is oiled.", [], True),
        ("10 of 10 are at work.", [], False),
        ("The gate is oiled.", [{"id": "a", "text": "Recruit the keepers.", "done": "2024-01-05"}],
         False),
        ("The gate is oiled.", [{"id": "a", "text": "Recruit the keepers."}], True),
    ],
)  # fmt: skip
def test_money_is_spoken_of_where_the_posts_are_counted_or_were_filled(
    told: str, steps: list[Mapping[str, str]], *, is_asked: bool
) -> None:
    funded = [{"text": "Ten keepers", "posts": 10}]
    raised = rules(told, investments=funded, steps_to_green=steps)
    assert ("money-unanswered" in raised) is is_asked


@pytest.mark.parametrize(("moved", "is_asked"), [("Two", True), ("71", False)])
def test_more_than_there_are_posts_are_not_those_who_were_funded(
    moved: str, *, is_asked: bool
) -> None:
    funded = [{"text": "Six cart managers", "posts": 6}]
    told = f"{moved} managers have been lent to the mill."
    asked = [each.question for each in points(told, investments=funded)]
    assert any(f"“{told[:-1]}”: when will they be back?" in each for each in asked) is is_asked


@pytest.mark.parametrize(
    ("blocker", "is_asked"), [("The text to callers is late.", False), ("No ink.", True)]
)
def test_a_part_that_the_barrier_speaks_of_is_not_passed_over(
    blocker: str, *, is_asked: bool
) -> None:
    clauses = [{"ref": "i", "text": "Come soon."}, {"ref": "ii", "text": "Tell the caller."}]
    steps = [
        {"id": "a", "text": "A", "clauses": ["i"]},
        {"id": "b", "text": "B", "clauses": ["ii"]},
    ]
    update = {"date": "2024-02-20", "text": "We go on.", "clauses": ["i"], "blocker": blocker}
    raised = points(progress=[update], clauses=clauses, steps_to_green=steps)
    assert any(each.rule == "update-says-less" for each in raised) is is_asked


@pytest.mark.parametrize(
    ("kept", "fact"),
    [
        (0, "All four things that the force promised or was asked for within a year, by days "
            "that have passed, are not recorded as done: “Deed 0” (due 1 February 2024), “Deed 1” "
            "(due 2 February 2024), “Deed 2” (due 3 February 2024) and “Deed 3” (due 4 February "
            "2024)."),
        (1, ""),
    ],
)  # fmt: skip
def test_promises_of_several_meetings_of_a_year_are_counted_together(kept: int, fact: str) -> None:
    meetings = "\n".join(
        f"  2024-01-0{n + 1}-hta: {{commitments: [{{text: Deed {n}., due: 2024-02-0{n + 1}"
        f"{', kept: 2024-02-01' if n < kept else ''}}}]}}"
        for n in range(4)
    )
    register = register_from(f"afi-01: {{}}\nmeetings:\n{meetings}")
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert [each.fact for each in raised if each.rule == "promises-broken"] == [fact] * bool(fact)


@pytest.mark.parametrize("body", ["The Office", None])
def test_what_others_owe_is_no_broken_promise_of_the_force(body: str | None) -> None:
    clerk = f"{{title: Clerk{f', body: {body}' if body else ''}}}"
    raised = _raised(f"""
    leads: {{clerk: {clerk}}}
    afi-01: {{}}
    meetings:
      2024-01-15-hta:
        commitments:
          - {{text: Send the list., due: 2024-02-01}}
          - {{text: Hang the gate., due: 2024-02-01}}
        actions: [{{id: a, text: Visit the barn., owner: clerk, due: 2024-02-01}}]
    """)
    assert ((None, "promises-broken") in raised) is (body is None)


def test_the_same_answer_is_not_asked_about_twice() -> None:
    raised = _raised("""
    afi-01: {}
    meetings:
      2024-01-15-hta:
        questions:
          - {id: q, text: Why?, answers: [{text: The list of keepers will be ready by February.}]}
          - {id: r, text: Who?, answers: [{text: A keeper who falls ill will be replaced.}]}
    """)
    assert (None, "answer-to-all") in raised
    assert (None, "promise-unrecorded") in raised
    found = likely_points(as_at(register_from("""
    afi-01: {}
    meetings:
      2024-01-15-hta:
        questions:
          - {id: q, text: Why?, answers: [{text: The list of keepers will be ready by February.}]}
    """), ON), "hta", ON).raised  # fmt: skip
    assert [each.rule for each in found if each.item is None] == ["promise-unrecorded"]


def test_of_a_restricted_update_of_the_same_day_nothing_is_said_of_later_ones() -> None:
    def fact(day: str) -> str:
        restricted = {"date": "2024-02-20", "text": "One fled.", "restricted": True}
        progress = [restricted, {"date": day, "text": "Awaiting a reply."}]
        raised = points(progress=progress)
        return next(each.fact for each in raised if each.rule == "restricted-told")

    assert fact("2024-02-20") == "The update of 20 February 2024 is restricted."
    assert fact("2024-02-21").endswith("restricted; the updates since are not.")


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("We have 19 vacancies among 168 keepers.", False),
        ("We have 19 keepers in post.", True),
    ],
)
def test_vacancies_are_no_count_of_the_posts_that_are_filled(told: str, *, is_asked: bool) -> None:
    funded = [{"text": "24 keepers from the 2024/25 precept", "posts": 24}]
    assert ("money-unanswered" in rules(told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("Letters to keepers remain with the printer.", False),  # two words of the part's step
        ("Keepers were counted.", True),
        ("Letters about lamps were sent.", True),
    ],
)
def test_a_part_that_an_update_has_words_of_is_not_passed_over(
    told: str, *, is_asked: bool
) -> None:
    steps = [
        {"id": "a", "text": "Hang lamps.", "clauses": ["i"]},
        {"id": "b", "text": "Have letters to keepers printed.", "clauses": ["ii"]},
    ]
    clauses = [{"ref": "i", "text": "Hang more lamps."}, {"ref": "ii", "text": "Write oftener."}]
    told_by = {"date": "2024-02-20", "text": told, "clauses": ["i"]}
    raised = rules(clauses=clauses, steps_to_green=steps, progress=[told_by])
    assert ("update-says-less" in raised) is is_asked


def test_a_restricted_update_that_follows_no_public_line_is_asked_about() -> None:
    known = {"date": "2024-02-10", "text": "We await a list of fled hens."}
    restricted = {"date": "2024-02-20", "text": "The list names nine hens that fled."}
    raised = rules(progress=[known, {**restricted, "restricted": True}])
    assert "restricted-told" in raised
    assert "restricted-told" not in rules(progress=[known, restricted])


@pytest.mark.parametrize(
    ("restricted", "quotes"),
    [
        ("The list of hens has nine that fled.", None),
        ("A suspect was seen.", "last public update"),
        (None, "last update"),
    ],
)
def test_what_a_restricted_update_may_have_overtaken_is_not_quoted_as_the_last(
    restricted: str | None, quotes: str | None
) -> None:
    progress: list[Mapping[str, object]] = [
        {"date": "2024-02-10", "text": "The list of hens has yet to be counted."}
    ]
    if restricted:
        progress.append({"date": "2024-02-20", "text": restricted, "restricted": True})
    late = [{"id": "a", "text": "Count the list of hens.", "due": "2024-01-31"}]
    raised = points(progress=progress, steps_to_green=late)
    (question,) = (each.question for each in raised if each.rule == "milestone-passed")
    expected = f"The {quotes} says “The list of hens has yet to be counted”: why is "
    assert question.startswith(expected if quotes else "Why is ")


@pytest.mark.parametrize(("report", "is_asked"), [("2024-01-10", False), ("2024-02-01", True)])
def test_a_report_that_the_last_meeting_could_hear_of_is_not_asked_about(
    report: str, *, is_asked: bool
) -> None:
    raised = _raised(f"""
    programmes: {{loom: {{name: Op Loom, reports: [{{date: {report}, text: It is delayed.}}]}}}}
    afi-01: {{programmes: [loom]}}
    meetings: {{2024-01-15-hta: {{remarks: [{{text: Heard.}}]}}}}
    """)
    assert any(rule == "programme-admits" for _, rule in raised) is is_asked


@pytest.mark.parametrize(
    ("action", "is_asked"), [("Submit the bid for lamps.", False), ("Count the hens.", True)]
)
def test_a_promise_beside_an_action_due_that_month_is_asked_about_once(
    action: str, *, is_asked: bool
) -> None:
    raised = _raised(f"""
    afi-01: {{}}
    meetings:
      2024-01-15-hta:
        actions: [{{id: b, item: peel/afi-01, text: {action}, due: 2024-02-20}}]
        questions:
          - id: q
            item: peel/afi-01
            text: Why?
            answers: [{{text: We will bring a bid to your office in February.}}]
    """)
    assert any(rule == "promise-unrecorded" for _, rule in raised) is is_asked


def test_a_span_of_days_narrows_no_group() -> None:
    item = {"wording": "Feedback should reach officers.", "measures": []}
    assert "update-says-less" not in rules("It reaches officers in 17 working days.", **item)
    assert "update-says-less" in rules("It reaches officers in cars.", **item)


@pytest.mark.parametrize(
    ("phrase", "is_asked"), [("continuing", False), ("ongoing", False), ("in due course", True)]
)
def test_what_others_deliver_all_the_time_needs_no_date(phrase: str, *, is_asked: bool) -> None:
    awaited = {"who": "The council", "what": "Lend carts.", "due_phrase": phrase}
    item = {"depends_on": [awaited], "progress": [{"date": "2024-02-20", "text": "Well."}]}
    register = register_from(f"afi-01: {json.dumps(item)}")
    raised = {each.rule for each in likely_points(as_at(register, ON), "hta", ON).raised}
    assert ("dependency-without-date" in raised) is is_asked
