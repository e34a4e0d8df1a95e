"""Figures that are followed over all updates, each beside a neighbour that gives no question."""

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from


def _asked(rule: str, *updates: str, **fields: object) -> list[str]:
    return [each.question for each in points(*updates, **fields) if each.rule == rule]


@pytest.mark.parametrize(
    ("before", "last", "is_asked"),
    [
        ("80% of lamps are lit.", "The lamps look well.", True),
        ("80% of lamps are lit.", "95% of lamps are lit.", False),
    ],
)
def test_a_measure_without_a_figure_now_is_asked_about(
    before: str, last: str, *, is_asked: bool
) -> None:
    measures = [{"text": "90% of lamps are lit"}]
    assert ("measure-missed" in rules(before, last, measures=measures)) is is_asked


@pytest.mark.parametrize(("day", "is_asked"), [("2024-02-12", False), ("2023-10-09", True)])
def test_a_figure_of_last_month_still_counts(day: str, *, is_asked: bool) -> None:
    told = [
        {"date": "2023-06-12", "text": "70% of lamps are lit."},
        {"date": day, "text": "88% of lamps are lit."},
        {"date": "2024-02-26", "text": "The visitors praised the hall."},
    ]
    asked = _asked("measure-missed", measures=[{"text": "90% of lamps are lit"}], progress=told)
    assert any("leaves out" in each for each in asked) is is_asked


def test_the_figure_for_one_measure_is_not_taken_for_another() -> None:
    measures = [
        {"text": "90% of gates are opened within 10 seconds"},
        {"text": "Fewer than 5% of gates jam"},
    ]
    told = ("Gates within 10 s 80%. Gates that jam 9%. Spares 3 of 40.",
            "Gates within 10 s 92%. Spares 5 of 40.")  # fmt: skip
    (asked,) = _asked("measure-missed", *told, measures=measures)
    assert "leaves out the figure for “Fewer than 5% of gates jam”, which was 9%" in asked
    assert not _asked("measure-missed", told[0], f"{told[1]} Gates that jam 4%.", measures=measures)


def test_a_figure_that_is_only_expected_is_not_the_figure() -> None:
    measures = [{"text": "90% of lamps are lit"}]
    assert "measure-missed" in rules("81% of lamps are lit and we expect 90%.", measures=measures)
    assert "measure-missed" not in rules(
        "91% of lamps are lit and we expect 95%.", measures=measures
    )


def test_a_hundred_things_are_not_a_hundred_per_cent() -> None:
    measures = [{"text": "Fewer than 100 keys are lost"}]
    told = ("700 keys are lost.", "690 keys are lost.")
    assert "measure-missed" in rules(*told, measures=measures)


def test_some_of_a_whole_are_not_the_same_as_a_few_of_something_else() -> None:
    told = (
        "A lamp was lit in 21 of 30 halls sampled.",
        "9 lamps were bought, and the hall paid for them.",
    )
    assert "grew-worse" not in rules(*told)
    assert "grew-worse" in rules("21 of 30 clerks are trained.", "19 clerks are trained.")


def test_a_larger_share_of_what_may_be_wanted_is_not_worse() -> None:
    """Words such as waiting or repeat also name whom the good work is for."""
    done = "Waiting carts: a check recorded in {} of 100."
    assert "grew-worse" not in rules(done.format(92), done.format(94))
    sample = "Sample: repeat riders {}%."
    assert "grew-worse" not in rules(sample.format(90), sample.format(93))
    assert "grew-worse" in rules(sample.format(20), sample.format(26))


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("The visit took place on 3 January.", False), ("The hall was painted.", True)],
)
def test_what_was_prepared_for_something_that_took_place_is_overtaken(
    last: str, *, is_asked: bool
) -> None:
    before = "A rehearsal for the visit will be on 12 December."
    assert ("forecast-unreported" in rules(before, last)) is is_asked


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("300 keys were asked for in May, 180 sent.", "the other 120"),
        ("In May to June 11 tenants were referred, and two were seen by a clerk.", "the other 9"),
        ("40 lamps were due for a check; 25 were checked.", "the other 15"),
        ("In the quarter 1,260 keys were handed in and 790 were returned.", "the other 470"),
        ("22 of the 40 lent keys are out.", ""),
        ("300 keys were asked for in May, 290 sent.", ""),
        ("30 lamps were checked and 12 were returned.", ""),
        ("300 keys were asked for in May, 180 withdrawn.", ""),
        ("300 keys were asked for in May, 180 brass keys were sent.", ""),
    ],
)
def test_of_two_counts_the_rest_is_asked_after(told: str, left: str) -> None:
    asked = _asked("others-left", "Work goes on.", told)
    assert bool(asked) is bool(left)
    assert all(left in each for each in asked)


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("The visitors praised the hall.", True), ("Every parcel has come.", False)],
)
def test_what_was_said_a_fortnight_before_still_stands(last: str, *, is_asked: bool) -> None:
    told = [
        {"date": "2024-02-12", "text": "Twelve of 30 parcels have come."},
        {"date": "2024-02-26", "text": last},
    ]
    assert bool(_asked("others-left", progress=told)) is is_asked


@pytest.mark.parametrize(
    ("told", "figure"),
    [
        ("96% of the 1,190 lamps were checked in time.", "about 48 (96% of 1,190 are done)"),
        ("1,180 of the 1,190 lamps were checked in time.", "10"),
        ("12 checks are overdue.", "12"),
        ("Each of the 1,190 lamps was checked in time.", ""),
    ],
)
def test_a_measure_that_wants_none_is_missed_by_the_rest_of_a_share(told: str, figure: str) -> None:
    asked = _asked("measure-missed", told, measures=[{"text": "No check of a lamp is overdue"}])
    assert bool(asked) is bool(figure)
    assert all(f"is {figure} against" in each for each in asked)


@pytest.mark.parametrize(("told", "is_asked"), [("14 parcels", True), ("No parcel", False)])
def test_those_beyond_the_limit_of_a_measure_are_counted(told: str, *, is_asked: bool) -> None:
    measures = [{"text": "No parcel has been kept for more than 90 days"}]
    told = f"{told} has been kept for more than 90 days."
    assert bool(_asked("measure-missed", told, measures=measures)) is is_asked


def test_a_part_that_a_measure_reports_on_is_not_asked_after() -> None:
    parts = [{"ref": "i", "text": "Check the lamps."}, {"ref": "ii", "text": "Mend the gate."}]
    steps = [{"id": "a", "text": "Mend it.", "done": "2024-01-01", "clauses": ["ii"]}]
    fields = {
        "clauses": parts,
        "steps_to_green": steps,
        "measures": [{"text": "90% of lamps are checked"}],
    }
    assert "part-without-step" not in rules("93% of lamps are checked.", **fields)
    assert "part-without-step" in rules("The gate is mended.", **fields)


def test_training_is_not_all_where_the_update_counts_what_the_wording_asks() -> None:
    fields = {
        "wording": "The force should mend the lamps.",
        "measures": [],
        "steps_to_green": [{"id": "a", "text": "Train clerks.", "due": "2024-06-30"}],
    }
    assert "only-taught" in rules("8 of 14 clerks are trained.", **fields)
    assert "only-taught" not in rules("12 of 17 lamps are mended.", **fields)


def test_a_sentence_with_another_figure_is_not_said_again() -> None:
    told = (
        "In the check of the lamps on the quay a clerk found {} of them without a number plate. {}"
    )
    before = told.format(30, "Paint was bought for the hall by the steward.")
    for number, is_asked in ((30, True), (37, False)):
        now = told.format(number, "Visitors praised the garden and its new gate.")
        assert ("said-again" in rules(before, now)) is is_asked
        assert ("unmoved" in rules(before, told.format(number, "Paint was bought."))) is is_asked


def test_a_promise_quotes_a_figure_that_is_asked_about_for_itself_too() -> None:
    register = register_from("""
        afi-01:
          measures: [{text: 95% of lamps are checked by a clerk}]
          progress: [{date: 2024-02-20, text: 38 of 61 lamps were checked by a clerk.}]
        meetings:
          2023-11-16-hta:
            commitments: [{text: Every lamp will be checked., item: peel/afi-01, due: 2024-01-31}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert {each.rule for each in raised if not each.left_out} == {
        "promise-not-kept",
        "measure-missed",
    }


@pytest.mark.parametrize(("due", "is_asked"), [("2024-03-01", True), ("2024-09-01", False)])
def test_a_share_of_nearly_all_is_asked_about_once_the_date_has_passed(
    due: str, *, is_asked: bool
) -> None:
    fields = {"measures": [{"text": "Every lamp is checked"}], "due": due}
    told = (
        "82% of lamps were checked.",
        "90% of lamps were checked.",
        "97% of the 3,400 lamps were checked.",
    )
    asked = _asked("measure-missed", *told, **fields)
    assert bool(asked) is is_asked
    assert all("what about the other 102 or so, and when" in each for each in asked)


@pytest.mark.parametrize(("number", "is_asked"), [("152", True), ("180", False)])
def test_a_step_of_so_many_is_not_told_done_by_fewer(number: str, *, is_asked: bool) -> None:
    steps = [{"id": "a", "text": "Train all 180 clerks.", "due": "2024-01-31"}]
    told = f"{number} clerks have been trained."
    assert ("milestone-passed" in rules(told, steps_to_green=steps)) is is_asked


def test_two_counts_are_a_share_for_a_measure() -> None:
    measures = [{"text": "90% of keys are returned within 24 hours"}]
    told = "1,260 keys were handed in and {} were returned within 24 hours."
    (asked,) = _asked("measure-missed", told.format(790), measures=measures)
    assert "is 790 of 1,260 against" in asked
    assert not _asked("measure-missed", told.format("1,190"), measures=measures)


def test_what_a_measure_wants_returned_is_no_response_rate() -> None:
    measures = [{"text": "90% of forms are complete"}]
    assert _asked("measure-missed", "81% of forms sampled were complete.", measures=measures)
    assert not _asked(
        "measure-missed", "31% of forms came back.", measures=[{"text": "90% are content"}]
    )


def test_the_one_that_is_left_is_explained_after_the_date_too() -> None:
    fields = {"measures": [{"text": "Every lamp is checked"}], "due": "2024-03-01"}
    told = ("33 of 40 lamps were checked.", "39 of 40 lamps were checked.{}")
    explained = told[1].format(" The one that was not had been sold.")
    assert not _asked("measure-missed", told[0], explained, **fields)
    (asked,) = _asked("measure-missed", told[0], told[1].format(""), **fields)
    assert "what about the other one" in asked
