"""Kinds of question that come of reading updates one after another, each beside a neighbour."""

import json
from datetime import date

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import Point
from tests.registers import register_from

ON = date(2024, 3, 14)
DAYS = ("2023-06-12", "2023-10-09", "2024-02-20")


def rules(*updates: str, **fields: object) -> set[str]:
    """Return the rules that raise a point on an item with these updates."""
    return {point.rule for point in points(*updates, **fields)}


def points(*updates: str, **fields: object) -> tuple[Point, ...]:
    """Return the points that are raised on an item with these updates."""
    days = DAYS[-len(updates) :] if updates else ()
    told = [{"date": day, "text": text} for day, text in zip(days, updates, strict=True)]
    item = {
        "wording": "The force should do better.",
        "target": "2024-09-30",
        "rag": "amber",
        "rag_changes": [{"date": "2023-05-01", "to": "amber", "because": "A plan."}],
        "measures": [{"text": "The work is done well."}],
        "steps_to_green": [{"id": "a", "text": "Carry it through.", "due": "2024-06-30"}],
        "progress": told,
        **fields,
    }
    register = register_from(f"afi-01: {json.dumps(item)}")
    return likely_points(as_at(register, ON), "hta", ON).raised


@pytest.mark.parametrize(
    ("rule", "then", "bad", "good"),
    [
        ("well-and-overdue", "We consider this recommendation discharged.",
         "The next audit is in May.", ""),
    ],
)  # fmt: skip
def test_a_kind_is_raised_and_its_good_neighbour_is_not(
    rule: str, then: str, bad: str, good: str
) -> None:
    assert rule in rules(then, bad)
    if good:
        assert rule not in rules(then, good)


@pytest.mark.parametrize(
    ("measure", "updates"),
    [
        ("90% of calls are answered in ten seconds",
         ("81% of calls were answered in ten seconds.",
          "88% of calls were answered in ten seconds. A further 20 handlers start in November.",
          "93% of calls were answered in ten seconds. All 20 handlers have joined.")),
        ("No more than 100 reviews overdue",
         ("340 reviews overdue.", "96 reviews overdue at the end of January, 81 now.")),
        ("Every sergeant is trained",
         ("Half of the sergeants are trained.", "All sergeants were trained in January.")),
        ("Strip searches reviewed in 14 days: all",
         ("Of 31 searches 27 were reviewed in 14 days.",
          "All 29 searches were reviewed in 14 days. Nobody under 18 was searched alone.")),
        ("75% of staff say that they feel supported",
         ("The survey will be run in November.",
          "The survey ran in November: 1,204 replied and 78% feel supported.")),
        ("Repeat victims fall below 20%",
         ("24% of victims were repeat victims.", "Repeat victims fell from 24% to 18%.")),
        ("90% of reports are graded correctly",
         ("86% were graded correctly. The contract with the supplier was signed in July.",
          "92% were graded correctly. The contract will be reviewed in November 2024.")),
        ("95% of permits are correct, by audit of the registrar",
         ("The registrar's audit of 120 permits found 98 correct.",
          "The registrar's second audit found 107 of 120 permits correct (89%).",
          "The third audit found 115 of 120 correct, or 96%.")),
        ("70% of carers feel supported, in the survey each May",
         ("The survey of May found that 48% of carers feel supported.",
          "The next survey goes out in May 2024 and is reported in July.")),
    ],
)  # fmt: skip
def test_nothing_is_asked_of_a_series_that_gets_better(
    measure: str, updates: tuple[str, ...]
) -> None:
    assert rules(*updates, measures=[{"text": measure}]) == set()


def test_a_promise_on_a_cause_of_concern_is_asked_beside_one_on_its_recommendation() -> None:
    register = register_from("""
        coc-1:
          investments: [{text: Six kennels at Ham, posts: 6}]
          progress: [{date: 2024-03-01, text: Four of the six kennels at Ham are filled.}]
        rec-1: {cause_of_concern: coc-1}
        meetings:
          2023-11-16-hta:
            commitments:
              - {text: All six kennels at Ham will be filled., item: peel/coc-1}
              - {text: A vet will be asked., item: peel/rec-1}
    """)
    day = date(2024, 3, 14)
    chosen = likely_points(as_at(register, day), "hta", day).chosen
    asked = {each.item: each.question for each in chosen if each.rule == "promise-not-kept"}
    assert set(asked) == {"peel/coc-1", "peel/rec-1"}
    assert asked["peel/coc-1"].startswith("What has come of the commitment of 16 November 2023")


@pytest.mark.parametrize(
    ("update", "is_asked"),
    [
        ({"text": "Interviews continue."}, True),
        ({"text": "The unspent £310,000 went towards overtime."}, False),
        ({"text": "Twelve funded posts have been advertised."}, False),
        ({"text": "The unspent £310,000 went towards overtime.", "restricted": True}, False),
    ],
)
def test_money_that_any_update_speaks_of_is_not_called_unmentioned(
    update: dict[str, object], is_asked: bool
) -> None:
    funded = [{"text": "Detectives for the rape investigation team", "posts": 12}]
    told = [{"date": "2024-02-20", **update}]
    assert ("money-unanswered" in rules(progress=told, investments=funded)) is is_asked


@pytest.mark.parametrize(("target", "is_asked"), [("2024-09-30", False), ("2024-02-01", True)])
def test_nothing_is_asked_of_what_is_still_to_be_issued(target: str, is_asked: bool) -> None:
    issued = [{"text": "Policy issued; all sergeants confirm that they have read it."}]
    found = rules("Consultation is complete.", measures=issued, target=target)
    assert ("measure-untold" in found) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("Two stores have new locks.", True), ("The port authority did an audit.", False)],
)  # fmt: skip
def test_what_hmicfrs_asked_for_is_asked_about_until_an_update_speaks_of_it(
    last: str, *, is_asked: bool
) -> None:
    because = "The plan was seen. It asks for an audit by the port authority."
    acts = [{"date": "2023-11-01", "stage": "submitted"},
            {"date": "2023-12-01", "stage": "returned", "because": because}]  # fmt: skip
    assert ("returned" in rules("Work goes on.", last, sign_offs=acts)) is is_asked


@pytest.mark.parametrize(
    ("milestones", "is_asked"),
    [(("2023-09-30", "2023-12-31", "2024-05-31"), True),
     (("2024-05-31", "2024-05-31", "2024-05-31"), False)],
)  # fmt: skip
def test_a_milestone_put_off_from_update_to_update_is_asked_about(
    milestones: tuple[str, ...], *, is_asked: bool
) -> None:
    told = [
        {"date": day, "text": "Work goes on.", "next_milestone": {"text": "Gate opens", "due": due}}
        for day, due in zip(DAYS, milestones, strict=True)
    ]
    assert ("target-moved-again" in rules(progress=told)) is is_asked


@pytest.mark.parametrize(("expected", "is_asked"), [("2025-03-31", True), ("2024-08-31", False)])
def test_a_cause_of_concern_is_not_on_course_where_a_recommendation_ends_later(
    expected: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        coc-1:
          target: 2024-09-30
          progress: [{{date: 2024-02-20, text: All recommendations are on course.}}]
        rec-1:
          cause_of_concern: coc-1
          progress: [{{date: 2024-02-20, text: x, completed_by: {expected}}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    found = [each.rule for each in raised if each.item == "peel/coc-1"]
    assert ("well-and-overdue" in found) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("Tests go on.", True), ("All four drone pilots are in post.", False)],
)
def test_posts_that_were_last_spoken_of_long_ago_are_asked_after(
    last: str, *, is_asked: bool
) -> None:
    funded = [{"text": "Four drone pilots", "posts": 4}]
    told = [{"date": "2023-06-12", "text": "Drone pilots are being sought."},
            {"date": "2024-02-20", "text": last}]  # fmt: skip
    assert ("money-unanswered" in rules(progress=told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("The unit is at full strength.", False),
        ("The unit is not at full strength.", True),
        ("Both teams know their posts.", True),
    ],
)
def test_posts_that_were_filled_since_are_not_asked_after(last: str, *, is_asked: bool) -> None:
    funded = [{"text": "Five posts in the fraud unit", "posts": 5}]
    told = [{"date": "2023-10-09", "text": "Three of the five posts have been filled."},
            {"date": "2024-02-20", "text": last}]  # fmt: skip
    assert ("money-unanswered" in rules(progress=told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"), [("We stand at 240 crimes.", False), ("Work goes on.", True)]
)
def test_which_way_a_figure_was_to_go_is_reported_by_any_later_figure(
    last: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01: {{progress: [{{date: 2024-02-20, text: {last}}}]}}
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: What next?
                answers: [{{text: The total will rise in December and then level off.}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("promise-unrecorded" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("The money for the van will be spent by 30 April.", True),
        ("The money for the van has been found, and it comes by the end of April.", False),
    ],
)
def test_money_that_will_be_spent_soon_is_asked_after(last: str, *, is_asked: bool) -> None:
    assert ("ends-soon" in rules("Work goes on.", last)) is is_asked


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("The camera network is late; it opens in October 2024.", True),
        ("The camera network is late; it opens in May 2024.", False),
        ("The radio masts are late; they come in October 2024.", False),
    ],
)
def test_a_report_puts_a_step_off_by_the_whole_of_its_sentence(
    said: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        programmes: {{beacon: {{name: Beacon, reports: [{{date: 2024-02-20, text: {said}}}]}}}}
        afi-01:
          rag: amber
          programmes: [beacon]
          steps_to_green: [{{id: a, text: Link the camera network., due: 2024-06-30}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("programme-later" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(("recorded", "is_asked"), [("rota review", False), ("uniform", True)])
def test_a_promise_that_the_same_meeting_recorded_about_another_item_is_recorded(
    recorded: str, *, is_asked: bool
) -> None:
    """A question often covers several items, and its commitment is about one of them."""
    register = register_from(f"""
        afi-01: {{progress: [{{date: 2024-02-20, text: Work goes on.}}]}}
        afi-02: {{progress: [{{date: 2024-02-20, text: Work goes on.}}]}}
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: What next?
                answers: [{{text: The rota review will follow by the end of January.}}]
            commitments:
              - {{text: The {recorded} will be completed., item: peel/afi-02, due: 2024-01-31}}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("promise-unrecorded" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(
    ("step", "done", "is_asked"),
    [
        ("Open the third front counter.", "2024-01-20", False),
        ("Open the third front counter.", "2024-02-20", True),
        ("Publish the annual report.", "2023-12-04", True),
        ("Publish the annual report.", "2024-01-20", False),
    ],
)
def test_a_promise_is_kept_by_a_step_that_was_done_in_time_in_other_words(
    step: str, done: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01:
          steps_to_green: [{{id: a, text: {step}, done: {done}}}]
          progress: [{{date: 2024-03-01, text: Staff are content.}}]
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: Why do people queue at the counter in Holm?
                answers: [{{text: Their waits will be shorter by the end of January.}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("promise-unrecorded" in {each.rule for each in raised}) is is_asked


def test_a_promise_that_says_only_a_new_one_is_kept_by_what_was_recorded_for_its_day() -> None:
    register = register_from("""
        afi-01: {progress: [{date: 2024-03-01, text: Staff are content.}]}
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: Why is the van so old?
                answers: [{text: A new one will come by 31 January.}]
            commitments: [{text: The vehicle will be replaced., item: peel/afi-01, due: 2024-01-31,
              kept: 2024-01-30}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert "promise-unrecorded" not in {each.rule for each in raised}


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("HMICFRS has our evidence and wants no more.", False),
        ("Work goes on.", True),
    ],
)
def test_a_submission_is_asked_about_where_no_update_since_speaks_of_hmicfrs(
    told: str, *, is_asked: bool
) -> None:
    submitted = {"sign_offs": [{"date": "2023-12-01", "stage": "submitted"}], "rag": "green"}
    assert ("submitted-unanswered" in rules("HMICFRS asks.", told, **submitted)) is is_asked
