"""What an item's own facts come to: its state, its first target, its leads and steps."""

from datetime import date

import pytest

from peeltrack.model.vocabulary import Rag, State
from tests.registers import an_item

SUBMITTED = {"date": "2022-05-01", "stage": "submitted"}
RETURNED = {"date": "2022-06-01", "stage": "returned"}
CLOSED = {"date": "2022-07-01", "stage": "closed"}
REOPENED = {"date": "2022-08-01", "stage": "reopened"}


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        pytest.param({}, State.OPEN, id="nothing but its leads"),
        pytest.param({"rag": "yellow"}, State.OPEN, id="yellow is not green"),
        pytest.param({"rag": "green"}, State.COMPLETE, id="green is complete and not closed"),
        pytest.param({"strategic_lead": None}, State.AWAITING_ALLOCATION, id="no strategic lead"),
        pytest.param({"tactical_lead": None}, State.AWAITING_ALLOCATION, id="no tactical lead"),
        pytest.param(
            {"tactical_lead": None, "relevance": "comply"},
            State.AWAITING_ALLOCATION,
            id="no lead for what is to be complied with",
        ),
        pytest.param(
            {"tactical_lead": None, "relevance": "monitor"},
            State.OPEN,
            id="what is only watched needs no lead",
        ),
        pytest.param(
            {"tactical_lead": None, "rag": "green"}, State.COMPLETE, id="green without a lead"
        ),
        pytest.param({"sign_offs": [SUBMITTED]}, State.AWAITING_SIGN_OFF, id="submitted"),
        pytest.param(
            {"sign_offs": [SUBMITTED], "rag": "green"},
            State.AWAITING_SIGN_OFF,
            id="submitted and green",
        ),
        pytest.param({"sign_offs": [SUBMITTED, RETURNED]}, State.OPEN, id="returned"),
        pytest.param(
            {"sign_offs": [SUBMITTED, RETURNED], "rag": "green"},
            State.OPEN,
            id="returned and still green",
        ),
        pytest.param({"sign_offs": [SUBMITTED, CLOSED]}, State.CLOSED, id="closed"),
        pytest.param({"sign_offs": [CLOSED]}, State.CLOSED, id="closed unasked"),
        pytest.param({"sign_offs": [CLOSED, REOPENED]}, State.OPEN, id="reopened"),
        pytest.param(
            {"sign_offs": [CLOSED, REOPENED], "rag": "green"},
            State.OPEN,
            id="reopened and rated green before that",
        ),
        pytest.param(
            {
                "sign_offs": [CLOSED, REOPENED],
                "rag": "green",
                "rag_changes": [{"date": "2022-09-01", "to": "green", "because": "Audited."}],
            },
            State.COMPLETE,
            id="reopened and rated green since",
        ),
        pytest.param(
            {"sign_offs": [CLOSED], "rag": "amber"}, State.CLOSED, id="closed while amber"
        ),
        pytest.param(
            {"superseded_by": "peel-2023/afi-01"}, State.SUPERSEDED, id="superseded by a later one"
        ),
        pytest.param(
            {"superseded_by": "peel-2023/afi-01", "sign_offs": [CLOSED]},
            State.SUPERSEDED,
            id="superseded comes before closed",
        ),
        pytest.param(
            {"carried_forward_from": "peel-2018/afi-01"},
            State.OPEN,
            id="the later one of two stays open",
        ),
        pytest.param({"relevance": "not_applicable"}, State.NOT_APPLICABLE, id="not applicable"),
        pytest.param(
            {"relevance": "not_applicable", "superseded_by": "peel-2023/afi-01"},
            State.NOT_APPLICABLE,
            id="not applicable comes before superseded",
        ),
    ],
)
def test_the_first_state_that_applies_is_the_items(facts: dict[str, object], state: State) -> None:
    assert an_item("afi-01", **facts).state == state


def test_a_copy_stands_where_its_own_facts_put_it_and_to_ask_changes_nothing() -> None:
    item = an_item("afi-01", rag="amber")
    untouched = an_item("afi-01", rag="amber")
    before = item.state
    copied = item.model_copy(update={"rag": Rag.GREEN})
    assert (before, copied.state, item.state) == (State.OPEN, State.COMPLETE, State.OPEN)
    assert item == untouched
    assert item.model_dump() == untouched.model_dump()
    assert vars(item.model_copy()) == vars(untouched)


@pytest.mark.parametrize(
    ("facts", "is_open", "has_ended"),
    [
        ({}, True, False),
        ({"tactical_lead": None}, True, False),
        ({"rag": "green"}, False, False),
        ({"sign_offs": [SUBMITTED]}, False, False),
        ({"sign_offs": [CLOSED]}, False, True),
        ({"superseded_by": "peel-2023/afi-01"}, False, True),
        ({"relevance": "not_applicable"}, False, True),
    ],
    ids=[
        "open",
        "awaiting allocation",
        "complete",
        "awaiting sign-off",
        "closed",
        "superseded",
        "not applicable",
    ],
)
def test_an_item_is_open_or_ended_or_between(
    facts: dict[str, object], is_open: bool, has_ended: bool
) -> None:
    item = an_item("afi-01", **facts)
    assert (item.is_open, item.has_ended) == (is_open, has_ended)


def moved(day: str, to: str, **before: str) -> dict[str, str]:
    return {"date": day, **before, "to": to, "because": "The supplier is late."}


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        pytest.param({"target": None}, None, id="never a target"),
        pytest.param({"target": "2022-07-31"}, date(2022, 7, 31), id="never moved"),
        pytest.param(
            {
                "target": "2022-12-31",
                "target_changes": [
                    moved("2022-06-20", "2022-09-30", **{"from": "2022-07-31"}),
                    moved("2022-09-20", "2022-12-31", **{"from": "2022-09-30"}),
                ],
            },
            date(2022, 7, 31),
            id="moved twice",
        ),
        pytest.param(
            {
                "target": "2022-12-31",
                "target_changes": [
                    moved("2022-06-20", "2022-09-30"),
                    moved("2022-09-20", "2022-12-31", **{"from": "2022-09-30"}),
                ],
            },
            date(2022, 9, 30),
            id="set by the first change",
        ),
    ],
)
def test_the_original_target_survives_every_change(
    facts: dict[str, object], first: date | None
) -> None:
    assert an_item("afi-01", **facts).original_target == first


def test_a_step_is_open_until_it_has_a_day_on_which_it_was_done() -> None:
    steps = [
        {"id": "write-the-policy", "text": "Write the policy.", "done": "2022-05-01"},
        {"id": "dip-sample", "text": "Look at ten.", "due": "2022-04-01"},
    ]
    item = an_item("afi-01", steps_to_green=steps)
    assert [step.id for step in item.open_steps] == ["dip-sample"]


def test_the_last_update_is_the_one_that_stands_last() -> None:
    updates = [
        {"date": "2022-03-01", "text": "Begun."},
        {"date": "2022-04-12", "text": "Half done."},
    ]
    last = an_item("afi-01", progress=updates).last_update
    assert last is not None
    assert (last.date, last.text) == (date(2022, 4, 12), "Half done.")
    assert an_item("afi-01").last_update is None


def test_an_item_is_found_by_its_path() -> None:
    item = an_item("peel-2022/afi-01")
    assert (item.file, item.inspection) == ("inspections/peel-2022/afi-01.yaml", "peel-2022")
