"""Files that an accepted proposal makes. Pure.

Nothing recorded is changed: existing records keep what they have, and differences are reported.
Only facts of the report that they lack are filled in, and the response that is due is begun.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.edits.kinds import Edit, NewFile, Plan, Put
from peeltrack.imports.language.likeness import word_difference
from peeltrack.imports.proposals import LeftOut
from peeltrack.imports.reports.accepted_dates import (
    begun_responses,
    dated_now,
    unanswered,
    uncounted,
    undated,
)
from peeltrack.imports.reports.existing_items import existing_items
from peeltrack.imports.reports.filled_facts import facts_of_inspection, facts_of_items
from peeltrack.imports.reports.new_files import inspection_file, item_file
from peeltrack.imports.reports.objections import EXPECTS
from peeltrack.imports.reports.proposed_items import (
    Match,
    Proposal,
    ProposedInspection,
    ProposedItem,
)
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind, ItemKind
from peeltrack.queries.standing import without_withdrawn

_SURE = 0.9
"""The likeness above which a restated finding is certainly the existing one."""
_UNLESS = ": if it is another, delete its “restated” in the file of -o"


@dataclass(frozen=True, slots=True)
class DifferentWording:
    """An existing item whose wording is not the paper's."""

    item: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportAcceptance:
    """The result of accepting a proposal."""

    new: tuple[NewFile, ...] = ()
    filled: tuple[Edit, ...] = ()
    """Facts that an existing inspection or item lacked: dates, areas, grades, links."""
    begun: tuple[Put, ...] = ()
    """Statutory responses of existing inspections, whose deadline such a date gives."""
    same: tuple[str, ...] = ()
    """Ids of items that exist already, word for word."""
    differing: tuple[DifferentWording, ...] = ()
    drafts: tuple[str, ...] = ()
    """Ids of those that the register has as drafts, in these words or others."""
    withheld: tuple[tuple[str, str], ...] = ()
    """Ids of items that are not written, each with the reason."""
    waiting: tuple[str, ...] = ()
    """Ids of those among them that a person must confirm first."""
    undated: tuple[tuple[str, str], ...] = ()
    """Ids of items without a due date for lack of the publication date, each with its phrase."""
    uncounted: tuple[str, ...] = ()
    """Ids of PEEL inspections whose response has no deadline, since that date is not known."""
    doubtful: tuple[str, ...] = ()
    """Details in doubt that are not written of items that are, each with the reason."""
    unanswered: tuple[tuple[str, date], ...] = ()
    """Ids of PEEL inspections whose response was due by a date that has passed, and that date:
    a person has to say whether it was published.
    """


def accepted(
    proposal: Proposal, register: Register, matches: Sequence[Match], on: date
) -> ReportAcceptance:
    """Return the files that accepting a proposal makes, and what it leaves out and why."""
    certain = [without_doubts(item) for item in proposal.items if item.is_certain]
    uncertain = [item for item in proposal.items if not item.is_certain]
    confirmed = existing_items(uncertain, register).same
    uncertain = [item for item in uncertain if item.id not in confirmed]
    existing = existing_items(certain, register)
    same, differing = existing.same, existing.differing
    certain = [existing.with_its_cause(item) for item in certain]
    pairs = [(item, same[item.id]) for item in certain if item.id in same]
    fresh = [item for item in certain if item.id in existing.fresh]
    wanted, withheld = _withheld(fresh, register, matches, pairs)
    withheld += (*existing.number_taken, *_unconfirmed(uncertain))
    files: list[NewFile] = []
    facts: list[Plan] = []
    areas: dict[str, dict[str, str]] = {}
    for inspection in proposal.inspections:
        items = [item for item in wanted if item.inspection == inspection.id]
        held = register.inspections.get(inspection.id)
        if items and held is None:
            noted = expectations(proposal)
            files.append(inspection_file(inspection, items, proposal.counts, on, noted))
        if held is not None:
            facts.append(facts_of_inspection(inspection, held))
        areas[inspection.id] = _area_ids(inspection, held)
        files += [item_file(item, areas[inspection.id]) for item in items]
    causes = {item.id for item in wanted} | without_withdrawn(register).items.keys()
    filled = [edit for plan in facts for edit in plan.edits]
    filled += facts_of_items(pairs, areas, causes)
    ids = {item.id for item in wanted} | same.keys()
    waiting = [item for item in certain if item.id in ids]
    dated = dated_now(proposal.inspections, {file.file for file in files}, register)
    return ReportAcceptance(
        new=tuple(files),
        filled=tuple(filled),
        begun=tuple(begun_responses(proposal.inspections, register, on)),
        same=tuple(item.id for item in (*same.values(), *confirmed.values())),
        differing=tuple(
            DifferentWording(other.id, word_difference(other.wording, item.wording))
            for item in certain
            if (other := differing.get(item.id))
        ),
        drafts=tuple(item.id for item in (*same.values(), *differing.values()) if item.is_draft),
        withheld=tuple(withheld),
        waiting=tuple(item.id for item in uncertain),
        undated=tuple(undated(waiting, same)),
        uncounted=tuple(uncounted(dated)),
        unanswered=tuple(unanswered(dated, register, on)),
        doubtful=(*_doubtful(proposal.items, ids), *(note for p in facts for note in p.warnings)),
    )


def expectations(proposal: Proposal) -> tuple[LeftOut, ...]:
    """Return what the narrative of one report expects, which its inspection notes.

    Nobody can tell whose they are where several reports are read at once.
    """
    if len(proposal.inspections) != 1:
        return ()
    return tuple(each for each in proposal.left_out if each.why == EXPECTS)


def without_doubts(item: ProposedItem) -> ProposedItem:
    """Return an item without what the paper does not settle: nothing guessed is written."""
    if not item.doubts:
        return item
    return replace(
        item,
        due=None if item.doubt("due") else item.due,
        target=None if item.doubt("target") else item.target,
        area=None if item.doubt("area") else item.area,
        cause_of_concern=None if item.doubt("parent") else item.cause_of_concern,
    )


def _unconfirmed(items: Iterable[ProposedItem]) -> Iterator[tuple[str, str]]:
    for item in items:
        why = item.doubt("kind") or item.doubt("number") or "; ".join(item.evidence)
        yield item.id, f"uncertain ({why}): confirm it in a proposal file (-o FILE)"


_DETAILS = ("due", "target", "area", "parent")


def _doubtful(items: Iterable[ProposedItem], written: Collection[str]) -> Iterator[str]:
    """Return what is not written of the items that are, with the reason."""
    for item in items:
        for each in item.doubts if item.id in written else ():
            if each.attribute in _DETAILS and "publication" not in each.reason:
                yield (
                    f"{item.id}: {each.attribute} not written because it is in doubt: {each.reason}"
                )


def _withheld(
    items: Sequence[ProposedItem],
    register: Register,
    matches: Sequence[Match],
    pairs: Sequence[tuple[ProposedItem, Item]],
) -> tuple[list[ProposedItem], list[tuple[str, str]]]:
    """Return the items to write, and those that the register must not receive."""
    alike = {match.proposed: match for match in matches}
    wanted: list[ProposedItem] = []
    withheld: list[tuple[str, str]] = []
    for item in items:
        match = alike.get(item.id)
        if match and (item.restated or _is_told_again(match, register)):
            verb = "restates" if match.likeness >= _SURE else "may restate"
            reason = f"{verb} {match.held}, which is already in the register"
            withheld.append((item.id, f"{reason}{'' if verb == 'restates' else _UNLESS}"))
        else:
            wanted.append(item)
    return _with_their_family(wanted, register, pairs, withheld), withheld


def _is_told_again(match: Match, register: Register) -> bool:
    """Check whether it repeats an accelerated cause of concern, as the report that follows does."""
    held = register.inspections.get(match.held.partition("/")[0])
    if held is None or held.kind != InspectionKind.ACCELERATED:
        return False
    return match.likeness == 1 and not match.proposed.startswith(f"{held.id}/")


def _with_their_family(
    items: Sequence[ProposedItem],
    register: Register,
    pairs: Sequence[tuple[ProposedItem, Item]],
    withheld: list[tuple[str, str]],
) -> list[ProposedItem]:
    """Return the items without recommendations whose cause is missing, or causes without any."""
    standing = without_withdrawn(register).items
    gain = [item for item, held in pairs if held.cause_of_concern is None]
    answered = {f"{item.inspection}/{item.cause_of_concern}" for item in (*items, *gain)}
    answered |= {f"{item.inspection}/{item.cause_of_concern}" for item in standing.values()}
    kept: list[ProposedItem] = []
    for item in items:
        if item.kind == ItemKind.CAUSE_OF_CONCERN and item.id not in answered:
            withheld.append(
                (item.id, "no recommendation addressing it was found: add both by hand")
            )
        else:
            kept.append(item)
    there = {item.id for item in kept} | standing.keys()
    return [
        item
        if f"{item.inspection}/{item.cause_of_concern}" in there
        else replace(item, cause_of_concern=None)
        for item in kept
    ]


def _area_ids(inspection: ProposedInspection, held: Inspection | None) -> dict[str, str]:
    """Return the id that the inspection's own file has for each area of the proposal."""
    if held is None or not held.areas:
        return {area.id: area.id for area in inspection.areas}
    ids = {}
    for area in inspection.areas:
        known = next(filter(None, map(held.area_called, (area.id, area.name, *area.aliases))), None)
        if known:
            ids[area.id] = known.id
    return ids
