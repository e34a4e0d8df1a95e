from dataclasses import replace
from pathlib import Path

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from tests.challenge_accuracy.accuracy import Grade, Trial, trial
from tests.challenge_accuracy.report import (
    WORKFORCE_MEETING,
    table,
    totals,
    unheard,
    unmeasured,
    untagged,
)

PAGE = Path(__file__).parents[2] / "docs" / "challenge.md"


def test_the_key_judges_every_question_of_the_meeting(west_mercia: Register) -> None:
    held = trial(west_mercia)
    assert [each.id for each in held.judged] == list(held.asked)
    assert len(held.of_the_chair()) == 26
    assert len(held.first_taken_as_foreseeable()) == 24
    assert len(held.foreseeable()) == 23


def test_at_least_21_questions_are_clearly_foreseen_by_no_more_than_two_points_an_item(
    west_mercia: Register,
) -> None:
    held = trial(west_mercia)
    assert len(held.foreseen(Grade.CLEAR)) >= 21
    assert held.points_an_item <= 2


def test_16_are_without_what_the_notes_alone_tell_of_an_earlier_meeting(
    west_mercia: Register,
) -> None:
    assert WORKFORCE_MEETING in west_mercia.meetings
    held = trial(unheard(west_mercia))
    assert len(held.foreseen(Grade.CLEAR)) >= 16
    assert held.points_an_item <= 2


def test_the_documents_state_what_was_measured(west_mercia: Register) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [line for line in totals(west_mercia) if line not in page] == []


def test_the_table_has_every_question_and_every_point_that_met_none(west_mercia: Register) -> None:
    held = trial(west_mercia)
    lines = list(table(held))
    for each in held.judged:
        (line,) = [line for line in lines if line.startswith(f"{each.id} ")]
        said = {Grade.CLEAR: "clear", Grade.IN_PART: "in part", None: "no"}
        assert line[47:].startswith(said[each.grade(held.points)])
    assert len(lines) == len(held.judged) + len(held.unasked()) + 3


def test_a_point_on_the_wrong_item_or_ground_foresees_nothing(west_mercia: Register) -> None:
    """Of the first question about ownership: the point itself, and two that are like it."""
    held = trial(west_mercia)
    asked = next(j for j in held.judged if j.id == "identified-owner-of-missing-person-records")
    ((owner, grade),) = asked.foreseen_by(held.points)
    elsewhere = replace(owner, item="peel-2021-22/afi-07")
    otherwise = replace(owner, rule="stale-update")
    assert grade is Grade.CLEAR
    assert asked.foreseen_by((elsewhere, otherwise)) == []


def test_a_point_that_asks_half_of_it_foresees_it_in_part(west_mercia: Register) -> None:
    """Of the question on the effect of training: the point itself, and what is not on training."""
    held = trial(west_mercia)
    asked = next(j for j in held.judged if j.id == "measuring-the-impact-of-training")
    ((point, _),) = [met for met in asked.foreseen_by(held.points) if met[0].item]
    plainer = replace(point, rule="no-measure")
    assert asked.met_by(point) is Grade.CLEAR
    assert asked.met_by(plainer) is Grade.IN_PART
    assert asked.met_by(replace(plainer, item=None)) is Grade.IN_PART
    assert asked.met_by(replace(plainer, item="peel-2021-22/afi-07")) is None


def test_a_register_with_fewer_gaps_foresees_half_clearly_at_most(west_mercia: Register) -> None:
    """The trial can fail: it goes by what the register lacks and not by the meeting's file."""
    items = {id_: _well_kept(item) for id_, item in west_mercia.items.items()}
    held = trial(replace(west_mercia, items=items))
    assert len(held.foreseen(Grade.CLEAR)) * 2 <= len(held.foreseeable())


def test_what_is_taken_from_the_register_is_not_foreseen_from_it(west_mercia: Register) -> None:
    whole = len(trial(west_mercia).foreseen(Grade.CLEAR))
    for poorer in (untagged, unmeasured, unheard):
        assert len(trial(poorer(west_mercia)).foreseen(Grade.CLEAR)) < whole


def _well_kept(item: Item) -> Item:
    nothing: dict[str, object] = {
        "strategic_lead": "acc-cv", "tactical_lead": "acc-lp", "clauses": (),
        "programmes": (), "depends_on": (), "steps_to_green": (), "target": None,
    }  # fmt: skip
    updates = tuple(update.model_copy(update={"steps": ()}) for update in item.progress)
    return item.model_copy(update={**nothing, "progress": updates})


def test_the_trial_is_of_the_day_itself(west_mercia: Register) -> None:
    held: Trial = trial(west_mercia)
    assert str(held.meeting.date) == "2022-05-23"
    assert held.items == 19
