"""Differences by which a register removes or rewrites what an earlier one recorded.

Recorded facts may be added to. An earlier value may be changed only by an amendment that names
its place and keeps it.
"""

from peeltrack.changes.differences import Difference, DifferenceKind
from peeltrack.changes.entry_identity import DATED
from peeltrack.checks.record_versions import Versions, all_versions, withdraws
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.progress import StepToGreen
from peeltrack.model.published_positions import Positions
from peeltrack.model.register import Register

_INSPECTORATES_WORDS = ("kind", "number", "wording", "due", "due_phrase", "clauses")
_WORDS_OF_A_RESPONSE = ("chief_constable_comments", "comments", "explanations")
_DAYS_OF_A_RESPONSE = ("sent", "published", "chief_constable_comments_due")
_ONLY_AT_THE_END = ("rag_changes", "target_changes", "due_changes", "sign_offs", "amendments")


def rewritten_facts(old: Register, new: Register) -> tuple[Difference, ...]:
    """Return the differences between two registers that only an amendment may make."""
    return tuple(
        each
        for versions in all_versions(old, new)
        for each in versions.differences
        if rewrites_the_past(versions, each)
    )


def rewrites_the_past(versions: Versions, each: Difference) -> bool:
    """Check whether a difference changes, removes or reorders what was recorded."""
    return (
        edits_the_past(versions, each)
        or deletes_the_past(versions, each)
        or reorders_the_past(each)
        or unsays_the_inspectorate(versions, each)
        or adds_to_a_published_response(versions, each)
    )


def edits_the_past(versions: Versions, each: Difference) -> bool:
    """Check whether a difference edits a recorded fact that should have stayed."""
    if each.manner != DifferenceKind.EDITED or each.path[-1] == "id":
        return False
    record = versions.new
    if withdraws(each):
        return False
    if isinstance(record, Item):
        return _edits_item(each)
    if isinstance(record, Meeting | Positions):
        return _takes_something_away(each)
    if isinstance(record, Inspection):
        return _edits_inspection(each) and not _is_of_a_draft(versions, each)
    return _is_dated(each)


def deletes_the_past(versions: Versions, each: Difference) -> bool:
    """Check whether a difference removes an entry that should have stayed."""
    if each.manner != DifferenceKind.REMOVED:
        return False
    if isinstance(versions.new, Item):
        entry = each.before
        was_dated = isinstance(entry, StepToGreen) and bool(entry.done or entry.due)
        return _is_dated(each) or was_dated or each.path[0] == "formerly"
    if isinstance(versions.new, Inspection):
        explained = "explanations" in each.path and not _is_of_a_draft(versions, each)
        return each.path[0] in ("areas", "amendments", "formerly") or explained
    return isinstance(versions.new, Meeting | Positions) or _is_dated(each)


def reorders_the_past(each: Difference) -> bool:
    """Check whether a difference moves recorded facts, or inserts one among them."""
    if each.manner == DifferenceKind.REORDERED:
        return each.path[-1] in (*DATED, "positions", "answers")
    slipped_in = each.manner == DifferenceKind.ADDED and each.ahead_of > 0
    return slipped_in and len(each.path) > 1 and each.path[-2] in _ONLY_AT_THE_END


def unsays_the_inspectorate(versions: Versions, each: Difference) -> bool:
    """Check whether a difference changes the finding itself or the inspectorate's date."""
    if not isinstance(versions.new, Item) or each.path[0] not in _INSPECTORATES_WORDS:
        return False
    return each.manner == DifferenceKind.REMOVED or _takes_something_away(each)


def adds_to_a_published_response(versions: Versions, each: Difference) -> bool:
    """Check whether a difference adds words to a statutory response already published."""
    match each.path:
        case ("statutory_response", part, *_) if part in _WORDS_OF_A_RESPONSE:
            return each.before is None and not _is_of_a_draft(versions, each)
    return False


def _edits_item(each: Difference) -> bool:
    if "withdrawn" in each.path:
        return True
    match each.path:
        case (
            ("progress", _, "reviewed" | "cleared" | "cleared_for_public")
            | ("progress", _, "next_milestone", "done")
            | ("steps_to_green", _, "done")
            | ("superseded_by" | "superseded" | "carried_forward", *_)
        ):
            return each.before is not None
        case ("progress", _, "restricted"):
            return each.after is False
        case ("steps_to_green", _, "text"):
            return getattr(each.within[-1], "done", None) is not None
        case ("carried_forward_from",):
            return each.before is not None and not str(each.after).startswith(f"{each.before}/")
    return _is_dated(each)


def _edits_inspection(each: Difference) -> bool:
    kept = ("published", "body", "kind", "areas", "stated_counts", "statutory_response")
    dated = _is_dated(each) or (each.path[0] in kept and each.path[-1] not in ("name", "note"))
    return dated and _takes_something_away(each)


def _is_of_a_draft(versions: Versions, each: Difference) -> bool:
    """Check whether a difference is in the words of a statutory response not yet published."""
    response = versions.old.statutory_response if isinstance(versions.old, Inspection) else None
    published = response is not None and response.published is not None
    words = each.path[0] == "statutory_response" and each.path[-1] not in _DAYS_OF_A_RESPONSE
    return words and not published


def _takes_something_away(each: Difference) -> bool:
    """Check whether a value is lost; an empty or false one may become another."""
    return each.manner == DifferenceKind.EDITED and each.before not in (None, False, ())


def _is_dated(each: Difference) -> bool:
    return any(key in DATED for key in each.path[:-1])
