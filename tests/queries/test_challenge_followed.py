"""Figures that are followed over all updates, each beside a neighbour that gives no question."""

import pytest

from tests.queries.test_challenge_kinds import points, rules

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


PARTS = [
    {"ref": "i", "text": "Keep the lamps lit."},
    {"ref": "ii", "text": "Tell tenants of repairs."},
]


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("93% of lamps are lit.", True), ("61% of tenants were told of repairs.", False)],
)
def test_a_figure_for_a_part_of_the_wording_is_asked_after(last: str, *, is_asked: bool) -> None:
    told = ("52% of tenants were told of repairs.", "58% of tenants were told of repairs.", last)
    asked = _asked("figure-dropped", *told, clauses=PARTS, measures=[])
    assert bool(asked) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("The visit took place on 3 January.", False), ("The hall was painted.", True)],
)
def test_what_was_prepared_for_something_that_took_place_is_overtaken(
    last: str, *, is_asked: bool
) -> None:
    before = "A rehearsal for the visit will be on 12 December."
    assert ("forecast-unreported" in rules(before, last)) is is_asked
