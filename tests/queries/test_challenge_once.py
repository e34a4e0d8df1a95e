"""What is asked once only, and what the record has answered already."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from


def _raised(item: Mapping[str, object], *meetings: tuple[str, dict[str, object]]) -> set[str]:
    """Return the rules that raise a point on an item and what its forum's meetings said."""
    held = {f"{day}-hta": fields for day, fields in meetings}
    register = register_from(f"afi-01: {json.dumps(item)}\nmeetings: {json.dumps(held)}")
    return {each.rule for each in likely_points(as_at(register, ON), "hta", ON).raised}


def _said(answer: str, *, asked: str = "How does the kiosk come on?") -> dict[str, object]:
    answers = [{"text": answer}]
    return {"questions": [{"id": "q", "item": "peel/afi-01", "text": asked, "answers": answers}]}


@pytest.mark.parametrize(
    ("answer", "is_asked"),
    [
        ("It has been dropped, as the supplier could not build it.", False),
        ("The PCC accepted the change.", False),
        ("The builders are in.", True),
    ],
)
def test_what_a_later_meeting_heard_was_dropped_is_no_broken_promise(
    answer: str, *, is_asked: bool
) -> None:
    made = {"text": "A kiosk will open.", "item": "peel/afi-01", "due": "2023-10-31"}
    raised = _raised({}, ("2023-06-12", {"commitments": [made]}), ("2023-11-16", _said(answer)))
    assert ("promise-not-kept" in raised) is is_asked


def test_a_promise_that_is_made_anew_is_asked_about_as_the_later_one() -> None:
    made = {"text": "A date for the kiosk will be given.", "item": "peel/afi-01"}
    meetings = [(day, {"commitments": [made]}) for day in ("2023-06-12", "2023-11-16")]
    held = {f"{day}-hta": fields for day, fields in meetings}
    register = register_from(f"afi-01: {{}}\nmeetings: {json.dumps(held)}")
    points = likely_points(as_at(register, ON), "hta", ON).raised
    asked = [each.question for each in points if each.rule == "promise-not-kept"]
    assert len(asked) == 1
    assert "16 November 2023" in asked[0]


@pytest.mark.parametrize(("due", "is_asked"), [("2024-01-31", False), ("2023-12-15", True)])
def test_an_answer_and_a_commitment_for_one_day_are_one_promise(
    due: str, *, is_asked: bool
) -> None:
    told = _said("A head groom will be named by the end of January.", asked="Who has the stables?")
    made = {"text": "An owner for the horses is found.", "item": "peel/afi-01", "due": due}
    raised = _raised({}, ("2023-11-16", {**told, "commitments": [made]}))
    assert ("promise-unrecorded" in raised) is is_asked


@pytest.mark.parametrize(
    ("promised", "is_asked"),
    [
        ("The day on which the ferry timetable begins will be given.", False),
        ("The day on which the harbour opens will be given.", True),
    ],
)
def test_a_step_is_not_asked_about_beside_a_commitment_on_it(
    promised: str, *, is_asked: bool
) -> None:
    steps = [{"id": "a", "text": "Agree and print a ferry timetable for crews.",
              "due": "2024-01-31"}]  # fmt: skip
    item = {"steps_to_green": steps, "progress": [{"date": "2024-02-20", "text": "Work goes on."}]}
    made = {"text": promised, "item": "peel/afi-01", "due": "2024-02-01"}
    raised = _raised(item, ("2023-11-16", {"commitments": [made]}))
    assert "promise-not-kept" in raised
    assert ("milestone-passed" in raised) is is_asked


@pytest.mark.parametrize("is_moved", [True, False])
def test_a_target_that_was_moved_with_a_reason_answers_when(*, is_moved: bool) -> None:
    moved = {"from": "2023-12-31", "to": "2024-09-30", "date": "2023-12-01", "because": "Ice."}
    changes = [moved] if is_moved else []
    raised = rules("Work goes on.", due="2023-12-31", target_changes=changes)
    assert "target-after-due" not in raised  # the due date has passed, and is asked about itself
    assert ("milestone-passed" in raised) is not is_moved


@pytest.mark.parametrize(
    ("then", "now", "year", "is_asked"),
    [
        ("We have an establishment of 40 grooms.", "We have an establishment of 46 grooms.",
         "2023/24", True),
        ("We have an establishment of 40 grooms.", "We have an establishment of 52 grooms.",
         "2023/24", False),
        ("We have an establishment of 40 grooms.",
         "Grooms joined. We have an establishment of 46 clerks.", "2023/24", False),
        ("We have an establishment of 40 grooms.", "We have an establishment of 46 grooms.",
         "2022/23", False),
    ],
)  # fmt: skip
def test_an_establishment_grows_by_the_posts_that_were_funded(
    then: str, now: str, year: str, *, is_asked: bool
) -> None:
    funded = [{"text": "Twelve more grooms.", "posts": 12, "year": year}]
    told = [{"date": "2023-06-12", "text": then}, {"date": "2024-02-20", "text": now}]
    assert ("money-unanswered" in rules(progress=told, investments=funded)) is is_asked


SHARED = [{"text": "80% of log books filed within a week", "method": "indicator"}]
KENNELS = [{"text": "No hound waits more than 20 days for a kennel"}]
PLEASED = [{"text": "75% of grooms say that they are content", "method": "survey"}]


def test_an_update_that_is_half_a_year_old_is_asked_about_before_the_light_questions() -> None:
    old = [{"date": "2023-08-01", "text": "Work goes on."}]
    assert "long-silent" in rules(progress=old)
    assert "long-silent" not in rules("Work goes on.")


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [("The overtime comes to an end on 31 March.", True), ("The overtime pays for itself.", False)],
)
def test_money_that_an_update_says_is_ending_is_asked_about(told: str, *, is_asked: bool) -> None:
    assert ("ends-soon" in rules(told)) is is_asked


def test_a_due_date_that_has_passed_is_asked_about_with_the_later_target() -> None:
    raised = points("Work goes on.", due="2023-12-31", target="2024-09-30")
    (asked,) = (each.question for each in raised if each.rule == "milestone-passed")
    assert asked.startswith(
        "Why is AFI 1 not complete, with HMICFRS's due date of 31 December 2023 passed, and the "
        "force's own target only on 30 September 2024, what is done meanwhile"
    )


def test_news_is_not_asked_for_of_what_is_all_asked_about_for_itself() -> None:
    def chosen(lead: str | None) -> set[str]:
        register = register_from(f"""
            afi-01:
              progress: [{{date: 2024-01-10, text: Lamps were hung.}}]
              strategic_lead: {json.dumps(lead)}
            afi-02: {{progress: [{{date: 2024-03-10, text: x}}]}}
            afi-03: {{progress: [{{date: 2024-03-10, text: x}}]}}
            meetings: {{2024-02-12-hta: {{remarks: [{{item: peel/afi-01, text: Heard.}}]}}}}
        """)
        found = likely_points(as_at(register, ON), "hta", ON).chosen
        return {each.rule for each in found if each.item in (None, "peel/afi-01")}

    assert "nothing-since" in chosen("acc")
    assert "nothing-since" not in chosen(None)


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Hang the gate by the mill.", "two questions an item are stronger"),
        ("Run the delay desk on all nights of the year, with two clerks.",
         "a stronger question about the item is on the same thing"),
    ],
)  # fmt: skip
def test_what_shares_three_words_with_a_promise_is_asked_about_with_it(
    text: str, left_out: str
) -> None:
    moved = [
        {"date": "2023-10-01", "from": "2023-10-31", "to": "2024-02-28", "because": "x"},
        {"date": "2024-02-01", "from": "2024-02-28", "to": "2024-09-30", "because": "y"},
    ]
    step = {"id": "a", "text": text, "due": "2024-09-30", "due_changes": moved}
    made = {"text": "Nights are covered by the delay desk.", "item": "peel/afi-01"}
    held = {"2023-11-16-hta": {"commitments": [{**made, "due": "2024-02-01"}]}}
    item = {"steps_to_green": [step]}
    text = f"afi-01: {json.dumps(item)}\nmeetings: {json.dumps(held)}"
    found = likely_points(as_at(register_from(text), ON), "hta", ON).raised
    assert [e.left_out for e in found if e.rule == "target-moved-again"] == [left_out]


def test_an_action_to_name_a_lead_is_named_with_the_lead_who_left() -> None:
    def asked(left: str, text: str) -> list[tuple[str, bool]]:
        register = register_from(f"""
            leads: {{smith: {{title: Smith, {left}}}, owner: {{title: Owner}}}}
            afi-01: {{strategic_lead: owner, tactical_lead: smith}}
            meetings:
              2024-01-18-hta:
                actions: [{{id: a, item: peel/afi-01, text: {text}, due: 2024-02-10}}]
        """)
        chosen = likely_points(as_at(register, ON), "hta", ON).chosen
        of_leads = ("action-unanswered", "lead-has-left")
        return [(each.rule, "Name a" in each.fact) for each in chosen if each.rule in of_leads]

    gone = "left: 2024-02-01"
    assert asked(gone, "Name a successor") == [("lead-has-left", True)]
    assert asked("left: 2024-12-01", "Name a successor") == [("action-unanswered", True)]
    assert sorted(asked(gone, "Mend the gate")) == [
        ("action-unanswered", False),
        ("lead-has-left", False),
    ]


@pytest.mark.parametrize(
    ("text", "due", "rules"),
    [
        ("Publish a chart of the wells", "2024-01-31", ["promise-not-kept"]),
        ("Publish a chart of the wells", "2024-01-30", ["milestone-passed", "promise-not-kept"]),
        ("Mend the gate", "2024-01-31", ["milestone-passed", "promise-not-kept"]),
    ],
)
def test_a_step_due_on_the_day_of_a_promise_with_a_word_of_it_is_asked_about_once(
    text: str, due: str, rules: list[str]
) -> None:
    register = register_from(f"""
        afi-01: {{steps_to_green: [{{id: a, text: {text}, due: {due}}}]}}
        meetings:
          2023-12-18-hta:
            commitments: [{{text: A first chart in January., item: peel/afi-01, due: 2024-01-31}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    wanted = ("milestone-passed", "promise-not-kept")
    assert sorted(each.rule for each in raised if each.rule in wanted) == rules


@pytest.mark.parametrize(
    ("moved_to", "rule"),
    [("2022-05-01", "target-passed-again"), ("2022-09-01", "target-moved-again")],
)
def test_why_a_date_has_passed_is_asked_with_how_often_it_was_put_off(
    moved_to: str, rule: str
) -> None:
    register = register_from(f"""
        afi-01:
          due: 2022-03-01
          target: {moved_to}
          target_changes:
            - {{date: 2021-10-01, from: 2021-10-31, to: 2022-01-31, because: x}}
            - {{date: 2022-01-20, from: 2022-01-31, to: {moved_to}, because: y}}
          progress: [{{date: 2022-05-10, text: Work goes on.}}]
    """)
    on = date(2022, 5, 23)
    chosen = {e.rule: e.question for e in likely_points(as_at(register, on), "hta", on).chosen}
    assert set(chosen) & {"milestone-passed", "target-passed-again", "target-moved-again"} == {rule}
    assert "HMICFRS been told" in chosen[rule]


def test_a_date_that_has_passed_is_asked_about_beside_a_step_that_was_put_off() -> None:
    register = register_from("""
        afi-01:
          due: 2022-03-31
          steps_to_green:
            - id: a
              text: Oil the hinge.
              due: 2022-05-01
              due_changes:
                - {date: 2022-01-10, from: 2022-02-01, to: 2022-03-31, because: x}
                - {date: 2022-03-10, from: 2022-03-31, to: 2022-05-01, because: y}
          progress: [{date: 2022-05-10, text: Work goes on.}]
    """)
    on = date(2022, 5, 23)
    chosen = {e.rule: e for e in likely_points(as_at(register, on), "hta", on).chosen}
    step, own = chosen["target-passed-again"], chosen["milestone-passed"]
    assert step.short == (
        "“Oil the hinge” put off twice, from 1 February 2022 to 1 May 2022. What is the date now?"
    )
    assert "HMICFRS" not in step.question
    assert "HMICFRS's due date of 31 March 2022 passed" in own.question


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("The annual audit starts on 20 May.", False),
        ("The annual fair starts on 20 May.", True),
        ("Plans for the fair will be burnt.", True),  # a word of it is not yet its work
        ("No audit is planned.", True),
    ],
)
def test_a_step_that_the_update_announces_is_not_unspoken(told: str, *, is_asked: bool) -> None:
    steps = [
        {"id": "a", "text": "Hang the gates.", "due": "2024-05-31"},
        {"id": "b", "text": "Audit all plans that were closed.", "due": "2024-03-31"},
    ]
    progress = [{"date": "2024-02-20", "text": told, "steps": ["a"]}]
    raised = rules(steps_to_green=steps, progress=progress)
    assert ("step-unspoken" in raised) is is_asked


@pytest.mark.parametrize(
    ("completed_by", "says"),
    [
        (", completed_by: 2022-12-31", "and its updates expecting it by 31 December 2022"),
        (", completed_by: 2022-04-30", "and no target of the force's own"),
        ("", "and no target of the force's own"),
    ],
)
def test_when_updates_expect_an_item_to_be_complete_counts_as_a_date(
    completed_by: str, says: str
) -> None:
    register = register_from(f"""
        afi-01:
          due: 2022-03-01
          target: null
          progress: [{{date: 2022-05-10, text: Work goes on.{completed_by}}}]
    """)
    on = date(2022, 5, 23)
    raised = likely_points(as_at(register, on), "hta", on).raised
    assert [says in e.question for e in raised if e.rule == "milestone-passed"] == [True]


@pytest.mark.parametrize(("due", "is_asked"), [("2024-02-28", False), ("2024-02-20", True)])
def test_a_short_step_that_is_awaited_for_the_same_day_is_asked_about_once(
    due: str, *, is_asked: bool
) -> None:
    steps = [{"id": "a", "text": "See the barn opened.", "due": "2024-02-28"}]
    awaited = {"who": "Squire", "what": "Open the barn at Oatham and pay its clerk.", "due": due}
    raised = rules("The clerk hums.", steps_to_green=steps, depends_on=[awaited])
    assert ("dependency-without-date" in raised) is is_asked


@pytest.mark.parametrize(
    ("step", "is_asked"), [("See the barn opened.", False), ("Paint the barn red.", True)]
)
def test_a_step_with_one_word_of_what_is_awaited_is_another(step: str, *, is_asked: bool) -> None:
    steps = [{"id": "a", "text": step, "due": "2024-02-28"}]
    what = "Open the barn at Oatham and pay its clerk."
    awaited = {"who": "Squire", "what": what, "due": "2024-02-28"}
    raised = rules("The clerk hums.", steps_to_green=steps, depends_on=[awaited])
    assert ("dependency-without-date" in raised) is is_asked


@pytest.mark.parametrize(
    ("when", "is_asked"),
    [("2023 to 2025", True), ("late 2023 or early 2024", True), ("autumn 2023", False)],
)
def test_a_visit_is_expected_until_the_last_of_its_years_is_over(
    when: str, *, is_asked: bool
) -> None:
    text = f"inspection: {{expected: [{{what: Revisit, when: {when}}}]}}\nafi-01: {{}}"
    raised = likely_points(as_at(register_from(text), ON), "hta", ON).raised
    assert ("visit-expected" in {each.rule for each in raised}) is is_asked


def test_a_barrier_is_asked_about_with_the_day_that_it_puts_in_doubt_alone() -> None:
    register = register_from("""
        afi-01:
          steps_to_green: [{id: a, text: Hang the gates., due: 2022-07-31}]
          progress:
            - {date: 2022-05-10, text: Work goes on., blocker: Time of the smiths., steps: [a]}
    """)
    on = date(2022, 5, 23)
    raised = likely_points(as_at(register, on), "hta", on).raised
    told = {e.rule: e.left_out for e in raised if "Time of the smiths" in e.question}
    assert (told["day-in-doubt"], bool(told["telling-statement"])) == ("", True)


PROMISED = (
    "Has the commitment of 16 November 2023 been kept, “{}”, and if not, why, and when will it be"
)
STEP = {"id": "a", "text": "Survey the owners of gates in the forty wards.", "due": "2024-02-28"}


def _chosen(item: Mapping[str, object], *promises: str) -> list[str]:
    """Return the questions chosen about an item after what its forum was promised."""
    made = [{"text": each, "item": "peel/afi-01", "due": "2024-02-01"} for each in promises]
    held = {"2023-11-16-hta": {"commitments": made}}
    register = register_from(f"afi-01: {json.dumps(item)}\nmeetings: {json.dumps(held)}")
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    return [each.question for each in chosen if each.item == "peel/afi-01"]


@pytest.mark.parametrize(
    ("step", "is_joined"),
    [
        ("Survey the owners of gates in the forty wards.", True),
        ("Hang the doors of the barn.", False),
    ],
)
def test_what_is_on_nearly_the_same_thing_is_asked_within_one_question(
    step: str, *, is_joined: bool
) -> None:
    promise = "The survey of owners will be brought to this meeting"
    update = {"date": "2024-02-20", "text": "All is well."}
    item = {"steps_to_green": [{**STEP, "text": step}], "progress": [update]}
    asked = _chosen(item, f"{promise}.")
    why = f"why is “{step[:-1]}” (due by 28 February 2024) not done"
    assert any(each.endswith(f"; and {why}?") for each in asked) is is_joined
    assert any(each.startswith(f"Why is “{step[:-1]}”") for each in asked) is not is_joined


def test_two_promises_of_a_meeting_on_one_thing_are_asked_about_together() -> None:
    first, second = (
        "Owners will be counted by yard",
        "A list of all owners counted will be sent to the mill",
    )
    third = "The smith will be paid"
    asked = _chosen({}, f"{first}.", f"{second}.", f"{third}.")
    assert [each for each in asked if "commitment" in each] == [
        f"{PROMISED.format(first)}; and has the commitment, “{second}”, been kept?",
        f"{PROMISED.format(third)}?",
    ]


@pytest.mark.parametrize(
    ("promise", "is_joined"),
    [("All nine carters will have started by May.", True), ("The cart will be mended.", False)],
)
def test_where_posts_are_is_asked_within_the_promise_to_fill_them(
    promise: str, *, is_joined: bool
) -> None:
    item = {
        "investments": [{"text": "Nine carters", "posts": 9}],
        "progress": [{"date": "2024-02-20", "text": "Four carters in post."}],
    }
    asked = _chosen(item, promise)
    assert any(each.startswith("Nine posts were funded for AFI 1") for each in asked) is (
        not is_joined
    )


def test_who_takes_over_is_asked_with_the_lead_who_has_left() -> None:
    leads = "leads: {smith: {title: Head Smith, left: 2024-01-31}}"
    made = [{"id": "a", "text": "Say who takes over from the Head Smith.", "item": "peel/afi-01"}]
    held = {"2024-01-16-hta": {"actions": made}}
    item = {"tactical_lead": "smith"}
    register = register_from(f"{leads}\nafi-01: {json.dumps(item)}\nmeetings: {json.dumps(held)}")
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    of_leads = {"lead-has-left", "no-lead", "action-unanswered"}
    assert [each.rule for each in chosen if each.rule in of_leads] == ["lead-has-left"]


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [("The masons of the mill have been counted.", False), ("The carts were mended.", True)],
)
def test_a_step_that_the_last_update_tells_of_in_two_words_is_not_said_to_be_passed_over(
    said: str, *, is_asked: bool
) -> None:
    steps = [
        {"id": "a", "text": "Mend the carts.", "due": "2024-05-01"},
        {"id": "b", "text": "Put the masons of the mill before the bursar.", "due": "2024-03-20"},
    ]
    update = {"date": "2024-02-20", "text": said, "steps": ["a"]}
    assert ("step-unspoken" in _raised({"steps_to_green": steps, "progress": [update]})) is is_asked


def test_of_promises_with_a_word_in_common_none_is_lost() -> None:
    promises = [
        "Send the commissioner the rota of the mill, with the hours of each miller by day, at "
        "night and on Sundays, and the sum that was paid for them",
        "Tell the commissioner who answers letters of owners, how long an answer takes, in which "
        "tongue it is given, and what became of those that were lost",
        "Show the commissioner each ledger of the smith, its balance, its auditor, its cover and "
        "the wax upon its seal, together with a drawing of the forge",
    ]
    asked = " ".join(_chosen({}, *promises))
    assert [each for each in promises if each[:40] not in asked] == []


def test_a_date_that_has_not_passed_is_not_said_to_have_passed_within_another_question() -> None:
    item = {
        "target": "2024-03-10",
        "wording": "Do better.",
        "target_changes": [
            {"date": "2023-05-01", "from": "2023-06-30", "to": "2023-12-31", "because": "Ill."},
            {"date": "2023-12-01", "from": "2023-12-31", "to": "2024-03-10", "because": "Ill."},
        ],
        "progress": [{"date": "2024-02-20", "text": "All is well."}],
    }
    register = register_from(f"afi-01: {json.dumps(item)}")
    raised = likely_points(as_at(register, ON), "hta", ON, date(2024, 3, 1)).raised
    asked = " ".join(each.question for each in raised)
    assert "passed" not in asked
    assert "complete by 10 March 2024" in asked
