"""Figures that are followed over all updates, each beside a neighbour that gives no question."""

import pytest

from tests.queries.test_challenge_kinds import points, rules


def _asked(rule: str, *updates: str, **fields: object) -> list[str]:
    return [each.question for each in points(*updates, **fields) if each.rule == rule]


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


@pytest.mark.parametrize(("number", "is_asked"), [("152", True), ("180", False)])
def test_a_step_of_so_many_is_not_told_done_by_fewer(number: str, *, is_asked: bool) -> None:
    steps = [{"id": "a", "text": "Train all 180 clerks.", "due": "2024-01-31"}]
    told = f"{number} clerks have been trained."
    assert ("milestone-passed" in rules(told, steps_to_green=steps)) is is_asked
