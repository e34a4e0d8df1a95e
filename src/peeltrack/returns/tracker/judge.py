"""A tracker compared with the register: what to record, and what conflicts. Pure."""

from collections.abc import Mapping
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.standing import without_withdrawn
from peeltrack.returns.judgement import ReturnJudgement
from peeltrack.returns.tracker.item_judge import ItemJudge
from peeltrack.returns.tracker.taken import ReturnedTracker
from peeltrack.returns.tracker.tracker_judge import TrackerJudge


def judge_tracker(
    tracker: ReturnedTracker,
    register: Register,
    by: str,
    on: date,
    recorded: Mapping[str, Item],
) -> ReturnJudgement:
    """Compare a tracker with the register, and plan what was changed in it.

    A cell as it was written changes nothing; where it was changed, and the register too since,
    that is a conflict, and nothing of that item is recorded.

    Args:
        tracker: the tracker.
        register: everything recorded so far, what workbooks before it add too.
        by: who changes it.
        on: the date of collecting.
        recorded: the items with what was withdrawn of them, which is not recorded again.
    """
    found = ReturnJudgement(register, lead=by, notes=list(tracker.notes))
    for issue in tracker.problems:
        named = tracker.references.get((issue.reference or "").casefold(), issue.reference)
        found.refuse_issue(issue._replace(reference=named))
    judging = TrackerJudge(tracker, register, found, by, on)
    for id_, rows in judging.rows_by_item().items():
        item = ItemJudge(judging, register.items[id_], recorded.get(id_))
        item.judge(*rows)
        found.rows += item.judged()
    judging.name_items()
    return found


def holds_changes(tracker: ReturnedTracker, register: Register, on: date) -> bool:
    """Check whether a tracker holds anything that the register does not have.

    As nobody knows who collected it before, nothing is new if that is so for any lead.

    Args:
        tracker: the tracker.
        register: everything recorded so far, with what was withdrawn.
        on: the date of asking.
    """
    standing = without_withdrawn(register)

    def is_new(lead: str) -> bool:
        judgement = judge_tracker(tracker, standing, lead, on, register.items)
        return bool(judgement.problems) or any(row.plans for row in judgement.rows)

    return not tracker.is_public and all(is_new(lead) for lead in register.organisation.leads)
