"""Rules about change: what `validate --against` asks of a register and an earlier one."""

from collections.abc import Callable, Iterator

from peeltrack.changes.differences import Difference, DifferenceKind
from peeltrack.changes.moves import moves_between
from peeltrack.checks import rule_name, withdrawals
from peeltrack.checks.record_versions import (
    Versions,
    all_versions,
    holds,
    names,
    unless_amended,
    who_may_review,
    withdraws,
    words_before,
)
from peeltrack.checks.rewritten_history import (
    adds_to_a_published_response,
    deletes_the_past,
    edits_the_past,
    reorders_the_past,
    rewrites_the_past,
    unsays_the_inspectorate,
)
from peeltrack.checks.violation import Violation
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.problems import Place, Problem
from peeltrack.model.progress import (
    LED_TO,
    Clearance,
    DateChange,
    ProgressUpdate,
    RagChange,
    Review,
)
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.standing import standing
from peeltrack.model.vocabulary import SignOffStage, State
from peeltrack.model.withdrawals import is_withdrawn
from peeltrack.wording import NOT_RATED

PastCheck = Callable[[Register, Register], Iterator[Violation]]


def nothing_recorded_is_edited(old: Register, new: Register) -> Iterator[Violation]:
    """Recorded facts are not edited: updates, changes, sign-offs, meetings, positions."""
    for versions, each in _differences(old, new):
        if edits_the_past(versions, each) and not unsays_the_inspectorate(versions, each):
            yield from unless_amended(versions, each, f"said {words_before(each)}")


def nothing_recorded_is_deleted(old: Register, new: Register) -> Iterator[Violation]:
    """No recorded entry is removed, except a step that has no date and is not done."""
    for versions, each in _differences(old, new):
        if deletes_the_past(versions, each) and not unsays_the_inspectorate(versions, each):
            yield from unless_amended(versions, each, f"is gone; it said {words_before(each)}")


def recorded_facts_keep_their_order(old: Register, new: Register) -> Iterator[Violation]:
    """Recorded facts keep their order; a change or sign-off comes after those recorded."""
    for versions, each in _differences(old, new):
        if reorders_the_past(each):
            fault = "is in another order"
            if each.manner == DifferenceKind.ADDED:
                fault = "was inserted before entries already recorded"
            yield from unless_amended(versions, each, fault)


def what_the_inspectorate_said_stays(old: Register, new: Register) -> Iterator[Violation]:
    """A finding's kind, number, wording, clauses and due date stay as the report has them."""
    for versions, each in _differences(old, new):
        if unsays_the_inspectorate(versions, each):
            yield from unless_amended(versions, each, f"was {words_before(each)}")


def a_published_response_stays_as_published(old: Register, new: Register) -> Iterator[Violation]:
    """Nothing is added to a statutory response once it is published."""
    for versions, each in _differences(old, new, Inspection):
        if adds_to_a_published_response(versions, each):
            fault = "was added after the response had been published"
            yield from unless_amended(versions, each, fault, "take it out")


def no_file_is_deleted(old: Register, new: Register) -> Iterator[Violation]:
    """No file of an item, meeting or inspection is deleted; items are closed or superseded."""
    renamed = moves_between(old, new).new_ids.keys()
    for kind in ("items", "meetings", "inspections"):
        before, after = getattr(old, kind), getattr(new, kind)
        for id_ in before.keys() - after.keys() - new.unread - renamed:
            place = before[id_].file.removesuffix(".yaml")
            if not _is_amended_away(old, new, place, before[id_].title or id_):
                fault = (
                    "was removed; restore it, or record an amendment in register.yaml (what: "
                    f"{place}, replaced: its title)."
                )
                yield Violation(before[id_].file, (), fault, id_ if kind == "items" else None)


def ids_do_not_change(old: Register, new: Register) -> Iterator[Violation]:
    """An item, inspection, step, question or action keeps its id, because others refer to it."""
    now = {was: id_ for id_, was in moves_between(old, new).inspections.items()}
    for versions in all_versions(old, new):
        id_, was = versions.id, versions.renamed.get(versions.id)
        if was and "/" in was:  # a renamed inspection speaks for its items
            folder, _, name = was.partition("/")
            was = f"{now.get(folder, folder)}/{name}"
        if was and was != id_:
            renamed = Difference(DifferenceKind.EDITED, ("id",), (), was, id_)
            yield from unless_amended(versions, renamed, f"was {was}")
        for each in versions.differences:
            if (
                each.manner == DifferenceKind.EDITED
                and each.path[-1] == "id"
                and each.path != ("id",)
            ):
                yield from unless_amended(versions, each, f"was {each.before}")


def a_former_id_was_there(old: Register, new: Register) -> Iterator[Violation]:
    """An id under formerly is one that an item or inspection used to have."""
    there = {*old.items, *old.inspections, *(id_ for r in _moved(old) for id_ in r.formerly)}
    reviewers = who_may_review(old, new)
    for record in _moved(new):
        made = [each for each in record.amendments if each.by in reviewers]
        moves = [each for each in made if each.what in ("id", "formerly")]
        for index, id_ in enumerate(record.formerly):
            if id_ not in there and not any(holds(each, id_) for each in moves):
                fault = f"names {id_}, which was not there; remove it."
                item = record.id if isinstance(record, Item) else None
                yield Violation(record.file, ("formerly", index), fault, item)


def _moved(register: Register) -> Iterator[Item | Inspection]:
    """List the records whose ids can change."""
    yield from register.items.values()
    yield from register.inspections.values()


def every_rag_change_has_its_record(old: Register, new: Register) -> Iterator[Violation]:
    """Whoever changes an item's RAG records the change with its reason, in rag_changes."""
    for versions, each in _differences(old, new, Item):
        recorded = versions.recorded.get((RagChange, ()), ())
        if each.path == ("rag",) and each.after not in recorded:
            fault = f"was {each.before or NOT_RATED} and no change records why"
            yield from unless_amended(versions, each, fault)


def every_move_of_a_date_has_its_record(old: Register, new: Register) -> Iterator[Violation]:
    """Whoever moves a target or a step's date records the move with its reason."""
    for versions, each in _differences(old, new, Item):
        moved = each.path == ("target",) or (
            each.path[0] == "steps_to_green" and each.path[2:] == ("due",)
        )
        recorded = versions.recorded.get((DateChange, each.path[:-1]), ())
        if moved and each.before is not None and each.after not in recorded:
            fault = f"was {each.before} and no change records why"
            yield from unless_amended(versions, each, fault)


def only_who_may_review_sets_rag(old: Register, new: Register) -> Iterator[Violation]:
    """RAG is set, and updates are reviewed, by a lead who was already allowed to review."""
    for versions, each in _differences(old, new, Item):
        for at, by in _decided_by(each.after) if each.before is None else ():
            if by not in versions.reviewers and not versions.is_amended(each):
                place = (*each.at, *at)
                yield Violation(versions.file, place, _not_a_reviewer(by), versions.item)
    reviewers = who_may_review(old, new)
    for id_ in new.items.keys() - old.items.keys() - moves_between(old, new).items.keys():
        yield from _decided_in(new.items[id_], reviewers)


def _decided_in(item: Item, reviewers: frozenset[str]) -> Iterator[Violation]:
    """Find the decisions in a new item made by a lead who may not review."""
    for key in ("rag_changes", "progress"):
        for index, entry in enumerate(getattr(item, key)):
            for at, by in _decided_by(entry):
                if by and by not in reviewers:
                    yield Violation.in_item(item, (key, index, *at), _not_a_reviewer(by))


def _decided_by(entry: object) -> Iterator[tuple[Place, str | None]]:
    """Find who set a RAG, reviewed or cleared an update, and where the entry records it."""
    match entry:
        case RagChange() | Review() | Clearance():
            yield ("by",), entry.by
        case ProgressUpdate():
            for key, act in entry.acts:
                yield (key, "by"), act.by


def only_who_may_review_amends(old: Register, new: Register) -> Iterator[Violation]:
    """Corrections and withdrawals are made by a lead who was already allowed to review."""
    reviewers = who_may_review(old, new)
    for versions, each in _differences(old, new):
        by = getattr(each.after, "by", None)
        amends = each.path[0] == "amendments" and len(each.path) == 2
        is_new = (amends or withdraws(each)) and not versions.came_along(each)
        if is_new and by not in reviewers:
            yield Violation(versions.file, each.at, _not_a_reviewer(by), versions.item)


def a_closed_item_is_reopened_not_edited(old: Register, new: Register) -> Iterator[Violation]:
    """An item that HMICFRS closed, or that was superseded, changes only once reopened."""
    for versions in all_versions(old, new):
        before, after = versions.old, versions.new
        if not isinstance(before, Item) or not isinstance(after, Item):
            continue
        state = standing(before).state
        if state not in _ENDED or _is_reopened(versions, before, after, new):
            continue
        for each in versions.differences:
            if each.path[0] == "amendments" or _is_of_a_withdrawal(versions, each):
                continue
            if not rewrites_the_past(versions, each):
                fault = f"changed though the item is {state}"
                instead = "reopen it first (peeltrack reopen)"
                if state == State.SUPERSEDED:
                    instead = f"record it at {before.superseded_by}"
                yield from unless_amended(versions, each, fault, instead)


def _is_reopened(versions: Versions, before: Item, after: Item, new: Register) -> bool:
    """Check whether an item that had ended was reopened, or its end was recorded in error."""
    stages = [sign_off.stage for sign_off in after.sign_offs[len(before.sign_offs) :]]
    return (
        SignOffStage.REOPENED in stages
        or any(path[:1] == ("sign_offs",) for path in versions.withdrawn)
        or is_withdrawn(new.items.get(before.superseded_by or ""))
    )


def _is_of_a_withdrawal(versions: Versions, each: Difference) -> bool:
    """Check whether a difference withdraws something, or follows a change that was withdrawn."""
    lists = (path[-2] for path in versions.withdrawn if len(path) > 1)
    return withdraws(each) or each.path[-1] in [LED_TO.get(name) for name in lists]


_ENDED = (State.CLOSED, State.SUPERSEDED)

PAST: tuple[PastCheck, ...] = (
    no_file_is_deleted,
    nothing_recorded_is_deleted,
    nothing_recorded_is_edited,
    recorded_facts_keep_their_order,
    what_the_inspectorate_said_stays,
    a_published_response_stays_as_published,
    ids_do_not_change,
    a_former_id_was_there,
    every_rag_change_has_its_record,
    every_move_of_a_date_has_its_record,
    only_who_may_review_sets_rag,
    only_who_may_review_amends,
    withdrawals.what_is_withdrawn_stays_as_it_was,
    a_closed_item_is_reopened_not_edited,
)


def run_past_checks(old: Register, new: Register) -> tuple[Problem, ...]:
    """List every way in which a register rewrites an earlier one, without line numbers yet."""
    return tuple(
        Problem(
            rule_name(check),
            violation.message,
            violation.file,
            violation.at,
            item=violation.item,
        )
        for check in PAST
        for violation in check(old, new)
    )


def _differences(
    old: Register, new: Register, kind: type[Record] = Record
) -> Iterator[tuple[Versions, Difference]]:
    """List the differences of all records of a kind, each with the record's versions."""
    for versions in all_versions(old, new):
        if isinstance(versions.new, kind):
            yield from ((versions, each) for each in versions.differences)


def _is_amended_away(old: Register, new: Register, place: str, title: str) -> bool:
    """Check whether register.yaml has an amendment for a file that is gone."""
    reviewers = who_may_review(old, new)
    return any(
        names(made, place) and holds(made, title) and made.by in reviewers
        for made in new.organisation.amendments
        if made not in old.organisation.amendments
    )


def _not_a_reviewer(by: str | None) -> str:
    who = f"{by!r} was not allowed to review" if by else "no reviewer is named"
    return (
        f"{who} before this change; let an existing reviewer make it, and grant the right "
        "separately."
    )
