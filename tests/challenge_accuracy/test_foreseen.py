"""The invented forces: what is foreseen of questions that were set down before the rules ran."""

import re

import pytest

from tests.challenge_accuracy.accuracy import Grade
from tests.challenge_accuracy.foreseen import FORCES, Foresight, foresight, lines, summary
from tests.challenge_accuracy.test_accuracy import PAGE


@pytest.fixture(scope="module", params=FORCES)
def held(request: pytest.FixtureRequest) -> Foresight:
    return foresight(request.param)


def test_more_than_half_of_the_questions_are_clearly_foreseen(held: Foresight) -> None:
    assert held.grades[Grade.CLEAR] * 2 > len(held.expected)


def test_one_point_in_ten_is_noise_or_false_at_most(held: Foresight) -> None:
    assert (held.worth["noise"] + held.worth["false"]) * 10 <= len(held.points)
    assert held.worth["not judged"] == 0


def test_no_more_than_two_points_an_item_are_told(held: Foresight) -> None:
    assert len(held.points) <= 2 * held.items


def test_each_question_is_one_sentence(held: Foresight) -> None:
    asked_of = (re.sub("“[^”]*”", "", asked) for each in held.points for asked in each.questions)
    for asked in asked_of:
        assert asked.count("?") == 1
        assert asked.endswith("?")
        assert ". " not in asked


def test_the_table_has_every_question_and_the_points_that_met_none(held: Foresight) -> None:
    told = list(lines(held))
    assert len(told) == 2 + len(held.expected) + len(held.points) - held.worth["asked"]


def test_the_documentation_states_the_figures(held: Foresight) -> None:
    assert summary(held) in PAGE.read_text(encoding="utf-8")


def test_a_question_that_no_point_answers_counts_as_missed() -> None:
    """The trial can fail: without points nothing is foreseen."""
    whole = foresight("exemplary")
    bare = Foresight(whole.force, whole.expected, (), whole.items, ())
    assert bare.grades == {None: len(whole.expected)}
