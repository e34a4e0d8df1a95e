"""Rules about what was withdrawn: by whom, and that nothing else about it changes."""

from collections.abc import Iterator
from datetime import date

from peeltrack.changes.differences import Difference, DifferenceKind
from peeltrack.checks.record_versions import (
    Versions,
    all_versions,
    unless_amended,
    withdraws,
    words_before,
)
from peeltrack.checks.rewritten_history import rewrites_the_past
from peeltrack.checks.violation import Violation
from peeltrack.model.items import Item
from peeltrack.model.progress import LED_TO
from peeltrack.model.register import Register
from peeltrack.model.withdrawals import is_withdrawn, withdrawal_of, withdrawn_entries


def whoever_withdraws_may_review(register: Register, on: date) -> Iterator[Violation]:
    """Withdrawals are made by a lead who may review."""
    reviewers = register.organisation.reviewers
    for record in register.holding_withdrawn:
        for at, entry in withdrawn_entries(record):
            withdrawal = withdrawal_of(entry)
            if withdrawal and withdrawal.by not in reviewers:
                yield Violation(
                    record.file,
                    (*at, "withdrawn", "by"),
                    f"{withdrawal.by!r} may not withdraw; name a lead with may_review: true.",
                    record.id if isinstance(record, Item) else None,
                )


def what_is_withdrawn_stays_as_it_was(old: Register, new: Register) -> Iterator[Violation]:
    """A withdrawn entry is unchanged apart from its withdrawal."""
    for versions in all_versions(old, new):
        for each in versions.differences:
            was = is_withdrawn(versions.old) or any(map(is_withdrawn, each.within))
            becomes = any(each.path[: len(path)] == path for path in versions.withdrawn)
            if withdraws(each) or rewrites_the_past(versions, each):
                continue
            if any(each.path[: len(path)] == path for path in versions.standing_again):
                continue
            if was or (becomes and _changes_a_word(versions, each)):
                yield from unless_amended(
                    versions, each, f"was {words_before(each)} and is withdrawn"
                )


def _changes_a_word(versions: Versions, each: Difference) -> bool:
    """Check whether a difference is more than an addition, a recorded move or another lead."""
    recorded = {
        value
        for (_, path), values in versions.recorded.items()
        if path == each.path[:-1]
        for value in values
    }
    moved = each.path[-1] in LED_TO.values() and each.after in recorded
    is_lead = each.path in (("strategic_lead",), ("tactical_lead",))
    added = each.manner == DifferenceKind.ADDED or each.before in (None, False, ())
    return not (added or moved or is_lead)
