"""A milestone is reached once, and named where a step or an update is about the same thing."""

from datetime import date

import pytest

from peeltrack.edits.kinds import Put
from peeltrack.edits.milestones import reach_milestone
from peeltrack.edits.progress import Outlook, record_progress, review_progress
from peeltrack.edits.steps import finish_step, move_step
from peeltrack.errors import RefusedError
from peeltrack.model.register import Register
from tests.registers import register_from

ON = date(2022, 6, 27)
FIRST = "{date: 2022-05-01, text: x, next_milestone: {text: Rota agreed}}"
NEXT = "{date: 2022-05-02, text: y, next_milestone: {text: Rota live}}"
SILENT = "{date: 2022-05-03, text: z}"
REACHED = "{date: 2022-05-04, text: z, next_milestone: {text: Rota live, done: 2022-06-01}}"
LATER = "{date: 2022-06-28, text: z, next_milestone: {text: Audit}}"


@pytest.mark.parametrize(
    ("updates", "index", "text"),
    [((FIRST,), 0, "Rota agreed"), ((FIRST, NEXT, SILENT), 1, "Rota live")],
)
def test_the_milestone_that_was_named_last_is_reached(
    updates: tuple[str, ...], index: int, text: str
) -> None:
    item = register_from(f"afi-01: {{progress: [{', '.join(updates)}]}}").items["peel/afi-01"]
    plan = reach_milestone(item, ON)
    assert plan.done == f"milestone reached: {text}"
    assert plan.edits == (Put(item.file, ("progress", index, "next_milestone", "done"), ON),)


@pytest.mark.parametrize(
    ("updates", "why"),
    [
        ((SILENT,), "no update names a next milestone"),
        ((FIRST, REACHED), "the milestone was reached on 1 June 2022"),
        ((FIRST, LATER), "the milestone is in the update of 28 June 2022"),
    ],
)
def test_what_is_no_open_milestone_is_refused(updates: tuple[str, ...], why: str) -> None:
    item = register_from(f"afi-01: {{progress: [{', '.join(updates)}]}}").items["peel/afi-01"]
    with pytest.raises(RefusedError, match=why):
        reach_milestone(item, ON)


AHEAD = (
    "{date: 2022-05-01, by: acc, text: x, next_milestone: {text: Duty rota live, due: 2022-06-10}}"
)
STEPS = "[{id: rota, text: Put the new duty rota in place}, {id: audit, text: Audit the old rota}]"
OPEN = "the milestone “Duty rota live”, due 10 June 2022, is still open; if it is"


def with_milestone(*later: str) -> Register:
    return register_from(
        "leads: {flo: {title: Force Liaison Officer, may_review: true}}\n"
        f"afi-01: {{steps_to_green: {STEPS}, progress: [{', '.join((AHEAD, *later))}]}}"
    )


def test_a_step_about_the_same_thing_as_the_open_milestone_names_it() -> None:
    item = with_milestone().items["peel/afi-01"]
    done, moved = (
        finish_step(item, "rota", ON),
        move_step(item, "rota", date(2022, 7, 1), "Late.", "acc", ON),
    )
    assert done.warnings == (f"{OPEN} reached: peeltrack milestone done {item.id} --date {ON}",)
    assert moved.warnings == (
        f"{OPEN} moved too: peeltrack update {item.id} --next … --next-due 2022-07-01",
    )
    assert move_step(item, "rota", date(2022, 6, 10), "As agreed.", "acc", ON).warnings == ()
    assert finish_step(item, "audit", ON).warnings == ()


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("The duty rota went live on 9 June.", True),
        ("The rota has been live since Monday.", True),
        ("The audit of the rota is done.", False),
        ("The desk is live.", False),
    ],
)
def test_an_update_in_the_words_of_the_open_milestone_names_it(text: str, is_named: bool) -> None:
    register = with_milestone(f"{{date: 2022-06-20, by: acc, text: {text}}}")
    item, organisation = register.items["peel/afi-01"], register.organisation
    reached = f"{OPEN} reached: peeltrack milestone done {item.id} --date …"
    notes = (reached,) if is_named else ()
    assert record_progress(item, text, "acc", ON).warnings == notes
    assert review_progress(item, "flo", ON, organisation).warnings[: len(notes)] == notes
    assert record_progress(item, text, "acc", ON, outlook=Outlook(milestone="Go")).warnings == ()


def test_a_milestone_that_is_reached_or_named_later_is_not_named_again() -> None:
    text = "The duty rota is live."
    reached = (
        "{date: 2022-05-02, text: y, next_milestone: {text: Duty rota live, done: 2022-06-01}}"
    )
    assert (
        record_progress(with_milestone(reached).items["peel/afi-01"], text, "a", ON).warnings == ()
    )
    before = date(2022, 4, 30)
    assert record_progress(with_milestone().items["peel/afi-01"], text, "a", before).warnings == ()
