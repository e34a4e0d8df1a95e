"""Counts of a corrected proposal against what its paper states, and of each line. Pure."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from peeltrack.imports.ledger import LedgerEntry, LineState
from peeltrack.imports.reports.proposed_items import Proposal
from peeltrack.imports.reports.stated_counts import StatedCount


def recounted(taken: Proposal, names: Mapping[str, str]) -> tuple[StatedCount, ...]:
    """Return a proposal's stated counts compared with its items.

    `names` has the new id of each report.
    """
    return tuple(
        each if each.what == "reports" else _held(each, taken, names.get(each.inspection, ""))
        for each in taken.counts
    )


def _held(stated: StatedCount, taken: Proposal, inspection: str) -> StatedCount:
    found = sum(
        item.inspection == inspection
        and stated.what in ("total", "relevant", item.kind)
        and stated.area in (None, item.area.id if item.area else "")
        for item in taken.items
    )
    agrees = None if stated.agrees is None else found == stated.stated
    return replace(stated, found=found, agrees=agrees, inspection=inspection)


def accounted(
    entries: Sequence[LedgerEntry], taken: Set[str], left_out: Set[str]
) -> tuple[LedgerEntry, ...]:
    """Return the account of a paper's lines after a person took some and left out others."""
    return tuple(_entry(each, taken, left_out) for each in entries)


def _entry(entry: LedgerEntry, taken: Set[str], left_out: Set[str]) -> LedgerEntry:
    is_read_so = entry.state in (LineState.TAKEN, LineState.PART)
    if entry.ref in taken:
        return entry if is_read_so else LedgerEntry(entry.ref, LineState.TAKEN)
    if entry.ref in left_out:
        return LedgerEntry(entry.ref, LineState.LEFT_OUT)
    is_freed = is_read_so or entry.state is LineState.LEFT_OUT
    return LedgerEntry(entry.ref, LineState.NARRATIVE) if is_freed else entry
