"""A milestone is reached once, on or after the date of the update that names it."""

from datetime import date

import pytest

from peeltrack.edits.kinds import Put
from peeltrack.edits.progress import reach_milestone
from peeltrack.errors import RefusedError
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
