"""Items and meetings as plain values, each different, and every edit that fits them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from peeltrack.edits.items import add_measure, assign_leads, move_target
from peeltrack.edits.kinds import Plan
from peeltrack.edits.meetings import (
    add_action,
    address_elsewhere,
    answer_question,
    ask_question,
    finish_action,
)
from peeltrack.edits.progress import change_rag, record_progress, review_progress
from peeltrack.edits.sign_offs import carry_forward, sign_off, supersede
from peeltrack.edits.steps import add_step, finish_step, move_step
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Lead, Organisation
from peeltrack.model.vocabulary import Rag, SignOffStage

REVIEWER = "force-liaison-officer"
LEADS = {id_: Lead(title=id_) for id_ in ("acc-crime", "det-supt", "head-of-data")}
OFFICE = Organisation(
    name="Anyshire Police", leads={**LEADS, REVIEWER: Lead(title="FLO", may_review=True)}
)
LATEST = date(2022, 9, 30)
OTHER = Item.model_validate(
    {"id": "peel-2024/afi-1", "kind": "area_for_improvement", "number": "1", "title": "Later",
     "wording": "Go on."}
)  # fmt: skip

_TEXTS = (
    "Begun.", "Dip sample: 40 of 50 passed", "The force's plan # not yet agreed", "naïve — 12 %",
    "“Quoted” & signed", "30 June", "null", "yes", "- not a list", "It is [so], {or} so",
    "A very long account of what the teams did in every local policing area between the spring "
    "and the summer of that year, with partners in both counties, ahead of the board.",
    "First paragraph.\n\nSecond: with a colon.\n- one\n- two", "One line\nand another",
    "C:\\Records \"old\" and 'new'", "Łódź, 東京 and 😀",
)  # fmt: skip


def text(chance: Random) -> str:
    return chance.choice(_TEXTS)


def item_values(chance: Random) -> dict[str, object]:
    """An item that is still going, most of its keys there or not by chance."""
    rag = chance.choice((None, "red", "amber"))
    keys: dict[str, object] = {
        "number": "6",
        "title": "Missing person records",
        "wording": text(chance),
        "clauses": [{"ref": "i", "text": text(chance)}, {"ref": "ii", "text": text(chance)}],
        "due": "2022-10-31",
        "target": chance.choice((None, "2022-07-31")),
        "target_changes": [],
        "strategic_lead": chance.choice((None, "acc-crime")),
        "tactical_lead": chance.choice((None, "det-supt")),
        "programmes": chance.choice(([], ["op-reset"], ["op-reset", "cpd-2"])),
        "measures": [{"text": text(chance), "method": "audit"} for _ in range(chance.randrange(3))],
        "rag": rag,
        "rag_changes": [_rag_change(rag, chance)] if rag else [],
        "steps_to_green": [_step(f"step-{n}", chance) for n in range(chance.randrange(4))],
        "progress": [_update(n, chance) for n in range(chance.randrange(4))],
        "sign_offs": [],
        "carried_forward_from": None,
        "superseded_by": None,
    }
    needed = ("number", "title", "wording", "clauses")
    kept = {key: each for key, each in keys.items() if key in needed or each or _coin(chance)}
    return {"kind": "area_for_improvement", **_shuffled_a_little(kept, chance)}


def meeting_values(chance: Random) -> dict[str, object]:
    """A meeting with some questions and actions."""
    questions = [_question(n, chance) for n in range(chance.randrange(1, 4))]
    actions = [_action(n, chance) for n in range(chance.randrange(3))]
    keys: dict[str, object] = {
        "chair": chance.choice((None, "acc-crime")),
        "opening": [],
        "questions": questions,
        "actions": actions,
        "commitments": [{"text": text(chance)}],
    }
    kept = {key: each for key, each in keys.items() if each or _coin(chance)}
    return {"forum": "hta", "date": "2022-05-23", **kept}


def item_plans(item: Item, chance: Random) -> Iterator[Callable[[], Plan]]:
    """Every edit that an item takes, in one order or another."""
    on = date(2022, 1, 1) + timedelta(days=chance.randrange(250))
    steps = [step.id for step in item.open_steps]
    yield lambda: record_progress(
        item, text(chance), "det-supt", on, steps=steps[:1], clauses=["i"], restricted=_coin(chance)
    )
    yield lambda: add_step(item, text(chance), due=on, lead="acc-crime", clauses=["ii"])
    yield lambda: add_measure(item, text(chance), chance.choice((None, "dip sample")))
    yield lambda: move_target(item, LATEST, text(chance), REVIEWER, LATEST)
    yield lambda: change_rag(item, Rag.GREEN, text(chance), REVIEWER, LATEST, OFFICE, force=True)
    yield lambda: assign_leads(
        item, strategic="head-of-data", tactical="acc-crime", leads=OFFICE.leads, on=on
    )
    yield lambda: sign_off(item, SignOffStage.SUBMITTED, REVIEWER, on, evidence=text(chance))
    yield lambda: supersede(item, [OTHER], REVIEWER, on)
    yield lambda: carry_forward(OTHER, [item], REVIEWER, on)
    if steps:
        yield lambda: finish_step(item, steps[0], on)
        yield lambda: move_step(item, steps[-1], LATEST, text(chance), REVIEWER, LATEST)
    if any(update.reviewed is None for update in item.progress):
        yield lambda: review_progress(item, REVIEWER, LATEST, OFFICE, note=text(chance))


def meeting_plans(meeting: Meeting, chance: Random) -> Iterator[Callable[[], Plan]]:
    """Every edit that a meeting takes."""
    question = chance.choice(meeting.questions)
    section = chance.choice(("opening", "questions", "any_other_business"))
    yield lambda: ask_question(meeting, text(chance), asked_by="acc-crime", section=section)
    yield lambda: answer_question(meeting, question.id, text(chance), by="acc-crime", on=LATEST)
    yield lambda: add_action(
        meeting, text(chance), owners=("det-supt", "chief-constable"), due=LATEST
    )
    if not question.answers:
        yield lambda: address_elsewhere(meeting, question.id, "Workforce meeting: June")
    if open_actions := [action.id for action in meeting.actions if not action.done]:
        yield lambda: finish_action(meeting, open_actions[-1], LATEST)


def _rag_change(rag: str, chance: Random) -> dict[str, object]:
    return {"date": "2022-04-27", "to": rag, "because": text(chance), "by": REVIEWER}


def _step(id_: str, chance: Random) -> dict[str, object]:
    due = chance.choice((None, "2022-06-30"))
    return {"id": id_, "text": text(chance), "due": due, **_perhaps("done", chance)}


def _update(number: int, chance: Random) -> dict[str, object]:
    update = {"date": f"2022-0{number + 2}-10", "by": "det-supt", "text": text(chance)}
    return {**update, **_perhaps("reviewed", chance)}


def _question(number: int, chance: Random) -> dict[str, object]:
    answers = [{"by": "acc-crime", "text": text(chance)} for _ in range(chance.randrange(3))]
    question = {"id": f"question-{number}", "asked_by": "det-supt", "text": text(chance)}
    return {**question, **({"answers": answers} if answers or _coin(chance) else {})}


def _action(number: int, chance: Random) -> dict[str, object]:
    return {"id": f"action-{number}", "text": text(chance), **_perhaps("done", chance)}


def _perhaps(key: str, chance: Random) -> dict[str, object]:
    return {key: None} if _coin(chance) else {}


def _coin(chance: Random) -> bool:
    return chance.random() < 0.4


def _shuffled_a_little(keys: dict[str, object], chance: Random) -> dict[str, object]:
    """Two neighbours changed about, now and then: people do not keep the order."""
    order = list(keys)
    if _coin(chance):
        at = chance.randrange(len(order) - 1)
        order[at], order[at + 1] = order[at + 1], order[at]
    return {key: keys[key] for key in order}
