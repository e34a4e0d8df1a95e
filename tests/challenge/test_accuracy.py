from dataclasses import replace
from pathlib import Path

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from tests.challenge.accuracy import Trial, totals, trial

PAGE = Path(__file__).parents[2] / "docs" / "challenge.md"


def test_the_key_judges_every_question_of_the_meeting(west_mercia: Register) -> None:
    held = trial(west_mercia)
    assert [each.id for each in held.judged] == list(held.asked)
    assert (len(held.of_the_chair()), len(held.foreseeable())) == (26, 24)


def test_at_least_18_questions_are_foreseen_by_no_more_than_two_points_an_item(
    west_mercia: Register,
) -> None:
    held = trial(west_mercia)
    assert len(held.foreseen()) >= 18
    assert held.points_an_item <= 2


def test_the_documents_state_what_was_measured(west_mercia: Register) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [line for line in totals(trial(west_mercia)) if line not in page] == []


def test_a_point_on_the_wrong_item_or_ground_foresees_nothing(west_mercia: Register) -> None:
    """Of the first question about ownership: the point itself, and two that are like it."""
    held = trial(west_mercia)
    asked = next(j for j in held.judged if j.id == "identified-owner-of-missing-person-records")
    (owner,) = asked.foreseen_by(held.points)
    elsewhere = replace(owner, item="peel-2021-22/afi-07")
    otherwise = replace(owner, rule="stale-update")
    assert asked.foreseen_by((elsewhere, otherwise)) == []


def test_a_register_with_fewer_gaps_foresees_half_at_most(west_mercia: Register) -> None:
    """The trial can fail: it goes by what the register lacks and not by the meeting's file."""
    items = {id_: _well_kept(item) for id_, item in west_mercia.items.items()}
    held = trial(replace(west_mercia, items=items))
    assert len(held.foreseen()) * 2 <= len(held.foreseeable())


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
